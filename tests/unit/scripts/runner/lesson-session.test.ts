import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { LessonSession } from '../../../../scripts/lib/runner/lesson-session.ts';
import type { LessonWorld } from '../../../../scripts/lib/runner/lesson-world.ts';
import { formatProblem } from '../../../../src/lesson/problem.ts';
import { parseLesson } from '../../../../src/lesson/parse-lesson.ts';
import { fence } from '../../../support/project.ts';

/** A world with nothing in it: these lessons only use bash. */
const WORLD: LessonWorld = {
  env: {},
  stepStarted: () => 0,
  timeline: () => Promise.resolve([]),
  object: () => Promise.resolve(undefined),
  images: () => Promise.resolve([]),
  diagnose: () => Promise.resolve('diagnóstico'),
  close: () => Promise.resolve(),
};
const HEAD =
  '---\ntitle: a\nquestion: a\ndescription: a\nobjectives: [a, b]\ncluster: { isolation: namespace }\n---\n\n';

let scratch: string;
beforeEach(() => void (scratch = mkdtempSync(join(tmpdir(), 'session-test-'))));
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

function lesson(...fences: string[]) {
  const { lesson: parsed, problems } = parseLesson({
    folder: 'content/lecciones/01-uno',
    text: HEAD + fences.join(''),
    manifests: new Map(),
    site: 'https://sitio.example',
    today: '2026-11-24',
  });
  assert.equal(problems.map(formatProblem).join('\n'), '');
  assert.ok(parsed);
  return parsed;
}

/** Runs a lesson; gives each step's end, and the ids in the order in which they were told. */
async function run(...fences: string[]) {
  const told: string[] = [];
  const observer = {
    stepStarted: () => undefined,
    stepEnded: (_: unknown, { step }: { step: { id: string } }) => void told.push(step.id),
  };
  const env = { PATH: process.env['PATH'] ?? '' };
  const { signal } = new AbortController();
  const session = new LessonSession({
    world: WORLD,
    scratch,
    terminals: { env },
    observer,
    signal,
  });
  try {
    const outcomes = await session.run(lesson(...fences));
    const of = (id: string) => outcomes.find(({ step }) => step.id === id);
    return { of, states: outcomes.map(({ state }) => state).join(' '), told };
  } finally {
    await session.close();
  }
}

test('each terminal has variables of its own, and all begin in the same folder', async () => {
  const { of, states } = await run(
    fence('sh id="a"', 'x=uno; pwd >sitio'),
    fence('sh id="b" terminal="2"', 'echo "${x-nada}"; [[ $PWD == $(cat sitio) ]]'),
    fence('expect', 'stdout: nada'),
    fence('sh id="c"', 'echo $x'),
    fence('expect', 'stdout: uno'),
  );
  assert.equal(states, 'passed passed passed', of('b')?.mismatch?.message);
});

test('a watch in one terminal sees what is done in the other, and is recorded up to the line it waited for', async () => {
  const { of, told, states } = await run(
    fence('sh id="mirar" terminal="2" watch', 'echo cero; tail -n +1 -F registro 2>/dev/null'),
    fence('expect', 'stdout: { sequence: "uno\\ntres" }'),
    fence('sh id="hacer"', 'printf "uno\\ndos\\ntres\\ncuatro\\n" >registro'),
    fence('sh id="otra"', 'echo'),
  );
  assert.equal(states, 'passed passed passed', of('mirar')?.mismatch?.message);
  assert.equal(of('mirar')?.evidence?.stdout, 'cero\nuno\ndos\ntres\n');
  assert.deepEqual(told, ['hacer', 'otra', 'mirar']);
});

test('a watch that waits for an expression is recorded up to the first line that fulfils it', async () => {
  const { of, states } = await run(
    fence('sh id="mirar" terminal="2" watch', 'echo cero; tail -n +1 -F registro 2>/dev/null'),
    fence('expect', "stdout: { matches: '^(?:uno.*\\n)+(?:.*\\n)*dos listo' }"),
    fence('sh id="hacer"', 'printf "uno\\nuno listo\\ndos\\ndos listo\\ndos listo\\n" >registro'),
    fence('sh id="otra"', 'echo'),
  );
  assert.equal(states, 'passed passed passed', of('mirar')?.mismatch?.message);
  assert.equal(of('mirar')?.evidence?.stdout, 'cero\nuno\nuno listo\ndos\ndos listo\n');
});

test('a watch that is slow to begin sees what there was before others acted', async () => {
  const { of, states } = await run(
    fence('sh id="preparar"', 'touch antes'),
    fence(
      'sh id="mirar" terminal="2" watch',
      'for ((i = 0; i < 50000; i++)); do :; done; ls; tail -f /dev/null',
    ),
    fence('expect', 'stdout: antes'),
    fence('sh id="hacer"', 'mv antes despues'),
  );
  assert.equal(states, 'passed passed passed', of('mirar')?.mismatch?.actual);
});

