import assert from 'node:assert/strict';
import { test } from 'node:test';
import { courseObjects } from '../../../../scripts/lib/manifests/differential/corpus.ts';
import { makeSamples } from '../../../../scripts/lib/manifests/differential/samples.ts';
import { loadCore } from '../../../../scripts/lib/manifests/judge/load.ts';
import { loadSchema } from '../../../../scripts/lib/manifests/schema/load.ts';
import { readVersions } from '../../../../src/lesson/versions.ts';
import { readYaml } from '../../../../src/lesson/yaml.ts';
import { findingsIn } from '../../../../src/manifests/findings.ts';
import type { ServerError } from '../../../../src/manifests/judge/verdict.ts';
import { Kinds } from '../../../../src/manifests/kinds.ts';
import { Part, type Finding } from '../../../../src/manifests/part.ts';
import { presentName } from '../../../../src/manifests/server/path.ts';
import { SchemaCheck } from '../../../../src/manifests/schema/check.ts';

/*
 * What is asserted of made-up objects goes by the names in the server's paths only, which nobody here reads as
 * `settle` does: its last one has to be among those of what is found.
 */

/** Sentences that go beside another field, or are left out beside what they follow from. */
const FOLLOWING = [
  /does not match template `labels`/,
  /invalid label selector/,
  /^spec\.clusterIPs/,
  /averageUtilization/,
  /value must be empty when `operator` is 'Exists'/,
  /spec\.serviceAccountName: /,
  // In which something else is wrong.
  /volumeMounts\[\d+\]\.name: Not found/,
];

interface Judged {
  readonly text: string;
  readonly errors: readonly ServerError[];
  readonly findings: readonly Finding[];
}

const root = process.cwd();
const { kubernetes } = readVersions(root).value;
const judge = loadCore(root, kubernetes);

function judged(): Judged[] {
  const schema = loadSchema(root, kubernetes);
  const [kinds, schemas] = [new Kinds(schema), new SchemaCheck(schema)];
  const written = courseObjects(root);
  const options = { schema, judge: (text: string) => judge.judge(text), written };
  return makeSamples({ ...options, seed: 'lugares', count: 150 }).flatMap(({ text }) => {
    const [verdict, ...others] = judge.judge(text);
    const { documents, problems } = readYaml(text, { file: 'a.yaml', kubernetes: true });
    if (verdict?.outcome !== 'refused' || others.length > 0) return [];
    if (problems.some(({ isAdvice }) => !isAdvice)) return [];
    const object = new Part(documents[0]?.value, []);
    const kind = kinds.of(object);
    if (!kind) return [];
    const findings = findingsIn(object, kind, { schemas, judge, verdict });
    return [{ text, errors: verdict.errors ?? [], findings }];
  });
}

const all = judged();

function lastName(path: string): string {
  const names = path.replace(/\[\d+\]/g, '').split(/[.[\]]+/);
  return names.findLast((name) => name !== '') ?? '';
}

function isNamed(error: ServerError, { path, missing = '' }: Finding): boolean {
  // Of some fields together the server says `{one, other}`.
  const names = lastName(error.path ?? '')
    .replace(/^\{|\}$/g, '')
    .toLowerCase()
    .split(', ');
  // Of a field with an old name the server says the new one.
  const steps = [...path, missing].map(String).flatMap((step) => [step, presentName(step) ?? step]);
  // Keys with dots in them are one step.
  return steps.some((step) => names.includes(lastName(step).toLowerCase()));
}

test('what the server refuses has an error, and not only advice', () => {
  assert.ok(all.length > 500, String(all.length));
  for (const { text, findings } of all) {
    assert.ok(
      findings.some(({ isAdvice }) => !isAdvice),
      text,
    );
  }
});

/** Whether the server no longer says something once each field that does not exist is called what was meant. */
function followsFromSlip({ message }: ServerError, { text, findings }: Judged): boolean {
  const slips = findings.filter(({ instead }) => instead !== undefined);
  const mended = slips.reduce((changed, { path, instead = [] }) => {
    const [wrong, right] = [String(path.at(-1)), String(instead[0]?.path.at(-1))];
    return changed.replaceAll(`"${wrong}":`, `"${right}":`);
  }, text);
  const said = judge.judge(mended).flatMap(({ errors = [] }) => errors);
  return slips.length > 0 && said.every((error) => error.message !== message);
}

/** Whether an error is of the label that the server makes of a Namespace's name, which is told. */
function followsFromName({ path, value }: ServerError, { findings }: Judged): boolean {
  const name = `metadata.name: Invalid value: ${JSON.stringify(value)}: `;
  return path === 'metadata.labels' && findings.some(({ server }) => server?.startsWith(name));
}

test('nothing that the server says is left out, but what follows from something else', () => {
  for (const each of all) {
    const { text, errors, findings } = each;
    const isMissing = (error: ServerError) =>
      findings.some(({ path, missing }) => {
        const steps = missing === undefined ? [] : [...path, missing].map(String);
        return steps.length > 0 && steps.every((step) => error.path?.includes(step));
      });
    for (const error of errors) {
      if (error.stage !== 'validate' || FOLLOWING.some((one) => one.test(error.message))) continue;
      // Of a port the server says the same twice: of the targetPort that it makes of it, too.
      const sentence = error.message.slice(error.path?.length);
      const isSaid =
        findings.some((one) => isNamed(error, one) || one.server?.endsWith(sentence)) ||
        isMissing(error) ||
        followsFromSlip(error, each) ||
        followsFromName(error, each);
      assert.ok(isSaid, `${error.message}\n${text}`);
    }
  }
});

test('a sentence of the server stands beside what it is about', () => {
  for (const { text, errors, findings } of all) {
    for (const finding of findings) {
      const error = errors.find(({ message }) => message === finding.server);
      if (error?.stage !== 'validate' || FOLLOWING.some((one) => one.test(error.message))) continue;
      const isAbove = finding.missing !== undefined && error.path?.includes(finding.missing);
      assert.ok(isNamed(error, finding) || isAbove, `${error.message}\n${text}`);
    }
  }
});
