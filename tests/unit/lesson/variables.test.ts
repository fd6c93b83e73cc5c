import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Cursor } from '../../../src/lesson/cursor.ts';
import { parseExpectation } from '../../../src/lesson/expectation.ts';
import type { Expectation } from '../../../src/lesson/types.ts';
import { variablesOf, withVariables } from '../../../src/lesson/variables.ts';
import { readYaml } from '../../../src/lesson/yaml.ts';

/** Every place of an expectation where a variable can stand, each with one of its own. */
const EVERYWHERE = `
stdout: |
  <$LINE> <pod>
stderr: { contains: <$CONTAINS> }
table: [{ NAME: '<$CELL>' }]
json: { a: [{ b: <$JSON> }] }
jsonpath: { '$.a[?@.b == "<$PATH>"]': [<$VALUE>] }
numbers:
  - { matches: '<$PATTERN> (\\d+)', sum: '>= <$BOUND>' }
  - { column: <$COLUMN>, count: 1 }
then:
  - { get: pod/<$GET>, namespace: <$NAMESPACE>, match: { a: <$MATCH> } }
  - { absent: pod/<$ABSENT> }
`;
const NAMES = [
  ...['LINE', 'CONTAINS', 'CELL', 'JSON', 'PATH', 'VALUE', 'PATTERN', 'BOUND', 'COLUMN'],
  ...['GET', 'NAMESPACE', 'MATCH', 'ABSENT'],
];

test('every variable of an expectation is found, once, in order', () => {
  assert.deepEqual(variablesOf(expectation(EVERYWHERE)), NAMES);
  assert.deepEqual(variablesOf(expectation('stdout: <$A> <$B> <$A> <$> <$1> $C <D>')), ['A', 'B']);
  assert.deepEqual(
    variablesOf(expectation('stdout: { exact: a<$A> }\nstderr: { matches: ^<$B>$ }')),
    ['A', 'B'],
  );
});

test('with the values in their place no variable is left', () => {
  const values = new Map(NAMES.map((name) => [name, '7']));
  const filled = withVariables(expectation(EVERYWHERE), values);
  assert.deepEqual(variablesOf(filled), []);
  const text = JSON.stringify(filled);
  assert.ok(!text.includes('<$'));
  assert.ok(text.includes('<pod>'));
});

test('a variable that nobody captured stays as it is, and the rest does not', () => {
  const filled = withVariables(
    expectation('then: [{ absent: pod/<$A>-<$B> }]'),
    new Map([['B', 'x']]),
  );
  assert.equal(filled.then[0]?.target.name, '<$A>-x');
});

test('a value with a variable in it is not looked at again', () => {
  const values = new Map([
    ['A', '<$B>'],
    ['B', 'x'],
  ]);
  const filled = withVariables(expectation('stderr: { contains: <$A> }'), values);
  assert.deepEqual(variablesOf(filled), ['B']);
});

function expectation(text: string): Expectation {
  const { documents, problems } = readYaml(text, { file: 'x.yaml' });
  const parsed = parseExpectation(Cursor.over(documents, 'x.yaml', problems));
  assert.deepEqual(problems, []);
  assert.ok(parsed);
  return parsed;
}
