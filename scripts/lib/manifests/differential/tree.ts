/** A value as JSON has it. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [field: string]: Json;
}

/** Where a value is in an object: names of fields and places in lists. */
export type Path = readonly (string | number)[];

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function clone<T extends Json>(value: T): T {
  return structuredClone(value);
}

export function valueAt(root: Json, path: Path): Json | undefined {
  let value: Json | undefined = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step))
      return undefined;
    value = (value as JsonObject)[step];
  }
  return value;
}

/** Puts a value where a path says, with the objects and lists that lead there. */
export function setAt(root: Json, path: Path, value: Json): void {
  let parent = root as JsonObject;
  path.slice(0, -1).forEach((step, index) => {
    const child = parent[step];
    if (typeof child !== 'object' || child === null) {
      define(parent, step, typeof path[index + 1] === 'number' ? [] : {});
    }
    parent = parent[step] as JsonObject;
  });
  const last = path.at(-1);
  if (last !== undefined) define(parent, last, value);
}

/** `__proto__` is a field like any other. */
function define(parent: JsonObject, step: string | number, value: Json): void {
  const way = { value, enumerable: true, configurable: true, writable: true };
  Object.defineProperty(parent, step, way);
}

/** Takes out what a path names; whether there was anything. */
export function removeAt(root: Json, path: Path): boolean {
  const parent = valueAt(root, path.slice(0, -1));
  const last = path.at(-1);
  if (last === undefined || typeof parent !== 'object' || parent === null) return false;
  if (Array.isArray(parent)) return parent.splice(Number(last), 1).length > 0;
  if (!Object.hasOwn(parent, last)) return false;
  return Reflect.deleteProperty(parent, last);
}

/** Gives a field another name, in its place among its siblings. */
export function renameAt(root: Json, path: Path, name: string): void {
  const parent = valueAt(root, path.slice(0, -1));
  if (!isObject(parent)) return;
  const entries = Object.entries(parent);
  for (const [key] of entries) Reflect.deleteProperty(parent, key);
  for (const [key, value] of entries) define(parent, key === path.at(-1) ? name : key, value);
}

/** Every place in an object, from the outside in. */
export function pathsIn(value: Json, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const keys = Array.isArray(value) ? value.keys() : Object.keys(value);
  const inner = [...keys].flatMap((key) =>
    pathsIn((value as JsonObject)[key] as Json, [...path, key]),
  );
  return [path, ...inner];
}

/** A path as the server writes it (`spec.hosts[0].ports[http]`), taken apart. */
export function parsePath(text: string): Path {
  const steps = text.matchAll(/([^.[\]]+)|\[([^\]]*)\]/g);
  return [...steps].map(([, name, key]) => {
    if (name !== undefined) return name;
    return /^\d+$/.test(key ?? '') ? Number(key) : (key ?? '');
  });
}
