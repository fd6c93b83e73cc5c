import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { OUTPUT_LIMIT } from '../../../../scripts/lib/runner/output.ts';
import { Pty } from '../../../../scripts/lib/runner/pty.ts';
import type { RunningCommand } from '../../../../scripts/lib/runner/command.ts';
import { Shell } from '../../../../scripts/lib/runner/shell.ts';

let shell: Shell;

beforeEach(() => {
  const make = () => mkdtempSync(join(tmpdir(), 'shell-test-'));
  shell = new Shell({ cwd: make(), scratch: make(), env: { PATH: process.env['PATH'] ?? '' } });
});

afterEach(() => shell.close());

const LONG = 30_000;

async function run(command: string, timeoutMs = LONG) {
  const { stdout, stderr, ...rest } = await shell.run(command, { timeoutMs });
  return {
    ...rest,
    stdout: stdout.bytes.toString(),
    stderr: stderr.bytes.toString(),
    total: stdout.total,
  };
}

test('streams are apart, and the bytes are those that were printed', async () => {
  const { stdout, stderr, exitCode } = await run("printf 'sin fin de línea'; echo mal >&2");
  assert.deepEqual(
    { stdout, stderr, exitCode },
    { stdout: 'sin fin de línea', stderr: 'mal\n', exitCode: 0 },
  );
});

test('variables, functions and the directory last from step to step', async () => {
  await run('nombre=web; saluda() { echo "hola $1"; }; mkdir sub && cd sub');
  assert.equal((await run('saluda "$nombre"; basename "$PWD"')).stdout, 'hola web\nsub\n');
});

test('a command that fails in the middle of a block ends it with its code', async () => {
  const { stdout, exitCode, stderr } = await run('echo uno\n(exit 3)\necho dos');
  assert.deepEqual({ stdout, exitCode, stderr }, { stdout: 'uno\n', exitCode: 3, stderr: '' });
  assert.equal((await run('false | cat')).exitCode, 1);
  assert.equal((await run('f() { false; echo no; }; f; echo tampoco')).stdout, '');
  assert.equal((await run('if false; then :; fi; false || echo sigue')).stdout, 'sigue\n');
});

test('heredocs, process substitution, continuation lines and braces', async () => {
  const command = `cat <<'FIN'\n$literal\nFIN\ncat <(echo sustituido)\necho \\\n  sigue {a,b}`;
  assert.equal((await run(command)).stdout, '$literal\nsustituido\nsigue a b\n');
});

test('a step sees no arguments of the terminal that runs it', async () => {
  assert.equal((await run('echo "$#" "${1-nada}"')).stdout, '0 nada\n');
});

test('a syntax error is an exit code and a message, not a hang', async () => {
  const { exitCode, stderr } = await run('if true; then');
  assert.notEqual(exitCode, 0);
  assert.match(stderr, /syntax error/);
});

test('a step that exits closes the terminal and says so', async () => {
  const { ended, exitCode, stdout } = await run('echo antes; exit 4');
  assert.deepEqual(
    { ended, exitCode, stdout },
    { ended: 'closed', exitCode: 4, stdout: 'antes\n' },
  );
});

test('no command waits for a keyboard', async () => {
  assert.equal((await run('cat; read -r x || echo nadie')).stdout, 'nadie\n');
});

test('redirecting the terminal does not lose the end of the step', async () => {
  await run('exec >todo.txt');
  assert.equal((await run('echo a')).stdout, '');
  assert.equal((await run('cat todo.txt >&2')).stderr, 'a\n');
});

test('a command that prints 100 MB is cut at the limit and counted', async () => {
  const { stdout, total, ended } = await run('head -c 100000000 /dev/zero');
  assert.deepEqual(
    { length: stdout.length, total, ended },
    { length: OUTPUT_LIMIT, total: 100_000_000, ended: 'done' },
  );
  assert.equal((await run('echo sigue vivo')).stdout, 'sigue vivo\n');
});

test('a command that hangs is killed at its limit, with its children', async () => {
  const marker = `marca-${process.pid}`;
  const command = `trap '' TERM; echo empieza; (exec -a ${marker} tail -f /dev/null) & setsid bash -c 'exec -a ${marker} tail -f /dev/null' & wait`;
  const { ended, stdout } = await run(command, 2000);
  assert.deepEqual({ ended, stdout }, { ended: 'timeout', stdout: 'empieza\n' });
  assert.deepEqual(running(marker), []);
});

test('an abort ends the step at once', async () => {
  const controller = new AbortController();
  const result = shell.run('tail -f /dev/null', { timeoutMs: LONG, signal: controller.signal });
  controller.abort();
  assert.equal((await result).ended, 'aborted');
});

