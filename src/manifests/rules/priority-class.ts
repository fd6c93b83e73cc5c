import type { Rule } from './index.ts';

const MOST = 1_000_000_000;

/** A PriorityClass: values above a thousand million are the system's. */
export const priorityClass: Rule = (object, { kind }) => {
  if (kind !== 'PriorityClass') return;
  if (object.at('metadata', 'name').text()?.startsWith('system-')) return;
  const value = object.at('value');
  if ((value.number() ?? 0) > MOST) value.report(`${value.number()} pasa de ${MOST}`);
};
