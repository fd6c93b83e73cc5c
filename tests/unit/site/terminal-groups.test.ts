import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { GroupedStep, Part } from '../../../src/site/terminal-groups.ts';
import { terminalGroups } from '../../../src/site/terminal-groups.ts';

const step = (
  id: string,
  terminal = 1,
  mode: GroupedStep['mode'] = 'run',
  expects = true,
): Part<string> => ({ node: id, type: 'step', step: { id, terminal, mode, expects } });
const text = (node = 'texto'): Part<string> => ({ node, type: 'paragraph' });
const other: Part<string> = { node: 'h2', type: 'other' };
const hidden: Part<string> = { node: 'expect', type: 'hidden' };

/** Each group as its panes: `id+id@column:row-lastRow`. */
function shape(...parts: Part<string>[]): string[] {
  return terminalGroups(parts).map(({ panes }) =>
    panes
      .map(({ steps, column, row, lastRow }) => {
        const ids = steps.map(({ id }) => id).join('+');
        return `${ids}@${column}:${row}${lastRow > row ? `-${lastRow}` : ''}`;
      })
      .join(' '),
  );
}

suite('terminals side by side', () => {
  test('what follows in another terminal stands beside', () => {
    assert.deepEqual(shape(step('mira', 2, 'watch'), hidden, step('borra'), hidden), [
      'mira@2:1 borra@1:1',
    ]);
  });

  test('one terminal needs no columns', () => {
    assert.deepEqual(shape(step('a'), step('b'), text(), step('c')), []);
    assert.deepEqual(shape(step('a', 2), text(), step('b', 2)), []);
  });

  test('time goes down, and what goes on reaches down to where its terminal is used again', () => {
    assert.deepEqual(
      shape(step('mira', 2, 'watch'), step('a'), step('b'), step('c'), step('otra', 2)),
      ['mira@2:1-2 a@1:1 b@1:2 c@1:3 otra@2:3'],
    );
    assert.deepEqual(shape(step('a'), step('b'), step('puerto', 2, 'background'), step('pide')), [
      'a@1:1 b@1:2 puerto@2:2-3 pide@1:3',
    ]);
  });

  test('columns go by the number of the terminal, whatever the order', () => {
    assert.deepEqual(shape(step('a', 3), step('b', 2)), ['a@2:1 b@1:1']);
  });
});

suite('a paragraph between', () => {
  test('leads to the command in the other terminal while the first goes on', () => {
    const [group] = terminalGroups([step('mira', 2, 'watch'), hidden, text('borra:'), step('a')]);
    assert.deepEqual(
      group?.panes.map(({ lead }) => lead),
      [[], ['borra:']],
    );
    assert.deepEqual([group?.start, group?.end], [0, 4]);
  });

  test('parts commands of which the first is over, or of the same terminal', () => {
    assert.deepEqual(shape(step('a', 2), text(), step('b')), []);
    assert.deepEqual(shape(step('a', 2, 'tty'), text(), step('b', 2, 'send')), []);
  });

  test('parts commands too where the session before it was closed from inside', () => {
    const session = (expects: boolean) => [step('sh', 2, 'tty'), step('z', 2, 'send', expects)];
    assert.deepEqual(shape(...session(true), text(), step('a')), ['sh+z@2:1 a@1:1']);
    assert.deepEqual(shape(...session(false), text(), step('a')), ['sh+z@1:1']);
  });

  test('two of them, or anything else, part commands too', () => {
    assert.deepEqual(shape(step('a', 2, 'watch'), text(), text(), step('b')), []);
    assert.deepEqual(shape(step('a', 2, 'watch'), other, step('b')), []);
  });

  test('after the last command it stays out of the group', () => {
    const [group] = terminalGroups([text(), step('a', 2, 'watch'), step('b'), text(), step('c')]);
    assert.deepEqual([group?.start, group?.end], [1, 3]);
  });
});

suite('a session', () => {
  test('is one pane with all that is typed into it', () => {
    assert.deepEqual(
      shape(step('sh', 1, 'tty'), hidden, step('a', 1, 'send'), step('b', 1, 'send')),
      ['sh+a+b@1:1'],
    );
  });

  test('is taken up again in a pane of its own', () => {
    assert.deepEqual(
      shape(step('sh', 2, 'tty'), step('fuera'), step('dentro', 2, 'send'), step('fin', 2, 'send')),
      ['sh@2:1 fuera@1:1 dentro+fin@2:2'],
    );
  });
});
