import type { Part } from '../part.ts';
import type { Rule } from './index.ts';
import { checkLabels } from './names.ts';
import { podTemplateOf } from './templates.ts';

const controllers = new Set(['Deployment', 'ReplicaSet', 'DaemonSet', 'StatefulSet']);

/** A controller must select the Pods that it makes itself, and say which they are. */
export const selector: Rule = (object, { kind }) => {
  const template = podTemplateOf(object, kind);
  if (!template) return;
  const own = object.at('spec', 'selector');
  const labels = template.metadata.at('labels');
  if (kind === 'ReplicationController') return checkMatches(own, labels);
  if (!controllers.has(kind)) return;
  checkLabels(own.at('matchLabels'));
  const terms = own.at('matchLabels').keys().length + own.at('matchExpressions').items().length;
  if (own.exists && terms === 0) {
    own.report(
      'está vacío: no elige ningún Pod',
      'Pon en matchLabels una etiqueta de la plantilla.',
    );
  }
  checkMatches(own.at('matchLabels'), labels);
  for (const term of own.at('matchExpressions').items()) checkExpression(term, labels);
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

function checkExpression(term: Part, labels: Part): void {
  const value = labels.at(term.at('key').text() ?? '').text();
  const values = term
    .at('values')
    .items()
    .map((each) => each.value);
  const isUnary = /Exist/.test(term.at('operator').text() ?? '');
  if (isUnary && values.length > 0) return term.at('values').report('con este operator sobran');
  const holds: Record<string, boolean> = {
    In: values.includes(value),
    NotIn: value === undefined || !values.includes(value),
    Exists: value !== undefined,
    DoesNotExist: value === undefined,
  };
  if (holds[term.at('operator').text() ?? ''] === false) {
    term.report('no casa con las etiquetas de la plantilla', 'Mira spec.template.metadata.labels.');
  }
}
