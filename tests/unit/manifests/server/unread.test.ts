import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Part } from '../../../../src/manifests/part.ts';
import { findUnread, readUnread } from '../../../../src/manifests/server/unread.ts';

const service = new Part(
  {
    metadata: { labels: { a: 'b', c: 3 } },
    spec: {
      ports: [
        { port: 80, targetPort: 8080 },
        { port: 81, targetPort: 3000000000 },
      ],
      hostPath: 'x',
    },
  },
  [],
  ['items', 2],
);

const GO = 'json: cannot unmarshal';

const cases: readonly (readonly [
  message: string,
  path: readonly (string | number)[] | undefined,
])[] = [
  [
    `${GO} number 3000000000 into Go struct field ServicePort.spec.ports.targetPort of type int32`,
    ['items', 2, 'spec', 'ports', 1, 'targetPort'],
  ],
  [
    `${GO} number into Go struct field ObjectMeta.metadata.labels of type string`,
    ['items', 2, 'metadata', 'labels', 'c'],
  ],
  [
    `${GO} string into Go struct field PersistentVolumeSpec.spec.PersistentVolumeSource.hostPath of type v1.HostPath`,
    ['items', 2, 'spec', 'hostPath'],
  ],
  [`${GO} bool into Go struct field ObjectMeta.metadata.labels of type string`, undefined],
  [`${GO} string into Go struct field ServiceSpec.spec.nada of type int32`, undefined],
  [`${GO} string into Go value of type map[string]interface {}`, undefined],
];

for (const [message, path] of cases) {
  test(message, () => {
    const unread = readUnread(message);
    assert.deepEqual(unread && findUnread(unread, service)?.path, path);
  });
}
