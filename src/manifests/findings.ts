import { withWarnings } from './explain-warnings.ts';
import type { Verdict } from './judge/verdict.ts';
import type { Kind } from './kinds.ts';
import { lintObject } from './lint/rules.ts';
import { meaningAt } from './meanings.ts';
import { formatPath, Part, type Finding, type Path } from './part.ts';
import { readOn, type JudgeObject } from './reread.ts';
import { applyRules } from './rules/index.ts';
import { settle } from './settle.ts';
import type { Catalog } from './validate.ts';

type Means = Omit<Catalog, 'kinds'> & { readonly verdict: Verdict | undefined };

/** Everything that is to be said of an object of a known kind on which there is a verdict, or none. */
export function findingsIn(object: Part, kind: Kind, means: Means): Finding[] {
  const { schemas, meanings } = means;
  const findings = withoutMeanings(object, kind, means);
  if (!meanings) return findings;
  const types = { schema: kind.schema, root: schemas.root };
  const within = (path: Path) => path.slice(object.path.length);
  return findings.map((one) => ({ ...one, ...meaningAt(within(one.path), meanings, types) }));
}

function withoutMeanings(object: Part, kind: Kind, { schemas, verdict, judge }: Means): Finding[] {
  const schema: Finding[] = [];
  const rules: Finding[] = [];
  const lint: Finding[] = [];
  lintObject(new Part(object.value, lint, object.path), kind);
  const check = () => schemas.check(new Part(object.value, schema, object.path), kind.schema);
  const isJudged = verdict !== undefined && verdict.outcome !== 'unknown';
  applyRules(new Part(object.value, rules, object.path), kind, isJudged);
  if (!isJudged) {
    check();
    return [...schema, ...rules, ...lint];
  }
  if (verdict.outcome === 'accepted') {
    // Then the schema has nothing to say, but for fields that somebody left empty.
    if (holdsNull(object.value)) check();
    const given = [...schema.filter(({ isAdvice }) => isAdvice), ...lint];
    return withWarnings(given, object, verdict.warnings ?? []);
  }
  const unreadable = check();
  const ask: JudgeObject = (value) => judge.judge(JSON.stringify(value))[0];
  const errors = readOn(object, verdict, { unreadable, judge: ask });
  const settled = settle(object, errors, { schema, rules, unreadable });
  return withWarnings(
    [...settled, ...lint.filter(({ path }) => !isSaid(path, settled))],
    object,
    verdict.warnings ?? [],
  );
}

function isSaid(path: Path, findings: readonly Finding[]): boolean {
  return findings.some((one) => formatPath(one.path) === formatPath(path));
}

function holdsNull(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === null;
  return Object.values(value).some(holdsNull);
}
