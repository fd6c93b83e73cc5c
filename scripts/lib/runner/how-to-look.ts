import type { Lesson } from '../../../src/lesson/types.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { namespaceOf } from './lesson-namespace.ts';

/** The lines with which a person sees what a lesson that is kept has left. */
export function howToLook(lesson: Lesson, { kubeconfig }: Cluster): string {
  const lines =
    lesson.isolation === 'docker'
      ? ['docker ps --all']
      : [`export KUBECONFIG=${kubeconfig}`, `kubectl -n ${namespaceOf(lesson)} get all`];
  const commands = lines.map((line) => `\n    ${line}`).join('');
  return `Lo que ha hecho sigue ahí, hasta la próxima ejecución de la lección. Para mirarlo:${commands}`;
}
