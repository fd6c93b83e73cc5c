import { annotation } from '../../../report/annotations.ts';
import { isWarning, nameOf, wholeMessage, type Format } from '../report.ts';

/** Workflow commands of GitHub Actions: each problem on its line of the pull request. */
export const github: Format = {
  document: (document) =>
    document.problems
      .map((problem) => {
        const level = isWarning(problem) ? 'warning' : 'error';
        const title = problem.path ?? nameOf(document);
        return `${annotation(level, problem.location, wholeMessage(problem), title)}\n`;
      })
      .join(''),
};
