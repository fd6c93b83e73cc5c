import { rewrite } from './tree.ts';
import type { SvgElement } from './tree.ts';

const NUMERIC = new Set('d x y x1 y1 x2 y2 cx cy r rx ry width height points transform'.split(' '));

/** Rounds what is drawn to tenths of a px: nobody sees more, and thirteen decimals weigh. */
export function roundNumbers(root: SvgElement): SvgElement {
  return rewrite(root, round) ?? root;
}

function round(node: SvgElement): SvgElement {
  const attributes = Object.fromEntries(
    Object.entries(node.attributes).map(([name, value]) => [
      name,
      NUMERIC.has(name) ? roundText(value) : value,
    ]),
  );
  return { ...node, attributes };
}

function roundText(text: string): string {
  return text
    .replace(/-?\d*\.?\d+(?:e-?\d+)?/g, (number) => String(Number(Number(number).toFixed(1))))
    .replace(/\s*,\s*/g, ',');
}
