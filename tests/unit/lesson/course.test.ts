import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { readCourse } from '../../../src/lesson/course.ts';
import { formatProblem } from '../../../src/lesson/problem.ts';
import { fence, TestProject } from '../../support/project.ts';

const project = new TestProject();
after(() => project.remove());

/** What is wrong in a course whose only lesson has this command. */
function problems(command: string, cluster = 'namespace'): string[] {
  project.lesson(
    '01-uno',
    cluster,
    fence('sh id="a"', command) + fence('expect', 'stdout: { contains: hola }'),
  );
  project.write('content/lecciones/01-uno/web.yaml', 'kind: Pod\n');
  return readCourse(project.root).problems.map(formatProblem);
}

test('a command may apply what the site publishes of its lesson, and nothing else', () => {
  assert.deepEqual(problems('kubectl apply -f {site}/uno/web.yaml'), []);
  assert.match(
    problems('kubectl apply -f {site}/uno/wed.yaml').join('\n'),
    /^content\/lecciones\/01-uno\/index\.mdx:9:1: «uno\/wed\.yaml» no es un manifiesto[^]*«uno\/web\.yaml»/,
  );
});

test('it names images of the course, or that it makes, or that do not exist on purpose', () => {
  assert.deepEqual(problems('docker run nginx:1.30.6', 'docker'), []);
  assert.deepEqual(problems('docker run nginx:9 # no existe a propósito: aún', 'docker'), []);
  assert.deepEqual(problems('docker build -t uno:1 .\ndocker run uno:1', 'docker'), []);
  assert.match(
    problems('true\ndocker run -d \\\n  nginx:1.30.66', 'docker').join('\n'),
    /^content\/lecciones\/01-uno\/index\.mdx:12:3: «nginx:1\.30\.66» no es una imagen del curso\n/,
  );
});
