import type { Problem, SourceLocation } from '../lesson/problem.ts';
import { readYaml } from '../lesson/yaml.ts';
import { LONGEST_DOCUMENT } from './examine.ts';
import type { Chunk } from './text/documents.ts';

/** Why a document was not judged. */
export function explainUnread(
  location: SourceLocation,
  { text, line, badSeparator }: Chunk,
): Problem[] {
  const { file } = location;
  if (badSeparator !== undefined) return [explainSeparator(badSeparator, location)];
  if (text.length > LONGEST_DOCUMENT) {
    const message = `este documento pasa de ${LONGEST_DOCUMENT / 2 ** 20} MiB, que es lo más que se lee`;
    return [{ location, message, hint: 'Un API server no admite objetos de más de 3 MiB.' }];
  }
  const { problems } = readYaml(text, { file, line, kubernetes: true });
  const errors = problems.filter(({ isAdvice }) => !isAdvice);
  if (errors.length > 0) return errors;
  const message = 'el juez no puede con este documento';
  return [
    { location, message, hint: 'Está anidado demasiado hondo, o sus alias lo hacen enorme.' },
  ];
}

function explainSeparator(rest: string, location: SourceLocation): Problem {
  if (rest.startsWith('-')) {
    const message = 'el separador son tres guiones: «---»';
    return { location, message, hint: 'Quita los que sobran.' };
  }
  const column = '---'.length + rest.search(/\S/) + 1;
  const message = 'detrás de «---» solo puede ir un comentario';
  const hint = `Baja «${shortened(rest.trim())}» a la línea siguiente.`;
  return { location: { ...location, column }, message, hint };
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
