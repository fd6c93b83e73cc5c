import type { Evidence } from '../../../src/lesson/evidence.ts';
import type { Lesson } from '../../../src/lesson/types.ts';
import { localPorts } from './local-ports.ts';
import type { Claim, Job } from './schedule.ts';

/** What a step takes where nothing was recorded; near the mean of those that were. */
const UNKNOWN_STEP_MS = 2000;

/** A lesson to run, what it needs for itself, and how long it may take. */
export interface LessonJob extends Job {
  readonly lesson: Lesson;
  readonly estimateMs: number;
}

/** The job of a lesson. Its recording, if there is one, tells how long it takes. */
export function lessonJob(lesson: Lesson, recorded: Evidence | undefined): LessonJob {
  const ports = localPorts(lesson).map(({ port }) => ({
    resource: `port ${port}`,
    isShared: false,
  }));
  return { lesson, claims: [world(lesson), ...ports], estimateMs: estimate(lesson, recorded) };
}

/**
 * Namespaces are apart, so their lessons share the cluster. Docker has no namespaces: names, networks and
 * what `docker ps` lists are the whole machine's, so its lessons follow one another; but they do not touch
 * the cluster, so one may run beside a lesson that has the cluster for itself.
 */
function world({ isolation }: Lesson): Claim {
  return isolation === 'docker'
    ? { resource: 'docker', isShared: false }
    : { resource: 'cluster', isShared: isolation === 'namespace' };
}

function estimate({ steps }: Lesson, recorded: Evidence | undefined): number {
  const known = new Map(
    recorded?.steps.map(({ id, durationMs, settledMs }) => [id, durationMs + settledMs]),
  );
  const times = steps.map(({ id, skip }) => (skip ? 0 : (known.get(id) ?? UNKNOWN_STEP_MS)));
  return times.reduce((sum, ms) => sum + ms, 0);
}

/**
 * The order in which lanes stay full. The longest first, so that no long one begins when the rest is done.
 * Those that need the cluster alone come last: it is idle around them only once, and what they break
 * cannot spoil the others. As many Docker lessons as fit beside them are kept for that time.
 */
export function inBalancedOrder<T extends LessonJob>(jobs: readonly T[]): readonly T[] {
  const longestFirst = jobs.toSorted((a, b) => b.estimateMs - a.estimateMs);
  const alone = longestFirst.filter(({ lesson }) => lesson.isolation === 'cluster');
  let room = alone.reduce((sum, { estimateMs }) => sum + estimateMs, 0);
  const beside = longestFirst.filter(({ lesson, estimateMs }) => {
    const fits = lesson.isolation === 'docker' && estimateMs <= room;
    if (fits) room -= estimateMs;
    return fits;
  });
  const last = [...alone, ...beside];
  return [...longestFirst.filter((job) => !last.includes(job)), ...last];
}
