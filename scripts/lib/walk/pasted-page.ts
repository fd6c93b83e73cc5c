import type { Problem, SourceLocation } from '../../../src/lesson/problem.ts';
import type { Lesson, Step } from '../../../src/lesson/types.ts';
import type { Moved } from './addresses.ts';
import { moveAddresses } from './addresses.ts';
import { changedByHistory } from './history-expansion.ts';
import type { Copy } from './page-copies.ts';

/** What a page must let a reader copy. */
export interface ExpectedPage {
  readonly lesson: Lesson;
  /** Its commands, in the order of the page. */
  readonly steps: readonly Step[];
}

/** The commands of a page as they came off the clipboard, and what is wrong with them. */
export interface PastedPage {
  readonly steps: readonly Step[];
  readonly problems: readonly Problem[];
}

/**
 * Compares what was copied from a page with what its lesson says: all of the commands and no other, in their
 * order, byte for byte but for the addresses that moved, each under the terminal where it belongs; and the
 * manifests that it shows.
 */
export async function pastedPage(
  { lesson, steps }: ExpectedPage,
  copies: readonly Copy[],
  moved: readonly Moved[],
): Promise<PastedPage> {
  const commands = copies.filter(({ kind }) => kind === 'command');
  const texts = new Map(commands.map(({ of, text }) => [of, text]));
  const pasted = steps.map((step) => ({ ...step, command: texts.get(step.id) ?? '' }));
  const problems = [
    ...orderProblems(lesson, steps, commands),
    ...steps.flatMap((step) => byteProblems(step, texts.get(step.id), moved)),
    ...terminalProblems(steps, commands),
    ...copies.flatMap((copy) => manifestProblems(lesson, copy)),
    ...(await historyProblems(pasted)),
  ];
  return { steps: pasted, problems };
}

function orderProblems(lesson: Lesson, steps: readonly Step[], copies: readonly Copy[]): Problem[] {
  const wanted = steps.map(({ id }) => id);
  const found = copies.map(({ of }) => of);
  if (wanted.join() === found.join()) return [];
  const location = { file: lesson.file, line: 1, column: 1 };
  const message = 'los botones de copiar de la página no son los pasos de la lección, en su orden';
  const hint = `Debían ser: ${wanted.join(', ')}\n    y son:      ${found.join(', ')}`;
  return [{ location, message, hint }];
}

function byteProblems(step: Step, text: string | undefined, moved: readonly Moved[]): Problem[] {
  const wanted = moveAddresses(step.command, moved);
  if (text === undefined || text === wanted) return [];
  const message = `el botón de copiar de «${step.id}» copia otra cosa`;
  return [
    problem(
      step.location,
      message,
      `Debía ser ${JSON.stringify(wanted)}\n    y es ${JSON.stringify(text)}`,
    ),
  ];
}

/** A terminal is named where it changes: a reader who sees no name stays where they are. */
function terminalProblems(steps: readonly Step[], copies: readonly Copy[]): Problem[] {
  let current = 1;
  return steps.flatMap((step) => {
    current = copies.find(({ of }) => of === step.id)?.terminal ?? current;
    if (current === step.terminal) return [];
    const message = `quien sigue la página pega «${step.id}» en la terminal ${current}`;
    return [problem(step.location, message, `Es de la terminal ${step.terminal}.`)];
  });
}

function manifestProblems({ manifests, file }: Lesson, { kind, of, text }: Copy): Problem[] {
  if (kind !== 'manifest') return [];
  const manifest = manifests.find(({ name }) => name === of);
  if (manifest && `${text}\n` === manifest.text.replace(/\n*$/, '\n')) return [];
  const location = { file: manifest?.file ?? file, line: 1, column: 1 };
  return [
    problem(location, `el botón de copiar de «${of}» no copia el archivo`, 'Deben ser iguales.'),
  ];
}

async function historyProblems(steps: readonly Step[]): Promise<Problem[]> {
  const shell = steps.filter(({ mode, skip }) => mode !== 'send' && !skip);
  const changed = await changedByHistory(shell.map(({ command }) => command));
  return shell
    .filter((_, index) => changed[index])
    .map(({ id, location }) => {
      const message = `al pegar «${id}», bash toma un «!» por una referencia a su historial`;
      return problem(location, message, 'Entre comillas simples no lo hace.');
    });
}

function problem(location: SourceLocation, message: string, hint: string): Problem {
  return { location, message, hint };
}
