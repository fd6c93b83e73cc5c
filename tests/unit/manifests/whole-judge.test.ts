import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Extensions } from '../../../src/manifests/judge/extensions.ts';
import type { Verdict } from '../../../src/manifests/judge/verdict.ts';
import { WholeJudge } from '../../../src/manifests/judge/whole.ts';

type Heads = { apiVersion: string; kind: string }[];

const heads = (document: string) => JSON.parse(document) as Heads;
const verdicts = (document: string, outcome: (kind: string) => Verdict['outcome']): Verdict[] =>
  heads(document).map(({ apiVersion, kind }, item) => ({
    apiVersion,
    kind,
    item,
    outcome: outcome(kind),
  }));

/** A core that knows Pods, and extensions that say what they were asked. */
function judgeWith(refused: readonly string[] = []) {
  const asked: string[] = [];
  const core = {
    judge: (document: string | Uint8Array) =>
      verdicts(String(document), (kind) => (kind === 'Pod' ? 'accepted' : 'unknown')),
  };
  const extensions = {
    judge: (document: string) => verdicts(document, () => 'refused'),
    define: (kind: string, definitions: readonly string[]) => {
      asked.push(kind);
      return definitions.some((text) => !refused.some((name) => text.includes(name)));
    },
  };
  const start = () => {
    asked.push('start');
    return extensions as unknown as Extensions;
  };
  return { judge: new WholeJudge(core, start), asked };
}

const crd = (kind: string, name = kind) => ({
  kind: 'CustomResourceDefinition',
  metadata: { name },
  spec: { group: 'b.io', names: { kind } },
});
const outcomes = (judge: WholeJudge, objects: Heads) =>
  judge.judge(JSON.stringify(objects)).map(({ outcome }) => outcome);
const pod = { apiVersion: 'v1', kind: 'Pod' };
const cube = { apiVersion: 'b.io/v1', kind: 'Cubo' };

test('what judges CRDs starts only for what needs it', () => {
  const { judge, asked } = judgeWith();
  const defined = judge.with([crd('Cubo')]);
  assert.deepEqual(outcomes(defined, [pod, { apiVersion: 'c.io/v1', kind: 'Cubo' }]), [
    'accepted',
    'unknown',
  ]);
  assert.deepEqual(asked, []);
  assert.deepEqual(outcomes(defined, [cube, pod]), ['refused', 'accepted']);
  assert.deepEqual(outcomes(judge.with([crd('Cubo')]), [cube]), ['refused']);
  assert.deepEqual(asked, ['start', 'b.io/Cubo', 'b.io/Cubo']);
});

test('a CRD is judged with nothing defined', () => {
  const { judge } = judgeWith();
  const head = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition' };
  assert.deepEqual(outcomes(judge, [head]), ['refused']);
});

test('what nobody defines, or only a CRD that is refused, stays unknown', () => {
  const { judge } = judgeWith(['roto']);
  assert.deepEqual(outcomes(judge, [cube]), ['unknown']);
  assert.deepEqual(outcomes(judge.with([crd('Cubo', 'roto')]), [cube]), ['unknown']);
  assert.deepEqual(outcomes(judge.with([crd('Cubo', 'roto'), crd('Cubo')]), [cube]), ['refused']);
});
