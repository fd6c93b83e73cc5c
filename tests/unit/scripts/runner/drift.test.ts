import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findDrift } from '../../../../scripts/lib/runner/drift.ts';
import type { Evidence, StepEvidence } from '../../../../src/lesson/evidence.ts';
import { sha256 } from '../../../../src/lesson/evidence.ts';
import type { Step } from '../../../../src/lesson/types.ts';

const step = { id: 'a', command: 'kubectl get pods' } as Step;
const answered = (stdout: string, command = step.command) =>
  ({ id: 'a', commandHash: sha256(command), stdout, stderr: '' }) as StepEvidence;
const drift = (before: StepEvidence, now: string) =>
  findDrift([{ step, evidence: answered(now) }], { steps: [before] } as unknown as Evidence).length;

test('ages, addresses and suffixes do not drift; words do', () => {
  assert.equal(
    drift(
      answered('web-7d4b9c8f6b-x2x4z   Running   3s\n'),
      'web-6c8f7d9b5d-k8s2p   Running   12s\n',
    ),
    0,
  );
  assert.equal(drift(answered('web   Running   3s\n'), 'web   Pending   3s\n'), 1);
});

test('there is nothing to compare below another command', () => {
  assert.equal(drift(answered('a', 'otro'), 'b'), 0);
});

test('a captured value is its variable, also in what it is a part of; a short one stands for itself', () => {
  const run = (value: string, stdout: string) => {
    const captures = {
      id: 'v',
      commandHash: '',
      stdout: '',
      stderr: '',
      captures: { NODO: value },
    };
    return [captures as unknown as StepEvidence, answered(stdout)];
  };
  const compare = (before: StepEvidence[], now: StepEvidence[]) => {
    const evidence = (id: string) => now.find((one) => one.id === id) as StepEvidence;
    const steps = [
      { step: { id: 'v', command: '' } as Step, evidence: evidence('v') },
      { step, evidence: evidence('a') },
    ];
    return findDrift(steps, { steps: before } as unknown as Evidence).length;
  };
  assert.equal(
    compare(run('kind-worker', 'kind-worker Ready'), run('kind-worker2', 'kind-worker2 Ready')),
    0,
  );
  assert.equal(
    compare(run('kind-worker', 'kind-worker Ready'), run('kind-worker2', 'kind-worker2 No')),
    1,
  );
  assert.equal(compare(run('1', '1 web'), run('2', '2 web')), 1);
});

test('what a watch printed is not compared: lines between those that are expected come as they come', () => {
  const watch = { ...step, mode: 'watch' } as Step;
  const evidence = answered('a\nb\n');
  const recorded = { steps: [answered('b\n')] } as unknown as Evidence;
  assert.equal(findDrift([{ step: watch, evidence }], recorded).length, 0);
});
