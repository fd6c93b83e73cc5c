// Lo que comparten los tres servicios: decir quiénes son, cómo están de salud, trabajar por encargo, preguntar a
// otro y despedirse cuando toca. Cada uno añade sus rutas.
import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostname } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import manifest from './package.json' with { type: 'json' };

/** Lo que se contesta: el código de HTTP y un texto de una o más líneas, o de ninguna. */
export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Contesta a una petición. `query` es lo que va detrás de la «?»; el cuerpo, quien lo quiera, lo lee de `request`. */
export type Handler = (
  query: URLSearchParams,
  request: IncomingMessage,
) => Answer | Promise<Answer>;

/** Quién contesta, por método y ruta: `{ 'GET /salud': … }`. */
export type Routes = Readonly<Record<string, Handler>>;

/** En Kubernetes, la máquina se llama como el Pod. */
const POD = hostname();
const VERSION = process.env['VERSION'] ?? manifest.version;
const PORT = Number(process.env['PORT'] ?? 8080);

const MAX_LOAD_MS = 5000;
/** Lo que se trabaja de un tirón. Entre tirón y tirón se atiende a los demás, también a quien pregunta por la salud. */
const STRETCH_MS = 10;
/** Lo que se espera a que otro servicio conteste. */
const PATIENCE_MS = 2000;
/** Lo que se espera, al despedirse, a quien aún aguarda una respuesta. */
const FAREWELL_MS = 1000;

/** Pone un servicio a escuchar, con las rutas que tienen todos y las suyas. */
export async function serve(name: string, own: Routes, port = PORT): Promise<Server> {
  let isSick = false;
  const routes: Routes = {
    'GET /': () => ok(`${name} ${VERSION} en ${POD}`),
    'GET /salud': () => ok('sano'),
    'POST /enfermar': () => {
      isSick = true;
      return ok('enfermo');
    },
    'GET /carga': load,
    ...own,
  };
  const server = createServer(async (request, response) => {
    const { pathname, query } = parse(request);
    const isHealthCheck = pathname === '/salud';
    const { status, text } = isSick
      ? { status: isHealthCheck ? 503 : 500, text: 'enfermo' }
      : await answer(routes, pathname, query, request, response);
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
    response.end(text && `${text}\n`);
    // Por la salud preguntan cada pocos segundos, y taparía lo demás.
    if (!isHealthCheck) console.log(`${request.method} ${pathname} → ${status}`);
  });
  process.once('SIGTERM', () => sayGoodbye(server));
  await once(server.listen(port), 'listening');
  console.log(`${name} ${VERSION} escucha en el puerto ${(server.address() as AddressInfo).port}`);
  return server;
}

export function ok(text: string): Answer {
  return { status: 200, text };
}

/** Lo que responde otro servicio, o `undefined` si no contesta a tiempo o contesta con un error. */
export async function ask(url: string): Promise<string | undefined> {
  try {
    // Una conexión nueva cada vez: así cada pregunta puede tocarle a otra réplica.
    const headers = { connection: 'close' };
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(PATIENCE_MS) });
    return response.ok ? await response.text() : undefined;
  } catch {
    return undefined;
  }
}

function parse({ url = '/' }: IncomingMessage) {
  const [pathname = '/', query] = url.split('?', 2);
  return { pathname, query: new URLSearchParams(query) };
}

/** Busca quién contesta. Si la ruta existe con otro método, lo dice. */
async function answer(
  routes: Routes,
  pathname: string,
  query: URLSearchParams,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Answer> {
  const handler = routes[`${request.method} ${pathname}`];
  if (handler) {
    try {
      return await handler(query, request);
    } catch (error) {
      console.error(error);
      return { status: 500, text: 'esto no tenía que pasar' };
    }
  }
  const methods = ['GET', 'POST'].filter((method) => `${method} ${pathname}` in routes);
  if (methods.length === 0) return { status: 404, text: `aquí no hay ${pathname}` };
  response.setHeader('allow', methods.join(', '));
  return { status: 405, text: `${pathname} solo admite ${methods.join(' y ')}` };
}

/** Gasta el tiempo de CPU que le pidan: no el que pasa en el reloj, sino el que el procesador trabaja de verdad. */
async function load(query: URLSearchParams): Promise<Answer> {
  const ms = Number(query.get('ms') || NaN);
  if (!Number.isInteger(ms) || ms < 1 || ms > MAX_LOAD_MS)
    return { status: 400, text: `ms es un número entero, de 1 a ${MAX_LOAD_MS}` };
  for (let left = ms; left > 0; await setImmediate()) left -= work(Math.min(left, STRETCH_MS));
  return ok(`${ms} ms de trabajo en ${POD}`);
}

/** Trabaja un rato sin levantar la cabeza. Da los milisegundos de CPU que ha gastado. */
function work(ms: number): number {
  const start = process.threadCpuUsage();
  for (;;) {
    // Nadie necesita estas raíces. De eso se trata.
    for (let i = 0; i < 1000; i++) Math.sqrt(Math.random());
    const { user, system } = process.threadCpuUsage(start);
    const spent = (user + system) / 1000;
    if (spent >= ms) return spent;
  }
}

/** No admite a nadie más, termina con quien esté a medias y acaba bien, con código 0. */
function sayGoodbye(server: Server): void {
  console.log('SIGTERM: hasta luego');
  server.close(() => process.exit(0));
  setTimeout(() => process.exit(0), FAREWELL_MS);
}
