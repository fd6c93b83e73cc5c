import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { programFiles, programPackage } from '../../scripts/lib/manifests/reader/program.ts';
import { buildPackage } from '../../scripts/lib/package/build.ts';
import { HERE } from '../../scripts/lib/package/programs.ts';
import { readVersions } from '../../src/lesson/versions.ts';

const root = process.cwd();
const work = mkdtempSync(join(tmpdir(), 'paquete-'));
const installed = join(work, 'casa/node_modules/kubernetes-en-vivo');
const withProgram = join(work, 'otra/node_modules/kubernetes-en-vivo');
after(() => rmSync(work, { recursive: true }));

const CONFIG = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n';
const GOOD = join(work, 'bien.yaml');
const BAD = join(work, 'mal.yaml');

/** The Node that runs this, and the system's, which is what a reader may have. */
const nodes = [process.execPath, '/usr/bin/node'].filter((path) => existsSync(path));

/**
 * What the judge's program would say of CONFIG, and of nothing else. `npm test` has no Go: tests/programs has the
 * real one. It notes that it was asked before it answers: once answered it may be ended.
 */
const PROGRAM = `#!/bin/sh
while read -r line; do
  echo asked >> '${join(work, 'asked')}'
  echo '[{"outcome":"accepted","apiVersion":"v1","kind":"ConfigMap","item":-1}]'
done
`;

before(async () => {
  const { kubernetes } = readVersions(root).value;
  const folder = join(work, 'hecho');
  const [core, extensions] = [join(work, 'programa'), join(work, 'otro')];
  for (const path of [core, extensions]) writeFileSync(path, PROGRAM);
  const program = { target: HERE, paths: { core, extensions } };
  const others = await buildPackage({ root, folder, kubernetes, programs: [program] });
  const npm = (...args: string[]) => execFileSync('npm', args, { cwd: work, encoding: 'utf8' });
  const pack = (path: string) => join(work, npm('pack', path, '--silent').trim());
  const archive = pack(folder);
  // What is not in the archives is not to be had: there is no network for npm here.
  const install = (home: string, archives: readonly string[]) => {
    const options = ['--prefix', join(work, home), '--offline', '--no-audit', '--silent'];
    npm('install', ...archives, ...options);
  };
  install('casa', [archive]);
  install('otra', [...others.map(pack), archive]);
  writeFileSync(GOOD, CONFIG);
  writeFileSync(BAD, `${CONFIG}dato: {}\nimmutable: yes\n`);
});

function run(node: string, args: readonly string[], input = '', folder = installed) {
  const options = { cwd: work, input, encoding: 'utf8' as const };
  return spawnSync(node, [join(folder, 'cli.js'), ...args], options);
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
    const lacking = 'apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: { name: a }\n';
    assert.match(run(node, ['validate', '-'], lacking).stdout, /^ +Quién hace los discos/m);
    assert.equal(run(node, ['validate', 'nada.yaml']).status, 2);
  });

  test(`the program for this machine is asked with Node ${version}`, () => {
    const asked = join(work, 'asked');
    rmSync(asked, { force: true });
    const { stderr, status } = run(node, ['validate', GOOD], '', withProgram);
    assert.equal(stderr, '1 objeto en 1 archivo: 1 válido\n');
    assert.equal(status, 0);
    assert.equal(readFileSync(asked, 'utf8'), 'asked\n');
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

test('the sample of its README is what it says', () => {
  const [node = ''] = nodes;
  const readme = readFileSync(join(installed, 'README.md'), 'utf8');
  const [, manifest = '', said = ''] =
    /^```yaml\n(.*?)^```\n\n```text\n(.*?)^```$/ms.exec(readme) ?? [];
  writeFileSync(join(work, 'web.yaml'), manifest);
  const { stdout, stderr } = run(node, ['validate', 'web.yaml']);
  assert.equal(stdout + stderr, said);
});

test('its command says what it does, and which version it is', () => {
  const [node = ''] = nodes;
  assert.equal(run(node, []).status, 2);
  assert.match(run(node, ['--help']).stdout, /^Uso: kubernetes-en-vivo validate/);
  assert.match(run(node, ['validate', '--help']).stdout, /Kubernetes \d+\.\d+\.\d+/);
  const { stdout } = run(node, ['--version']);
  assert.match(stdout, /^\d+\.\d+\.\d+\n$/);
  assert.equal(run(node, ['validate', '--version']).stdout, stdout);
  const unknown = run(node, ['valida', GOOD]);
  assert.match(unknown.stderr, /^Aquí no existe «valida»\. ¿Querías decir «validate»\?\n\nUso: /);
  assert.equal(unknown.status, 2);
  assert.match(run(node, ['nada']).stderr, /^Aquí no existe «nada»\.\n\nUso: /);
  assert.match(
    run(node, ['mal.yaml', '--allow-unknown']).stderr,
    /^Falta la orden: kubernetes-en-vivo validate mal\.yaml --allow-unknown\n\nUso: /,
  );
});

const noFull = !existsSync('/dev/full') && 'there is no /dev/full';

test('what it can’t say of itself is no success', { skip: noFull }, () => {
  const [node = ''] = nodes;
  for (const option of ['--help', '--version']) {
    const stdio = ['ignore', openSync('/dev/full', 'w'), 'pipe'] as const;
    const { stderr, status } = spawnSync(node, [join(installed, 'cli.js'), option], {
      stdio: [...stdio],
      encoding: 'utf8',
    });
    assert.match(stderr, /^No se puede escribir el resultado: /);
    assert.equal(status, 2);
  }
});

test('the program is a package of its own, only for its system, and may be absent', () => {
  const name = programPackage();
  const read = (path: string) =>
    JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as Record<string, unknown>;
  const own = join(work, 'otra/node_modules', name);
  const { version, os, cpu } = read(own);
  assert.deepEqual([os, cpu], [[process.platform], [process.arch]]);
  assert.deepEqual(read(installed)['optionalDependencies'], { [name]: version });
  for (const file of Object.values(programFiles())) {
    assert.equal(readFileSync(join(own, file), 'utf8'), PROGRAM);
    accessSync(join(own, file), constants.X_OK);
  }
  assert.ok(readFileSync(join(own, 'LICENSES.txt'), 'utf8').includes('k8s.io/kubernetes\n'));
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
