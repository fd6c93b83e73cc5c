import type { Part } from './part.ts';

const names: Readonly<Record<string, string>> = {
  string: 'un texto',
  number: 'un número',
  integer: 'un número entero',
  boolean: 'true o false',
  array: 'una lista',
  object: 'un mapa',
  null: 'nada',
};

/** Reports a value of a wrong type: what was expected, what there is, and how it is usually put right. */
export function explainType(part: Part, expected: readonly string[]): void {
  const wanted = expected.filter((type) => type !== 'null');
  const list = wanted.map((type) => names[type] ?? type).join(' o ');
  const message = `se esperaba ${list} y hay ${describe(part.value)}`;
  // The server reads an empty value as one that is not there.
  if (part.value === null) part.advise('campo-vacio', message, hintFor(part.value, wanted));
  else part.report(message, hintFor(part.value, wanted));
}

function describe(value: unknown): string {
  if (value === null) return 'un valor vacío (null)';
  if (Array.isArray(value)) return 'una lista';
  if (typeof value === 'object') return 'un mapa';
  if (typeof value === 'string') return `el texto ${JSON.stringify(value)}`;
  return typeof value === 'number' ? `el número ${value}` : String(value);
}

function hintFor(value: unknown, wanted: readonly string[]): string | undefined {
  if (value === null) {
    const empty = wanted.includes('array') ? '[]' : wanted.includes('object') ? '{}' : '""';
    return `Quita la clave, dale un valor o escribe ${empty}. ¿Le falta sangría a lo que sigue?`;
  }
  if (wanted.includes('string') && typeof value !== 'object') {
    return `Ponlo entre comillas: "${String(value)}".`;
  }
  if (wanted.includes('array') && typeof value === 'object') return 'Le falta el guion: «- ».';
  if (wanted.includes('array')) return 'Escríbelo como lista: con un guion delante o entre [ ].';
  if (typeof value === 'string' && isPlain(value, wanted)) return 'Escríbelo sin comillas.';
  if (wanted.includes('object') && Array.isArray(value)) return 'Le sobra el guion.';
  return undefined;
}

function isPlain(value: string, wanted: readonly string[]): boolean {
  if (wanted.includes('boolean')) return /^(true|false)$/.test(value);
  return /^-?\d+$/.test(value) && (wanted.includes('integer') || wanted.includes('number'));
}
