/** `metadata:`, and what is below it until a line that is not. */
const METADATA = /^metadata:[ \t]*(?:#.*)?\r?\n((?:(?:[ \t]+.*|#.*)?\r?\n)*(?:[ \t]+.*)?)/m;

/**
 * The name of the object in a document, as it is written: only to be told from others, so it need not be read
 * as YAML. Nothing where it is written in another way.
 */
export function nameIn(text: string): string | undefined {
  const lines = METADATA.exec(text)?.[1]?.match(/^[ \t]+[^\s#].*$/gm) ?? [];
  // Deeper down, a label may be called so too.
  const indent = /^\s*/.exec(lines[0] ?? '')?.[0] ?? '';
  const line = lines.find((one) => one.startsWith(`${indent}name:`));
  return /: +["']?([^\s"'#]+)/.exec(line ?? '')?.[1];
}
