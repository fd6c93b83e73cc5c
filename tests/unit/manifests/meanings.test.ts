import assert from 'node:assert/strict';
import { test } from 'node:test';
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
