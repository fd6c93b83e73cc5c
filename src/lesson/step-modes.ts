import type { Problem } from './problem.ts';
import type { Step } from './types.ts';

/** Checks that each step's way of ending makes sense where it stands in its lesson. */
export function checkModes(steps: readonly Step[], problems: Problem[]): void {
  steps.forEach((step, index) => {
    const wrong = modeProblem(step, steps.slice(0, index));
    if (wrong) problems.push({ location: step.location, ...wrong });
  });
}

function modeProblem(
  { mode, terminal, expectation, capture }: Step,
  before: readonly Step[],
): Omit<Problem, 'location'> | undefined {
  if (capture.length > 0 && mode !== 'run') {
    return {
      message: `«capture» no va con «${mode}»`,
      hint: 'Las variables se leen cuando el comando termina: guárdalas en un paso aparte.',
    };
  }
  if (mode === 'background') {
    if (terminal === 1) {
      return {
        message: 'un paso «background» necesita una terminal para él',
        hint: 'Se queda en marcha y no deja escribir: terminal="2".',
      };
    }
    return expectation
      ? undefined
      : {
          message: 'no se sabe cuándo está listo este paso «background»',
          hint: 'Dilo en su expectativa: port, stdout o then.',
        };
  }
  if (mode === 'watch' || mode === 'tty') {
    const isKnown =
      expectation && (expectation.stdout ?? expectation.table ?? expectation.numbers[0]);
    return isKnown
      ? undefined
      : {
          message: `no se sabe qué tiene que verse en este paso «${mode}»`,
          hint:
            mode === 'watch'
              ? 'Dilo en su expectativa, por ejemplo con stdout: { sequence: … }.'
              : 'Di en su expectativa qué aparece cuando está listo, por ejemplo stdout: { contains: "#" }.',
        };
  }
  if (mode !== 'send') return undefined;
  const last = before.findLast((step) => step.terminal === terminal);
  return last?.mode === 'tty' || last?.mode === 'send'
    ? undefined
    : {
        message: 'no hay nada abierto en esta terminal a lo que teclear',
        hint: 'Un paso «send» va después de un paso «tty» de su misma terminal.',
      };
}
