import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { APIRoute, GetStaticPaths } from 'astro';
import { mistakeFiles, readMistakes } from '../../../site/mistakes.ts';

/** Every classic mistake and what puts it right, for the page and for who wants to apply it. */
export const getStaticPaths: GetStaticPaths = () =>
  readMistakes(process.cwd())
    .flatMap(mistakeFiles)
    .map(({ file, path }) => ({ params: { name: basename(path, '.yaml') }, props: { file } }));

/** The file's own bytes. */
export const GET: APIRoute<{ file: string }> = ({ props }) =>
  new Response(readFileSync(props.file), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
