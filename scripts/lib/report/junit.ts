import type { Lesson } from '../../../src/lesson/types.ts';
import type { Leak } from '../runner/leak-check.ts';
import { formatLeak } from '../runner/leak-check.ts';
import type { LessonOutcome, StepOutcome } from '../runner/run-lesson.ts';
import { withoutColour } from './block.ts';
import type { Again } from './failure.ts';
import { describeFailure } from './failure.ts';
import { attributesOf as write, escapeXml as escape } from './xml.ts';

/**
 * The outcomes as JUnit XML, the form that CI systems read: a suite for each lesson (of each round, if there
 * are several), a case for each step, times in seconds; and a suite of what was left behind, if anything was.
 */
export function toJUnit(
  rounds: readonly (readonly LessonOutcome[])[],
  leaks: readonly Leak[] = [],
  script: Again['script'] = 'examples',
): string {
  const suites = rounds.flatMap((outcomes, index) => {
    const round = rounds.length > 1 ? ` (${index + 1} de ${rounds.length})` : '';
    return outcomes.map((outcome) => suite(outcome, round, script));
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${script}">\n${suites.join('')}${leakSuite(leaks)}</testsuites>\n`;
}

function leakSuite(leaks: readonly Leak[]): string {
  if (leaks.length === 0) return '';
  const count = String(leaks.length);
  const cases = leaks.map((leak) => {
    const text = formatLeak(leak);
    const attributes = write({ classname: leak.lessons.join(' ') || 'restos', name: leak.text });
    return `    <testcase${attributes}><failure${write({ message: text })}/></testcase>\n`;
  });
  const attributes = write({ name: 'restos', tests: count, failures: count });
  return `  <testsuite${attributes}>\n${cases.join('')}  </testsuite>\n`;
}

function suite(
  { lesson, steps, totalMs, error }: LessonOutcome,
  round: string,
  script: Again['script'],
): string {
  const cases = steps.map((outcome) => testCase(lesson, outcome, script));
  if (error !== undefined) cases.push(errorCase(lesson.slug, lesson.file, error));
  const count = (state: StepOutcome['state'][]) =>
    steps.filter((step) => state.includes(step.state)).length;
  const attributes = {
    name: lesson.slug + round,
    tests: String(cases.length),
    failures: String(count(['failed'])),
    errors: String(error === undefined ? 0 : 1),
    skipped: String(count(['skipped', 'not-run'])),
    time: seconds(totalMs),
  };
  return `  <testsuite${write(attributes)}>\n${cases.join('')}  </testsuite>\n`;
}

function testCase(lesson: Lesson, outcome: StepOutcome, script: Again['script']): string {
  const { step, state, mismatch, totalMs } = outcome;
  const { file, line } = step.location;
  const attributes = write({
    classname: lesson.slug,
    name: step.id,
    file,
    line: String(line),
    time: seconds(totalMs),
  });
  if (state === 'passed') return `    <testcase${attributes}/>\n`;
  if (state !== 'failed') {
    const message = write({ message: step.skip?.reason ?? 'un paso anterior falló' });
    return `    <testcase${attributes}><skipped${message}/></testcase>\n`;
  }
  const message = write({ message: mismatch?.message ?? '' });
  const text = describeFailure(lesson, outcome, withoutColour, { script, flags: '' });
  return `    <testcase${attributes}><failure${message}>${escape(text)}</failure></testcase>\n`;
}

function errorCase(slug: string, file: string, error: string): string {
  const attributes = write({ classname: slug, name: 'lección', file });
  return `    <testcase${attributes}><error${write({ message: error })}/></testcase>\n`;
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}
