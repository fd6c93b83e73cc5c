import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedByHistory } from '../../../../scripts/lib/walk/history-expansion.ts';

const CHANGED = ['echo "a!b"', 'grep -E "^(?!x)"', 'echo !!', "cat <<'FIN'\nhola!x\nFIN"];
const UNCHANGED = [
  'echo "¡Hola!"',
  "echo 'a!b'",
  'test ! -e a',
  '[ "$a" != b ] && if ! true; then :; fi',
  "awk 'BEGIN { x = 0 }\n!x { print }' <<<a",
  'x=$!; echo "${!x}"',
  'echo a\\!b',
  'echo uno\n',
];

test('a «!» that an interactive bash takes for its history', async () => {
  const texts = [...CHANGED, ...UNCHANGED];
  const found = await changedByHistory(texts);
  assert.deepEqual(
    texts.filter((_, index) => found[index]),
    CHANGED,
  );
});

test('nothing to ask about is nothing to answer', async () => {
  assert.deepEqual(await changedByHistory([]), []);
});
