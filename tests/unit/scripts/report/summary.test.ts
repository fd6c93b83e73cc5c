import assert from 'node:assert/strict';
import { test } from 'node:test';
import { repeatTable } from '../../../../scripts/lib/report/repeat-table.ts';
import { summary } from '../../../../scripts/lib/report/summary.ts';
import type { LessonOutcome, StepOutcome } from '../../../../scripts/lib/runner/run-lesson.ts';

/** An outcome whose only step passed, or failed with the id given, or that failed outside of its steps. */
function outcome(slug: string, totalMs: number, failed?: string): LessonOutcome {
  const state = failed === undefined ? 'passed' : failed === '' ? 'not-run' : 'failed';
  const steps = [{ step: { id: failed }, state } as StepOutcome];
  const error = failed === '' ? { error: 'no hay clúster' } : {};
  return { lesson: { slug }, steps, totalMs, ...error } as unknown as LessonOutcome;
}

test('what side by side took, and what one after another would have', () => {
  const outcomes = [outcome('pod', 170_000), outcome('docker', 120_000)];
  assert.equal(
    summary(outcomes, 160_000),
    '2 de 2 pasos, 2 lecciones en 2 min 40 s; una tras otra habrían sido 4 min 50 s',
  );
});

test('a lesson alone has nothing beside it; those that fail are named', () => {
  assert.equal(
    summary([outcome('pod', 900, 'crear')], 1000),
    '0 de 1 paso, 1 lección en 1 s\n1 lección con fallos: pod',
  );
});

test('several rounds: how often each lesson passed, its times, and what failed most', () => {
  const rounds = [
    [outcome('pod', 3000), outcome('docker', 100, 'red')],
    [outcome('pod', 1000), outcome('docker', 100, '')],
    [outcome('pod', 2000), outcome('docker', 100, 'red')],
  ];
  const leaks = [{ text: 'sobra la red x', lessons: ['docker'] }];
  assert.equal(
    repeatTable(rounds, leaks),
    `LECCIÓN   PASA   FALLA   MÍN.   MEDIANA   MÁX.   RESTOS   QUÉ FALLÓ
pod       3      0       1 s    2 s       3 s    0
docker    0      3       -      -         -      1        red ×2, (fuera de los pasos) ×1`,
  );
});
