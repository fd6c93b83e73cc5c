import type { Part } from './part.ts';
import { explainType } from './schema/explain-type.ts';
import { itemHead } from './typed-list.ts';
import type { Catalog } from './validate.ts';

/** The object itself, or those that a list holds. */
export function objectsIn(
  root: Part,
  { kinds, schemas }: Pick<Catalog, 'kinds' | 'schemas'>,
): Part[] {
  const isMap = typeof root.value === 'object' && !Array.isArray(root.value);
  if (!isMap) {
    root.report('esto no es un objeto de Kubernetes', hintForNone(root));
    return [];
  }
  const isPlain = root.at('kind').value === 'List' && root.at('apiVersion').value === 'v1';
  if (!isPlain && !itemHead(root.value, kinds)) return [root];
  const known = ['apiVersion', 'kind', 'metadata', 'items'];
  for (const [key, part] of root.entries()) {
    if (!known.includes(key))
      part.report('este campo no existe', `Una ${String(root.at('kind').value)} solo tiene items.`);
  }
  const items = root.at('items');
  if (!root.keys().includes('items')) root.report('falta items, que es obligatorio');
  else if (!items.exists) items.reportKey('está vacío, y es obligatorio');
  else if (!Array.isArray(items.value)) explainType(items, { type: 'array' }, schemas.root);
  return items.items().flatMap((item) => objectsIn(item, { kinds, schemas }));
}

/** What to write instead of what is no map. */
function hintForNone(root: Part): string {
  const items = root.items();
  const isOfObjects = items.some((item) => item.at('kind').exists);
  if (!isOfObjects) return 'Un objeto empieza por apiVersion y kind.';
  if (items.length === 1) return 'Es una lista con uno: quita el guion, y la sangría de lo demás.';
  return 'Es una lista de objetos: quita los guiones y la sangría, y sepáralos con «---».';
}
