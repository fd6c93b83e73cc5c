import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  compare,
  plain,
  serverAnswer,
  wholeAnswer,
} from '../../../../scripts/lib/manifests/differential/compare.ts';
import { courseObjects } from '../../../../scripts/lib/manifests/differential/corpus.ts';
import { oneSided } from '../../../../scripts/lib/manifests/differential/matrix.ts';
import {
  moduleFolders,
  nativeJudge,
  nativeReference,
} from '../../../../scripts/lib/manifests/differential/native.ts';
import {
  COMPARISON_PAGE,
  comparisonPage,
} from '../../../../scripts/lib/manifests/differential/page.ts';
import { Random } from '../../../../scripts/lib/manifests/differential/random.ts';
import {
  COMPARED,
  readComparisons,
} from '../../../../scripts/lib/manifests/differential/record.ts';
import { runComparison } from '../../../../scripts/lib/manifests/differential/run.ts';
import { makeSamples } from '../../../../scripts/lib/manifests/differential/samples.ts';
import {
  parsePath,
  pathsIn,
  removeAt,
  renameAt,
  setAt,
  valueAt,
} from '../../../../scripts/lib/manifests/differential/tree.ts';
import { loadCore } from '../../../../scripts/lib/manifests/judge/load.ts';
import { readJudgeRecord } from '../../../../scripts/lib/manifests/judge/record.ts';
import type { ServerError, Verdict } from '../../../../src/manifests/judge/verdict.ts';
import { loadSchema } from '../../../../scripts/lib/manifests/schema/load.ts';
import { readVersions } from '../../../../src/lesson/versions.ts';

const root = process.cwd();
const { kubernetes } = readVersions(root).value;
const sample = { id: 'x', apiVersion: 'v1', kind: 'Pod', text: '{}' };
const ACCEPTED: Verdict[] = [{ outcome: 'accepted', item: -1 }];
const error = (stage: 'strict' | 'validate', message: string) => ({ stage, message });
const refused = (...errors: ReturnType<typeof error>[]): Verdict[] => [
  { outcome: 'refused', item: -1, errors },
];

/** What keeps Go from judging here, if anything does. Nothing is downloaded for it: CI has `npm run test:judge`. */
async function withoutGo(): Promise<string | false> {
  try {
    await moduleFolders(root, false);
    return false;
  } catch (cause) {
    return `no hay Go, o no tiene los módulos de Kubernetes (npm run judge:compare los descarga): ${String(cause).slice(0, 120)}`;
  }
}

test('chance is the same for the same seed, and another one for another', () => {
  const draw = (seed: string) => {
    const random = new Random(seed);
    return [
      random.next(),
      random.below(1e6),
      random.pick([1, 2, 3]),
      ...random.some([1, 2, 3, 4], 2),
    ];
  };
  assert.deepEqual(draw('1'), draw('1'));
  assert.notDeepEqual(draw('1'), draw('2'));
  const drawn = Array.from({ length: 200 }, (_, seed) => new Random(`${seed}`).below(1e9));
  assert.ok(new Set(drawn).size > 195);
});

test('places in an object are found, changed, renamed and taken out', () => {
  const object = { a: [{ b: 1 }], c: 'x' };
  assert.deepEqual(pathsIn(object), [[], ['a'], ['a', 0], ['a', 0, 'b'], ['c']]);
  assert.deepEqual(parsePath('spec.a[0].b[cpu/x.y]'), ['spec', 'a', 0, 'b', 'cpu/x.y']);
  setAt(object, ['d', 0, 'e'], 2);
  assert.equal(valueAt(object, ['d', 0, 'e']), 2);
  renameAt(object, ['a'], '__proto__');
  assert.deepEqual(Object.keys(object), ['__proto__', 'c', 'd']);
  assert.ok(removeAt(object, ['d', 0]));
  assert.ok(!removeAt(object, ['d', 'x']));
  assert.equal(valueAt(object, ['toString']), undefined);
});

