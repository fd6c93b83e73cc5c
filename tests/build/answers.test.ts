// A page shows an answer only under the very command that gave it, and then the recorded one.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { textOf } from '../../scripts/lib/links/page.ts';
import { readEvidence } from '../../src/lesson/course.ts';
import { stepEvidence, verification } from '../../src/lesson/evidence.ts';
import { plainText } from '../../src/site/answer.ts';
import { ancestor, course, having, inside, lessonPage, ROOT } from './dist.ts';

for (const lesson of course.lessons) {
  const evidence = readEvidence(ROOT, lesson);
  suite(lesson.slug, () => {
    const page = lessonPage(lesson.slug);

    for (const { id } of lesson.steps) {
      test(`${id}: the answer is the recorded one, or none`, () => {
        const code = having(page.elements, 'data-step', id)[0];
        const figure = code && ancestor(code, 'figure');
        assert.ok(figure);
        const shown = inside(figure)
          .filter(({ tagName }) => tagName === 'samp')
          .map(textOf)
          .join('\n');
        const recorded = stepEvidence(lesson, evidence, id);
        const streams = [recorded?.stdout ?? '', recorded?.stderr ?? ''];
        const answer = streams
          .map((stream) => plainText(stream).replace(/\n+$/, ''))
          .filter((text) => text.trim());
        assert.equal(shown, answer.join('\n'));
        if (!recorded) assert.match(textOf(figure), /Sin comprobar|no se ejecuta/);
      });
    }

    test('the stamp says what the evidence says', () => {
      const stamp = having(page.elements, 'data-verification')[0];
      assert.ok(stamp);
      const { state } = verification(lesson, course.versions, evidence);
      assert.match(textOf(stamp), state === 'verified' ? /^\W*Comprobado/ : /^\W*Sin comprobar/);
    });
  });
}
