import type { Around } from '../lesson/preparation.ts';
import { siteUrl } from '../lesson/site.ts';
import { loadCourse } from './course.ts';

/** What the commands around the lessons of this course name. */
export function around(): Around {
  return { site: siteUrl(process.cwd()), addons: loadCourse().versions.addons };
}
