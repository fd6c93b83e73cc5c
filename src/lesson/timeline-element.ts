import { ElementReader } from './element.ts';
import type { Figure } from './figure.ts';
import type { MdxNode } from './mdx.ts';
import type { LessonContext } from './parse-lesson.ts';

/** Kinds whose life a timeline draws: of those that are recorded, the ones that have a state. */
const KINDS = [
  'Pod',
  'Node',
  'ReplicaSet',
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'HorizontalPodAutoscaler',
  'EndpointSlice',
  'PersistentVolumeClaim',
  'Container',
];

/** Reads a `<Timeline steps="…" kinds="…" names="…">`: it draws the lives of objects during some steps. */
export function parseTimeline(
  node: MdxNode,
  ids: readonly string[],
  context: LessonContext,
): Figure {
  return { element: 'Timeline', ...recordedLives(node, ids, KINDS, context) };
}

/** What figures of objects have in common: steps, kinds of `all`, names, and perhaps another lesson. */
export function recordedLives(
  node: MdxNode,
  ids: readonly string[],
  all: readonly string[],
  { file, problems }: LessonContext,
): Omit<Figure, 'element'> {
  const attributes = ['steps', 'kinds', 'names', 'title', 'lesson'];
  const element = new ElementReader(node, file, problems, attributes);
  const { location, tag } = element;
  const names = element.names('names');
  if (element.has('names') && names.length === 0) {
    element.complain(
      `los nombres de ${tag} se escriben tal cual`,
      'Así: names="backend, mensajes".',
    );
  }
  element.required('steps', 'Los id de sus pasos, con comas: steps="matar, mirar".');
  const steps = element.names('steps');
  const kinds = element.names('kinds');
  if (element.has('kinds') && kinds.length === 0) {
    const example = `Así: kinds="${all.slice(0, 2).join(', ')}".`;
    element.complain(`los tipos de ${tag} se escriben tal cual`, example);
  }
  const lesson = element.text('lesson');
  if (lesson === undefined) checkSteps(element, steps, ids);
  element.known(kinds, all, (kind) => `${tag} no sabe dibujar «${kind}»`);
  return { ...(lesson !== undefined && { lesson }), steps, kinds, names, location };
}

/** Complains of steps that the lesson does not have. */
export function checkSteps(
  element: ElementReader,
  steps: readonly string[],
  ids: readonly string[],
): void {
  element.known(steps, ids, (id) => `${element.tag} nombra un paso que no existe: «${id}»`);
}
