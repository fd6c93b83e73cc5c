import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ServerError } from '../../../../src/manifests/judge/verdict.ts';
import { Part } from '../../../../src/manifests/part.ts';
import { explainServer } from '../../../../src/manifests/server/explain.ts';

const custom = {
  apiVersion: 'bd.example.com/v1',
  kind: 'Base',
  spec: { replicas: 5, url: 'nada' },
};

/** What is said of an error of a custom resource, or of another object. */
function said(error: Partial<ServerError>, value: unknown = custom): string {
  const whole = { stage: 'validate', path: 'spec', message: '', ...error } as const;
  const { message, hint = '' } = explainServer(whole, new Part(value, []));
  return `${message}. ${hint}`;
}

const invalid = (detail: string, value?: unknown) =>
  said({ type: 'FieldValueInvalid', path: 'spec.url', detail, value });

test('a value that has not a format is told from one that is nothing', () => {
  const of = (format: string) =>
    invalid(`spec.url in body must be of type ${format}: "nada"`, 'nada');
  assert.equal(of('uri'), '"nada" no es una dirección (URI). Por ejemplo: https://example.com/.');
  assert.match(of('email'), /^"nada" no es una dirección de correo\. Por ejemplo: /);
  assert.equal(of('bsonobjectid'), '"nada" no tiene la forma de «bsonobjectid». ');
  assert.equal(
    invalid('spec.url in body must be of type integer,string: "array"', 'array'),
    'tiene que ser un número entero o un texto, y es una lista. ',
  );
});

test('what a rule of a CRD refuses is said in its author’s words, whatever its reason', () => {
  const rule = { type: 'FieldValueForbidden', path: 'spec.replicas', detail: 'mysql no llega' };
  assert.equal(said(rule), 'no cumple una regla de su CRD: «mysql no llega». ');
  assert.match(said({ ...rule, type: 'FieldValueRequired' }), /«mysql no llega»/);
  assert.match(said({ ...rule, type: 'FieldValueDuplicate' }), /«mysql no llega»/);
  assert.match(said({ ...rule, type: 'FieldValueRequired', detail: '' }), /^está vacío|^falta/);
  const own = { apiVersion: 'apps/v1', kind: 'Deployment', spec: { replicas: 5 } };
  assert.doesNotMatch(said(rule, own), /CRD/);
});

test('of several forms it is said if it has none of them or too many', () => {
  const found = (what: string) =>
    invalid(`"spec.url" must validate one and only one schema (oneOf). ${what}`);
  assert.match(found('Found none valid'), /No cumple ninguna\.$/);
  assert.match(found('Found 2 valid alternatives'), /Cumple 2 a la vez/);
});

test('counts are said as a person says them', () => {
  const body = 'spec.url in body should';
  assert.equal(invalid(`${body} have at least 1 items`, 0), 'le faltan elementos. Como poco, 1.');
  assert.equal(
    invalid(`${body} have at most 2 properties`, 3),
    'tiene campos de más. Como mucho, 2.',
  );
  assert.equal(
    invalid(`${body} be at least 1 chars long`, ''),
    'es demasiado corto. Como poco, 1 carácter.',
  );
  assert.equal(
    invalid(`${body} be at most 5 chars long`, 'x'),
    'es demasiado largo. Como mucho, 5 caracteres.',
  );
  assert.match(invalid(`${body} be a multiple of 0.5`, 1.3), /no es múltiplo de 0\.5/);
});

test('of a CRD it is said what to write instead', () => {
  const refused = (detail: string) => said({ type: 'FieldValueForbidden', detail });
  assert.match(
    refused('uniqueItems cannot be set to true since the runtime complexity becomes quadratic'),
    /un CRD no admite uniqueItems\. .*x-kubernetes-list-type: set/,
  );
  assert.match(
    refused('estimated messageExpression cost exceeds budget by factor of more than 100x'),
    /^este messageExpression puede costar más de 100 veces/,
  );
  assert.match(
    invalid("must be object if parent array's x-kubernetes-list-type is map"),
    /mapas.*type: object/,
  );
});
