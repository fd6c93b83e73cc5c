import { isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  ArtifactLocation,
  Log,
  Notification,
  Region,
  ReportingDescriptor,
  Result,
} from 'sarif';
import { markedText } from '../../../../../src/lesson/excerpt.ts';
import type { Problem } from '../../../../../src/lesson/problem.ts';
import type { ExaminedDocument } from '../../../../../src/manifests/examine.ts';
import { STDIN } from '../bytes.ts';
import {
  isWarning,
  levelOf,
  outcomeOf,
  wholeMessage,
  type About,
  type Findings,
  type Format,
} from '../report.ts';
import type { Unread } from '../unread.ts';

const rules = {
  refused: 'El API server rechaza este objeto.',
  unknown: 'Nadie sabe aquí si este kind existe: puede que lo defina un CRD.',
  warning: 'El API server acepta este objeto, y conviene mirarlo.',
} as const;

/** SARIF 2.1.0, which code scanning and editors read. */
export const sarif: Format = {
  end: (findings, about) => `${JSON.stringify(log(findings, about), null, 2)}\n`,
};

function log({ documents, unread }: Findings, about: About): Log {
  const { kubernetes, version, site } = about;
  const driver = {
    name: 'kubernetes-en-vivo',
    version,
    informationUri: `${site}/`,
    rules: Object.entries(rules).map(([id, text]): ReportingDescriptor => ({
      id,
      shortDescription: { text },
    })),
  };
  const run = {
    tool: { driver },
    language: 'es',
    columnKind: 'utf16CodeUnits' as const,
    properties: { kubernetes },
    invocations: [
      {
        executionSuccessful: unread.length === 0,
        ...(unread.length > 0 && { toolExecutionNotifications: unread.map(notification) }),
      },
    ],
    results: documents.flatMap((document) =>
      document.problems.map((problem) => result(problem, document, about)),
    ),
  };
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [run],
  };
}

function notification({ file, message: text }: Unread): Notification {
  return {
    level: 'error',
    message: { text },
    ...(file !== undefined && {
      locations: [{ physicalLocation: { artifactLocation: artifactLocation(file) } }],
    }),
  };
}

function result(problem: Problem, document: ExaminedDocument, about: About): Result {
  const ruleId: keyof typeof rules = isWarning(problem)
    ? 'warning'
    : outcomeOf(document) === 'unknown'
      ? 'unknown'
      : 'refused';
  const region = regionOf(problem, document);
  return {
    ruleId,
    ruleIndex: Object.keys(rules).indexOf(ruleId),
    level: levelOf(problem, document, about),
    message: { text: wholeMessage(problem, about) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifactLocation(problem.location.file),
          region,
        },
      },
    ],
  };
}

/** What the mark of the other formats goes under; its start alone, where the text is not at hand or nothing is there. */
function regionOf(
  { location }: Problem,
  { text, location: { line: first } }: ExaminedDocument,
): Region {
  const { line, column } = location;
  const marked = text === undefined ? '' : markedText(text, location, first);
  return {
    startLine: line,
    startColumn: column,
    ...(marked !== '' && { endColumn: column + marked.length }),
  };
}

/** Code scanning takes only addresses of files, for stdin too: a file that is called like it has no description. */
function artifactLocation(file: string): ArtifactLocation {
  const uri = uriOf(file);
  return file === STDIN ? { uri, description: { text: 'la entrada estándar' } } : { uri };
}

/** Relative to the working directory for what is in it, which is how code scanning knows it; whole for all else. */
function uriOf(file: string): string {
  const path = relative('.', resolve(file));
  const isOutside = path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);
  if (isOutside) return pathToFileURL(file).href;
  return path.split(sep).map(encodeURIComponent).join('/');
}
