import type { MdxJsxAttributeNode, MdxJsxFlowElement } from 'satteri';

type Children = MdxJsxFlowElement['children'];

/** A component of a page, with texts as attributes, as if an author had written it. */
export function component(
  name: string,
  values: Readonly<Record<string, string>> = {},
  children: Children = [],
): MdxJsxFlowElement {
  const attributes = Object.entries(values).map(([key, value]) => attribute(key, value));
  return { type: 'mdxJsxFlowElement', name, attributes, children };
}

/** One attribute of such a component. */
export function attribute(name: string, value: string): MdxJsxAttributeNode {
  return { type: 'mdxJsxAttribute', name, value };
}