test('variables that a step leaves are told; one that is not set is missing', async () => {
  const { captures } = await shell.run("UNO='a\nb'; VACIA=; IFS=x", {
    timeoutMs: LONG,
    capture: ['UNO', 'VACIA', 'NADA'],
  });
  assert.deepEqual(captures, { UNO: 'a\nb', VACIA: '' });
  assert.equal((await run('echo "$UNO"')).stdout, 'a\nb\n');
});

/** Resolves when a running command has printed something. */
async function printed(command: RunningCommand): Promise<void> {
  while (command.printed().stdout.total === 0) await new Promise(setImmediate);
}

for (const [what, command] of Object.entries({
  'a program': 'echo va; tail -f /dev/null; echo no',
  'a loop': 'echo va; while true; do tail -f /dev/null; done',
  'a loop that never rests': 'echo va; while true; do :; done',
  'a function in a loop': 'f() { tail -f /dev/null; }; echo va; while true; do f; done',
  'a pipeline': 'echo va; while true; do echo x; tail -f /dev/null; done | cat',
  'what ignores Ctrl-C and TERM': `bash -c "trap '' INT TERM; echo va; tail -f /dev/null; tail -f /dev/null"`,
})) {
  test(`Ctrl-C ends ${what}, and the terminal goes on`, async () => {
    // Until it is another program, what bash has just forked still minds a Ctrl-C.
    const forked = 'until [ "$(cat /proc/$!/comm)" = tail ]; do :; done';
    await run(`nombre=web; tail -f /dev/null & ${forked}`);
    const running = shell.start(command);
    await printed(running);
    const { ended, stdout } = await running.interrupt();
    assert.equal(ended, 'done');
    assert.match(stdout.bytes.toString(), /^va\n(x\n)?$/);
    assert.equal((await run('echo "$nombre" $(jobs -r | wc -l)')).stdout, 'web 1\n');
  });
}

test('what is printed so far has nothing of the mark that ends a step', async () => {
  const running = shell.start('printf uno; tail -f /dev/null');
  await printed(running);
  assert.equal(running.printed().stdout.bytes.toString(), 'uno');
  await running.interrupt();
});

test('on a pseudo-terminal a command is asked, typed to and answers', async () => {
  const pty = await Pty.open({ PATH: process.env['PATH'] ?? '' });
  try {
    const command = 'tty >&2; read -rp "¿quién? " nombre; echo "hola $nombre"';
    const running = shell.start(command, { tty: pty.path });
    while (!pty.printed().bytes.toString().includes('¿quién?')) await new Promise(setImmediate);
    pty.type('web\n');
    const { exitCode } = await running.ended;
    assert.equal(exitCode, 0);
    while (!pty.printed().bytes.toString().includes('hola')) await new Promise(setImmediate);
    assert.match(pty.take().bytes.toString(), /^\/dev\/pts\/\d+\r\n¿quién\? web\r\nhola web\r\n$/);
    assert.equal((await run('echo "$nombre"')).stdout, 'web\n');
  } finally {
    pty.close();
  }
});

test('a command that forks without end is held, and ends with its terminal', async () => {
  const marker = `bomba-${process.pid}`;
  const bomb = `b() { (exec -a ${marker} tail -f /dev/null) & b | b & }; b; wait`;
  const command = shell.start(bomb);
  // How soon it meets the limit of processes is the machine's.
  while (!command.printed().stderr.bytes.includes('fork')) await new Promise(setImmediate);
  assert.notDeepEqual(running(marker), []);
  await shell.close();
  assert.deepEqual(running(marker), []);
});

/** Living processes (not zombies, which wait for init) with a text in their command line. */
function running(text: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      const zombie = /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
      return (
        /^\d+$/.test(pid) &&
        !zombie &&
        readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith(text)
      );
    } catch {
      return false;
    }
  });
}

/** As where a person pastes: what they have is bash as it comes, and a terminal to read from. */
async function pasted(command: string, timeoutMs = LONG) {
  const make = () => mkdtempSync(join(tmpdir(), 'shell-test-'));
  const env = { PATH: process.env['PATH'] ?? '' };
  const pty = await Pty.open(env);
  const reader = new Shell({ cwd: make(), scratch: make(), env, tty: pty.path });
  try {
    const { stdout, ended, exitCode } = await reader.run(command, { timeoutMs });
    return { stdout: stdout.bytes.toString(), ended, exitCode };
  } finally {
    await reader.close();
    pty.close();
  }
}

test('pasted, a command that fails does not keep those below it from running', async () => {
  const { stdout, exitCode } = await pasted('echo uno\nfalse\nfalse | cat\necho dos');
  assert.deepEqual({ stdout, exitCode }, { stdout: 'uno\ndos\n', exitCode: 0 });
});

test('pasted, what reads from the terminal waits for somebody to type', async () => {
  assert.equal((await pasted('test -t 0 && echo sí')).stdout, 'sí\n');
  assert.equal((await pasted('cat', 300)).ended, 'timeout');
});
