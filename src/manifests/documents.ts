/** One document of a text of YAML, as kubectl takes the text apart. */
export interface Chunk {
  readonly text: string;
  /** Line of its first line in the text, from 1. */
  readonly line: number;
}

/**
 * Takes a text apart where kubectl does: at each line that begins with `---`, which belongs to neither side.
 *
 * @see https://pkg.go.dev/k8s.io/apimachinery/pkg/util/yaml#YAMLReader
 */
export function chunks(text: string): Chunk[] {
  const found: Chunk[] = [];
  let lines: string[] = [];
  let start = 1;
  const close = (next: number) => {
    if (lines.some((line) => line.trim() !== ''))
      found.push({ text: lines.join('\n'), line: start });
    lines = [];
    start = next;
  };
  text.split('\n').forEach((line, index) => {
    if (/^---(\s|$)/.test(line)) close(index + 2);
    else lines.push(line);
  });
  close(0);
  return found;
}
