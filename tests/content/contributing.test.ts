import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseLesson } from '../../src/lesson/parse-lesson.ts';

/** The worked example of CONTRIBUTING is the first thing that a contributor pastes: it has to be right. */
test('the lesson of CONTRIBUTING parses without problems', () => {
  const text = readFileSync('CONTRIBUTING.md', 'utf8');
  const [, mdx] = /````mdx\n([^]*?)\n````/.exec(text) ?? [];
  const [, yaml] = /```yaml\n([^]*?)\n```/.exec(text) ?? [];
  assert.ok(mdx && yaml);
  const { lesson, problems } = parseLesson({
    folder: 'content/lecciones/90-mi-primera-leccion',
    text: mdx,
    manifests: new Map([['web.yaml', yaml]]),
    site: 'https://sitio.example',
    today: '2026-11-22',
  });
  assert.deepEqual(problems, []);
  assert.deepEqual(
    lesson?.steps.map(({ id }) => id),
    ['crear', 'borrar'],
  );
});
