import { readFileSync } from 'node:fs';
import type { APIRoute } from 'astro';
import { loadCourse } from '../../site/course.ts';

/** The licences of all that is in the judge, which travel with it. */
export const GET: APIRoute = () => {
  const { kubernetes } = loadCourse().versions;
  return new Response(readFileSync(`schema/judge-${kubernetes}.LICENSES.txt`), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
};
