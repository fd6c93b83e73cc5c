import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Evidence } from '../../../src/lesson/evidence.ts';
import {
  changes,
  evidenceKey,
  parseEvidence,
  serializeEvidence,
  sha256,
  stepEvidence,
  verification,
} from '../../../src/lesson/evidence.ts';
import { parseLesson } from '../../../src/lesson/parse-lesson.ts';

const VERSIONS = {
  released: '2026-08-26',
  kubernetes: '1.37.0',
  kind: '0.33.0',
  nodeImage: 'kindest/node:v1.37.0',
  supported: [],
  images: [],
  addons: [],
};

interface Parts {
  readonly prose?: string;
  readonly command?: string;
  readonly expected?: string;
  readonly manifest?: string;
  readonly isolation?: string;
}

function lesson({
  prose = 'Hola.',
  command = 'true',
  expected = '""',
  manifest = 'a: 1',
  isolation = 'namespace',
}: Parts = {}) {
  const head = `title: T\nquestion: Q\ndescription: D\nobjectives: [a, b]\ncluster: { isolation: ${isolation} }`;
  const fences = `\`\`\`sh id="a"\n${command}\n\`\`\`\n\n\`\`\`expect\nstdout: ${expected}\n\`\`\`\n`;
  const parsed = parseLesson({
    folder: 'content/lecciones/01-uno',
    text: `---\n${head}\n---\n\n${prose}\n\n${fences}`,
    manifests: new Map([['web.yaml', manifest]]),
    site: 'https://sitio.example',
    today: '2026-11-22',
  });
  assert.deepEqual(parsed.problems, []);
  assert.ok(parsed.lesson);
  return parsed.lesson;
}

function evidenceOf(parts: Parts = {}): Evidence {
  const own = lesson(parts);
  const step = {
    exitCode: 0,
    stdout: '',
    stderr: '',
    durationMs: 1,
    settledMs: 0,
    attempts: 1,
    startedMs: 0,
  };
  return {
    format: 2,
    lesson: own.slug,
    key: evidenceKey(own, VERSIONS),
    recordedAt: '2026-11-22T10:00:00.000Z',
    commit: 'abc',
    versions: {},
    attempts: 1,
    images: [],
    steps: own.steps.map(({ id, command }) => ({ id, commandHash: sha256(command), ...step })),
    timeline: [],
  };
}

const state = (parts: Parts, versions = VERSIONS) =>
  verification(lesson(parts), versions, evidenceOf()).state;

test('evidence holds while commands, expectations, manifests, isolation and versions are the same', () => {
  assert.equal(state({}), 'verified');
  assert.equal(state({ command: 'false || true' }), 'stale');
  assert.equal(state({ expected: 'otra' }), 'stale');
  assert.equal(state({ manifest: 'a: 2' }), 'stale');
  assert.equal(state({ isolation: 'cluster' }), 'stale');
  assert.equal(state({}, { ...VERSIONS, kubernetes: '1.38.0' }), 'stale');
  assert.equal(verification(lesson(), VERSIONS, undefined).state, 'never');
});

test('prose does not count, nor where things stand', () => {
  assert.equal(state({ prose: 'Otro párrafo.\n\nY otro más.' }), 'verified');
});

test('a Docker lesson does not depend on the version of Kubernetes', () => {
  const docker = lesson({ isolation: 'docker' });
  assert.equal(
    evidenceKey(docker, VERSIONS),
    evidenceKey(docker, { ...VERSIONS, kubernetes: '1.38.0' }),
  );
});

test('an answer is shown only below the command that gave it', () => {
  assert.equal(stepEvidence(lesson(), evidenceOf(), 'a')?.id, 'a');
  assert.equal(stepEvidence(lesson({ command: 'false || true' }), evidenceOf(), 'a'), undefined);
  assert.equal(stepEvidence(lesson(), evidenceOf(), 'b'), undefined);
});

test('evidence is read as it was written, and nothing else is evidence', () => {
  assert.deepEqual(parseEvidence(serializeEvidence(evidenceOf())), evidenceOf());
  assert.throws(() => parseEvidence('{"format": 0}'), /no es evidencia de formato 2/);
  assert.throws(() => parseEvidence('null'), /no es evidencia/);
});

test('a timeline has a line for each change, which says when since the start of its step', () => {
  const change = { change: 'added' as const, kind: 'Pod', state: 'Pending 0/1' };
  const timeline = [
    { step: 'a', ms: 40, name: 'web·1·a', ...change },
    { step: 'a', ms: 30, name: 'web·1·b', ...change },
    { step: '', ms: 20, name: 'db-0', ...change },
  ];
  const own = evidenceOf();
  const evidence = {
    ...own,
    steps: own.steps.map((step) => ({ ...step, startedMs: 10 })),
    timeline,
  };
  const text = serializeEvidence(evidence);
  assert.deepEqual(parseEvidence(text), evidence);
  assert.equal(text.split('\n').filter((line) => line.includes('Pending')).length, 3);
  assert.deepEqual(
    changes(evidence).map(({ ms, name }) => [ms, name]),
    [
      [20, 'db-0'],
      [40, 'web·1·b'],
      [50, 'web·1·a'],
    ],
  );
});
