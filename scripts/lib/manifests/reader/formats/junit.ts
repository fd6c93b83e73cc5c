import { explainProblem } from '../../../../../src/lesson/explain-problem.ts';
import type { ExaminedDocument } from '../../../../../src/manifests/examine.ts';
import { attributesOf, escapeXml } from '../../../report/xml.ts';
import type { Unread } from '../unread.ts';
import { isFailure, isWarning, nameOf, outcomeOf, type About, type Format } from '../report.ts';

/** JUnit XML: a suite for each file, a case for each document, and one with an error for what could not be read. */
export const junit: Format = {
  hasNames: true,
  end: ({ documents, unread }, about) => {
    const files = new Map<string, ExaminedDocument[]>();
    for (const document of documents) {
      const { file } = document.location;
      const inFile = files.get(file);
      if (inFile) inFile.push(document);
      else files.set(file, [document]);
    }
    const suites = [
      ...[...files].map(([file, inFile]) => suite(file, inFile, about)),
      ...unread.map(unreadSuite),
    ];
    const attributes = attributesOf({ name: 'validate', ...counts(documents, about, unread) });
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${attributes}>\n${suites.join('')}</testsuites>\n`;
  },
};

function suite(file: string, documents: readonly ExaminedDocument[], about: About): string {
  const cases = documents.map((document) => testCase(document, about));
  const attributes = attributesOf({ name: file, ...counts(documents, about) });
  return `  <testsuite${attributes}>\n${cases.join('')}  </testsuite>\n`;
}

function unreadSuite({ file = '', message }: Unread): string {
  const counted = { tests: '1', failures: '0', errors: '1', skipped: '0' };
  const name = file || 'validate';
  const test = attributesOf({ classname: name, name: 'leer', ...(file !== '' && { file }) });
  const error = `<error${attributesOf({ message })}>${escapeXml(message)}</error>`;
  return `  <testsuite${attributesOf({ name, ...counted })}>\n    <testcase${test}>${error}</testcase>\n  </testsuite>\n`;
}

function counts(
  documents: readonly ExaminedDocument[],
  about: About,
  unread: readonly Unread[] = [],
): Readonly<Record<string, string>> {
  const skipped = documents.filter((document) => outcomeOf(document) === 'skipped');
  return {
    tests: String(documents.length + unread.length),
    failures: String(documents.filter((document) => isFailure(document, about)).length),
    errors: String(unread.length),
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
