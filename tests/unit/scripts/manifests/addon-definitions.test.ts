import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import {
  addonDefinitions,
  addonDefinitionsFile,
  loadAddonDefinitions,
} from '../../../../scripts/lib/manifests/schema/addon-definitions.ts';
import { readVersions } from '../../../../src/lesson/versions.ts';

const root = mkdtempSync(join(tmpdir(), 'definiciones-'));
after(() => rmSync(root, { recursive: true }));
mkdirSync(join(root, 'schema'));

const published = { url: 'https://a.example/cubos.yaml', sha256: 'a'.repeat(64) };
const addon = { name: 'cubos', published, sha256: 'b'.repeat(64) };
const MANIFEST = `apiVersion: v1
kind: Namespace
metadata: { name: cubos }
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: cubos.b.io
  annotations: { api-approved.kubernetes.io: por mí, otra: sobra }
spec:
  group: b.io
  scope: Namespaced
  names: { plural: cubos, kind: Cubo }
  versions:
    - name: v1
      served: true
      storage: true
      additionalPrinterColumns: [{ name: Lado, type: integer, jsonPath: .lado }]
      schema:
        openAPIV3Schema:
          type: object
          description: Un cubo.
          x-kubernetes-validations: [{ rule: 'true' }]
          properties: { description: { type: string, description: Lo que dice. } }
    - { name: v1alpha1, served: false, storage: false, schema: { openAPIV3Schema: { type: object } } }
---
`;

test('of a published manifest, its CRDs stay with all that judges, and without prose', () => {
  assert.deepEqual(addonDefinitions(MANIFEST, published), {
    sha256: published.sha256,
    definitions: [
      {
        apiVersion: 'apiextensions.k8s.io/v1',
        kind: 'CustomResourceDefinition',
        metadata: { name: 'cubos.b.io', annotations: { 'api-approved.kubernetes.io': 'por mí' } },
        spec: {
          group: 'b.io',
          scope: 'Namespaced',
          names: { plural: 'cubos', kind: 'Cubo' },
          versions: [
            {
              name: 'v1',
              served: true,
              storage: true,
              schema: {
                openAPIV3Schema: {
                  type: 'object',
                  'x-kubernetes-validations': [{ rule: 'true' }],
                  properties: { description: { type: 'string' } },
                },
              },
            },
            {
              name: 'v1alpha1',
              served: false,
              storage: false,
              schema: { openAPIV3Schema: { type: 'object' } },
            },
          ],
        },
      },
    ],
  });
});

test('what is committed is taken for the addon that is pinned, and for no other', () => {
  assert.deepEqual(loadAddonDefinitions(root, [addon]), []);
  const definitions = addonDefinitions(MANIFEST, published);
  writeFileSync(join(root, addonDefinitionsFile('cubos')), JSON.stringify(definitions));
  assert.equal(loadAddonDefinitions(root, [addon]).length, 1);
  const other = { ...addon, published: { ...published, sha256: 'c'.repeat(64) } };
  assert.throws(() => loadAddonDefinitions(root, [other]), /npm run schema -- --addons/);
});

test('the course has what its addons define', () => {
  const { addons } = readVersions(process.cwd()).value;
  const found = JSON.stringify(loadAddonDefinitions(process.cwd(), addons));
  for (const kind of ['GatewayClass', 'Gateway', 'HTTPRoute', 'HTTPProxy'])
    assert.match(found, new RegExp(`"names":\\{[^}]*"kind":"${kind}"`));
});
