import {
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  visit,
  type Document,
  type ParsedNode,
  type YAMLError,
} from 'yaml';

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

/**
 * Offset of the value at a path, if it is one word or number, or with `isWhole` one in brackets; else that of its key,
 * as {@link offsetOf} has it.
 */
export function offsetOfValue(
  document: ParsedDocument,
  path: readonly (string | number)[],
  isWhole = false,
): number {
  const found = path.reduce<unknown>(
    (node, step) => child(resolved(node, document), step)?.value,
    document.contents,
  );
  const isShown = isScalar(found) || (isWhole && isCollection(found) && found.flow);
  const [from, to] = (isShown && found.range) || [0, 0];
  return to > from ? from : offsetOf(document, path);
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
  // Of a key that stands twice the last one counts.
  const pair = node.items.findLast(
    ({ key }) => isScalar(key) && String(key.value) === String(step),
  );
  return pair && { at: pair.key, value: pair.value };
}

/** Offset of a tab in the margin of a line whose first word an error of block style is about, if there is one. */
export function offsetOfTab(
  { message, pos: [offset] }: YAMLError,
  text: string,
): number | undefined {
  // Between brackets a tab is as good as a space.
  if (/\bflow\b/i.test(message)) return undefined;
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const [margin = ''] = /^[ \t]*/.exec(text.slice(start, Math.max(offset, start) + 1)) ?? [];
  const tab = margin.indexOf('\t');
  return tab >= 0 && offset <= start + margin.length ? start + tab : undefined;
}

/** Offset of the dash of a `-name: ` that stands on its line before an error about a second colon, if one does. */
export function offsetOfGluedDash(
  { code, pos: [offset] }: YAMLError,
  text: string,
): number | undefined {
  if (code !== 'BLOCK_AS_IMPLICIT_KEY') return undefined;
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const [, margin] = /^( *)-[a-z]\w*: *$/i.exec(text.slice(start, offset)) ?? [];
  return margin === undefined ? undefined : start + margin.length;
}

/**
 * Where an error is for a person. A quote without its pair runs to the end of the text, and the library
 * says so there; what must be seen is where it was opened. Of a line that begins in a wrong column, what it begins with.
 */
export function offsetOfError(document: ParsedDocument, error: YAMLError, text: string): number {
  const { message, code, pos } = error;
  const [offset] = pos;
  if (!message.startsWith('Missing closing')) {
    const cause = offsetOfTab(error, text) ?? offsetOfGluedDash(error, text);
    if (cause !== undefined) return cause;
    const isBlank = code !== 'TAB_AS_INDENT' && text[offset] === ' ';
    return isBlank ? offset + text.slice(offset).search(/[^ ]|$/) : offset;
  }
  let opened = offset;
  visit(document, {
    Scalar: (_, { type, range }) => {
      if (type?.startsWith('QUOTE') && range && range[0] < offset) opened = range[0];
    },
  });
  return opened;
}
