import { proseOf } from './prose.ts';

const WORD = /[\p{L}\p{N}][\p{L}\p{N}.,:/_-]*/gu;

/** How many words of prose an MDX text has: what takes time to read. Throws where the MDX is malformed. */
export function proseWords(source: string): number {
  return proseOf(source).match(WORD)?.length ?? 0;
}
