/** Whether a text is a day of the calendar as ISO 8601 writes it: `2026-11-24`. */
export function isIsoDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}
