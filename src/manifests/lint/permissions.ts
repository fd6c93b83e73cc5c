import type { Problem, SourceLocation } from '../../lesson/problem.ts';
import { suggestion } from '../../lesson/suggest.ts';
import type { ManifestSource } from '../text/source.ts';

/** Somebody's leave to break a teaching rule, and why. */
export interface Permission {
  readonly rule: string;
  readonly file: string;
  /** The one line for which it is; the whole file unless given. */
  readonly line?: number;
  /** Where it is given. */
  readonly location: SourceLocation;
}

export interface Permissions {
  readonly permissions: Permission[];
  readonly problems: Problem[];
}

const COMMENT = /(^|\s)#\s*lint-permite\b[ \t]*([^:\n]*?)[ \t]*(?::[ \t]*(.*?))?[ \t]*$/;
const FORM =
  'Di cuál y por qué, así: # lint-permite imagen-fija: aquí se ve lo que pasa con latest';

/**
 * The permissions that a text itself gives, each in a comment: `# lint-permite regla: motivo`. Beside something
 * it is for its line; alone on a line, for the next one that is not a comment.
 */
export function commentedPermissions(
  { file, text, line: start }: ManifestSource,
  rules: readonly string[],
): Permissions {
  const permissions: Permission[] = [];
  const problems: Problem[] = [];
  const lines = text.split('\n');
  lines.forEach((content, index) => {
    const match = COMMENT.exec(content);
    if (!match) return;
    const [, before = '', rule = '', reason = ''] = match;
    const column = match.index + before.length + 1;
    const location = { file, line: start + index, column };
    const isAlone = content.trimStart().startsWith('#');
    const next = lines.findIndex((one, at) => at > index && !/^\s*(#|$)/.test(one));
    const line = start + (isAlone ? next : index);
    const permission = { rule, file, line, location };
    const problem = permissionProblem(permission, reason, rules);
    if (problem) problems.push(problem);
    else permissions.push(permission);
  });
  return { permissions, problems };
}

/** What is wrong with a permission, if anything is: it says which rule, one that there is, and why. */
export function permissionProblem(
  { rule, location }: Permission,
  reason: string,
  rules: readonly string[],
): Problem | undefined {
  if (rule === '' || reason === '') {
    return { location, message: 'este permiso no dice qué regla, o no dice por qué', hint: FORM };
  }
  if (rules.includes(rule)) return undefined;
  return { location, message: `no hay ninguna regla «${rule}»`, hint: suggestion(rule, rules) };
}

/** The problems for which there is no leave, and each permission that nothing needs. */
export function withoutPermitted(
  problems: readonly Problem[],
  permissions: readonly Permission[],
): Problem[] {
  const used = new Set<Permission>();
  const kept = problems.filter((problem) => {
    const given = permissions.filter((permission) => isFor(permission, problem));
    for (const permission of given) used.add(permission);
    return given.length === 0;
  });
  const needless = permissions.filter((permission) => !used.has(permission));
  return [...kept, ...needless.map(isNeedless)];
}

function isFor({ rule, file, line }: Permission, { rule: broken, location }: Problem): boolean {
  return rule === broken && file === location.file && (line ?? location.line) === location.line;
}

function isNeedless({ rule, location }: Permission): Problem {
  const message = `aquí no hace falta permiso para «${rule}»`;
  return { location, message, hint: 'Quítalo: ya no calla nada.' };
}
