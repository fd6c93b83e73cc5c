import assert from 'node:assert/strict';
import { test } from 'node:test';
import { highlightedLines } from '../../../src/site/manifest-lines.ts';

const text = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: nginx
      image: nginx:1.30.6
      args:
        - |
          hola
          adiós

    - name: otro
      image: busybox # con comentario
  volumes: []
`;
const place = { file: 'content/lecciones/05-pod/index.mdx', line: 7, column: 1 };
const lines = (highlight: string, source = text) => [
  ...highlightedLines({ name: 'web.yaml', text: source }, highlight, () => place).lines,
];

test('no path, no lines', () => {
  assert.deepEqual(lines(''), []);
});

test('a scalar is its line; a list runs from its key to its last item', () => {
  assert.deepEqual(lines('kind'), [2]);
  assert.deepEqual(lines('spec.containers[1].image'), [15]);
  assert.deepEqual(lines('spec.containers'), [6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
});

test('an item is all of its lines, without the blank ones after it', () => {
  assert.deepEqual(lines('spec.containers[0]'), [7, 8, 9, 10, 11, 12]);
});

test('several paths, with commas', () => {
  assert.deepEqual(lines('metadata.name, spec.volumes'), [4, 16]);
});

test('every document of a file is searched', () => {
  assert.deepEqual(lines('kind', `${text}---\nkind: Service\n`), [2, 18]);
});

test('a path that leads nowhere is a problem at the line of the attribute', () => {
  const { problems } = highlightedLines(
    { name: 'web.yaml', text },
    'spec.contenedores',
    () => place,
  );
  assert.equal(problems.length, 1);
  assert.deepEqual(problems[0]?.location, place);
  assert.match(problems[0]?.message ?? '', /spec\.contenedores.*web\.yaml/);
});

test('an index past the end is a problem too', () => {
  const { problems } = highlightedLines(
    { name: 'web.yaml', text },
    'spec.containers[2]',
    () => place,
  );
  assert.equal(problems.length, 1);
});
