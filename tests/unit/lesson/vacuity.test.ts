import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Evidence, StepEvidence } from '../../../src/lesson/evidence.ts';
import { EVIDENCE_FORMAT, sha256 } from '../../../src/lesson/evidence.ts';
import { parseLesson } from '../../../src/lesson/parse-lesson.ts';
import { formatProblem } from '../../../src/lesson/problem.ts';
import { vacuousExpectations } from '../../../src/lesson/vacuity.ts';

/** A step of a lesson made by hand: what it runs, what is expected, and what was recorded. */
interface HandMade {
  readonly command?: string;
  readonly attributes?: string;
  readonly expect?: string;
  readonly answer?: Partial<StepEvidence>;
}

const HEAD = `---
title: Prueba
question: ¿Falla?
description: Una lección de prueba.
objectives: [ver, creer]
---
`;

function problemsOf(steps: readonly HandMade[], isRecorded = true): string[] {
  const commands = steps.map(({ command }, index) => command ?? `kubectl get cosa-${index + 1}`);
  const fences = steps.map(({ attributes = '', expect }, index) =>
    [
      `\`\`\`sh id="paso-${index + 1}" ${attributes}`,
      `${commands[index]}\n\`\`\`\n`,
      ...(expect === undefined ? [] : [`\`\`\`expect\n${expect}\n\`\`\`\n`]),
    ].join('\n'),
  );
  const { lesson, problems } = parseLesson({
    folder: 'content/lecciones/01-prueba',
    text: HEAD + fences.join('\n'),
    manifests: new Map(),
    site: 'https://sitio.example',
    today: '2026-11-22',
  });
  assert.deepEqual(problems.map(formatProblem), []);
  assert.ok(lesson);
  const recorded = steps.map(({ answer }, index) => ({
    id: `paso-${index + 1}`,
    commandHash: sha256(commands[index] ?? ''),
    ...{ exitCode: 0, stdout: '', stderr: '', durationMs: 1, settledMs: 0, attempts: 1 },
    startedMs: 0,
    ...answer,
  }));
  const evidence: Evidence = {
    ...{ format: EVIDENCE_FORMAT, lesson: 'prueba', key: '', recordedAt: '', commit: '' },
    ...{ versions: {}, attempts: 1, images: [], timeline: [], steps: recorded },
  };
  return vacuousExpectations(lesson, isRecorded ? evidence : undefined).map(formatProblem);
}

const only = (expect: string, stdout: string, stderr = '') =>
  problemsOf([{ expect, answer: { stdout, stderr } }]);

const PODS = 'NAME   READY   STATUS    RESTARTS   AGE\nweb    1/1     Running   0          3s\n';
const LIST = '{"items": [{"name": "web", "n": 3}], "kind": "List"}\n';

