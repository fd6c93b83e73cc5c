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
    const hint = root.items().some(isObject)
      ? 'Quita los guiones y separa los objetos con «---».'
      : 'Un objeto empieza por apiVersion y kind.';
    root.report('esto no es un objeto de Kubernetes', hint);
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

/** Whether an item says what it is, as objects do. */
function isObject(item: Part): boolean {
  return item.at('kind').exists;
}
