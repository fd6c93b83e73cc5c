import type { Cursor } from './cursor.ts';
import { parsePattern } from './pattern.ts';
import type { TextMatcher } from './types.ts';

const WAYS = ['contains', 'matches', 'sequence', 'exact'] as const;

/** Reads what is expected of a stream: its lines, or a map with one way of comparing it. */
export function parseTextMatcher(cursor: Cursor, name: string): TextMatcher | undefined {
  const { location } = cursor;
  if (!cursor.isRecord) {
    // The empty text is a statement too: the stream must be empty.
    const text = cursor.value === '' ? '' : cursor.text(name);
    return text === undefined ? undefined : { type: 'lines', lines: linesOf(text), location };
  }
  cursor.record(WAYS, name);
  const [way, ...others] = WAYS.filter((key) => cursor.has(key));
  if (way === undefined || others.length > 0) {
    const ways = WAYS.map((key) => `«${key}»`).join(', ');
    return cursor.report(`${name} necesita una de estas claves: ${ways}`, 'Pon una, y solo una.');
  }
  return parseWay(cursor.at(way), way, `${name}.${way}`, location);
}

function parseWay(
  cursor: Cursor,
  way: (typeof WAYS)[number],
  name: string,
  location: TextMatcher['location'],
): TextMatcher | undefined {
  if (way === 'sequence') {
    const lines = parseSequence(cursor, name);
    return lines && { type: way, lines, location };
  }
  if (way === 'matches') {
    const pattern = parsePattern(cursor, name);
    return pattern === undefined ? undefined : { type: way, pattern, location };
  }
  const isEmpty = way === 'exact' && cursor.value === '';
  const text = isEmpty ? '' : cursor.text(name);
  return text === undefined ? undefined : { type: way, text, location };
}

function parseSequence(cursor: Cursor, name: string): string[] | undefined {
  const lines = typeof cursor.value === 'string' ? linesOf(cursor.value.trimEnd()) : [];
  if (lines.join('').trim() === '') {
    return cursor.report(
      `${name} no tiene líneas`,
      'Escríbelas debajo de «sequence: |», en el orden en que deben venir.',
    );
  }
  if (!lines.some((line) => line.trim() === '...')) return lines;
  return cursor.report(
    `${name} no admite «...»`,
    'Bórralo: entre sus líneas puede haber siempre otras.',
  );
}

function linesOf(text: string): string[] {
  return text.replace(/\n$/, '').split('\n');
}
