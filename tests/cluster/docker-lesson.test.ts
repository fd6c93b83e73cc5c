import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { fence, TestProject } from '../support/project.ts';

const RUN = 'docker run -d --label kev-docker busybox:1.35.0 sleep infinity';
let project: TestProject;

beforeEach(() => {
  project = new TestProject();
});

afterEach(() => {
  assert.deepEqual(containers(), [], 'the lesson left containers behind');
  project.remove();
});

function containers(): string[] {
  const args = ['ps', '--all', '--quiet', '--filter', 'label=kev-docker'];
  return execFileSync('docker', args, { encoding: 'utf8' }).split('\n').filter(Boolean);
}

function lesson(...fences: string[]): void {
  project.lesson('01-uno', 'docker', fences.join(''));
}

test('a lesson passes, its evidence is written, and what it made is gone', async () => {
  const check = 'then: [{ get: container/sano, match: { State: { Running: true } } }]';
  const table = 'table:\n  - { NAMES: sano, STATUS: Up <text> }';
  lesson(
    fence('sh id="crear"', RUN.replace('-d', '-d --name sano')),
    fence('expect', check),
    fence('sh id="listar"', 'docker ps --filter label=kev-docker'),
    fence('expect', table),
    fence('sh id="ejecutar"', 'docker exec sano echo hola'),
    fence('expect', 'stdout: hola'),
  );
  const { code, output } = await project.examples('--record');
  assert.equal(code, 0, output);
  const evidence = JSON.parse(project.read('content/lecciones/01-uno/evidencia.json')) as {
    steps: { id: string; stdout: string }[];
    timeline: { step: string; name: string; state: string }[];
    images: { image: string }[];
  };
  assert.deepEqual(
    evidence.steps.map(({ id }) => id),
    ['crear', 'listar', 'ejecutar'],
  );
  assert.equal(evidence.steps[2]?.stdout, 'hola\n');
  assert.deepEqual(
    evidence.timeline.map(({ step, name, state }) => `${step}: ${name} ${state}`),
    ['crear: sano Created', 'crear: sano Up'],
  );
  assert.deepEqual(
    evidence.images.map(({ image }) => image),
    ['busybox:1.35.0'],
  );
});

test('the lives of containers are told in the words of docker ps, each change in its own step', async () => {
  const sick = '--health-cmd false --health-interval 1s --health-retries 1 --restart always';
  const match = (state: string) => `then: [{ within: 30s, get: container/malo, match: ${state} }]`;
  lesson(
    fence('sh id="enfermar"', RUN.replace('-d', `-d --name malo ${sick}`)),
    fence('expect', match('{ State: { Health: { Status: unhealthy } } }')),
    fence('sh id="matar"', 'docker kill malo'),
    fence('expect', match('{ State: { Status: exited } }')),
    fence('sh id="breve"', RUN.replace('-d', '--rm').replace('sleep infinity', 'true')),
    fence('expect', 'stdout: { exact: "" }'),
    fence('sh id="despues"', 'docker ps --all --filter name=malo'),
    fence('expect', 'table:\n  - { NAMES: malo, STATUS: Exited (137) <text> }'),
  );
  const { code, output } = await project.examples('--record');
  assert.equal(code, 0, output);
  const { timeline } = JSON.parse(project.read('content/lecciones/01-uno/evidencia.json')) as {
    timeline: { step: string; name: string; change: string; state: string }[];
  };
  assert.deepEqual(
    timeline.map(({ step, name, change, state }) => `${step}: ${name} ${change} ${state}`.trim()),
    [
      'enfermar: malo added Created',
      'enfermar: malo modified Up (health: starting)',
      'enfermar: malo modified Up (unhealthy)',
      'matar: malo modified Exited (137)',
      'breve: busybox·a added Created',
      'breve: busybox·a modified Up',
      'breve: busybox·a modified Exited (0)',
      'breve: busybox·a deleted',
    ],
  );
});

test('an expectation that does not hold: exit code 1 at its own line, no evidence, a JUnit failure', async () => {
  lesson(
    fence('sh id="crear"', RUN),
    fence('sh id="a"', 'echo hola'),
    fence('expect', 'stdout: adiós'),
  );
  const { code, output } = await project.examples('--record');
  assert.equal(code, 1);
  assert.match(output, /index\.mdx:18:1: stdout no es lo esperado/);
  assert.match(output, /- se esperaba   \+ llegó\n +- adiós\n +\+ hola/);
  assert.ok(!existsSync(join(project.root, 'content/lecciones/01-uno/evidencia.json')));
  assert.match(
    project.read('reports/examples.xml'),
    /name="a"[^>]*line="13"[^>]*><failure message="stdout no es/,
  );
});

test('on GitHub the failure is an annotation on the line of the MDX', async () => {
  lesson(fence('sh id="a"', 'false'));
  project.env['GITHUB_ACTIONS'] = 'true';
  const { output } = await project.examples();
  assert.match(
    output,
    /^::error file=content\/lecciones\/01-uno\/index\.mdx,line=9,col=1::terminó con código 1/m,
  );
});

test('a state that does not come says what there was instead', async () => {
  const check =
    'then: [{ within: 300ms, get: container/triste, match: { State: { Running: false } } }]';
  lesson(fence('sh id="a"', RUN.replace('-d', '-d --name triste')), fence('expect', check));
  const { code, output } = await project.examples();
  assert.equal(code, 1);
  assert.match(output, /:14:8: container\/triste no llegó al estado esperado en 0,3 s/);
  assert.match(output, /State\.Running: true/);
});

