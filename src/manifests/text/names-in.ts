/** What an object is called. */
export interface ObjectName {
  readonly namespace?: string;
  readonly name?: string;
}

const METADATA = /^metadata:[ \t]*(.*)$/gm;
const KIND = /^kind:[ \t]*(.*)$/m;
const ITEMS = /^items:[ \t]*(?:#.*)?$/m;
/** A line of a list on which an item begins. */
const DASH = /^( *)- +(?=\S)/;
/** The fields of `metadata: {…}` up to the first that is no word. */
const BETWEEN_BRACES = /^metadata:[ \t]*\{([^{}[\]]*)/m;
/** A line that is not empty, nor a comment. */
const LINE = /^([ \t]*)([^\s#].*)$/gm;
/** A field whose value is one word, perhaps in quotes. */
const FIELD = /^(namespace|name): +(["']?)([\w.:-]+)\2(?:\s+#.*)?$/;

/**
 * The names of the objects in a document of YAML or JSON, as they are written: of one, or of those of a `List`. The
 * judge does not tell them, and to read YAML takes longer than to judge it: so what is easily seen is given, and
 * nothing where there is doubt.
 */
export function namesIn(text: string): ObjectName[] {
  if (/^\s*\{/.test(text)) return namesInJson(text);
  const isList = /^(["']?)List\1\s*(?:#.*)?$/.test(KIND.exec(text)?.[1] ?? '');
  return isList ? itemsIn(text).flatMap(namesIn) : [nameInYaml(text)];
}

function nameInYaml(text: string): ObjectName {
  const [found, another] = text.matchAll(METADATA);
  // Of two objects without what separates them, nobody knows which is meant.
  if (!found || another) return {};
  const rest = found[1] ?? '';
  if (rest.startsWith('{')) {
    const fields = BETWEEN_BRACES.exec(text)?.[1]?.split(',') ?? [];
    return nameOfFields(fields.map((field) => field.trim()));
  }
  const isBelow = rest === '' || rest.startsWith('#');
  return isBelow ? nameOfFields(fieldsBelow(text, found.index + found[0].length)) : {};
}

function namesInJson(text: string): ObjectName[] {
  try {
    return namesOf(JSON.parse(text));
  } catch {
    return [{}];
  }
}

function namesOf(value: unknown): ObjectName[] {
  const { kind, items, metadata } = (value ?? {}) as Partial<Record<string, unknown>>;
  if (kind === 'List' && Array.isArray(items)) return items.flatMap(namesOf);
  const { namespace, name } = (metadata ?? {}) as Partial<Record<string, unknown>>;
  return [
    {
      ...(typeof namespace === 'string' && { namespace }),
      ...(typeof name === 'string' && { name }),
    },
  ];
}

/** The texts of a list's items, each as if it stood alone. */
function itemsIn(text: string): string[] {
  const found = ITEMS.exec(text);
  if (!found) return [];
  const items: string[][] = [];
  let [margin, indent]: [string | undefined, number] = [undefined, 0];
  for (const line of text.slice(found.index + found[0].length).split('\n')) {
    if (/^\s*(?:#|$)/.test(line)) continue;
    const [dash, before = ''] = DASH.exec(line) ?? [];
    margin ??= before;
    const begins = dash !== undefined && before === margin;
    if (begins) {
      items.push([]);
      indent = dash.length;
    } else if (!line.startsWith(`${margin} `)) break;
    // What is less indented than the item's fields is none of them.
    const isField = begins || line.slice(0, indent).trim() === '';
    items.at(-1)?.push(isField ? line.slice(indent) : '');
  }
  return items.map((lines) => lines.join('\n'));
}

/** The lines of a map that begins below a place. What is deeper down is another's: a label may be called `name`, too. */
function* fieldsBelow(text: string, from: number): Generator<string> {
  const lines = new RegExp(LINE);
  lines.lastIndex = from;
  let indent: string | undefined;
  for (let line = lines.exec(text); line; line = lines.exec(text)) {
    const [, margin = '', field = ''] = line;
    indent ??= margin;
    if (margin === '' || margin.length < indent.length) return;
    if (margin === indent) yield field;
  }
}

function nameOfFields(fields: Iterable<string>): ObjectName {
  const found: { namespace?: string; name?: string } = {};
  for (const field of fields) {
    const [, key, , value] = FIELD.exec(field) ?? [];
    // Of a field that is repeated, kubectl takes the last.
    if (key === 'name' || key === 'namespace') found[key] = value ?? '';
  }
  return found;
}
