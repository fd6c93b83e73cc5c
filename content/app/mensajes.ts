// Guarda mensajes. En su memoria, y en ninguna otra parte: cada réplica tiene los suyos, y se van con ella.
import type { IncomingMessage } from 'node:http';
import { ok, serve } from './service.ts';

/** Bytes que caben en un mensaje. */
const MAX_BYTES = 1000;
/** Mensajes que se guardan. Cuando llega uno más, se olvida el primero. */
const MAX_MESSAGES = 1000;

const messages: string[] = [];

await serve('mensajes', {
  'GET /mensajes': () => ok(messages.join('\n')),
  'POST /mensajes': async (_, request) => {
    const body = await read(request);
    if (body === undefined)
      return { status: 413, text: `en un mensaje caben ${MAX_BYTES} bytes, y este trae más` };
    // Un mensaje es una línea.
    const message = body.trim().replace(/\s+/g, ' ');
    if (message === '') return { status: 400, text: 'el mensaje está vacío' };
    messages.push(message);
    if (messages.length > MAX_MESSAGES) messages.shift();
    return { status: 201, text: 'guardado' };
  },
});

/** El cuerpo de una petición, o `undefined` si es demasiado grande. */
async function read(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    // Lo que ya no cabe se lee y se tira, para que quien lo envía llegue a oír la respuesta.
    if (bytes <= MAX_BYTES) chunks.push(chunk);
  }
  return bytes > MAX_BYTES ? undefined : Buffer.concat(chunks).toString();
}
