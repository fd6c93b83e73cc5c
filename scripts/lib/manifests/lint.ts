import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Problem } from '../../../src/lesson/problem.ts';
import { readYaml } from '../../../src/lesson/yaml.ts';
import { parseLintConfig, type LintConfig } from '../../../src/manifests/lint/config.ts';
import { problemOfFile, type LintedLesson } from '../../../src/manifests/lint/lesson-rule.ts';
import { lintLesson, lintRules } from '../../../src/manifests/lint/rules.ts';
import type { ManifestSource } from '../../../src/manifests/text/source.ts';

const CONFIG = 'content/lint.yaml';
const LESSON = /^content\/lecciones\/\d+-([a-z0-9-]+)$/;

/** The leaves that the content gives as a whole; none where there is no file of them, as in the courses of tests. */
export function readLintConfig(root: string, files: readonly string[]): LintConfig {
  const file = join(root, CONFIG);
  if (!existsSync(file)) return { lessons: {}, permissions: [], problems: [] };
  const slugs = [...new Set(files.flatMap((one) => LESSON.exec(dirname(one))?.[1] ?? []))];
  const names = { rules: lintRules, files, slugs };
  return parseLintConfig(readFileSync(file, 'utf8'), CONFIG, names);
}

/** What the lessons among some sources do that they should not, by the rules that need to see a whole lesson. */
export function lintLessons(
  root: string,
  sources: readonly ManifestSource[],
  { lessons }: LintConfig,
): Problem[] {
  const folders = [...new Set(sources.map(({ file }) => dirname(file)))];
  return folders.flatMap((folder) => {
    const slug = LESSON.exec(folder)?.[1];
    if (slug === undefined || !existsSync(join(root, folder, 'index.mdx'))) return [];
    const own = sources.filter(({ file }) => dirname(file) === folder);
    return lintLesson(readLesson(root, { folder, slug, sources: own }), lessons);
  });
}

function readLesson(
  root: string,
  { folder, slug, sources }: { folder: string; slug: string; sources: readonly ManifestSource[] },
): LintedLesson {
  const index = join(root, folder, 'index.mdx');
  const files = sources.map(({ file }) => file).filter((file) => !file.endsWith('.mdx'));
  const documents = sources
    .filter(({ declaration }) => declaration === undefined)
    .flatMap(({ text, ...source }) =>
      readYaml(text, { ...source, kubernetes: true }).documents.map((document) => ({
        file: source.file,
        document,
      })),
    );
  const prose = readFileSync(index, 'utf8');
  return { slug, prose, files, documents };
}

/** Files of the content that are elsewhere in truth: what a link leads to is in no commit of the course. */
export function outsideContent(root: string, files: readonly string[]): Problem[] {
  const home = realpathSync(join(root, 'content'));
  const outside = files.filter(
    (file) =>
      file.startsWith('content/') &&
      relative(home, realpathSync(join(root, file))).startsWith('..'),
  );
  return outside.map((file) =>
    problemOfFile(file, {
      message: 'este archivo es un enlace a algo que está fuera de content/',
      hint: 'Pon aquí una copia.',
      rule: 'fuera-del-contenido',
    }),
  );
}
