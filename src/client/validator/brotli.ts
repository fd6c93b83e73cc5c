import start, { BrotliDecStream, BrotliStreamResultCode } from 'brotli-dec-wasm/web';
import module from 'brotli-dec-wasm/web/bg.wasm?url';

/** Bytes that are unpacked at once. */
const PIECE = 2 ** 20;

/** Unpacks brotli where the browser itself can't: a stream of its bytes into the stream of what is in them. */
export async function brotliDecoder(): Promise<TransformStream<Uint8Array, Uint8Array>> {
  await start({ module_or_path: module });
  const decoder = new BrotliDecStream();
  let isWhole = false;
  return new TransformStream({
    transform(packed, controller) {
      for (let at = 0, goesOn = true; goesOn;) {
        const result = decoder.dec(packed.subarray(at), PIECE);
        at += result.input_offset;
        if (result.buf.length > 0) controller.enqueue(result.buf);
        isWhole = result.code === BrotliStreamResultCode.ResultSuccess;
        goesOn = result.code === BrotliStreamResultCode.NeedsMoreOutput;
      }
    },
    flush() {
      if (!isWhole) throw new Error('The download broke off.');
    },
  });
}
