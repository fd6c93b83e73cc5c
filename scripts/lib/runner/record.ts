import { join } from 'node:path';
import type { Course } from '../../../src/lesson/course.ts';
import type { Evidence } from '../../../src/lesson/evidence.ts';
import { EVIDENCE_FORMAT, evidenceKey, serializeEvidence } from '../../../src/lesson/evidence.ts';
import { runTool } from '../run-tool.ts';
import { UsageError } from '../usage-error.ts';
import { writeWhole } from '../write-file.ts';
import type { LessonOutcome } from './run-lesson.ts';

/** Commit of the work tree, with `+` if a file differs from it; `sin commit` outside of git. */
async function currentCommit(root: string): Promise<string> {
  const git = (...args: string[]) => runTool('git', ['-C', root, ...args]);
  const [head, status] = await Promise.all([
    git('rev-parse', 'HEAD'),
    git('status', '--porcelain', '--', 'content'),
  ]);
  if (head.code !== 0) return 'sin commit';
  // Evidence that was written a moment ago, by this very run, does not make the content another one.
  const changed = status.stdout
    .split('\n')
    .filter((line) => line && !line.endsWith('evidencia.json'));
  return `${head.stdout.trim()}${changed.length > 0 ? '+' : ''}`;
}

/** What a lesson was recorded with. */
export interface Recording {
  readonly root: string;
  readonly course: Course;
  /** Versions of what it ran on, by tool. */
  readonly versions: Evidence['versions'];
  readonly attempts: number;
}

/**
 * Writes the evidence of a lesson of which every step passed (or was skipped). Gives the file, relative to
 * the root. Rejects with a {@link UsageError} where it cannot be written.
 */
export async function recordEvidence(
  { lesson, steps, timeline, images }: LessonOutcome,
  { root, course, versions, attempts }: Recording,
): Promise<string> {
  return writeEvidence(root, lesson.folder, {
    format: EVIDENCE_FORMAT,
    lesson: lesson.slug,
    key: evidenceKey(lesson, course.versions),
    recordedAt: new Date().toISOString(),
    commit: await currentCommit(root),
    versions,
    attempts,
    images,
    steps: steps.flatMap(({ evidence }) => evidence ?? []),
    timeline,
  });
}

/** The old evidence survives whatever goes wrong. */
async function writeEvidence(root: string, folder: string, evidence: Evidence): Promise<string> {
  const file = `${folder}/evidencia.json`;
  try {
    await writeWhole(join(root, file), serializeEvidence(evidence));
    return file;
  } catch (error) {
    throw new UsageError(
      `no se pudo escribir ${file} (${(error as Error).message}); la de antes sigue ahí`,
    );
  }
}
