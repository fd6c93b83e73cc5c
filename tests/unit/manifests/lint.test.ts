import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Problem } from '../../../src/lesson/problem.ts';
import { readYaml } from '../../../src/lesson/yaml.ts';
import { parseLintConfig } from '../../../src/manifests/lint/config.ts';
import { commentedPermissions, withoutPermitted } from '../../../src/manifests/lint/permissions.ts';
import { lintLesson } from '../../../src/manifests/lint/rules.ts';

const pod = 'kind: Pod\nmetadata: { labels: { app: web } }\nspec: { containers: [{ name: c }] }\n';
const asking = 'kind: Pod\nspec: { containers: [{ resources: { requests: { cpu: 1 } } }] }\n';
const service = (app: string) => `kind: Service\nspec:\n  selector: { app: ${app} }\n`;
const headless = 'kind: Service\nspec: { ports: [] }\n';

interface Written {
  readonly files: Readonly<Record<string, string>>;
  readonly prose?: string;
  readonly slug?: string;
}

function found({ files, prose = Object.keys(files).join(' '), slug = 'otra' }: Written): string[] {
  const documents = Object.entries(files).flatMap(([file, text]) =>
    readYaml(text, { file }).documents.map((document) => ({ file, document })),
  );
  const lesson = { slug, prose, files: Object.keys(files), documents };
  const about = { 'pod-suelto': ['pod'], recursos: ['microservicios'] };
  return lintLesson(lesson, about).map(
    ({ rule, location: { file, line, column } }) => `${rule} ${file}:${line}:${column}`,
  );
}

const cases: readonly [name: string, lesson: Written, expected: string[]][] = [
  ['a bare Pod', { files: { 'a.yaml': pod } }, ['pod-suelto a.yaml:1:1']],
  ['a Pod in the lesson about Pods', { files: { 'a.yaml': pod }, slug: 'pod' }, []],
  ['a Deployment', { files: { 'a.yaml': 'kind: Deployment\n' } }, []],
  [
    'no requests where the lesson is about them',
    {
      files: { 'a.yaml': pod.replace('Pod', 'PodTemplate').replace('metadata', 'template') },
      slug: 'microservicios',
    },
    [],
  ],
  [
    'a container that asks for nothing',
    { files: { 'a.yaml': `${pod}---\n${asking}` }, slug: 'microservicios' },
    ['pod-suelto a.yaml:1:1', 'pod-suelto a.yaml:5:1', 'recursos a.yaml:3:22'],
  ],
  [
    'a Service that leads nowhere',
    { files: { 'a.yaml': service('wep'), 'b.yaml': pod }, slug: 'pod' },
    ['selector-sin-pods a.yaml:3:3'],
  ],
  [
    'a Service that leads to a Pod of another file, and one without a selector',
    { files: { 'a.yaml': service('web'), 'b.yaml': pod, 'c.yaml': headless }, slug: 'pod' },
    [],
  ],
  [
    'a manifest that the lesson does not name',
    { files: { 'a.yaml': '', 'ba.yaml': '' }, prose: 'apply -f x/ba.yaml' },
    ['manifiesto-sin-usar a.yaml:1:1'],
  ],
  ['a name with a tilde', { files: { 'sesión.yaml': '' } }, ['nombre-ascii sesión.yaml:1:1']],
];

suite('the rules of a lesson', () => {
  for (const [name, lesson, expected] of cases) {
    test(name, () => assert.deepEqual(found(lesson), expected));
  }
});

const rules = ['imagen-fija', 'pod-suelto'];
const problem = (line: number, rule = 'imagen-fija'): Problem => ({
  location: { file: 'a.yaml', line, column: 1 },
  message: rule,
  rule,
});

function left(text: string, problems: readonly Problem[]): string[] {
  const source = { file: 'a.yaml', text, line: 1, column: 0 };
  const given = commentedPermissions(source, rules);
  const kept = withoutPermitted(problems, given.permissions);
  return [...given.problems, ...kept].map(({ location, message }) => `${location.line} ${message}`);
}

suite('a permission in a comment', () => {
  test('is for its line', () => {
    const text = 'a: b\nimage: x # lint-permite imagen-fija: se ve cómo cambia\n';
    assert.deepEqual(left(text, [problem(2)]), []);
    assert.deepEqual(left(text, [problem(1), problem(2)]), ['1 imagen-fija']);
    assert.deepEqual(left(text, [problem(2), problem(2, 'pod-suelto')]), ['2 pod-suelto']);
  });

  test('alone on a line, is for the next one', () => {
    const text = '# lint-permite imagen-fija: se ve\n# y más\nimage: x\n';
    assert.deepEqual(left(text, [problem(3)]), []);
  });

  test('says why, and which rule there is', () => {
    const says = '1 este permiso no dice qué regla, o no dice por qué';
    assert.deepEqual(left('# lint-permite imagen-fija\na: b', [problem(2)]), [
      says,
      '2 imagen-fija',
    ]);
    assert.deepEqual(left('# lint-permite: porque sí\na: b', []), [says]);
    assert.deepEqual(left('# lint-permite imagen-fia: es así\n', []), [
      '1 no hay ninguna regla «imagen-fia»',
    ]);
  });

  test('is needed', () => {
    const needless = '1 aquí no hace falta permiso para «imagen-fija»';
    assert.deepEqual(left('a: b # lint-permite imagen-fija: por si acaso\n', []), [needless]);
  });
});

suite('lint.yaml', () => {
  const names = { rules, files: ['a.yaml'], slugs: ['pod'] };
  const read = (text: string) => parseLintConfig(text, 'lint.yaml', names);
  const entry = (rule: string, file: string, reason: string) =>
    read(`permissions:\n  - { rule: ${rule}, files: [${file}], reason: ${reason} }\n`);

  test('gives leave for whole files, and says what lessons a rule is about', () => {
    const { permissions, problems } = entry('imagen-fija', 'a.yaml', 'se ve');
    assert.deepEqual(problems, []);
    assert.deepEqual(withoutPermitted([problem(1), problem(9)], permissions), []);
    assert.deepEqual(read('lessons: { pod-suelto: [pod] }').lessons, { 'pod-suelto': ['pod'] });
  });

  const wrong: readonly [string, ReturnType<typeof read>, RegExp][] = [
    ['an unknown rule', entry('imagen', 'a.yaml', 'se ve'), /no hay ninguna regla «imagen»/],
    [
      'an unknown file',
      entry('imagen-fija', 'b.yaml', 'se ve'),
      /no hay ningún manifiesto «b.yaml»/,
    ],
    ['no reason', entry('imagen-fija', 'a.yaml', '""'), /reason debe ser un texto/],
    ['an unknown lesson', read('lessons: { pod-suelto: [pot] }'), /no hay ninguna lección «pot»/],
  ];
  for (const [name, { problems }, message] of wrong) {
    test(`${name} is a problem`, () => {
      assert.equal(problems.length, 1);
      assert.match(problems[0]?.message ?? '', message);
    });
  }
});
