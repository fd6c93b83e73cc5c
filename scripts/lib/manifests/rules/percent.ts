/** Whether a value is what Kubernetes takes as a number of Pods: 0 or more, or a text such as "25%". */
export function isCountOrPercent(value: unknown): boolean {
  if (typeof value === 'number') return value >= 0;
  return typeof value !== 'string' || /^\d{1,3}%$/.test(value);
}
