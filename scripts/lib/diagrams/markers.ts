import { descendants, element } from './tree.ts';
import type { SvgElement } from './tree.ts';

/** Heads of arrows, drawn in one hand: a slender point with a notch, a cross, a dot. */
const HEADS: Readonly<Record<string, SvgElement>> = {
  punta: element('path', { d: 'M0 1L10 5L0 9L2.5 5z' }),
  cruz: element('path', { d: 'M1 2L2 1L9 8L8 9zM8 1L9 2L2 9L1 8z' }),
  punto: element('circle', { cx: '5', cy: '5', r: '4' }),
};

/** Where on a head, from 0 to 10, mermaid's line ends: each kind of diagram stops at its own distance. */
const ENDS: readonly (readonly [marker: RegExp, head: string, end: number])[] = [
  [/stateDiagram-barbEnd/, 'punta', 10],
  [/cross(Start|End)/, 'cruz', 11],
  [/crosshead/, 'cruz', 5],
  [/circle(Start|End)/, 'punto', 10],
  [/-point(Start|End)/, 'punta', 5],
  [/./, 'punta', 7],
];

/** Points every arrow at the course's own heads, and adds to the drawing those that it uses. */
export function redrawMarkers(root: SvgElement, prefix: string): SvgElement {
  const used = new Map<string, SvgElement>();
  for (const { attributes } of descendants(root)) {
    for (const side of ['marker-start', 'marker-end']) {
      const reference = attributes[side];
      if (reference === undefined) continue;
      const [, head, end] = ENDS.find(([marker]) => marker.test(reference)) ?? [/./, 'punta', 7];
      const id = `${prefix}-${head}`;
      attributes[side] = `url(#${id})`;
      used.set(id, marker(id, head, end));
    }
  }
  if (used.size === 0) return root;
  return { ...root, children: [element('defs', {}, [...used.values()]), ...root.children] };
}

function marker(id: string, head: string, end: number): SvgElement {
  const box = { viewBox: '0 0 10 10', refX: String(end), refY: '5' };
  const size = { markerUnits: 'userSpaceOnUse', markerWidth: '10', markerHeight: '10' };
  const drawn = HEADS[head];
  return element(
    'marker',
    { id, ...box, ...size, orient: 'auto-start-reverse' },
    drawn ? [drawn] : [],
  );
}
