import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What is known of a committed judge. */
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

/** Where the record of a version's judge is, relative to the project's root. */
export function recordFile(kubernetes: string): string {
  return `schema/judge-${kubernetes}.json`;
}

export function readJudgeRecord(root: string, kubernetes: string): JudgeRecord {
  return JSON.parse(readFileSync(join(root, recordFile(kubernetes)), 'utf8')) as JudgeRecord;
}
