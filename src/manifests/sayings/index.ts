import { names } from './names.ts';
import { numbers } from './numbers.ts';
import { others } from './others.ts';
import { scheduling } from './scheduling.ts';
import { workloads } from './workloads.ts';

/**
 * A sentence of the API server that people meet, by a pattern of `path: detail`, with what it means in Spanish and
 * what to do. The message is absent where the type of the error says it well enough. Both may name `{value}`, as
 * it is written; `{field}`; and `{1}`, `{2}`, the groups of the pattern.
 */
export type Saying = readonly [pattern: RegExp, message: string | undefined, hint?: string];

/** The first that fits is said. */
const sayings: readonly Saying[] = [...scheduling, ...names, ...numbers, ...workloads, ...others];

/** What is to be said of an error with that path and detail; nothing where its type says it as well. */
export function sayingFor(
  path: string,
  detail: string,
  words: { readonly value: string; readonly field: string },
): { message?: string; hint?: string } {
  const text = `${path}: ${detail}`;
  for (const [pattern, message, hint] of sayings) {
    const match = pattern.exec(text);
    if (!match) continue;
    const groups = Object.fromEntries([...match].map((group, index) => [String(index), group]));
    const all: Record<string, string | undefined> = { ...words, ...groups };
    const fill = (template: string) =>
      template.replace(/\{(\w+)\}/g, (_, name: string) => all[name] ?? '');
    return {
      ...(message !== undefined && { message: fill(message) }),
      ...(hint !== undefined && { hint: fill(hint) }),
    };
  }
  return {};
}
