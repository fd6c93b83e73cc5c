import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { elements } from '../../scripts/lib/links/page.ts';
import type { Element } from '../../scripts/lib/links/page.ts';
import type { Course } from '../../src/lesson/course.ts';
import { readCourse } from '../../src/lesson/course.ts';

/** A built page: its path in dist, its HTML, and its elements in order. */
export interface BuiltPage {
  readonly file: string;
  readonly html: string;
  readonly elements: readonly Element[];
}

/** A course and the pages that were built from it. */
export class BuiltSite {
  readonly root: string;
  readonly dist: string;
  readonly course: Course;

  constructor(root: string) {
    this.root = root;
    this.dist = join(root, 'dist');
    this.course = readCourse(root);
  }

  /** Every built page. Fails if there are none, which means that nobody built the site. */
  pages(): BuiltPage[] {
    const files = globSync('**/*.html', { cwd: this.dist }).sort();
    assert.ok(files.length > 0, 'No hay dist/: npm run build');
    return files.map((file) => this.page(file));
  }

  /** The built page of a lesson. */
  lessonPage(slug: string): BuiltPage {
    return this.page(join(slug, 'index.html'));
  }

  page(file: string): BuiltPage {
    const html = readFileSync(join(this.dist, file), 'utf8');
    return { file, html, elements: elements(html) };
  }
}
