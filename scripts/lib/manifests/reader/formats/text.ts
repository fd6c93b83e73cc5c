import { explainProblem } from '../../../../../src/lesson/explain-problem.ts';
import type { Format } from '../report.ts';

/** For a person in a terminal. */
export const text: Format = {
  document: ({ problems, text, location: { line } }, { site }) =>
    problems.map((problem) => `${explainProblem(problem, { text, line, site })}\n`).join(''),
};
