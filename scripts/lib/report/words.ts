/** Milliseconds as a Spanish reader writes seconds, with at most one decimal: `0,8 s`. */
export function formatSeconds(ms: number): string {
  return `${(ms / 1000).toLocaleString('es', { maximumFractionDigits: 1 })} s`;
}

/** A count with its noun: `1 paso`, `3 pasos`. */
export function count(amount: number, singular: string, plural: string): string {
  return `${amount} ${amount === 1 ? singular : plural}`;
}
