import { stringify } from 'yaml';
import type { Random } from './random.ts';
import { isObject, pathsIn, valueAt, type JsonObject } from './tree.ts';

/** Ways of writing an object that change what is read of it, or should not. */
export const SPELLINGS: Readonly<
  Record<string, (object: JsonObject, random: Random) => string | undefined>
> = {
  /** One field twice, the second time with another value or the same. */
  'key twice in JSON': (object, random) => {
    const field = fieldOf(object, random);
    if (!field) return undefined;
    const [key, value] = field;
    const pair = `${JSON.stringify(key)}:${JSON.stringify(value)}`;
    const again = random.chance(0.5) ? pair : `${JSON.stringify(key)}:null`;
    return JSON.stringify(object).replace(pair, () => `${pair},${again}`);
  },
  'key twice in YAML': (object, random) => {
    const lines = stringify(object).split('\n');
    const scalars = [...lines.keys()].filter((at) => /^ *[\w.-]+: [^|>&*[{]/.test(lines[at] ?? ''));
    if (scalars.length === 0) return undefined;
    const at = random.pick(scalars);
    return lines.toSpliced(at, 0, lines[at] ?? '').join('\n');
  },
  /** Texts without their quotes: 1.30 is a number then, and yes a truth. */
  unquoted: (object, random) => {
    const texts = [
      'yes',
      'off',
      '1.30',
      '0644',
      '0x1f',
      '1e3',
      '~',
      '12:30:00',
      '2026-11-24',
      '.inf',
    ];
    const leaves = pathsIn(object).filter(
      (path) => path.length > 1 && typeof valueAt(object, path) === 'string',
    );
    if (leaves.length === 0) return undefined;
    const mark = 'aquí-sin-comillas';
    const copy = structuredClone(object);
    const path = random.pick(leaves);
    (valueAt(copy, path.slice(0, -1)) as JsonObject)[String(path.at(-1))] = mark;
    return stringify(copy, { lineWidth: 0 }).replace(mark, () => random.pick(texts));
  },
  'in YAML': (object) => stringify(object),
};

function fieldOf(object: JsonObject, random: Random) {
  const holders = pathsIn(object)
    .map((path) => valueAt(object, path))
    .filter((value): value is JsonObject => isObject(value) && Object.keys(value).length > 0);
  return holders.length === 0 ? undefined : random.pick(Object.entries(random.pick(holders)));
}
