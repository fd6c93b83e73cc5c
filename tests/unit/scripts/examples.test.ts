import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { fence, TestProject } from '../../support/project.ts';

let project: TestProject;

beforeEach(() => {
  // A PATH without docker, kind or kubectl.
  project = new TestProject({ PATH: '/nonexistent' });
  project.lesson('01-uno', 'namespace', fence('sh id="a"', 'true'));
});

afterEach(() => project.remove());

test('what is missing on the machine is named at once, with how to get it', async () => {
  const { code, output } = await project.examples();
  assert.equal(code, 2);
  for (const name of ['Docker', 'kind', 'kubectl'])
    assert.match(output, new RegExp(`· ${name} \\(no está instalado\\)`));
  assert.match(output, /https:\/\/docs\.docker\.com/);
  assert.doesNotMatch(output, /at .*\.ts:\d+/, 'no stack');
});

test('content with mistakes does not run: file:line and exit code 1', async () => {
  project.lesson('01-uno', 'namespace', fence('sh id="a" exti="1"', 'true'));
  const { code, output } = await project.examples();
  assert.equal(code, 1);
  assert.match(
    output,
    /content\/lecciones\/01-uno\/index\.mdx:9:1: atributo desconocido «exti»\n +¿Querías decir «exit»\?/,
  );
});

test('an unknown lesson gets a suggestion', async () => {
  const { code, output } = await project.examples('unoo');
  assert.equal(code, 2);
  assert.match(output, /No hay ninguna lección «unoo»\. ¿Querías decir «uno»\?/);
});

test('an unknown option gets the help', async () => {
  const { code, output } = await project.examples('--recrod');
  assert.equal(code, 2);
  assert.match(output, /--recrod[^]*--record/);
});
