import type { Part } from '../part.ts';
import { podTemplateOf } from '../templates.ts';
import type { Rule } from './index.ts';

const controllers = new Set(['Deployment', 'ReplicaSet', 'DaemonSet', 'StatefulSet']);

/** A controller must select the Pods that it makes itself. */
export const selector: Rule = (object, { kind }) => {
  const template = podTemplateOf(object, kind);
  if (!template) return;
  const own = object.at('spec', 'selector');
  const labels = template.metadata.at('labels');
  if (kind === 'ReplicationController') checkMatches(own, labels);
  else if (controllers.has(kind)) checkMatches(own.at('matchLabels'), labels);
};

function checkMatches(wanted: Part, labels: Part): void {
  for (const [key, part] of wanted.entries()) {
    const found = labels.at(key);
    if (part.text() === undefined || found.value === part.value) continue;
    const has = found.exists
      ? `la plantilla tiene ${key}: ${String(found.value)}`
      : 'la plantilla no la tiene';
    part.report(
      `elige ${key}: ${String(part.value)}, y ${has}`,
      'El selector tiene que casar con spec.template.metadata.labels.',
    );
  }
}
