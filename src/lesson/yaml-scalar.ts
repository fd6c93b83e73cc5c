/**
 * How Kubernetes reads a plain (unquoted) scalar. It reads YAML with Go's `yaml` v2, which is neither
 * YAML 1.1 nor 1.2: `y` and `no` are booleans and `017` is 15, as in 1.1, but `12:30:00` and
 * `2026-11-23` are text, as in 1.2. Each case here was tried against a real kubectl.
 */

const words = new Map<string, boolean | null | number>([
  ...cases(['y', 'yes', 'true', 'on'], true),
  ...cases(['n', 'no', 'false', 'off'], false),
  ...cases(['null', '~', ''], null),
  ...[...cases(['.inf', '+.inf'], Infinity), ...cases(['-.inf'], -Infinity)],
  ...['.nan', '.NaN', '.NAN'].map((text): [string, number] => [text, NaN]),
]);

const integer = /^([-+]?)(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+|0[0-7]*|[1-9][0-9]*)$/;
const float = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
/** A float that starts with its point takes underscores only between digits. */
const pointFloat = /^\.[0-9](_?[0-9])*([eE][-+]?[0-9](_?[0-9])*)?$/;

/** The value that Kubernetes gives to a plain scalar; text where it is none of the special forms. */
export function kubernetesScalar(source: string): string | number | boolean | null {
  const word = words.get(source);
  if (word !== undefined) return word;
  if (source.startsWith('.')) return pointFloat.test(source) ? number(source) : source;
  return /^[-+0-9]/.test(source) ? number(source) : source;
}

function number(source: string): number | string {
  const digits = source.replaceAll('_', '');
  const match = integer.exec(digits);
  if (match) return (match[1] === '-' ? -1 : 1) * magnitude(match[2] ?? '0') + 0;
  const value = float.test(digits) ? Number(digits) : NaN;
  return Number.isFinite(value) ? value : source;
}

/** A leading zero without a letter means octal. */
function magnitude(digits: string): number {
  return Number(/^0[0-7]+$/.test(digits) ? `0o${digits}` : digits);
}

/** Each word in the three spellings that count: `no`, `No`, `NO`. `nO` is text. */
function cases<T>(spelled: string[], value: T): [string, T][] {
  return spelled.flatMap((text) =>
    [text, text.replace(/[a-z]/, (first) => first.toUpperCase()), text.toUpperCase()].map(
      (form): [string, T] => [form, value],
    ),
  );
}

/** Whether the value of a field is the permissions of a file, as everybody writes them: in octal. */
export function isFileMode(field: string, source: string): boolean {
  return /^(?:defaultMode|mode)$/.test(field) && /^0[0-7]+$/.test(source);
}
