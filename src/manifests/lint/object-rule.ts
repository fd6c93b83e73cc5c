import type { Kind } from '../kinds.ts';
import type { Part } from '../part.ts';

/** A teaching rule that needs to see one object and no more. */
export interface ObjectRule {
  /** The name by which it is silenced. */
  readonly id: string;
  /** Advises on the object's parts. */
  check(object: Part, kind: Kind): void;
}
