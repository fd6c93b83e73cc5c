import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Kinds } from '../../../../src/manifests/kinds.ts';
import { Part, type Finding, type Path } from '../../../../src/manifests/part.ts';
import { applyRules } from '../../../../src/manifests/rules/index.ts';
import { SchemaCheck } from '../../../../src/manifests/schema/check.ts';
import { loadSchema } from '../../../../scripts/lib/manifests/schema/load.ts';
import { readYaml } from '../../../../src/lesson/yaml.ts';

const folder = join(import.meta.dirname, '../../../fixtures/manifests/valid');
const schema = loadSchema(process.cwd(), '1.37.0');
const kinds = new Kinds(schema);
const schemas = new SchemaCheck(schema);
const wrongValues = [null, 7, -0.5, true, '', 'Ñ x', [], [null], {}, { a: [{}] }];

const objects = globSync('*.yaml', { cwd: folder }).flatMap((file) =>
  readYaml(readFileSync(join(folder, file), 'utf8'), { file }).documents.map(({ value }) => value),
);

function check(object: unknown): Finding[] {
  const findings: Finding[] = [];
  const part = new Part(object, findings);
  const kind = kinds.of(part);
  if (!kind) return findings;
  schemas.check(part, kind.schema);
  applyRules(part, kind, true);
  applyRules(part, kind, false);
  return findings;
}

function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const below = Object.entries(value).flatMap(([key, child]) =>
    pathsIn(child, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return [path, ...below];
}

/** A copy of an object in which the value at a path is another. */
function withValue(object: unknown, path: Path, value: unknown): unknown {
  const copy = structuredClone(object);
  const holder = path.slice(0, -1).reduce<unknown>((at, step) => (at as never)[step], copy);
  (holder as Record<string | number, unknown>)[path.at(-1) ?? ''] = value;
  return copy;
}

test('no value anywhere in an object makes the validator fail', () => {
  let tried = 0;
  for (const object of objects) {
    for (const path of pathsIn(object).slice(1)) {
      for (const value of wrongValues) {
        assert.doesNotThrow(() => check(withValue(object, path, value)), path.join('.'));
        tried += 1;
      }
    }
  }
  assert.ok(tried > 10_000);
});

test('a list where a map is expected, and the reverse, is always found', () => {
  for (const object of objects) {
    for (const path of [['metadata'], ['spec']]) {
      const has = Object.hasOwn(object ?? {}, path[0] ?? '');
      if (!has || check(object).length > 0) continue;
      assert.notEqual(check(withValue(object, path, ['x'])).length, 0);
    }
  }
});
