import type { Path } from '../part.ts';

/** Quantities such as `500m`, `1.5Gi` or `1e3`. */
const QUANTITY = /^([+-]?(?:\d+\.?\d*|\.\d+))([KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;
const MICRO_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}(?:Z|[+-]\d{2}:\d{2})$/;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

const SCALES: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** The string formats of the schema, as the API server checks them. */
export const formats: Readonly<Record<string, (text: string) => boolean>> = {
  quantity: (text) => QUANTITY.test(text),
  'date-time': (text) => DATE_TIME.test(text) && !Number.isNaN(Date.parse(text)),
  'micro-time': (text) => MICRO_TIME.test(text) && !Number.isNaN(Date.parse(text)),
  // Go's decoder skips line breaks, as a block scalar has them.
  byte: (text) => BASE64.test(text.replace(/[\r\n]/g, '')),
};

const hints: Readonly<Record<string, string>> = {
  'date-time': 'Por ejemplo: "2026-11-23T10:00:00Z".',
  'micro-time': 'Con seis decimales: "2026-11-23T10:00:00.000000Z".',
};

/** How a format is written, for a person who wrote it wrong in a field at a path. */
export function formatHint(format: string, text: string, path: Path): string | undefined {
  if (format === 'quantity') return quantityHint(text, String(path.at(-1)));
  if (format !== 'byte') return hints[format];
  const how = 'Va en base64 (echo -n texto | base64)';
  if (path.includes('binaryData')) return `${how}; lo que sea texto va tal cual en data.`;
  return path.includes('data')
    ? `${how}; un Secret también admite texto tal cual en stringData.`
    : 'Va en base64: lo que da «base64 -w0 ARCHIVO».';
}

/** A quantity with what people add to it: bytes, spaces, a decimal comma, the other case. */
const ALMOST = /^(\d+(?:[.,]\d+)?) ?(?:([kmgtpe])(i?)(?:b|bytes)?)?$/i;

/** Names of what is counted in bytes. */
const BYTES = /memory|storage|size/i;

function quantityHint(text: string, field: string): string {
  const [, written = '', unit = '', binary] = ALMOST.exec(text.trim()) ?? [];
  const number = written.replace(',', '.');
  if (number !== '' && unit === '') return `Escríbelo así: ${number}.`;
  if (field.endsWith('cpu')) {
    return unit === 'm'
      ? `Escríbelo así: ${number}m.`
      : 'Por ejemplo: 500m, que es media CPU, o 2.';
  }
  const large = unit.toUpperCase();
  if (number === '') {
    return BYTES.test(field)
      ? 'Por ejemplo: 128Mi o 1Gi (la mayúscula cuenta).'
      : 'Por ejemplo: 10, 500m o 1Gi.';
  }
  if (binary) return `¿Querías decir ${number}${large}i?`;
  return `¿Querías decir ${number}${large}i, o ${number}${large === 'K' ? 'k' : large}?`;
}

/** The number that a quantity stands for; `undefined` if it is not a quantity. */
export function quantity(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  const [, digits, suffix = ''] = QUANTITY.exec(typeof value === 'string' ? value : '') ?? [];
  if (digits === undefined) return undefined;
  if (/^[eE][+-]?\d/.test(suffix)) return Number(digits + suffix);
  return Number(digits) * (SCALES[suffix] ?? 1);
}
