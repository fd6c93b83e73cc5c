import type { Part } from '../part.ts';
import type { Rule } from './index.ts';
import { checkCountOrPercent, isZero } from './percent.ts';

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

/** How a controller replaces its Pods, and how many it keeps: numbers that can be met. */
export const updateStrategy: Rule = (object, { kind }) => {
  const spec = object.at('spec');
  for (const name of counts) {
    const part = spec.at(name);
    if ((part.number() ?? 0) < 0) part.report(`${part.number()} es negativo`);
  }
  if (kind === 'Deployment') checkDeployment(spec.at('strategy'));
  // A DaemonSet that says nothing starts no Pod before it has ended another.
  if (kind === 'DaemonSet') checkRolling(spec.at('updateStrategy', 'rollingUpdate'), 0);
};

function checkDeployment(strategy: Part): void {
  const rolling = strategy.at('rollingUpdate');
  if (strategy.at('type').value === 'Recreate' && rolling.exists) {
    rolling.report('no va con type: Recreate', 'Quita rollingUpdate o cambia el tipo.');
  }
  checkRolling(rolling, '25%');
}

function checkRolling(rolling: Part, usualSurge: unknown): void {
  const [surge, unavailable] = [rolling.at('maxSurge'), rolling.at('maxUnavailable')];
  checkCountOrPercent(surge);
  checkCountOrPercent(unavailable, 100);
  if (isZero(surge.value ?? usualSurge) && isZero(unavailable.value)) {
    rolling.report('con maxSurge y maxUnavailable a cero no se puede cambiar ningún Pod');
  }
}
