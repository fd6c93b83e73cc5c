import { annotation, fileAnnotation } from '../../../report/annotations.ts';
import { levelOf, nameOf, wholeMessage, type Format } from '../report.ts';

/** Workflow commands of GitHub Actions: each problem on its line of the pull request. */
export const github: Format = {
  hasNames: true,
  document: (document, about) =>
    document.problems
      .map((problem) => {
        const level = levelOf(problem, document, about);
        const title = problem.path ?? nameOf(document);
        return `${annotation(level, problem.location, wholeMessage(problem, about), title)}\n`;
      })
      .join(''),
  unread: ({ file, message }) => `${fileAnnotation('error', file, message)}\n`,
};
