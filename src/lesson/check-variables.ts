import type { MdxNode } from './mdx.ts';
import type { LessonContext } from './parse-lesson.ts';
import { suggestion } from './suggest.ts';
import type { Step } from './types.ts';
import { variablesOf } from './variables.ts';

/** Reports each variable that a step's expectation (the fence `node`) names and that no earlier step leaves. */
export function checkVariables(
  node: MdxNode,
  { expectation, capture }: Step,
  earlier: readonly Step[],
  { file, problems }: LessonContext,
): void {
  const known = earlier.flatMap(({ capture, skip }) => (skip ? [] : capture));
  for (const name of expectation ? variablesOf(expectation) : []) {
    if (known.includes(name)) continue;
    const advice =
      known.length > 0 ? suggestion(name, known) : `En el paso que le da valor: capture="${name}".`;
    const hint = capture.includes(name)
      ? 'La captura este mismo: vale desde el siguiente.'
      : advice;
    const message = `ningún paso anterior captura «${name}»`;
    problems.push({ location: { file, ...placeOf(`<$${name}>`, node) }, message, hint });
  }
}

/** Where a text first stands in a fence. */
function placeOf(text: string, { value = '', position }: MdxNode) {
  const above = value.slice(0, Math.max(value.indexOf(text), 0)).split('\n');
  const { line, column } = position.start;
  return { line: line + above.length, column: column + (above.at(-1)?.length ?? 0) };
}
