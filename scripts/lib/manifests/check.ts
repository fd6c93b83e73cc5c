import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { imagesMadeBy } from '../../../src/lesson/command-images.ts';
import { imagesInManifest } from '../../../src/lesson/manifest-images.ts';
import { imageProblems } from '../../../src/lesson/named-images.ts';
import { parseLesson } from '../../../src/lesson/parse-lesson.ts';
import type { Problem } from '../../../src/lesson/problem.ts';
import { makeCatalog } from '../../../src/manifests/catalog.ts';
import { readSoundVersions, type Versions } from '../../../src/lesson/versions.ts';
import { definitionsIn } from '../../../src/manifests/custom-kinds.ts';
import { contentFiles, readSources } from './find.ts';
import { lintLessons, outsideContent, readLintConfig } from './lint.ts';
import { loadJudge } from './judge/load.ts';
import { commentedPermissions, withoutPermitted } from '../../../src/manifests/lint/permissions.ts';
import { lintRules } from '../../../src/manifests/lint/rules.ts';
import { loadAddonDefinitions } from './schema/addon-definitions.ts';
import { readMeanings } from './meanings.ts';
import { loadSchema } from './schema/load.ts';
import type { ManifestSource } from '../../../src/manifests/text/source.ts';
import { validateManifest, type Catalog } from '../../../src/manifests/validate.ts';

/** What a check read and what it found. */
export interface ManifestReport {
  readonly problems: readonly Problem[];
  readonly files: number;
  readonly manifests: number;
}

/** Checks every manifest of a project's content. Throws only where a file cannot be read. */
export function checkManifests(root: string): readonly Problem[] {
  return checkFiles(root).problems;
}

/**
 * Checks the manifests in some files (relative to the root), or in all of the content. Kinds defined by a
 * CRD anywhere in the content, or brought by an addon, are known in every file.
 */
export function checkFiles(root: string, files?: readonly string[]): ManifestReport {
  const content = contentFiles(root);
  const all = readSources(root, content);
  const chosen = files ? readSources(root, files) : all;
  const versions = readSoundVersions(root);
  const sources = [...all.sources, ...(files ? chosen.sources : [])];
  const catalog = readCatalog(root, versions, sources);
  const names = new Set(chosen.sources.map(({ file }) => file));
  const config = readLintConfig(root, content);
  const problems = [
    ...chosen.sources.flatMap((source) => [
      ...validateManifest(source, catalog),
      ...unknownImages(root, source, versions),
    ]),
    // A lesson is looked at whole, whichever of its files were asked for.
    ...lintLessons(root, all.sources, config).filter(({ location }) => names.has(location.file)),
    ...outsideContent(root, [...names]),
  ];
  const rules = lintRules;
  const commented = chosen.sources.map((source) => commentedPermissions(source, rules));
  const permissions = [
    ...commented.flatMap((each) => each.permissions),
    ...config.permissions.filter(({ file }) => names.has(file)),
  ];
  const found = [
    ...chosen.problems,
    ...commented.flatMap((each) => each.problems),
    ...config.problems,
    ...withoutPermitted(problems, permissions),
  ];
  return {
    problems: found.sort(byPlace),
    files: chosen.files,
    manifests: chosen.sources.length,
  };
}

/** The schema, with the kinds that addons and the CRDs among these sources add to it. */
function readCatalog(
  root: string,
  { kubernetes, addons }: Versions,
  sources: readonly ManifestSource[],
): Catalog {
  const schema = loadSchema(root, kubernetes);
  const definitions = [...loadAddonDefinitions(root, addons), ...definitionsIn(sources)];
  const judge = loadJudge(root, kubernetes).with(definitions);
  return makeCatalog(schema, judge, { definitions, meanings: readMeanings(root) });
}

function byPlace({ location: a }: Problem, { location: b }: Problem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}

/** Of a text that is wrong on purpose, the image may be what is wrong; of a lesson, its own steps may make it. */
function unknownImages(
  root: string,
  { text, declaration, ...source }: ManifestSource,
  { images }: Versions,
) {
  if (declaration?.type === 'invalid') return [];
  const named = imagesInManifest(text, source);
  const problems = imageProblems(named, images);
  if (problems.length === 0) return problems;
  const made = imagesMadeBeside(root, source.file);
  const others = named.filter(({ name }) => !made.includes(name));
  return imageProblems(others, images).map((problem) => ({ ...problem, rule: 'imagen-del-curso' }));
}

/** What the commands of the lesson in a file's folder make. Only their words are read, so its site may be any. */
function imagesMadeBeside(root: string, file: string): string[] {
  const folder = dirname(file);
  const index = join(root, folder, 'index.mdx');
  if (!existsSync(index)) return [];
  const text = readFileSync(index, 'utf8');
  const { lesson } = parseLesson({ folder, text, manifests: new Map(), site: '', today: '' });
  return lesson?.steps.flatMap(imagesMadeBy) ?? [];
}
