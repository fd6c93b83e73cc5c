import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMeanings } from '../../../scripts/lib/manifests/meanings.ts';
import { compileJudge, findAssets } from '../../../scripts/lib/manifests/reader/assets.ts';
import { startExaminer } from '../../../scripts/lib/manifests/reader/examiner.ts';
import { examine } from '../../../src/manifests/examine.ts';
import { parseMeanings } from '../../../src/manifests/meanings.ts';

const parse = (text: string) => {
  const { value, problems } = parseMeanings(text, 'campos.yaml');
  return { ...Object.fromEntries(value), problems: problems.map(({ message }) => message) };
};

test('a field has the lesson below which it stands, or none', () => {
  assert.deepEqual(parse('pod:\n  Pod.spec: Uno.\nsin-leccion:\n  Role.rules: Otro.\n'), {
    'Pod.spec': { meaning: 'Uno.', lesson: 'pod' },
    'Role.rules': { meaning: 'Otro.' },
    problems: [],
  });
});

test('one that is explained twice is told', () => {
  const { problems } = parse('pod:\n  Pod.spec: Uno.\nsin-leccion:\n  Pod.spec: Otro.\n');
  assert.deepEqual(problems, ['«Pod.spec» está dos veces']);
});

test('of a field that is missing it is told what the field is for, and not what would hold it', async () => {
  const assets = findAssets('schema');
  const examiner = await startExaminer({ assets, module: compileJudge(assets), definitions: [] });
  const text = 'apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: { name: a }\n';
  const [document] = await examine('a.yaml', text, examiner);
  const provisioner = readMeanings('.').get('StorageClass.provisioner');
  assert.ok(provisioner);
  assert.deepEqual(
    document?.problems.map(({ meaning }) => meaning),
    [provisioner.meaning],
  );
});
