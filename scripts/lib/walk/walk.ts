import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { addonsOf, pastedSteps } from '../../../src/lesson/preparation.ts';
import { formatProblem } from '../../../src/lesson/problem.ts';
import { siteUrl } from '../../../src/lesson/site.ts';
import type { Lesson } from '../../../src/lesson/types.ts';
import { launchBrowser } from '../browser.ts';
import { addonFolders, publishedText } from '../cluster/addon-manifest.ts';
import { attemptLesson } from '../runner/attempt-lesson.ts';
import type { Choice } from '../runner/choose-lessons.ts';
import type { ExamplesOptions, ExamplesResult } from '../runner/examples.ts';
import { notRun } from '../runner/lesson-outcome.ts';
import type { LessonWorld } from '../runner/lesson-world.ts';
import { runRounds } from '../runner/run-rounds.ts';
import { Worlds } from '../runner/worlds.ts';
import { copyPage } from './page-copies.ts';
import type { ExpectedPage } from './pasted-page.ts';
import { pastedPage } from './pasted-page.ts';
import { PREPARATION, preparationPage } from './preparation-page.ts';
import { readerTerminals } from './reader-terminals.ts';
import { addonFiles, KIND_FILE, manifestFiles, unlikeServed } from './served-files.ts';
import type { ServedSite } from './served-site.ts';
import { serveSite } from './served-site.ts';

/** A lesson to walk, and why it can't be, if its page is not what it should be. */
interface Walked extends Choice {
  readonly wrong?: string;
}

/**
 * Goes through the built pages of lessons as a reader does: copies every command in a browser, pastes it
 * where there is nothing but a cluster, and looks whether it gives what the page shows.
 */
export async function walk(options: ExamplesOptions): Promise<ExamplesResult> {
  const folder = mkdtempSync(join(tmpdir(), 'kev-'));
  const site = await serveSite(options.root, await elsewhere(options));
  try {
    const walked = await copyAll(options, site);
    const now = { ...options, choices: walked };
    const worlds = new Worlds(now, folder, { isBare: true });
    const terminals = (world: LessonWorld, scratch: string) => readerTerminals(world.env, scratch);
    const lane = { options: now, worlds, terminals, publish: () => undefined };
    return await runRounds(lane, 'walk', (choice: Walked) => {
      if (choice.wrong === undefined) return attemptLesson(choice, lane);
      options.progress.lessonStarted(choice.lesson);
      const outcome = notRun(choice.lesson, choice.wrong);
      options.progress.lessonEnded(outcome);
      return Promise.resolve(outcome);
    });
  } finally {
    await site.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the commands of these lessons fetch from other hosts: addons as their projects publish them. */
async function elsewhere(options: ExamplesOptions): Promise<ReadonlyMap<string, string>> {
  const { root, stateFolder, course, choices, signal } = options;
  const folders = addonFolders(root, stateFolder);
  const names = choices.flatMap(({ lesson }) => lesson.addons);
  const published = course.versions.addons.flatMap(({ name, published }) =>
    published && names.includes(name) ? [{ name, published }] : [],
  );
  const texts = published.map(async (addon) => {
    const text = await publishedText(addon.name, addon.published, folders, signal);
    return [addon.published.url, text] as const;
  });
  return new Map(await Promise.all(texts));
}

async function copyAll(options: ExamplesOptions, site: ServedSite): Promise<Walked[]> {
  const { choices, progress, signal } = options;
  progress.say('Copiando las órdenes de las páginas, botón a botón');
  const browser = await launchBrowser({ asReader: true });
  try {
    const walked: Walked[] = [];
    for (const choice of choices) {
      signal.throwIfAborted();
      walked.push(await copyOne(choice, options, site, browser));
    }
    return walked;
  } finally {
    await browser.close();
  }
}

async function copyOne(
  choice: Choice,
  { root, course, keep }: ExamplesOptions,
  site: ServedSite,
  browser: Browser,
): Promise<Walked> {
  const { lesson } = choice;
  const around = { site: siteUrl(root), addons: course.versions.addons };
  const isPreparation = lesson.slug === PREPARATION;
  const expected: ExpectedPage = isPreparation
    ? preparationPage(root, course.versions)
    : { lesson, steps: pastedSteps(lesson, around) };
  const addons = addonsOf(lesson, around);
  const files = isPreparation ? [KIND_FILE] : [...manifestFiles(lesson), ...addonFiles(addons)];
  try {
    const copies = await copyPage(browser, `${site.url}/${lesson.slug}/`);
    const pasted = await pastedPage(expected, copies, site.moved);
    const problems = [...pasted.problems, ...(await unlikeServed(files, root, site.url))];
    const wrong = problems.map(formatProblem).join('\n');
    const isRun = ({ id }: { readonly id: string }) =>
      isPreparation
        ? lesson.steps.some((step) => step.id === id)
        : !(keep && id.startsWith('recoge:'));
    const steps = pasted.steps.filter(isRun);
    return { ...choice, lesson: { ...asAlone(lesson), steps }, ...(wrong && { wrong }) };
  } catch (error) {
    return { ...choice, wrong: `${lesson.file}:1:1: ${(error as Error).message}` };
  }
}

/** What a lesson installs is all the cluster's: nobody else may find it there. */
function asAlone(lesson: Lesson): Lesson {
  return lesson.addons.length > 0 ? { ...lesson, isolation: 'cluster' } : lesson;
}
