import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, openSync } from 'node:fs';
import { test } from 'node:test';

const module = JSON.stringify(new URL('../../../scripts/lib/run-command.ts', import.meta.url));

/** A command with two options, whose `main` is this. */
function run(args: readonly string[], main = '() => 0', stdout: number | 'pipe' = 'pipe') {
  const options = `{ usage: 'Uso: x', options: { format: { type: 'string', short: 'f' }, todo: { type: 'boolean' } } }`;
  const code = `const { runCommand } = await import(${module}); await runCommand(${options}, ${main});`;
  const command = ['--input-type=module', '--eval', code, '--', ...args];
  return spawnSync(process.execPath, command, {
    encoding: 'utf8',
    stdio: ['ignore', stdout, 'pipe'],
  });
}

for (const [args, said] of [
  [['--formato', 'x'], 'La opción --formato no existe. ¿Querías decir «--format»?'],
  [['--formato=x'], 'La opción --formato no existe. ¿Querías decir «--format»?'],
  [['-z'], 'La opción -z no existe. Se admiten: --format, --todo, --help.'],
  [['--format'], '--format necesita un valor. Con --help ves cuáles.'],
  [['--format', '--todo'], '--format necesita un valor. Con --help ves cuáles.'],
  [['--todo=x'], '--todo no lleva ningún valor.'],
  [['de.yaml'], 'Sobra «de.yaml»: aquí solo van opciones. Con --help las ves todas.'],
] as const) {
  test(`${args.join(' ')}: says which one is wrong, and ends with 2`, () => {
    const { stdout, stderr, status } = run(args);
    assert.deepEqual({ stdout, stderr, status }, { stdout: '', stderr: `${said}\n`, status: 2 });
  });
}

test('ends with what its main gives, and with 2 if that throws', () => {
  assert.equal(run(['--todo'], '({ values }) => (values.todo ? 1 : 0)').status, 1);
  const { stderr, status } = run([], '() => { throw new Error("no llego") }');
  assert.deepEqual({ stderr, status }, { stderr: 'no llego\n', status: 2 });
});

const FULL = '/dev/full';
const noFull = !existsSync(FULL) && `there is no ${FULL}`;

for (const [what, args, main] of [
  ['its help', ['--help'], undefined],
  ['lines', [], '() => { console.log("uno"); console.log("dos"); return 0; }'],
  ['a text', [], '() => { process.stdout.write("uno"); return 1; }'],
] as const) {
  test(`ends with 2 and one line where ${what} can't be written`, { skip: noFull }, () => {
    const { stderr, status } = run(args, main, openSync(FULL, 'w'));
    const said = 'No se puede escribir el resultado: no queda sitio en el disco.\n';
    assert.deepEqual({ stderr, status }, { stderr: said, status: 2 });
  });
}
