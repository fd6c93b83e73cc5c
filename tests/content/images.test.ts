import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readCourse } from '../../src/lesson/course.ts';
import { isBuilt } from '../../src/lesson/used-images.ts';

const { lessons, versions } = readCourse('.');
const { images, addons } = versions;

test('every image of the list is used by a lesson or an addon', () => {
  const own = addons.flatMap(({ manifest }) => manifest ?? []);
  const texts = [
    ...lessons.flatMap(({ manifests, steps }) => [
      ...manifests.map(({ text }) => text),
      ...steps.map(({ command }) => command),
    ]),
    ...own.map((file) => readFileSync(file, 'utf8')),
  ];
  const unused = images.filter(
    ({ name, isBase }) => !isBase && !texts.some((text) => text.includes(name)),
  );
  assert.deepEqual(
    unused.map(({ name }) => name),
    [],
  );
});

test('what ours are built on is in the list too, and nothing else is', () => {
  const built = images.filter(isBuilt).map(({ build }) => build.folder);
  const recipes = [...new Set(built)].map((folder) => readFileSync(`${folder}/Dockerfile`, 'utf8'));
  const bases = recipes.flatMap((text) =>
    [...text.matchAll(/^FROM (\S+)/gm)].map(([, name]) => name),
  );
  const listed = images.filter(({ isBase }) => isBase).map(({ name }) => name);
  assert.deepEqual(new Set(listed), new Set(bases));
});

test('ours are tagged with the version of the app that they are made from', () => {
  for (const { name, build } of images.filter(isBuilt)) {
    const { version } = JSON.parse(readFileSync(`${build.folder}/package.json`, 'utf8')) as {
      version: string;
    };
    assert.ok(name.endsWith(`:${version}`), `${name}: ${build.folder} es la ${version}`);
  }
});
