import assert from 'node:assert/strict';
import { test } from 'node:test';
import { driftDifference } from '../../../../scripts/lib/report/difference.ts';
import { drawDifference } from '../../../../scripts/lib/report/draw-difference.ts';
import { describeFailure, describeMismatch } from '../../../../scripts/lib/report/failure.ts';
import type { StepOutcome } from '../../../../scripts/lib/runner/run-lesson.ts';
import type { StepEvidence } from '../../../../src/lesson/evidence.ts';
import { outputMismatch } from '../../../../src/lesson/match-output.ts';
import { parseLesson } from '../../../../src/lesson/parse-lesson.ts';
import type { Lesson } from '../../../../src/lesson/types.ts';

const HEAD =
  'title: T\nquestion: ¿Q?\ndescription: D.\nobjectives: [a, b]\ncluster: { isolation: docker }';

/** A lesson of one step, from its expectation. */
function lessonWith(expectation: string): Lesson {
  const text = `---\n${HEAD}\n---\n\n\`\`\`sh id="a"\nkubectl get x\n\`\`\`\n\n\`\`\`expect\n${expectation}\n\`\`\`\n`;
  const source = { folder: 'content/lecciones/01-x', text, manifests: new Map<string, string>() };
  const { lesson, problems } = parseLesson({ ...source, site: 'https://s', today: '2026-01-01' });
  assert.deepEqual(problems, []);
  return lesson ?? assert.fail();
}

/** The outcome of that step for what a command printed. */
function outcome({ steps: [step] }: Lesson, stdout: string, stderr = ''): StepOutcome {
  if (!step?.expectation) assert.fail();
  const mismatch = outputMismatch(step.expectation, { stdout, stderr }) ?? assert.fail('it holds');
  const evidence = { stdout, stderr } as StepEvidence;
  return { step, state: 'failed', mismatch, evidence, totalMs: 0 };
}

const shown = (expectation: string, stdout: string, stderr = '') =>
  describeMismatch(outcome(lessonWith(expectation), stdout, stderr))
    .split('\n')
    .map((line) => line.replace(/^ {8}/, ''));
const signed = (expectation: string, stdout: string) =>
  shown(expectation, stdout).filter((line) => /^[-+ ] /.test(line) && !line.startsWith('    -'));

test('lines: what a token stood for does not differ, whatever its blanks', () => {
  const expectation = 'stdout: |\n  web   Running   <age>\n  db   Running   <age>\n  <pod>';
  assert.deepEqual(signed(expectation, 'web Running 3s\ndb  Pending 4s\nweb-x2\nmás\n'), [
    '  web Running 3s',
    '- db   Running   <age>',
    '+ db  Pending 4s',
    '  web-x2',
    '+ más',
  ]);
});

test('lines: what «...» stands for does not differ', () => {
  const expectation = 'stdout: |\n  uno\n  ...\n  tres';
  assert.deepEqual(signed(expectation, 'uno\na\nb\ncuatro\n'), [
    '  uno',
    '- tres',
    '  a',
    '  b',
    '  cuatro',
  ]);
  assert.deepEqual(signed(expectation, 'dos\na\ntres\n'), ['- uno', '  dos', '  a', '  tres']);
});

test('a sequence: others may stand before, between and after', () => {
  const expectation = 'stdout: { sequence: "uno\\ndos\\ntres" }';
  assert.deepEqual(signed(expectation, 'x\nuno\ny\ndos\nz\n'), [
    '  x',
    '  uno',
    '  y',
    '  dos',
    '- tres',
    '  z',
  ]);
});

test('exact: blanks at the end and a missing final newline can be seen', () => {
  assert.deepEqual(signed('stdout: { exact: "uno\\ndos\\n" }', 'uno  \ndos'), [
    '- uno',
    '+ uno··',
    '  dos',
    '+ (sin salto de línea al final)',
  ]);
});

test('a table: only the cells that were named, and the row that differs', () => {
  const expectation =
    'table:\n  - { NAME: web, STATUS: Running }\n  - { NAME: db, STATUS: Running }';
  assert.deepEqual(
    signed(expectation, 'NAME   STATUS    AGE\nweb    Running   1s\ndb     Pending   2s\n'),
    ['  NAME   STATUS', '  web    Running', '- db     Running', '+ db     Pending'],
  );
});

test('JSON: the part that differs', () => {
  assert.deepEqual(signed('json: { kind: { a: 1 } }', '{"kind": {"a": 2}}'), ['- 1', '+ 2']);
});

test('what has no lines to compare stands one below the other', () => {
  assert.deepEqual(shown('stdout: { contains: hola }', 'adiós\n'), [
    '    se esperaba:',
    '… hola …',
    '    llegó:',
    'adiós',
  ]);
  assert.deepEqual(shown('stdout: { matches: hola }', '').slice(-2), ['    llegó:', '(nada)']);
});

test('what came on stderr is told too', () => {
  assert.deepEqual(shown('stdout: hola', '', 'no encontrado\n').slice(-2), [
    '    y por stderr:',
    'no encontrado',
  ]);
  const own = shown('stderr: hola', '', 'no encontrado\n').join('\n');
  assert.equal(own.split('no encontrado').length, 2, 'once');
});

test('a whole failure: where, the command, the difference, what was there, how to repeat it', () => {
  const lesson = lessonWith('stdout: hola');
  assert.equal(
    describeFailure(lesson, { ...outcome(lesson, 'adiós\n'), diagnosis: 'un Pod\nenfermo' }),
    `content/lecciones/01-x/index.mdx:14:1: stdout no es lo esperado: falta «hola»
    comando (content/lecciones/01-x/index.mdx:9:1):
        kubectl get x
    - se esperaba   + llegó
        - hola
        + adiós
    qué había en ese momento:
        un Pod
        enfermo
    para repetir hasta este paso y mirar: npm run examples -- x#a --keep`,
  );
});

test('a long output is cut, and lines that are equal are shown only near one that differs', () => {
  const lines = Array.from({ length: 500 }, (_, index) => `línea ${index}`);
  const long = shown('stdout: { contains: hola }', lines.join('\n'));
  assert.equal(long.at(-1), '… y 440 líneas más');
  const expectation = `stdout: |\n  ${lines.join('\n  ')}`;
  assert.deepEqual(shown(expectation, lines.with(250, 'otra').join('\n')).slice(1), [
    '  (247 líneas iguales)',
    '  línea 247',
    '  línea 248',
    '  línea 249',
    '- línea 250',
    '+ otra',
    '  línea 251',
    '  línea 252',
    '  línea 253',
    '  (246 líneas iguales)',
  ]);
});

test('drift: what changes from run to run does not differ', () => {
  const drift = {
    step: lessonWith('stdout: a').steps[0] ?? assert.fail(),
    stream: 'stdout' as const,
  };
  const before = 'web-x2x4z   Running   3s\nuno\n';
  const now = 'web-k8s2p Running 5s\ndos\n';
  assert.equal(
    drawDifference(
      driftDifference({ ...drift, before, now }),
      ['antes', 'ahora'],
      (_, text) => text,
    ),
    '    - antes   + ahora\n          web-k8s2p Running 5s\n        - uno\n        + dos',
  );
});
