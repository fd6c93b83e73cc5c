import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkLinks } from '../../scripts/lib/links/check-links.ts';
import { DIST, SITE } from './dist.ts';

test('every link, anchor and asset leads somewhere', () => {
  assert.deepEqual(checkLinks(DIST, SITE.href), []);
});
