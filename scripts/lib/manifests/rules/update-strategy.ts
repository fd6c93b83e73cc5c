import type { Part } from '../part.ts';
import type { Rule } from './index.ts';
import { isCountOrPercent } from './percent.ts';

/** How a controller replaces its Pods, and how many it keeps: numbers that can be met. */
export const updateStrategy: Rule = (object, { kind }) => {
  const spec = object.at('spec');
  for (const name of counts) {
    const part = spec.at(name);
    if ((part.number() ?? 0) < 0) part.report(`${part.number()} es negativo`);
  }
  if (kind !== 'Deployment') return;
  const strategy = spec.at('strategy');
  const rolling = strategy.at('rollingUpdate');
  if (strategy.at('type').value === 'Recreate' && rolling.exists) {
    rolling.report('no va con type: Recreate', 'Quita rollingUpdate o cambia el tipo.');
  }
  const limits = [rolling.at('maxSurge'), rolling.at('maxUnavailable')];
  limits.forEach(checkLimit);
  if (limits.every(({ value }) => value === 0 || value === '0%')) {
    rolling.report('con maxSurge y maxUnavailable a cero no se puede cambiar ningún Pod');
  }
};

const counts = [
  'replicas',
  'minReadySeconds',
  'revisionHistoryLimit',
  'completions',
  'parallelism',
  'backoffLimit',
  'activeDeadlineSeconds',
  'ttlSecondsAfterFinished',
  'successfulJobsHistoryLimit',
  'failedJobsHistoryLimit',
];

function checkLimit(part: Part): void {
  if (isCountOrPercent(part.value)) return;
  part.report(
    `${JSON.stringify(part.value)} no es un número ni un porcentaje`,
    'Por ejemplo: 1 o 25%.',
  );
}
