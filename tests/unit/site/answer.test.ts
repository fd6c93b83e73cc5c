import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { foldAnswer, FOLD_AFTER, plainText } from '../../../src/site/answer.ts';
import { commandHtml, linesHtml } from '../../../src/site/html.ts';

const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => `fila ${index + 1}`);
const text = (lines: ReturnType<typeof foldAnswer>['shown']) =>
  lines.map((pieces) => pieces.map((piece) => piece.text).join(''));

suite('plainText', () => {
  test('takes colours, cursor moves and other control characters away', () => {
    assert.equal(
      plainText('\u001b[31mrojo\u001b[0m\u0007\u0000 y \u001b]0;titulo\u0007fin'),
      'rojo y fin',
    );
  });

  test('keeps line ends and tabs, and makes Windows line ends plain', () => {
    assert.equal(plainText('a\tb\r\nc\n'), 'a\tb\nc\n');
  });
});

suite('foldAnswer', () => {
  test('shows a short answer whole, without its final line end', () => {
    const { shown, folded } = foldAnswer('uno\ndos\n');
    assert.deepEqual(text(shown), ['uno', 'dos']);
    assert.deepEqual(folded, []);
  });

  test('folds what is past the twelfth line', () => {
    const lines = numbered(40);
    const { shown, folded } = foldAnswer(lines.join('\n'));
    assert.equal(shown.length, FOLD_AFTER);
    assert.deepEqual([...text(shown), ...text(folded)], lines);
  });

  test('does not fold to hide a single line', () => {
    assert.equal(foldAnswer(numbered(FOLD_AFTER + 1).join('\n')).folded.length, 0);
  });

  test('keeps empty lines in the middle', () => {
    assert.deepEqual(text(foldAnswer('a\n\nb').shown), ['a', '', 'b']);
  });
});

suite('captured values', () => {
  const marked = (stream: string, ...captured: string[]) =>
    foldAnswer(stream, captured)
      .shown.flat()
      .filter(({ volatile }) => volatile)
      .map((piece) => piece.text);

  test('will differ for the reader wherever they come again, whole', () => {
    assert.deepEqual(marked('nodo trabajador-2: listo', 'trabajador-2'), ['trabajador-2']);
    assert.deepEqual(marked('trabajador-21 otro-trabajador-2', 'trabajador-2'), []);
    assert.deepEqual(marked('pod/web-0.', 'web-0'), ['web-0']);
    assert.deepEqual(marked('a.c(d abcd', 'a.c(d'), ['a.c(d']);
  });

  test('are one with what is seen to differ anyway', () => {
    const pod = 'web-7d4b9c6f5-x2x4z';
    assert.deepEqual(marked(`pod "${pod}" deleted`, pod), [pod]);
  });

  test('are left alone where they are too short to tell', () => {
    assert.deepEqual(marked('3 de 3', '3'), []);
  });
});

suite('linesHtml', () => {
  test('marks what will differ for the reader and nothing else', () => {
    const html = linesHtml(foldAnswer('web 10.244.1.7 Running').shown);
    assert.match(html, /^web <span class="volatile"[^>]*>10\.244\.1\.7<\/span> Running$/);
  });

  test('reads nothing as markup', () => {
    const html = linesHtml(foldAnswer('<none> & <script>').shown);
    assert.equal(html, '&lt;none&gt; &amp; &lt;script&gt;');
  });
});

suite('commandHtml', () => {
  test('holds flags together, and only those', () => {
    assert.equal(commandHtml('ls -a a-b'), 'ls <span>-a</span> a-b');
    assert.equal(commandHtml('-v'), '<span>-v</span>');
  });

  test('reads nothing as markup', () => {
    assert.equal(
      commandHtml('cat <a >b --x="<i>" && c'),
      'cat &lt;a &gt;b <span>--x="&lt;i&gt;"</span> &amp;&amp; c',
    );
  });

  test('changes no text: without its tags it is the command', () => {
    const command = 'kubectl exec web \\\n  -- sh -c "echo - -- ---"\n';
    assert.equal(commandHtml(command).replace(/<\/?span>/g, ''), command);
  });
});
