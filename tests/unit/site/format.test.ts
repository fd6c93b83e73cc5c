import assert from 'node:assert/strict';
import { test } from 'node:test';
import { count, duration, longDate, nthAttempt, shortDate } from '../../../src/site/format.ts';

test('duration: ms, seconds with a comma, minutes', () => {
  const cases: [number, string][] = [
    [0, '0 ms'],
    [99.4, '99 ms'],
    [812, '0,8 s'],
    [59_940, '59,9 s'],
    [60_000, '1 min'],
    [185_000, '3 min 5 s'],
  ];
  for (const [ms, text] of cases) assert.equal(duration(ms), text);
});

test('duration: just under a minute is not sixty seconds', () => {
  assert.equal(duration(59_990), '1 min');
});

test('dates are those of UTC, wherever the build runs', () => {
  assert.equal(longDate('2026-11-22T23:59:59Z'), '22 de noviembre de 2026');
  assert.equal(shortDate('2026-11-22T00:00:01Z'), '22 nov 2026');
  assert.equal(shortDate('2026-09-01T00:00:01Z'), '1 sept 2026');
});

test('count agrees with its noun', () => {
  assert.equal(count(1, 'línea más', 'líneas más'), '1 línea más');
  assert.equal(count(19, 'línea más', 'líneas más'), '19 líneas más');
});

test('attempts are told in words while they are few', () => {
  assert.equal(nthAttempt(2), 'segundo intento');
  assert.equal(nthAttempt(3), 'tercer intento');
  assert.equal(nthAttempt(6), 'intento 6');
});
