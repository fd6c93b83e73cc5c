// Figures of the real lessons: what is verified is drawn.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { textOf } from '../../scripts/lib/links/page.ts';
import { readRecords } from '../../src/lesson/lesson-record.ts';
import { formatLocation } from '../../src/lesson/problem.ts';
import { inside, ofClass, site } from './dist.ts';

const verified = readRecords(site.root, site.course).filter(
  ({ verification }) => verification.state === 'verified',
);
const withFigures = verified.filter(({ lesson }) => lesson.figures.length > 0);

test('there are figures to look at', () => assert.ok(withFigures.length > 0));

for (const { lesson } of withFigures) {
  suite(lesson.slug, () => {
    const drawn = ofClass(site.lessonPage(lesson.slug).elements, 'timeline');

    test('every figure that was written is there', () => {
      assert.equal(drawn.length, lesson.figures.length);
    });

    lesson.figures.forEach(({ element, location }, index) => {
      test(`<${element}> of line ${location.line} draws all that it was asked for`, () => {
        const figure = drawn[index];
        assert.ok(figure);
        const parts = inside(figure);
        const missing = [...ofClass(parts, 'undrawn'), ...ofClass(parts, 'absent')].map(textOf);
        assert.deepEqual(missing, [], formatLocation(location));
      });
    });
  });
}
