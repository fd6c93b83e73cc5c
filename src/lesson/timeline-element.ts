import type { MdxNode } from './mdx.ts';
import { nodeLocation } from './mdx.ts';
import type { LessonContext } from './parse-lesson.ts';
import { suggestion } from './suggest.ts';
import type { Step } from './types.ts';

const ATTRIBUTES = ['steps', 'kinds', 'title'];

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
];

/** The names in an attribute of a `<Timeline>`: `Pod, Node` → `['Pod', 'Node']`. */
export function listedNames(text: string): string[] {
  return text.split(/[\s,]+/).filter(Boolean);
}

/** Checks a `<Timeline steps="…" kinds="…">`: it draws what was recorded during steps of its own lesson. */
export function checkTimelineElement(
  node: MdxNode,
  steps: readonly Pick<Step, 'id'>[],
  { file, problems }: LessonContext,
): void {
  const location = nodeLocation(node, file);
  const complain = (message: string, hint: string) =>
    void problems.push({ location, message, hint });
  const values = new Map(node.attributes?.map(({ name = '', value }) => [name, value]));
  for (const name of values.keys()) {
    if (ATTRIBUTES.includes(name)) continue;
    complain(`atributo desconocido «${name}» en <Timeline>`, suggestion(name, ATTRIBUTES));
  }
  const listed = (name: string) => {
    const value = values.get(name);
    return typeof value === 'string' ? listedNames(value) : [];
  };
  if (listed('steps').length === 0) {
    complain(
      '<Timeline> necesita steps="…"',
      'Los id de sus pasos, con comas: steps="matar, mirar".',
    );
  }
  if (values.has('kinds') && listed('kinds').length === 0) {
    complain('los tipos de <Timeline> se escriben tal cual', 'Así: kinds="Pod, Node".');
  }
  const ids = steps.map(({ id }) => id);
  for (const id of listed('steps').filter((name) => !ids.includes(name))) {
    complain(`<Timeline> nombra un paso que no existe: «${id}»`, suggestion(id, ids));
  }
  for (const kind of listed('kinds').filter((name) => !KINDS.includes(name))) {
    complain(`<Timeline> no sabe dibujar «${kind}»`, suggestion(kind, KINDS));
  }
}
