import type { Problem } from './problem.ts';
import type { Step, StepMode } from './types.ts';

type Complaint = Omit<Problem, 'location'>;

/** By mode, what may be wrong with a step where it stands, after those before it. */
const CHECKS: Readonly<
  Record<StepMode, (step: Step, before: readonly Step[]) => Complaint | undefined>
> = {
  run: () => undefined,
  background: checkBackground,
  watch: checkSeen,
  tty: checkSeen,
  send: checkSend,
};

/** Checks that each step's way of ending makes sense where it stands in its lesson. */
export function checkModes(steps: readonly Step[], problems: Problem[]): void {
  steps.forEach((step, index) => {
    const wrong = checkCapture(step) ?? CHECKS[step.mode](step, steps.slice(0, index));
    if (wrong) problems.push({ location: step.location, ...wrong });
  });
}

function checkCapture({ mode, capture }: Step): Complaint | undefined {
  if (capture.length === 0 || mode === 'run') return undefined;
  return {
    message: `«capture» no va con «${mode}»`,
    hint: 'Las variables se leen cuando el comando termina: guárdalas en un paso aparte.',
  };
}

function checkBackground({ terminal, expectation }: Step): Complaint | undefined {
  if (terminal === 1) {
    return {
      message: 'un paso «background» necesita una terminal para él',
      hint: 'Se queda en marcha y no deja escribir: terminal="2".',
    };
  }
  if (expectation) return undefined;
  return {
    message: 'no se sabe cuándo está listo este paso «background»',
    hint: 'Dilo en su expectativa: port, stdout o then.',
  };
}

function checkSeen({ mode, expectation }: Step): Complaint | undefined {
  if (expectation?.stdout ?? expectation?.table ?? expectation?.numbers[0]) return undefined;
  const hint =
    mode === 'watch'
      ? 'Dilo en su expectativa, por ejemplo con stdout: { sequence: … }.'
      : 'Di en su expectativa qué aparece cuando está listo, por ejemplo stdout: { contains: "#" }.';
  return { message: `no se sabe qué tiene que verse en este paso «${mode}»`, hint };
}

function checkSend({ terminal }: Step, before: readonly Step[]): Complaint | undefined {
  const last = before.findLast((step) => step.terminal === terminal);
  if (last?.mode === 'tty' || last?.mode === 'send') return undefined;
  return {
    message: 'no hay nada abierto en esta terminal a lo que teclear',
    hint: 'Un paso «send» va después de un paso «tty» de su misma terminal.',
  };
}
