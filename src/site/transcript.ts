import type { Evidence } from '../lesson/evidence.ts';
import { stepEvidence } from '../lesson/evidence.ts';
import type { Lesson } from '../lesson/types.ts';
import { plainText } from './answer.ts';
import { sessionOf } from './terminals.ts';

/** A line typed into an interactive program, or its start: what stood before it, and what came after. */
export interface Turn {
  /** What the program had written on the line where it was typed; empty if that is not known. */
  readonly prompt: string;
  /** What appeared then, without the typed text and without the prompt of the next turn. */
  readonly answer: string;
}

/**
 * Reads a step of a session from its recording. A terminal writes what is typed into it, and ends in the
 * prompt for what is typed next: the page shows both where they belong, and each once.
 */
export function turnOf(lesson: Lesson, evidence: Evidence | undefined, index: number): Turn {
  const { steps } = lesson;
  const recorded = (at: number | undefined) =>
    at === undefined ? undefined : stepEvidence(lesson, evidence, steps[at]?.id ?? '');
  const before = steps[index]?.mode === 'send' ? recorded(turnBefore(lesson, index)) : undefined;
  const next = steps.findIndex((_, at) => at > index && turnBefore(lesson, at) === index);
  const text = withoutEcho(plainText(recorded(index)?.stdout ?? ''), steps[index]?.command ?? '');
  const prompt = promptOf(text);
  return {
    prompt: promptOf(plainText(before?.stdout ?? '')),
    answer: next > 0 && prompt ? text.slice(0, -prompt.length) : text,
  };
}

/** Index of the step of the same session after which a `send` step types. */
function turnBefore({ steps }: Lesson, index: number): number | undefined {
  const step = steps[index];
  if (step?.mode !== 'send' || sessionOf(steps, index) === undefined) return undefined;
  return steps.findLastIndex(({ terminal }, at) => at < index && terminal === step.terminal);
}

/** The last line, where nothing ended it. */
function promptOf(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1);
}

function withoutEcho(text: string, typed: string): string {
  return text.startsWith(`${typed}\n`) ? text.slice(typed.length + 1) : text;
}
