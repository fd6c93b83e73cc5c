import { containersOf } from './containers.ts';
import { objectOf, problemAt, type LessonRule } from './lesson-rule.ts';

/** Where a lesson is about what Pods take, each container says what it asks for. */
export const requests: LessonRule = {
  id: 'recursos',
  check({ slug, documents }, lessons) {
    if (!lessons.includes(slug)) return [];
    return documents.flatMap((one) => {
      const { object, kind } = objectOf(one);
      const silent = containersOf(object, kind).filter(
        (container) => !container.at('resources', 'requests').exists,
      );
      return silent.map(({ path }) =>
        problemAt(one, path, {
          message: 'no dice cuánta CPU ni cuánta memoria se reserva, y la lección va de eso',
          hint: 'Por ejemplo: resources: { requests: { cpu: 50m, memory: 64Mi } }',
          rule: this.id,
        }),
      );
    });
  },
};
