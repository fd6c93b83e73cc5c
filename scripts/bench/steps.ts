/**
 * `npm run bench:steps`: what a step costs over bash running the same bytes, side by side in one run: whole
 * lessons through the runner (terminal, expectation, evidence), and one bash that is given the same commands.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Lesson } from '../../src/lesson/types.ts';
import { parseLesson } from '../../src/lesson/parse-lesson.ts';
import { LessonSession } from '../lib/runner/lesson-session.ts';
import type { LessonWorld } from '../lib/runner/lesson-world.ts';

const ROUNDS = 10;
const STEPS = 50;
const COMMAND = 'n=$((${n:-0} + 1)); /bin/echo "paso $n"';
/** The command that prints a great deal, in bytes. */
const FLOOD = 100_000_000;
const ENV = { PATH: process.env['PATH'] ?? '' };
const NOTHING = () => Promise.resolve(undefined);
const WORLD: LessonWorld = {
  env: {},
  stepStarted: () => 0,
  timeline: () => Promise.resolve([]),
  object: NOTHING,
  images: () => Promise.resolve([]),
  diagnose: () => Promise.resolve(''),
  close: NOTHING,
};

const runner: number[] = [];
const bash: number[] = [];
const lesson = lessonOf(Array.from({ length: STEPS }, () => COMMAND));
for (let round = 0; round < ROUNDS; round += 1) {
  runner.push((await time(() => throughRunner(lesson))) / STEPS);
  bash.push((await time(() => throughBash(lesson))) / STEPS);
}
await throughRunner(lessonOf([`head -c ${FLOOD} /dev/zero`]));
const [ours, theirs] = [median(runner), median(bash)];
console.log(`un paso del ejecutor   ${ours.toFixed(2)} ms (mediana de ${ROUNDS} lecciones de ${STEPS} pasos)
lo mismo en una bash   ${theirs.toFixed(2)} ms
de más, por paso       ${(ours - theirs).toFixed(2)} ms (límite: 30 ms)
memoria del ejecutor   ${Math.round(process.resourceUsage().maxRSS / 1024)} MB como mucho, con un comando que imprime 100 MB (límite: 300 MB)`);

function lessonOf(commands: readonly string[]): Lesson {
  const fences = commands.map(
    (command, index) => `\`\`\`sh id="paso-${index}"\n${command}\n\`\`\`\n`,
  );
  const { lesson: parsed } = parseLesson({
    folder: 'content/lecciones/01-banco',
    text: fences.join('\n'),
    manifests: new Map(),
    site: '',
    today: '',
  });
  if (!parsed) throw new Error('the lesson of the benchmark does not parse');
  return parsed;
}

async function throughRunner(what: Lesson): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'kev-bench-'));
  const observer = { stepStarted: () => undefined, stepEnded: () => undefined };
  const { signal } = new AbortController();
  const session = new LessonSession({
    world: WORLD,
    scratch,
    terminals: { env: ENV },
    observer,
    signal,
  });
  await session.run(what);
  await session.close();
  rmSync(scratch, { recursive: true });
}

async function throughBash({ steps }: Lesson): Promise<void> {
  const child = spawn('bash', ['--noprofile', '--norc'], {
    env: ENV,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.stdin.end(steps.map(({ command }) => `${command}\n`).join(''));
  await once(child, 'close');
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}
