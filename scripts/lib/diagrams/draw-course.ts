import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readCourse } from '../../../src/lesson/course.ts';
import type { Problem } from '../../../src/lesson/problem.ts';
import { launchBrowser } from '../browser.ts';
import { openDrawingPage } from './browser.ts';
import { checkWidth, unreadableLessons } from './check.ts';
import { draw } from './draw.ts';
import { inspectSource } from './inspect.ts';
import { planDiagrams } from './plan.ts';
import type { PlannedDiagram } from './plan.ts';
import { writeAtomically } from './write.ts';

export interface DrawOptions {
  /** Slugs of the lessons to draw. */
  readonly lessons: readonly string[];
  /** Also what has not changed. */
  readonly force: boolean;
  /** Gets one line of progress a diagram. */
  readonly report: (line: string) => void;
}

/**
 * Draws what is missing or old, takes away what belongs to no diagram, and gives what could not be drawn:
 * one wrong diagram does not keep the others from being drawn. Throws `NoBrowserError`.
 */
export async function drawCourse(root: string, options: DrawOptions): Promise<Problem[]> {
  const course = readCourse(root);
  const lessons = course.lessons.filter(({ slug }) => options.lessons.includes(slug));
  const { diagrams, orphans } = planDiagrams(root, { lessons });
  const problems = [
    ...unreadableLessons(course),
    ...diagrams.flatMap(({ diagram }) => inspectSource(diagram)),
  ];
  const due = diagrams.filter(
    ({ diagram, state }) =>
      (options.force || state !== 'current') && inspectSource(diagram).length === 0,
  );
  if (due.length > 0) problems.push(...(await drawAll(root, due, options)));
  for (const file of orphans) {
    rmSync(join(root, file));
    options.report(`borrado   ${file}`);
  }
  options.report(`Por dibujar: ${due.length} de ${diagrams.length} diagramas.`);
  return problems;
}

async function drawAll(
  root: string,
  due: readonly PlannedDiagram[],
  { report }: DrawOptions,
): Promise<Problem[]> {
  // Playwright itself ends the browser and its files on Ctrl-C.
  const browser = await launchBrowser();
  const problems: Problem[] = [];
  try {
    const page = await openDrawingPage(browser, root);
    for (const planned of due) {
      const drawn = await draw(page, planned);
      if (typeof drawn !== 'string') {
        problems.push(drawn);
        continue;
      }
      const { diagram } = planned;
      writeAtomically(join(root, diagram.svgFile), drawn);
      report(`dibujado  ${diagram.svgFile} (${drawn.length} bytes)`);
      problems.push(...checkWidth(diagram, drawn));
    }
  } finally {
    await browser.close();
  }
  return problems;
}
