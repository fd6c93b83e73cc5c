import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Copy } from '../../../../scripts/lib/walk/page-copies.ts';
import { pastedPage } from '../../../../scripts/lib/walk/pasted-page.ts';
import { pastedSteps } from '../../../../src/lesson/preparation.ts';
import { parseLesson } from '../../../../src/lesson/parse-lesson.ts';
import { formatProblem } from '../../../../src/lesson/problem.ts';
import type { Lesson } from '../../../../src/lesson/types.ts';
import { fence } from '../../../support/project.ts';

const SITE = 'https://sitio.example';
const AROUND = { site: SITE, addons: [] };
const MOVED = [{ from: SITE, to: 'http://127.0.0.1:1' }];
const HEAD = 'title: a\nquestion: a\ndescription: a\nobjectives: [a, b]';
const BODY =
  fence('sh id="crear"', 'kubectl apply -f {site}/uno/web.yaml') +
  fence('sh id="mirar" terminal="2"', 'echo dos');

function lessonOf(body: string): Lesson {
  const { lesson } = parseLesson({
    folder: 'content/lecciones/01-uno',
    text: `---\n${HEAD}\n---\n\n${body}`,
    manifests: new Map([['web.yaml', 'kind: Pod\n']]),
    site: SITE,
    today: '2026-11-24',
  });
  assert.ok(lesson);
  return lesson;
}

/** What a page that is in order has to copy. */
function copiesOf(lesson: Lesson): Copy[] {
  return pastedSteps(lesson, AROUND).map(({ id, command, terminal }) => {
    const text = command.replaceAll(SITE, 'http://127.0.0.1:1');
    return { of: id, kind: 'command', text, terminal };
  });
}

/** What is wrong with a page, once its copies have been changed. */
async function problems(change: (copies: Copy[]) => Copy[], body = BODY): Promise<string> {
  const lesson = lessonOf(body);
  const page = { lesson, steps: pastedSteps(lesson, AROUND) };
  const found = await pastedPage(page, change(copiesOf(lesson)), MOVED);
  return found.problems.map(formatProblem).join('\n');
}

const at = (id: string, change: Partial<Copy>) => (copies: Copy[]) =>
  copies.map((copy) => (copy.of === id ? { ...copy, ...change } : copy));

test('a page in order gives its commands as they were copied', async () => {
  assert.equal(await problems((copies) => copies), '');
  const lesson = lessonOf(BODY);
  const page = { lesson, steps: pastedSteps(lesson, AROUND) };
  const { steps } = await pastedPage(page, copiesOf(lesson), MOVED);
  assert.equal(steps[1]?.command, 'kubectl apply -f http://127.0.0.1:1/uno/web.yaml');
});

test('a button that copies another text: the line of its step, and both texts', async () => {
  const text = 'kubectl apply -f https://sitio.example/uno/web.yaml';
  const told = await problems(at('crear', { text }));
  assert.match(told, /^content\/lecciones\/01-uno\/index.mdx:8:1: .*«crear» copia otra cosa\n/);
  assert.match(
    told,
    /Debía ser "kubectl apply -f http:\/\/127.*\n +y es "kubectl .*sitio\.example/,
  );
});

for (const [what, change] of [
  ['one is missing', (copies: Copy[]) => copies.filter(({ of }) => of !== 'mirar')],
  ['the preparation is missing', (copies: Copy[]) => copies.slice(1)],
  ['the tidying is missing', (copies: Copy[]) => copies.slice(0, -1)],
  ['another order', (copies: Copy[]) => copies.toReversed()],
  [
    'one too many',
    (copies: Copy[]) => [...copies, { of: 'z', kind: 'command' as const, text: '' }],
  ],
] as const) {
  test(`the buttons are not the steps: ${what}`, async () => {
    assert.match(await problems(change), /index.mdx:1:1: los botones .*\n.*recoge:espacio\n? *.*/);
  });
}

test('a step that the page leaves in another terminal', async () => {
  const told = await problems(at('mirar', { terminal: 1 }));
  assert.match(told, /quien sigue la página pega «mirar» en la terminal 1\n +Es de la terminal 2/);
  assert.match(told, /^content\/lecciones\/01-uno\/index.mdx:12:1/);
});

test('a manifest that is copied otherwise than it is', async () => {
  const copy = (text: string) => (copies: Copy[]) => [
    ...copies,
    { of: 'web.yaml', kind: 'manifest' as const, text },
  ];
  assert.equal(await problems(copy('kind: Pod')), '');
  assert.match(await problems(copy('kind: Pot')), /01-uno\/web.yaml:1:1: .*no copia el archivo/);
});

test('a «!» that bash would take for its history; not in what is typed into another program', async () => {
  const bang = fence('sh id="mal"', 'echo "a!b"');
  assert.match(await problems((copies) => copies, bang), /index.mdx:8:1: al pegar «mal»/);
  const typed = fence('sh id="a" tty', 'sh') + fence('sh id="b" send', 'echo "a!b"');
  assert.equal(await problems((copies) => copies, typed), '');
});
