import { addonInstall, addonRemoval } from './addon-setup.ts';
import type { Addon } from './addons.ts';
import { namespaceOf } from './namespace.ts';
import type { SourceLocation } from './problem.ts';
import { setupStep, stateCheck } from './setup-step.ts';
import type { Lesson, Step } from './types.ts';

/** What kubectl says of a kubeconfig that it changed; the context is the reader's own. */
const MODIFIED = 'Context "<text>" modified.';
const ACCOUNT_MS = 30_000;
/** A namespace goes with all that is in it, and some of that takes its time. */
const GONE_MS = 180_000;

/** What the commands around a lesson name: the site's public URL, without a final slash, and what can be installed. */
export interface Around {
  readonly site: string;
  readonly addons: readonly Addon[];
}

/**
 * What a reader does before the first step of a lesson, so that their world is the one in which it was run:
 * a namespace of its own, as the default one, and its addons. Nothing for a lesson of Docker.
 */
export function preparation(lesson: Lesson, around: Around): readonly Step[] {
  if (lesson.isolation === 'docker') return [];
  const namespace = namespaceOf(lesson);
  const location = headOf(lesson);
  const account = { resource: 'serviceaccount', name: 'default' };
  return [
    setupStep({
      id: 'preparate:espacio',
      command: [
        `kubectl create namespace ${namespace}`,
        `kubectl config set-context --current --namespace=${namespace}`,
      ].join('\n'),
      stdout: [`namespace/${namespace} created`, MODIFIED],
      // Until a controller has made it, Pods are refused; who pastes the next command by hand is slower.
      then: [stateCheck('there', account, ACCOUNT_MS, location)],
      location,
    }),
    ...addonsOf(lesson, around).map((addon) => addonInstall(addon, around.site, location)),
  ];
}

/**
 * What a reader does after the last step: back to the default namespace, that of the lesson goes, and its
 * addons, for who does not go on with another lesson that needs them.
 */
export function tidying(lesson: Lesson, around: Around): readonly Step[] {
  if (lesson.isolation === 'docker') return [];
  const namespace = namespaceOf(lesson);
  const location = headOf(lesson);
  return [
    setupStep({
      id: 'recoge:espacio',
      command: [
        'kubectl config set-context --current --namespace=default',
        `kubectl delete namespace ${namespace}`,
      ].join('\n'),
      stdout: [MODIFIED, `namespace "${namespace}" deleted`],
      timeoutMs: GONE_MS,
      then: [stateCheck('gone', { resource: 'namespace', name: namespace }, GONE_MS, location)],
      location,
    }),
    ...addonsOf(lesson, around).map((addon) => addonRemoval(addon, around.site, location)),
  ];
}

/** All that is pasted from a lesson's page, in the order of the page. */
export function pastedSteps(lesson: Lesson, around: Around): readonly Step[] {
  return [...preparation(lesson, around), ...lesson.steps, ...tidying(lesson, around)];
}

/** The addons that a lesson asks for, in the order in which it does. */
export function addonsOf(lesson: Lesson, { addons }: Around): readonly Addon[] {
  return lesson.addons.flatMap((name) => addons.find((addon) => addon.name === name) ?? []);
}

/** Nobody wrote these commands: the front matter decides them. */
function headOf({ file }: Lesson): SourceLocation {
  return { file, line: 1, column: 1 };
}
