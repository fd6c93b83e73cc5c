import type { Problem } from '../../../../../src/lesson/problem.ts';
import { levelOf, outcomeOf, type Format } from '../report.ts';

/** For programs. Fields may be added; those that are there keep their names and meanings. */
export const json: Format = {
  hasNames: true,
  end: ({ documents, totals, unread }, about) => {
    const { files, objects, warnings } = totals;
    const { kubernetes, version, site } = about;
    const report = {
      kubernetes,
      version,
      site,
      summary: { files, ...objects, warnings },
      documents: documents.map((document) => ({
        file: document.location.file,
        line: document.location.line,
        outcome: outcomeOf(document),
        objects: document.objects,
        problems: document.problems.map((problem) => ({
          severity: levelOf(problem, document, about),
          ...problemOf(problem),
        })),
      })),
      unread,
    };
    return `${JSON.stringify(report, null, 2)}\n`;
  },
};

function problemOf(problem: Problem) {
  const { message, hint, server, path, meaning, lesson } = problem;
  const { line, column } = problem.location;
  return { line, column, message, hint, server, path, meaning, lesson };
}
