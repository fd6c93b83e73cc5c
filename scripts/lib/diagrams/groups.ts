import { childElements, classes, descendants } from './tree.ts';
import type { SvgElement } from './tree.ts';

/** Roundness of a group's corners, in px, by its letter. */
const CORNERS: Readonly<Record<string, number>> = { pod: 14, controlador: 20, nodo: 3 };

/**
 * A group is a box with its name in the upper left corner, out of the way of arrows from above. Mermaid
 * draws a second box in those of state diagrams, and one around each note: neither says anything.
 */
export function tidyGroups(node: SvgElement): SvgElement | undefined {
  const names = classes(node);
  if (names.includes('note-cluster')) return undefined;
  if (!names.includes('cluster') && !names.includes('statediagram-cluster')) return node;
  const box = groupBox(node);
  if (!box) return node;
  const rx = String(names.map((name) => CORNERS[name] ?? 0).find(Boolean) ?? 8);
  const { x, y } = box.attributes;
  const transform = `translate(${Number(x) + 12}, ${Number(y) + 6})`;
  const label = childElements(node).filter((child) => classes(child).includes('cluster-label'));
  const named = label.map((it) => ({ ...it, attributes: { ...it.attributes, transform } }));
  return { ...node, children: [{ ...box, attributes: { ...box.attributes, rx } }, ...named] };
}

function groupBox(node: SvgElement): SvgElement | undefined {
  return descendants(node).find(({ name }) => name === 'rect');
}

/**
 * Arrows pass below a group's name and not through it: names come last, on a ground of their group's.
 */
export function raiseNames(node: SvgElement): SvgElement {
  if (!classes(node).includes('root')) return node;
  const groups = descendants(node).filter(
    (child) =>
      classes(child).includes('statediagram-cluster') || classes(child).includes('cluster'),
  );
  const names = groups.flatMap((group) => {
    const label = childElements(group).filter((child) => classes(child).includes('cluster-label'));
    group.children = group.children.filter((child) => !label.includes(child as SvgElement));
    return label.map((it) => ({
      ...it,
      attributes: { ...it.attributes, class: ['cluster-label', ...ground(group)].join(' ') },
    }));
  });
  return { ...node, children: [...node.children, ...names] };
}

/** What a group is filled with, as a class of what stands on it. */
function ground(group: SvgElement): string[] {
  return ['sujeto', 'nodo']
    .filter((name) => classes(group).includes(name))
    .slice(0, 1)
    .map((name) => `en-${name}`);
}

/** The paper behind a label on an arrow takes the colour of the smallest group that it lies in. */
export function matchLabelsToTheirGround(root: SvgElement): SvgElement {
  const groups = descendants(root).filter((node) => classes(node).includes('cluster'));
  for (const label of descendants(root)) {
    if (!classes(label).includes('edgeLabel')) continue;
    const [x, y] = (label.attributes['transform']?.match(/-?[\d.]+/g) ?? []).map(Number);
    if (x === undefined || y === undefined) continue;
    // Mermaid writes outer groups before those inside them.
    const group = groups.findLast((it) => contains(it, x, y));
    if (group) label.attributes['class'] = ['edgeLabel', ...ground(group)].join(' ');
  }
  return root;
}

function contains(group: SvgElement, x: number, y: number): boolean {
  const { attributes = {} } = groupBox(group) ?? {};
  const [left, top] = [Number(attributes['x']), Number(attributes['y'])];
  const inWidth = x > left && x < left + Number(attributes['width']);
  return inWidth && y > top && y < top + Number(attributes['height']);
}
