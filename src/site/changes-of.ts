import type { Change } from './lanes.ts';

/**
 * The changes of the objects that have one of these names, or all of them where no name is given. What was
 * named at random has the name of what it belongs to: `reportes` is also `reportes·1·a`.
 */
export function changesOf(timeline: readonly Change[], names: readonly string[]): Change[] {
  return timeline.filter(
    ({ name }) => names.length === 0 || names.some((one) => isNamed(name, one)),
  );
}

/** Whether an object has a name, or belongs to what has it. */
export function isNamed(object: string, name: string): boolean {
  return object === name || object.startsWith(`${name}·`);
}
