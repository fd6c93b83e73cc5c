import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { compileJudge, findAssets } from '../../../scripts/lib/manifests/reader/assets.ts';
import { startExaminer } from '../../../scripts/lib/manifests/reader/examiner.ts';
import { readYaml } from '../../../src/lesson/yaml.ts';
import { mayBeAmbiguous } from '../../../src/manifests/ambiguity.ts';
import { chunks } from '../../../src/manifests/documents.ts';
import { examine, LONGEST_DOCUMENT, type Examiner } from '../../../src/manifests/examine.ts';
import { explainDocument } from '../../../src/manifests/explain-document.ts';
import { JudgeCrash } from '../../../src/manifests/judge/host.ts';

const assets = findAssets('schema');
const module = compileJudge(assets);
const examiner = await startExaminer({ assets, module, definitions: [] });
const { judge, catalog } = examiner;
const CONFIG = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n';

async function outcomes(text: string): Promise<string[]> {
  const documents = await examine('a.yaml', text, examiner);
  return documents.flatMap(({ objects }) => objects.map(({ outcome }) => outcome));
}

async function told(text: string): Promise<string[]> {
  const documents = await examine('a.yaml', text, examiner);
  return documents.flatMap(({ problems }) =>
    problems.map(
      ({ location, message, isAdvice }) =>
        `${location.line}:${location.column} ${isAdvice ? 'aviso: ' : ''}${message}`,
    ),
  );
}

const texts = globSync(['tests/fixtures/manifests/**/*.yaml', 'content/**/*.yaml']).map((file) => ({
  file,
  text: readFileSync(file, 'utf8'),
}));

test('who asks the judge first and who explains everything say the same', async () => {
  let quick = 0;
  for (const { file, text } of texts) {
    for (const chunk of chunks(text)) {
      const location = { file, line: chunk.line, column: 1 };
      const verdicts = judge.judge(chunk.text);
      const slow = await explainDocument({ location, chunk, verdicts, catalog });
      const [fast] = await examine(file, chunk.text, examiner);
      assert.deepEqual(fast?.objects, slow.objects, `${file}:${chunk.line}`);
      assert.equal(fast?.problems.length, slow.problems.length, `${file}:${chunk.line}`);
      if (slow.problems.length === 0) quick += 1;
    }
  }
  assert.ok(quick > 100);
});

test('the judge has the last word: what it refuses has an error, what it accepts has none', async () => {
  for (const { file, text } of texts) {
    for (const { objects, problems, location } of await examine(file, text, examiner)) {
      const isRight = objects.every(
        ({ outcome }) => outcome === 'accepted' || outcome === 'skipped',
      );
      const isClean = problems.every(({ isAdvice }) => isAdvice);
      const isUnknown = objects.some(({ outcome }) => outcome === 'unknown');
      assert.ok(isUnknown || isRight === isClean, `${file}:${location.line}`);
    }
  }
});

/** What somebody could take for something else. */
const AMBIGUOUS = [
  'a: yes',
  'a: No',
  'a: OFF',
  '- y',
  '[on]',
  '{a: n}',
  'a:   y # c',
  'yes: 1',
  'a: 0755',
  'a: 0b1',
  'a: 1_000',
  'a: .5_0',
  'a: +.inf',
  'a: .NaN',
  '<<: {b: 1}',
  'a: &x 1',
  'a: !!str 1',
  '- - no',
  'a:\r  no\r',
  '? no',
  'a: 0o17',
  'a: 0X1F',
  '"a":no',
];

test('a glance sees each thing that YAML 1.2 reads differently', () => {
  for (const text of AMBIGUOUS) assert.ok(mayBeAmbiguous(text), text);
  for (const { file, text } of texts) {
    for (const chunk of chunks(text)) {
      if (
        mayBeAmbiguous(chunk.text) ||
        judge.judge(chunk.text).some(({ outcome }) => outcome !== 'accepted')
      )
        continue;
      assert.deepEqual(
        readYaml(chunk.text, { file, kubernetes: true }).problems,
        [],
        `${file}:${chunk.line}`,
      );
    }
  }
});

test('a glance does not stop at ordinary texts', () => {
  const plain =
    'image: nginx:1.27.0\nschedule: "*/5 * * * *"\n# no, nada: y ya\nargs: [echo no, "yes"]\nport: 80\n';
  assert.ok(!mayBeAmbiguous(plain));
});

test('what is ambiguous and valid is a warning, in its place', async () => {
  assert.deepEqual(await outcomes(`${CONFIG}immutable: yes\n`), ['accepted']);
  assert.deepEqual(await told(`---\n${CONFIG}immutable: yes\n`), [
    '5:12 aviso: Kubernetes lee «yes» como true y YAML 1.2 como el texto "yes"',
  ]);
});

test('what the server warns of is a warning', async () => {
  const port = '{ containerPort: 80, name: a }';
  const pod = `apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec:\n  containers:\n    - name: a\n      image: a\n      env: [{ name: A }, { name: A }]\n      ports: [${port}]\n`;
  assert.deepEqual(await outcomes(pod), ['accepted']);
  const found = await told(pod);
  assert.equal(found.length, 1);
  assert.match(found[0] ?? '', /^8:\d+ aviso: /);
});

test('unknown kinds, tools’ own files, kinds of which only the schema is known', async () => {
  assert.deepEqual(await outcomes('apiVersion: a.io/v1\nkind: Cubo\nmetadata: { name: a }\n'), [
    'unknown',
  ]);
  assert.deepEqual(
    await outcomes(
      'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [a.yaml]\n',
    ),
    ['skipped'],
  );
});

test('of a List, each item; of texts with nothing, nothing', async () => {
  const item = '{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}';
  const list = `apiVersion: v1\nkind: List\nitems: [${item}, ${item.replace('{name: a}', '{nombre: a}')}]\n`;
  assert.deepEqual(await outcomes(list), ['accepted', 'refused']);
  assert.deepEqual(await outcomes('---\n# Source: a/b.yaml\n---\n---\n'), []);
});

test('text behind a separator is refused, as kubectl refuses it', async () => {
  assert.deepEqual(await told(`${CONFIG}--- {a: 1}\n`), [
    '4:1 detrás de «---» solo puede ir un comentario',
  ]);
});

test('what is too much for the judge is refused, and says so; what follows is judged', async () => {
  const deep = `a: ${'['.repeat(200_000)}`;
  assert.deepEqual(await outcomes(`${deep}\n---\n${CONFIG}`), ['refused', 'accepted']);
  const crashing: Examiner = {
    catalog,
    judge: {
      judge: () => {
        throw new JudgeCrash('out of memory');
      },
    },
  };
  const [document] = await examine('a.yaml', CONFIG, crashing);
  assert.equal(document?.objects[0]?.outcome, 'refused');
  assert.equal(document.problems[0]?.message, 'el juez no puede con este documento');
  const long = `${CONFIG}data: { a: "${'x'.repeat(LONGEST_DOCUMENT)}" }\n`;
  assert.match((await told(long))[0] ?? '', /pasa de 16 MiB/);
});

test('an error that is not the judge’s is not hidden', async () => {
  const broken: Examiner = {
    catalog,
    judge: {
      judge: () => {
        throw new TypeError('ours');
      },
    },
  };
  await assert.rejects(examine('a.yaml', CONFIG, broken), /ours/);
});
