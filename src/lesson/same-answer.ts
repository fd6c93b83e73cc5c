import { readTables } from './printed-table.ts';
import { withoutVolatile } from './volatile.ts';

/** Whether an output has all that another one says, word for word but for what changes from run to run. */
export function includesAnswer(whole: string, part: string): boolean {
  const said = withoutVolatile(part).trim();
  return said !== '' && withoutVolatile(whole).includes(said);
}

/**
 * Whether two outputs say the same, but for what changes from run to run. Two tables say the same where
 * their common columns do: one may show more of what is there.
 */
export function saysTheSame(some: string, other: string): boolean {
  if (withoutVolatile(some) === withoutVolatile(other)) return true;
  const [a, b] = [readTables(some), readTables(other)];
  const columns = new Set(a.flatMap((table) => table.columns));
  const common = new Set(b.flatMap((table) => table.columns).filter((name) => columns.has(name)));
  if (common.size === 0) return false;
  const [left, right] = [a, b].map((tables) =>
    tables
      .flatMap(({ rows }) => rows)
      .map((row) => [...common].map((name) => withoutVolatile(row[name] ?? '')).join('\t'))
      .join('\n'),
  );
  return left === right;
}
