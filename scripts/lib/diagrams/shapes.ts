import { childElements, classes, descendants, element } from './tree.ts';
import type { SvgElement } from './tree.ts';

/**
 * Mermaid strokes some shapes with hundreds of short curves, as by hand, twice. A circle is a circle and
 * a pill is a rectangle with round ends: the same ink in a hundredth of the bytes.
 */
export function simplifyShapes(node: SvgElement): SvgElement {
  if (node.name !== 'g' || !classes(node).includes('outer-path')) return node;
  const [fill] = childElements(node).filter(({ name }) => name === 'path');
  if (!fill) return node;
  const path = fill.attributes['d'] ?? '';
  if (!path.includes('C')) {
    return element('path', { d: path.replace(/[\sZz]*$/, 'Z') });
  }
  const { x, y, width, height } = boundingBox(path);
  const round = Math.abs(width - height) < 1;
  if (!round) return shape('rect', { x, y, width, height, rx: height / 2 });
  const inner = descendants(node).filter(({ name }) => name === 'path');
  const radius = width / 2;
  const circle = shape('circle', { r: radius });
  if (inner.length <= 2) return circle;
  // Mermaid's end of a state diagram: a circle with a dot inside.
  const dot = shape('circle', { r: radius / 2 });
  return element('g', { class: 'final' }, [circle, dot]);
}

/** A Service ends in points: as long as it is half as high, and not mermaid's blunt ones. */
export function sharpenServices(node: SvgElement): SvgElement {
  if (!classes(node).includes('servicio')) return node;
  const children = childElements(node).map((child) => {
    if (child.name !== 'polygon') return child;
    const { width, height } = boundingBox(child.attributes['points'] ?? '');
    const [right, tip, down] = [width / 2, height / 2 - 2, height / 2];
    const upper = `${tip - right},${-down} ${right - tip},${-down} ${right},0`;
    const points = `${upper} ${right - tip},${down} ${tip - right},${down} ${-right},0`;
    return element('polygon', { points });
  });
  return { ...node, children };
}

function shape(name: string, numbers: Record<string, number>): SvgElement {
  return element(
    name,
    Object.fromEntries(Object.entries(numbers).map(([key, value]) => [key, String(value)])),
  );
}

/** The box of a path whose numbers are all absolute points. */
function boundingBox(path: string): { x: number; y: number; width: number; height: number } {
  const numbers = (path.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
  const xs = numbers.filter((_, index) => index % 2 === 0);
  const ys = numbers.filter((_, index) => index % 2 === 1);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}
