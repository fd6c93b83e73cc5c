/** Steps between the marks of a time axis, in seconds. */
const STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 1200, 3600];

/** Marks on a time axis of some ms, from 0 on, at round seconds: at most `most` of them. */
export function timeTicks(length: number, most = 6): number[] {
  const step = STEPS.find((seconds) => length / (seconds * 1000) < most) ?? 3600;
  const count = Math.floor(length / (step * 1000));
  return Array.from({ length: count + 1 }, (_, index) => Math.round(index * step * 1000));
}
