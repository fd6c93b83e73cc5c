import { FONT, LABEL_SIZE, NOTE_SIZE } from './config.ts';

/**
 * The ink. Each variable is the site's own (src/styles/diagram.css) and, where the SVG is opened alone,
 * paper and ink of the notebook by day.
 */
const BASE = [
  '--i:var(--diagram-ink,#2b2622)',
  '--p:var(--diagram-paper,#fdfaf2)',
  '--m:var(--diagram-muted,#675d54)',
  '--l:var(--diagram-line,#a89c8d)',
  '--a:var(--diagram-accent,#1f5a94)',
  '--t:var(--diagram-tint,#f4eee1)',
  '--w:var(--diagram-wash,#e4edf5)',
  // Ground: what is behind a text that stands on lines.
  '--g:var(--p)',
  'background:var(--diagram-ground,var(--p))',
  'max-width:100%',
  'height:auto',
  `font:${LABEL_SIZE}px var(--diagram-font,${FONT},sans-serif)`,
  'fill:var(--p)',
  'stroke:var(--i)',
  'stroke-width:1.5',
  'stroke-linecap:round',
  'stroke-linejoin:round',
].join(';');

/** A small text that lines pass below: it clears some of its ground around it. */
const ON_LINES = `font-size:${NOTE_SIZE}px;paint-order:stroke;stroke:var(--g);stroke-width:7`;

/** Rules in order, each with the class that it needs; the first ones need none. */
const RULES: readonly (readonly [selector: string, declarations: string, needs?: string])[] = [
  ['text', 'fill:var(--i);stroke:none;text-anchor:middle'],
  ['.grupo>*', 'stroke:var(--l)', 'grupo'],
  ['.nodo>*', 'fill:var(--t);stroke:var(--l);stroke-width:2', 'nodo'],
  ['.pod>*', 'stroke:var(--i)', 'pod'],
  ['.sujeto>*', 'fill:var(--w);stroke:var(--a);stroke-width:2', 'sujeto'],
  ['.sujeto text', 'fill:var(--a)', 'sujeto'],
  ['.flecha', 'fill:none', 'flecha'],
  ['.vigila', 'stroke-dasharray:5 5', 'vigila'],
  ['.en-nodo', '--g:var(--t)', 'en-nodo'],
  ['.en-sujeto', '--g:var(--w)', 'en-sujeto'],
  ['.rotulo text', `${ON_LINES};fill:var(--m);font-style:italic`, 'rotulo'],
  ['.nombre text', `${ON_LINES};fill:var(--m);font-weight:700;text-anchor:start`, 'nombre'],
  ['.nombre.en-sujeto text', 'fill:var(--a)', 'en-sujeto'],
  ['.inicio', 'fill:var(--i)', 'inicio'],
  ['.final :last-child', 'fill:var(--i)', 'final'],
  ['.vida', 'stroke:var(--l);stroke-width:1', 'vida'],
  ['.mensaje', `${ON_LINES};fill:var(--m)`, 'mensaje'],
  ['.marco', 'stroke:var(--l);fill:none', 'marco'],
  ['.pestana', 'fill:var(--t);stroke:var(--l)', 'pestana'],
  ['.nota', 'fill:var(--t);stroke:var(--l)', 'nota'],
  ['.nota-texto', `font-size:${NOTE_SIZE}px;font-style:italic`, 'nota-texto'],
  ['.activo', 'fill:var(--w);stroke:var(--a)', 'activo'],
  ['marker', 'fill:var(--i);stroke:none'],
];

/**
 * The style of the drawing with this id: only the rules for the classes that it has. All are nested under
 * the id, since a style inside an SVG holds for the whole page, and the rules of one drawing must not come
 * after those of another.
 */
export function styleFor(id: string, used: ReadonlySet<string>): string {
  const rules = RULES.filter(([, , needs]) => needs === undefined || used.has(needs));
  return `#${id}{${BASE};${rules.map(([selector, css]) => `${selector}{${css}}`).join('')}}`;
}
