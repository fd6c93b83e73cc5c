import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { byPlace, formatProblem } from '../../../../src/lesson/problem.ts';
import { definedKinds, definitionsIn } from '../../../../src/manifests/custom-kinds.ts';
import { readSources } from '../../../../scripts/lib/manifests/find.ts';
import { loadJudge } from '../../../../scripts/lib/manifests/judge/load.ts';
import { Kinds } from '../../../../src/manifests/kinds.ts';
import { SchemaCheck } from '../../../../src/manifests/schema/check.ts';
import { loadAddonDefinitions } from '../../../../scripts/lib/manifests/schema/addon-definitions.ts';
import { loadSchema } from '../../../../scripts/lib/manifests/schema/load.ts';
import { readVersions } from '../../../../src/lesson/versions.ts';
import type { ManifestSource } from '../../../../src/manifests/text/source.ts';
import { validateManifest, type Catalog } from '../../../../src/manifests/validate.ts';

/*
 * Adding a test is adding a file. `valid/`: every object was accepted by a real Kubernetes in a strict dry
 * run, and nothing may be found. `invalid/`, `mdx/` and `lint/` (one of each teaching rule): what is found is in the .txt beside the file
 * (UPDATE_FIXTURES=1 writes it; read the difference before you commit it).
 */
const root = join(import.meta.dirname, '../../../fixtures/manifests');
const schema = loadSchema(process.cwd(), '1.37.0');
// Kinds are compiled once for all files: most of the time would go there.
const schemas = new SchemaCheck(schema);
const judge = loadJudge(process.cwd(), '1.37.0');
const { addons } = readVersions(process.cwd()).value;
const ofAddons = loadAddonDefinitions(process.cwd(), addons);

function catalogWith(sources: readonly ManifestSource[]): Catalog {
  const definitions = [...ofAddons, ...definitionsIn(sources)];
  const kinds = new Kinds(schema, definedKinds(definitions, schema.$id));
  return { schemas, judge: judge.with(definitions), kinds };
}

function problemsIn(file: string): string {
  const { sources, problems } = readSources(root, [file]);
  const catalog = catalogWith(sources);
  const found = sources.flatMap((source) => validateManifest(source, catalog));
  const all = [...problems, ...found].sort((a, b) => byPlace(a, b));
  return all.map((problem) => `${formatProblem(problem)}\n`).join('');
}

for (const file of globSync('valid/*.yaml', { cwd: root }).sort()) {
  test(`${file} has nothing wrong`, () => {
    assert.equal(problemsIn(file), '');
  });
}

for (const file of globSync('{invalid,lint}/*.yaml', { cwd: root })
  .concat(globSync('mdx/*.mdx', { cwd: root }))
  .sort()) {
  test(`${file} has exactly what its .txt says`, () => {
    const expected = join(root, file.replace(/\.(yaml|mdx)$/, '.txt'));
    const actual = problemsIn(file);
    if (process.env['UPDATE_FIXTURES'] && (!existsSync(expected) || actual !== '')) {
      writeFileSync(expected, actual);
    }
    assert.notEqual(actual, '', 'nothing was found');
    assert.equal(actual, readFileSync(expected, 'utf8'));
  });
}

test('every document that Kubernetes rejects has a problem of its own', () => {
  const catalog = catalogWith([]);
  for (const file of globSync('invalid/*.yaml', { cwd: root })) {
    const text = readFileSync(join(root, file), 'utf8');
    const documents = text.split(/^---\n/m).filter((document) => document.startsWith('# '));
    for (const document of documents) {
      if (!/^# [\w.-]+: Kubernetes /.test(document)) continue;
      const source = { file, text: document, line: 1, column: 0 };
      const found = validateManifest(source, catalog);
      assert.notEqual(found.length, 0, `${file}: ${document.split('\n', 1)[0]}`);
    }
  }
});
