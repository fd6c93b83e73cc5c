/** The same of CRDs, of what they define and of Kubernetes' own kinds with CEL: see whole.test.ts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  comparedDefinitions,
  runExtensionsComparison,
} from '../../scripts/lib/manifests/differential/extensions.ts';
import {
  moduleFolders,
  nativeJudge,
  nativeReference,
} from '../../scripts/lib/manifests/differential/native.ts';
import { differencesIn } from '../../scripts/lib/manifests/differential/record.ts';
import { readSoundVersions } from '../../src/lesson/versions.ts';

const root = process.cwd();
const versions = readSoundVersions(root);
const seed = process.env['JUDGE_SEED'] ?? '1';

await test('of CRDs and their objects the judge says what the server’s whole code says', async (t) => {
  const say = (line: string) => t.diagnostic(line);
  const program = await nativeJudge({ root, module: 'extensions', say, mayDownload: true });
  const definitions = comparedDefinitions(root, versions);
  const reference = nativeReference(program, definitions);
  const { kubernetes } = versions;
  const modules = await moduleFolders(root, true);
  const options = { root, kubernetes, reference, modules, seed, count: 200, definitions };
  const { comparison, judged } = await runExtensionsComparison(options);
  const { documents, seconds } = comparison;
  say(`seed ${seed}: ${documents} documents; ${seconds.ours} s and ${seconds.theirs} s`);
  assert.deepEqual(differencesIn(judged), []);
});
