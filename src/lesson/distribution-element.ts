import { countPattern } from './count-pattern.ts';
import { ElementReader } from './element.ts';
import type { Figure } from './figure.ts';
import type { MdxNode } from './mdx.ts';
import type { LessonContext } from './parse-lesson.ts';
import { checkSteps } from './timeline-element.ts';
import { readWeights } from './weights.ts';

/** Reads a `<Distribution step="…" matches="…" expected="…">`: it draws what an answer counts. */
export function parseDistribution(
  node: MdxNode,
  ids: readonly string[],
  { file, problems }: LessonContext,
): Figure {
  const attributes = ['step', 'matches', 'expected', 'unit', 'title', 'lesson'];
  const element = new ElementReader(node, file, problems, attributes);
  const step = element.required('step', 'El id del paso que cuenta: step="contar".');
  const matches = element.required('matches', String.raw`Así: matches="^ *(\d+) (\S+)".`);
  const expected = element.required(
    'expected',
    'A partes iguales, expected="even"; si no, expected="90, 10".',
  );
  const lesson = element.text('lesson');
  if (step !== undefined && lesson === undefined) checkSteps(element, [step], ids);
  check(element, 'matches', () => matches !== undefined && countPattern(matches));
  check(element, 'expected', () => expected !== undefined && readWeights(expected));
  return {
    element: 'Distribution',
    ...(lesson !== undefined && { lesson }),
    steps: step === undefined ? [] : [step],
    kinds: [],
    names: [],
    location: element.location,
  };
}

/** What reads a value says what is wrong with it, and then how to write it. */
function check(element: ElementReader, name: string, read: () => unknown): void {
  try {
    read();
  } catch (error) {
    const [message = '', hint = ''] = (error as Error).message.split('\n');
    element.complain(`${name} de ${element.tag}: ${message}`, hint);
  }
}
