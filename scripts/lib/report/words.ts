/** Milliseconds as a Spanish reader writes seconds, with at most one decimal: `0,8 s`. */
export function formatSeconds(ms: number): string {
  return `${(ms / 1000).toLocaleString('es', { maximumFractionDigits: 1 })} s`;
}

/** Milliseconds as a person tells a longer wait: `2 min 40 s`; below a minute, as {@link formatSeconds}. */
export function formatDuration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return formatSeconds(ms);
  const rest = seconds % 60;
  return `${Math.floor(seconds / 60)} min${rest === 0 ? '' : ` ${rest} s`}`;
}

/** A count with its noun: `1 paso`, `3 pasos`. */
export function count(amount: number, singular: string, plural: string): string {
  return `${amount} ${amount === 1 ? singular : plural}`;
}
