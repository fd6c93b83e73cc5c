import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serverPath } from '../../../src/manifests/server-path.ts';

const pod = {
  metadata: { labels: { 'app.kubernetes.io/name': 'web' } },
  spec: { containers: [{ name: 'a', ports: [{ containerPort: 80 }] }] },
  data: { 'a/b': 'c', '.x': '1' },
};

const cases: readonly (readonly [string, (string | number)[]])[] = [
  ['', []],
  ['spec', ['spec']],
  [
    'spec.containers[0].ports[0].containerPort',
    ['spec', 'containers', 0, 'ports', 0, 'containerPort'],
  ],
  // What is not there is followed all the same, as text: nothing says that it would be a list.
  ['spec.initContainers[1].name', ['spec', 'initContainers', '1', 'name']],
  ['data[a/b]', ['data', 'a/b']],
  ['data[.x]', ['data', '.x']],
  ['metadata.labels[app.kubernetes.io/name]', ['metadata', 'labels', 'app.kubernetes.io/name']],
  // The strict decoder writes keys with dots as if they were steps.
  ['metadata.labels.app.kubernetes.io/name', ['metadata', 'labels', 'app.kubernetes.io/name']],
  ['<nil>', ['<nil>']],
  ['a[b', ['a', '[b']],
];

for (const [text, path] of cases) {
  test(`the server's path «${text}»`, () => {
    assert.deepEqual(serverPath(text, pod), path);
  });
}
