import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lessonsTouched } from '../../../../scripts/lib/runner/changed-lessons.ts';
import type { Lesson } from '../../../../src/lesson/types.ts';

const location = { file: 'content/versiones.yaml', line: 1, column: 1 };
const build = { folder: 'content/app', args: {}, sha256: '' };
const IMAGES = [{ name: 'ghcr.io/nosotros/app:1.0.0', isBase: false, build, location }];
const lessons = ['content/lecciones/01-uno', 'content/lecciones/01-uno-mas'].map((folder) => {
  const text = folder.endsWith('mas') ? 'image: ghcr.io/nosotros/app:1.0.0' : 'image: nginx:1.30.6';
  return {
    folder,
    manifests: [{ name: 'a.yaml', file: '', text }],
    steps: [],
  } as unknown as Lesson;
});
const touched = (...paths: string[]) =>
  lessonsTouched(paths, lessons, IMAGES).map(({ folder }) => folder);

test('a lesson changes with any file of its folder, and with no other folder', () => {
  assert.deepEqual(touched('content/lecciones/01-uno/web.yaml'), ['content/lecciones/01-uno']);
  assert.deepEqual(touched('README.md', 'src/styles/site.css'), []);
});

test('all of them change with what they run on', () => {
  assert.equal(touched('scripts/lib/runner/shell.ts').length, 2);
  assert.equal(touched('content/versiones.yaml').length, 2);
});

test('those that use an image of ours change with what it is built from', () => {
  assert.deepEqual(touched('content/app/backend.ts'), ['content/lecciones/01-uno-mas']);
  assert.deepEqual(touched('content/apps/backend.ts'), []);
});
