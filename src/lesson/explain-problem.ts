import { excerpt } from './excerpt.ts';
import { formatProblem, type Problem } from './problem.ts';

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
 * One problem for a person who has to put it right: as {@link formatProblem} tells it, with the lines where it is
 * before all else, and with what the field is for and the lesson that explains it.
 */
export function explainProblem(problem: Problem, { text, line, site }: ProblemView): string {
  const [head = '', ...said] = formatProblem(problem).split('\n    ');
  const { location, meaning, lesson } = problem;
  const last = problem.server === undefined ? said.length : said.length - 1;
  const below = [
    ...(text === undefined ? [] : excerpt(text, location, line)),
    ...said.slice(0, last),
    meaning,
    lesson && `Lo explica esta lección: ${site === undefined ? lesson : `${site}/${lesson}/`}`,
    ...said.slice(last),
  ];
  return [head, ...below.filter((line) => line !== undefined)].join('\n    ');
}
