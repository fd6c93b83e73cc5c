import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { compileJudge, findAssets } from '../../../scripts/lib/manifests/reader/assets.ts';
import { startExaminer } from '../../../scripts/lib/manifests/reader/examiner.ts';
import { readYaml } from '../../../src/lesson/yaml.ts';
import { mayBeAmbiguous } from '../../../src/manifests/text/ambiguity.ts';
import { chunks } from '../../../src/manifests/text/documents.ts';
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
  'a: 1e999',
  'a: .NaN',
  '<<: {b: 1}',
  'a: &x 1',
  'a: !!str 1',
  '- - no',
  'a:\r  no\r',
  'a: “b”',
  '[‘b’, c]',
  'a: b\u0085',
  'a: b\u2028c',
  '# b\u2029c',
  '? no',
  'a: 0o17',
  'a: 0X1F',
  '"a":no',
  'a: |\n  yes\nb: yes',
  'a: |\n  yes\u2028b: yes',
  'a: |\n    yes\n  b: yes',
  '- |\n  x\n- no',
  'a: "x\n  yes"\nb: off',
  "a: 'it''s\n\n  yes'\nno: 1",
  'a: b\n  - yes\nc: *yes',
  'a: b # c\n  *d',
  'a:\n  yes',
  'a: [x,\n  yes]',
  'a: {b: c\n  , *d}',
  'a: ["[", *b]',
  'a: { b: [c, [d, { e: no }]] }',
  '# a\n? b',
  "a: [don't, yes, it's]",
  'a: b\n...\nc',
  'a: 0755',
  'defaultMode: 0988',
  'a: #b',
  'a: #b  \r\nc: d',
  'a:\n  "b":  #FF0000\nc: d',
  'a: {b: #c\n}',
  'a: {b:}',
  'a: {b:, c: d}',
  "a: 'x'\nb: [{c:}]",
];

/** What has all that is suspicious, where it is only text. */
const PLAIN = `metadata:
  name: 'yes: *no'
  annotations: { "a: b": 'c, no', d: [e, "f: &g", []] } # no: ?
spec:
  # - yes
  description: Lists of
    * stars
    - and dashes, no
    [a](b)
  other: "one \\"
    yes: *two

    0755"
  third: 'don''t: &x

    no'
  pattern: ^[A-Za-z_,:]*$
  volumes:
    - defaultMode: 0644
    - mode: 0400
      args:
        - |
          yes
            \tno: *a
        - >-

          &b
      script: |-
        #!/bin/sh
        a && b | c
        case $x in *) ;; esac
        y
          a: #b
      data: # todo
        a: "{b:}" #c
        b: x {c:} #d
        e: #
`;

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

test('nor at scripts, descriptions and permissions of files', () => {
  assert.ok(!mayBeAmbiguous(PLAIN));
  assert.ok(!mayBeAmbiguous(PLAIN.replaceAll('\n', '\r\n')));
  assert.deepEqual(readYaml(PLAIN, { file: 'a', kubernetes: true }).problems, []);
  const lines = PLAIN.split('\n');
  for (let cut = 0; cut <= lines.length; cut += 1) {
    const more = [...lines.slice(0, cut), 'a: yes', ...lines.slice(cut)].join('\n');
    const { problems } = readYaml(more, { file: 'a', kubernetes: true });
    if (problems.length > 0) assert.ok(mayBeAmbiguous(more), more);
  }
});

test('what is ambiguous and valid is a warning, in its place', async () => {
  assert.deepEqual(await outcomes(`${CONFIG}immutable: yes\n`), ['accepted']);
  assert.deepEqual(await told(`---\n${CONFIG}immutable: yes\n`), [
    '5:12 aviso: Kubernetes lee «yes» como true y YAML 1.2 como el texto "yes"',
  ]);
});

