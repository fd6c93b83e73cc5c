import { Cursor } from '../../lesson/cursor.ts';
import { suggestion } from '../../lesson/suggest.ts';
import { readYaml } from '../../lesson/yaml.ts';
import { permissionProblem, type Permission, type Permissions } from './permissions.ts';

/** What `content/lint.yaml` says. */
export interface LintConfig extends Permissions {
  /** Of some rules, the slugs of the lessons that they are for, or that they leave alone. */
  readonly lessons: Readonly<Record<string, readonly string[]>>;
}

/** What there is to speak of: rules, manifests and lessons. */
export interface LintNames {
  readonly rules: readonly string[];
  readonly files: readonly string[];
  readonly slugs: readonly string[];
}

/** Reads a file of leaves to break teaching rules. What is wrong in it is reported. */
export function parseLintConfig(text: string, file: string, names: LintNames): LintConfig {
  const { documents, problems } = readYaml(text, { file });
  const root = Cursor.over(documents, file, problems);
  root.record(['lessons', 'permissions'], 'lint.yaml');
  const lessons = root.has('lessons') ? parseLessons(root.at('lessons'), names) : {};
  const given = root.has('permissions') ? root.at('permissions').items('permissions') : [];
  const permissions = given.flatMap((item) => parsePermission(item, names));
  const wrong = permissions.flatMap(
    ({ reason, ...one }) => permissionProblem(one, reason, names.rules) ?? [],
  );
  return { lessons, permissions, problems: [...problems, ...wrong] };
}

function parseLessons(cursor: Cursor, { rules, slugs }: LintNames): Record<string, string[]> {
  cursor.record(rules, 'lessons');
  return Object.fromEntries(
    cursor.keys().map((rule) => [
      rule,
      cursor
        .at(rule)
        .items(rule)
        .flatMap((item) => oneOf(item, slugs, 'ninguna lección') ?? []),
    ]),
  );
}

function parsePermission(item: Cursor, { files }: LintNames): (Permission & { reason: string })[] {
  if (!item.record(['rule', 'files', 'reason'], 'un permiso')) return [];
  const rule = item.at('rule').text('rule');
  const reason = item.at('reason').text('reason');
  const about = item.at('files').items('files');
  if (rule === undefined || reason === undefined) return [];
  return about.flatMap((each) => {
    const file = oneOf(each, files, 'ningún manifiesto');
    return file === undefined ? [] : { rule, reason, file, location: each.location };
  });
}

function oneOf(cursor: Cursor, options: readonly string[], what: string): string | undefined {
  const text = cursor.text(what);
  if (text === undefined || options.includes(text)) return text;
  return cursor.report(`no hay ${what} «${text}»`, suggestion(text, options));
}
