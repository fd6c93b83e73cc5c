import { isMap, isNode, isScalar, isSeq, LineCounter, parseAllDocuments } from 'yaml';
import type { Problem, SourceLocation } from '../lesson/problem.ts';
import type { Manifest } from '../lesson/types.ts';

/** Offsets of the first character of something and of the one after its last. */
type Range = readonly [start: number, end: number];

/** Lines (from 1) that a `highlight` attribute asks for, and what is wrong with it. */
export interface Highlight {
  readonly lines: ReadonlySet<number>;
  readonly problems: readonly Problem[];
}

/**
 * Finds the lines of a manifest that hold the given YAML paths: `spec.containers[0].image`, or
 * several with commas. A file with many documents is searched in all of them. `locate` finds the
 * place of the attribute, if there is a problem to report.
 */
export function highlightedLines(
  manifest: Pick<Manifest, 'name' | 'text'>,
  highlight: string,
  locate: () => SourceLocation,
): Highlight {
  const counter = new LineCounter();
  const documents = parseAllDocuments(manifest.text, { lineCounter: counter, version: '1.1' });
  const roots: unknown[] = [...documents].map((document) => document.contents);
  const lines = new Set<number>();
  const problems: Problem[] = [];
  for (const path of splitPaths(highlight)) {
    const ranges = roots.map((root) => findRange(root, parsePath(path))).filter((range) => !!range);
    for (const range of ranges) addLines(lines, manifest.text, range, counter);
    if (ranges.length === 0) problems.push(unknownPath(manifest.name, path, locate()));
  }
  return { lines, problems };
}

function splitPaths(highlight: string): string[] {
  return highlight
    .split(',')
    .map((path) => path.trim())
    .filter(Boolean);
}

/** `spec.containers[0].image` → `['spec', 'containers', 0, 'image']`. */
function parsePath(path: string): (string | number)[] {
  return [...path.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([text, index]) =>
    index === undefined ? text : Number(index),
  );
}

/** From the key (or the item) that the path ends in to the end of its value. */
function findRange(node: unknown, path: readonly (string | number)[]): Range | undefined {
  const [head, ...rest] = path;
  const [key, value] = child(node, head);
  if (rest.length > 0) return findRange(value, rest);
  const start = isNode(key) ? key.range?.[0] : undefined;
  const end = isNode(value) ? value.range?.[1] : undefined;
  return start === undefined ? undefined : [start, end ?? start];
}

/** What a step of a path leads to: where it starts (the key of a map, the item of a list) and its value. */
function child(node: unknown, head: string | number | undefined): readonly [unknown, unknown] {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(head));
    return [pair?.key, pair?.value];
  }
  if (isSeq(node) && typeof head === 'number') return [node.items[head], node.items[head]];
  return [undefined, undefined];
}

function addLines(lines: Set<number>, text: string, [start, end]: Range, counter: LineCounter) {
  // A block's range runs on to the start of what follows; the blanks at its end are not of it.
  const last = Math.max(start, start + text.slice(start, end).trimEnd().length - 1);
  for (let line = counter.linePos(start).line; line <= counter.linePos(last).line; line++) {
    lines.add(line);
  }
}

function unknownPath(name: string, path: string, location: SourceLocation): Problem {
  return {
    location,
    message: `highlight="${path}" no lleva a ningún sitio de ${name}`,
    hint: 'Escribe la ruta como spec.containers[0].image; los índices empiezan en 0.',
  };
}
