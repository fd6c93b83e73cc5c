import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { loadJudge } from '../../../scripts/lib/manifests/judge/load.ts';
import { loadSchema } from '../../../scripts/lib/manifests/schema/load.ts';
import { Checker } from '../../../src/client/validator/checker.ts';
import { nameIn } from '../../../src/client/validator/name-in.ts';
import type { CheckedDocument } from '../../../src/client/validator/protocol.ts';
import { summary } from '../../../src/client/validator/summary.ts';
import { makeCatalog } from '../../../src/manifests/catalog.ts';
import type { Outcome } from '../../../src/manifests/examine.ts';

suite('the name of an object', () => {
  for (const [what, text, name] of [
    ['the first field', 'metadata:\n  name: web\n', 'web'],
    ['after labels', 'metadata:\n  labels:\n    name: otro\n  name: web\n', 'web'],
    [
      'after a comment and an empty line',
      'metadata: # de esto\n\n# y esto\n  name: "web"\n',
      'web',
    ],
    ['with CRLF', 'kind: Pod\r\nmetadata:\r\n  name: web\r\nspec:\r\n', 'web'],
    ['of a label only', 'metadata:\n  labels:\n    name: otro\n', undefined],
    ['further down', 'metadata:\n  labels: {}\nspec:\n  name: otro\n', undefined],
    ['none', 'kind: Pod\n', undefined],
  ] as const) {
    test(what, () => assert.equal(nameIn(text), name));
  }
});

suite('one sentence on a text', () => {
  const document = (outcome: Outcome, errors = 0): CheckedDocument => {
    const location = { file: '', line: 1, column: 1 };
    const problem = { location, message: 'mal' };
    const advice = { ...problem, isAdvice: true as const };
    const problems = [advice, ...Array.from({ length: errors }, () => problem)];
    return { location, objects: [{ outcome, kind: 'Pod' }], problems };
  };
  const nothing = { location: { file: '', line: 1, column: 1 }, objects: [], problems: [] };

  for (const [documents, sentence] of [
    [[document('accepted')], 'El API server aceptaría Pod.'],
    [[document('refused', 1)], 'El API server rechazaría Pod. 1 problema.'],
    [[document('unknown')], 'Sin juzgar: el validador no conoce Pod.'],
    [[document('skipped')], 'Esto lo lee una herramienta, no el API server.'],
    [
      [document('accepted'), document('refused', 2), nothing],
      '2 objetos: 1 aceptado, 1 rechazado. 2 problemas.',
    ],
    [
      [document('accepted'), document('accepted'), document('unknown')],
      '3 objetos: 2 aceptados, 1 sin juzgar.',
    ],
    [[nothing], 'Aquí no hay ningún objeto que se pueda leer.'],
    [[], 'Aquí no hay ningún objeto que se pueda leer.'],
  ] as const) {
    test(sentence, () => assert.equal(summary(documents), sentence));
  }
});

suite('texts that differ by a keystroke', () => {
  const judge = loadJudge('.', '1.37.0');
  const catalog = makeCatalog(loadSchema('.', '1.37.0'), judge);
  const judged: string[] = [];
  const checker = new Checker({
    judge: {
      judge(document) {
        judged.push(String(document));
        return judge.judge(document);
      },
    },
    catalog: () => Promise.resolve(catalog),
  });
  const map = (name: string, data: string) =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\ndata: {clave: ${data}}\n`;

  /** The lines of the problems of a text, and how many documents were judged for it. */
  async function check(...documents: string[]) {
    const before = judged.length;
    const found = await checker.check(documents.join('---\n'));
    const lines = found.flatMap(({ problems }) => problems.map(({ location }) => location.line));
    return {
      outcomes: found.map(({ objects }) => objects[0]?.outcome),
      lines,
      judged: judged.length - before,
    };
  }

  test('only the document that changed is judged again', async () => {
    const [one, two] = [map('uno', 'hola'), map('dos', 'hola')];
    assert.deepEqual(await check(one, two), {
      outcomes: ['accepted', 'accepted'],
      lines: [],
      judged: 2,
    });
    assert.deepEqual((await check(one, map('dos', 'adios'))).judged, 1);
  });

  test('one that moved has its problems where it is now', async () => {
    const wrong = map('uno', '1');
    const first = await check(wrong);
    assert.deepEqual(first.outcomes, ['refused']);
    const moved = await check(map('dos', 'hola'), wrong);
    assert.deepEqual(
      moved.lines,
      first.lines.map((line) => line + 5),
    );
    assert.equal(moved.judged, 1);
  });

  test('the same one twice is judged once', async () => {
    const text = map('tres', 'hola');
    assert.equal((await check(text, text, map('cuatro', 'hola'))).judged, 2);
  });
});
