import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { evidenceKey } from '../../../src/lesson/evidence.ts';
import { folderHash } from '../../../src/lesson/folder-hash.ts';
import { parseLesson } from '../../../src/lesson/parse-lesson.ts';
import { formatProblem } from '../../../src/lesson/problem.ts';
import { builtImagesOf } from '../../../src/lesson/used-images.ts';
import { parseVersions, readVersions } from '../../../src/lesson/versions.ts';

const HEAD =
  'kubernetes: 1.37.0\nreleased: 2026-08-26\nkind: 0.33.0\nnodeImage: i\nsupported: []\nimages:\n';
const OURS = '{ name: ghcr.io/nosotros/app:1.0.0, build: app, args: { SERVICE: app } }';

function images(text: string, hash = 'h') {
  const hashOf = (folder: string) => (folder === 'app' ? hash : undefined);
  const { value, problems } = parseVersions(HEAD + text, 'v.yaml', () => undefined, hashOf);
  return { images: value.images, versions: value, problems: problems.map(formatProblem) };
}

test('an image is a name, or a map that says what it is built from or that others are built on it', () => {
  const text = `  - nginx:1.30.6\n  - ${OURS}\n  - { name: node:24, base: true }\n`;
  const { images: found, problems } = images(text);
  assert.deepEqual(problems, []);
  const at = (line: number) => ({ file: 'v.yaml', line, column: 5 });
  assert.deepEqual(found, [
    { name: 'nginx:1.30.6', isBase: false, location: at(7) },
    {
      name: 'ghcr.io/nosotros/app:1.0.0',
      isBase: false,
      build: { folder: 'app', args: { SERVICE: 'app' }, sha256: found[1]?.build?.sha256 },
      location: at(8),
    },
    { name: 'node:24', isBase: true, location: at(9) },
  ]);
  assert.match(found[1]?.build?.sha256 ?? '', /^[0-9a-f]{64}$/);
});

test('what an image is built from is its folder and its arguments', () => {
  const pin = (text: string, hash?: string) => images(`  - ${text}`, hash).images[0]?.build?.sha256;
  assert.equal(pin(OURS), pin(OURS));
  assert.notEqual(pin(OURS), pin(OURS, 'otro'));
  assert.notEqual(pin(OURS), pin(OURS.replace('SERVICE: app', 'SERVICE: otro')));
});

const BROKEN: readonly [string, RegExp][] = [
  ['  - nginx', /^v\.yaml:7:5: «nginx» no es una imagen con su versión\n +Por ejemplo/],
  ['  - nginx:latest', /no es una imagen con su versión/],
  ['  - "Nginx:1"', /no es una imagen con su versión/],
  ['  - nginx@sha256:123', /no es una imagen con su versión/],
  ['  - 3', /una imagen debe ser un texto/],
  ['  - nginx:1\n  - nginx:1', /^v\.yaml:8:5: «nginx:1» está dos veces/],
  ['  - { name: a:1, biuld: app }', /clave desconocida «biuld»[^]*«build»/],
  ['  - { build: app }', /una imagen debe ser un texto/],
  ['  - { name: a:1, build: nada }', /^v\.yaml:7:18: no existe la carpeta nada/],
  ['  - { name: a:1, args: { A: b } }', /«args» sin «build»/],
  ['  - { name: a:1, build: app, args: [A] }', /args debe ser un mapa/],
  ['  - { name: a:1, build: app, args: { a-b: c } }', /«a-b» no sirve de argumento/],
  ['  - { name: a:1, build: app, args: { A: 1 } }', /A debe ser un texto/],
  ['  - { name: a:1, base: sí }', /base debe ser true o false/],
  ['  a: 1', /images debe ser una lista/],
];
for (const [text, expected] of BROKEN) {
  test(`it is refused: ${text.trim()}`, () => {
    assert.match(images(text).problems.join('\n'), expected);
  });
}

