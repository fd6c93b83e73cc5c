import type { Part } from '../part.ts';
import type { Rule } from './index.ts';

/** The block that each type of metric is described in. */
const blocks: Readonly<Record<string, string>> = {
  ContainerResource: 'containerResource',
  External: 'external',
  Object: 'object',
  Pods: 'pods',
  Resource: 'resource',
};

/** A HorizontalPodAutoscaler: a minimum not above its maximum, and metrics that say what they measure. */
export const autoscaler: Rule = (object, { kind }) => {
  if (kind !== 'HorizontalPodAutoscaler') return;
  const spec = object.at('spec');
  const [min, max] = [spec.at('minReplicas'), spec.at('maxReplicas')];
  for (const part of [min, max]) {
    if ((part.number() ?? 1) < 1) part.report(`${part.number()} es menos que 1`);
  }
  if ((min.number() ?? 1) > (max.number() ?? Infinity)) {
    min.report(`${min.number()} es más que maxReplicas (${max.number()})`);
  }
  spec.at('metrics').items().forEach(checkMetric);
};

function checkMetric(metric: Part): void {
  const block = blocks[metric.at('type').text() ?? ''];
  if (block === undefined) return;
  if (!metric.at(block).exists) return metric.report(`falta ${block}, que su type pide`);
  const target = metric.at(block, 'target');
  const fields: Record<string, string> = {
    Utilization: 'averageUtilization',
    AverageValue: 'averageValue',
    Value: 'value',
  };
  const field = fields[target.at('type').text() ?? ''];
  if (target.at('type').exists && field === undefined) {
    target
      .at('type')
      .report('no es un tipo de objetivo', `Valores: ${Object.keys(fields).join(', ')}.`);
  }
  if (field !== undefined && !target.at(field).exists)
    target.report(`falta ${field}, que su type pide`);
}
