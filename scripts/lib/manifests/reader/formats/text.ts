import { pictured } from '../../../../../src/lesson/excerpt.ts';
import { explainProblem } from '../../../../../src/lesson/explain-problem.ts';
import type { Problem } from '../../../../../src/lesson/problem.ts';
import type { Format } from '../report.ts';

/** For a person in a terminal, which obeys what it is shown: so nothing of a file's name, nor of what is in it. */
export const text: Format = {
  document: ({ problems, text, location: { line } }, { site }) =>
    problems
      .map((problem) => `${explainProblem(onScreen(problem), { text, line, site })}\n`)
      .join(''),
};

function onScreen(problem: Problem): Problem {
  const location = { ...problem.location, file: pictured(problem.location.file) };
  return { ...problem, location };
}
