import { contentJson } from '../../../src/lesson/content-json.ts';
import type { Lesson, Manifest, Step } from '../../../src/lesson/types.ts';

/**
 * The index of the first step that an edit makes run again, of those of the lesson as it is now:
 * the first that changed or that names a manifest that did, or the first that has not passed yet if that
 * comes earlier, or what has to run beside it. 0 where the lesson needs another world. `undefined` where
 * nothing that runs changed.
 */
export function firstChange(before: Lesson, after: Lesson, passed: number): number | undefined {
  const world = ({ isolation, addons }: Lesson) => contentJson([isolation, addons]);
  if (world(before) !== world(after)) return 0;
  const manifests = changedManifests(before.manifests, after.manifests);
  const index = after.steps.findIndex(
    (step, i) =>
      contentJson(step) !== contentJson(before.steps[i]) ||
      manifests.some((name) => names(step.command, name)),
  );
  if (index < 0 && before.steps.length === after.steps.length) return undefined;
  const changed = index < 0 ? after.steps.length : index;
  const first = Math.min(changed, passed);
  return first < after.steps.length ? withCompany(after.steps, first) : undefined;
}

/** What was left running in a terminal ended with the lesson: a step that needs it begins there. */
function withCompany(steps: readonly Step[], first: number): number {
  const company = steps.findIndex(({ mode, terminal }, index) => {
    if (index >= first || mode === 'run' || mode === 'send') return false;
    const later = steps.slice(index + 1, first);
    return !later.some((step) => step.terminal === terminal && step.mode !== 'send');
  });
  return company < 0 ? first : withCompany(steps, company);
}

/** Names of the manifests that are new, other, or no longer there. */
function changedManifests(before: readonly Manifest[], after: readonly Manifest[]): string[] {
  const texts = (manifests: readonly Manifest[]) =>
    new Map(manifests.map(({ name, text }) => [name, text]));
  const [old, now] = [texts(before), texts(after)];
  return [...new Set([...old.keys(), ...now.keys()])].filter(
    (name) => old.get(name) !== now.get(name),
  );
}

/** Whether a command names a file, and not only one whose name ends the same. */
function names(command: string, file: string): boolean {
  const at = command.indexOf(file);
  return at >= 0 && !/[\w.-]/.test(command.charAt(at - 1));
}
