import { explainProblem } from '../../../../../src/lesson/explain-problem.ts';
import type { ExaminedDocument } from '../../../../../src/manifests/examine.ts';
import { attributesOf, escapeXml } from '../../../report/xml.ts';
import { isFailure, isWarning, nameOf, outcomeOf, type About, type Format } from '../report.ts';

/** JUnit XML: a suite for each file, a case for each document. */
export const junit: Format = {
  hasNames: true,
  end: (documents, _, about) => {
    const files = new Map<string, ExaminedDocument[]>();
    for (const document of documents) {
      const { file } = document.location;
      const inFile = files.get(file);
      if (inFile) inFile.push(document);
      else files.set(file, [document]);
    }
    const suites = [...files].map(([file, inFile]) => suite(file, inFile, about));
    const attributes = attributesOf({ name: 'validate', ...counts(documents, about) });
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${attributes}>\n${suites.join('')}</testsuites>\n`;
  },
};

function suite(file: string, documents: readonly ExaminedDocument[], about: About): string {
  const cases = documents.map((document) => testCase(document, about));
  const attributes = attributesOf({ name: file, ...counts(documents, about) });
  return `  <testsuite${attributes}>\n${cases.join('')}  </testsuite>\n`;
}

function counts(
  documents: readonly ExaminedDocument[],
  about: About,
): Readonly<Record<string, string>> {
  const skipped = documents.filter((document) => outcomeOf(document) === 'skipped');
  return {
    tests: String(documents.length),
    failures: String(documents.filter((document) => isFailure(document, about)).length),
    errors: '0',
    skipped: String(skipped.length),
  };
}

function testCase(document: ExaminedDocument, about: About): string {
  const { site } = about;
  const { file, line } = document.location;
  const attributes = attributesOf({
    classname: file,
    name: nameOf(document),
    file,
    line: String(line),
  });
  const told = document.problems.map((problem) =>
    explainProblem(problem, { text: undefined, site }),
  );
  const text = escapeXml(told.join('\n'));
  const errors = document.problems.filter((problem) => !isWarning(problem));
  const message = attributesOf({ message: errors[0]?.message ?? 'desconocido' });
  const skipped = outcomeOf(document) === 'skipped' ? '<skipped/>' : '';
  const inside = isFailure(document, about)
    ? `<failure${message}>${text}</failure>`
    : `${skipped}${text && `<system-out>${text}</system-out>`}`;
  return `    <testcase${attributes}>${inside}</testcase>\n`;
}
