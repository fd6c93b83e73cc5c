import type { Path } from './part.ts';

/**
 * The path that the API server writes in its errors, as steps into a value: `spec.containers[0].name`,
 * `data[a/b]`, `metadata.labels[app.kubernetes.io/name]`. What is not there is followed as it is written.
 *
 * @see https://pkg.go.dev/k8s.io/apimachinery/pkg/util/validation/field#Path.String
 */
export function serverPath(text: string, value: unknown): Path {
  const path: (string | number)[] = [];
  let rest = asWritten(text, value);
  let current = value;
  while (rest !== '') {
    const [whole = '', name, index] = /^\.?(?:([^.[\]]+)|\[([^\]]*)\])/.exec(rest) ?? [rest, rest];
    rest = rest.slice(whole.length);
    const step =
      Array.isArray(current) && /^\d+$/.test(index ?? '') ? Number(index) : (name ?? index ?? '');
    // Keys with dots in them are written as if each part were a field of its own.
    const dotted = longestKey(current, step, rest);
    rest = rest.slice(dotted.length);
    path.push(typeof step === 'number' ? step : step + dotted);
    current = child(current, path.at(-1) as string | number);
  }
  return path;
}

/** Fields of a CRD that the server moves up, for itself, out of a version that is the only one. */
const MOVED: readonly (readonly [RegExp, string])[] = [
  [/^spec\.validation\b/, 'spec.versions[0].schema'],
  [/^spec\.(subresources|additionalPrinterColumns|selectableFields)\b/, 'spec.versions[0].$1'],
];

/** The path as it is in what people write, where the server keeps it in another form. */
function asWritten(text: string, value: unknown): string {
  if (!Array.isArray(child(child(value, 'spec'), 'versions'))) return text;
  return MOVED.reduce((path, [from, to]) => path.replace(from, to), text);
}

/** How much of the rest belongs to a key that begins with `step` and that the value has. */
function longestKey(value: unknown, step: string | number, rest: string): string {
  if (typeof step === 'number' || typeof value !== 'object' || value === null) return '';
  if (Object.hasOwn(value, step)) return '';
  const key = Object.keys(value).find(
    (one) => `${step}${rest}`.startsWith(one) && one.length > step.length,
  );
  return key?.slice(step.length) ?? '';
}

/** The part of a value at a step; undefined if there is none. */
function child(value: unknown, step: string | number): unknown {
  const isOwn = typeof value === 'object' && value !== null && Object.hasOwn(value, step);
  return isOwn ? (value as Record<string | number, unknown>)[step] : undefined;
}
