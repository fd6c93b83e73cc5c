import { admission } from './admission.ts';
import { certificates } from './certificates.ts';
import { controllers } from './controllers.ts';
import { devices } from './devices.ts';
import { names } from './names.ts';
import { networks } from './networks.ts';
import { numbers } from './numbers.ts';
import { others } from './others.ts';
import { pods } from './pods.ts';
import { requests } from './requests.ts';
import { scheduling } from './scheduling.ts';
import { security } from './security.ts';

/**
 * A sentence of the API server that people meet, by a pattern of `path: detail`, with what it means in Spanish and
 * what to do. The message is absent where the type of the error says it well enough. Both may name `{value}`, as
 * it is written; `{field}`; and `{1}`, `{2}`, the groups of the pattern.
 */
export type Saying = readonly [
  pattern: RegExp,
  message: string | undefined,
  hint?: string | ((words: Words) => string | undefined),
];

/** What a hint is made of, where the words in its template would not do. */
export interface Words {
  readonly value: string;
  readonly field: string;
  /** Where, as the server writes it. */
  readonly path: string;
}

/** The first that fits is said. */
const sayings: readonly Saying[] = [
  ...scheduling,
  ...names,
  ...numbers,
  ...controllers,
  ...security,
  ...pods,
  ...networks,
  ...admission,
  ...requests,
  ...certificates,
  ...devices,
  ...others,
];

/** What is to be said of an error with that path and detail; nothing where its type says it as well. */
export function sayingFor(
  path: string,
  detail: string,
  { value, field }: Omit<Words, 'path'>,
): { message?: string; hint?: string } {
  const words = { value, field, path };
  const text = `${path}: ${detail}`;
  for (const [pattern, message, hint] of sayings) {
    const match = pattern.exec(text);
    if (!match) continue;
    const groups = Object.fromEntries([...match].map((group, index) => [String(index), group]));
    const all: Record<string, string | undefined> = { ...words, ...groups };
    const fill = (template: string) =>
      template.replace(/\{(\w+)\}/g, (_, name: string) => all[name] ?? '');
    const advice = typeof hint === 'function' ? hint(words) : hint && fill(hint);
    return {
      ...(message !== undefined && { message: fill(message) }),
      ...(advice !== undefined && { hint: advice }),
    };
  }
  return {};
}
