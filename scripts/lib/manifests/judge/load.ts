import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { Judge } from '../../../../src/manifests/judge/host.ts';

/** The committed judge of a version of Kubernetes, relative to the project's root. */
export function judgeFile(kubernetes: string): string {
  return `schema/judge-${kubernetes}.wasm.br`;
}

/** Starts the judge of a version of Kubernetes. Throws where a project does not have it. */
export function loadJudge(root: string, kubernetes: string): Judge {
  const module = new WebAssembly.Module(
    new Uint8Array(brotliDecompressSync(readFileSync(join(root, judgeFile(kubernetes))))),
  );
  // There is memory enough: collecting garbage less often makes it twice as fast.
  return new Judge(module, { GOGC: '400' });
}

/** The licences of what is in it, relative to the project's root. */
export function licensesFile(kubernetes: string): string {
  return `schema/judge-${kubernetes}.LICENSES.txt`;
}
