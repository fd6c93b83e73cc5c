import { rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { UsageError } from './usage-error.ts';

/**
 * Takes the machine's only place as runner, and gives how to leave it. The lock is a listening Unix
 * socket: the kernel closes it however the process ends, so that a killed run locks nobody out. Throws
 * a {@link UsageError} if another runner has the place.
 */
export async function takeLock(folder: string): Promise<() => void> {
  const path = join(folder, 'ejecutor.sock');
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const release = await listen(path);
    if (release) return release;
    if (await answers(path)) break;
    // The socket of a run that was killed: nobody answers, so it may go.
    rmSync(path, { force: true });
  }
  throw new UsageError(
    'Ya hay otro «npm run examples» o «npm run walk» en marcha en esta máquina, y usarían el mismo clúster.\n' +
      'Espera a que termine, o interrúmpelo con Ctrl-C en su terminal.',
  );
}

function listen(path: string): Promise<(() => void) | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.end());
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen(path, () => resolve(() => void server.close()));
    server.unref();
  });
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
