import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'yaml';
import { courseObjects } from '../../../../scripts/lib/manifests/differential/corpus.ts';
import { makeSamples } from '../../../../scripts/lib/manifests/differential/samples.ts';
import { loadCore } from '../../../../scripts/lib/manifests/judge/load.ts';
import { loadSchema } from '../../../../scripts/lib/manifests/schema/load.ts';
import { readVersions } from '../../../../src/lesson/versions.ts';
import { explainServer } from '../../../../src/manifests/server/explain.ts';
import { explainWarnings } from '../../../../src/manifests/server/explain-warnings.ts';
import { Part } from '../../../../src/manifests/part.ts';

/** What the type of an error says by itself, which tells nobody what to do. */
const BARE =
  /^(?:.* no vale aquí|el API server no lo acepta|.* no puede ir aquí|hay demasiados|.* no es de su tipo)$/;

const root = process.cwd();
const { kubernetes } = readVersions(root).value;
const judge = loadCore(root, kubernetes);
const samples = makeSamples({
  schema: loadSchema(root, kubernetes),
  judge: (text) => judge.judge(text),
  written: courseObjects(root),
  seed: 'frases',
  count: 300,
});

test('each warning of the server over made-up objects is said in Spanish', () => {
  const warnings = samples.flatMap(({ text }) =>
    judge.judge(text).flatMap((verdict) => verdict.warnings ?? []),
  );
  assert.ok(warnings.length > 100, String(warnings.length));
  const found = explainWarnings(new Part(undefined, []), warnings);
  const bare = found.filter(({ message }) => message.endsWith('pero avisa'));
  assert.deepEqual([...new Set(bare.map(({ server }) => server))], []);
});

test('hardly any sentence of the server over made-up objects is left without a word of what to do', () => {
  const bare: string[] = [];
  let count = 0;
  for (const { text } of samples) {
    const [verdict, ...others] = judge.judge(text);
    if (!verdict || others.length > 0) continue;
    const errors = (verdict.errors ?? []).filter(({ stage }) => stage === 'validate');
    const object = errors.length > 0 ? new Part(parse(text, { uniqueKeys: false }), []) : undefined;
    for (const error of errors) {
      const { message, hint } = explainServer(error, object ?? new Part(undefined, []));
      count += 1;
      if (BARE.test(message) && hint === undefined) bare.push(error.message);
    }
  }
  assert.ok(count > 1000, String(count));
  assert.ok(bare.length < count / 100, `${bare.length} of ${count}:\n${bare.join('\n')}`);
});