/** What holds whatever happens, and what is said of it. */
const VACUOUS: readonly (readonly [expect: string, stdout: string, complaint: RegExp])[] = [
  ["stdout: { matches: '.*' }", 'hola\n', /12:1: stdout se cumple también si no sale nada/],
  ["stdout: { matches: '.' }", 'hola\n', /stdout se cumple también con un error como «error»/],
  ['stdout: { contains: e }', 'hecho\n', /con un error como «error»/],
  ['stdout: ...', 'hola\n', /si no sale nada/],
  ['stdout: |\n  ...\n  <text>', 'hola\n', /con un error/],
  ['stdout: <pod>', 'web\n', /con un error como «error»/],
  ['stdout: |\n  <text>\n  <text>', 'uno\ndos\n', /con un error/],
  ['stdout: { sequence: <text> }', 'hola\n', /con un error/],
  ['stdout: { contains: Error from server }', 'Error from server (X): y\n', /«Error from server/],
  ["numbers: { matches: '(\\d+)', each: '>= 0' }", '3\n', /numbers se cumple .* «fatal: 3 of 7/],
  ["numbers: { matches: '(\\d+)', count: '>= 0' }", '3\n', /numbers se cumple .* no sale nada/],
  ["numbers: { matches: '(\\d+) errores', count: 0 }", 'bien\n', /si no sale nada/],
  ['jsonpath: { "$.items[?@.n > 9]": [] }', LIST, /12:13: \$\.items.* con un error como «\{\}»/],
  ['json: { metadata: {} }', '{"metadata": {"a": 1}}', /json se cumple .* «\{"kind":"Status"/],
  ['stdout: web\nstderr: { contains: error }', 'web\n', /13:1: stderr se cumple .* un error/],
  ['then: [{ get: pod/web, match: { status: {} } }]', '', /12:8: pod\/web se cumple .* objeto/],
  ['then: [{ absent: pod/wbe }]', '', /12:8: nada en la lección se llama «wbe»/],
];

for (const [expect, stdout, complaint] of VACUOUS) {
  test(`proves nothing: ${expect}`, () => {
    const stderr = expect.includes('stderr') ? 'error: algo\n' : '';
    assert.match(only(expect, stdout, stderr).join('\n'), complaint);
  });
}

/** What only the true answer fulfils. */
const SOUND: readonly (readonly [expect: string, stdout: string])[] = [
  ['stdout: pod/web created', 'pod/web created\n'],
  ["stdout: ''", ''],
  ['stdout: { exact: "" }', ''],
  ['stdout: <ip>', '10.0.0.1\n'],
  ['stdout: <number>', '3\n'],
  ["stdout: { matches: '^\\d+ bien$' }", '3 bien\n'],
  ['stdout: { sequence: "web <text>\\nadiós" }', 'web 1\nx\nadiós\n'],
  ["table: [{ NAME: web, RESTARTS: '>= 0' }]", PODS],
  ['table: { rows: [{ NAME: <pod> }], order: any, extra: true }', PODS],
  ['json: { items: [{ name: web }] }', LIST],
  ['json: { items: [] }', '{"items": []}'],
  ['jsonpath: { "$.items[*].name": web }', LIST],
  ["numbers: { matches: '(\\d+) ms', each: '>= 0' }", '3 ms\n'],
  ["numbers: { column: RESTARTS, sum: '>= 0' }", PODS],
  ["then: [{ get: pod/web, match: { status: { restartCount: '>= 0' } } }]", ''],
  ['then: [{ absent: pod/cosa-1 }]', ''],
  ['then: [{ get: pod/web-0, match: { a: 1 } }, { absent: pod/web-0 }]', ''],
  ['port: 8080', ''],
];

for (const [expect, stdout] of SOUND) {
  test(`proves something: ${expect}`, () => assert.deepEqual(only(expect, stdout), []));
}

test('what another step answered must not fulfil it', () => {
  const [problem, ...others] = problemsOf([
    { expect: 'stdout: { contains: web }', answer: { stdout: 'pod/web created\n' } },
    { expect: 'stdout: service/web created', answer: { stdout: 'service/web created\n' } },
  ]);
  assert.match(problem ?? '', /:12:1: se cumple también con lo que respondió el paso «paso-2»/);
  assert.match(problem ?? '', /\n {4}Di lo que distingue/);
  assert.deepEqual(others, []);
});

test('the whole of an expectation tells two answers apart, not each of its parts', () => {
  const numbers = "numbers: { matches: '(\\d+) veces', each: '>= 1' }";
  const steps = [
    { expect: `stdout: sí, 3 veces\n${numbers}`, answer: { stdout: 'sí, 3 veces\n' } },
    { expect: `stdout: no, 3 veces\n${numbers}`, answer: { stdout: 'no, 3 veces\n' } },
  ];
  assert.deepEqual(problemsOf(steps), []);
  assert.equal(problemsOf(steps.map((step) => ({ ...step, expect: numbers }))).length, 0);
  assert.equal(problemsOf([{ ...steps[0], expect: numbers }, steps[1] ?? {}]).length, 1);
});

test('steps that expect the very same may have each other’s answer', () => {
  const expect = 'table: { rows: [{ NAME: web }], extra: true }';
  const other = PODS.replace('Running   0', 'Running   1');
  const answers = [{ stdout: PODS }, { stdout: other }];
  assert.deepEqual(problemsOf(answers.map((answer) => ({ expect, answer }))), []);
  const looser = { expect: 'table: { rows: [{ READY: 1/1 }], extra: true }' };
  const steps = answers.map((answer) => ({ expect, answer }));
  assert.equal(problemsOf([...steps, { ...looser, answer: { stdout: PODS } }]).length, 2);
});

test('answers that differ only in what always changes are the same answer', () => {
  const later = PODS.replace('3s', '4m');
  const wide = 'NAME   READY   IP\nweb    1/1     10.0.0.1\n';
  const answer = { stdout: PODS };
  const expect = 'table: [{ NAME: web, READY: 1/1 }]';
  for (const stdout of [later, wide]) {
    const other = { expect: 'table: [{ NAME: web }]', answer: { stdout } };
    assert.deepEqual(problemsOf([{ expect, answer }, other]), []);
  }
});

test('another question may get the same answer among others, the same question may not', () => {
  const web = 'pod/web   1/1\n';
  const both = `${web}pod/db   1/1\n`;
  const weak = 'stdout: { contains: pod/web }';
  const small = { command: 'kubectl get pod web', expect: weak, answer: { stdout: web } };
  const large = { command: 'kubectl get pods', answer: { stdout: both } };
  assert.deepEqual(problemsOf([large, small]), []);
  const [problem] = problemsOf([{ ...large, command: `${small.command} -v=1` }, small]);
  assert.match(problem ?? '', /se cumple también con lo que respondió el paso «paso-1»/);
  const other = { ...small, answer: { stdout: 'nada con pod/web\n' } };
  assert.equal(problemsOf([large, { ...other, command: 'otro' }]).length, 1);
});

test('looking again must tell what has changed since; what changes later is of no concern', () => {
  const command = 'kubectl get pod web';
  const before = { command, answer: { stdout: PODS } };
  const after = {
    command: `${command} --show-labels=false`,
    answer: { stdout: PODS.replace('Running   0', 'Running   1') },
  };
  const weak = 'table: [{ NAME: web, STATUS: Running }]';
  const strong = "table: [{ NAME: web, RESTARTS: '>= 1' }]";
  assert.deepEqual(
    problemsOf([
      { ...before, expect: weak },
      { ...after, expect: strong },
    ]),
    [],
  );
  const [problem] = problemsOf([before, { ...after, expect: weak }]);
  assert.match(problem ?? '', /se cumple también con lo que respondió el paso «paso-1»/);
});

test('stderr of other steps counts for those that look at it, and nothing else does', () => {
  const steps = [
    { expect: 'stderr: { contains: NotFound }', answer: { stderr: 'x (NotFound): a\n' } },
    { expect: 'stderr: { contains: b }', answer: { stderr: 'x (NotFound): b\n' } },
    { expect: "stdout: ''", answer: {} },
  ];
  const problems = problemsOf(steps);
  assert.equal(problems.length, 1);
  assert.match(problems[0] ?? '', /«paso-2»/);
});

test('values that were captured are those of the recording', () => {
  const capture = { command: 'POD=$(x)', attributes: 'capture="POD"' };
  const steps = (stdout: string) => [
    { ...capture, answer: { captures: { POD: 'web-1' } } },
    { expect: 'stdout: pod/<$POD> labeled', answer: { stdout } },
    { expect: 'then: [{ absent: pod/<$POD> }]' },
  ];
  assert.deepEqual(problemsOf(steps('pod/web-1 labeled\n')), []);
  const [problem] = problemsOf(steps('pod/web-2 labeled\n'));
  assert.match(problem ?? '', /:16:1: lo grabado no la cumple: stdout no es lo esperado/);
  assert.match(problem ?? '', /--record/);
});

test('an answer of another command is not held against it, nor is one that goes on', () => {
  const stale = { expect: 'stdout: a', answer: { stdout: 'b\n', commandHash: 'otro' } };
  assert.deepEqual(problemsOf([stale]), []);
  const background = { attributes: 'terminal="2" background', expect: 'stdout: listo' };
  assert.deepEqual(problemsOf([{ ...background, answer: { stdout: 'listo\nuna visita\n' } }]), []);
});

test('a port that is open already proves nothing', () => {
  const open = (terminal: number) => ({
    attributes: `terminal="${terminal}" background`,
    expect: 'port: 8080',
  });
  const [problem, ...others] = problemsOf([open(2), open(3)]);
  assert.match(problem ?? '', /:20:1: el puerto 8080 ya lo abre el paso «paso-1», que sigue/);
  assert.deepEqual(others, []);
  assert.deepEqual(problemsOf([open(2), open(2)]), []);
  assert.deepEqual(problemsOf([open(2), { attributes: 'terminal="2"' }, open(3)]), []);
  assert.deepEqual(problemsOf([open(2), { expect: 'port: 8080' }]), []);
});

test('without evidence what can be told is told', () => {
  const steps = [
    { expect: "stdout: { matches: '.*' }" },
    { expect: 'then: [{ absent: pod/wbe }]' },
    { attributes: 'skip="aún no" until="2027-01-01"', expect: 'stdout: ...' },
  ];
  const problems = problemsOf(steps, false);
  assert.equal(problems.length, 1);
  assert.match(problems[0] ?? '', /si no sale nada/);
});
