import type { Evidence } from './evidence.ts';
import { matchCheck } from './match-check.ts';
import type { Problem } from './problem.ts';
import type { Expectation, Json, Lesson, StateCheck, Step } from './types.ts';
import { withVariables } from './variables.ts';

/** Objects that say nothing of themselves. */
const BLANK: readonly Json[] = [{}, { metadata: {}, spec: {}, status: {} }];

/** State checks that hold on an object that says nothing, or that wait for what nobody ever names to be gone. */
export function vacuousStates(
  { then }: Expectation,
  lesson: Lesson,
  evidence: Evidence | undefined,
): Problem[] {
  return then.flatMap((check) => {
    if (check.type === 'match') return blankState(check);
    return evidence ? unknownAbsence(check, lesson, evidence) : [];
  });
}

function blankState(check: StateCheck): Problem[] {
  if (BLANK.every((object) => matchCheck(check, object) !== undefined)) return [];
  const { resource, name } = check.target;
  const message = `${resource}/${name} se cumple también con un objeto que no dice nada`;
  const hint = 'Pon en «match» un valor que solo tenga cuando todo va bien.';
  return [{ location: check.location, message, hint }];
}

/** That something is not there proves nothing where nothing of that name was ever there. */
function unknownAbsence(
  { target, location }: StateCheck,
  lesson: Lesson,
  { steps }: Evidence,
): Problem[] {
  const said = [
    ...lesson.steps.map(({ command }) => command),
    ...lesson.manifests.map(({ text }) => text),
    ...steps.flatMap(({ stdout, captures = {} }) => [stdout, ...Object.values(captures)]),
  ];
  const values = new Map(steps.flatMap(({ captures = {} }) => Object.entries(captures)));
  const present = lesson.steps.flatMap(({ expectation }) =>
    expectation
      ? withVariables(expectation, values).then.filter(({ type }) => type === 'match')
      : [],
  );
  const isNamed =
    present.some((check) => check.target.name === target.name) ||
    said.some((text) => wordsOf(text).has(target.name));
  if (isNamed) return [];
  const message = `nada en la lección se llama «${target.name}»: siempre estará ausente`;
  return [{ location, message, hint: 'Mira si el nombre está bien escrito.' }];
}

/** Names as they stand in commands, manifests and outputs. */
function wordsOf(text: string): Set<string> {
  return new Set(text.split(/[^\w.-]+/));
}

/** A port that an earlier step, still running, already opens: the later one would prove nothing. */
export function vacuousPort(step: Step, earlier: readonly Step[]): Problem[] {
  const port = step.expectation?.port;
  if (port === undefined || !staysRunning(step)) return [];
  const owner = earlier.find(
    (candidate, index) =>
      candidate.expectation?.port === port &&
      staysRunning(candidate) &&
      // It is ended by the next step of its own terminal.
      ![...earlier.slice(index + 1), step].some(({ terminal }) => terminal === candidate.terminal),
  );
  if (!owner) return [];
  const message = `el puerto ${port} ya lo abre el paso «${owner.id}», que sigue en marcha`;
  return [
    { location: step.expectation?.location ?? step.location, message, hint: 'Usa otro puerto.' },
  ];
}

function staysRunning({ mode, skip }: Step): boolean {
  return !skip && (mode === 'background' || mode === 'tty' || mode === 'watch');
}
