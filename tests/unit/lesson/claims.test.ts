import assert from 'node:assert/strict';
import { test } from 'node:test';
import { claimsPage } from '../../../scripts/lib/report/claims-page.ts';
import { claimHoles, claimRows } from '../../../src/lesson/claim-table.ts';
import type { Evidence } from '../../../src/lesson/evidence.ts';
import { evidenceKey } from '../../../src/lesson/evidence.ts';
import { lessonRecord } from '../../../src/lesson/lesson-record.ts';
import { parseLesson } from '../../../src/lesson/parse-lesson.ts';
import { formatProblem } from '../../../src/lesson/problem.ts';
import { staleSources } from '../../../src/lesson/stale-sources.ts';
import { parseSyllabus, unknownClaims } from '../../../src/lesson/syllabus.ts';

const VERSIONS = {
  kubernetes: '1.37.0',
  released: '2026-08-26',
  kind: '0.33.0',
  nodeImage: 'kindest/node:v1.37.0',
  supported: [],
  images: [],
  addons: [],
};
const HEAD = `title: Uno
question: Q
description: D
objectives: [a, b]
cluster: { isolation: namespace }
claims:
  probada: [ver]
  leida: ["source:docs"]
sources:
  - { id: docs, title: Docs, url: "https://kubernetes.io/docs/", checked: 2026-08-25 }
  - { id: blog, title: Blog, url: "https://kubernetes.io/blog/", checked: 2026-08-26 }`;
const BODY =
  'Hola.<Source id="blog" />\n\n```sh id="ver"\ntrue\n```\n\n```expect\nstdout: ""\n```\n';

const { lesson, problems } = parseLesson({
  folder: 'content/lecciones/01-uno',
  text: `---\n${HEAD}\n---\n\n${BODY}`,
  manifests: new Map(),
  site: 'https://sitio.example',
  today: '2026-11-22',
});
assert.deepEqual(problems, []);
assert.ok(lesson);
const written = lesson;

const SYLLABUS = `uno:
  probada: Se puede probar.
  leida: Se ha leído.
  olvidada: Nadie la prueba.
dos:
  sin-leccion: No hay quien la pruebe.
`;
const { value: syllabus, problems: wrong } = parseSyllabus(SYLLABUS, 'content/temario.yaml');
const evidence = {
  key: evidenceKey(written, VERSIONS),
  recordedAt: '2026-11-22T10:00:00.000Z',
  versions: { kubernetes: 'v1.37.0' },
  steps: [],
} as unknown as Evidence;
const rows = (found: Evidence | undefined = evidence) =>
  claimRows(syllabus, [lessonRecord(written, VERSIONS, found)]);

test('a claim that no lesson proves is a hole, at its line of the syllabus', () => {
  assert.deepEqual(wrong, []);
  const places = claimHoles(rows()).map((hole) => formatProblem(hole).split('\n')[0]);
  assert.deepEqual(places, [
    'content/temario.yaml:4:3: «uno/olvidada» está sin probar: la lección no dice qué la prueba',
    'content/temario.yaml:6:3: «dos/sin-leccion» está sin probar: la lección no está escrita',
  ]);
});

test('a claim proved by a step needs evidence that holds; one that was read does not', () => {
  const stale = { ...evidence, key: 'otra' };
  const holes = (found: Evidence) =>
    rows(found).flatMap(({ claim, hole }) => (hole ? claim.id : []));
  assert.deepEqual(holes(evidence), ['olvidada', 'sin-leccion']);
  assert.deepEqual(holes(stale), ['probada', 'olvidada', 'sin-leccion']);
});

test('a lesson may only claim what the syllabus has', () => {
  const [rest] = [syllabus.filter(({ id }) => id !== 'leida')];
  assert.deepEqual(unknownClaims(written, rest).map(formatProblem), [
    'content/lecciones/01-uno/index.mdx:9:3: content/temario.yaml no tiene ninguna afirmación «leida» de esta lección\n    Se admiten: probada, olvidada.',
  ]);
});

test('the page leads from a claim to what proves it', () => {
  const page = claimsPage(rows());
  assert.match(page, /2 de 4 afirmaciones probadas/);
  assert.match(
    page,
    /\| Se puede probar\. \| \[`ver`\]\(\.\.\/content\/lecciones\/01-uno\/index\.mdx#L17\) \| ✓ \[Kubernetes 1\.37\.0, 2026-11-22\]/,
  );
  assert.match(
    page,
    /\| Se ha leído\. \| \[docs\]\(https:\/\/kubernetes\.io\/docs\/\) \(2026-08-25\) \| ✓/,
  );
});

test('sources come in the order in which the text cites them, so that its numbers go up', () => {
  assert.deepEqual(
    written.sources.map(({ id }) => id),
    ['blog', 'docs'],
  );
});

test('a source is old if it was read before the taught Kubernetes came out', () => {
  const stale = staleSources([written], VERSIONS).map(({ message }) => message);
  assert.deepEqual(stale, [
    'la fuente «docs» se leyó el 2026-08-25, antes de Kubernetes 1.37.0 (2026-08-26)',
  ]);
});
