import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sharpenServices, simplifyShapes } from '../../../../scripts/lib/diagrams/shapes.ts';
import { element } from '../../../../scripts/lib/diagrams/tree.ts';

function stroked(...paths: string[]) {
  const children = paths.map((d) => element('path', { d }));
  return element('g', { class: 'outer-path' }, children);
}

test('a pill of many curves becomes a rectangle with round ends', () => {
  const pill = stroked(
    'M-54 -14 C-20 -14, 13 -14, 54 -14 C60 0, 60 0, 54 14 C0 14, 0 14, -60 0',
    'M0 0',
  );
  assert.deepEqual(
    simplifyShapes(pill),
    element('rect', { x: '-60', y: '-14', width: '120', height: '28', rx: '14' }),
  );
});

test('a circle of many curves becomes a circle', () => {
  const circle = stroked('M7 0 C7 7, -7 7, -7 0 C-7 -7, 7 -7, 7 0', 'M7 0');
  assert.deepEqual(simplifyShapes(circle), element('circle', { r: '7' }));
});

test('straight lines stay, and close', () => {
  const box = stroked('M-72 -21 L72 -21 L72 21 L-72 21', 'M-72 -21 C0 0, 0 0, 72 21');
  assert.deepEqual(simplifyShapes(box), element('path', { d: 'M-72 -21 L72 -21 L72 21 L-72 21Z' }));
});

test('a Service ends in points as long as half its height', () => {
  const points = '7,0 137,0 144,-14 137,-28 7,-28 0,-14';
  const service = element('g', { class: 'node servicio' }, [element('polygon', { points })]);
  assert.deepEqual(sharpenServices(service).children, [
    element('polygon', { points: '-60,-14 60,-14 72,0 60,14 -60,14 -72,0' }),
  ]);
});

test('what is not stroked by hand is left alone', () => {
  const plain = element('g', { class: 'node' }, [element('rect', { width: '3' })]);
  assert.equal(simplifyShapes(plain), plain);
  assert.equal(sharpenServices(plain), plain);
});
