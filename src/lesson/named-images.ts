import type { Image } from './images.ts';
import type { Problem, SourceLocation } from './problem.ts';
import { closest } from './suggest.ts';

/** An image that a text names, where, and the line of that text. */
export interface NamedImage {
  readonly name: string;
  readonly location: SourceLocation;
  /** The whole line, with the comment in which its author may say why nobody has that image. */
  readonly line: string;
}

const MARK = /#\s*no existe a propósito: \S/i;
const ALMOST = /#.*\bno existe\b/i;

/**
 * What is wrong with the images that a text names. All are in the list of the course, but those whose line
 * says, in a comment, that they do not exist on purpose: `# no existe a propósito: una errata`.
 */
export function imageProblems(named: readonly NamedImage[], known: readonly Image[]): Problem[] {
  return named.flatMap((one) => imageProblem(one, known) ?? []);
}

function imageProblem(
  { name, location, line }: NamedImage,
  known: readonly Image[],
): Problem | undefined {
  const image = known.find((candidate) => candidate.name === name);
  if (MARK.test(line)) {
    if (!image) return undefined;
    const message = `«${name}» no existe a propósito, pero está en la lista de imágenes`;
    return { location, message, hint: 'Quita el comentario, o usa otra.' };
  }
  if (image?.isBase) {
    const message = `«${name}» solo sirve para construir otras: en el clúster no está`;
    return { location, message, hint: 'Si hace falta, quita «base» en content/versiones.yaml.' };
  }
  if (image) return undefined;
  return {
    location,
    message: `«${name}» no es una imagen del curso`,
    hint: hintFor(name, line, known),
  };
}

function hintFor(name: string, line: string, known: readonly Image[]): string {
  if (ALMOST.test(line)) return 'Di por qué, así: # no existe a propósito: por qué';
  const names = known.filter(({ isBase }) => !isBase).map((image) => image.name);
  const meant = closest(name, names);
  const guess = meant === undefined ? `Hay: ${names.join(', ')}.` : `¿Querías decir «${meant}»?`;
  return (
    `${guess} Si es nueva, va en content/versiones.yaml; ` +
    'si no existe a propósito, dilo en su línea: # no existe a propósito: por qué'
  );
}
