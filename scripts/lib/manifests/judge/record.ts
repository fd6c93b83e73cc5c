import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordFile, type JudgeModule } from './modules.ts';

/** What is known of a committed module of the judge. */
export interface JudgeRecord {
  readonly kubernetes: string;
  /** The compiler that made it; another one makes other bytes. */
  readonly go: string;
  /** Hash of the source that it was built from: see `sourcesHash`. */
  readonly sources: string;
  /** Bytes of the module, and of what is downloaded for it. */
  readonly size: number;
  readonly compressed: number;
  /** SHA-256 of the compressed module. */
  readonly sha256: string;
}

export function readJudgeRecord(
  root: string,
  kubernetes: string,
  module: JudgeModule = 'core',
): JudgeRecord {
  const file = join(root, recordFile(kubernetes, module));
  return JSON.parse(readFileSync(file, 'utf8')) as JudgeRecord;
}
