import type { ServerError } from '../judge/verdict.ts';
import { namesakes } from './namesake.ts';
import { formatPath, type Part, type Path } from '../part.ts';

/** What is said of something that is there twice, and of what. */
interface Repetition {
  readonly path: Path;
  readonly message: string;
  readonly hint?: string;
}

/** Something that is there twice: where the first one is. */
export function explainRepeated(
  error: ServerError,
  object: Part,
  path: Path,
): Repetition | undefined {
  if (error.type !== 'FieldValueDuplicate' && error.detail !== 'must be unique') return undefined;
  const names = /^\{(.+)\}$/.exec(String(path.at(-1)))?.[1]?.split(', ');
  if (names) return explainNamed(object.at(...path.slice(0, -1)), names, object);
  const at = path.findLastIndex((step) => typeof step === 'number');
  const below = path.slice(at + 1);
  const part = object.at(...path);
  const list = object.at(...path.slice(0, at)).items();
  const others = list.slice(0, Number(path[at])).map((item) => item.at(...below));
  const identity = identityOf(error, part);
  const isAgain = (one: Part) => isSame(one, part);
  const first = identity
    ? sameAs(part, others, identity)
    : (others.find(isAgain) ?? namesakes(part, object).find(isAgain));
  if (!first) return undefined;
  const where = formatPath(first.path.slice(0, first.path.length - below.length));
  const again = `ya está en ${where}`;
  if (!identity) return { path, message: `${JSON.stringify(part.value)} ${again}` };
  return explainIdentity(part, identity, again);
}

/** Of two items that are alike in some fields, the server names the first one, and the fields. */
function explainNamed(first: Part, names: readonly string[], object: Part): Repetition | undefined {
  const list = object.at(...first.path.slice(0, -1)).items();
  const identity = new Map(names.map((name) => [name, undefined]));
  const again = sameAs(first, list.slice(Number(first.path.at(-1)) + 1), identity);
  return again && explainIdentity(again, identity, `ya está en ${formatPath(first.path)}`);
}

/** The fields by which an item is told from others, each with the value that the server has of it. */
type Identity = ReadonlyMap<string, unknown>;

/** Which fields of an item, which the server gives whole, are those that nobody else may have alike. */
function identityOf({ value, detail = '' }: ServerError, item: Part): Identity | undefined {
  if (typeof value !== 'object' || value === null || item.keys().length === 0) return undefined;
  const fields = Object.entries(value).map(([name, one]) => [inJson(name), one] as const);
  const [, told] = /unique by (.+?)(?: pair)?$/.exec(detail) ?? [];
  const names = told?.split(/, | and /);
  // What is not part of it the server leaves empty, where it does not say what is.
  return new Map(fields.filter(([name, one]) => names?.includes(name) ?? Boolean(one)));
}

/** A field of a Go struct as people write it. */
function inJson(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** The first item with the same identity, written alike; or else where one of the two leaves to the server what it is. */
function sameAs(item: Part, others: readonly Part[], identity: Identity): Part | undefined {
  const alike = (isLoose: boolean) => (other: Part) =>
    [...identity].every(([name, value]) => {
      const absent = isLoose ? value : undefined;
      return (other.at(name).value ?? absent) === (item.at(name).value ?? absent);
    });
  return others.find(alike(false)) ?? others.find(alike(true));
}

function isSame(one: Part, other: Part): boolean {
  return one.exists && one.value === other.value;
}

/** Says it of the field that a list of ports is named for, or else of the first. */
function explainIdentity(item: Part, identity: Identity, again: string): Repetition {
  const list = String(item.path.at(-2));
  const names = [...identity.keys()];
  const written = names.filter((name) => item.at(name).exists);
  const main = written.find((name) => list.startsWith(name)) ?? written[0];
  if (main === undefined) return { path: item.path, message: again };
  const others = written.filter((name) => name !== main);
  const all = [main, ...names.filter((name) => name !== main)];
  const shown = others.map((name) => ` con ${name}: ${String(item.at(name).value)}`).join('');
  return {
    path: [...item.path, main],
    message: `${JSON.stringify(item.at(main).value)}${shown} ${again}`,
    hint: `Cambia ${all.join(' o ')}, o quita uno de los dos.`,
  };
}
