import type { Change } from './lanes.ts';

/**
 * The changes of the objects that have one of these names, or all of them where no name is given. What was
 * named at random has the name of what it belongs to: `reportes` is also `reportes·1·a`.
 */
export function changesOf(timeline: readonly Change[], names: readonly string[]): Change[] {
  const isNamed = ({ name }: Change) =>
    names.some((one) => name === one || name.startsWith(`${one}·`));
  return timeline.filter((change) => names.length === 0 || isNamed(change));
}
