import assert from 'node:assert/strict';
import { test } from 'node:test';
import { annotation } from '../../../../scripts/lib/report/annotations.ts';
import { toJUnit } from '../../../../scripts/lib/report/junit.ts';
import { count, formatDuration, formatSeconds } from '../../../../scripts/lib/report/words.ts';
import type { StepOutcome } from '../../../../scripts/lib/runner/run-lesson.ts';
import type { Lesson, Step } from '../../../../src/lesson/types.ts';

const location = { file: 'content/x.mdx', line: 3, column: 1 };
const step = (id: string) => ({ id, location, command: `kubectl get <${id}>` }) as Step;
const lesson = { slug: 'pod', file: 'content/x.mdx' } as Lesson;

test('JUnit: one suite a lesson, one case a step, markup and control characters escaped', () => {
  const mismatch = { location, message: 'no "es" <eso>', expected: 'a & b', actual: '\u0000]]>' };
  const steps: StepOutcome[] = [
    { step: step('bien'), state: 'passed', totalMs: 1500 },
    { step: step('mal'), state: 'failed', mismatch, diagnosis: 'nada', totalMs: 20 },
    { step: step('luego'), state: 'not-run', totalMs: 0 },
  ];
  const outcome = {
    lesson,
    steps,
    timeline: [],
    images: [],
    totalMs: 2000,
    error: 'al recoger: <x>',
  };
  assert.equal(
    toJUnit([[outcome]]),
    `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="examples">
  <testsuite name="pod" tests="4" failures="1" errors="1" skipped="1" time="2.000">
    <testcase classname="pod" name="bien" file="content/x.mdx" line="3" time="1.500"/>
    <testcase classname="pod" name="mal" file="content/x.mdx" line="3" time="0.020"><failure message="no &quot;es&quot; &lt;eso&gt;">content/x.mdx:3:1: no &quot;es&quot; &lt;eso&gt;
    comando (content/x.mdx:3:1):
        kubectl get &lt;mal&gt;
    se esperaba:
        a &amp; b
    llegó:
        \ufffd]]&gt;
    qué había en ese momento:
        nada
    para repetir hasta este paso y mirar: npm run examples -- pod#mal --keep</failure></testcase>
    <testcase classname="pod" name="luego" file="content/x.mdx" line="3" time="0.000"><skipped message="un paso anterior falló"/></testcase>
    <testcase classname="pod" name="lección" file="content/x.mdx"><error message="al recoger: &lt;x&gt;"/></testcase>
  </testsuite>
</testsuites>
`,
  );
});

test('JUnit: of several rounds, each suite says which one it is of', () => {
  const outcome = { lesson, steps: [], timeline: [], images: [], totalMs: 0 };
  const names = [...toJUnit([[outcome], [outcome]]).matchAll(/testsuite name="([^"]+)"/g)];
  assert.deepEqual(
    names.map(([, name]) => name),
    ['pod (1 de 2)', 'pod (2 de 2)'],
  );
});

test('annotations escape what GitHub reads as its own', () => {
  const odd = { file: 'a,b:c.mdx', line: 1, column: 2 };
  assert.equal(
    annotation('error', odd, '100 %\nsí'),
    '::error file=a%2Cb%3Ac.mdx,line=1,col=2::100 %25%0Así',
  );
});

test('numbers and nouns as Spanish writes them', () => {
  assert.equal(formatSeconds(1250), '1,3 s');
  assert.equal(formatSeconds(2000), '2 s');
  assert.equal(formatDuration(59_400), '59,4 s');
  assert.equal(formatDuration(59_600), '1 min');
  assert.equal(formatDuration(160_400), '2 min 40 s');
  assert.equal(count(1, 'paso', 'pasos'), '1 paso');
  assert.equal(count(0, 'paso', 'pasos'), '0 pasos');
});
