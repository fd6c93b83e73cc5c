const NUMBER = new Intl.NumberFormat('es', { maximumFractionDigits: 1 });
const LONG_DATE = new Intl.DateTimeFormat('es', { dateStyle: 'long', timeZone: 'UTC' });
const SHORT_DATE = new Intl.DateTimeFormat('es', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** 1234 → `1,2 s`, 80 → `80 ms`, 185000 → `3 min 5 s`. Takes ms. */
export function duration(ms: number): string {
  if (ms < 100) return `${Math.round(ms)} ms`;
  // From 59.95 s on, one decimal would say «60 s».
  if (ms < 59_950) return `${NUMBER.format(ms / 1000)} s`;
  const seconds = Math.round(ms / 1000);
  const rest = seconds % 60;
  return `${Math.floor(seconds / 60)} min${rest ? ` ${rest} s` : ''}`;
}

/** 33.333 → `33,3`. */
export function decimal(amount: number): string {
  return NUMBER.format(amount);
}

/** ISO date → `22 de noviembre de 2026` (in UTC). */
export function longDate(iso: string): string {
  return LONG_DATE.format(new Date(iso));
}

/** ISO date → `22 nov 2026` (in UTC). */
export function shortDate(iso: string): string {
  return SHORT_DATE.format(new Date(iso)).replaceAll('.', '');
}

/** A count with its noun: (1, 'orden', 'órdenes') → `1 orden`. */
export function count(amount: number, one: string, many: string): string {
  return `${NUMBER.format(amount)} ${amount === 1 ? one : many}`;
}

const ORDINALS = ['primer', 'segundo', 'tercer', 'cuarto', 'quinto'];

/** 2 → `segundo intento`; past the fifth, `intento 6`. */
export function nthAttempt(attempt: number): string {
  const ordinal = ORDINALS[attempt - 1];
  return ordinal ? `${ordinal} intento` : `intento ${attempt}`;
}
