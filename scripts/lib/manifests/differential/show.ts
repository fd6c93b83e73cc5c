import type { Answer, Difference } from './compare.ts';

/** Differences of one kind that are told one by one. */
const MOST = 20;

/** Tells of the differences: how many by rule, and the first ones that no rule explains. */
export function showDifferences(differences: readonly Difference[]): void {
  const counts = new Map<string, number>();
  for (const { rule, about } of differences) {
    const name = `${rule?.id ?? 'sin explicar'} (${about === 'words' ? 'palabras' : 'veredicto'})`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  for (const [name, count] of [...counts].sort()) console.log(`${name}: ${count}`);
  const unexplained = differences.filter(({ rule }) => !rule);
  for (const { sample, ours, theirs } of unexplained.slice(0, MOST)) {
    console.log(`\n${sample.id} ${sample.mutation ?? ''}\n${sample.text}`);
    console.log(`  el juez:       ${told(ours)}`);
    console.log(`  la referencia: ${told(theirs)}`);
  }
  if (unexplained.length > MOST) console.log(`\n… y ${unexplained.length - MOST} más`);
}

function told({ outcome, reasons }: Answer): string {
  return [outcome, ...reasons].join('\n                 ');
}
