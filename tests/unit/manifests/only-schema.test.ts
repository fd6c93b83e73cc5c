import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { loadJudge } from '../../../scripts/lib/manifests/judge/load.ts';
import { loadSchema } from '../../../scripts/lib/manifests/schema/load.ts';
import { readVersions } from '../../../src/lesson/versions.ts';

const root = process.cwd();
const { kubernetes } = readVersions(root).value;
const judge = loadJudge(root, kubernetes);
const kinds = Object.values(loadSchema(root, kubernetes).definitions).flatMap(({ properties }) => {
  const [apiVersion, kind] = [properties?.['apiVersion']?.const, properties?.['kind']?.const];
  return typeof apiVersion === 'string' && typeof kind === 'string' ? [{ apiVersion, kind }] : [];
});

function isUnknown(head: { apiVersion: string; kind: string }): boolean {
  const [verdict] = judge.judge(JSON.stringify({ ...head, metadata: { name: 'a' } }));
  return verdict?.outcome === 'unknown';
}

/** A kind, with its group if there is another one of its name that the judge knows. */
function label({ apiVersion, kind }: { apiVersion: string; kind: string }): string {
  const isAmbiguous = kinds.some((one) => one.kind === kind && one.apiVersion !== apiVersion);
  return isAmbiguous ? `${kind} de ${apiVersion.replace(/\/.*/, '')}` : kind;
}

test('the package’s page names the kinds of which only the schema is known, and no other', () => {
  const page = readFileSync('scripts/lib/package/README.md', 'utf8').replaceAll('\n', ' ');
  const named = /solo conoce el esquema.*? te lo dice: (.*?)\. /.exec(page)?.[1]?.split(', ');
  const unknown = kinds.filter(isUnknown).map(label);
  assert.ok(unknown.length > 0);
  assert.deepEqual(named, [...new Set(unknown)].sort());
});

test('the site’s page names some of them', () => {
  const page = readFileSync('src/pages/validar/index.astro', 'utf8');
  const [said = ''] = /De lo que no se guarda.*?<\/p>/s.exec(page) ?? [];
  const named = [...said.matchAll(/<code>(\w+)<\/code>/g)].map(([, kind]) => kind);
  const unknown = new Set(kinds.filter(isUnknown).map(({ kind }) => kind));
  assert.ok(named.length > 0);
  for (const kind of named) assert.ok(unknown.has(kind ?? ''), kind);
});
