import { isCollection, isMap, isScalar, visit, type Pair, type ParsedNode } from 'yaml';
import { explainSyntax, type Explanation } from './yaml-messages.ts';
import type { ParsedDocument } from './yaml-place.ts';

/* Keys that stand twice: by mistake, or since a second object begins where its separator is missing. */

/** What every object begins with. */
const HEADS = ['apiVersion', 'kind', 'metadata'];

/** What a second object without its separator is told. */
export const secondObject: Explanation = {
  message: 'aquí empieza otro objeto',
  hint: 'Pon «---» en una línea, antes de esta.',
};

/** What a repeated key is told, and with `isWhole` one of what may have to be joined. */
export function explainRepeated(isWhole: boolean): Explanation {
  const { message, hint = '' } = explainSyntax('DUPLICATE_KEY', '');
  return { message, hint: isWhole ? hint.replace(/\.$/, ', con lo de las dos.') : hint };
}

/** What the keys are that stand twice in a document. */
export interface Repeated {
  /** Offsets where another object begins. */
  readonly objects: readonly number[];
  /** Whether the key at an offset is of such an object, and is in truth not repeated. */
  isOfObject(offset: number): boolean;
  /** Whether the key at an offset stands for a map or a list, as the one before it does. */
  isWhole(offset: number): boolean;
}

/** Looks at the keys of a document in which some are repeated. */
export function repeatedIn(document: ParsedDocument): Repeated {
  const pairs = isMap(document.contents) ? (document.contents.items as Pair[]) : [];
  const objects = objectsIn(pairs);
  const from = pairs.findIndex((pair) => offsetOfKey(pair) === objects[0]);
  const own = new Set(from < 0 ? [] : pairs.slice(from).map(offsetOfKey));
  const whole = wholes(document);
  return {
    objects,
    isOfObject: (offset) => own.has(offset),
    isWhole: (offset) => whole.has(offset),
  };
}

/** Where an object begins in a map, after the first one: where what it begins with stands again. */
function objectsIn(pairs: readonly Pair[]): number[] {
  const parts: { at: number; heads: Set<string> }[] = [{ at: 0, heads: new Set() }];
  for (const pair of pairs) {
    const name = nameOf(pair);
    if (name === undefined || !HEADS.includes(name)) continue;
    if (parts.at(-1)?.heads.has(name)) parts.push({ at: offsetOfKey(pair), heads: new Set() });
    parts.at(-1)?.heads.add(name);
  }
  // One of them alone is only written twice.
  return parts
    .slice(1)
    .filter(({ heads }) => heads.size > 1)
    .map(({ at }) => at);
}

/** The offsets of repeated keys that hold a map or a list, as all of the same name do. */
function wholes(document: ParsedDocument): Set<number> {
  const found = new Set<number>();
  visit(document, {
    Map: (_, { items }) => {
      const seen = new Map<string, boolean>();
      for (const pair of items as Pair[]) {
        const name = nameOf(pair);
        if (name === undefined) continue;
        const isWhole = isCollection(pair.value) && seen.get(name) !== false;
        if (isWhole && seen.has(name)) found.add(offsetOfKey(pair));
        seen.set(name, isWhole);
      }
    },
  });
  return found;
}

function nameOf({ key }: Pair): string | undefined {
  return isScalar(key) ? String(key.value) : undefined;
}

function offsetOfKey({ key }: Pair): number {
  return (key as ParsedNode | null)?.range[0] ?? 0;
}
