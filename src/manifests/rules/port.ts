import type { Part } from '../part.ts';

/** Reports a number that no port can have. Leaves to the schema what is not a number. */
export function checkPortNumber(part: Part): void {
  const port = part.number();
  if (port === undefined || (port >= 1 && port <= 65535)) return;
  part.report(`${port} no es un puerto`, 'Los puertos van de 1 a 65535.');
}
