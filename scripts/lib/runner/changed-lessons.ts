import type { Image } from '../../../src/lesson/images.ts';
import type { Lesson } from '../../../src/lesson/types.ts';
import { builtImagesOf } from '../../../src/lesson/used-images.ts';
import { runTool } from '../run-tool.ts';
import { UsageError } from '../usage-error.ts';

/** What every lesson runs on: a change here may change any of them. */
const SHARED = [
  'content/versiones.yaml',
  'content/addons/',
  'scripts/examples.ts',
  'scripts/lib/',
  'src/lesson/',
  'package-lock.json',
];

/**
 * The lessons that differ between a git revision and the work tree, or all of them where what they run on
 * differs. Throws a {@link UsageError} if git does not know the revision.
 */
export async function changedLessons(
  root: string,
  revision: string,
  lessons: readonly Lesson[],
  images: readonly Image[],
): Promise<readonly Lesson[]> {
  const args = ['-C', root, 'diff', '--name-only', '--relative', revision, '--'];
  const { code, stdout, stderr } = await runTool('git', args);
  if (code !== 0)
    throw new UsageError(`git no sabe qué cambia desde «${revision}»: ${stderr.trim()}`);
  const untracked = await runTool('git', [
    '-C',
    root,
    'ls-files',
    '--others',
    '--exclude-standard',
  ]);
  const paths = `${stdout}${untracked.stdout}`.split('\n').filter(Boolean);
  return lessonsTouched(paths, lessons, images);
}

/** The lessons that a list of changed paths touches: in their folders, or in those of the images that they use. */
export function lessonsTouched(
  paths: readonly string[],
  lessons: readonly Lesson[],
  images: readonly Image[],
): readonly Lesson[] {
  if (paths.some((path) => SHARED.some((shared) => path.startsWith(shared)))) return lessons;
  return lessons.filter((lesson) => {
    const built = builtImagesOf(lesson, images).map(({ build }) => build.folder);
    const folders = [lesson.folder, ...built];
    return paths.some((path) => folders.some((folder) => path.startsWith(`${folder}/`)));
  });
}
