import type { SourceLocation } from './problem.ts';

/** An expectation that does not hold: where it is written, what it asked for, and what came instead. */
export interface Mismatch {
  readonly location: SourceLocation;
  readonly message: string;
  readonly expected: string;
  readonly actual: string;
}
