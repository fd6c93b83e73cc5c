/** `npm run examples [-- lesson…] [--record] [--keep] [--delete-cluster]`: runs the lessons for real. */
import { parseArgs } from 'node:util';
import type { Course } from '../src/lesson/course.ts';
import { readCourse } from '../src/lesson/course.ts';
import { formatProblem } from '../src/lesson/problem.ts';
import { suggestion } from '../src/lesson/suggest.ts';
import type { Lesson } from '../src/lesson/types.ts';
import { Cluster } from './lib/cluster/cluster.ts';
import { checkPrerequisites } from './lib/cluster/prerequisites.ts';
import { INTERRUPTED, onInterrupt } from './lib/interrupt.ts';
import { takeLock } from './lib/lock.ts';
import { Progress } from './lib/report/progress.ts';
import { count, formatSeconds } from './lib/report/words.ts';
import { changedLessons } from './lib/runner/changed-lessons.ts';
import type { ExamplesOptions } from './lib/runner/examples.ts';
import { hasPassed, runExamples } from './lib/runner/examples.ts';
import { stateFolder } from './lib/state-folder.ts';
import { UsageError } from './lib/usage-error.ts';

const HELP = `npm run examples [-- opciones] [lección…]

  --record           guarda lo que responda como la nueva evidencia de cada lección que pase
  --keep             no borra lo que crea la lección, para que puedas mirarlo
  --changed-since R  solo las lecciones que cambian desde la revisión R de git
  --node-image I     nodos de kind con otra imagen, para probar otra versión de Kubernetes
  --delete-cluster   borra el clúster del curso y termina
  --help             muestra esta ayuda

Sin lecciones, las ejecuta todas. Informe para CI: reports/examples.xml.`;

const TEXT_OPTIONS = {
  'changed-since': { type: 'string' },
  'node-image': { type: 'string' },
} as const;

const progress = new Progress();
const started = performance.now();

async function main(): Promise<number> {
  const { values, positionals } = readArguments();
  if (values.help) {
    progress.say(HELP);
    return 0;
  }
  const root = process.cwd();
  const course = withNodeImage(readCourse(root), values['node-image']);
  const chosen = chooseLessons(course.lessons, positionals);
  if (course.problems.length > 0) {
    progress.say(course.problems.map(formatProblem).join('\n'));
    return 1;
  }
  if (values.record && values['node-image']) {
    throw new UsageError(
      'La evidencia se guarda solo con la versión que enseña el curso: quita --node-image.',
    );
  }
  const revision = values['changed-since'];
  const lessons = revision === undefined ? chosen : await changedLessons(root, revision, chosen);
  if (lessons.length === 0) {
    progress.say('Ninguna lección cambia: no hay nada que ejecutar.');
    return 0;
  }
  const tools = await checkPrerequisites();
  const folder = stateFolder();
  const release = await takeLock(folder);
  const interrupt = onInterrupt(
    () =>
      progress.say(
        '\nInterrumpido: recogiendo lo que hay a medias (otro Ctrl-C lo deja como está)…',
      ),
    () => progress.say('\nSin recoger: la próxima ejecución borrará lo que ha quedado.'),
  );
  const { signal } = interrupt;
  const options = { root, course, lessons, tools, stateFolder: folder, progress, signal };
  try {
    if (values['delete-cluster']) return await deleteCluster(options);
    const outcomes = await runExamples({ ...options, record: values.record, keep: values.keep });
    return signal.aborted ? INTERRUPTED : summarize(outcomes);
  } catch (error) {
    if (signal.aborted) return INTERRUPTED;
    throw error;
  } finally {
    progress.stop();
    interrupt.stop();
    release();
  }
}

async function deleteCluster({
  course,
  ...options
}: Omit<ExamplesOptions, 'record' | 'keep'>): Promise<number> {
  const say = (line: string) => progress.say(line);
  await new Cluster({ ...options, versions: course.versions, say }).delete();
  progress.say('El clúster del curso ya no está.');
  return 0;
}

function readArguments() {
  const flag = { type: 'boolean', default: false } as const;
  try {
    return parseArgs({
      allowPositionals: true,
      options: { record: flag, keep: flag, help: flag, 'delete-cluster': flag, ...TEXT_OPTIONS },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${HELP}`);
  }
}

function withNodeImage(course: Course, nodeImage: string | undefined): Course {
  return nodeImage === undefined
    ? course
    : { ...course, versions: { ...course.versions, nodeImage } };
}

function chooseLessons(lessons: readonly Lesson[], slugs: readonly string[]): readonly Lesson[] {
  const known = lessons.map(({ slug }) => slug);
  const unknown = slugs.find((slug) => !known.includes(slug));
  if (unknown !== undefined) {
    throw new UsageError(`No hay ninguna lección «${unknown}». ${suggestion(unknown, known)}`);
  }
  return slugs.length === 0 ? lessons : lessons.filter(({ slug }) => slugs.includes(slug));
}

function summarize(outcomes: Awaited<ReturnType<typeof runExamples>>): number {
  const steps = outcomes.flatMap((outcome) => outcome.steps);
  const passed = steps.filter(({ state }) => state === 'passed').length;
  const failed = outcomes.filter((outcome) => !hasPassed(outcome)).length;
  progress.say(
    `\n${passed} de ${count(steps.length, 'paso', 'pasos')} en ${formatSeconds(performance.now() - started)}`,
  );
  if (failed > 0) progress.say(`${count(failed, 'lección', 'lecciones')} con fallos`);
  return failed > 0 ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  progress.stop();
  console.error(error instanceof UsageError ? error.message : error);
  process.exitCode = 2;
}
