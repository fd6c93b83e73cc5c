import type { Evidence, StepEvidence } from './evidence.ts';
import { sha256 } from './evidence.ts';
import type { ExpectationPart } from './expectation-parts.ts';
import { partsOf, wantsNothing } from './expectation-parts.ts';
import { outputMismatch } from './match-output.ts';
import type { Problem } from './problem.ts';
import { includesAnswer, saysTheSame } from './same-answer.ts';
import type { Expectation, Lesson, Step } from './types.ts';
import { vacuousPort, vacuousStates } from './vacuous-state.ts';
import { withVariables } from './variables.ts';

/** What a command prints when nothing goes as it should: a word, a sentence, numbers and addresses. */
const ERRORS = [
  'error',
  'Error from server (InternalError): an error on the server has prevented the request',
  'fatal: 3 of 7 parts failed at 192.0.2.1 after 12s (code 500)',
];
/** JSON that says nothing, or that something went wrong. */
const JSON_ERRORS = [
  ...['{}', '[]', 'null', '""', '0'],
  '{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","reason":"InternalError","code":500}',
];
const BE_SPECIFIC = 'Escribe algo que solo pueda decir la respuesta buena.';

/**
 * Finds the expectations of a lesson that prove nothing, as its recorded evidence tells. Each part must fail
 * on no output and on an error; the whole, on what another step answered, unless both say the same; a state,
 * on an object that says nothing. Also finds what its own recorded answer no longer fulfils.
 */
export function vacuousExpectations(lesson: Lesson, evidence: Evidence | undefined): Problem[] {
  const recorded = new Map(evidence?.steps.map((step) => [step.id, step]));
  const captures = new Map<string, string>();
  return lesson.steps.flatMap((step, index) => {
    const expectation = step.expectation && withVariables(step.expectation, captures);
    const own = recorded.get(step.id);
    for (const [name, value] of Object.entries(own?.captures ?? {})) captures.set(name, value);
    if (!expectation || step.skip) return [];
    const now = { ...step, expectation };
    return [
      ...partsOf(expectation).flatMap((part) => vacuousPart(part, own)),
      ...sharedAnswers(now, lesson.steps, recorded),
      ...staleAnswer(now, own),
      ...vacuousPort(step, lesson.steps.slice(0, index)),
      ...vacuousStates(expectation, lesson, evidence),
    ];
  });
}

type Stream = ExpectationPart['stream'];
type ExpectantStep = Step & { readonly expectation: Expectation };

/** A part that holds where nothing was printed, or an error. */
function vacuousPart(
  { name, stream, alone, location }: ExpectationPart,
  own: StepEvidence | undefined,
): Problem[] {
  const holds = (text: string) =>
    outputMismatch(alone, { stdout: '', stderr: '', [stream]: text }) === undefined;
  if (!wantsNothing(alone) && holds('')) {
    const message = `${name} se cumple también si no sale nada`;
    return [{ location, message, hint: BE_SPECIFIC }];
  }
  // As many lines as the true answer has, so that an expectation that only counts them is found too.
  const lines = own?.[stream].trimEnd().split('\n') ?? [];
  const error = [
    ...ERRORS.flatMap((line) => [`${line}\n`, `${lines.map(() => line).join('\n')}\n`]),
    ...(alone.json || alone.jsonpath.length > 0 ? JSON_ERRORS : []),
  ].find(holds);
  if (error === undefined) return [];
  const message = `${name} se cumple también con un error como «${error.split('\n')[0]}»`;
  return [{ location, message, hint: BE_SPECIFIC }];
}

/** An expectation that what another step answered fulfils too, though it is another answer. */
function sharedAnswers(
  { id, expectation, command }: ExpectantStep,
  steps: readonly Step[],
  recorded: ReadonlyMap<string, StepEvidence>,
): Problem[] {
  const parts = partsOf(expectation);
  const streams = [...new Set(parts.map(({ stream }) => stream))];
  const own = recorded.get(id);
  const index = steps.findIndex((step) => step.id === id);
  const other = steps.find((step, place) => {
    const answer = recorded.get(step.id);
    if (!answer || !streams.some((stream) => answer[stream] !== '')) return false;
    const isAgain = question(step.command) === question(command);
    // Looking at the same thing again must tell what has changed; what changes later is of no concern.
    if (isAgain && place >= index) return false;
    // Another question may get this answer among others.
    const includes = (stream: Stream) => own && includesAnswer(answer[stream], own[stream]);
    if (!isAgain && streams.every(includes)) return false;
    if (step.expectation && isSame(parts, partsOf(step.expectation))) return false;
    if (own && streams.every((stream) => saysTheSame(own[stream], answer[stream]))) return false;
    return outputMismatch(expectation, answer) === undefined;
  });
  if (!other) return [];
  const message = `se cumple también con lo que respondió el paso «${other.id}»`;
  const hint =
    'Di lo que distingue a las dos respuestas; si deben ser iguales, escribe lo mismo en las dos.';
  return [{ location: expectation.location, message, hint }];
}

/** The words of a command that say what it asks, and not how to print it. */
function question(command: string): string {
  return command
    .split(/\s+/)
    .filter((word) => word !== '' && !word.startsWith('-'))
    .join(' ');
}

function isSame(some: readonly ExpectationPart[], others: readonly ExpectationPart[]): boolean {
  const [a, b] = [some, others].map((parts) =>
    JSON.stringify(parts, (key, value: unknown) => (key === 'location' ? undefined : value)),
  );
  return a === b;
}

/** An answer that was recorded for this very command, and does not fulfil what is expected of it today. */
function staleAnswer(step: ExpectantStep, own: StepEvidence | undefined): Problem[] {
  // What stays in its terminal goes on printing after its expectation held.
  if (step.mode !== 'run' || own?.commandHash !== sha256(step.command)) return [];
  const mismatch = outputMismatch(step.expectation, own);
  if (!mismatch) return [];
  const { location, message } = mismatch;
  const hint = 'Su respuesta grabada es de otra expectativa: vuelve a grabar con --record.';
  return [{ location, message: `lo grabado no la cumple: ${message}`, hint }];
}
