import { centreLabels, nameGroupsInTheCorner, simplifyText } from './labels.ts';
import { redrawMarkers } from './markers.ts';
import { roundNumbers } from './numbers.ts';
import { prune, unwrap, usedClasses } from './prune.ts';
import { simplifyShapes } from './shapes.ts';
import { styleFor } from './style.ts';
import { childElements, element, parseSvg, rewrite, serializeSvg, textContent } from './tree.ts';
import type { SvgElement } from './tree.ts';

/** What a finished drawing carries besides its strokes. */
export interface FinishOptions {
  /** Unique on every page: begins all ids of the drawing. */
  readonly prefix: string;
  /** See `sourceKey` in key.ts. */
  readonly key: string;
}

/**
 * Turns mermaid's SVG into the course's: its strokes without its colours, data, shadows and hundreds of
 * rules; title and description; ids of its own. The same input gives the same bytes.
 */
export function finish(raw: string, { prefix, key }: FinishOptions): string {
  const drawn = parseSvg(raw);
  const body = [simplifyShapes, simplifyText, centreLabels, nameGroupsInTheCorner].reduce(
    (root, change) => rewrite(root, change) ?? root,
    drawn,
  );
  const pruned = rewrite({ ...body, children: strokes(body) }, prune) ?? element('svg');
  const bare = rewrite(roundNumbers(pruned), unwrap) ?? pruned;
  const inked = redrawMarkers(bare, prefix);
  const head = [
    element('title', { id: `${prefix}-titulo` }, [caption(drawn, 'title')]),
    element('desc', { id: `${prefix}-descripcion` }, [caption(drawn, 'desc')]),
    element('style', {}, [styleFor(usedClasses(inked))]),
  ];
  const attributes = { ...rootAttributes(drawn, prefix), 'data-key': key };
  return `${serializeSvg(element('svg', attributes, [...head, ...inked.children]))}\n`;
}

function strokes(root: SvgElement): SvgElement[] {
  return childElements(root).filter(({ name }) => name !== 'title' && name !== 'desc');
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
    class: 'diagrama',
    viewBox: [x, y, width, height].join(' '),
    width: String(width),
    height: String(height),
    role: 'img',
    'aria-labelledby': `${prefix}-titulo`,
    'aria-describedby': `${prefix}-descripcion`,
  };
}

function viewBox({ attributes }: SvgElement): number[] {
  const [x = 0, y = 0, width = 0, height = 0] = (attributes['viewBox'] ?? '').split(' ').map(Number);
  return [Math.floor(x), Math.floor(y), Math.ceil(width), Math.ceil(height)];
}
