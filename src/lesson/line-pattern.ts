import { LITERAL } from './literal.ts';

/** What stands for a value of a kind inside an expected line. */
const TOKENS: Readonly<Record<string, string>> = {
  pod: '[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?',
  ip: String.raw`(?:\d{1,3}\.){3}\d{1,3}|[0-9a-f:]*:[0-9a-f:]+`,
  age: String.raw`(?:\d+(?:\.\d+)?(?:ms|[smhdy]))+`,
  hash: String.raw`(?:sha256:)?[0-9a-f]{7,64}`,
  number: String.raw`-?\d+(?:\.\d+)?`,
  text: String.raw`\S(?:.*?\S)?`,
};

const PART = new RegExp(`<(${Object.keys(TOKENS).join('|')})>|${LITERAL}`, 'g');

/** A regular expression for one expected line or cell: typed tokens, and runs of blanks that are equal. */
export function linePattern(expected: string): RegExp {
  const text = expected.trimEnd();
  let source = '';
  let last = 0;
  for (const match of text.matchAll(PART)) {
    const [whole, token, literal = ''] = match;
    source += words(text.slice(last, match.index));
    source += token === undefined ? words(literal) : `(?:${TOKENS[token]})`;
    last = match.index + whole.length;
  }
  return new RegExp(`^${source}${words(text.slice(last))}\\s*$`, 'u');
}

/** A text as the source of a regular expression that matches it and nothing else. */
export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}

function words(text: string): string {
  return escapePattern(text).replace(/[ \t]+/g, String.raw`[ \t]+`);
}
