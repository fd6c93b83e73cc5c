import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer } from 'node:net';
import { hostname } from 'node:os';
import { after, afterEach, test } from 'node:test';
import { serve } from '../../../content/app/service.ts';
import { RunningService } from './service.ts';

const started: RunningService[] = [];
async function start(name: string, env?: Record<string, string>): Promise<RunningService> {
  const service = await RunningService.start(name, env);
  started.push(service);
  return service;
}
afterEach(async () => {
  await Promise.all(started.splice(0).map((service) => service.terminate()));
});

/** An address where nobody listens. */
async function nowhere(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

for (const name of ['backend', 'mensajes', 'reportes']) {
  test(`${name} says who it is, how it feels, and falls ill when it is told to`, async () => {
    const service = await start(name);
    assert.deepEqual(await service.ask('/'), [200, `${name} 1.0.0 en ${hostname()}`]);
    assert.deepEqual(await service.ask('/salud'), [200, 'sano']);
    assert.deepEqual(await service.ask('/carga?ms=1'), [200, `1 ms de trabajo en ${hostname()}`]);
    assert.deepEqual(await service.post('/enfermar'), [200, 'enfermo']);
    assert.deepEqual(await service.ask('/salud'), [503, 'enfermo']);
    for (const path of ['/', '/carga?ms=1', '/nada'])
      assert.deepEqual(await service.ask(path), [500, 'enfermo']);
    assert.equal(await service.terminate(), 0);
  });

  test(`${name} does not know other routes, nor these ones by another method`, async () => {
    const service = await start(name);
    assert.deepEqual(await service.ask('/salud/'), [404, 'aquí no hay /salud/']);
    assert.equal((await service.post('/nada'))[0], 404);
    assert.deepEqual(await service.post('/salud'), [405, '/salud solo admite GET']);
    assert.deepEqual(await service.ask('/enfermar'), [405, '/enfermar solo admite POST']);
    const { headers } = await fetch(`${service.url}/enfermar`);
    assert.equal(headers.get('allow'), 'POST');
    // What is not a path at all must not end it.
    assert.equal((await service.ask('//', { method: 'DELETE' }))[0], 404);
    assert.deepEqual(await service.ask('/salud?x=%'), [200, 'sano']);
  });
}

test('its version is that of its environment, if it has one', async () => {
  const service = await start('backend', { VERSION: '2.1.0' });
  assert.match((await service.ask('/'))[1], /^backend 2\.1\.0 en /);
  assert.match(service.lines[0] ?? '', /^backend 2\.1\.0 escucha en el puerto \d+$/);
});

test('it tells each request on stdout, but for those after its health', async () => {
  const service = await start('mensajes');
  await service.ask('/salud');
  await service.ask('/nada');
  await service.post('/mensajes', 'hola');
  await service.terminate();
  const [, ...lines] = service.lines;
  assert.deepEqual(lines, ['GET /nada → 404', 'POST /mensajes → 201', 'SIGTERM: hasta luego']);
});

test('a load takes that much of the processor, whatever the clock says', async () => {
  const server = await serve('prueba', {}, 0);
  after(() => server.close());
  const { port } = server.address() as AddressInfo;
  const before = process.cpuUsage();
  const loads = [100, 50].map((ms) => fetch(`http://127.0.0.1:${port}/carga?ms=${ms}`));
  const texts = await Promise.all(loads.map(async (load) => (await load).text()));
  const { user, system } = process.cpuUsage(before);
  assert.deepEqual(
    texts,
    [100, 50].map((ms) => `${ms} ms de trabajo en ${hostname()}\n`),
  );
  const ms = (user + system) / 1000;
  // The second one's work is not taken for the first one's; the requests themselves cost some, too.
  assert.ok(ms >= 150 && ms < 1000, `${ms} ms`);
});

test('a load that is no whole number within bounds is refused', async () => {
  const service = await start('backend');
  const refused = [400, 'ms es un número entero, de 1 a 5000'];
  for (const query of ['', '?ms=', '?ms=0', '?ms=5001', '?ms=1.5', '?ms=-1', '?ms=mil', '?ms=1e99'])
    assert.deepEqual(await service.ask(`/carga${query}`), refused, query);
});

test('while it works, it says how it is, and ends when it is told to', async () => {
  const service = await start('backend');
  const load = service.ask('/carga?ms=5000');
  const isOver = load.then(
    () => 'acabado',
    () => 'cortado',
  );
  assert.deepEqual(await service.ask('/salud'), [200, 'sano']);
  assert.equal(await Promise.race([isOver, Promise.resolve('en ello')]), 'en ello');
  assert.equal(await service.terminate(), 0);
  assert.equal(await isOver, 'cortado');
});

test('what is almost done when SIGTERM comes is answered', async () => {
  const service = await start('backend');
  const load = service.ask('/carga?ms=50');
  await service.ask('/salud');
  const code = service.terminate();
  assert.equal((await load)[0], 200);
  assert.equal(await code, 0);
});

test('mensajes keeps what it is sent, a line each, and forgets it when it ends', async () => {
  const service = await start('mensajes');
  assert.deepEqual(await service.ask('/mensajes'), [200, '']);
  assert.deepEqual(await service.post('/mensajes', 'hola'), [201, 'guardado']);
  assert.deepEqual(await service.post('/mensajes', ' ¿qué\ntal? \n'), [201, 'guardado']);
  assert.deepEqual(await service.ask('/mensajes'), [200, 'hola\n¿qué tal?']);
  assert.deepEqual(await service.post('/mensajes', ' \n'), [400, 'el mensaje está vacío']);
  const methods = await service.ask('/mensajes', { method: 'PUT' });
  assert.deepEqual(methods, [405, '/mensajes solo admite GET y POST']);
});

test('a message that is too large is refused, and the next one is not', async () => {
  const service = await start('mensajes');
  const [status, why] = await service.post('/mensajes', 'x'.repeat(2_000_000));
  assert.deepEqual([status, why], [413, 'en un mensaje caben 1000 bytes, y este trae más']);
  assert.equal((await service.post('/mensajes', 'ñ'.repeat(501)))[0], 413);
  assert.equal((await service.post('/mensajes', 'ñ'.repeat(500)))[0], 201);
  assert.deepEqual(await service.ask('/mensajes'), [200, 'ñ'.repeat(500)]);
});

test('who hangs up in the middle of a message does not take the service along', async () => {
  const service = await start('mensajes');
  const socket = connect(Number(new URL(service.url).port), '127.0.0.1');
  socket.write(
    'POST /mensajes HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\nexpect: 100-continue\r\n\r\n',
  );
  // It says that it is listening; half a message, and nobody there any more.
  assert.match(String((await once(socket, 'data'))[0]), /^HTTP\/1\.1 100 /);
  await new Promise((resolve) => socket.write('hola', resolve));
  socket.resetAndDestroy();
  await once(socket, 'close');
  assert.deepEqual(await service.ask('/mensajes'), [200, '']);
  assert.equal(await service.terminate(), 0);
});

test('only the last thousand messages are kept', async () => {
  const service = await start('mensajes');
  for (let n = 1; n <= 1001; n++) await service.post('/mensajes', `${n}`);
  const kept = (await service.ask('/mensajes'))[1].split('\n');
  assert.deepEqual([kept.length, kept[0], kept.at(-1)], [1000, '2', '1001']);
});

test('reportes counts the messages, and backend puts both on its panel', async () => {
  const mensajes = await start('mensajes', { VERSION: '7.0.0' });
  const reportes = await start('reportes', { MENSAJES_URL: mensajes.url });
  const urls = { MENSAJES_URL: mensajes.url, REPORTES_URL: reportes.url };
  const backend = await start('backend', urls);
  const who = `mensajes 7.0.0 en ${hostname()}`;
  assert.deepEqual(await reportes.ask('/reportes'), [200, '0 mensajes hasta ahora']);
  for (const text of ['uno', 'dos']) await mensajes.post('/mensajes', text);
  assert.deepEqual(await reportes.ask('/reportes'), [200, '2 mensajes hasta ahora']);
  assert.deepEqual(await backend.ask('/panel'), [200, `${who}\n2 mensajes hasta ahora`]);
  await reportes.post('/enfermar');
  assert.deepEqual(await backend.ask('/panel'), [200, `${who}\nreportes no contesta`]);
});

test('who is not there does not answer, and the rest goes on', async () => {
  const gone = await nowhere();
  const reportes = await start('reportes', { MENSAJES_URL: gone });
  assert.deepEqual(await reportes.ask('/reportes'), [502, 'mensajes no contesta']);
  const backend = await start('backend', { MENSAJES_URL: gone, REPORTES_URL: gone });
  const panel = 'mensajes no contesta\nreportes no contesta';
  assert.deepEqual(await backend.ask('/panel'), [200, panel]);
});

test('who takes a connection and says nothing is waited for two seconds', async () => {
  const silent = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => silent.once('listening', resolve));
  const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const reportes = await start('reportes', { MENSAJES_URL: url });
  const from = performance.now();
  assert.equal((await reportes.ask('/reportes'))[0], 502);
  const ms = performance.now() - from;
  silent.close();
  assert.ok(ms >= 1900 && ms < 10_000, `${ms} ms`);
});

test('each question goes over a connection of its own, so that each replica gets its share', async () => {
  const connections: string[] = [];
  const answer = 'HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nuno\n';
  const server = createServer((socket) => {
    connections.push(`${socket.remotePort}`);
    socket.on('data', () => socket.write(answer)).on('error', () => undefined);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const reportes = await start('reportes', { MENSAJES_URL: url });
  for (let n = 0; n < 3; n++)
    assert.deepEqual(await reportes.ask('/reportes'), [200, '1 mensajes hasta ahora']);
  server.close();
  assert.equal(new Set(connections).size, 3);
});
