import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serverPath } from '../../../../src/manifests/server/path.ts';

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
  // What is not there is followed all the same.
  ['spec.initContainers[1].name', ['spec', 'initContainers', 1, 'name']],
  // Some indexes are written as names, and some fields as Go names them.
  ['spec.containers.0.ports.0', ['spec', 'containers', 0, 'ports', 0]],
  ['Spec.Containers[0].Name', ['spec', 'containers', 0, 'name']],
  ['metadata.Labels.A', ['metadata', 'labels', 'A']],
  ['Data', ['data']],
  ['METADATA.x', ['metadata', 'x']],
  ['meTaDaTa', ['meTaDaTa']],
  ['data[A/B]', ['data', 'A/B']],
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

const moved: readonly (readonly [text: string, value: unknown, path: (string | number)[]])[] = [
  ['spec.clusterIPs[0]', { spec: { clusterIP: 'None' } }, ['spec', 'clusterIP']],
  ['spec.clusterIPs[0]', { spec: { clusterIPs: ['None'] } }, ['spec', 'clusterIPs', 0]],
  ['spec.clusterIPs[0]', { spec: {} }, ['spec', 'clusterIPs', 0]],
  ['spec.version', { spec: { versions: [{ name: 'V1' }] } }, ['spec', 'versions', 0, 'name']],
  ['spec.version', { spec: { version: 1, versions: [] } }, ['spec', 'version']],
  ['spec.version', { spec: {} }, ['spec', 'version']],
  ['spec.podCIDRs[0]', { spec: { podCIDR: 'x' } }, ['spec', 'podCIDR']],
  [
    'spec.template.spec.serviceAccountName',
    { spec: { template: { spec: { serviceAccount: 'X' } } } },
    ['spec', 'template', 'spec', 'serviceAccount'],
  ],
  ['spec.serviceAccountName', { spec: {} }, ['spec', 'serviceAccountName']],
  ['metadata.taints[1].key', { spec: { taints: [{}, {}] } }, ['spec', 'taints', 1, 'key']],
  ['data[tls.key]', { stringData: { a: 'b' } }, ['stringData', 'tls.key']],
  ['data[tls.key]', { stringData: { a: 'b' }, data: {} }, ['data', 'tls.key']],
  ['data[a]', { stringData: { a: 'b' }, data: {} }, ['stringData', 'a']],
  ['database', { stringData: {} }, ['database']],
  ['spec.validation.a', { spec: { versions: [] } }, ['spec', 'versions', 0, 'schema', 'a']],
  [
    'spec.conversion.webhookClientConfig.url',
    { spec: { conversion: {} } },
    ['spec', 'conversion', 'webhook', 'clientConfig', 'url'],
  ],
  [
    'spec.conversion.conversionReviewVersions',
    { spec: { conversion: { webhook: {} } } },
    ['spec', 'conversion', 'webhook', 'conversionReviewVersions'],
  ],
  ['spec.validation', { spec: { versions: [], validation: {} } }, ['spec', 'validation']],
];

for (const [text, value, path] of moved) {
  test(`the server's path «${text}» in ${JSON.stringify(value)}`, () => {
    assert.deepEqual(serverPath(text, value), path);
  });
}
