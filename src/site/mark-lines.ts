import type { ShikiTransformer } from './token-classes.ts';

/** Shiki transformer: marks the given lines (from 1) with the class `marked`. */
export function markLines(lines: ReadonlySet<number>): ShikiTransformer {
  return {
    name: 'mark-lines',
    line(node, line) {
      node.properties['class'] = lines.has(line) ? 'line marked' : 'line';
    },
  };
}
