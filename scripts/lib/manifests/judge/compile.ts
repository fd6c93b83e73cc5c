import { existsSync, readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';

/** Compiles a module of the judge: the file itself, or the same compressed with brotli (`.br`). Throws if there is neither. */
export function compileModule(plain: string): WebAssembly.Module {
  const bytes = existsSync(plain)
    ? readFileSync(plain)
    : brotliDecompressSync(readFileSync(`${plain}.br`));
  return new WebAssembly.Module(
    new Uint8Array(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.length),
  );
}
