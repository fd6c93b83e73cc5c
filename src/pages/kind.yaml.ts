import { readFileSync } from 'node:fs';
import type { APIRoute } from 'astro';

/** The configuration of the runner's own cluster, byte for byte: a reader's is made from it too. */
export const GET: APIRoute = () =>
  new Response(readFileSync('content/kind.yaml'), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
