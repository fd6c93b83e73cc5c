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
    [
      'all the words of a value',
      'a: uno dos # c',
      [1, 4],
      ['1 | a: uno dos # c', '  |    ^^^^^^^'],
    ],
    ['all the words of a key', 'uno dos: b', [1, 1], ['1 | uno dos: b', '  | ^^^^^^^']],
    ['a value with a colon in it', 'a: uno: dos', [1, 4], ['1 | a: uno: dos', '  |    ^^^^^^^^']],
    ['a key behind a dash', '- uno dos: b', [1, 3], ['1 | - uno dos: b', '  |   ^^^^^^^']],
    [
      'words between braces',
      '{a: uno dos, b: c}',
      [1, 5],
      ['1 | {a: uno dos, b: c}', '  |     ^^^^^^^'],
    ],
    [
      'a key between braces',
      'x: {a b: "c", d: 1}',
      [1, 5],
      ['1 | x: {a b: "c", d: 1}', '  |     ^^^'],
    ],
    ['what a quote is part of', "a: it's so", [1, 4], ["1 | a: it's so", '  |    ^^^^^^^']],
    [
      'brackets in a value',
      'a: uno [dos], tres',
      [1, 4],
      ['1 | a: uno [dos], tres', '  |    ^^^^^^^^^^^^^^^'],
    ],
    [
      'an item on a line of its own',
      'a: [\n  uno dos,\n]',
      [2, 3],
      ['1 | a: [', '2 |   uno dos,', '  |   ^^^^^^^'],
    ],
    [
      'a number of JSON',
      '{\n"a": 12, "b": 3}',
      [2, 6],
      ['1 | {', '2 | "a": 12, "b": 3}', '  |      ^^'],
    ],
    [
      'the last line between braces',
      'a: {\n  b: uno dos, c: d }',
      [2, 6],
      ['1 | a: {', '2 |   b: uno dos, c: d }', '  |      ^^^^^^^'],
    ],
    ['a bracket', 'a: [uno]', [1, 4], ['1 | a: [uno]', '  |    ^']],
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
    [
      'a control character is seen, and not obeyed',
      'a: x\0\u001b[0m\u007f\u009b',
      [1, 5],
      ['1 | a: x␀␛[0m␡�', '  |     ^^^^^^^'],
    ],
    [
      'what ends a line for Kubernetes alone is seen',
      'a: x\u0085\u2028\u2029y',
      [1, 5],
      ['1 | a: x␤␤␤y', '  |     ^^^^'],
    ],
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
      [`1 | …${'x'.repeat(47)} fin ${'y'.repeat(44)}…`, `  | ${' '.repeat(49)}${'^'.repeat(48)}`],
    ],
    ['a place that is not there', 'a', [7, 1], []],
  ];

suite('an excerpt shows', () => {
  for (const [name, text, [line, column], expected] of cases) {
    test(name, () => assert.deepEqual(excerpt(text, { line, column }), expected));
  }
});
