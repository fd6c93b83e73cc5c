import type { Part } from './part.ts';

/** A Pod inside an object: its own, or the one that a controller makes. */
export interface PodTemplate {
  readonly metadata: Part;
  readonly spec: Part;
}

const places: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  PodTemplate: ['template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
  ...Object.fromEntries(
    ['Deployment', 'ReplicaSet', 'DaemonSet', 'StatefulSet', 'ReplicationController', 'Job'].map(
      (kind) => [kind, ['spec', 'template']],
    ),
  ),
};

/** The Pod of an object, if its kind has one. */
export function podTemplateOf(object: Part, kind: string): PodTemplate | undefined {
  const place = places[kind];
  if (!place) return undefined;
  const template = object.at(...place);
  return { metadata: template.at('metadata'), spec: template.at('spec') };
}
