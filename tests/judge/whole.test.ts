/** What `npm run judge:compare` compares, as a test: for CI, with another seed for each commit. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kindOf } from '../../scripts/lib/manifests/differential/matrix.ts';
import {
  moduleFolders,
  nativeJudge,
  nativeReference,
} from '../../scripts/lib/manifests/differential/native.ts';
import { runComparison } from '../../scripts/lib/manifests/differential/run.ts';
import { readVersions } from '../../src/lesson/versions.ts';

const root = process.cwd();
const { kubernetes } = readVersions(root).value;
const seed = process.env['JUDGE_SEED'] ?? '1';

await test('the judge says word by word what the API server’s whole code says', async (t) => {
  const say = (line: string) => t.diagnostic(line);
  const program = await nativeJudge({ root, say, mayDownload: true });
  const modules = await moduleFolders(root, true);
  const reference = nativeReference(program);
  const options = { root, kubernetes, reference, modules, seed, count: 1000 };
  const { comparison, judged } = await runComparison(options);
  const { documents, seconds } = comparison;
  say(`seed ${seed}: ${documents} documents; ${seconds.ours} s and ${seconds.theirs} s`);
  for (const { name } of comparison.kinds) {
    await t.test(name, () => {
      const differences = judged
        .filter((one) => kindOf(one) === name)
        .flatMap(({ difference }) => difference ?? [])
        .filter(({ rule }) => !rule);
      assert.deepEqual(differences, []);
      assert.ok(!comparison.oneSided.includes(name), 'all mutants have the same verdict');
    });
  }
});
