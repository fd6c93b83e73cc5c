import { childElements, classes, descendants, element, textContent } from './tree.ts';
import type { SvgElement } from './tree.ts';

/** Distance between lines of a label, in ems: mermaid's own. */
const LEADING = 1.1;

/** A label of rows of words becomes one `<text>` with a `<tspan>` a row, or none if there is one row. */
export function simplifyText(node: SvgElement): SvgElement {
  if (node.name !== 'text') return node;
  const rows = descendants(node).filter((part) => classes(part).includes('row'));
  if (rows.length === 0) return simplifySequenceText(node);
  const lines = rows.map((row) => textContent(row).trim());
  if (lines.every((line) => line === '')) return element('text');
  return element(
    'text',
    {},
    stack(lines, (index) => `${1 + index * LEADING}em`),
  );
}

function stack(lines: readonly string[], y: (index: number) => string): SvgElement[] {
  return lines.map((line, index) => element('tspan', { x: '0', y: y(index) }, [line]));
}

/** Sequence diagrams place each line by itself, at a point of the drawing. */
function simplifySequenceText(node: SvgElement): SvgElement {
  const { x = '0', y = '0', dy, class: kind = '', 'dominant-baseline': baseline } = node.attributes;
  const [span] = childElements(node);
  // The name of a person stands so near the feet that its accents touch them.
  const shift = kind.includes('actor-man') ? '4' : (span?.attributes['dy'] ?? dy);
  const place = {
    x: span?.attributes['x'] ?? x,
    y,
    ...(shift && shift !== '0' ? { dy: shift } : {}),
    ...(kind ? { class: kind } : {}),
    ...(baseline ? { 'dominant-baseline': baseline } : {}),
  };
  return element('text', place, [textContent(node)]);
}

/** Nodes carry their label in their middle, whatever mermaid's own offset for HTML labels was. */
export function centreLabels(node: SvgElement): SvgElement {
  if (!classes(node).includes('node')) return node;
  const children = childElements(node).map((child) => {
    const y = /,\s*([-\d.]+)\)/.exec(child.attributes['transform'] ?? '')?.[1];
    if (!classes(child).includes('label') || y === undefined) return child;
    return { ...child, attributes: { ...child.attributes, transform: `translate(0, ${y})` } };
  });
  return { ...node, children };
}
