import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Addon } from '../../../src/lesson/addons.ts';
import { evidenceKey, sha256 } from '../../../src/lesson/evidence.ts';
import { parseLesson } from '../../../src/lesson/parse-lesson.ts';
import { formatProblem } from '../../../src/lesson/problem.ts';
import { parseVersions, readVersions } from '../../../src/lesson/versions.ts';

const HASH = 'a'.repeat(64);
const HEAD =
  'kubernetes: 1.37.0\nreleased: 2026-08-26\nkind: 0.33.0\nnodeImage: i\nsupported: []\naddons:\n';
const FILES: Readonly<Record<string, string>> = { 'content/addons/a.yaml': 'kind: A\n' };

function addons(text: string) {
  const { value, problems } = parseVersions(HEAD + text, 'v.yaml', (file) => FILES[file]);
  return { addons: value.addons, problems: problems.map(formatProblem) };
}

function lesson(names: string, isolation = 'namespace') {
  const head = `title: T\nquestion: Q\ndescription: D\nobjectives: [a, b]\ncluster: { isolation: ${isolation}, addons: ${names} }`;
  const step = '```sh id="a"\ntrue\n```\n\n```expect\nstdout: ""\n```\n';
  return parseLesson({
    folder: 'content/lecciones/01-uno',
    text: `---\n${head}\n---\n\n${step}`,
    manifests: new Map(),
    site: 'https://sitio.example',
    today: '2026-11-22',
    addons: ['metrics-server', 'contour'],
  });
}

const complaints = (names: string, isolation?: string) =>
  lesson(names, isolation).problems.map(formatProblem);

test('an addon is a manifest of our own, pinned by its text, or a published one, or both', () => {
  const text = `  propio: { manifest: content/addons/a.yaml }\n  ajeno: { url: 'https://x.example/a.yaml', sha256: ${HASH} }\n  mixto: { url: 'https://x.example/a.yaml', sha256: ${HASH}, manifest: content/addons/a.yaml }\n`;
  assert.deepEqual(addons(text), {
    problems: [],
    addons: [
      {
        name: 'propio',
        manifest: 'content/addons/a.yaml',
        sha256: sha256(`\n${sha256('kind: A\n')}`),
      },
      {
        name: 'ajeno',
        published: { url: 'https://x.example/a.yaml', sha256: HASH },
        sha256: sha256(`${HASH}\n`),
      },
      {
        name: 'mixto',
        published: { url: 'https://x.example/a.yaml', sha256: HASH },
        manifest: 'content/addons/a.yaml',
        sha256: sha256(`${HASH}\n${sha256('kind: A\n')}`),
      },
    ] satisfies Addon[],
  });
});

test('an addon says what to wait for', () => {
  const ready = '{ namespace: n, workloads: [deployment/a, daemonset/b] }';
  const text = `  propio: { manifest: content/addons/a.yaml, ready: ${ready} }`;
  const { addons: read, problems } = addons(text);
  assert.deepEqual(problems, []);
  assert.deepEqual(read[0]?.ready, { namespace: 'n', names: ['deployment/a', 'daemonset/b'] });
});

const BROKEN: readonly [string, RegExp][] = [
  [
    '  a: { manifest: content/addons/b.yaml }',
    /^v.yaml:7:\d+: no existe content\/addons\/b.yaml\n/,
  ],
  [`  a: { manifest: content/addons/a.yaml, sha256: ${HASH} }`, /url debe ser un texto/],
  ['  a: {}', /un addon tiene «url» y «sha256», o «manifest», o los tres/],
  ['  a: { url: "https://x.example/a.yaml" }', /sha256 debe ser un texto/],
  [`  a: { url: "ftp://x.example/a", sha256: ${HASH} }`, /no es una dirección web/],
  ['  a: { url: "https://x.example/a", sha256: "123" }', /no es un SHA-256\n +Son 64/],
  [`  a: { uri: "https://x.example/a", sha256: ${HASH} }`, /clave desconocida «uri»/],
  [`  A_b: { manifest: content/addons/a.yaml }`, /«A_b» no sirve de nombre/],
  ['  a: { manifest: content/addons/a.yaml, ready: { workloads: [] } }', /namespace debe ser/],
  [
    '  a: { manifest: content/addons/a.yaml, ready: { namespace: n, workloads: [pod/a] } }',
    /«pod\/a» no es un workload\n +Por ejemplo/,
  ],
  ['  - a', /addons debe ser un mapa/],
];
for (const [text, expected] of BROKEN) {
  test(`it is refused: ${text.trim()}`, () => {
    assert.match(addons(text).problems.join('\n'), expected);
  });
}

test('the addons of the course can be read', () => {
  const { value, problems } = readVersions('.');
  assert.deepEqual(problems, []);
  assert.deepEqual(
    value.addons.map(({ name }) => name),
    ['metrics-server', 'contour'],
  );
});

test('a lesson asks for addons by name, and a wrong name is told with what was meant', () => {
  assert.deepEqual(complaints('[contour, metrics-server]'), []);
  assert.deepEqual(lesson('[contour]').lesson?.addons, ['contour']);
  assert.deepEqual(complaints('[metric-server]'), [
    'content/lecciones/01-uno/index.mdx:6:43: no hay ningún addon «metric-server»\n    ¿Querías decir «metrics-server»?',
  ]);
  assert.match(complaints('[istio]').join(), /Se admiten: metrics-server, contour\./);
  assert.match(complaints('[contour, contour]').join(), /un addon está dos veces/);
  assert.match(complaints('[contour]', 'docker').join(), /una lección de Docker no tiene clúster/);
});

test("another release of an addon changes the key of its lessons' evidence, and of no other", () => {
  const versions = (hash: string) =>
    parseVersions(
      `${HEAD}  contour: { url: 'https://x.example/a.yaml', sha256: ${hash} }`,
      'v.yaml',
      () => undefined,
    ).value;
  const key = (names: string, hash: string) => {
    const parsed = lesson(names).lesson;
    assert.ok(parsed);
    return evidenceKey(parsed, versions(hash));
  };
  assert.notEqual(key('[contour]', HASH), key('[contour]', 'b'.repeat(64)));
  assert.equal(key('[]', HASH), key('[]', 'b'.repeat(64)));
});
