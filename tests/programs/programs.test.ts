/** The judge compiled for this machine, as the npm package has it: see tests/judge/whole.test.ts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  comparedDefinitions,
  runExtensionsComparison,
} from '../../scripts/lib/manifests/differential/extensions.ts';
import { moduleFolders, nativeReference } from '../../scripts/lib/manifests/differential/native.ts';
import { differencesIn } from '../../scripts/lib/manifests/differential/record.ts';
import { runComparison } from '../../scripts/lib/manifests/differential/run.ts';
import { programHere } from '../../scripts/lib/package/programs.ts';
import { readSoundVersions } from '../../src/lesson/versions.ts';

const root = process.cwd();
const versions = readSoundVersions(root);
const { kubernetes } = versions;
const seed = process.env['JUDGE_SEED'] ?? '1';

await test('the programs say word by word what the modules say', async (t) => {
  const say = (line: string) => t.diagnostic(line);
  const { signal } = new AbortController();
  const [program] = await programHere({ root, kubernetes, say, signal });
  assert.ok(program);
  const modules = await moduleFolders(root, true);
  const reference = nativeReference(program.paths.core);
  const options = { root, kubernetes, reference, modules, seed, count: 200 };
  const { comparison, judged } = await runComparison(options);
  const { documents, seconds } = comparison;
  say(`seed ${seed}: ${documents} documents; ${seconds.ours} s and ${seconds.theirs} s`);
  assert.deepEqual(differencesIn(judged), []);
  const definitions = comparedDefinitions(root, versions);
  const extensions = await runExtensionsComparison({
    ...options,
    reference: nativeReference(program.paths.extensions, definitions),
    definitions,
    count: 100,
  });
  say(`and of CRDs and their objects, ${extensions.comparison.documents} documents`);
  assert.deepEqual(differencesIn(extensions.judged), []);
});
