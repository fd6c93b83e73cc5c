import { excerpt } from './excerpt.ts';
import { formatLocation, indented, serverLine, type Problem } from './problem.ts';

/** What a problem is explained with. */
export interface ProblemView {
  /** The text of its file; `undefined` where there is none to show. */
  readonly text: string | undefined;
  /** Number of the text's first line in the file; 1 unless given. */
  readonly line?: number;
  /** Address of the site where the lessons are, without a final slash. Without it, the lesson is only named. */
  readonly site?: string;
}

/**
 * One problem for a person who has to put it right: where and what, the lines where it is, and below them all that
 * {@link explanation} gives.
 */
export function explainProblem(problem: Problem, { text, line, site }: ProblemView): string {
  const { location, message } = problem;
  const lines = text === undefined ? [] : excerpt(text, location, line);
  const head = `${formatLocation(location)}: ${message}`;
  return indented(head, [...lines, ...explanation(problem, site)]);
}

/** What there is to say of a problem after its message: what to do, what the field is for, its lesson, the server's words. */
export function explanation({ hint, meaning, lesson, server }: Problem, site?: string): string[] {
  const address = site === undefined ? lesson : `${site}/${lesson}/`;
  const lines = [
    hint,
    meaning,
    lesson && `Lo explica esta lección: ${address}`,
    serverLine(server),
  ];
  return lines.filter((line) => line !== undefined);
}
