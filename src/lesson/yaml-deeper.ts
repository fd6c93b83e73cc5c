import type { YAMLError } from 'yaml';
import { lineAt, lineBelow, linesAbove, type Line } from './yaml-lines.ts';
import type { Explanation } from './yaml-messages.ts';

/** A line with a key and its value, which ends there. */
const FIELD =
  /^( *(?:- +)*)([\w.][\w./-]*|"[^"]*"|'[^']*'): +(?:"[^"]*"|'[^']*'|\{[^{}]*\}|\[[^[\]]*\]|(?!["'{[|>#])(?:[^:#]|:(?! ))+)(?:#.*)?$/;

/** A line that begins with a key, or an item that does. */
const KEY = /^ *(- +)*(?:[\w.][\w./-]*|"[^"]*"|'[^']*'):(?:\s|$)/;

/** Explains a key that is indented deeper than the one above it, which has its value already, if an error is about one. */
export function explainDeeper(
  { code, pos: [offset] }: YAMLError,
  text: string,
): (Explanation & { readonly at: number }) | undefined {
  const [field, line] = pairAt(code, offset, text);
  const [, margin = '', key] = FIELD.exec(field?.text ?? '') ?? [];
  const [begin, dash] = KEY.exec(line?.text ?? '') ?? [];
  if (!line || key === undefined || begin === undefined) return undefined;
  if (line.indentation <= margin.length) return undefined;
  return {
    at: line.at,
    message: `esta línea tiene más sangría que «${key}», que ya tiene su valor`,
    hint: dash
      ? '¿Falta antes la clave de esta lista?'
      : `Ponla en la misma columna que «${key}»; o, si va dentro de ella, quítale a «${key}» su valor.`,
  };
}

/** The lines that an error of indentation is about: the upper one and the lower one. */
function pairAt(
  code: YAMLError['code'],
  offset: number,
  text: string,
): [Line | undefined, Line | undefined] {
  const line = lineAt(text, offset);
  if (code === 'BLOCK_AS_IMPLICIT_KEY') return [line, lineBelow(text, offset)];
  if (code !== 'BAD_INDENT') return [undefined, undefined];
  for (const above of linesAbove(text, line.at)) {
    if (!above.text.trimStart().startsWith('#')) return [above, line];
  }
  return [undefined, undefined];
}
