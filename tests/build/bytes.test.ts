// What you read = what you copy = what ran: over the built site, for every command and manifest.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { attribute, textOf } from '../../scripts/lib/links/page.ts';
import type { Element } from '../../scripts/lib/links/page.ts';
import { ancestor, course, DIST, having, inside, lessonPage, ROOT } from './dist.ts';

/** What the copy button of a figure copies: the same rule as src/client/copy.ts. */
function copied(figure: Element): string | undefined {
  const within = inside(figure);
  assert.equal(having(within, 'data-copy').length, 1, 'one copy button');
  const code = within.find((element) => element.tagName === 'code' && ancestor(element, 'pre'));
  return code && textOf(code);
}

for (const lesson of course.lessons) {
  suite(lesson.slug, () => {
    const page = lessonPage(lesson.slug);

    test('shows every command once, in order, and no other', () => {
      const shown = having(page.elements, 'data-step').map((code) => attribute(code, 'data-step'));
      assert.deepEqual(
        shown,
        lesson.steps.map(({ id }) => id),
      );
    });

    for (const step of lesson.steps) {
      test(`${step.id}: shown = copied = run`, () => {
        const code = having(page.elements, 'data-step', step.id)[0];
        const figure = code && ancestor(code, 'figure');
        assert.ok(code && figure);
        assert.equal(textOf(code), step.command);
        assert.equal(copied(figure), step.command);
      });
    }

    test('publishes every YAML file byte for byte', () => {
      const files = globSync('*.yaml', { cwd: join(ROOT, lesson.folder) });
      for (const file of files) {
        const source = readFileSync(join(ROOT, lesson.folder, file));
        assert.deepEqual(readFileSync(join(DIST, lesson.slug, file)), source, file);
      }
    });

    test('shows manifests as they are', () => {
      const figures = page.elements.filter(({ attrs }) =>
        attrs.some(({ name, value }) => name === 'class' && value === 'manifest'),
      );
      for (const figure of figures) {
        const name = attribute(figure, 'data-file');
        const manifest = lesson.manifests.find((candidate) => candidate.name === name);
        assert.ok(manifest, `${name} is a manifest of the lesson`);
        assert.equal(`${copied(figure)}\n`, manifest.text.replace(/\n*$/, '\n'), name);
      }
    });
  });
}