test('a digest, a port and a path are part of a name', () => {
  const names = [
    `nginx@sha256:${'a'.repeat(64)}`,
    'registry.example.com:5000/equipo/nginx:1.0-alpine',
    'registry.k8s.io/e2e-test-images/agnhost:2.66.1',
  ];
  const { images: found, problems } = images(names.map((name) => `  - ${name}\n`).join(''));
  assert.deepEqual(problems, []);
  assert.deepEqual(
    found.map(({ name }) => name),
    names,
  );
});

test('the images of the course can be read, and those of the app are its version', () => {
  const { value, problems } = readVersions('.');
  assert.deepEqual(problems, []);
  const built = value.images.flatMap(({ name, build }) => (build ? [[name, build.args]] : []));
  assert.deepEqual(
    built,
    ['backend', 'mensajes', 'reportes'].map((service) => [
      `ghcr.io/kubernetes-en-vivo/${service}:1.0.0`,
      { SERVICE: service },
    ]),
  );
});

const folder = mkdtempSync(join(tmpdir(), 'kev-carpeta-'));
after(() => rmSync(folder, { recursive: true }));

test('a folder has another hash when a file has other bytes, another name or a new neighbour', () => {
  const path = (name: string) => join(folder, name);
  mkdirSync(path('dentro'));
  writeFileSync(path('Dockerfile'), 'FROM a\n');
  const hashes = [folderHash(folder)];
  const note = () => hashes.push(folderHash(folder));
  writeFileSync(path('Dockerfile'), 'FROM b\n');
  note();
  writeFileSync(path('dentro/uno.ts'), 'FROM a\n');
  note();
  renameSync(path('dentro/uno.ts'), path('dos.ts'));
  note();
  // A boundary that moves from one file to the next one.
  writeFileSync(path('a'), 'xy');
  writeFileSync(path('b'), '');
  note();
  writeFileSync(path('a'), 'x');
  writeFileSync(path('b'), 'y');
  note();
  assert.equal(new Set(hashes).size, 6);
  writeFileSync(path('.DS_Store'), 'nada');
  assert.equal(folderHash(folder), hashes.at(-1));
  assert.equal(folderHash(path('no-existe')), undefined);
});

function lesson(manifest: string, command: string) {
  const head =
    'title: T\nquestion: Q\ndescription: D\nobjectives: [a, b]\ncluster: { isolation: namespace }';
  const step = `\`\`\`sh id="a"\n${command}\n\`\`\`\n\n\`\`\`expect\nstdout: ""\n\`\`\`\n`;
  const { lesson: parsed } = parseLesson({
    folder: 'content/lecciones/01-uno',
    text: `---\n${head}\n---\n\n${step}`,
    manifests: new Map([['a.yaml', manifest]]),
    site: 'https://sitio.example',
    today: '2026-11-22',
  });
  assert.ok(parsed);
  return parsed;
}

test('a lesson uses an image of ours if its manifests or commands name it, and not one of a like name', () => {
  const { images: known } = images(`  - nginx:1.30.6\n  - ${OURS}`);
  const uses = (manifest: string, command = 'true') =>
    builtImagesOf(lesson(manifest, command), known).length === 1;
  const name = 'ghcr.io/nosotros/app:1.0.0';
  for (const text of [
    `image: ${name}`,
    `image: "${name}"`,
    `{"image":"${name}"}`,
    `${name}. Fin`,
  ]) {
    assert.ok(uses(text), text);
    assert.ok(uses('', `echo '${text}'`), text);
  }
  for (const text of [`${name}1`, `${name}.1`, `${name}-beta`, `${name}@sha256:1`, `x.io/${name}`])
    assert.ok(!uses(text), text);
});

test("a change of the app changes the key of its lessons' evidence, and of no other", () => {
  const key = (manifest: string, hash: string) =>
    evidenceKey(lesson(manifest, 'true'), images(`  - ${OURS}`, hash).versions);
  const ours = 'image: ghcr.io/nosotros/app:1.0.0';
  assert.notEqual(key(ours, 'uno'), key(ours, 'dos'));
  assert.equal(key('image: nginx:1.30.6', 'uno'), key('image: nginx:1.30.6', 'dos'));
});
