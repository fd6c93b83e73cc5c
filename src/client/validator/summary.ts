import type { ExaminedObject } from '../../manifests/examine.ts';
import type { CheckedDocument } from './protocol.ts';

/** One sentence on a text, for eyes and screen readers. */
export function summary(documents: readonly CheckedDocument[]): string {
  const objects = documents.flatMap((document) => document.objects);
  const errors = documents.flatMap(({ problems }) => problems).filter(({ isAdvice }) => !isAdvice);
  const [only] = objects;
  if (!only) return 'Aquí no hay ningún objeto que se pueda leer.';
  if (objects.length === 1 && documents.some(({ needsExtensions }) => needsExtensions)) {
    return `Sin juzgar: para ${only.kind} hace falta el segundo módulo.`;
  }
  const verdict = objects.length === 1 ? ofOne(only) : ofMany(objects);
  return errors.length > 0 ? `${verdict} ${problems(errors.length)}` : verdict;
}

function ofOne({ outcome, kind = 'este objeto' }: ExaminedObject): string {
  switch (outcome) {
    case 'accepted':
      return `El API server aceptaría ${kind}.`;
    case 'refused':
      return `El API server rechazaría ${kind}.`;
    case 'unknown':
      return `Sin juzgar: el validador no conoce las reglas de ${kind}.`;
    case 'skipped':
      return 'Esto lo lee una herramienta, no el API server.';
  }
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
