import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRoute, GetStaticPaths } from 'astro';
import { loadCourse } from '../../site/course.ts';

/** Every YAML file of every lesson, at the address from which readers apply it. */
export const getStaticPaths: GetStaticPaths = () =>
  loadCourse().entries.flatMap(({ lesson }) =>
    readdirSync(lesson.folder)
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => ({
        params: { slug: lesson.slug, file: name.replace(/\.yaml$/, '') },
        props: { path: join(lesson.folder, name) },
      })),
  );

/** The file's own bytes. */
export const GET: APIRoute<{ path: string }> = ({ props }) =>
  new Response(readFileSync(props.path), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
