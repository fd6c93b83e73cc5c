import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchScalar, stateMismatch } from '../../../src/lesson/match-state.ts';
import { matchTable } from '../../../src/lesson/match-table.ts';
import { matchText } from '../../../src/lesson/match-text.ts';
import { readTables } from '../../../src/lesson/printed-table.ts';

const location = { file: 'x.mdx', line: 1, column: 1 };
const lines = (text: string, actual: string) =>
  matchText({ type: 'lines', lines: text.split('\n'), location }, actual, 'stdout') === undefined;

test('lines are compared whole, in order', () => {
  assert.ok(lines('a\nb', 'a\nb\n'));
  assert.ok(!lines('a\nb', 'b\na\n'));
  assert.ok(!lines('a', 'a\nb\n'));
  assert.ok(!lines('a\nb', 'a\n'));
  assert.ok(!lines('pod/web created', 'pod/web created (dry run)\n'));
});

test('an empty expectation is an empty stream', () => {
  assert.ok(lines('', ''));
  assert.ok(!lines('', 'a\n'));
});

test('... stands for any lines, also none', () => {
  assert.ok(lines('a\n...\nz', 'a\nz'));
  assert.ok(lines('a\n...\nz', 'a\nb\nz\nz'));
  assert.ok(lines('...', ''));
  assert.ok(!lines('a\n...\nz', 'a\nb'));
});

test('tokens are typed', () => {
  assert.ok(lines('<pod> <ip> <age>', 'web-7d4b9c-x2x4z   10.244.1.7 2m3s'));
  assert.ok(!lines('<ip>', 'web'));
  assert.ok(!lines('<number>', '12a'));
  assert.ok(lines('[a] (b) $1 <none>', '[a] (b) $1 <none>'));
  assert.ok(!lines('a.c', 'abc'));
});

test('a table is read by the names of its columns', () => {
  const text = 'NAME   READY   CONTAINER ID   STATUS\nweb    1/1     abc            Up 3 seconds\n';
  assert.deepEqual(readTables(text)[0]?.rows, [
    { NAME: 'web', READY: '1/1', 'CONTAINER ID': 'abc', STATUS: 'Up 3 seconds' },
  ]);
  const match = (cells: Record<string, string>, actual = text) =>
    matchTable({ rows: [{ cells, location }], order: 'given', extra: false, location }, actual)
      ?.message;
  assert.equal(match({ NAME: 'web', STATUS: 'Up <text>' }), undefined);
  assert.equal(match({ READY: '0/1' }), 'la fila 1 difiere en READY');
  assert.equal(
    match({ REDY: '1/1' }),
    'no hay columna REDY; hay NAME, READY, CONTAINER ID y STATUS',
  );
  assert.equal(
    match({ NAME: 'web' }, `${text}otro   1/1\n`),
    'la tabla tiene 2 filas, y debía tener 1',
  );
  assert.equal(match({ NAME: 'web' }, ''), 'stdout no trae una tabla');
});

test('a value that is wider than its column does not spill into the next', () => {
  const text = 'NAME   READY   STATUS    AGE\nweb    0/1     ContainerCreating   0s\n';
  assert.deepEqual(readTables(text)[0]?.rows, [
    { NAME: 'web', READY: '0/1', STATUS: 'ContainerCreating', AGE: '0s' },
  ]);
});

test('an empty cell stays empty', () => {
  const text = 'NAMES   PORTS    STATUS\nweb              Up 3 seconds\n';
  assert.deepEqual(readTables(text)[0]?.rows, [
    { NAMES: 'web', PORTS: '', STATUS: 'Up 3 seconds' },
  ]);
});

test('a bound reads the number of a restart that was a moment ago', () => {
  const actual = 'NAME   RESTARTS     AGE\nweb    2 (5s ago)   8s\n';
  const match = (RESTARTS: string) =>
    matchTable(
      { rows: [{ cells: { RESTARTS }, location }], order: 'given', extra: false, location },
      actual,
    );
  assert.equal(match('>= 1'), undefined);
  assert.ok(match('>= 3'));
});

test('bounds compare numbers, and nothing else is a number', () => {
  assert.ok(matchScalar('>= 2', 2));
  assert.ok(matchScalar('< 3', '2'));
  assert.ok(!matchScalar('>= 2', 1));
  assert.ok(!matchScalar('>= 0', ''));
  assert.ok(!matchScalar('!= 1', undefined));
  assert.ok(!matchScalar('1', 1));
});

test('a partial object names the first part that does not hold', () => {
  const at = (...args: Parameters<typeof stateMismatch>) => stateMismatch(...args)?.path;
  const pod = { status: { phase: 'Running', list: [{ name: 'a' }, { name: 'b', restarts: 2 }] } };
  assert.equal(at({ status: { phase: 'Running' } }, pod), undefined);
  assert.equal(at({ status: { list: [{ restarts: '>= 1' }] } }, pod), undefined);
  assert.equal(at({ status: { phase: 'Failed' } }, pod), 'status.phase');
  assert.equal(at({ status: { list: [{ name: 'b' }, { name: 'a' }] } }, pod), 'status.list[1]');
  assert.equal(at({ status: { list: [] } }, { status: null }), 'status');
  const labels = { 'app.kubernetes.io/name': 'web' };
  assert.equal(stateMismatch({ 'app.kubernetes.io/name': 'x' }, labels)?.actual, 'web');
});
