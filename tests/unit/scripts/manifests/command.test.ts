import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { checkManifests } from '../../../../scripts/lib/manifests/check.ts';

const script = join(process.cwd(), 'scripts/manifests.ts');
const root = mkdtempSync(join(tmpdir(), 'manifiestos-'));
after(() => rmSync(root, { recursive: true }));
cpSync('schema', join(root, 'schema'), { recursive: true });

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

function run(...args: string[]) {
  return spawnSync(process.execPath, [script, ...args], { cwd: root, encoding: 'utf8' });
}

const good = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: bien }\n';
const bad = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { nombre: mal }\n';
write(
  'content/versiones.yaml',
  'kubernetes: 1.37.0\nreleased: 2026-08-26\nkind: 0.33.0\nnodeImage: x\nsupported: ["1.37"]\n',
);
write('package.json', '{ "homepage": "https://curso.example/" }');
write('content/lecciones/01-a/a.yaml', good);

test('without problems it ends with 0 and says how much it checked', () => {
  const { status, stdout, stderr } = run();
  assert.equal(stderr, '');
  assert.match(stdout, /^1 manifiesto en 1 archivo: todo bien \([\d,]+ s\)\n$/);
  assert.equal(status, 0);
});

test('with problems it ends with 1 and names the place', () => {
  write('content/lecciones/01-a/b.yaml', bad);
  write('content/glosario/pod.mdx', '# Pod\n\n```yaml\nkind: Pod\n```\n');
  const { status, stdout, stderr } = run();
  assert.match(stderr, /^content\/glosario\/pod\.mdx:4:1: falta apiVersion$/m);
  assert.match(stderr, /^content\/lecciones\/01-a\/b\.yaml:3:13: metadata\.nombre: /m);
  assert.match(stdout, /^3 manifiestos en 3 archivos: 2 problemas/);
  assert.equal(status, 1);
  assert.equal(checkManifests(root).length, 2);
});

test('it checks only the files and folders that it is told', () => {
  assert.equal(run('content/lecciones/01-a/a.yaml').status, 0);
  assert.equal(run('content/lecciones').status, 1);
});

test('a CRD anywhere in the content is known when one file is checked', () => {
  const versions =
    '[{ name: v1, served: true, storage: true, schema: { openAPIV3Schema: { type: object } } }]';
  const names = 'names: { plural: cubos, kind: Cubo }';
  write(
    'content/lecciones/02-b/crd.yaml',
    `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: { name: cubos.b.io }\n` +
      `spec: { group: b.io, scope: Namespaced, ${names}, versions: ${versions} }\n`,
  );
  write(
    'content/lecciones/02-b/cubo.yaml',
    'apiVersion: b.io/v1\nkind: Cubo\nmetadata: { name: c }\n',
  );
  assert.equal(run('content/lecciones/02-b/cubo.yaml').status, 0);
});

test('what cannot be checked ends with 2', () => {
  const missing = run('nada');
  assert.equal(missing.status, 2);
  assert.match(missing.stderr, /No existe nada/);
  assert.equal(run('--que').status, 2);
  write(
    'content/versiones.yaml',
    'kubernetes: 0.0.1\nreleased: 2026-08-26\nkind: 0.33.0\nnodeImage: x\nsupported: ["1.37"]\n',
  );
  const { status, stderr } = run();
  assert.equal(status, 2);
  assert.match(stderr, /npm run schema/);
});