test('answers differ by verdict or by words, but not by what is made anew each time', () => {
  const no = (message: string) => wholeAnswer(refused(error('validate', message)), '{}');
  assert.equal(compare(sample, no('a'), no('a')).difference, undefined);
  assert.equal(compare(sample, no('a'), no('b')).difference?.about, 'words');
  const yes = wholeAnswer(ACCEPTED, '{}');
  assert.equal(compare(sample, yes, no('a')).difference?.about, 'verdict');
  assert.equal(compare(sample, yes, no('a')).outcome, 'refused');
  const warned = wholeAnswer([{ outcome: 'accepted', item: -1, warnings: ['w'] }], '{}');
  assert.equal(compare(sample, yes, warned).difference?.about, 'words');
  const made = (end: string) => plain([`metadata.name: "Web-${end}"`], '{"generateName":"Web-"}');
  assert.deepEqual(made('abc12'), made('xyz89'));
});

test('a server stops at what its strict decoder says, and we are held against that', () => {
  const both = refused(error('strict', 'unknown field "a"'), error('validate', 'b: Required'));
  const { reasons } = serverAnswer(both, '{}');
  assert.deepEqual(reasons, ['strict decoding error: unknown field "a"']);
});

test('a server that stops at the strict decoder names a key that stands twice in YAML with the rest', () => {
  const twice = 'yaml: unmarshal errors:\n  line 2: key "kind" already set in map';
  const yaml = { stage: 'yaml', message: twice } as const;
  const strict = error('strict', 'unknown field "a"');
  const say = (...errors: ServerError[]) =>
    serverAnswer([{ outcome: 'refused', item: -1, errors }], '{}').reasons;
  assert.deepEqual(say(yaml, strict), [`strict decoding error: ${twice}, unknown field "a"`]);
  const unreadable = { stage: 'yaml', message: 'json: unsupported value: +Inf' } as const;
  assert.deepEqual(say(unreadable), ['json: unsupported value: +Inf']);
});

test('kinds all of whose mutants have one verdict are told', () => {
  const judged = (kind: string, outcome: 'accepted' | 'refused') => ({
    sample: { ...sample, kind, mutation: 'removed' },
    outcome,
  });
  const list = [judged('A', 'accepted'), judged('A', 'refused'), judged('B', 'refused')];
  assert.deepEqual(oneSided(list), ['v1 B']);
});

test('the same seed makes the same documents', () => {
  const judge = loadCore(root, kubernetes);
  const options = {
    schema: loadSchema(root, kubernetes),
    judge: (text: string) => judge.judge(text),
    written: courseObjects(root).slice(0, 5),
    count: 10,
  };
  const first = makeSamples({ ...options, seed: '7' });
  assert.deepEqual(makeSamples({ ...options, seed: '7' }), first);
  assert.notDeepEqual(makeSamples({ ...options, seed: '8' }), first);
  assert.ok(first.length > 600, `${first.length}`);
});

test('the published matrix is of the committed judge, and has nothing unexplained', async () => {
  const record = readComparisons(root, kubernetes);
  const { sha256 } = readJudgeRecord(root, kubernetes);
  assert.equal(record.native?.judge, sha256, 'run: npm run judge:compare');
  const extensions = readJudgeRecord(root, kubernetes, 'extensions').sha256;
  assert.equal(record.extensions?.judge, extensions, 'run: npm run judge:compare -- --extensions');
  for (const comparison of COMPARED.map((compared) => record[compared])) {
    assert.deepEqual(comparison?.unexplained ?? [], []);
    assert.deepEqual(comparison?.oneSided ?? [], []);
  }
  assert.equal(readFileSync(COMPARISON_PAGE, 'utf8'), await comparisonPage(record));
});

test('the judge says word by word what the API server’s whole code says', async (t) => {
  const reason = await withoutGo();
  if (reason) return t.skip(reason);
  const say = (line: string) => t.diagnostic(line);
  const program = await nativeJudge({ root, say, mayDownload: false });
  const reference = nativeReference(program);
  const seed = 'npm test';
  const options = { root, kubernetes, reference, seed, count: 50 };
  const { comparison } = await runComparison(options);
  t.diagnostic(`seed ${seed}: ${comparison.documents} documents`);
  assert.deepEqual(comparison.unexplained, []);
  assert.deepEqual(comparison.oneSided, []);
});
