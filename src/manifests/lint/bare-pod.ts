import { objectOf, problemAt, type LessonRule } from './lesson-rule.ts';

/** Nobody replaces a bare Pod when it dies: only the lessons about that create one without saying why. */
export const barePod: LessonRule = {
  id: 'pod-suelto',
  check({ slug, documents }, lessons) {
    if (lessons.includes(slug)) return [];
    return documents
      .filter((one) => objectOf(one).kind === 'Pod')
      .map((one) =>
        problemAt(one, ['kind'], {
          message: 'a un Pod suelto nadie lo repone cuando muere',
          hint: 'Crea un Deployment, un Job…, o di por qué va suelto.',
          rule: this.id,
        }),
      );
  },
};
