import type { Random } from '../differential/random.ts';

/** What means something in YAML, or to Kubernetes, or to JavaScript. */
const WORDS = [
  '&a ',
  '*a',
  '<<: ',
  '---\n',
  '--- x\n',
  '...\n',
  '\t',
  'yes',
  'NO',
  '0755',
  '0b1',
  '1_000',
  '.inf',
  '~',
  'null',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  '|\n',
  '>-\n',
  '!!binary ',
  '!!float ',
  '!x ',
  '\0',
  '\ufeff',
  '\r',
  '\u2028',
  '\u00a0',
  '\u200b',
  '“',
  '”',
  '\ud800',
  '%YAML 1.1\n',
  '? ',
  ': ',
  '- ',
  '#',
  '__proto__: ',
  'constructor: ',
  'items: ',
  'kind: List\n',
  '\\',
  '\u00e9',
  '9999999999999999999999',
  '-1',
  '1e999',
  'kind: CustomResourceDefinition\n',
  '\n\n',
  '  ',
];

type Mutation = (text: string, random: Random, other: string) => string;

const MUTATIONS: readonly Mutation[] = [
  // Characters.
  (text, random) => splice(text, random.below(text.length + 1), random.below(4), ''),
  (text, random) => splice(text, random.below(text.length + 1), 0, random.pick(WORDS)),
  (text, random) =>
    splice(text, random.below(text.length + 1), random.below(8), random.pick(WORDS)),
  (text, random) => {
    const code = random.below(random.chance(0.9) ? 128 : 0xffff);
    return splice(text, random.below(text.length + 1), 1, String.fromCharCode(code));
  },
  (text, random) => text.slice(0, random.below(text.length + 1)),
  // Spans: twice, elsewhere, from another text.
  (text, random) => {
    const [from, length] = [random.below(text.length + 1), random.below(200)];
    return splice(text, random.below(text.length + 1), 0, text.slice(from, from + length));
  },
  (text, random, other) => {
    const from = random.below(other.length + 1);
    return splice(
      text,
      random.below(text.length + 1),
      random.below(40),
      other.slice(from, from + random.below(400)),
    );
  },
  // Lines: gone, twice, moved, deeper, shallower.
  onLines((lines, at) => lines.splice(at, 1)),
  onLines((lines, at) => lines.splice(at, 0, lines[at] ?? '')),
  onLines((lines, at, random) =>
    lines.splice(random.below(lines.length), 0, ...lines.splice(at, 1)),
  ),
  onLines((lines, at) => (lines[at] = ` ${lines[at]}`)),
  onLines((lines, at) => (lines[at] = (lines[at] ?? '').replace(/^ {1,2}/, ''))),
  // Values.
  onLines((lines, at, random) => {
    lines[at] = (lines[at] ?? '').replace(/:.*$/, `: ${random.pick(WORDS).trim()}`);
  }),
  // Nesting, and repetition.
  (text, random) =>
    splice(
      text,
      random.below(text.length + 1),
      0,
      random.pick(['[', '{a: ', '- ']).repeat(random.below(3000)),
    ),
  (text, random) => `${text}\n---\n`.repeat(1 + random.below(5)),
];

/** A text with a few things changed; the same for the same chance. */
export function mutate(text: string, other: string, random: Random): string {
  let changed = text;
  for (let left = 1 + random.below(4); left > 0; left -= 1) {
    changed = random.pick(MUTATIONS)(changed, random, other);
  }
  return changed;
}

function splice(text: string, at: number, length: number, insert: string): string {
  return text.slice(0, at) + insert + text.slice(at + length);
}

function onLines(change: (lines: string[], at: number, random: Random) => unknown): Mutation {
  return (text, random) => {
    const lines = text.split('\n');
    change(lines, random.below(lines.length), random);
    return lines.join('\n');
  };
}
