import type { Part } from '../part.ts';
import { podTemplateOf } from '../templates.ts';
import { objectOf, problemAt, type LessonRule } from './lesson-rule.ts';

/** A Service leads to Pods of its own lesson: to nobody, it is an error that nobody is told of. */
export const serviceSelector: LessonRule = {
  id: 'selector-sin-pods',
  check({ documents }) {
    const objects = documents.map(objectOf);
    const pods = objects.flatMap(({ object, kind }) => podTemplateOf(object, kind)?.metadata ?? []);
    return documents.flatMap((one) => {
      const { object, kind } = objectOf(one);
      const selector = object.at('spec', 'selector');
      if (kind !== 'Service' || selector.keys().length === 0) return [];
      if (pods.some((pod) => matches(selector, pod.at('labels')))) return [];
      const said = {
        message: 'ningún Pod de esta lección lleva las etiquetas que elige este Service',
        hint: 'Mira metadata.labels en la plantilla de sus Pods.',
        rule: this.id,
      };
      return [problemAt(one, selector.path, said)];
    });
  },
};

function matches(selector: Part, labels: Part): boolean {
  return selector.entries().every(([key, { value }]) => labels.at(key).value === value);
}
