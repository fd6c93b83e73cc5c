import { readFileSync } from 'node:fs';
import type { APIRoute, GetStaticPaths } from 'astro';
import { loadCourse } from '../../site/course.ts';

/** What we add to the addons of others, and what we install by ourselves. */
export const getStaticPaths: GetStaticPaths = () =>
  loadCourse().versions.addons.flatMap(({ name, manifest }) =>
    manifest === undefined ? [] : [{ params: { name }, props: { path: manifest } }],
  );

/** The file's own bytes. */
export const GET: APIRoute<{ path: string }> = ({ props }) =>
  new Response(readFileSync(props.path), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
