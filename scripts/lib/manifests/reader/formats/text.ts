import { formatProblem } from '../../../../../src/lesson/problem.ts';
import type { Format } from '../report.ts';

/** For a person in a terminal. */
export const text: Format = {
  document: ({ problems }) => problems.map((problem) => `${formatProblem(problem)}\n`).join(''),
};
