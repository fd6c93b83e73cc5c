import type { Part, Path } from '../part.ts';

/** What Go's decoder of JSON says of the first value that it cannot read. */
export interface Unread {
  /** What Go calls what it found: `string`, `number`, `bool`, `array`, `object`. */
  readonly type: string;
  /** The number that does not fit, where that is what is wrong. */
  readonly number?: number;
  /** The names on the way to its field, without indexes; below it there may be the keys of a map. */
  readonly names: readonly string[];
}

/** Reads a sentence like `cannot unmarshal number 1.5 into Go struct field Probe.spec.probe.port of type int32`. */
export function readUnread(message: string): Unread | undefined {
  const [, type, number, field] =
    /cannot unmarshal (\w+)(?: (\S+))? into Go struct field \w*\.?([\w.]+) of type/.exec(message) ??
    [];
  if (type === undefined || field === undefined) return undefined;
  // Go names the structs, too, that only hold fields for others.
  const names = field.split('.').filter((name) => !/^[A-Z]/.test(name));
  return { type, names, ...(number !== undefined && { number: Number(number) }) };
}

/** Whether a value at a path may be the one. */
export function isUnread({ type, number, names }: Unread, path: Path, value: unknown): boolean {
  if (goType(value) !== type || (number !== undefined && number !== value)) return false;
  const [own, field] = [path.filter((step) => typeof step === 'string').join('.'), names.join('.')];
  return own === field || own.endsWith(`.${field}`) || own.startsWith(`${field}.`);
}

/** The first part of an object that may be the one. */
export function findUnread(unread: Unread, object: Part): Part | undefined {
  let parts: Part[] = [object];
  for (const name of unread.names) {
    parts = parts
      .flatMap((part) => [part, ...part.items()])
      .map((part) => part.at(name))
      .filter(({ exists }) => exists);
  }
  const inner = parts.flatMap((part) => part.children());
  const own = (path: Path) => path.slice(object.path.length);
  return [...parts, ...inner].find(({ path, value }) => isUnread(unread, own(path), value));
}

/** What Go calls a value of JSON. */
function goType(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}
