import { suggestion } from '../../../src/lesson/suggest.ts';
import type { Problem, SourceLocation } from '../../../src/lesson/problem.ts';
import type { Diagram } from '../../../src/lesson/types.ts';
import { ALPHABET, KINDS, LETTERS, diagramKind, letters } from './alphabet.ts';

const OWN_STYLE = /^(\s*)(classDef|style|linkStyle|click|%%\{|---)(?=[\s{]|$)/;

/** What is wrong in a diagram's source and can be said without drawing it. */
export function inspectSource(diagram: Diagram): Problem[] {
  return [...kindProblems(diagram), ...accessProblems(diagram), ...styleProblems(diagram)].concat(
    letterProblems(diagram),
  );
}

/** Where a line and column of a diagram's source, both from 1, are in its MDX file. */
export function locate({ location }: Diagram, line: number, column: number): SourceLocation {
  return {
    file: location.file,
    line: location.line + line,
    column: location.column + column - 1,
  };
}

function kindProblems(diagram: Diagram): Problem[] {
  const kind = diagramKind(diagram.source);
  if ((KINDS as readonly string[]).includes(kind)) return [];
  return [
    {
      location: locate(diagram, 1, 1),
      message: `el curso no dibuja diagramas «${kind}»`,
      hint: suggestion(kind, KINDS),
    },
  ];
}

/** Who cannot see the drawing reads these two. */
function accessProblems({ id, source, location }: Diagram): Problem[] {
  const required = [
    { name: 'accTitle', pattern: /^\s*accTitle\s*:\s*\S/m, example: 'accTitle: De qué trata' },
    {
      name: 'accDescr',
      pattern: /^\s*accDescr\s*(?::\s*\S|\{\s*[^\s}])/m,
      example: 'accDescr: Lo que se ve, contado en una frase',
    },
  ];
  return required
    .filter(({ pattern }) => !pattern.test(source))
    .map(({ name, example }) => ({
      location,
      message: `al diagrama «${id}» le falta ${name}`,
      hint: `Añade bajo la primera línea: ${example}`,
    }));
}

function styleProblems(diagram: Diagram): Problem[] {
  return diagram.source.split('\n').flatMap((text, index): Problem[] => {
    const [, indent = '', word] = OWN_STYLE.exec(text) ?? [];
    if (word === undefined) return [];
    const hint = `Los trazos y colores los pone el curso: usa ${LETTERS.map((letter) => `:::${letter}`).join(', ')}.`;
    const location = locate(diagram, index + 1, indent.length + 1);
    return [{ location, message: `«${word}» no se usa en los diagramas del curso`, hint }];
  });
}

function letterProblems(diagram: Diagram): Problem[] {
  return [...letters(diagram.source)]
    .filter(({ letter }) => !(letter in ALPHABET))
    .map(({ letter, line, column }) => ({
      location: locate(diagram, line, column),
      message: `«${letter}» no es del alfabeto del curso`,
      hint: suggestion(letter, LETTERS),
    }));
}
