import type { Evidence, StepEvidence } from '../lesson/evidence.ts';
import { stepEvidence } from '../lesson/evidence.ts';
import type { Lesson } from '../lesson/types.ts';
import type { FoldedAnswer } from './answer.ts';
import { foldAnswer } from './answer.ts';
import { turnOf } from './transcript.ts';

/** A stream of an answer, as a page shows it. */
export interface ShownStream {
  readonly name: 'Respuesta' | 'Error';
  readonly lines: FoldedAnswer;
  /** Whether the command ended without ending its last line: what comes next stands right behind it. */
  readonly unended: boolean;
}

/** What was recorded of a step, and which of it is shown: streams that hold something. */
export interface ShownAnswer extends StepEvidence {
  readonly streams: readonly ShownStream[];
}

/** What a page shows below a command; `undefined` if it was not run as it stands. */
export function shownAnswer(
  lesson: Lesson,
  evidence: Evidence | undefined,
  index: number,
): ShownAnswer | undefined {
  const step = lesson.steps[index];
  const recorded = step && stepEvidence(lesson, evidence, step.id);
  if (!recorded) return undefined;
  const { mode } = step;
  const isSession = mode === 'tty' || mode === 'send';
  const stdout = isSession ? turnOf(lesson, evidence, index).answer : recorded.stdout;
  // Values that steps have kept so far are the recording's own wherever they come again.
  const kept = lesson.steps
    .slice(0, index + 1)
    .flatMap(({ id }) => Object.values(stepEvidence(lesson, evidence, id)?.captures ?? {}));
  const stream = (name: ShownStream['name'], text: string): ShownStream[] => {
    if (text.trim() === '') return [];
    const unended = name === 'Respuesta' && mode === 'run' && !text.endsWith('\n');
    return [{ name, lines: foldAnswer(text, kept), unended }];
  };
  const streams = [...stream('Respuesta', stdout), ...stream('Error', recorded.stderr)];
  return { ...recorded, streams };
}
