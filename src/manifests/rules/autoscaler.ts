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

/** The field of a target that each of its types is given in. */
const targets: Readonly<Record<string, string>> = {
  AverageValue: 'averageValue',
  Utilization: 'averageUtilization',
  Value: 'value',
};

/** A HorizontalPodAutoscaler: a minimum not above its maximum, and metrics that say what they measure. */
export const autoscaler: Rule = (object, { kind }) => {
  if (kind !== 'HorizontalPodAutoscaler') return;
  const spec = object.at('spec');
  checkReplicas(spec);
  spec.at('metrics').items().forEach(checkMetric);
};

function checkReplicas(spec: Part): void {
  const [min, max] = [spec.at('minReplicas'), spec.at('maxReplicas')];
  const outside = spec
    .at('metrics')
    .items()
    .map((metric) => metric.at('type').value);
  // Only a metric from outside can tell that a workload without Pods is wanted again.
  const least = outside.includes('External') || outside.includes('Object') ? 0 : 1;
  if ((min.number() ?? 1) < least) min.report(`${min.number()} es menos que ${least}`);
  if ((max.number() ?? 1) < 1) return max.report(`${max.number()} es menos que 1`);
  if ((min.number() ?? 1) > (max.number() ?? Infinity)) {
    min.report(`${min.number()} es más que maxReplicas (${max.number()})`);
  }
}

function checkMetric(metric: Part): void {
  const type = metric.at('type').text() ?? '';
  const block = blocks[type];
  if (block === undefined) return;
  if (!metric.at(block).exists) return metric.report(`falta ${block}, que su type pide`);
  const target = metric.at(block, 'target');
  const wanted = target.at('type');
  if (wanted.value === 'Value' && type.endsWith('Resource')) {
    return wanted.report(
      '"Value" no vale para recursos',
      'Valores: "AverageValue", "Utilization".',
    );
  }
  const field = targets[wanted.text() ?? ''];
  if (field !== undefined && !target.at(field).exists) {
    target.report(`falta ${field}, que su type pide`);
  }
}
