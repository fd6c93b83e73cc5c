const SINGLE: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/**
 * What Go's `%q` wrote between its quotes. A byte that is no UTF-8 (`\xff`) becomes U+FFFD.
 *
 * @see https://pkg.go.dev/strconv#Quote
 */
export function unquote(text: string): string {
  return text.replace(
    /\\(?:x[\da-f]{2}|u([\da-f]{4})|U([\da-f]{8})|(.))/g,
    (_, short?: string, long?: string, single?: string) => {
      const code = short ?? long;
      if (code !== undefined) return String.fromCodePoint(Number(`0x${code}`));
      return single === undefined ? '\uFFFD' : (SINGLE[single] ?? single);
    },
  );
}
