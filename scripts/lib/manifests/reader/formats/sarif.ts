import type { Log, ReportingDescriptor, Result } from 'sarif';
import type { Problem } from '../../../../../src/lesson/problem.ts';
import type { ExaminedDocument } from '../../../../../src/manifests/examine.ts';
import { isWarning, outcomeOf, wholeMessage, type About, type Format } from '../report.ts';

const rules = {
  refused: 'El API server rechaza este objeto.',
  unknown: 'Nadie sabe aquí si este kind existe: puede que lo defina un CRD.',
  warning: 'El API server acepta este objeto, y conviene mirarlo.',
} as const;

/** SARIF 2.1.0, which code scanning and editors read. */
export const sarif: Format = {
  end: (documents, _, about) => `${JSON.stringify(log(documents, about), null, 2)}\n`,
};

function log(documents: readonly ExaminedDocument[], { kubernetes, version, site }: About): Log {
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
    results: documents.flatMap((document) =>
      document.problems.map((problem) => result(problem, document)),
    ),
  };
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [run],
  };
}

function result(problem: Problem, document: ExaminedDocument): Result {
  const { file, line, column } = problem.location;
  const ruleId: keyof typeof rules = isWarning(problem)
    ? 'warning'
    : outcomeOf(document) === 'unknown'
      ? 'unknown'
      : 'refused';
  const artifactLocation = { uri: file.split('/').map(encodeURIComponent).join('/') };
  const region = { startLine: line, startColumn: column };
  return {
    ruleId,
    ruleIndex: Object.keys(rules).indexOf(ruleId),
    level: isWarning(problem) ? 'warning' : 'error',
    message: { text: wholeMessage(problem) },
    locations: [{ physicalLocation: { artifactLocation, region } }],
  };
}
