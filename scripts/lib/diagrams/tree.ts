import { parseFragment } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';

/** An element of a drawing, simple to walk, change and write. */
export interface SvgElement {
  readonly name: string;
  readonly attributes: Record<string, string>;
  children: (SvgElement | string)[];
}

export function element(
  name: string,
  attributes: Record<string, string> = {},
  children: (SvgElement | string)[] = [],
): SvgElement {
  return { name, attributes, children };
}

/** Reads the first `<svg>` of a text. Throws an `Error` if there is none. */
export function parseSvg(text: string): SvgElement {
  const roots = parseFragment(text).childNodes.map(convert);
  const root = roots.find((node) => typeof node === 'object' && node.name === 'svg');
  if (typeof root !== 'object') throw new Error('mermaid no ha devuelto un <svg>');
  return root;
}

function convert(node: DefaultTreeAdapterTypes.ChildNode): SvgElement | string {
  if ('value' in node) return node.value;
  if (!('tagName' in node)) return '';
  const attributes = node.attrs.filter(({ name }) => !name.startsWith('xmlns'));
  return element(
    node.tagName,
    Object.fromEntries(attributes.map(({ name, value }) => [name, value])),
    node.childNodes.map(convert).filter((child) => child !== ''),
  );
}

/** Writes an element as XML; an element with nothing inside closes itself. */
export function serializeSvg({ name, attributes, children }: SvgElement): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(value)}"`);
  const head = `<${name}${written.join('')}`;
  if (children.length === 0) return `${head}/>`;
  // CSS has no use for entities, and both XML and HTML readers must see the same bytes of it.
  const text = name === 'style' ? (value: string) => value : escape;
  const body = children.map((child) =>
    typeof child === 'string' ? text(child) : serializeSvg(child),
  );
  return `${head}>${body.join('')}</${name}>`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

export function childElements({ children }: SvgElement): SvgElement[] {
  return children.filter((child) => typeof child === 'object');
}

/** An element and all below it, in the order of the text. */
export function descendants(root: SvgElement): SvgElement[] {
  return [root, ...childElements(root).flatMap(descendants)];
}

/** All text of an element, as a reader sees it. */
export function textContent({ children }: SvgElement): string {
  return children.map((child) => (typeof child === 'string' ? child : textContent(child))).join('');
}

/** Names in `class`; mermaid leaves the commas of `class a pod,sujeto` in them. */
export function classes({ attributes }: SvgElement): string[] {
  return (attributes['class'] ?? '').split(/[\s,]+/).filter(Boolean);
}

/** Changes each element from the leaves up; `undefined` takes the element away. */
export function rewrite(
  node: SvgElement,
  change: (node: SvgElement) => SvgElement | undefined,
): SvgElement | undefined {
  const children = node.children.flatMap((child): (SvgElement | string)[] => {
    if (typeof child === 'string') return [child];
    const kept = rewrite(child, change);
    return kept ? [kept] : [];
  });
  return change({ ...node, children });
}
