import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diagramKind, letters, withShapes } from '../../../../scripts/lib/diagrams/alphabet.ts';

const flow = (...lines: string[]) => ['flowchart TB', ...lines].join('\n');

test('each letter brings its shape, below what the author wrote', () => {
  const source = flow('  a["web (v2) [b]"]:::servicio --> b:::contenedor', '  class a sujeto');
  assert.equal(withShapes(source), `${source}\n  a@{ shape: hex }\n  b@{ shape: rect }`);
});

test('a group keeps its box: only nodes get a shape', () => {
  const source = flow('  subgraph p ["Pod web"]', '    c', '  end', '  class p pod');
  assert.equal(withShapes(source), source);
});

test('only flowcharts have shapes', () => {
  const source = 'stateDiagram-v2\n  a:::pod';
  assert.equal(withShapes(source), source);
});

test('letters say where they are, also in a list', () => {
  const source = flow('  a[x]:::pod --> c(["--restart always"]):::nada', '  class a,b pod,sujeto');
  assert.deepEqual(
    [...letters(source)].map(({ id, letter, line, column }) => [id, letter, line, column]),
    [
      ['a', 'pod', 2, 10],
      ['c', 'nada', 2, 44],
      ['a', 'pod', 3, 13],
      ['a', 'sujeto', 3, 13],
      ['b', 'pod', 3, 13],
      ['b', 'sujeto', 3, 13],
    ],
  );
});

test('the kind of a diagram is the first word that is not a comment', () => {
  assert.equal(diagramKind('%% nota\n\n  sequenceDiagram\n  a->>b: c'), 'sequenceDiagram');
  assert.equal(diagramKind(''), '');
});
