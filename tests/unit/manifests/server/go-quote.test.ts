import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unquote } from '../../../../src/manifests/server/go-quote.ts';

test('what Go quotes', () => {
  assert.equal(unquote('a.b[0]'), 'a.b[0]');
  assert.equal(unquote(String.raw`\u00a0a\"b\\n\n\t\x00`), '\u00a0a"b\\n\n\t\uFFFD');
  assert.equal(unquote(String.raw`\U0001f680 \a\b\f\r\v`), '🚀 \x07\b\f\r\v');
  assert.equal(unquote('\\'), '\\');
});
