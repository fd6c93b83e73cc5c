import type { Part } from '../part.ts';

/** A form that a name must have, and how it is told to a person. */
export interface NameForm {
  readonly pattern: RegExp;
  readonly max: number;
  readonly rule: string;
}

const label = '[a-z0-9](?:[-a-z0-9]*[a-z0-9])?';

export const dnsLabel: NameForm = {
  pattern: new RegExp(`^${label}$`),
  max: 63,
  rule: 'Minúsculas sin tildes, cifras y guiones; empieza y acaba en letra o cifra; 63 como mucho.',
};

export const dnsSubdomain: NameForm = {
  pattern: new RegExp(`^${label}(?:\\.${label})*$`),
  max: 253,
  rule: 'Minúsculas sin tildes, cifras, guiones y puntos; empieza y acaba en letra o cifra.',
};

/** Names that only have to fit in a URL, as those of roles. */
export const pathSegment: NameForm = {
  pattern: /^(?!\.{1,2}$)[^/%]+$/,
  max: 253,
  rule: 'No puede llevar «/» ni «%».',
};

const labelValue: NameForm = {
  pattern: /^(?:[A-Za-z0-9](?:[-\w.]*[A-Za-z0-9])?)?$/,
  max: 63,
  rule: 'Letras sin tildes, cifras, «-», «_» y «.»; empieza y acaba en letra o cifra; 63 como mucho.',
};

const keyName = /^[A-Za-z0-9](?:[-\w.]{0,61}[A-Za-z0-9])?$/;

/** Reports a name that has not its form. What is not a text is left to the schema. */
export function checkName(part: Part, what: string, form: NameForm): void {
  const name = part.text();
  if (name === undefined || (form.pattern.test(name) && name.length <= form.max)) return;
  part.report(`"${name}" no sirve de ${what}`, form.rule);
}

/** Reports the keys of labels, selectors or annotations that are not `name` or `dns.prefix/name`. */
export function checkKeys(map: Part, what: string, prefixForm = lowerCase): void {
  for (const [key, part] of map.entries()) {
    if (isQualifiedName(key, prefixForm)) continue;
    part.reportKey(
      `"${key}" no sirve de clave de ${what}`,
      'Un nombre de letras, cifras, «-», «_» y «.» (63 como mucho), quizá tras un dominio y «/».',
    );
  }
}

/** Reports what is wrong in the keys and the values of a map of labels. */
export function checkLabels(map: Part): void {
  checkKeys(map, 'etiqueta', (prefix) => prefix);
  for (const [, part] of map.entries()) checkName(part, 'valor de etiqueta', labelValue);
}

/** Annotations, unlike labels, take any case in their prefix. */
function lowerCase(text: string): string {
  return text.toLowerCase();
}

function isQualifiedName(key: string, prefixForm: (prefix: string) => string): boolean {
  const [name = '', prefix, ...rest] = key.split('/').reverse();
  if (rest.length > 0 || !keyName.test(name)) return false;
  return (
    prefix === undefined ||
    (dnsSubdomain.pattern.test(prefixForm(prefix)) && prefix.length <= dnsSubdomain.max)
  );
}
