import type { Kind } from '../kinds.ts';
import type { Part } from '../part.ts';
import { customResourceDefinition } from './custom-resource-definition.ts';
import { metadata } from './metadata.ts';
import { selector } from './selector.ts';

/** Looks at an object of a known kind and reports on its parts what the schema cannot say. */
export type Rule = (object: Part, kind: Kind) => void;

/** What the server says too, and these say better: which label or name it is, and what there should be instead. */
const ofJudged: readonly Rule[] = [selector, customResourceDefinition];

/** What nobody else says of kinds that the judge does not have. */
const ofOthers: readonly Rule[] = [metadata, customResourceDefinition];

/** Reports what the API server rejects beyond its schema. */
export function applyRules(object: Part, kind: Kind, isJudged: boolean): void {
  for (const rule of isJudged ? ofJudged : ofOthers) rule(object, kind);
}
