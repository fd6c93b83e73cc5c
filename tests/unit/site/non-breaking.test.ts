import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tied } from '../../../src/site/non-breaking.ts';

const cases: readonly (readonly [string, string])[] = [
  ['tarda 40 s y pico', 'tarda 40~s y pico'],
  ['al 25 %, o 2 GiB de memoria', 'al 25~%, o 2~GiB de memoria'],
  ['desde Kubernetes 1.33', 'desde Kubernetes~1.33'],
  ['3 saltos, no 3 s', '3 saltos, no 3~s'],
  ['la lección 14', 'la lección~14'],
  ['subkind 3', 'subkind 3'],
];
for (const [text, expected] of cases) {
  test(`ties «${text}»`, () => assert.equal(tied(text), expected.replaceAll('~', '\u00A0')));
}
