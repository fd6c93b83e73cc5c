import { linePattern } from './line-pattern.ts';
import type { Mismatch } from './mismatch.ts';
import type { TextMatcher } from './types.ts';

/** What is wrong with a stream, and how to show what was expected of it. */
interface Complaint {
  readonly message: string;
  readonly expected: string;
}

/** Compares a stream. Gives what is wrong, or `undefined` where it is as expected. */
export function matchText(
  matcher: TextMatcher,
  actual: string,
  stream: string,
): Mismatch | undefined {
  const complaint = complaintOf(matcher, actual);
  if (!complaint) return undefined;
  const message = `${stream} ${complaint.message}`;
  return { location: matcher.location, message, expected: complaint.expected, actual };
}

function complaintOf(matcher: TextMatcher, actual: string): Complaint | undefined {
  switch (matcher.type) {
    case 'lines':
      return wrongLines(matcher.lines, actual);
    case 'sequence':
      return wrongSequence(matcher.lines, actual);
    case 'contains':
      if (actual.includes(matcher.text)) return undefined;
      return { message: 'no contiene lo esperado', expected: `… ${matcher.text} …` };
    case 'matches':
      if (new RegExp(matcher.pattern, 'mu').test(actual)) return undefined;
      return { message: 'no cumple la expresión regular', expected: `/${matcher.pattern}/` };
    case 'exact':
      return wrongBytes(matcher.text, actual);
  }
}

/** Ordered lines, where `...` alone on a line stands for any number of them, also none. */
function wrongLines(lines: readonly string[], actual: string): Complaint | undefined {
  const found = actual === '' ? [] : actual.replace(/\n$/, '').split('\n');
  const expected = lines.join('\n');
  // reach[i]: the expected lines read so far can end just before actual line i. Linear for each line.
  let reach = found.map((_, index) => index === 0).concat(found.length === 0);
  for (const line of expected === '' ? [] : lines) {
    const next = advance(reach, line, found);
    if (!next.includes(true)) {
      const above = reach.indexOf(true);
      const after = above > 0 ? ` tras la línea ${above}` : '';
      return { message: `no es lo esperado: falta ${quoted(line)}${after}`, expected };
    }
    reach = next;
  }
  if (reach.at(-1)) return undefined;
  const message = `no es lo esperado: sobra desde la línea ${reach.lastIndexOf(true) + 1}`;
  return { message, expected };
}

function advance(reach: readonly boolean[], line: string, found: readonly string[]): boolean[] {
  const pattern = linePattern(line);
  let open = false;
  return reach.map((_, index) => {
    if (line.trim() === '...') return (open ||= reach[index] ?? false);
    return index > 0 && (reach[index - 1] ?? false) && pattern.test(found[index - 1] ?? '');
  });
}

/** The first line of a sequence that does not come, and what it should have come after. */
function wrongSequence(lines: readonly string[], actual: string): Complaint | undefined {
  const { found, line } = followSequence(lines, actual);
  const missing = lines[found];
  if (missing === undefined) return undefined;
  const after = found > 0 ? ` después de ${quoted(lines[found - 1] ?? '')} (línea ${line})` : '';
  return {
    message: `no trae la secuencia: falta ${quoted(missing)}${after}`,
    expected: lines.join('\n...\n'),
  };
}

/**
 * Where the line ends that fulfils what is expected of a growing text, its line break included, in UTF-16
 * units: what comes after it is chance. `undefined` while it is missing, and for what has no such line.
 */
export function fulfilledEnd(matcher: TextMatcher, text: string): number | undefined {
  if (matcher.type === 'sequence') {
    const { found, end } = followSequence(matcher.lines, text);
    return found === matcher.lines.length ? end : undefined;
  }
  if (matcher.type !== 'matches') return undefined;
  // Line by line, since an expression finds the longest text that fulfils it, not the first.
  const pattern = new RegExp(matcher.pattern, 'mu');
  return lineEnds(text).find((end) => pattern.test(text.slice(0, end)));
}

function lineEnds(text: string): number[] {
  let end = 0;
  return text.split(/(?<=\n)/).map((line) => (end += line.length));
}

/** How many of the lines came, and where the last of them is: its number, and its end in UTF-16 units. */
function followSequence(expected: readonly string[], text: string) {
  const patterns = expected.map(linePattern);
  const last = { found: 0, line: 0, end: 0 };
  let end = 0;
  for (const [index, line] of text.split(/(?<=\n)/).entries()) {
    end += line.length;
    if (!patterns[last.found]?.test(line.replace(/\n$/, ''))) continue;
    Object.assign(last, { found: last.found + 1, line: index + 1, end });
  }
  return last;
}

function wrongBytes(expected: string, actual: string): Complaint | undefined {
  if (actual === expected) return undefined;
  const wrong = (why: string) => ({ message: `no es exactamente lo esperado: ${why}`, expected });
  if (actual === `${expected}\n`) return wrong('termina en un salto de línea de más');
  if (`${actual}\n` === expected) return wrong('le falta el último salto de línea');
  if (actual.replaceAll('\r\n', '\n') === expected.replaceAll('\r\n', '\n'))
    return wrong('difieren los finales de línea (CRLF y LF)');
  const [came, wanted] = [actual.split('\n'), expected.split('\n')];
  const line = wanted.findIndex((text, index) => text !== came[index]);
  return wrong(`difiere en la línea ${(line < 0 ? wanted.length : line) + 1}`);
}

function quoted(line: string): string {
  return line.trim() === '' ? 'una línea en blanco' : `«${line}»`;
}
