// La cara de la aplicación: pregunta a los otros dos y lo cuenta en un panel. Si uno no contesta, lo dice y sigue.
import { ask, ok, serve } from './service.ts';

const MENSAJES_URL = process.env['MENSAJES_URL'] ?? 'http://mensajes';
const REPORTES_URL = process.env['REPORTES_URL'] ?? 'http://reportes';

await serve('backend', {
  'GET /panel': async () => {
    const answers = await Promise.all([ask(MENSAJES_URL), ask(`${REPORTES_URL}/reportes`)]);
    const [mensajes = 'mensajes no contesta', reportes = 'reportes no contesta'] = answers;
    return ok([mensajes, reportes].map((answer) => answer.trim()).join('\n'));
  },
});
