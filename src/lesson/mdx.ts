import type { Problem, SourceLocation } from './problem.ts';

/** The part of an MDX syntax tree node that this project reads (Sätteri's mdast). */
export interface MdxNode {
  readonly type: string;
  readonly name?: string | null;
  readonly lang?: string | null;
  readonly meta?: string | null;
  readonly value?: string;
  readonly attributes?: readonly MdxAttribute[];
  readonly children?: readonly MdxNode[];
  readonly position: { readonly start: { readonly line: number; readonly column: number } };
}

export interface MdxAttribute {
  readonly type: string;
  readonly name?: string;
  readonly value?: unknown;
}

/** All nodes in the order of the text, parents before children. */
export function flatten(node: MdxNode): MdxNode[] {
  return [node, ...(node.children ?? []).flatMap(flatten)];
}

export function nodeLocation(node: MdxNode, file: string): SourceLocation {
  const { line, column } = node.position.start;
  return { file, line, column };
}

/** Sätteri's errors begin with `line:column: `. */
export function malformedMdx(error: unknown, file: string): Problem {
  const text = error instanceof Error ? error.message : String(error);
  const [, line, column, message] = /^(\d+):(\d+):\s*(.*)$/s.exec(text) ?? [];
  return {
    location: { file, line: Number(line ?? 1), column: Number(column ?? 1) },
    message: `el MDX está mal formado: ${message ?? text}`,
    hint: 'Mira si falta cerrar una etiqueta o una llave; «<» y «{» sueltos van entre comillas invertidas.',
  };
}
