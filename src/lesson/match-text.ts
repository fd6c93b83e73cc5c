import type { Mismatch } from './mismatch.ts';
import type { TextMatcher } from './types.ts';

/** What stands for a value of a kind inside an expected line. */
const TOKENS: Readonly<Record<string, string>> = {
  pod: '[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?',
  ip: String.raw`(?:\d{1,3}\.){3}\d{1,3}|[0-9a-f:]*:[0-9a-f:]+`,
  age: String.raw`(?:\d+(?:\.\d+)?(?:ms|[smhdy]))+`,
  hash: String.raw`(?:sha256:)?[0-9a-f]{7,64}`,
  number: String.raw`-?\d+(?:\.\d+)?`,
  text: String.raw`\S(?:.*?\S)?`,
};

const TOKEN = new RegExp(`<(${Object.keys(TOKENS).join('|')})>`);

/** A regular expression for one expected line or cell: typed tokens, and runs of blanks that are equal. */
export function linePattern(expected: string): RegExp {
  const source = expected
    .trimEnd()
    .split(TOKEN)
    .map((part, index) => (index % 2 === 1 ? `(?:${TOKENS[part]})` : literal(part)));
  return new RegExp(`^${source.join('')}\\s*$`, 'u');
}

function literal(text: string): string {
  const escaped = text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
  return escaped.replace(/[ \t]+/g, String.raw`[ \t]+`);
}

/** Compares a stream. Gives what is wrong, or `undefined` where it is as expected. */
export function matchText(
  matcher: TextMatcher,
  actual: string,
  stream: string,
): Mismatch | undefined {
  const wrong = (expected: string): Mismatch => ({
    location: matcher.location,
    message: `${stream} no es lo esperado`,
    expected,
    actual,
  });
  if (matcher.type === 'exact') {
    return actual === matcher.text ? undefined : wrong(matcher.text);
  }
  if (matcher.type === 'sequence') {
    return sequenceEnd(matcher.lines, actual) === undefined
      ? wrong(matcher.lines.join('\n...\n'))
      : undefined;
  }
  if (matcher.type === 'contains') {
    return actual.includes(matcher.text) ? undefined : wrong(`… ${matcher.text} …`);
  }
  if (matcher.type === 'matches') {
    return new RegExp(matcher.pattern, 'mu').test(actual)
      ? undefined
      : wrong(`/${matcher.pattern}/`);
  }
  const lines = actual === '' ? [] : actual.replace(/\n$/, '').split('\n');
  const expected = matcher.lines.join('\n') === '' ? [] : matcher.lines;
  return matchLines(expected, lines) ? undefined : wrong(matcher.lines.join('\n'));
}

/** Ordered lines, where `...` alone on a line stands for any number of them, also none. */
function matchLines(expected: readonly string[], actual: readonly string[]): boolean {
  // reach[i]: the expected lines read so far can end just before actual line i. Linear for each line.
  let reach = actual.map((_, index) => index === 0).concat(actual.length === 0);
  for (const line of expected) {
    const pattern = linePattern(line);
    let open = false;
    reach = reach.map((_, index) => {
      if (line.trim() === '...') return (open ||= reach[index] ?? false);
      return index > 0 && (reach[index - 1] ?? false) && pattern.test(actual[index - 1] ?? '');
    });
  }
  return reach.at(-1) ?? false;
}

/**
 * Looks for expected lines in their order, with any others between. Gives where the line that completes
 * them ends, its line break included, in UTF-16 units, or `undefined` while some is missing.
 */
export function sequenceEnd(expected: readonly string[], text: string): number | undefined {
  let next = 0;
  let end = 0;
  for (const line of text.split(/(?<=\n)/)) {
    if (next === expected.length) break;
    end += line.length;
    if (linePattern(expected[next] ?? '').test(line.replace(/\n$/, ''))) next += 1;
  }
  return next === expected.length ? end : undefined;
}
