import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localPorts } from '../../../../scripts/lib/runner/local-ports.ts';
import type { Lesson, Step } from '../../../../src/lesson/types.ts';

const ports = (...steps: Partial<Step>[]) =>
  localPorts({ steps: steps.map((step) => ({ command: '', ...step })) } as unknown as Lesson).map(
    ({ port }) => port,
  );

const COMMANDS: Readonly<Record<string, readonly number[]>> = {
  'kubectl port-forward pod/web 8080:80': [8080],
  'kubectl -n x port-forward svc/web 8080:80 9090:90 &\ncurl localhost:7070': [8080, 9090],
  'kubectl port-forward --address 0.0.0.0 pod/web 8080': [8080],
  'kubectl port-forward pod/web :80': [],
  'kubectl port-forward pod/web \\\n  8080:80': [8080],
  'kubectl proxy': [8001],
  'kubectl proxy --port=9001 &': [9001],
  'kubectl proxy --port 0': [],
  'kubectl proxy --unix-socket=/tmp/s': [],
  'kubectl get pods -n kube-proxy': [],
  'docker run -d -p 8080:80 nginx:1.30.6': [8080],
  'docker run -dp 8080:80 nginx:1.30.6': [8080],
  'docker run -p 127.0.0.1:8080:80/tcp -p "9090:90" nginx:1.30.6': [8080, 9090],
  'docker run --publish=[::1]:8080:80 nginx:1.30.6': [8080],
  'docker run -p 8000-8002:80-82 nginx:1.30.6': [8000, 8001, 8002],
  'docker run -p 80 nginx:1.30.6': [],
  'docker run -p 5353:53/udp nginx:1.30.6': [],
  "docker run busybox:1.35.0 sh -c 'nc -l -p 80'": [],
  'id=$(docker run -d -p 8080:80 nginx:1.30.6)': [8080],
  'echo uno && docker create -p 8080:80 nginx:1.30.6; true': [8080],
};

for (const [command, expected] of Object.entries(COMMANDS)) {
  test(`${JSON.stringify(command)}: ${expected.join(', ') || 'none'}`, () =>
    assert.deepEqual(ports({ command }), expected));
}

test('a port that an expectation waits for; each port once; steps that do not run use none', () => {
  const expectation = { port: 8080 } as NonNullable<Step['expectation']>;
  const forward = 'kubectl port-forward pod/web 8080:80';
  const skip = { reason: '', until: '' };
  assert.deepEqual(
    ports({ expectation }, { command: forward }, { command: 'kubectl proxy', skip }),
    [8080],
  );
});
