import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figureProblems } from '../../../src/lesson/figure-problems.ts';
import { parseLesson } from '../../../src/lesson/parse-lesson.ts';
import { formatProblem } from '../../../src/lesson/problem.ts';
import type { Isolation, Lesson } from '../../../src/lesson/types.ts';

/** A lesson with one step, `mirar`, and some figures. */
function lesson(folder: string, isolation: Isolation, ...figures: string[]): Lesson {
  const head = `title: T\nquestion: Q\ndescription: D\nobjectives: [a, b]\ncluster: { isolation: ${isolation} }`;
  const parsed = parseLesson({
    folder,
    text: ['---', head, '---', '', '```sh id="mirar"', 'true', '```', '', ...figures].join('\n'),
    manifests: new Map(),
    site: 'https://sitio.example',
    today: '2026-11-22',
  });
  assert.deepEqual(parsed.problems, []);
  assert.ok(parsed.lesson);
  return parsed.lesson;
}

/** What is wrong with a figure in a lesson of the cluster, beside another about Docker: `docker`. */
function wrong(figure: string): string[] {
  const docker = lesson('01-docker', 'docker');
  const own = lesson('02-propia', 'namespace', figure);
  return figureProblems(own, [docker, own]).map(formatProblem);
}

for (const figure of [
  '<Timeline lesson="docker" steps="mirar" />',
  '<Timeline lesson="docker" steps="mirar" kinds="Container" />',
  '<Timeline steps="mirar" kinds="Pod" />',
  '<Distribution lesson="docker" step="mirar" matches="(\\d) (\\w)" expected="even" />',
]) {
  test(`${figure} can be drawn`, () => assert.deepEqual(wrong(figure), []));
}

test('a lesson that is not written', () => {
  assert.deepEqual(wrong('<Timeline lesson="doker" steps="nada" />'), [
    '02-propia/index.mdx:13:1: <Timeline> nombra una lección que no está escrita: «doker»\n' +
      '    ¿Querías decir «docker»?',
  ]);
});

test('a step that another lesson does not have', () => {
  assert.deepEqual(wrong('<ReplicaPlot lesson="propia" steps="mirar, mira" />'), [
    '02-propia/index.mdx:13:1: <ReplicaPlot> nombra un paso que «propia» no tiene: «mira»\n' +
      '    ¿Querías decir «mirar»?',
  ]);
});

test('kinds that Docker does not have, or only Docker has', () => {
  assert.deepEqual(wrong('<Timeline lesson="docker" steps="mirar" kinds="Pod" />'), [
    '02-propia/index.mdx:13:1: en «docker» no se graba ningún Pod\n' +
      '    Una lección de Docker graba contenedores: kinds="Container", o nada.',
  ]);
  assert.match(
    wrong('<ReplicaPlot lesson="docker" steps="mirar" />')[0] ?? '',
    /ningún Deployment/,
  );
  assert.deepEqual(wrong('<Timeline steps="mirar" kinds="Container" />'), [
    '02-propia/index.mdx:13:1: en «propia» no se graba ningún Container\n' +
      '    Los contenedores solo se graban en las lecciones de Docker; aquí, sus Pods.',
  ]);
});
