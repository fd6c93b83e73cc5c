import type { Problem } from '../../lesson/problem.ts';

/** A text, or why its bytes are none. */
export type Decoded = { readonly text: string } | { readonly problem: Problem };

/** Reads bytes as Kubernetes does: UTF-8, and UTF-16 where its mark says so. */
export function decode(file: string, bytes: Uint8Array): Decoded {
  try {
    return {
      text: new TextDecoder(encodingOf(bytes), { fatal: true, ignoreBOM: true }).decode(bytes),
    };
  } catch {
    return { problem: notText(file, bytes) };
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

function notText(file: string, bytes: Uint8Array): Problem {
  const sound = new TextDecoder().decode(bytes).split('\ufffd', 1)[0] ?? '';
  const lines = sound.split('\n');
  const location = { file, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
  return { location, message: 'no es un texto en UTF-8', hint: 'Guárdalo con esa codificación.' };
}
