import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { buildSchema } from '../../../../scripts/lib/manifests/schema/build.ts';
import { convertSchema } from '../../../../src/manifests/schema/convert.ts';
import { loadSchema, schemaFile } from '../../../../scripts/lib/manifests/schema/load.ts';
import type { OpenApiDocument } from '../../../../src/manifests/schema/types.ts';
import { readVersions } from '../../../../src/lesson/versions.ts';

const gvk = (kind: string) => ({ group: 'a.io', version: 'v1', kind });
const create = (kind: string) => ({
  post: { 'x-kubernetes-action': 'post', 'x-kubernetes-group-version-kind': gvk(kind) },
});

const api: OpenApiDocument = {
  paths: {
    '/apis/a.io/v1/namespaces/{namespace}/things': create('Thing'),
    '/apis/a.io/v1/places': create('Place'),
    '/apis/a.io/v1/namespaces/{namespace}/things/{name}/scale': create('Scale'),
  },
  components: {
    schemas: {
      'io.k8s.a.v1.Thing': {
        type: 'object',
        properties: {
          apiVersion: { type: 'string' },
          kind: { type: 'string' },
          spec: { default: {}, allOf: [{ $ref: '#/components/schemas/io.k8s.a.v1.Spec' }] },
        },
        'x-kubernetes-group-version-kind': [gvk('Thing')],
      },
      'io.k8s.a.v1.Place': { type: 'object', 'x-kubernetes-group-version-kind': [gvk('Place')] },
      'io.k8s.a.v1.Scale': { type: 'object', 'x-kubernetes-group-version-kind': [gvk('Scale')] },
      'io.k8s.a.v1.Spec': {
        type: 'object',
        required: ['size'],
        properties: {
          size: { type: 'integer', format: 'int32' },
          color: { type: 'string', enum: ['rojo', 'azul'] },
          ports: {
            type: 'array',
            items: { $ref: '#/components/schemas/io.k8s.a.v1.Port' },
            'x-kubernetes-list-type': 'map',
            'x-kubernetes-list-map-keys': ['port', 'protocol'],
          },
        },
      },
      'io.k8s.a.v1.Port': {
        type: 'object',
        properties: {
          port: { type: 'integer', default: 0 },
          protocol: { type: 'string', default: 'TCP' },
          // The name of a property, and no reference.
          $ref: { type: 'string' },
        },
      },
      'io.k8s.a.v1.Unused': { type: 'object' },
    },
  },
};

test('keeps the kinds that can be created, what they reach, and nothing else', () => {
  const { definitions, oneOf } = buildSchema([api], '1.0.0');
  assert.deepEqual(Object.keys(definitions), [
    'io.k8s.a.v1.Place',
    'io.k8s.a.v1.Port',
    'io.k8s.a.v1.Spec',
    'io.k8s.a.v1.Thing',
  ]);
  assert.equal(oneOf.length, 2);
  assert.equal(definitions['io.k8s.a.v1.Place']?.['x-namespaced'], false);
  assert.deepEqual(definitions['io.k8s.a.v1.Thing']?.properties?.['apiVersion'], {
    const: 'a.io/v1',
  });
});

test('closes objects, bounds numbers, sorts values and keeps what makes items unique', () => {
  const { definitions } = buildSchema([api], '1.0.0');
  assert.deepEqual(definitions['io.k8s.a.v1.Spec'], {
    type: 'object',
    required: ['size'],
    properties: {
      color: { type: 'string', enum: ['azul', 'rojo'] },
      ports: {
        type: 'array',
        items: { $ref: '#/definitions/io.k8s.a.v1.Port' },
        'x-unique': { port: null, protocol: 'TCP' },
      },
      size: { type: 'integer', minimum: -2147483648, maximum: 2147483647 },
    },
    additionalProperties: false,
  });
});

test('the order in which the server answers does not matter', () => {
  const schemas = Object.entries(api.components?.schemas ?? {}).reverse();
  const turned: OpenApiDocument = {
    paths: Object.fromEntries(Object.entries(api.paths).reverse()),
    components: { schemas: Object.fromEntries(schemas) },
  };
  assert.equal(JSON.stringify(buildSchema([turned], '1')), JSON.stringify(buildSchema([api], '1')));
});

test('the schema of a CRD: closed where it has fields, open where it says so', () => {
  const schema = convertSchema({
    type: 'object',
    properties: {
      closed: { type: 'object', properties: { a: { type: 'string', nullable: true } } },
      open: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true, properties: {} },
      map: { type: 'object', additionalProperties: { type: 'integer' } },
      either: { 'x-kubernetes-int-or-string': true },
    },
  });
  assert.equal(schema.properties?.['closed']?.additionalProperties, false);
  assert.deepEqual(schema.properties?.['closed']?.properties?.['a'], { type: ['string', 'null'] });
  assert.equal(schema.properties?.['open']?.additionalProperties, undefined);
  assert.deepEqual(schema.properties?.['map']?.additionalProperties, { type: 'integer' });
  assert.deepEqual(schema.properties?.['either'], { type: ['integer', 'string'] });
});

test('the committed schema is of the version that the course teaches, and small', () => {
  const { kubernetes } = readVersions('.').value;
  assert.equal(loadSchema('.', kubernetes).title, `Kubernetes ${kubernetes}`);
  assert.ok(gzipSync(readFileSync(schemaFile(kubernetes))).length < 60_000);
});

test('a version without a schema says how to make it', () => {
  assert.throws(() => loadSchema('.', '0.0.1'), /npm run schema/);
});
