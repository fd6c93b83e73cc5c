import { formatProblem } from '../../../../../src/lesson/problem.ts';
import type { ExaminedDocument } from '../../../../../src/manifests/examine.ts';
import { attributesOf, escapeXml } from '../../../report/xml.ts';
import { isWarning, nameOf, outcomeOf, type Format } from '../report.ts';

/** JUnit XML: a suite for each file, a case for each document. */
export const junit: Format = {
  end: (documents) => {
    const files = new Map<string, ExaminedDocument[]>();
    for (const document of documents) {
      const { file } = document.location;
      const inFile = files.get(file);
      if (inFile) inFile.push(document);
      else files.set(file, [document]);
    }
    const suites = [...files].map(([file, inFile]) => suite(file, inFile));
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="validate">\n${suites.join('')}</testsuites>\n`;
  },
};

function suite(file: string, documents: readonly ExaminedDocument[]): string {
  const failures = documents.filter(isFailure);
  const skipped = documents.filter((document) => outcomeOf(document) === 'skipped');
  const attributes = attributesOf({
    name: file,
    tests: String(documents.length),
    failures: String(failures.length),
    skipped: String(skipped.length),
  });
  return `  <testsuite${attributes}>\n${documents.map(testCase).join('')}  </testsuite>\n`;
}

function isFailure(document: ExaminedDocument): boolean {
  return ['refused', 'unknown'].includes(outcomeOf(document));
}

function testCase(document: ExaminedDocument): string {
  const { file, line } = document.location;
  const attributes = attributesOf({
    classname: file,
    name: nameOf(document),
    file,
    line: String(line),
  });
  const text = escapeXml(document.problems.map(formatProblem).join('\n'));
  const errors = document.problems.filter((problem) => !isWarning(problem));
  const message = attributesOf({ message: errors[0]?.message ?? 'desconocido' });
  const skipped = outcomeOf(document) === 'skipped' ? '<skipped/>' : '';
  const inside = isFailure(document)
    ? `<failure${message}>${text}</failure>`
    : `${skipped}${text && `<system-out>${text}</system-out>`}`;
  return `    <testcase${attributes}>${inside}</testcase>\n`;
}