test('what follows the end of a document is not read, and that is said', async () => {
  assert.deepEqual(await outcomes(`${CONFIG}...\n${CONFIG}`), ['accepted']);
  const unread = 'aviso: Kubernetes no lee lo que va detrás de «...»';
  assert.deepEqual(await told(`${CONFIG}...\n${CONFIG}dato: {}\n`), [`5:1 ${unread}`]);
  assert.deepEqual(await told(`${CONFIG}dato: {}\n... # fin\n\n{{ x }}\n`), [
    '4:1 dato: este campo no existe',
    `7:1 ${unread}`,
  ]);
  assert.deepEqual(await told(`${CONFIG}...\n# nada\n---\n${CONFIG}...\n`), []);
});

test('what the server warns of is a warning', async () => {
  const port = '{ containerPort: 80, name: a }';
  const pod = `apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec:\n  containers:\n    - name: a\n      image: a\n      env: [{ name: A }, { name: A }]\n      ports: [${port}]\n`;
  assert.deepEqual(await outcomes(pod), ['accepted']);
  const found = await told(pod);
  assert.equal(found.length, 1);
  assert.match(found[0] ?? '', /^8:\d+ aviso: /);
});

test('what the server warns of an annotation is said of its key', async () => {
  const metadata = 'metadata:\n  name: a\n  annotations:\n    kubernetes.io/ingress.class: nginx\n';
  const spec = 'spec: { defaultBackend: { service: { name: a, port: { number: 80 } } } }\n';
  const ingress = `apiVersion: networking.k8s.io/v1\nkind: Ingress\n${metadata}${spec}`;
  assert.deepEqual(await told(ingress), [
    '6:5 aviso: metadata.annotations["kubernetes.io/ingress.class"]: esta anotación está obsoleta',
  ]);
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
  // What the server does not keep is known by its schema only.
  const review = (token: string) =>
    `apiVersion: authentication.k8s.io/v1\nkind: TokenReview\nmetadata: { name: a }\nspec: { ${token} }\n`;
  assert.deepEqual(await outcomes(review('token: x')), ['unknown']);
  assert.match(
    (await told(review('token: x'))).join('\n'),
    /^2:1 aviso: .*solo se conoce el esquema, y/,
  );
  // What the schema finds is not all that there may be.
  assert.deepEqual(await outcomes(review('token: 3')), ['refused']);
  assert.match(
    (await told(review('token: 3'))).join('\n'),
    /^2:1 aviso: .*solo se conoce el esquema\n4:16 spec\.token: /,
  );
});

test('of a List, each item; of texts with nothing, nothing', async () => {
  const item = '{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}';
  const list = `apiVersion: v1\nkind: List\nitems: [${item}, ${item.replace('{name: a}', '{nombre: a}')}]\n`;
  assert.deepEqual(await outcomes(list), ['accepted', 'refused']);
  assert.deepEqual(await outcomes('---\n# Source: a/b.yaml\n---\n---\n'), []);
});

test('a list of one kind, as kubectl takes it, says for its items what they are', async () => {
  const list = (head: string, ...items: string[]) =>
    `${head}\nitems:\n${items.map((item) => `- ${item}\n`).join('')}`;
  const maps = (...items: string[]) => list('apiVersion: v1\nkind: ConfigMapList', ...items);
  const one = '{ metadata: { name: a } }';
  assert.deepEqual(await outcomes(maps(one, one)), ['accepted', 'accepted']);
  const own = '{ apiVersion: v1, kind: Secret, metadata: { name: a } }';
  assert.deepEqual(await outcomes(maps(own, one)), ['accepted', 'accepted']);
  const wrong = maps(one, '{ metadata: { name: B }, dato: {} }');
  assert.deepEqual(await outcomes(wrong), ['accepted', 'refused']);
  assert.match((await told(wrong)).join('\n'), /^5:23 .*"B".*\n5:28 items\[1\]\.dato: este campo/);
  // Half of what an object is, a list in a list, another version's list, a list of nothing that is known.
  for (const text of [
    maps('{ kind: ConfigMap, metadata: { name: a } }'),
    list('apiVersion: v1\nkind: List', one),
    list('apiVersion: v1\nkind: List', `{ apiVersion: v1, kind: ConfigMapList, items: [${one}] }`),
    list('apiVersion: v1\nkind: DeploymentList', one),
    list('apiVersion: v1\nkind: CosaList', one),
  ]) {
    assert.deepEqual(await outcomes(text), ['refused'], text);
  }
});