test('bad output: 100 MB, bytes that are no text, ANSI codes', async () => {
  lesson(
    fence('sh id="ansi"', String.raw`printf '\033[31mrojo\033[0m\n'`),
    fence('expect', 'stdout: rojo'),
    fence('sh id="binario"', String.raw`printf 'a\0b\377c\n'`),
    fence('expect', 'stdout: { matches: "^a\\ufffdb\\ufffdc$" }'),
    fence('sh id="mucho"', 'head -c 100000000 /dev/zero'),
  );
  const { code, output } = await project.examples();
  assert.equal(code, 1);
  assert.match(output, /✓ ansi[^]*✓ binario[^]*✗ mucho/);
  assert.match(output, /stdout pasa de 1048576 bytes[^]*100000000 bytes/);
  assert.ok(output.length < 10_000, 'the report does not repeat it');
});

test("bash's own errors do not name files of the runner", async () => {
  lesson(
    fence('sh id="a" exit="127"', 'noexiste'),
    fence('expect', "stderr: 'bash: noexiste: command not found'"),
  );
  const { code, output } = await project.examples();
  assert.equal(code, 0, output);
});

test('no cluster of the person who runs a Docker lesson is in its reach', async () => {
  lesson(
    fence('sh id="a"', 'kubectl config view -o jsonpath={.contexts}'),
    fence('expect', 'stdout: { matches: "^(null)?$" }'),
  );
  project.write(
    '.kube/config',
    'apiVersion: v1\nkind: Config\ncontexts: [{ name: produccion, context: {} }]\n',
  );
  project.env['HOME'] = project.root;
  const { code, output } = await project.examples();
  assert.equal(code, 0, output);
});

test('a command that hangs is ended at its limit', async () => {
  lesson(fence('sh id="a" timeout="500ms"', 'echo empieza; tail -f /dev/null'));
  const { code, output } = await project.examples();
  assert.equal(code, 1);
  assert.match(output, /el comando no terminó en 0,5 s[^]*empieza/);
});

const waiting = () =>
  lesson(fence('sh id="crear"', RUN), fence('sh id="espera"', 'tail -f /dev/null'));

test('Ctrl-C: what the lesson made is gone, exit code 130', async () => {
  waiting();
  const run = project.start();
  await run.printed('✓ crear');
  run.child.kill('SIGINT');
  const { code, output } = await run.ended;
  assert.equal(code, 130, output);
  assert.match(output, /Interrumpido: recogiendo/);
});

for (const [name, leave] of [
  [
    'Ctrl-C twice',
    (child: { kill(signal: string): void }) => (child.kill('SIGINT'), child.kill('SIGTERM')),
  ],
  [
    'a kill that cannot be caught',
    (child: { kill(signal: string): void }) => child.kill('SIGKILL'),
  ],
] as const) {
  test(`${name}: the next run removes what was left`, async () => {
    waiting();
    const run = project.start();
    await run.printed('✓ crear');
    leave(run.child as { kill(signal: string): void });
    await run.ended;
    lesson(fence('sh id="a"', 'true'));
    const { code, output } = await project.examples();
    assert.equal(code, 0, output);
  });
}

test("a container that is not the lesson's is left alone", async () => {
  const mine = execFileSync('docker', ['run', '-d', 'busybox:1.35.0', 'sleep', '60'], {
    encoding: 'utf8',
  }).trim();
  try {
    lesson(fence('sh id="a"', RUN));
    await project.examples();
    assert.match(
      execFileSync('docker', ['ps', '--no-trunc', '--quiet'], { encoding: 'utf8' }),
      new RegExp(mine),
    );
  } finally {
    execFileSync('docker', ['rm', '--force', mine]);
  }
});

test('two runners at once: the second one says so, exit code 2', async () => {
  waiting();
  const first = project.start();
  await first.printed('✓ crear');
  const second = await project.examples();
  assert.equal(second.code, 2);
  assert.match(second.output, /Ya hay otro «npm run examples» o «npm run walk» en marcha/);
  first.child.kill('SIGINT');
  assert.equal((await first.ended).code, 130);
});

test('evidence that says something else now: what drifted is told, and it stays green', async () => {
  lesson(fence('sh id="a"', 'echo uno'));
  await project.examples('--record');
  const file = 'content/lecciones/01-uno/evidencia.json';
  project.write(file, project.read(file).replace('uno\\n', 'otro\\n'));
  const { code, output } = await project.examples();
  assert.equal(code, 0);
  assert.match(output, /index\.mdx:9:1: stdout ya no es el que muestra la página[^]*otro[^]*uno/);
});

test('a full disk while evidence is written: exit code 2, the old file survives', async () => {
  lesson(fence('sh id="a"', 'echo uno'));
  await project.examples('--record');
  const file = 'content/lecciones/01-uno/evidencia.json';
  const before = project.read(file);
  lesson(fence('sh id="a"', 'head -c 500000 /dev/zero | tr "\\0" x'));
  const { code, output } = await project.withFileLimit(200, '--record');
  assert.notEqual(code, 0);
  assert.match(output, /no se pudo escribir .*evidencia\.json/);
  assert.equal(project.read(file), before);
});
