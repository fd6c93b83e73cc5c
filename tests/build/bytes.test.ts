// What you read = what you copy = what ran: over the built site, for every command and manifest.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { attribute } from '../../scripts/lib/links/page.ts';
import { pastedSteps } from '../../src/lesson/preparation.ts';
import { siteUrl } from '../../src/lesson/site.ts';
import { copied, pasted, testBytes } from './command-checks.ts';
import { ofClass, site } from './dist.ts';

const AROUND = { site: siteUrl(site.root), addons: site.course.versions.addons };

for (const lesson of site.course.lessons) {
  suite(lesson.slug, () => {
    const page = site.lessonPage(lesson.slug);

    testBytes(page, lesson);

    test('what can be pasted is the preparation, the steps and the tidying, in this order', () => {
      assert.deepEqual(
        pasted(page),
        pastedSteps(lesson, AROUND).map(({ command }) => command),
      );
    });

    test('publishes every YAML file byte for byte', () => {
      const files = globSync('*.yaml', { cwd: join(site.root, lesson.folder) });
      for (const file of files) {
        const source = readFileSync(join(site.root, lesson.folder, file));
        assert.deepEqual(readFileSync(join(site.dist, lesson.slug, file)), source, file);
      }
    });

    test('shows manifests as they are', () => {
      for (const figure of ofClass(page.elements, 'manifest')) {
        const name = attribute(figure, 'data-file');
        const manifest = lesson.manifests.find((candidate) => candidate.name === name);
        assert.ok(manifest, `${name} is a manifest of the lesson`);
        assert.equal(`${copied(figure)}\n`, manifest.text.replace(/\n*$/, '\n'), name);
      }
    });
  });
}
