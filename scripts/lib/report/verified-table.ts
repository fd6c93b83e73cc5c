import type { LessonRecord, StepRecord } from '../../../src/lesson/lesson-record.ts';
import { toolVersion } from '../../../src/lesson/tool-version.ts';
import { columns } from './columns.ts';
import { formatDuration, formatSeconds } from './words.ts';

const HEAD = ['LECCIÓN', 'PASO', '', 'COMPROBADO EN', 'CUÁNDO', 'TARDÓ'];
const SIGNS = { verified: '✓', unverified: '○', skipped: '–' } as const;

/** Each step of each lesson: whether it is verified, on what, when, and how long it took. */
export function verifiedTable(records: readonly LessonRecord[]): string {
  return columns([HEAD, ...records.flatMap((record) => [...record.steps.map(rowIn(record))])]);
}

/** A line for each lesson: how many of its steps are verified, on what, when, and how long all took. */
export function verifiedSummary(records: readonly LessonRecord[]): string {
  return columns([HEAD, ...records.map(summaryRow)]);
}

function rowIn({ lesson, evidence }: LessonRecord): (record: StepRecord) => string[] {
  return ({ step, state, evidence: own }) => {
    const known = state === 'verified' && evidence && own;
    const [on, when, took] = known
      ? [toolVersion(evidence, lesson.isolation), evidence.recordedAt, tookOf(own)]
      : ['-', '-', '-'];
    return [lesson.slug, step.id, SIGNS[state], on, when.slice(0, 10), took];
  };
}

/** The command's own time and, where the lesson then waited for a state, that wait. */
function tookOf({ durationMs, settledMs }: { durationMs: number; settledMs: number }): string {
  return formatSeconds(durationMs + settledMs);
}

function summaryRow({ lesson, evidence, verification, steps }: LessonRecord): string[] {
  const done = steps.filter(({ state }) => state === 'verified').length;
  const whole = verification.state === 'verified';
  const took = steps.reduce((sum, { evidence: own }) => {
    return sum + (own ? own.durationMs + own.settledMs : 0);
  }, 0);
  return [
    lesson.slug,
    `${done} de ${steps.length}`,
    whole ? SIGNS.verified : SIGNS.unverified,
    evidence ? toolVersion(evidence, lesson.isolation) : '-',
    evidence?.recordedAt.slice(0, 10) ?? '-',
    evidence ? formatDuration(took) : '-',
  ];
}
