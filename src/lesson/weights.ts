const HOW = 'A partes iguales, "even"; si no, "90, 10", o con nombres, "v1: 90, v2: 10".';

/** How often each of some things is expected, compared with the others. */
export type Weights =
  | { readonly type: 'even' }
  /** In the order in which the answer tells them. */
  | { readonly type: 'listed'; readonly weights: readonly number[] }
  /** By label; also of what the answer leaves out because it never came. */
  | { readonly type: 'named'; readonly weights: ReadonlyMap<string, number> };

/** Reads `even`, `90, 10` or `v1: 90, v2: 10`. Throws an `Error` of two lines: what is wrong, and how to write it. */
export function readWeights(text: string): Weights {
  if (text.trim() === 'even') return { type: 'even' };
  const parts = text.split(',').map((part) => part.trim());
  const pairs = parts.map((part) => /^(?:(\S.*?)\s*:\s*)?(\d+(?:\.\d+)?)$/.exec(part));
  const bad = pairs.findIndex((pair) => !pair || Number(pair[2]) === 0);
  if (bad >= 0) throw new Error(`«${parts[bad]}» no es un peso\n${HOW}`);
  if (parts.length < 2) throw new Error(`un peso solo no reparte nada\n${HOW}`);
  const weights = pairs.map((pair) => Number(pair?.[2]));
  const labels = pairs.flatMap((pair) => pair?.[1] ?? []);
  if (labels.length === 0) return { type: 'listed', weights };
  if (labels.length < parts.length || new Set(labels).size < labels.length)
    throw new Error(`o todos los pesos llevan nombre, cada uno el suyo, o ninguno\n${HOW}`);
  return { type: 'named', weights: new Map(labels.map((label, at) => [label, weights[at] ?? 0])) };
}
