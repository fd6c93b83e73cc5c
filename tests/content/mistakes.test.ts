import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { suite, test } from 'node:test';
import { loadJudge } from '../../scripts/lib/manifests/judge/load.ts';
import { imagesInManifest } from '../../src/lesson/manifest-images.ts';
import { imageProblems } from '../../src/lesson/named-images.ts';
import { readVersions } from '../../src/lesson/versions.ts';
import { mistakeFiles, readMistakes } from '../../src/site/mistakes.ts';

const { kubernetes, images } = readVersions('.').value;
const judge = loadJudge('.', kubernetes);
const mistakes = readMistakes('.');

suite('classic mistakes', () => {
  test('are those of the folder, each once', () => {
    const folders = globSync('content/errores/*/').map((folder) => basename(folder));
    assert.deepEqual(mistakes.map(({ slug }) => slug).sort(), folders.sort());
  });

  for (const mistake of mistakes) {
    const [wrong, right] = mistakeFiles(mistake).map(({ file }) =>
      existsSync(file) ? readFileSync(file, 'utf8') : '',
    ) as [string, string];

    test(`${mistake.slug}: the API server refuses it and says why`, () => {
      assert.match(wrong, /^# Inválido a propósito: \S/);
      const [verdict, ...others] = judge.judge(wrong);
      assert.deepEqual(others, []);
      assert.equal(verdict?.outcome, 'refused');
      const said = verdict.errors?.map(({ message }) => message) ?? [];
      assert.ok(
        said.some((message) => message.includes(mistake.server)),
        `«${mistake.server}» is not in ${said.join('\n')}`,
      );
    });

    test(`${mistake.slug}: put right, it is accepted`, () => {
      const outcomes = judge.judge(right).map(({ outcome, errors }) => errors ?? outcome);
      assert.deepEqual(outcomes, ['accepted']);
      const named = imagesInManifest(right, { file: 'bien.yaml', line: 1, column: 0 });
      assert.deepEqual(imageProblems(named, images), []);
    });
  }
});
