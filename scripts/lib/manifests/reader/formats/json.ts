import type { Problem } from '../../../../../src/lesson/problem.ts';
import { outcomeOf, type Format } from '../report.ts';

/** For programs. Fields may be added; those that are there keep their names and meanings. */
export const json: Format = {
  end: (documents, { files, objects, warnings }, about) => {
    const report = {
      ...about,
      summary: { files, ...objects, warnings },
      documents: documents.map((document) => ({
        file: document.location.file,
        line: document.location.line,
        outcome: outcomeOf(document),
        objects: document.objects,
        problems: document.problems.map(problemOf),
      })),
    };
    return `${JSON.stringify(report, null, 2)}\n`;
  },
};

function problemOf({ isAdvice, ...problem }: Problem) {
  const { location, ...others } = problem;
  const severity = isAdvice ? 'warning' : 'error';
  return { severity, line: location.line, column: location.column, ...others };
}
