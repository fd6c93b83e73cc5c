// What kubectl sends of a text with merges (`<<`): it has none any more.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileJudge, findAssets } from '../../../scripts/lib/manifests/reader/assets.ts';
import { startExaminer } from '../../../scripts/lib/manifests/reader/examiner.ts';
import { examine } from '../../../src/manifests/examine.ts';

const assets = findAssets('schema');
const examiner = await startExaminer({ assets, module: compileJudge(assets), definitions: [] });

const head = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, labels: &l {a: b, c: d}}\n';

async function said(data: string) {
  const [document, ...others] = await examine('a.yaml', `${head}data: ${data}\n`, examiner);
  assert.deepEqual(others, []);
  const errors = document?.problems.filter(({ isAdvice }) => !isAdvice) ?? [];
  const outcomes = document?.objects.map(({ outcome }) => outcome);
  return { outcomes, errors: errors.map(({ message }) => message) };
}

for (const data of ['{<<: *l, a: x}', '{a: x, <<: *l}', '{<<: [*l, {a: y}], c: z}', '{<<: *l}']) {
  test(`a key of a merge may be overridden: ${data}`, async () => {
    assert.deepEqual(await said(data), { outcomes: ['accepted'], errors: [] });
  });
}

test('a key that somebody wrote twice is refused beside a merge, too', async () => {
  const { outcomes, errors } = await said('{<<: *l, a: x, a: y}');
  assert.deepEqual([outcomes, errors], [['refused'], ['la clave está repetida']]);
});

test('what a merge brings is judged', async () => {
  const { outcomes, errors } = await said('{<<: {a: 1}, c: x, <<: {c: y}}');
  assert.deepEqual(outcomes, ['refused']);
  assert.equal(errors.length, 1);
  assert.match(errors[0] ?? '', /se esperaba un texto y hay el número 1/);
});
