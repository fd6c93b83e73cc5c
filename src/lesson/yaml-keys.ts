import { isCollection, isMap, isScalar, type Pair } from 'yaml';
import { explainMarkedHead } from './yaml-foreign.ts';
import type { Explanation } from './yaml-messages.ts';
import { lineOf, LONGEST_SHOWN } from './yaml-quotes.ts';

/* Keys and aliases that YAML reads, and that are meant to be something else. */

export const foreignComment: Explanation = {
  message: 'un comentario no empieza así',
  hint: 'JSON no admite comentarios: quítalo. Los de YAML empiezan por «#».',
};

const missingValue = (key: string): Explanation => ({
  message: `falta el valor de «${key}», o un espacio tras los dos puntos`,
  hint: `Escribe «${key}:», un espacio y su valor; o quítala.`,
});

const missingSpace = (spaced: string): Explanation => ({
  message: 'falta un espacio tras los dos puntos',
  hint: `Escribe ${spaced}`,
});

const equalsSign = (written: string): Explanation => ({
  message: 'en YAML, tras la clave van dos puntos, no «=»',
  hint: `Escribe ${written}`,
});

const eatenValue = (key: string, comment: string): Explanation => ({
  message: `desde «#» es un comentario: «${key}» se queda sin valor`,
  hint: `Si querías que fuera su valor, ponlo entre comillas: ${JSON.stringify(comment)}`,
});

/** Explains an alias without its anchor, which is seldom meant to be one: `*\/5 * * * *`. `text` begins with it. */
export function explainStray(
  name: string,
  text: string,
  ancestors: readonly unknown[],
): Explanation {
  const value = lineOf(text).replace(isInFlow(ancestors) ? /\s*[,\]}].*$/ : /(?:\s+#.*|\s+)$/, '');
  const { key } = (ancestors.at(-1) ?? {}) as Partial<Pair>;
  const isName = /^\w+$/.test(name) && value === `*${name}`;
  const message = isName
    ? `el alias *${name} no tiene antes su ancla &${name}`
    : 'lo que empieza por «*» va entre comillas: sin ellas es un alias';
  // What is mixed in is a map, and no text.
  if (isScalar(key) && key.source === '<<') return { message };
  const field = isScalar(key) ? `${String(key.value)}: ` : '';
  return {
    message,
    hint: `${isName ? 'Si es un texto, escribe' : 'Escribe'} ${field}${JSON.stringify(value)}`,
  };
}

/**
 * Explains a key that YAML takes as it is: with its number or a mark before the first one of all, and between braces a
 * comment in JSON, or all of `{name:web}`.
 */
export function explainKey(
  { key, value }: Pair,
  ancestors: readonly unknown[],
): Explanation | undefined {
  const text = isScalar(key) && key.type === 'PLAIN' ? key.source : undefined;
  if (text === undefined) return undefined;
  // Those are the document and its map.
  if (ancestors.length === 2 && isFirst(key, ancestors[1])) return explainMarkedHead(text);
  if (!isInFlow(ancestors)) return undefined;
  // What is all in braces is meant to be JSON.
  if (isForeignComment(text) && isInFlow(ancestors.slice(0, 2))) return foreignComment;
  const isAlone = !value || (isScalar(value) && value.value === null);
  return isAlone ? explainNoSpace(text) : undefined;
}

function isFirst(key: unknown, map: unknown): boolean {
  return isMap(map) && !map.flow && map.items[0]?.key === key;
}

/** Explains a key between braces whose colon Kubernetes takes for a part of it: `{name:}`. `text` is all that was read. */
export function explainGluedColon(
  { key, value }: Pair,
  ancestors: readonly unknown[],
  text: string,
): Explanation | undefined {
  const map = ancestors.at(-1);
  const isInBraces = isMap(map) && map.flow && text[map.range?.[0] ?? 0] === '{';
  if (!isInBraces || !isScalar(key) || key.type !== 'PLAIN') return undefined;
  const isAlone = isScalar(value) && value.source === '';
  const [, end = 0] = key.range ?? [];
  const isGlued = isAlone && /^:[,}]/.test(text.slice(end, end + 2));
  return isGlued ? missingValue(String(key.source)) : undefined;
}

/** Explains a key without a space behind its colon, if a text is one. */
export function explainNoSpace(text: string): Explanation | undefined {
  const spaced = withSpace(text);
  return spaced === undefined ? undefined : missingSpace(spaced);
}

/** Explains a key with `=` instead of its colon, if a text is one. */
export function explainEqualsSign(text: string): Explanation | undefined {
  const [, key, value = ''] = /^([a-z][\w./-]*) *= *([^\s=>~].*)$/i.exec(text) ?? [];
  const isShown = key !== undefined && text.length <= LONGEST_SHOWN;
  return isShown ? equalsSign(`${key}: ${value}`) : undefined;
}

/** `name:web` as it was meant, `name: web`; `undefined` for any other text. An address has its colon, too. */
export function withSpace(text: string): string | undefined {
  const [, key, value = ''] = /^([a-z][\w./-]*):(?!\/\/)([^\s:].*)$/i.exec(text) ?? [];
  return key !== undefined && text.length <= LONGEST_SHOWN ? `${key}: ${value}` : undefined;
}

/** Whether a text begins as a comment of another language. */
export function isForeignComment(text: string): boolean {
  return text.startsWith('//') || text.startsWith('/*');
}

function isInFlow(ancestors: readonly unknown[]): boolean {
  return ancestors.some((node) => isCollection(node) && node.flow);
}

/** What looks like a value behind a key, and is a comment: people begin those that they mean with a space. */
const EATEN = / *:[ \t]+(#[^\s#!]\S*)[ \t]*(?:\r?\n|$)/y;

/** Explains a value that is a comment, where a key has no other. `text` is all that was read. */
export function explainEaten(
  { key, value }: Pair,
  text: string,
): (Explanation & { readonly at: number }) | undefined {
  if (!isScalar(key) || !isScalar(value) || value.value !== null) return undefined;
  const [, end = 0] = key.range ?? [];
  EATEN.lastIndex = end;
  const [whole = '', comment = ''] = EATEN.exec(text) ?? [];
  if (comment === '' || comment.length > LONGEST_SHOWN) return undefined;
  return { at: end + whole.indexOf('#'), ...eatenValue(String(key.value), comment) };
}
