import assert from 'node:assert/strict';
import { test } from 'node:test';
import { imageDigest } from '../../../../scripts/lib/runner/kube-timeline.ts';

test('the day on which kind loaded an image is no part of what it is', () => {
  const digest = `sha256:${'a'.repeat(64)}`;
  assert.equal(imageDigest(`docker.io/library/import-2026-11-24@${digest}`), digest);
  assert.equal(imageDigest(digest), digest);
  const pulled = `docker.io/library/nginx@${digest}`;
  assert.equal(imageDigest(pulled), pulled);
});
