import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { buildPackage } from '../../scripts/lib/package/build.ts';
import { readVersions } from '../../src/lesson/versions.ts';

const root = process.cwd();
const work = mkdtempSync(join(tmpdir(), 'paquete-'));
const installed = join(work, 'casa/node_modules/kubernetes-en-vivo');
after(() => rmSync(work, { recursive: true }));

const CONFIG = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n';
const GOOD = join(work, 'bien.yaml');
const BAD = join(work, 'mal.yaml');

/** The Node that runs this, and the system's, which is what a reader may have. */
const nodes = [process.execPath, '/usr/bin/node'].filter((path) => existsSync(path));

before(async () => {
  const folder = join(work, 'hecho');
  await buildPackage({ root, folder, kubernetes: readVersions(root).value.kubernetes });
  const npm = (args: string[], cwd: string) => execFileSync('npm', args, { cwd, encoding: 'utf8' });
  npm(['pack', folder, '--silent'], work);
  const [archive = ''] = readdirSync(work).filter((name) => name.endsWith('.tgz'));
  // What is not in the archive is not to be had: there is no network for npm here.
  npm(
    [
      'install',
      join(work, archive),
      '--prefix',
      join(work, 'casa'),
      '--offline',
      '--no-audit',
      '--silent',
    ],
    work,
  );
  writeFileSync(GOOD, CONFIG);
  writeFileSync(BAD, `${CONFIG}dato: {}\nimmutable: yes\n`);
});

function run(node: string, args: readonly string[], input = '') {
  const options = { cwd: work, input, encoding: 'utf8' as const };
  return spawnSync(node, [join(installed, 'cli.js'), ...args], options);
}

for (const node of nodes) {
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();

  test(`installed where there is nothing else, it judges with Node ${version}`, () => {
    const good = run(node, ['validate', GOOD]);
    assert.equal(good.stderr, '1 objeto en 1 archivo: 1 válido\n');
    assert.equal(good.status, 0);
    const bad = run(node, ['validate', 'mal.yaml']);
    assert.match(bad.stdout, /^mal\.yaml:4:1: dato: /);
    assert.match(bad.stdout, /^ +API server: unknown field "dato"$/m);
    assert.match(bad.stdout, /^mal\.yaml:5:12: .*«yes»/m);
    assert.equal(bad.status, 1);
    assert.equal(run(node, ['validate', '-'], CONFIG).status, 0);
    assert.equal(run(node, ['validate', 'nada.yaml']).status, 2);
  });

  test(`its threads work with Node ${version}`, () => {
    const one = `${CONFIG}data: { a: "${'x'.repeat(10_000)}" }\n`;
    const many = Array.from({ length: 80 }, () => one).join('---\n');
    const { stderr, status } = run(node, ['validate', '-'], many);
    assert.equal(stderr, '80 objetos en 1 archivo: 80 válidos\n');
    assert.equal(status, 0);
  });

  test(`each format is there with Node ${version}`, () => {
    for (const format of ['json', 'sarif', 'github', 'junit']) {
      const { stdout, status } = run(node, ['validate', '--format', format, 'mal.yaml']);
      assert.match(stdout, /unknown field/, format);
      assert.equal(status, 1, format);
    }
  });
}

test('its command says what it does, and which version it is', () => {
  const [node = ''] = nodes;
  assert.equal(run(node, []).status, 2);
  assert.match(run(node, ['--help']).stdout, /^Uso: kubernetes-en-vivo validate/);
  assert.match(run(node, ['validate', '--help']).stdout, /Kubernetes \d+\.\d+\.\d+/);
  assert.match(run(node, ['--version']).stdout, /^\d+\.\d+\.\d+\n$/);
});

test('it depends on nothing, and names the licences of what others wrote', () => {
  const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as object;
  assert.ok(!('dependencies' in manifest));
  assert.deepEqual(
    readdirSync(join(work, 'casa/node_modules')).filter((name) => !name.startsWith('.')),
    ['kubernetes-en-vivo'],
  );
  const licenses = readFileSync(join(installed, 'LICENSES.txt'), 'utf8');
  for (const name of [
    'yaml\n',
    '@cfworker/json-schema\n',
    'k8s.io/kubernetes\n',
    'Apache License',
  ]) {
    assert.ok(licenses.includes(name), name);
  }
});
