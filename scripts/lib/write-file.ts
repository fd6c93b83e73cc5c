import type { FileHandle } from 'node:fs/promises';
import { open, rename, rm } from 'node:fs/promises';

/**
 * Writes a file whole or not at all: the old one stands until the new one is safe on disk, also when the
 * disk is full or the process is killed. Rejects with the system's error, and leaves no half file.
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const draft = `${path}.${process.pid}.nuevo`;
  let file: FileHandle | undefined;
  try {
    file = await open(draft, 'w');
    await file.writeFile(content);
    await file.sync();
    await file.close();
    await rename(draft, path);
  } catch (error) {
    await file?.close().catch(() => undefined);
    await rm(draft, { force: true });
    throw error;
  }
}
