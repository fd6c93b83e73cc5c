import { matchLabelsToTheirGround, raiseNames, tidyGroups } from './groups.ts';
import { centreLabels, simplifyText } from './labels.ts';
import { redrawMarkers } from './markers.ts';
import { roundNumbers } from './numbers.ts';
import { prune, unwrap, usedClasses } from './prune.ts';
import { sharpenServices, simplifyShapes } from './shapes.ts';
import { styleFor } from './style.ts';
import {
  childElements,
  classes,
  descendants,
  element,
  parseSvg,
  rewrite,
  serializeSvg,
  textContent,
} from './tree.ts';
import type { SvgElement } from './tree.ts';

const CHANGES = [simplifyShapes, sharpenServices, simplifyText, centreLabels, tidyGroups];

/**
 * Turns mermaid's SVG into the course's: its strokes without its colours, data, shadows and hundreds of
 * rules; title and description; ids that begin with `prefix`. The same input gives the same bytes.
 */
export function finish(raw: string, prefix: string): string {
  const drawn = parseSvg(raw);
  const simple = CHANGES.reduce((root, change) => rewrite(root, change) ?? root, drawn);
  const grounded = matchLabelsToTheirGround(simple);
  const named = rewrite(grounded, raiseNames) ?? grounded;
  const body = endLifelines(named, viewBox(drawn));
  const pruned = rewrite({ ...body, children: strokes(body) }, prune) ?? element('svg');
  const bare = rewrite(roundNumbers(pruned), unwrap) ?? pruned;
  const inked = redrawMarkers(bare, prefix);
  const head = [
    element('title', { id: `${prefix}-titulo` }, [caption(drawn, 'title')]),
    element('desc', { id: `${prefix}-descripcion` }, [caption(drawn, 'desc')]),
    element('style', {}, [styleFor(prefix, usedClasses(inked))]),
  ];
  const children = [...head, ...inked.children];
  return `${serializeSvg(element('svg', rootAttributes(drawn, prefix), children))}\n`;
}

function strokes(root: SvgElement): SvgElement[] {
  return childElements(root).filter(({ name }) => name !== 'title' && name !== 'desc');
}

/** Mermaid lets lifelines run on far below the drawing, which a viewer that does not clip would show. */
function endLifelines(root: SvgElement, [, top = 0, , height = 0]: number[]): SvgElement {
  for (const line of descendants(root).filter((node) => classes(node).includes('actor-line'))) {
    line.attributes['y2'] = String(Math.min(Number(line.attributes['y2']), top + height));
  }
  return root;
}

function caption(root: SvgElement, name: 'title' | 'desc'): string {
  const node = childElements(root).find((child) => child.name === name);
  return node ? textContent(node).trim() : '';
}

function rootAttributes(drawn: SvgElement, prefix: string): Record<string, string> {
  const [x = 0, y = 0, width = 0, height = 0] = viewBox(drawn);
  return {
    xmlns: 'http://www.w3.org/2000/svg',
    id: prefix,
    viewBox: [x, y, width, height].join(' '),
    width: String(width),
    height: String(height),
    role: 'img',
    'aria-labelledby': `${prefix}-titulo`,
    'aria-describedby': `${prefix}-descripcion`,
  };
}

function viewBox({ attributes }: SvgElement): number[] {
  const [x = 0, y = 0, width = 0, height = 0] = (attributes['viewBox'] ?? '')
    .split(' ')
    .map(Number);
  return [Math.floor(x), Math.floor(y), Math.ceil(width), Math.ceil(height)];
}
