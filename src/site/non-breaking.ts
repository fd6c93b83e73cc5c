import { defineMdastPlugin } from 'satteri';

const NBSP = '\u00A0';
/** A figure and its unit; a name and its number. */
const TOGETHER = [
  /(?<=\d) (?=(?:%|°C|ms|s|min|h|B|kB|MB|GB|TB|KiB|MiB|GiB|TiB|CPU|px)(?![\p{L}\d]))/gu,
  /(?<=(?<![\p{L}\d])(?:Kubernetes|Docker|kind|nginx|lección|lecciones|paso|pasos|versión|n\.º|IPv4|página)) (?=\d)/giu,
];

/**
 * Ties with a no-break space what Spanish does not part at the end of a line: `40 s`, `Kubernetes 1.37`
 * (RAE, Ortografía 2010, on symbols and figures).
 */
export function tied(text: string): string {
  return TOGETHER.reduce((tying, pattern) => tying.replace(pattern, NBSP), text);
}

/** Sätteri plugin: ties figures in prose. Code and commands are not prose, and stay as they are. */
export const nonBreaking = defineMdastPlugin({
  name: 'non-breaking',
  text(node, context) {
    const value = tied(node.value);
    if (value !== node.value) context.setProperty(node, 'value', value);
  },
});
