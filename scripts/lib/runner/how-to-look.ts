import { namespaceOf } from '../../../src/lesson/namespace.ts';
import type { Lesson } from '../../../src/lesson/types.ts';
import type { ExamplesOptions } from './examples.ts';

/** The lines with which a person sees what a lesson that is kept has left. */
export function howToLook(
  lesson: Lesson,
  where: Pick<ExamplesOptions, 'cluster' | 'context'>,
): string {
  const commands = linesFor(lesson, where).map((line) => `\n    ${line}`);
  return `Lo que ha hecho sigue ahí, hasta la próxima ejecución de la lección. Para mirarlo:${commands.join('')}`;
}

function linesFor(
  lesson: Lesson,
  { cluster, context }: Pick<ExamplesOptions, 'cluster' | 'context'>,
): string[] {
  if (lesson.isolation === 'docker') return ['docker ps --all'];
  const look = `-n ${namespaceOf(lesson)} get all`;
  if (context !== undefined) return [`kubectl --context ${context} ${look}`];
  return [`export KUBECONFIG=${cluster.kubeconfig}`, `kubectl ${look}`];
}
