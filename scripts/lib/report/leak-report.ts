import type { Leak } from '../runner/leak-check.ts';
import { formatLeak } from '../runner/leak-check.ts';

/** What a person is told of what the lessons left behind, and what to do about it. */
export function leakReport(leaks: readonly Leak[]): string {
  const lines = leaks.map((leak) => `  · ${formatLeak(leak)}`);
  return [
    'Después de las lecciones, no está todo como antes:',
    ...lines,
    'Lo que se puede, se recoge ahora o al empezar la próxima ejecución. La lección tiene que borrar lo que',
    'crea fuera de su espacio de nombres, o pedir el clúster para ella sola: cluster: { isolation: cluster }.',
  ].join('\n');
}
