import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readYaml } from '../../../../src/lesson/yaml.ts';
import { chunks } from '../../../../src/manifests/text/documents.ts';
import { namesIn, type ObjectName } from '../../../../src/manifests/text/names-in.ts';

const web = { name: 'web' };
const inShop = { namespace: 'tienda', name: 'web' };

const cases: [what: string, text: string, name: ObjectName][] = [
  ['the first field', 'metadata:\n  name: web\n', web],
  ['with its namespace', 'metadata:\n  name: web\n  namespace: tienda\nspec: {}\n', inShop],
  ['after labels', 'metadata:\n  labels:\n    name: otro\n  name: web\n', web],
  ['after a comment and an empty line', 'metadata: # de esto\n\n# y\n  name: "web" # así\n', web],
  ['with CRLF', 'kind: Pod\r\nmetadata:\r\n  name: web\r\nspec:\r\n', web],
  ['between braces', 'metadata: { name: web, namespace: "tienda" } # aquí\n', inShop],
  ['between braces, before labels', 'metadata: {name: web, labels: {name: otro}}\n', web],
  [
    'between braces in several lines',
    'metadata: {\n  name: web,\n  namespace: tienda\n}\n',
    inShop,
  ],
  ['in JSON', '\n{"metadata": {"labels": {"name": "otro"}, "name": "web"}}\n', web],
  ['of a label only', 'metadata:\n  labels:\n    name: otro\n', {}],
  ['of a label between braces', 'metadata: {labels: {name: otro}, name: web}\n', {}],
  ['further down', 'metadata:\n  labels: {}\nspec:\n  name: otro\n', {}],
  ['of a template', 'spec:\n  template:\n    metadata:\n      name: otro\n', {}],
  ['that is no text in JSON', '{"metadata": {"name": 7}}', {}],
  ['in what is not JSON', '{metadata: {name: web}}', {}],
  ['in JSON that is no object', '{"metadata": "web"}', {}],
  ['that is an alias', 'metadata:\n  name: *web\n', {}],
  ['in several lines', 'metadata:\n  name: >-\n    web\n', {}],
  ['none', 'kind: Pod\n', {}],
];

for (const [what, text, name] of cases) {
  test(`the name of an object ${what}`, () => assert.deepEqual(namesIn(text), [name]));
}

const list = (items: string) =>
  `apiVersion: v1\nkind: List\nmetadata: {name: lista}\nitems:${items}`;
const config = '- kind: ConfigMap\n  metadata:\n    name: web\n    namespace: tienda\n';

const lists: [what: string, text: string, names: ObjectName[]][] = [
  ['of one', list(`\n${config}`), [inShop]],
  ['of several', list(`\n${config}${config}- metadata: { name: web }\n`), [inShop, inShop, web]],
  [
    'with margins',
    list(` # dos\n\n  # a\n  - kind: a\n    metadata: {name: web}\n  - metadata: {}`),
    [web, {}],
  ],
  ['before its kind', `items:\n${config}kind: "List" # de uno\napiVersion: v1\n`, [inShop]],
  ['with a wide dash', list(`\n-   kind: a\n    metadata:\n      name: web\n`), [web]],
  [
    'with lists inside',
    list(`\n- kind: b\n  spec:\n  - metadata: {name: otro}\n  metadata: {name: web}\n`),
    [web],
  ],
  [
    'of lists',
    list(`\n- kind: List\n  items:\n  - metadata: {name: web}\n${config}`),
    [web, inShop],
  ],
  [
    'with text',
    list(
      `\n- data:\n    a: |\n      - b\n      metadata:\n        name: otro\n  metadata: {name: web}`,
    ),
    [web],
  ],
  ['with CRLF', list(`\n${config}`).replaceAll('\n', '\r\n'), [inShop]],
  [
    'in JSON',
    '{"kind": "List", "items": [{"metadata": {"name": "web"}}, {}, 3, null]}',
    [web, {}, {}, {}],
  ],
  ['between brackets', list(' [{metadata: {name: web}}]'), []],
  ['that is empty', list(''), []],
];

for (const [what, text, names] of lists) {
  test(`the names of a list ${what}`, () => assert.deepEqual(namesIn(text), names));
}

interface Named {
  readonly kind?: string;
  readonly metadata?: ObjectName;
  readonly items?: unknown;
}

function objectsIn(value: unknown): readonly Named[] {
  const object = (value ?? {}) as Named;
  if (object.kind !== 'List') return [object];
  return Array.isArray(object.items) ? object.items.flatMap(objectsIn) : [];
}

test('where a name is seen, it is the one that YAML has', () => {
  let seen = 0;
  for (const file of globSync(['tests/fixtures/manifests/**/*.yaml', 'content/**/*.yaml'])) {
    for (const { text } of chunks(readFileSync(file, 'utf8'))) {
      const [document] = readYaml(text, { file, kubernetes: true }).documents;
      const objects = objectsIn(document?.value);
      const names = namesIn(text);
      if (names.length !== objects.length) continue;
      for (const [index, { namespace, name }] of names.entries()) {
        const { metadata } = objects[index] ?? {};
        if (!metadata || name === undefined) continue;
        assert.equal(name, String(metadata.name), file);
        if (namespace !== undefined) assert.equal(namespace, String(metadata.namespace), file);
        seen += 1;
      }
    }
  }
  assert.ok(seen > 100);
});
