import type { MdxNode } from './mdx.ts';
import { proseOf } from './prose.ts';

const WORD = /[\p{L}\p{N}][\p{L}\p{N}.,:/_-]*/gu;

/** How many words of prose an MDX text has: what takes time to read. Takes and throws as {@link proseOf}. */
export function proseWords(source: string, tree?: MdxNode): number {
  return proseOf(source, tree).match(WORD)?.length ?? 0;
}
