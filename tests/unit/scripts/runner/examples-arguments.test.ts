import assert from 'node:assert/strict';
import { availableParallelism } from 'node:os';
import { test } from 'node:test';
import { HELP, readArguments } from '../../../../scripts/lib/runner/examples-arguments.ts';

test('a lane for each core; one when recording, unless asked otherwise', () => {
  assert.equal(readArguments([]).lanes, availableParallelism());
  assert.equal(readArguments(['--record']).lanes, 1);
  assert.equal(readArguments(['--record', '--parallel', '3']).lanes, 3);
});

test('counts are whole numbers from 1 on', () => {
  assert.equal(readArguments(['--repeat', '10']).rounds, 10);
  for (const text of ['0', '-1', '1.5', 'dos', ''])
    assert.throws(
      () => readArguments([`--parallel=${text}`]),
      /--parallel quiere un número entero/,
    );
});

test('evidence is of whole lessons, of the taught version, and not of a measurement', () => {
  assert.throws(
    () => readArguments(['--record', 'pod#crear']),
    /escribe «pod» en vez de «pod#crear»/,
  );
  assert.throws(() => readArguments(['--record', '--node-image', 'x']), /quita --node-image/);
  assert.throws(
    () => readArguments(['--record', '--repeat', '2']),
    /--repeat mide y --record guarda/,
  );
});

test('--watch follows one lesson, and neither measures nor records', () => {
  assert.equal(readArguments(['--watch', 'pod']).watch, true);
  assert.throws(() => readArguments(['--watch']), /una sola lección/);
  assert.throws(() => readArguments(['--watch', 'pod', 'kubelet']), /una sola lección/);
  assert.throws(
    () => readArguments(['--watch', 'pod', '--repeat', '2']),
    /--watch es para escribir/,
  );
  assert.throws(() => readArguments(['--watch', 'pod', '--record']), /--watch es para escribir/);
});

test('the help names every option, and nothing else', () => {
  const named = [...new Set(HELP.match(/--[a-z-]+/g))].filter(
    (name) => !['--record', '--watch', '--context', '--yes-use-this-cluster'].includes(name),
  );
  for (const name of named) {
    const isFlag = ['--keep', '--help', '--delete-cluster'].includes(name);
    assert.ok(readArguments(isFlag ? [name] : [name, '1']), name);
  }
});
