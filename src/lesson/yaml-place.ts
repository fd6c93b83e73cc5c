import { isAlias, isMap, isScalar, isSeq, visit, type Document, type ParsedNode } from 'yaml';

/** A document as the library parsed it, with the offsets of its nodes. */
export type ParsedDocument = Document.Parsed<ParsedNode>;

/** Offset of the key or item at a path, or of the deepest part of the path that is there. */
export function offsetOf(document: ParsedDocument, path: readonly (string | number)[]): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range[0] ?? document.range[0];
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document);
    const place = child(node, step);
    if (!place) break;
    offset = (place.at as ParsedNode | null)?.range[0] ?? offset;
    node = place.value;
  }
  return offset;
}

/** Offset of the value at a path, if it is one word or number; else that of its key, as {@link offsetOf} has it. */
export function offsetOfValue(
  document: ParsedDocument,
  path: readonly (string | number)[],
): number {
  const found = path.reduce<unknown>(
    (node, step) => child(resolved(node, document), step)?.value,
    document.contents,
  );
  const isWritten = isScalar(found) && found.range && found.range[1] > found.range[0];
  return isWritten ? (found.range?.[0] ?? 0) : offsetOf(document, path);
}

function resolved(node: unknown, document: ParsedDocument): unknown {
  return isAlias(node) ? node.resolve(document) : node;
}

/** The plain scalar at a path as it is written: `1.10`, `False`; `undefined` for anything else. */
export function sourceOf(
  document: ParsedDocument,
  path: readonly (string | number)[],
): string | undefined {
  let node: unknown = document.contents;
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document);
    node = child(node, step)?.value;
  }
  if (isAlias(node)) node = node.resolve(document);
  return isScalar(node) && node.type === 'PLAIN' ? node.source : undefined;
}

function child(node: unknown, step: string | number): { at: unknown; value: unknown } | undefined {
  if (isSeq(node)) {
    const item: unknown = node.items[Number(step)];
    return item === undefined ? undefined : { at: item, value: item };
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
  return pair && { at: pair.key, value: pair.value };
}

/**
 * Where an error is for a person. A quote without its pair runs to the end of the text, and the library
 * says so there; what must be seen is where it was opened.
 */
export function offsetOfError(document: ParsedDocument, offset: number, message: string): number {
  if (!message.startsWith('Missing closing')) return offset;
  let opened = offset;
  visit(document, {
    Scalar: (_, { type, range }) => {
      if (type?.startsWith('QUOTE') && range && range[0] < offset) opened = range[0];
    },
  });
  return opened;
}