test('a watch in the only terminal is waited for before the next step', async () => {
  const { told, states } = await run(
    fence('sh id="mirar" watch', 'echo va; tail -f /dev/null'),
    fence('expect', 'stdout: { contains: va }'),
    fence('sh id="otra"', 'echo'),
  );
  assert.equal(states, 'passed passed');
  assert.deepEqual(told, ['mirar', 'otra']);
});

test('a watch that does not see it says what it saw; one that ends too soon is not waited for', async () => {
  const { of } = await run(
    fence('sh id="mirar" terminal="2" watch', 'echo va; touch visto; tail -f /dev/null'),
    fence('expect', 'stdout: { contains: nunca }\nwithin: 100ms'),
    fence('sh id="a"', 'until [[ -e visto ]]; do :; done'),
  );
  assert.equal(of('mirar')?.state, 'failed');
  assert.equal(of('mirar')?.mismatch?.actual, 'va\n');
  const ended = await run(
    fence('sh id="mirar" watch', 'echo va'),
    fence('expect', 'stdout: { contains: nunca }\nwithin: 60m'),
  );
  assert.match(ended.of('mirar')?.mismatch?.message ?? '', /^terminó antes de tiempo/);
});

const SERVER = `node -e "require('net').createServer().listen(45017, () => console.log('escucho'))"`;

test('a background step is ready when its port is, and its port is free after it', async () => {
  const { of, states } = await run(
    fence('sh id="servir" terminal="2" background', SERVER),
    fence('expect', 'port: 45017'),
    fence('sh id="usar"', ': </dev/tcp/127.0.0.1/45017'),
    fence('sh id="tras" terminal="2"', '! : </dev/tcp/127.0.0.1/45017'),
  );
  assert.equal(states, 'passed passed passed', of('servir')?.mismatch?.message);
  assert.equal(of('servir')?.evidence?.stdout, 'escucho\n');
});

test('a background step that dies is a failure: before it is ready, and after', async () => {
  const before = await run(
    fence('sh id="servir" terminal="2" background', 'echo mal >&2; exit 3'),
    fence('expect', 'port: 45017\nwithin: 60m'),
  );
  assert.match(before.of('servir')?.mismatch?.message ?? '', /^terminó antes de tiempo/);
  const after = await run(
    fence('sh id="servir" terminal="2" background', 'echo listo; until [[ -e fin ]]; do :; done'),
    fence('expect', 'stdout: listo'),
    fence('sh id="matar"', 'touch fin'),
    fence('sh id="esperar" terminal="3"', 'echo'),
    fence('sh id="luego" terminal="2"', 'echo'),
  );
  const message = after.of('servir')?.mismatch?.message ?? '';
  // Either it was seen to end, or it obeyed the Ctrl-C a moment before.
  assert.match(message, /^$|^terminó por su cuenta/);
});

test('an interactive program is typed to, and its answers are checked one by one', async () => {
  const { of, states } = await run(
    fence('sh id="entrar" tty', 'PS1="> " bash --norc --noprofile -i'),
    fence('expect', 'stdout: { matches: "> $" }'),
    fence('sh id="sumar" send', 'echo $((20 + 22))'),
    fence('expect', 'stdout: { sequence: "42" }'),
    fence('sh id="salir" send', 'exit'),
    fence('sh id="fuera"', 'echo fuera'),
    fence('expect', 'stdout: fuera'),
  );
  assert.equal(states, 'passed passed passed passed', JSON.stringify(of('sumar')?.mismatch));
  assert.match(of('sumar')?.evidence?.stdout ?? '', /^echo \$\(\(20 \+ 22\)\)\n42\n> $/);
});

test('a value that is captured is recorded, and stands for itself in what comes later', async () => {
  const { of, states } = await run(
    fence('sh id="a" capture="POD"', 'POD=web-$RANDOM'),
    fence('sh id="b"', 'echo "pod/$POD borrado"'),
    fence('expect', 'stdout: pod/<$POD> borrado'),
    fence('sh id="c" capture="NADA"', 'NADA='),
  );
  assert.equal(states, 'passed passed failed');
  assert.match(of('a')?.evidence?.captures?.['POD'] ?? '', /^web-\d+$/);
  assert.equal(of('c')?.mismatch?.message, 'la variable NADA quedó vacía');
});

test('one block with three commands where the second fails: the third does not run', async () => {
  const { of, states } = await run(fence('sh id="a"', 'echo uno\nls /no-existe\necho tres'));
  assert.equal(states, 'failed');
  assert.equal(of('a')?.evidence?.stdout, 'uno\n');
  assert.match(of('a')?.mismatch?.message ?? '', /^terminó con código 2/);
});
