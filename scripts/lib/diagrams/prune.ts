import { LETTERS } from './alphabet.ts';
import { childElements, classes, descendants, textContent } from './tree.ts';
import type { SvgElement } from './tree.ts';

const GONE = new Set([
  'style',
  'filter',
  'lineargradient',
  'linearGradient',
  'script',
  'symbol',
  'marker',
]);

/** Attributes that draw something; all others are mermaid's bookkeeping or its colours. */
const KEPT = new Set(
  'd x y x1 y1 x2 y2 cx cy r rx ry width height points transform dy dominant-baseline'
    .split(' ')
    .concat('marker-end marker-start'.split(' ')),
);

/** Mermaid's classes, and what the course's style calls them. */
const CLASSES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(LETTERS.map((letter) => [letter, letter])),
  cluster: 'grupo',
  'cluster-label': 'nombre',
  'statediagram-cluster': 'grupo',
  'state-start': 'inicio',
  'fork-join': 'inicio',
  final: 'final',
  edgeLabel: 'rotulo',
  'en-nodo': 'en-nodo',
  'en-sujeto': 'en-sujeto',
  'flowchart-link': 'flecha',
  transition: 'flecha',
  'edge-pattern-dotted': 'vigila',
  'edge-pattern-dashed': 'vigila',
  messageLine0: 'flecha',
  messageLine1: 'flecha vigila',
  messageText: 'mensaje',
  'actor-line': 'vida',
  note: 'nota',
  'statediagram-note': 'nota',
  noteText: 'nota-texto',
  'note-edge': 'vida',
  loopLine: 'marco',
  labelBox: 'pestana',
  labelText: 'mensaje en-nodo',
  loopText: 'mensaje',
  sectionTitle: 'mensaje',
  activation0: 'activo',
  activation1: 'activo',
  activation2: 'activo',
};

/** Takes away what draws nothing here: style, shadows, markers, data, empty groups and boxes. */
export function prune(node: SvgElement): SvgElement | undefined {
  if (GONE.has(node.name) || classes(node).includes('background')) return undefined;
  const attributes = Object.fromEntries(
    Object.entries(node.attributes).filter(([name]) => KEPT.has(name)),
  );
  const names = new Set(classes(node).flatMap((name) => CLASSES[name]?.split(' ') ?? []));
  if (names.size > 0) attributes['class'] = [...names].join(' ');
  const pruned = { ...node, attributes };
  return isNothing(pruned) ? undefined : pruned;
}

function isNothing(node: SvgElement): boolean {
  if (node.name === 'text' || node.name === 'tspan') return textContent(node).trim() === '';
  if (node.name === 'g' || node.name === 'defs') return childElements(node).length === 0;
  if (node.name === 'rect') return !Number(node.attributes['width']);
  return false;
}

/** A group that neither moves nor names anything is only a pair of brackets. */
export function unwrap(node: SvgElement): SvgElement {
  const children = node.children.flatMap((child) =>
    typeof child === 'object' && child.name === 'g' && Object.keys(child.attributes).length === 0
      ? child.children
      : [child],
  );
  return { ...node, children };
}

/** Class names that a drawing uses, for the style to carry no rule for anything else. */
export function usedClasses(root: SvgElement): Set<string> {
  return new Set(descendants(root).flatMap(classes));
}
