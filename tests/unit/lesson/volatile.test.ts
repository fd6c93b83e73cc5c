import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutVolatile } from '../../../src/lesson/volatile.ts';

const CASES: readonly (readonly [input: string, expected: string])[] = [
  ['web   1/1   Running   0          3s', 'web 1/1 Running 0 <age>'],
  ['web 1/1 Running 2 (13s ago) 4m12s', 'web 1/1 Running 2 (<age> ago) <age>'],
  ['pod/web-7d4b9c8f6b-x2x4z created', 'pod/web-<suffix> created'],
  ['pod/web-server created', 'pod/web-server created'],
  ['10.244.1.7 y 127.0.0.1 y 0.0.0.0:80', '<ip> y 127.0.0.1 y 0.0.0.0:80'],
  ['nginx:1.26.3 v1.37.0', 'nginx:1.26.3 v1.37.0'],
  ['127.0.0.1:32768', '127.0.0.1:<port>'],
  ['2026/11/22 10:00:01 [emerg] 1#1: bind()', '<date> [emerg] 1#1: bind()'],
  ['Date: Mon, 23 Nov 2026 23:57:36 GMT', 'Date: <date>'],
  ['uid: 0b6b1e5e-4f4a-4c53-8a53-0d6f3d0d8c11', 'uid: <uid>'],
  [
    '4f66ad9a3d2c   busybox:1.35.0   "sh -c"   About a minute ago   Up 5 seconds (unhealthy)',
    '<hash> busybox:1.35.0 "sh -c" <age> Up <age> (unhealthy)',
  ],
  ['deployment.apps/backend created', 'deployment.apps/backend created'],
  ['exit 137 y 64m de memoria', 'exit 137 y <age> de memoria'],
  ['cpu: 100m', 'cpu: 100m'],
  ['80:30123/TCP', '80:<port>/TCP'],
  ['kindnet-xkzvb   1/1', 'kindnet-<suffix> 1/1'],
  ['2y10d', '<age>'],
  ['10.244.1.2 dev veth81263eb8 scope host', '<ip> dev veth<hash> scope host'],
  [
    'Failed to connect to localhost port 8080 after 12 ms',
    'Failed to connect to localhost port 8080 after <age>',
  ],
];

for (const [input, expected] of CASES) {
  test(`volatile parts of «${input}»`, () => assert.equal(withoutVolatile(input), expected));
}
