/** A part of an answer that will be another one for the reader: `[start, end)` in UTF-16 units. */
export interface VolatileSpan {
  readonly start: number;
  readonly end: number;
  readonly kind: VolatileKind;
}

export type VolatileKind = 'date' | 'uid' | 'hash' | 'suffix' | 'ip' | 'port' | 'age';

const CLOCK = String.raw`\d{2}:\d{2}:\d{2}(?:[.,]\d+)?`;
/** Letters and digits of which Kubernetes makes its random suffixes (k8s.io/apimachinery, util/rand). */
const SAFE = 'bcdfghjklmnpqrstvwxz2456789';
const AGO = 'segundos?|seconds?|minutes?|hours?|days?|weeks?|months?|years?';

/** By kind, the forms that change from run to run; earlier ones win where two begin at one place. */
const FORMS: readonly (readonly [VolatileKind, string])[] = [
  [
    'date',
    String.raw`\b\d{4}[-/]\d{2}[-/]\d{2}[T ]${CLOCK}(?:Z|[+-]\d{2}:?\d{2}|(?: [+-]\d{4})? [A-Z]{3,4}\b)?`,
  ],
  [
    'date',
    String.raw`\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? (?:\d{1,2} [A-Z][a-z]{2}|[A-Z][a-z]{2} +\d{1,2}) (?:\d{4} )?${CLOCK}(?: (?:GMT|UTC|[+-]\d{4}))?(?: \d{4})?`,
  ],
  ['uid', String.raw`\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b`],
  ['hash', String.raw`\b(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{12,64}\b`],
  ['hash', String.raw`(?<=\bveth)[0-9a-f]{8}\b`],
  ['suffix', String.raw`(?<=\b[a-z][a-z0-9-]*-)[${SAFE}]{6,10}-[${SAFE}]{5}\b`],
  ['suffix', String.raw`(?<=\b[a-z][a-z0-9-]*-)(?=\d*[a-z])[${SAFE}]{5}(?=[\s"'/:,.)]|$)`],
  [
    'ip',
    String.raw`\b(?!127\.0\.0\.|0\.0\.0\.0\b|255\.)(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)\b`,
  ],
  ['port', String.raw`(?<=:)(?:3\d|4\d|5\d|60)\d{3}\b`],
  [
    'age',
    String.raw`(?<![\w.=-]|cpu: *"?)(?:\d+y)?(?:\d+d)?(?:\d+h)?(?:\d+m)?\d+(?:\.\d+)?(?:s|m|h|d|y|ms)(?![\w-])`,
  ],
  ['age', String.raw`(?<=\bafter )\d+ ms\b`],
  ['age', String.raw`\b(?:About an?|Less than a|\d+) (?:${AGO})\b(?: ago)?`],
];

const VOLATILE = new RegExp(
  FORMS.map(([, form], index) => `(?<f${index}>${form})`).join('|'),
  'gm',
);

/**
 * Finds what will not be the same in the next run: ages, dates, addresses, chosen ports, random suffixes
 * and ids. The page marks it, and the comparison with the recorded evidence overlooks it.
 */
export function volatileSpans(text: string): VolatileSpan[] {
  return [...text.matchAll(VOLATILE)].map((match) => {
    const form = Object.entries(match.groups ?? {}).find(([, found]) => found !== undefined)?.[0];
    const kind = FORMS[Number(form?.slice(1))]?.[0] ?? 'hash';
    return { start: match.index, end: match.index + match[0].length, kind };
  });
}

/** The text with each volatile part as `<kind>` and runs of blanks as one: equal texts say the same. */
export function withoutVolatile(text: string): string {
  let result = '';
  let last = 0;
  for (const { start, end, kind } of volatileSpans(text)) {
    result += `${text.slice(last, start)}<${kind}>`;
    last = end;
  }
  return (result + text.slice(last)).replace(/[ \t]+/g, ' ').replace(/ $/gm, '');
}
