/**
 * The alphabet that all diagrams of the course share: what an author writes after `:::` or in `class`,
 * and the shape that mermaid draws for it. The author writes neither shapes nor colours.
 */
export const ALPHABET = {
  nodo: 'rect',
  pod: 'rounded',
  contenedor: 'rect',
  controlador: 'stadium',
  servicio: 'hex',
  /** What the diagram is about: the only one with the accent; it keeps its shape. */
  sujeto: undefined,
} as const satisfies Record<string, string | undefined>;

/** Names that an author may write. */
export const LETTERS = Object.keys(ALPHABET) as (keyof typeof ALPHABET)[];

/** Kinds of mermaid diagram that the course's style covers. */
export const KINDS = ['flowchart', 'sequenceDiagram', 'stateDiagram-v2'] as const;

/** The kind of a diagram's source: its first word that is neither a comment nor a setting. */
export function diagramKind(source: string): string {
  const line = source.split('\n').find((text) => text.trim() && !text.trim().startsWith('%%'));
  return line?.trim().split(/\s+/)[0] ?? '';
}

/**
 * The source as mermaid gets it: with the shape of each letter appended, so that the lines of what the
 * author wrote keep their numbers.
 */
export function withShapes(source: string): string {
  if (diagramKind(source) !== 'flowchart') return source;
  const groups = new Set([...source.matchAll(/^\s*subgraph\s+([\w-]+)/gm)].map(([, id]) => id));
  const shaped = [...letters(source)].flatMap(({ id, letter }) => {
    const shape = ALPHABET[letter as keyof typeof ALPHABET];
    return shape && !groups.has(id) ? [`  ${id}@{ shape: ${shape} }`] : [];
  });
  return [source, ...new Set(shaped)].join('\n');
}

/** A letter that an author gave to a node or a group, and its line (from 1) and column (from 1). */
export interface UsedLetter {
  readonly id: string;
  readonly letter: string;
  readonly line: number;
  readonly column: number;
}

// A node's name, its text between brackets, if any, and then `:::letter`.
const SUFFIX =
  /([\w-]+)\s*(?:[[({]+"[^"]*"[\])}]+|\[[^\]]*\]+|\([^)]*\)+|\{[^}]*\}+)?:::([\w,-]+)/g;
const STATEMENT = /^\s*class\s+([\w,\s-]+?)\s+([\w,-]+)\s*;?\s*$/g;

/** Every use of a letter in a diagram's source. */
export function* letters(source: string): Generator<UsedLetter> {
  for (const [index, text] of source.split('\n').entries()) {
    for (const pattern of [SUFFIX, STATEMENT]) {
      for (const match of text.matchAll(pattern)) {
        const [whole, ids = '', names = ''] = match;
        const column = match.index + whole.lastIndexOf(names) + 1;
        for (const id of ids.split(/[,\s]+/)) {
          for (const letter of names.split(',')) yield { id, letter, line: index + 1, column };
        }
      }
    }
  }
}
