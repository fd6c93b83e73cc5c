import type { Kinds } from './kinds.ts';
import { Part } from './part.ts';

/*
 * A list of objects of one kind, as an API server prints it: a `ConfigMapList`, whose items do not say what they are.
 * kubectl takes it apart, and gives an item that has neither the apiVersion of the list and what its kind begins with.
 */

/** What an object says of what it is. */
interface Head {
  readonly apiVersion: string;
  readonly kind: string;
}

/** Whether a value may be a list that says for its items what they are. */
export function mayBeTypedList(value: unknown): boolean {
  const list = new Part(value, []);
  return nameOfItems(list) !== undefined && list.at('items').items().length > 0;
}

/** What the items of a list are of one kind, which is known; `undefined` for any other value. */
export function itemHead(value: unknown, kinds: Kinds): Head | undefined {
  const list = new Part(value, []);
  const [apiVersion, kind] = [list.at('apiVersion').text(), nameOfItems(list)];
  if (apiVersion === undefined || kind === undefined || !mayBeTypedList(value)) return undefined;
  const head = { apiVersion, kind };
  return kinds.of(new Part(head, [])) && head;
}

/**
 * Such a list, with what it says of its items said by themselves; `undefined` for any other value.
 *
 * @see https://pkg.go.dev/k8s.io/apimachinery/pkg/apis/meta/v1/unstructured#UnstructuredJSONScheme
 */
export function spellOut(value: unknown, kinds: Kinds): object | undefined {
  const head = itemHead(value, kinds);
  if (!head) return undefined;
  const items = new Part(value, []).at('items').items();
  return {
    ...(value as object),
    items: items.map((item) =>
      isHeadless(item) ? { ...(item.value as object), ...head } : item.value,
    ),
  };
}

/** What a list's kind begins with; nothing of a `List`, nor of what is none. */
function nameOfItems(list: Part): string | undefined {
  return /^(.+)List$/.exec(list.at('kind').text() ?? '')?.[1];
}

/** Whether an item is a map that does not say at all what it is. */
function isHeadless({ value }: Part): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { apiVersion = '', kind = '' } = value as Record<string, unknown>;
  return apiVersion === '' && kind === '';
}
