import assert from 'node:assert/strict';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { checkDiagrams } from '../../../../scripts/lib/diagrams/check.ts';
import { stamp } from '../../../../scripts/lib/diagrams/key.ts';
import { planDiagrams } from '../../../../scripts/lib/diagrams/plan.ts';
import { readCourse } from '../../../../src/lesson/course.ts';
import { formatLocation } from '../../../../src/lesson/problem.ts';

const PROJECT = join(import.meta.dirname, '../../../..');
const ROOT = mkdtempSync(join(tmpdir(), 'diagramas-'));
after(() => rmSync(ROOT, { recursive: true }));

const FOLDER = 'content/lecciones/05-pod';
const SVG = `${FOLDER}/diagramas/dentro.svg`;
const GOOD = ['flowchart TB', '  accTitle: t', '  accDescr: d', '  a[web]:::pod'];

mkdirSync(join(ROOT, FOLDER), { recursive: true });
mkdirSync(join(ROOT, 'src'));
for (const pinned of ['versiones.yaml', 'addons'])
  cpSync(join(PROJECT, 'content', pinned), join(ROOT, 'content', pinned), { recursive: true });
cpSync(join(PROJECT, 'src/fonts'), join(ROOT, 'src/fonts'), { recursive: true });
cpSync(join(PROJECT, 'src/styles'), join(ROOT, 'src/styles'), { recursive: true });
for (const shared of ['package.json', 'node_modules'])
  symlinkSync(join(PROJECT, shared), join(ROOT, shared));

/** A course of one lesson with one diagram, at line 16 of its file. */
function lesson(...diagram: string[]): void {
  const head = ['title: t', 'question: q', 'description: d', 'objectives: [o]'];
  const front = ['---', ...head, 'cluster: { isolation: namespace, addons: [] }', '---'];
  const step = ['```sh id="ver"', 'kubectl get pods', '```', '', '```expect', 'stdout: x', '```'];
  const lines = [...front, '', ...step, '```mermaid id="dentro"', ...diagram, '```', ''];
  writeFileSync(join(ROOT, FOLDER, 'index.mdx'), lines.join('\n'));
}

/** Puts a drawing with the right stamp in its place, as the script would. */
function drawn(svg = '<svg width="300"></svg>\n'): void {
  const [planned] = planDiagrams(ROOT, readCourse(ROOT)).diagrams;
  assert.ok(planned);
  mkdirSync(dirname(join(ROOT, SVG)), { recursive: true });
  writeFileSync(join(ROOT, SVG), stamp(svg, planned.key));
}

const check = () =>
  checkDiagrams(ROOT).map(({ location, message }) => `${formatLocation(location)}: ${message}`);

test('a diagram that is not drawn: where, and the command that draws it', () => {
  lesson(...GOOD);
  const [problem] = checkDiagrams(ROOT);
  assert.deepEqual(problem, {
    location: { file: `${FOLDER}/index.mdx`, line: 16, column: 1 },
    message: 'el diagrama «dentro» aún no está dibujado',
    hint: 'Dibújalo con: npm run diagrams',
  });
});

test('a drawing of this very source is right; of another, old', () => {
  lesson(...GOOD);
  drawn();
  assert.deepEqual(check(), []);
  lesson(...GOOD, '  a --> b');
  assert.deepEqual(check(), [
    `${FOLDER}/index.mdx:16:1: el diagrama «dentro» ha cambiado y su dibujo no`,
  ]);
});

test('other fonts make every drawing old', () => {
  lesson(...GOOD);
  drawn();
  const font = join(ROOT, 'src/fonts/alegreya-sans-400-normal.woff2');
  const before = readFileSync(font);
  writeFileSync(font, Buffer.concat([before, Buffer.from('x')]));
  assert.match(check().join(), /ha cambiado y su dibujo no/);
  writeFileSync(font, before);
  assert.deepEqual(check(), []);
});

test('a drawing changed by hand is found', () => {
  lesson(...GOOD);
  drawn();
  const svg = readFileSync(join(ROOT, SVG), 'utf8');
  writeFileSync(join(ROOT, SVG), svg.replace('300', '301'));
  assert.match(check().join(), /tiene un dibujo retocado a mano/);
});

test('a drawing too wide for a phone says its width', () => {
  lesson(...GOOD);
  drawn('<svg width="612"></svg>\n');
  assert.match(check().join(), /«dentro» mide 612 px de ancho/);
});

test('a drawing of nobody is found', () => {
  lesson(...GOOD);
  drawn();
  const orphan = `${FOLDER}/diagramas/antiguo.svg`;
  writeFileSync(join(ROOT, orphan), '<svg/>');
  assert.deepEqual(check(), [`${orphan}:1:1: no es el dibujo de ningún diagrama de su lección`]);
  rmSync(join(ROOT, orphan));
});

test('what a source lacks or must not have, each at its place', () => {
  lesson('flowchart TB', '  accTitle: t', '  a[web]:::contendor', '  classDef x fill:red');
  const problems = checkDiagrams(ROOT);
  const at = `${FOLDER}/index.mdx`;
  assert.deepEqual(
    problems.map(({ location, message }) => `${formatLocation(location)}: ${message}`),
    [
      `${at}:16:1: al diagrama «dentro» le falta accDescr`,
      `${at}:20:3: «classDef» no se usa en los diagramas del curso`,
      `${at}:19:12: «contendor» no es del alfabeto del curso`,
    ],
  );
  assert.equal(problems[2]?.hint, '¿Querías decir «contenedor»?');
});

test('a kind of diagram that the style does not cover', () => {
  lesson('graph LR', '  accTitle: t', '  accDescr: d', '  a --> b');
  assert.deepEqual(check(), [`${FOLDER}/index.mdx:17:1: el curso no dibuja diagramas «graph»`]);
});
