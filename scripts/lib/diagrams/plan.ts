import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Course } from '../../../src/lesson/course.ts';
import type { Diagram, Lesson } from '../../../src/lesson/types.ts';
import { readStamp, sourceKey, toolsKey } from './key.ts';

/** How a committed drawing stands to its source. */
export type DrawingState = 'current' | 'missing' | 'stale' | 'edited';

/** A diagram, what its drawing must be stamped with, and how the committed one stands. */
export interface PlannedDiagram {
  readonly lesson: Lesson;
  readonly diagram: Diagram;
  /** Begins the ids of the drawing; no two on a page are alike. */
  readonly prefix: string;
  readonly key: string;
  readonly state: DrawingState;
}

/** All diagrams of a course, and the files of drawings that belong to none. */
export interface DiagramPlan {
  readonly diagrams: readonly PlannedDiagram[];
  /** Relative to the project's root. */
  readonly orphans: readonly string[];
}

/** Compares what the lessons say with what is drawn. Reads files, needs no browser. */
export function planDiagrams(root: string, { lessons }: Pick<Course, 'lessons'>): DiagramPlan {
  const tools = toolsKey(root);
  const diagrams = lessons.flatMap((lesson) =>
    // One without an id is a problem of the course already, and has no file to be drawn to.
    lesson.diagrams
      .filter(({ id }) => id !== '')
      .map((diagram) => {
        const prefix = `d-${lesson.slug}-${diagram.id}`;
        const key = sourceKey(tools, prefix, diagram.source);
        return { lesson, diagram, prefix, key, state: drawingState(root, diagram, key) };
      }),
  );
  const known = new Set(diagrams.map(({ diagram }) => diagram.svgFile));
  const orphans = lessons.flatMap((lesson) =>
    drawings(root, lesson).filter((it) => !known.has(it)),
  );
  return { diagrams, orphans };
}

function drawingState(root: string, { svgFile }: Diagram, key: string): DrawingState {
  const file = join(root, svgFile);
  if (!existsSync(file)) return 'missing';
  const stamp = readStamp(readFileSync(file, 'utf8'));
  if (stamp?.key !== key) return 'stale';
  return stamp.intact ? 'current' : 'edited';
}

function drawings(root: string, { folder }: Lesson): string[] {
  const path = `${folder}/diagramas`;
  if (!existsSync(join(root, path))) return [];
  return readdirSync(join(root, path))
    .sort()
    .map((name) => `${path}/${name}`);
}
