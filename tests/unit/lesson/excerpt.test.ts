import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { excerpt } from '../../../src/lesson/excerpt.ts';

const long = `a: ${'x'.repeat(200)} fin ${'y'.repeat(200)}`;

const cases: readonly [name: string, text: string, place: [number, number], expected: string[]][] =
  [
    [
      'a value',
      'spec:\n  replicas: tres\n',
      [2, 13],
      ['1 | spec:', '2 |   replicas: tres', '  |             ^^^^'],
    ],
    ['a key, without its colon', 'a:\n  b: 1', [2, 3], ['1 | a:', '2 |   b: 1', '  |   ^']],
    ['a text in quotes', 'a: "uno dos" # c', [1, 4], ['1 | a: "uno dos" # c', '  |    ^^^^^^^^^']],
    ['an item of a flow list', 'a: [uno, dos]', [1, 10], ['1 | a: [uno, dos]', '  |          ^^^']],
    ['no line before the first', 'a: b', [1, 1], ['1 | a: b', '  | ^']],
    ['an empty line before is left out', 'a:\n\nb: c', [3, 4], ['3 | b: c', '  |    ^']],
    [
      'lines with more figures',
      `${'\n'.repeat(8)}a:\n  b: c`,
      [10, 6],
      [' 9 | a:', '10 |   b: c', '   |      ^'],
    ],
    ['a tab is seen', 'a:\n\tb: c', [2, 1], ['1 | a:', '2 | →b: c', '  | ^']],
    ['wide letters', 'a: [漢字, b]', [1, 9], ['1 | a: [漢字, b]', '  |     \u3000\u3000  ^']],
    ['the mark is as wide as they are', 'a: 漢字', [1, 4], ['1 | a: 漢字', '  |    ^^^^']],
    [
      'a letter with its accent apart',
      'cafe\u0301: x',
      [1, 8],
      ['1 | cafe\u0301: x', '  |       ^'],
    ],
    ['lines of Windows', 'a: b\r\nc: d\r\n', [2, 4], ['1 | a: b', '2 | c: d', '  |    ^']],
    ['the end of a line', 'a: b', [1, 9], ['1 | a: b', '  |     ^']],
    [
      'a long line is cut',
      long,
      [1, 205],
      [`1 | …${'x'.repeat(47)} fin ${'y'.repeat(44)}…`, `  | ${' '.repeat(49)}^^^`],
    ],
    ['a place that is not there', 'a', [7, 1], []],
  ];

suite('an excerpt shows', () => {
  for (const [name, text, [line, column], expected] of cases) {
    test(name, () => assert.deepEqual(excerpt(text, { line, column }), expected));
  }
});
