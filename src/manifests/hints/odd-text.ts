import {
  codePoint,
  inCurlyQuotes,
  ODD_SPACE,
  unseenHint,
  unseenIn,
} from '../../lesson/odd-characters.ts';
import type { Finding, Part } from '../part.ts';

/** Where a value has to be put in before anybody applies it: `${X}`, `$X`, `<x>`, `__X__`, `{{ x }}`. */
const UNFILLED = /\$\{[^{}]+\}|^\$\w+$|<\p{L}[\p{L}\d_. -]*>|__[A-Z][A-Z\d_]*?__|\{\{.*\}\}/u;

/** An error on a text that some program wrote, or made of what somebody wrote: then that is what is wrong with it. */
export function withOddText(finding: Finding, object: Part): Finding {
  if (finding.isAdvice) return finding;
  const steps = finding.path.slice(object.path.length);
  const text = finding.isKey ? steps.at(-1) : object.at(...steps).value;
  const hint = typeof text === 'string' ? oddTextHint(text, finding.message) : undefined;
  return hint === undefined ? finding : { ...finding, hint };
}

function oddTextHint(text: string, message: string): string | undefined {
  if (text.includes('<no value>'))
    return 'Lo escribe Helm cuando a values.yaml le falta ese valor.';
  if (UNFILLED.test(text)) return 'Está sin rellenar: pon tu valor.';
  const [, comment] = /\s(\/\/.*)$/.exec(text) ?? [];
  if (comment !== undefined) return `Si «${comment}» es un comentario, en YAML empieza por «#».`;
  const inner = inCurlyQuotes(text) ?? /^«(.*)»$/su.exec(text)?.[1];
  if (inner === undefined) return unseenTextHint(text);
  const why = 'Esas comillas son de un procesador de textos.';
  return message.startsWith('se esperaba un número') && /^\d+$/.test(inner)
    ? `${why} Escríbelo sin comillas: ${inner}.`
    : `${why} Ponlas rectas: ${JSON.stringify(inner)}.`;
}

function unseenTextHint(text: string): string | undefined {
  const character = unseenIn(text);
  if (character === undefined) return undefined;
  const what = ODD_SPACE.test(character) ? 'un espacio que no lo es' : 'un carácter que no se ve';
  return `Tiene ${what} (${codePoint(character)}). ${unseenHint(character)}`;
}
