import type { ErrorCode } from 'yaml';
import { lineAt, lineBelow } from './yaml-lines.ts';
import type { Explanation } from './yaml-messages.ts';

/*
 * What stands around YAML and is none: it comes along when somebody copies from a chat, a terminal, an editor or the
 * comparison of two versions.
 */

const REMOVE = 'Quítala.';

const fence: Explanation = {
  message: 'esta línea es de Markdown, no de YAML',
  hint: 'Quita las líneas que empiezan por «```».',
};

const heredocEnd = (word: string): Explanation => ({
  message: `«${word}» cierra un texto en la terminal: no es YAML`,
  hint: REMOVE,
});

const separator: Explanation = {
  message: 'el separador son tres guiones: «---»',
  hint: 'Escribe «---».',
};

const ellipsis: Explanation = {
  message: 'los puntos suspensivos no son YAML',
  hint: 'Quítalos, o pon en su lugar lo que falta.',
};

const difference: Explanation = {
  message: 'esto es una comparación de dos versiones (un diff), no YAML',
  hint: 'Quita las líneas que empiezan por «-», y de las demás su primer carácter.',
};

const lineNumber: Explanation = {
  message: 'aquí se ha colado el número de la línea',
  hint: 'Quítalo de todas las líneas.',
};

const sentence: Explanation = {
  message: 'esto no es YAML',
  hint: 'Si es una frase, quítala o ponle «# » delante.',
};

const command = (line: string): Explanation => ({
  message: 'esto es una orden de la terminal, no YAML',
  hint: line.includes('<<') ? 'Quítala, y también la línea que la cierra: «EOF».' : REMOVE,
});

const COMMAND = /^(?:sudo +)?(?:cat|curl|docker|echo|export|helm|kubectl|minikube|tee) +[^\s:=]/;
const PROMPT = /^(?:[\w.-]+@[\w.-]+\S* ?)?\$ +\S/;

/** A key that an object begins with, with what is no part of it before it. */
const MARKED_HEAD = /^(?:(\+) *|\d+[.:)]? +(?:\| +)?)(?:apiVersion|kind|metadata|spec)$/;

/** What the library says of a line of which it makes nothing. */
type Complaint = readonly [code: ErrorCode, offset: number];

/** Explains a line that is certainly no YAML, if an error is about one. */
export function explainForeign(
  [code, offset]: Complaint,
  text: string,
): (Explanation & { readonly at: number }) | undefined {
  const { text: whole, at } = lineAt(text, offset);
  const line = whole.trim();
  const isFirst = offset <= at || code === 'BAD_SCALAR_START';
  const said = (isFirst ? explainWhole(line) : undefined) ?? explainMarked(whole, offset, text);
  return said && { ...said, at };
}

function explainWhole(line: string): Explanation | undefined {
  if (/^(?:```|~~~)/.test(line)) return fence;
  if (/^(?:EOF|EOT|END|EOL)$/.test(line)) return heredocEnd(line);
  if (/^(?:--|[–—]+)$/.test(line)) return separator;
  if (/^\[?(?:\.{3}|…)\]?$/.test(line)) return ellipsis;
  return PROMPT.test(line) ? command(line) : undefined;
}

/** Explains a line with a mark of a comparison or its number before it. */
function explainMarked(line: string, offset: number, text: string): Explanation | undefined {
  if (/^@@ /.test(line) || (/^[-+]/.test(line) && /^\+/m.test(text))) return difference;
  const [, number] = /^ *(\d+): *[\w.-]+:(?: |$)/.exec(line) ?? [];
  const next = lineBelow(text, offset)?.text.trim() ?? '';
  if (number === undefined || !next.startsWith(`${Number(number) + 1}:`)) return undefined;
  return lineNumber;
}

/** Explains what looks like a command of a terminal, if an error is about one. */
export function explainCommand([, offset]: Complaint, text: string): Explanation | undefined {
  const { text: whole, at } = lineAt(text, offset);
  const line = whole.trim();
  return offset <= at && COMMAND.test(line) ? command(line) : undefined;
}

/** Explains what can only be a sentence where a key has no colon, if it is one. */
export function explainSentence([code, offset]: Complaint, text: string): Explanation | undefined {
  if (code !== 'MISSING_CHAR' && code !== 'MULTILINE_IMPLICIT_KEY') return undefined;
  const { text: whole, at } = lineAt(text, offset);
  const line = whole.trim();
  const words = line.split(/\s+/).length;
  const isWritten = /^[¡¿]?\p{Lu}/u.test(line) || /[.!?…]$/.test(line);
  const isText = offset <= at && /^[¡¿]?\p{L}[^:=#]*$/u.test(line);
  return isText && words >= (isWritten ? 3 : 4) ? sentence : undefined;
}

/** Explains what stands before the key that an object begins with; `undefined` for any other key. */
export function explainMarkedHead(key: string): Explanation | undefined {
  const head = MARKED_HEAD.exec(key);
  if (!head) return undefined;
  return head[1] === undefined ? lineNumber : difference;
}
