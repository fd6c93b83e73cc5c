import { cpSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readCourse } from '../../src/lesson/course.ts';
import { TestProject } from './project.ts';

const REPOSITORY = resolve(import.meta.dirname, '..', '..');
/** What the pages of a course are built from, besides the course. */
const SITE = [
  'src',
  'schema',
  'astro.config.ts',
  'tsconfig.json',
  'content/kind.yaml',
  'content/errores',
  'content/campos.yaml',
];
const HOMEPAGE = 'https://sitio.example/curso/';

/** A project whose lessons can be built and walked. */
export class SiteProject extends TestProject {
  protected override readonly script = 'scripts/walk.ts';

  constructor(env: Record<string, string | undefined> = {}) {
    super(env);
    for (const path of SITE)
      cpSync(join(REPOSITORY, path), join(this.root, path), { recursive: true });
    symlinkSync(join(REPOSITORY, 'node_modules'), join(this.root, 'node_modules'));
    const repository = { url: 'git+https://codigo.example/curso.git' };
    this.write('package.json', JSON.stringify({ homepage: HOMEPAGE, repository, type: 'module' }));
  }

  /** Writes the map of the course, of the lessons that there are. To be called before the site is built. */
  writePlan(): void {
    const lessons = readCourse(this.root).lessons.map(({ slug, title, question }) => {
      return { slug, title, question };
    });
    const cover = { title: 'Prueba', text: 'De prueba.', lesson: 'ninguna', steps: ['uno'] };
    this.write(
      'content/curso.yaml',
      JSON.stringify({ parts: [{ title: 'Pruebas', lessons }], cover }),
    );
  }
}
