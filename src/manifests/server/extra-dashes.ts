import { hasKey } from '../hints/field-search.ts';
import type { ServerError } from '../judge/verdict.ts';
import {
  fieldOf,
  formatPath,
  samePath,
  startsWith,
  valueAt,
  type Finding,
  type Part,
  type Path,
} from '../part.ts';
import type { JudgeObject } from './reread.ts';

/** A field that an item of a list lacks, by what the server says. */
interface Lack {
  readonly finding: Finding;
  readonly list: Path;
  readonly index: number;
  readonly field: string;
}

/** Items of a list that are one, of which the server misses a field in one or the other. */
interface Split {
  readonly list: Path;
  /** The first of them. */
  readonly from: number;
  /** How many more there are. */
  readonly more: number;
}

/**
 * What is said of an item that a dash too many has made two of: `- name: a` and `- image: b`. One of them lacks what the
 * other has, and the server no longer says so once they are one.
 */
export function withExtraDashes(
  findings: readonly Finding[],
  object: Part,
  judge: JudgeObject,
): readonly Finding[] {
  const lacks = findings.flatMap((finding) => lackOf(finding, object));
  const splits = splitsOf(lacks, object);
  return splits.reduce<readonly Finding[]>((all, split) => {
    const own = lacks.filter((lack) => isOf(lack, split) && hasElsewhere(lack, split, object));
    const [first] = own.toSorted((one, other) => one.index - other.index);
    const remains = first && errorsOfJoined(object, split, judge);
    if (!first || !remains) return all;
    const [key = ''] = object.at(...within(split.list, object), dashOf(first, split)).keys();
    // In a list in which nothing is wrong any more, it was all for the dash.
    const start = formatPath(within(split.list, object));
    const isClean = remains.every(({ path = '' }) => !path.startsWith(start));
    const isGone = (one: Finding) =>
      isClean ? isInSplit(one, split) : own.some(({ finding }) => finding === one);
    return all.flatMap((one) => {
      if (one === first.finding) return { ...one, hint: `¿Sobra el guion de «${key}»?` };
      return isGone(one) ? [] : [one];
    });
  }, findings);
}

function lackOf(finding: Finding, object: Part): Lack[] {
  const { missing, server = '' } = finding;
  if (missing === undefined && !server.includes('Required value')) return [];
  const whole = fieldOf(finding);
  const [index, field] = whole.slice(-2);
  if (typeof index !== 'number' || typeof field !== 'string') return [];
  if (object.at(...within(whole, object)).exists) return [];
  return [{ finding, list: whole.slice(0, -2), index, field }];
}

/** Runs of items of which each lacks what one before has, and none has a field of another. */
function splitsOf(lacks: readonly Lack[], object: Part): Split[] {
  const lists = new Map(lacks.map(({ list }) => [formatPath(list), list]));
  return [...lists.values()].flatMap((list) => {
    const items = object.at(...within(list, object)).items();
    const splits: Split[] = [];
    let from = 0;
    items.forEach((item, index) => {
      const before = items.slice(from, index);
      const lacking = lacks.filter((lack) => samePath(lack.list, list) && lack.index === index);
      const isRest = lacking.some(({ field }) => before.some((one) => hasKey(one, field)));
      const isApart = item.keys().every((key) => before.every((one) => !hasKey(one, key)));
      if (isRest && isApart) return;
      if (before.length > 1) splits.push({ list, from, more: before.length - 1 });
      from = index;
    });
    const left = items.length - from - 1;
    return left > 0 ? [...splits, { list, from, more: left }] : splits;
  });
}

function isOf({ list, index }: Lack, split: Split): boolean {
  return samePath(list, split.list) && index >= split.from && index <= split.from + split.more;
}

function hasElsewhere({ field }: Lack, { list, from, more }: Split, object: Part): boolean {
  const items = object.at(...within(list, object)).items();
  return items.slice(from, from + more + 1).some((item) => hasKey(item, field));
}

/** The item whose dash is one too many: the one itself, or the one behind the first. */
function dashOf({ index }: Lack, { from }: Split): number {
  return index === from ? from + 1 : index;
}

function isInSplit({ path, isAdvice }: Finding, { list, from, more }: Split): boolean {
  const index = path[list.length];
  if (isAdvice || !startsWith(path, list) || typeof index !== 'number') return false;
  return index >= from && index <= from + more;
}

/** What the server has against an object in which the items are one, if that is less. */
function errorsOfJoined(
  object: Part,
  { list, from, more }: Split,
  judge: JudgeObject,
): readonly ServerError[] | undefined {
  const joined = structuredClone(object.value);
  const items = valueAt(joined, within(list, object)) as object[];
  const all = items.slice(from, from + more + 1);
  items.splice(from, more + 1, Object.assign({}, ...all) as object);
  const errorsOf = (value: unknown) => judge(value)?.errors ?? [];
  const [before, after] = [errorsOf(object.value), errorsOf(joined)];
  return after.length < before.length ? after : undefined;
}

function within(path: Path, object: Part): Path {
  return path.slice(object.path.length);
}
