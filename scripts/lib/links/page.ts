import { parse } from 'parse5';
import type { DefaultTreeAdapterMap } from 'parse5';

type Node = DefaultTreeAdapterMap['node'];
export type Element = DefaultTreeAdapterMap['element'];

/** A reference from a page to something: which attribute, what it says, and its line in the HTML. */
export interface Reference {
  readonly element: string;
  readonly attribute: string;
  readonly target: string;
  readonly line: number;
}

/** Attributes that lead somewhere. */
const ATTRIBUTES = ['href', 'src', 'srcset', 'poster', 'data', 'action'];

/** Every element of a document or fragment of HTML, in its order. */
export function elements(html: string): Element[] {
  return descend(parse(html, { sourceCodeLocationInfo: true }));
}

/** Value of an attribute, or `undefined` if the element does not have it. */
export function attribute({ attrs }: Element, name: string): string | undefined {
  return attrs.find((candidate) => candidate.name === name)?.value;
}

/** The text of an element and of all that is inside of it, as `textContent`. */
export function textOf(node: Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

/** Everything that a page refers to. */
export function references(all: readonly Element[]): Reference[] {
  return all.flatMap((element) =>
    element.attrs
      .filter(({ name }) => ATTRIBUTES.includes(name))
      .map(({ name, value }) => ({
        element: element.tagName,
        attribute: name,
        target: value,
        line: element.sourceCodeLocation?.startLine ?? 0,
      })),
  );
}

/** Ids that a link can lead to. */
export function anchors(all: readonly Element[]): Set<string> {
  return new Set(all.flatMap((element) => attribute(element, 'id') ?? []));
}

function descend(node: Node): Element[] {
  const children = 'childNodes' in node ? node.childNodes : [];
  const here = 'tagName' in node ? [node] : [];
  return [...here, ...children.flatMap(descend)];
}
