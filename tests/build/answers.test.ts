// A page shows an answer only under the very command that gave it, and then the recorded one.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { textOf } from '../../scripts/lib/links/page.ts';
import { readEvidence } from '../../src/lesson/course.ts';
import { verification } from '../../src/lesson/evidence.ts';
import { testAnswers } from './command-checks.ts';
import { having, site } from './dist.ts';

for (const lesson of site.course.lessons) {
  suite(lesson.slug, () => {
    const page = site.lessonPage(lesson.slug);

    testAnswers(site, page, lesson);

    test('the stamp says what the evidence says', () => {
      const stamp = having(page.elements, 'data-verification')[0];
      assert.ok(stamp);
      const evidence = readEvidence(site.root, lesson);
      const { state } = verification(lesson, site.course.versions, evidence);
      assert.match(textOf(stamp), state === 'verified' ? /^\W*Comprobado/ : /^\W*Sin comprobar/);
    });
  });
}
