import type { ExaminedObject } from '../../manifests/examine.ts';
import type { CheckedDocument } from './protocol.ts';

/** A kind that goes with an article. */
const WORD = /^[a-z][a-z0-9]{0,62}$/i;

/** One sentence on a text, for eyes and screen readers. */
export function summary(documents: readonly CheckedDocument[]): string {
  const objects = documents.flatMap((document) => document.objects);
  const errors = documents.flatMap(({ problems }) => problems).filter(({ isAdvice }) => !isAdvice);
  const [only] = objects;
  if (!only) return 'Aquí no hay ningún objeto que se pueda leer.';
  if (objects.length === 1 && documents.some(({ needsExtensions }) => needsExtensions)) {
    return `Sin juzgar: para ${named(only)} hace falta el segundo módulo.`;
  }
  const verdict = objects.length === 1 ? ofOne(only) : ofMany(objects);
  return errors.length > 0 ? `${verdict} ${problems(errors.length)}` : verdict;
}

function ofOne(object: ExaminedObject): string {
  switch (object.outcome) {
    case 'accepted':
      return `El API server aceptaría ${named(object)}.`;
    case 'refused':
      return `El API server rechazaría ${named(object)}.`;
    case 'unknown':
      return `Sin juzgar: aquí no se conocen todas las reglas de ${named(object)}.`;
    case 'skipped':
      return 'Esto lo lee una herramienta, no el API server.';
  }
}

function named({ kind = '' }: ExaminedObject): string {
  return `este ${WORD.test(kind) ? kind : 'objeto'}`;
}

function ofMany(objects: readonly ExaminedObject[]): string {
  const count = (wanted: ExaminedObject['outcome']) =>
    objects.filter(({ outcome }) => outcome === wanted).length;
  const parts = [
    words(count('accepted'), 'aceptado', 'aceptados'),
    words(count('refused'), 'rechazado', 'rechazados'),
    words(count('unknown') + count('skipped'), 'sin juzgar', 'sin juzgar'),
  ];
  return `${objects.length} objetos: ${parts.filter(Boolean).join(', ')}.`;
}

function problems(count: number): string {
  return `${words(count, 'problema', 'problemas')}.`;
}

function words(count: number, one: string, many: string): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : many}`;
}
