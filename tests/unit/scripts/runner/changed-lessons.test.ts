import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lessonsTouched } from '../../../../scripts/lib/runner/changed-lessons.ts';
import type { Lesson } from '../../../../src/lesson/types.ts';

const lessons = ['content/lecciones/01-uno', 'content/lecciones/01-uno-mas'].map(
  (folder) => ({ folder }) as Lesson,
);
const touched = (...paths: string[]) => lessonsTouched(paths, lessons).map(({ folder }) => folder);

test('a lesson changes with any file of its folder, and with no other folder', () => {
  assert.deepEqual(touched('content/lecciones/01-uno/web.yaml'), ['content/lecciones/01-uno']);
  assert.deepEqual(touched('README.md', 'src/styles/site.css'), []);
});

test('all of them change with what they run on', () => {
  assert.equal(touched('scripts/lib/runner/shell.ts').length, 2);
  assert.equal(touched('content/versiones.yaml').length, 2);
});
