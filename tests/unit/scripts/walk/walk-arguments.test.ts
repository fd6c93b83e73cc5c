import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HELP, readWalkArguments } from '../../../../scripts/lib/walk/walk-arguments.ts';

test('without arguments: all pages, built anew, cleaned up', () => {
  const { names, build, keep, lanes, rounds } = readWalkArguments([]);
  assert.deepEqual(
    { names, build, keep, lanes, rounds },
    {
      names: [],
      build: true,
      keep: false,
      lanes: undefined,
      rounds: undefined,
    },
  );
});

test('options', () => {
  const read = readWalkArguments(['--no-build', '--keep', '--parallel', '2', '--repeat=3', 'pod']);
  const { names, build, keep, lanes, rounds } = read;
  assert.deepEqual([names, build, keep, lanes, rounds], [['pod'], false, true, 2, 3]);
});

for (const [args, message] of [
  [['pod#crear'], /escribe «pod» en vez de «pod#crear»/],
  [['--parallel', '0'], /--parallel quiere un número/],
  [['--grabar'], /npm run walk/],
] as const) {
  test(`${args.join(' ')} makes no sense`, () => {
    assert.throws(() => readWalkArguments(args), message);
  });
}

test('every option is in the help', () => {
  for (const option of ['--no-build', '--keep', '--parallel', '--repeat', '--help'])
    assert.match(HELP, new RegExp(`^ +${option}`, 'm'));
});
