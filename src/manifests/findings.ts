import { withWarnings } from './server/explain-warnings.ts';
import { withoutConsequences } from './server/consequences.ts';
import { withExtraDashes } from './server/extra-dashes.ts';
import type { ServerError, Verdict } from './judge/verdict.ts';
import type { Kind } from './kinds.ts';
import { lintObject } from './lint/rules.ts';
import { meaningAt } from './meanings.ts';
import { fieldOf, formatPath, Part, type Finding, type Path } from './part.ts';
import { readableFor } from './schema/readable.ts';
import { schemasAlong } from './schema/walk.ts';
import { markOf } from './server/mark.ts';
import { readOn, type JudgeObject } from './server/reread.ts';
import { applyRules } from './rules/index.ts';
import { settle } from './server/settle.ts';
import type { Catalog } from './validate.ts';
import { withServerValues } from './hints/values-hint.ts';

type Means = Omit<Catalog, 'kinds'> & { readonly verdict: Verdict | undefined };

/** Everything that is to be said of an object of a known kind on which there is a verdict, or none. */
export function findingsIn(object: Part, kind: Kind, means: Means): Finding[] {
  const { schemas, meanings } = means;
  const findings = withoutMeanings(object, kind, means).map((one) => marked(one, object));
  if (!meanings) return findings;
  const types = { schema: kind.schema, root: schemas.root };
  const meaning = (path: Path) => meaningAt(path.slice(object.path.length), meanings, types);
  return findings.map((one) => ({ ...one, ...meaning(fieldOf(one)) }));
}

function marked(finding: Finding, object: Part): Finding {
  const mark = finding.isAdvice ? undefined : markOf(finding, object);
  return mark ? { ...finding, mark } : finding;
}

function withoutMeanings(object: Part, kind: Kind, { schemas, verdict, judge }: Means): Finding[] {
  const schema: Finding[] = [];
  const rules: Finding[] = [];
  const lint: Finding[] = [];
  lintObject(object.reportingTo(lint), kind);
  const check = () => schemas.check(object.reportingTo(schema), kind.schema);
  const isJudged = verdict !== undefined && verdict.outcome !== 'unknown';
  applyRules(object.reportingTo(rules), kind, isJudged);
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
  const reader = { schemas, judge, kind };
  const said = readObject(object, verdict, { ...reader, unreadable });
  const settled = settle(object, said, { schema, rules, unreadable }).map(withServerValues);
  const reread = (value: unknown) => everythingSaid(new Part(value, [], object.path), reader);
  const once = withoutConsequences(settled, object, { said, reread });
  const told = withExtraDashes(once, object, judgeWith(reader));
  return withWarnings(
    [...told, ...lint.filter(({ path }) => !isSaid(path, told))],
    object,
    verdict.warnings ?? [],
  );
}

type Reader = Pick<Means, 'schemas' | 'judge'> & { readonly kind: Kind };

/** What the server has against an object on which there is its verdict, behind what it cannot read as well. */
function readObject(
  object: Part,
  verdict: Verdict,
  { unreadable, ...reader }: Reader & { readonly unreadable: readonly Path[] },
): readonly ServerError[] {
  const { root } = reader.schemas;
  const schemaAt = (path: Path) => schemasAlong(path, reader.kind.schema, root).at(-1) ?? {};
  const readable = (path: Path) => readableFor(object.at(...path), schemaAt(path), root);
  const judge = judgeWith(reader);
  return readOn(object, verdict, { unreadable, readable, judge });
}

/** All that the server has against an object; `undefined` if there may be more behind what it cannot read. */
function everythingSaid(object: Part, reader: Reader): readonly ServerError[] | undefined {
  const verdict = judgeWith(reader)(object.value);
  if (!verdict) return undefined;
  const isUnread = verdict.errors?.some(isOfDecoder) ?? false;
  const unreadable = isUnread ? reader.schemas.check(object, reader.kind.schema) : [];
  const said = readObject(object, verdict, { ...reader, unreadable });
  const stops = said.filter(isOfDecoder).length;
  return stops <= Math.min(unreadable.length, 1) ? said : undefined;
}

function judgeWith({ judge }: Reader): JudgeObject {
  return (value) => judge.judge(JSON.stringify(value))[0];
}

function isOfDecoder({ stage }: ServerError): boolean {
  return stage === 'decode';
}

function isSaid(path: Path, findings: readonly Finding[]): boolean {
  return findings.some((one) => formatPath(one.path) === formatPath(path));
}

function holdsNull(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === null;
  return Object.values(value).some(holdsNull);
}
