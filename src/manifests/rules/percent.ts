import type { Part } from '../part.ts';

/**
 * Reports what Kubernetes does not take as a number of Pods: a whole number from 0 up, or a text such as
 * "25%". `most` is the greatest percentage; none unless given.
 */
export function checkCountOrPercent(part: Part, most = Infinity): void {
  const { value } = part;
  if (typeof value === 'number' && value < 0) return part.report(`${value} es negativo`);
  if (typeof value !== 'string') return;
  const percent = /^(\d+)%$/.exec(value)?.[1];
  if (percent === undefined) {
    part.report(`"${value}" no es un número ni un porcentaje`, 'Por ejemplo: 1 o 25%.');
  } else if (Number(percent) > most) part.report(`"${value}" pasa de ${most}%`);
}

/** Whether a value is no Pod at all. */
export function isZero(value: unknown): boolean {
  return value === 0 || value === '0%';
}
