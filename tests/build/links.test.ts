import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkLinks } from '../../scripts/lib/links/check-links.ts';
import { site, SITE } from './dist.ts';

test('every link, anchor and asset leads somewhere', () => {
  assert.deepEqual(checkLinks(site.dist, SITE.href), []);
});
