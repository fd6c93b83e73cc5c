import type { Attributes } from './attributes.ts';
import { isIsoDate } from './iso-date.ts';
import type { LessonContext } from './parse-lesson.ts';
import type { SourceLocation } from './problem.ts';
import type { Skip } from './types.ts';

/** Reads why a step does not run, and until when; past that day it is a problem. */
export function parseSkip(
  { skip: reason, until }: Attributes,
  location: SourceLocation,
  { problems, source }: LessonContext,
): Skip | undefined {
  if (reason === undefined && until === undefined) return undefined;
  if (!reason || !until || !isIsoDate(until)) {
    problems.push({
      location,
      message: 'un paso que no se ejecuta dice por qué y hasta cuándo',
      hint: 'Así: skip="el motivo" until="2027-03-01".',
    });
    return undefined;
  }
  if (until < source.today) {
    problems.push({
      location,
      message: `este paso no se ejecuta desde antes del ${until}, y el plazo ha pasado`,
      hint: `Motivo: ${reason}. Quita skip y until, o justifica un plazo nuevo.`,
    });
  }
  return { reason, until };
}
