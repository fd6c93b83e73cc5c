import { isMap, visit } from 'yaml';
import type { Explanation } from './yaml-messages.ts';
import type { ParsedDocument } from './yaml-place.ts';

/* Manifests that a tool fills, before it has filled them. */

export const unfilledTemplate: Explanation = {
  message: 'esto es una plantilla sin rellenar',
  hint: 'Si es de Helm, valida lo que imprime «helm template». Si es un texto, ponlo entre comillas.',
};

/** A template of Jinja, with which Ansible fills manifests. */
export const unfilledStatement: Explanation = {
  ...unfilledTemplate,
  hint: 'Si es de Jinja o de Ansible, valida lo que salga al rellenarla. Si es un texto, ponlo entre comillas.',
};

/** Offset of the first `{{` that YAML reads as a map whose key is a map; `undefined` if there is none. */
export function templateIn(document: ParsedDocument): number | undefined {
  let offset: number | undefined;
  visit(document, {
    Map: (_, map) => {
      const key = map.items[0]?.key;
      const at = map.range?.[0] ?? 0;
      if (!map.flow || !isMap(key) || !key.flow || key.range?.[0] !== at + 1) return undefined;
      offset = at;
      return visit.BREAK;
    },
  });
  return offset;
}
