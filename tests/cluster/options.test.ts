import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterEach, beforeEach, test } from 'node:test';
import { fence, TestProject } from '../support/project.ts';

/** What can be asked of a run, over lessons that need no cluster. */
let project: TestProject;

beforeEach(() => {
  project = new TestProject();
});

afterEach(() => project.remove());

const lesson = (...fences: string[]) => project.lesson('01-uno', 'docker', fences.join(''));

/** A step that fails the first time that it runs. */
const failsOnce = () =>
  fence('sh id="raro"', `test -e ${project.root}/visto || { touch ${project.root}/visto; false; }`);

test('lesson#step: its steps up to that one, and its evidence is left alone', async () => {
  lesson(
    fence('sh id="a"', 'echo uno'),
    fence('sh id="b"', 'echo dos'),
    fence('sh id="c"', 'echo tres'),
  );
  const { code, output } = await project.examples('uno#b');
  assert.equal(code, 0, output);
  assert.match(output, /✓ a[^]*✓ b[^]*2 de 2 pasos/);
  assert.doesNotMatch(output, /✓ c|--record/);
});

test('--keep: what the lesson made is there, and how to look at it is told', async () => {
  lesson(
    fence('sh id="crear"', 'docker run -d --label kev-options busybox:1.35.0 sleep 600'),
    fence('sh id="otro"', 'false'),
  );
  const { code, output } = await project.examples('uno#crear', '--keep');
  assert.equal(code, 0, output);
  assert.match(output, /sigue ahí[^]*docker ps --all/);
  const list = () => execFileSync('docker', ['ps', '--quiet', '--filter', 'label=kev-options']);
  assert.notEqual(list().length, 0);
  await project.examples('uno');
  assert.equal(list().length, 0, 'the next run removes it');
});

test('--record: what passes at the second try is evidence, and says that it is unstable', async () => {
  lesson(failsOnce());
  const { code, output } = await project.examples('--record');
  assert.equal(code, 0, output);
  assert.match(output, /✗ raro[^]*segundo y último intento[^]*✓ raro[^]*inestable/);
  const file = project.read('content/lecciones/01-uno/evidencia.json');
  assert.equal((JSON.parse(file) as { attempts: number }).attempts, 2);
});

test('without --record nothing is tried twice', async () => {
  lesson(failsOnce());
  assert.equal((await project.examples()).code, 1);
});

test('--record: what fails twice leaves no evidence', async () => {
  lesson(fence('sh id="a"', 'false'));
  const { code, output } = await project.examples('--record');
  assert.equal(code, 1);
  assert.equal(output.split('✗ a').length, 3, 'two tries');
  assert.throws(() => project.read('content/lecciones/01-uno/evidencia.json'), /ENOENT/);
});

test('--repeat: every round is told, with what failed and how often', async () => {
  lesson(fence('sh id="antes"', 'true'), failsOnce());
  const { code, output } = await project.examples('--repeat', '3');
  assert.equal(code, 1);
  assert.match(output, /LECCIÓN +PASA +FALLA[^\n]*\nuno +2 +1 .* raro ×1\n/);
  const report = project.read('reports/examples.xml');
  assert.match(report, /"uno \(1 de 3\)"[^]*failures="1"[^]*"uno \(3 de 3\)"/);
});

test('a local port that somebody has: which, who needs it, and what to do', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  try {
    lesson(
      fence('sh id="a"', 'true'),
      fence('sh id="web"', `docker run -d -p ${port}:80 nginx:1.30.6`),
    );
    const { code, output } = await project.examples();
    assert.equal(code, 1);
    const where = 'content/lecciones/01-uno/index\\.mdx:13:1';
    assert.match(output, new RegExp(`${where}: alguien escucha ya en el puerto ${port}`));
    assert.match(output, /el paso «web» lo necesita[^]*ss -ltnp/);
    assert.doesNotMatch(output, /✓ a/, 'the lesson did not begin');
  } finally {
    server.close();
  }
});

test('lessons of Docker follow one another, whatever the lanes', async () => {
  const body = fence('sh id="a"', 'true') + fence('sh id="b"', 'true');
  project.lesson('01-uno', 'docker', body);
  project.lesson('02-dos', 'docker', body);
  const { code, output } = await project.examples('--parallel', '4');
  assert.equal(code, 0, output);
  const order = output.match(/^(?:uno|dos) +✓/gm)?.map((line) => line.slice(0, 3));
  assert.ok(['uno,uno,dos,dos', 'dos,dos,uno,uno'].includes(order?.join() ?? ''), output);
});

test(
  '--watch: from the first step that changes on, in the same terminal; mistakes are told and waited out',
  { timeout: 120_000 },
  async () => {
    const first = fence('sh id="a"', `echo x >> ${project.root}/veces; dato=guardado`);
    const second = (id: string, text = `id="${id}"`) => fence(`sh ${text}`, 'echo $dato');
    const manifest = (name: string) => project.write('content/lecciones/01-uno/web.yaml', name);
    const times = () => project.read('veces').length / 2;
    manifest('# Fragmento: uno\n');
    lesson(first, second('b'));
    const running = project.start('--watch', 'uno');
    await running.printed('Espero cambios en content/lecciones/01-uno');
    lesson(first, second('c') + fence('expect', 'stdout: guardado'));
    await running.printed('Otra vez desde «c», con lo que ya había');
    await running.printed('✓ c');
    lesson(first, second('d', 'id="d" exti="1"'));
    await running.printed('index.mdx:13:1: atributo desconocido «exti»');
    const page = 'curl -s {site}/uno/web.yaml | grep dos';
    lesson(first, second('e') + fence('sh id="pide" exit="1"', page));
    await running.printed('✓ pide');
    assert.equal(times(), 1, 'the first step ran once');
    manifest('# Fragmento: dos\n');
    await running.printed('Otra vez desde «pide»');
    await running.printed('terminó con código 0');
    lesson(
      fence('sh id="otra"', 'echo "dato: ${dato-ninguno}"'),
      fence('expect', 'stdout: "dato: ninguno"'),
      fence('sh id="ultimo"', 'true'),
    );
    await running.printed('✓ ultimo');
    running.child.kill('SIGINT');
    const { code, output } = await running.ended;
    assert.equal(code, 130, output);
    assert.match(output, /✓ otra/, 'all of it again, in a terminal without the variable');
  },
);
