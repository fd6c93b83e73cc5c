import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mdxToJs } from 'satteri';
import { basePathLinks } from '../../../src/site/base-path-links.ts';
import { lessonParts } from '../../../src/site/lesson-parts.ts';

const fileURL = new URL('file:///curso/content/lecciones/05-pod/index.mdx');

/** The JavaScript that a lesson's MDX becomes. */
async function compile(source: string): Promise<string> {
  const { code } = await mdxToJs(source, {
    fileURL,
    mdastPlugins: [lessonParts, basePathLinks('/curso/')],
    features: { smartPunctuation: false },
  });
  return code;
}

test('a command becomes a component that knows its lesson and its id, and not its text', async () => {
  const code = await compile('```sh id="aplicar" timeout="5s"\nkubectl apply -f web.yaml\n```\n');
  assert.match(code, /Command/);
  assert.match(code, /"?lesson"?: ?"pod"/);
  assert.match(code, /"?id"?: ?"aplicar"/);
  assert.doesNotMatch(code, /kubectl apply/);
});

test('an expectation leaves nothing behind', async () => {
  assert.doesNotMatch(await compile('a\n\n```expect\nstdout: secreto\n```\n'), /secreto|expect/);
});

test('a drawing becomes a component, wherever it stands', async () => {
  const code = await compile(
    '<Failure title="x">\n\n```mermaid id="pod"\nflowchart TB\n```\n\n</Failure>\n',
  );
  assert.match(code, /Diagram/);
  assert.doesNotMatch(code, /flowchart/);
});

test('other fences stay what they are', async () => {
  assert.match(await compile('```yaml\nkind: Pod\n```\n'), /kind: Pod/);
});

test('a manifest keeps what its author wrote and learns its lesson', async () => {
  const code = await compile('<Manifest file="web.yaml" highlight="spec" />\n');
  assert.match(code, /"?file"?: ?"web\.yaml"/);
  assert.match(code, /"?highlight"?: ?"spec"/);
  assert.match(code, /"?lesson"?: ?"pod"/);
});

test('links of the site get its base path; others do not; flags keep their hyphens', async () => {
  const code = await compile(
    '[a](/pod/) [b](https://kubernetes.io/) [c](//x.org/) [d](#aqui) --flag\n',
  );
  for (const url of ['/curso/pod/', 'https://kubernetes.io/', '//x.org/', '#aqui']) {
    assert.ok(code.includes(`"${url}"`), url);
  }
  assert.ok(code.includes('--flag'));
});

const fence = (meta: string) =>
  `\`\`\`sh ${meta}\n${meta}\n\`\`\`\n\n\`\`\`expect\nstdout: secreto\n\`\`\`\n`;
const tags = (code: string) =>
  [...code.matchAll(/_jsxs?\((Terminals|TerminalPane|Command|Failure)/g)].map(([, name]) => name);

test('what follows in another terminal shares an element with what goes on, and its paragraph too', async () => {
  const watch = fence('id="mira" terminal="2" watch');
  const code = await compile(`${watch}\nAhora **borra**:\n\n${fence('id="borra"')}\nFin.\n`);
  assert.deepEqual(tags(code), ['Terminals', 'TerminalPane', 'Command', 'TerminalPane', 'Command']);
  assert.equal(code.match(/Ahora/g)?.length, 1);
  assert.match(code, /order: "2"[^]*Fin\./);
  assert.doesNotMatch(code, /secreto/);
});

test('commands stand side by side inside of an experiment too, and beside others of the page', async () => {
  const pair = (name: string) =>
    `${fence(`id="${name}-mira" terminal="2" watch`)}\n${fence(`id="${name}-borra"`)}\n`;
  const code = await compile(
    `${pair('a')}\n<Failure title="x">\n\n${pair('b')}\n</Failure>\n\n## Otra\n\n${pair('c')}`,
  );
  const group = ['Terminals', 'TerminalPane', 'Command', 'TerminalPane', 'Command'];
  assert.deepEqual(tags(code), [...group, 'Failure', ...group, ...group]);
  for (const id of ['a-mira', 'a-borra', 'b-mira', 'b-borra', 'c-mira', 'c-borra']) {
    assert.equal(code.split(`id: "${id}"`).length, 2, id);
  }
});

test('a session and what is typed into it are one', async () => {
  const code = await compile(`${fence('id="sh" tty')}\n${fence('id="dentro" send')}\n`);
  assert.deepEqual(tags(code), ['Terminals', 'TerminalPane', 'Command', 'Command']);
  assert.match(code, /joined: "yes"/);
});
