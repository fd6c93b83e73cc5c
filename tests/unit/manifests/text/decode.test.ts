import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { decode } from '../../../../src/manifests/text/decode.ts';

const TEXT = '# Añade «esto» — y lo otro\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n';

function utf32(text: string, isLittle: boolean): Buffer {
  const letters = [...text].map((letter) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(letter.codePointAt(0) ?? 0);
    return isLittle ? bytes : bytes.reverse();
  });
  return Buffer.concat(letters);
}

for (const [name, bytes, message] of [
  ['UTF-16', Buffer.from(TEXT, 'utf16le'), 'parece UTF-16'],
  ['UTF-16, the other way round', Buffer.from(TEXT, 'utf16le').swap16(), 'parece UTF-16'],
  ['UTF-32', utf32(TEXT, true), 'parece UTF-32'],
  ['UTF-32, the other way round', utf32(TEXT, false), 'parece UTF-32'],
  ['UTF-32 with its mark', utf32(`\ufeff${TEXT}`, true), 'parece UTF-32'],
  ['gzip', gzipSync(TEXT), 'no es un texto: está comprimido con gzip'],
  ['a program', Buffer.from('\x7fELF\x02\x01\x01\0\0\0\0\xff', 'latin1'), 'no es un texto'],
  ['Latin-1', Buffer.from(TEXT, 'latin1'), 'no es un texto en UTF-8'],
] as const) {
  test(`${name} is told by what it is`, () => {
    const decoded = decode('a.yaml', bytes);
    assert.ok('problem' in decoded);
    assert.equal(decoded.problem.message, message);
  });
}

for (const [name, bytes] of [
  ['nothing', Buffer.alloc(0)],
  ['a letter', Buffer.from('a')],
  ['UTF-8', Buffer.from(TEXT)],
  ['UTF-8 with a zero', Buffer.from(`${TEXT}# \0\n`)],
  ['UTF-16 with its mark', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
] as const) {
  test(`${name} is text`, () => assert.ok('text' in decode('a.yaml', bytes)));
}
