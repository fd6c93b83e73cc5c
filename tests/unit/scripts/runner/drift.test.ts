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
