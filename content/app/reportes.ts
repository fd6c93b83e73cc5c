// Hace cuentas sobre los mensajes. No guarda nada: cada vez los pide de nuevo.
import { ask, ok, serve } from './service.ts';

const MENSAJES_URL = process.env['MENSAJES_URL'] ?? 'http://mensajes';

await serve('reportes', {
  'GET /reportes': async () => {
    const messages = await ask(`${MENSAJES_URL}/mensajes`);
    if (messages === undefined) return { status: 502, text: 'mensajes no contesta' };
    const count = messages.split('\n').filter(Boolean).length;
    return ok(`${count} mensajes hasta ahora`);
  },
});
