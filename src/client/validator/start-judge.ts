import type { Judge } from '../../manifests/judge/host.ts';
import { fetchKept, forget } from './kept.ts';

/** A judge, or a special one. */
type JudgeClass<J extends Judge> = new (module: WebAssembly.Module) => J;

/**
 * Fetches a judge's module, compressed with brotli, and starts it. It is unpacked and compiled while it comes.
 * Static hosts don't say `content-encoding: br` of a file, so the browser takes it for mere bytes. Rejects where
 * it doesn't come whole or doesn't start; then it can be tried again.
 */
export async function startJudge<J extends Judge>(
  url: string,
  Class: JudgeClass<J>,
  onProgress: (received: number) => void,
): Promise<J> {
  const [{ body }, decoder] = await Promise.all([fetchKept(url), brotli()]);
  try {
    const wasm = body?.pipeThrough(counting(onProgress)).pipeThrough(decoder);
    const headers = { 'content-type': 'application/wasm' };
    const module = await WebAssembly.compileStreaming(new Response(wasm ?? null, { headers }));
    return new Class(module);
  } catch (error) {
    await forget(url);
    throw error;
  }
}

/** The browser's own decoder where it has one: Firefox and Safari do. */
async function brotli(): Promise<TransformStream<Uint8Array, Uint8Array>> {
  try {
    return new DecompressionStream('brotli' as CompressionFormat) as TransformStream;
  } catch {
    const { brotliDecoder } = await import('./brotli.ts');
    return brotliDecoder();
  }
}

function counting(onProgress: (received: number) => void): TransformStream<Uint8Array, Uint8Array> {
  let received = 0;
  return new TransformStream({
    transform(bytes, controller) {
      onProgress((received += bytes.length));
      controller.enqueue(bytes);
    },
  });
}