test('text behind a separator is refused, as kubectl refuses it', async () => {
  assert.deepEqual(await told(`${CONFIG}--- {a: 1}\n`), [
    '4:5 detrás de «---» solo puede ir un comentario',
  ]);
  assert.deepEqual(await told(`${CONFIG}----\n${CONFIG}`), [
    '4:1 el separador son tres guiones: «---»',
  ]);
  const [, document] = await examine('a.yaml', `${CONFIG}--- a: 1\nb: 2\n`, examiner);
  assert.equal(document?.text, '--- a: 1\nb: 2\n');
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

const object = (apiVersion: string, kind: string) =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: a }\n`;

for (const [apiVersion, kind, outcome] of [
  ['apps/v1', 'Deploymnet', 'refused'],
  ['apps/v1', 'deployment', 'refused'],
  ['v1', 'Deployment', 'refused'],
  ['app/v1', 'Deployment', 'refused'],
  ['v2', 'Pod', 'refused'],
  ['networking.k8s.io/v1beta1', 'Ingress', 'refused'],
  ['policy/v1beta1', 'PodSecurityPolicy', 'refused'],
  // A flag of the API server may serve it.
  ['admissionregistration.k8s.io/v1alpha1', 'MutatingAdmissionPolicy', 'unknown'],
  ['monitoring.coreos.com/v1', 'ServiceMonitor', 'unknown'],
] as const) {
  test(`${kind} of ${apiVersion} is ${outcome}`, async () => {
    assert.deepEqual(await outcomes(object(apiVersion, kind)), [outcome]);
    assert.equal((await told(object(apiVersion, kind))).length, 1);
  });
}

test('what the server has not looked at in an object of a CRD is said beside what is wrong', async () => {
  const text = readFileSync('content/errores/regla-de-un-crd/bien.yaml', 'utf8');
  const source = { file: 'crd.yaml', text, line: 1, column: 0 };
  const own = await startExaminer({ assets, definitions: [source] });
  const shop = (spec: string) =>
    `apiVersion: ejemplo.es/v1\nkind: Tienda\nmetadata: { name: a }\nspec: ${spec}\n`;
  const warnings = async (spec: string) => {
    const [document] = await examine('a.yaml', shop(spec), own);
    return document?.problems.filter(({ isAdvice }) => isAdvice).map(({ message }) => message);
  };
  assert.deepEqual(await warnings('{ minimo: a, maximo: 1 }'), [
    'de Tienda no se han mirado todas las reglas de su CRD',
  ]);
  assert.deepEqual(await warnings('{ minimo: 2, maximo: 1 }'), []);
});

test('what is said of requests that are taken from limits is said of these', async () => {
  const pod = (resources: string) =>
    `apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec:\n  containers:\n    - name: a\n      image: a:1\n      resources: ${resources}\n`;
  const places = async (resources: string) =>
    (await told(pod(resources))).map((line) => line.split(' ')[0]);
  assert.deepEqual(await places('{ limits: { memory: 512m } }'), ['8:38']);
  const both = '{ limits: { memory: 512m }, requests: { memory: 512m } }';
  assert.deepEqual(await places(both), ['8:38', '8:66']);
});

test('a version that a CRD at hand does not have is refused, and another kind of its group unknown', async () => {
  const text = readFileSync('content/errores/regla-de-un-crd/bien.yaml', 'utf8');
  const source = { file: 'crd.yaml', text, line: 1, column: 0 };
  const own = await startExaminer({ assets, definitions: [source] });
  const said = async (apiVersion: string, kind: string) => {
    const [document] = await examine('a.yaml', object(apiVersion, kind), own);
    return document?.objects.map(({ outcome }) => outcome);
  };
  assert.deepEqual(await said('ejemplo.es/v7', 'Tienda'), ['refused']);
  assert.deepEqual(await said('ejemplo.es/v1', 'Almacén'), ['unknown']);
});
