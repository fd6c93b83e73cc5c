import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  WholeProgram,
  type AnyProgram,
} from '../../../../../scripts/lib/manifests/reader/whole-program.ts';
import type { Verdict } from '../../../../../src/manifests/judge/verdict.ts';

/** A verdict on a document such as `b.io/v1 Cubo`. */
function verdict(document: string, outcome: Verdict['outcome']): Verdict {
  const [apiVersion = '', kind = ''] = document.split(' ');
  return { outcome, apiVersion, kind, item: -1 };
}

/** Programs that write down what they are told; the core knows kinds of `v1`, and the extensions all. */
function programs({ isDead = false } = {}) {
  const told: string[] = [];
  const start = (module: string): AnyProgram => ({
    ask: (documents) => {
      if (module === 'extensions') told.push(`ask ${documents.join(', ')}`);
      if (module === 'extensions' && isDead) return Promise.reject(new Error('dead'));
      const isKnown = (text: string) => module === 'extensions' || text.startsWith('v1 ');
      return Promise.resolve(
        documents.map((text) => [verdict(text, isKnown(text) ? 'accepted' : 'unknown')]),
      );
    },
    define: (document) => {
      told.push(`define ${document}`);
      return Promise.resolve();
    },
    close: () => told.push(`close ${module}`),
  });
  return { told, start };
}

const CRD = 'apiextensions.k8s.io/v1 CustomResourceDefinition';
const definitions = ['1: Cubo', '2: Cubo, Cono', '3: Cono', '4: Esfera'].map((text) => ({
  text,
  isForProgram: !text.includes('Esfera'),
}));

async function outcomes(whole: WholeProgram, ...documents: string[]): Promise<string[]> {
  return (await whole.ask(documents)).map(([one]) => one?.outcome ?? '');
}

test('the extensions are not started for what the core knows, nor for what nobody defines', async () => {
  const { told, start } = programs();
  const whole = new WholeProgram(start, definitions);
  assert.deepEqual(await outcomes(whole, 'v1 Pod', 'b.io/v1 Toro'), ['accepted', 'unknown']);
  whole.close();
  assert.deepEqual(told, ['close core']);
});

test('a kind is defined when the first of its objects comes; a CRD needs none', async () => {
  const { told, start } = programs();
  const whole = new WholeProgram(start, definitions);
  assert.deepEqual(await outcomes(whole, 'v1 Pod', CRD), ['accepted', 'accepted']);
  assert.deepEqual(await outcomes(whole, 'b.io/v1 Cono', 'v1 Pod'), ['accepted', 'accepted']);
  assert.deepEqual(told.splice(0), [
    `ask ${CRD}`,
    'define 2: Cubo, Cono',
    'define 3: Cono',
    'ask b.io/v1 Cono',
  ]);
  // The first one defines less than the second, which counts.
  assert.deepEqual(await outcomes(whole, 'b.io/v1 Cubo'), ['accepted']);
  assert.deepEqual(told.splice(0), [
    'define 1: Cubo',
    'define 2: Cubo, Cono',
    'define 3: Cono',
    'ask b.io/v1 Cubo',
  ]);
  await outcomes(whole, 'b.io/v1 Cubo');
  assert.deepEqual(told, ['ask b.io/v1 Cubo']);
});

test('what is asked meanwhile waits until all is defined', async () => {
  const { told, start } = programs();
  const whole = new WholeProgram(start, definitions);
  const [one, two] = [whole.ask(['b.io/v1 Cubo']), whole.ask(['b.io/v1 Cono'])];
  assert.equal(whole.waiting, 2);
  await Promise.all([one, two]);
  assert.equal(whole.waiting, 0);
  assert.deepEqual(
    told.filter((line) => line.startsWith('ask')),
    ['ask b.io/v1 Cubo', 'ask b.io/v1 Cono'],
  );
  assert.equal(told.indexOf('ask b.io/v1 Cubo'), 2);
});

test('a definition that no program may see leaves its kind unknown', async () => {
  const { told, start } = programs();
  const whole = new WholeProgram(start, definitions);
  assert.deepEqual(await outcomes(whole, 'b.io/v1 Esfera'), ['unknown']);
  assert.deepEqual(told, []);
});

test('a definition may write the name in another way', async () => {
  const { start } = programs();
  const text = String.raw`kind: "Cub\u006f"`;
  const whole = new WholeProgram(start, [{ text, isForProgram: true }]);
  assert.deepEqual(await outcomes(whole, 'b.io/v1 Cubo'), ['accepted']);
});

test('where the extensions fail, what the core knows stays, and they are not asked again', async () => {
  const { told, start } = programs({ isDead: true });
  const whole = new WholeProgram(start, definitions);
  assert.deepEqual(await outcomes(whole, 'v1 Pod', CRD), ['accepted', 'unknown']);
  assert.deepEqual(await outcomes(whole, CRD), ['unknown']);
  assert.deepEqual(told, [`ask ${CRD}`]);
});
