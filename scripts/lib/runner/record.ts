import { join } from 'node:path';
import type { Evidence } from '../../../src/lesson/evidence.ts';
import { EVIDENCE_FORMAT, evidenceKey, serializeEvidence } from '../../../src/lesson/evidence.ts';
import type { Versions } from '../../../src/lesson/versions.ts';
import { runTool } from '../run-tool.ts';
import { UsageError } from '../usage-error.ts';
import { writeWhole } from '../write-file.ts';
import type { LessonOutcome } from './run-lesson.ts';

/** Commit of the work tree, with `+` if a file differs from it; `sin commit` outside of git. */
export async function currentCommit(root: string): Promise<string> {
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

/** The evidence of a lesson of which every step passed (or was skipped). */
export function toEvidence(
  { lesson, steps, timeline, images }: LessonOutcome,
  versions: Versions,
  run: Pick<Evidence, 'commit' | 'versions' | 'recordedAt'>,
): Evidence {
  return {
    format: EVIDENCE_FORMAT,
    lesson: lesson.slug,
    key: evidenceKey(lesson, versions),
    ...run,
    attempts: 1,
    images,
    steps: steps.flatMap(({ evidence }) => evidence ?? []),
    timeline,
  };
}

/** Writes a lesson's evidence beside it; the old one survives whatever goes wrong. Rejects with a {@link UsageError}. */
export async function writeEvidence(
  root: string,
  folder: string,
  evidence: Evidence,
): Promise<void> {
  const file = `${folder}/evidencia.json`;
  try {
    await writeWhole(join(root, file), serializeEvidence(evidence));
  } catch (error) {
    throw new UsageError(
      `no se pudo escribir ${file} (${(error as Error).message}); la de antes sigue ahí`,
    );
  }
}
