import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCourse } from '../../src/lesson/course.ts';
import type { Evidence } from '../../src/lesson/evidence.ts';
import { serializeEvidence } from '../../src/lesson/evidence.ts';
import type { Lesson } from '../../src/lesson/types.ts';
import type { Versions } from '../../src/lesson/versions.ts';
import { BuiltSite } from './built-site.ts';

const REPOSITORY = join(import.meta.dirname, '../..');
const SHARED = [
  'src',
  'astro.config.ts',
  'package.json',
  'tsconfig.json',
  'content/versiones.yaml',
  'content/addons',
  'content/kind.yaml',
  'content/errores',
  'content/campos.yaml',
  'schema',
  'content/app',
];

/** What a test says that a lesson answered when it ran. */
export type Recorder = (lesson: Lesson, versions: Versions) => Evidence;

/** The site of this repository over the course of tests/fixtures/course, built in a folder of its own. */
export class FixtureSite {
  readonly root = mkdtempSync(join(tmpdir(), 'kev-sitio-'));

  constructor(record: Recorder) {
    cpSync(join(REPOSITORY, 'tests/fixtures/course'), this.root, { recursive: true });
    for (const path of SHARED) {
      cpSync(join(REPOSITORY, path), join(this.root, path), { recursive: true });
    }
    symlinkSync(join(REPOSITORY, 'node_modules'), join(this.root, 'node_modules'));
    const { lessons, versions, problems } = readCourse(this.root);
    assert.deepEqual(problems, []);
    for (const lesson of lessons) {
      const text = serializeEvidence(record(lesson, versions));
      writeFileSync(join(this.root, lesson.folder, 'evidencia.json'), text);
    }
  }

  /** Builds the pages. Gives what the build printed, and whether it went well. */
  build(): { readonly ok: boolean; readonly output: string } {
    const astro = join(this.root, 'node_modules/astro/bin/astro.mjs');
    const { status, stdout, stderr } = spawnSync(process.execPath, [astro, 'build'], {
      cwd: this.root,
      encoding: 'utf8',
    });
    return { ok: status === 0, output: stdout + stderr };
  }

  /** The course and its pages, once they are built. */
  built(): BuiltSite {
    return new BuiltSite(this.root);
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
