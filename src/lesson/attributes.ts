import type { Problem, SourceLocation } from './problem.ts';
import { suggestion } from './suggest.ts';

/** Attributes of a fence (`id="aplicar" exit="1"`), by name. */
export type Attributes = Readonly<Partial<Record<string, string>>>;

const WORD = /[^\s"]+(?:"[^"]*"?)?/g;
const ATTRIBUTE = /^([A-Za-z][\w-]*)(?:="([^"]*)")?$/;

/**
 * Reads the text after a fence's language. A name without a value has the empty string.
 * What is unknown, repeated or not an attribute goes to `problems`.
 */
export function parseAttributes(
  meta: string,
  allowed: readonly string[],
  location: SourceLocation,
  problems: Problem[],
): Attributes {
  const found: Record<string, string> = {};
  const complain = (message: string, hint: string) => problems.push({ location, message, hint });
  for (const [word] of meta.matchAll(WORD)) {
    const [, name, value] = ATTRIBUTE.exec(word) ?? [];
    if (name === undefined) {
      complain(`«${word}» no es un atributo`, 'Los atributos se escriben así: nombre="valor".');
    } else if (!allowed.includes(name)) {
      complain(`atributo desconocido «${name}»`, suggestion(name, allowed));
    } else if (name in found) {
      complain(`el atributo «${name}» está repetido`, 'Deja solo uno.');
    } else {
      found[name] = value ?? '';
    }
  }
  return found;
}
