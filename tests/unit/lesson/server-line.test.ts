import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serverLine } from '../../../src/lesson/problem.ts';

test('what the server says stands in one line', () => {
  assert.equal(serverLine(undefined), undefined);
  assert.equal(serverLine('a: Required value\n  b'), 'API server: a: Required value b');
});

test('a struct of Go that the server gives whole is cut short, and what it says of it is not', () => {
  const dump = JSON.stringify({ Name: 'a "b" {c', Items: Array.from({ length: 40 }, String) });
  const said = (value: string) => serverLine(`spec[0]: Invalid value: ${value}: must [be]: {x}`);
  assert.equal(said(dump), 'API server: spec[0]: Invalid value: {…}: must [be]: {x}');
  assert.equal(said(`[${dump}]`), 'API server: spec[0]: Invalid value: […]: must [be]: {x}');
  assert.equal(said('{"a":1}'), 'API server: spec[0]: Invalid value: {"a":1}: must [be]: {x}');
  const open = `a: Invalid value: {"b":"${'c'.repeat(200)}`;
  assert.equal(serverLine(open), `API server: ${open}`);
});
