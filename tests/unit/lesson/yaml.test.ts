import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatLocation } from '../../../src/lesson/problem.ts';
import { readYaml } from '../../../src/lesson/yaml.ts';
import { kubernetesScalar } from '../../../src/lesson/yaml-scalar.ts';

const file = 'a.yaml';
const nowhere = { file: '', line: 0, column: 0 };

function problems(text: string, kubernetes = false): string[] {
  return readYaml(text, { file, kubernetes }).problems.map(
    ({ location, message }) => `${location.line}:${location.column} ${message}`,
  );
}

test('reads every document of a text', () => {
  const { documents } = readYaml('a: 1\n---\n- b\n---\n', { file });
  assert.deepEqual(
    documents.map(({ value }) => value),
    [{ a: 1 }, ['b'], null],
  );
  assert.deepEqual(readYaml('', { file }), { documents: [], problems: [] });
});

test('locates keys and items, and the nearest ancestor of what is not there', () => {
  const text = 'a:\n  b:\n    - x: 1\n      y: 2\n    - z\nc: &c { d: 1 }\ne: *c\n';
  const [document] = readYaml(text, { file, line: 10, column: 4 }).documents;
  const places = [
    [],
    ['a'],
    ['a', 'b', 0],
    ['a', 'b', 0, 'y'],
    ['a', 'b', 1],
    ['a', 'b', 7],
    ['e', 'd'],
  ];
  assert.deepEqual(
    places.map((path) => formatLocation(document?.locate(path) ?? nowhere)),
    ['10:5', '10:5', '12:11', '13:11', '14:11', '11:7', '15:13'].map((place) => `a.yaml:${place}`),
  );
});

test('a tab in the indentation', () => {
  const inBlocks = [
    'a: |\n\tb',
    'a:\n  b: |\n  \tc',
    'a: |\n    b\n  \tc\nd: e',
    '- a: 1\n  \tb: 2\n',
  ];
  for (const text of ['a:\n\tb: 1', ...inBlocks]) {
    const line = text.split('\n').findIndex((one) => one.includes('\t'));
    const column = text.split('\n')[line]?.indexOf('\t') ?? 0;
    const place = `${line + 1}:${column + 1}`;
    assert.deepEqual(problems(text), [`${place} hay un tabulador en la sangría`], text);
  }
  assert.doesNotMatch(problems('{\n\t"a": 1\n\t"b": 2\n}').join('\n'), /tabulador/);
  assert.deepEqual(problems('a: |\n  uno\n  \tdos\n'), []);
});

test('a control character, which Kubernetes does not read', () => {
  const said = (place: string, code: string) => [
    `${place} aquí hay un carácter de control (U+${code}), que no se ve`,
  ];
  assert.deepEqual(problems('a: 1\nb: "c\0d"\n', true), said('2:6', '0000'));
  assert.deepEqual(problems('a: 1\n---\n# \u007f\u0001\n', true), said('3:3', '007F'));
  assert.deepEqual(problems('a: "\u0085\t"\r\n'), []);
});

test('a character that nobody sees ends the line, for Kubernetes alone', () => {
  const said = (place: string, code: string) =>
    `${place} para Kubernetes la línea acaba aquí: hay un carácter que no se ve (U+${code})`;
  for (const code of ['0085', '2028', '2029']) {
    const unseen = String.fromCodePoint(Number(`0x${code}`));
    assert.deepEqual(problems(`a: 1\nb: dos${unseen}tres\n`, true), [said('2:7', code)]);
    assert.deepEqual(problems(`a: 1\nb: dos${unseen}tres\n`), []);
    // What the library says of that line, or of a later one, is of other lines than those that Kubernetes reads.
    assert.deepEqual(problems(`a: b${unseen}c: d\ne: [`, true), [said('1:5', code)]);
    const [end, tab = '', ...rest] = problems(`a:\n\tb: c\nd: e${unseen}f\n`, true);
    assert.equal(end, said('3:5', code));
    assert.match(tab, /^2:1 hay un tabulador/);
    assert.deepEqual(rest, []);
  }
});

test('a number too large for one is a text for Kubernetes, and may be for all', () => {
  const [found] = readYaml('a: 1e999\n', { file, kubernetes: true }).problems;
  assert.equal(
    found?.message,
    'Kubernetes lee «1e999» como el texto "1e999" y YAML 1.2 como Infinity',
  );
  assert.equal(found?.hint, 'Escribe "1e999", que es un texto para todos.');
});

test('every repeated key has its own problem', () => {
  const found = problems('a: 1\nb: 2\na: 3\na: 4\n');
  assert.deepEqual(found, ['3:1 la clave está repetida', '4:1 la clave está repetida']);
});

test('a repeated key may have to be joined with the one before it', () => {
  const hints = (text: string) => readYaml(text, { file }).problems.map(({ hint }) => hint);
  const alone = 'kubectl se quedaría con la última sin avisarte: deja una sola';
  assert.deepEqual(hints('a: { b: 1 }\na: { c: 2 }\n'), [`${alone}, con lo de las dos.`]);
  assert.deepEqual(hints('a: 1\na: { c: 2 }\nb: [1]\nb: 2\n'), [`${alone}.`, `${alone}.`]);
});

test('of a key that stands twice, the last one counts, also where it is', () => {
  const [document] = readYaml('a: { b: 1 }\na:\n  c: 2\n', { file }).documents;
  assert.deepEqual(document?.value, { a: { c: 2 } });
  assert.equal(document?.locate(['a', 'c']).line, 3);
  assert.equal(document?.locate(['a', 'b']).line, 2);
});

test('two objects without a separator are told once for each that begins', () => {
  const said = (line: number) => `${line}:1 aquí empieza otro objeto`;
  const object = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n';
  assert.deepEqual(problems(`${object}${object}`), [said(4)]);
  assert.deepEqual(problems(`${object}data: {}\n${object}data: {}\n${object}`), [said(5), said(9)]);
  assert.deepEqual(problems(`${object}kind: Pod\nmetadata: {}\n`), [said(4)]);
  assert.equal(readYaml(`${object}${object}`, { file }).documents[0]?.value, undefined);
  assert.deepEqual(problems(`${object}kind: Pod\n`), ['4:1 la clave está repetida']);
  assert.deepEqual(problems(`a: 1\na: 2\n${object}${object}`), [
    said(6),
    '2:1 la clave está repetida',
  ]);
});

test('what a comment ate is told to whoever writes for Kubernetes', () => {
  const said = (place: string, key: string) =>
    `${place} desde «#» es un comentario: «${key}» se queda sin valor`;
  assert.deepEqual(problems('a: #b\nc: d\n', true), [said('1:4', 'a')]);
  assert.deepEqual(problems('a:\n  "b":   #FF0000  \r\n', true), [said('2:10', 'b')]);
  assert.deepEqual(problems('{a: #b\n}', true), [said('1:5', 'a')]);
  for (const text of [
    'a: #b',
    'a: # b',
    'a: #b c',
    'a: #b\n  c: d',
    'a: b #c',
    'a:\n#b',
    'a: ##',
  ]) {
    assert.deepEqual(problems(text, text !== 'a: #b'), [], text);
  }
});

test('broken syntax gives no value', () => {
  for (const text of ['a: [1', 'a: "x', 'a: b: c', 'a: `b`', '- a\nb: 1', 'a: @b', '}', 'a: *b']) {
    const { documents, problems: found } = readYaml(text, { file });
    assert.notEqual(found.length, 0, text);
    assert.equal(documents[0]?.value, undefined, text);
  }
});

test('an unclosed quote is where it was opened', () => {
  assert.match(problems('a: 1\nb: "x\nc: 2\n')[0] ?? '', /^2:4 /);
});

/** What people write, where it is wrong, and what they are told to write. */
const mistakes: [text: string, place: string, message: string, hint: string][] = [
  ['a: */5 * * * * # cada 5', '1:4', 'lo que empieza por «*» va entre', 'Escribe a: "*/5 * * * *"'],
  ['a: * * * * *', '1:4', 'lo que empieza por «*» va entre', 'Escribe a: "* * * * *"'],
  ['a: *.b.es', '1:4', 'lo que empieza por «*» va entre', 'Escribe a: "*.b.es"'],
  ['a: [*]', '1:5', 'lo que empieza por «*» va entre', 'Escribe "*"'],
  ['{a: *, b: c}', '1:5', 'lo que empieza por «*» va entre', 'Escribe a: "*"'],
  ['- *', '1:3', 'lo que empieza por «*» va entre', 'Escribe "*"'],
  ['a: *b', '1:4', 'el alias *b no tiene antes su ancla &b', 'Si es un texto, escribe a: "*b"'],
  [
    'a:\n  b: {{ .x }}\n  {{- if y }}\n  c: {{ z }}',
    '2:6',
    'esto es una plantilla',
    'Si es de Helm',
  ],
  ['{{- if y }}\na: b\n{{- end }}', '1:1', 'esto es una plantilla', 'Si es de Helm'],
  ['a: {b: x-{{ y }}}', '1:10', 'esto es una plantilla', 'Si es de Helm'],
  ["a: 'it's'", '1:8', "la comilla «'» ya cerró", 'Si es parte de él, escribe "it\'s"'],
  ["a: 'it's' # o no", '1:8', "la comilla «'» ya cerró", 'Si es parte de él, escribe "it\'s"'],
  ["a: 'it's", '1:8', "la comilla «'» ya cerró", 'Si es parte de él, escribe "\'it\'s"'],
  ["{a: 'it's', b: 'c'}", '1:9', "la comilla «'» ya cerró", 'Si es parte de él, escribe "it\'s"'],
  ["a: 'it's \"b\"'", '1:8', "la comilla «'» ya cerró", 'ponlo todo entre otras comillas'],
  ['a: "b "c" d"', '1:8', 'la comilla «"» ya cerró', 'Si es parte de él, escribe \'b "c" d\''],
  ['a: "b" c', '1:8', 'la comilla «"» ya cerró', 'Si es parte de él, escribe \'"b" c\''],
  ['["a "b""]', '1:6', 'la comilla «"» ya cerró', 'Si es parte de él, escribe \'a "b"\''],
  ['a: "b\nc: d', '1:4', 'estas comillas no se cierran', 'Ciérralas.'],
  ['a: b\nc:d', '2:1', 'falta un espacio tras los dos puntos', 'Escribe c: d'],
  ['a:b\nc: d', '1:1', 'falta un espacio tras los dos puntos', 'Escribe a: b'],
  ['- a:b:1.0\n  c: d', '1:3', 'falta un espacio tras los dos puntos', 'Escribe a: b:1.0'],
  ['{a: b, c:d}', '1:8', 'falta un espacio tras los dos puntos', 'Escribe c: d'],
  ['["a" "b"]', '1:6', 'falta un carácter', 'una coma separa'],
  ['"a": "b",\n"c": "d"', '1:9', 'sobra la coma', 'fuera de ellos, ninguna'],
  ['{a: b,, c: d}', '1:7', 'sobra la coma', 'una detrás de cada elemento'],
  ['a: [b, "]"\nc: d', '1:4', 'este corchete no se cierra', 'Pon «]»'],
  ['a: {b: [c, {d: e}\nf: g', '1:8', 'este corchete no se cierra', 'Pon «]»'],
  ["a: {b: it's, c: [d] # ]\ne: f", '1:4', 'esta llave no se cierra', 'Pon «}»'],
  ['{"a": {"b": 1}\n', '1:1', 'esta llave no se cierra', 'Pon «}»'],
  ['a:\n  -b: c\n   d: e', '2:3', 'falta un espacio tras el guion', 'empieza por «- »'],
  ['<<<<<<< HEAD\na: b\n=======\na: c\n', '1:1', 'esto es un conflicto de Git', 'las marcas'],
  ['a: b\n=======\na: c\n>>>>>>> x\n', '2:1', 'esto es un conflicto de Git', 'las marcas'],
  ['a: b\nhttp://c', '2:1', 'falta un carácter', 'Cada clave lleva «: » detrás'],
  ['{\n  // b\n  "a": 1\n}', '2:3', 'un comentario no empieza así', 'JSON no admite'],
  ['{\n  "a": "b" // c\n}', '2:12', 'un comentario no empieza así', 'JSON no admite'],
  ['{\n  "a": {"b": 1}, /* c */\n}', '2:18', 'un comentario no empieza así', 'JSON no admite'],
  ['// b\n{\n  "a": 1\n}', '1:1', 'un comentario no empieza así', 'JSON no admite'],
  ['a:\n  - b: 1\n   c: 2', '3:4', 'aquí se esperaba otro elemento', 'Si lo es, escribe «- »'],
  ['a:\n    b: 1\n  c: 2', '3:3', 'la sangría no cuadra', 'Las claves hermanas'],
  ['a: b\nc:\u00a0d', '2:3', 'este espacio no lo es para YAML (U+00A0)', 'escríbelo'],
  ['a:\n  - b: 1\n  -\u00a0c: 2\n', '3:4', 'este espacio no lo es para YAML (U+00A0)', 'Bórralo'],
  ['a:\n  b: 1\n \u3000c: 2\n', '3:2', 'este espacio no lo es para YAML (U+3000)', 'Bórralo'],
  [
    'a: b\n\u200bc',
    '2:1',
    'aquí hay un carácter que no se ve (U+200B)',
    'copiar y pegar. Bórralo.',
  ],
  ['a: “b c”', '1:4', 'para YAML estas comillas no lo son', 'Ponlas rectas: "b c".'],
  ['[‘b’]', '1:2', 'para YAML estas comillas no lo son', 'Ponlas rectas: "b".'],
  ['```yaml\na: b\n```', '1:1', 'esta línea es de Markdown', 'Quita las líneas'],
  ['a: b\n```\n', '2:1', 'esta línea es de Markdown', 'Quita las líneas'],
  ['$ kubectl get pod -o yaml\na: b', '1:1', 'esto es una orden de la terminal', 'Quítala.'],
  ['kubectl get pod\na: b', '1:1', 'esto es una orden de la terminal', 'Quítala.'],
  ['cat <<EOF | kubectl apply -f -\na: b', '1:1', 'esto es una orden', 'que la cierra: «EOF»'],
  ['a:\n  b: |\n    c d\nEOF\n', '4:1', '«EOF» cierra un texto', 'Quítala.'],
  ['a: b\n--\na: c', '2:1', 'el separador son tres guiones', 'Escribe «---»'],
  ['a: b\n—\na: c', '2:1', 'el separador son tres guiones', 'Escribe «---»'],
  ['a:\n  b: c\n  ...\n', '3:3', 'los puntos suspensivos no', 'pon en su lugar lo que falta'],
  ['a:\n  - b: c\n    …\n  - b: d', '3:5', 'los puntos suspensivos no', 'Quítalos'],
  [' a: b\n-c: d\n+c: e', '2:1', 'esto es una comparación', 'de las demás su primer carácter'],
  ['@@ -1,2 +1,2 @@\n a: b', '1:1', 'esto es una comparación', 'de las demás su primer carácter'],
  ['+ apiVersion: v1\n+ kind: Pod', '1:1', 'esto es una comparación', 'su primer carácter'],
  ['1 apiVersion: v1\n2 kind: Pod\n3', '1:1', 'aquí se ha colado el número', 'Quítalo de todas'],
  ['1: a: v1\n2: b: Pod', '1:1', 'aquí se ha colado el número', 'Quítalo de todas'],
  ['Este es tu manifiesto\na: b', '1:1', 'esto no es YAML', 'ponle «# » delante'],
  ['a: b\n¡Espero que sirva!', '2:1', 'esto no es YAML', 'ponle «# » delante'],
  ['a\n  b: c', '1:1', 'la clave ocupa más de una línea', '¿Olvidaste los dos puntos'],
  ['a:\n  b: |\necho c\necho d', '3:1', 'lo que va tras «|» necesita', 'dos columnas más'],
  ['a:\n  b: >-\n  c d\n  e f', '3:3', 'lo que va tras «>» necesita', 'dos columnas más'],
  ['a:\n  b: |\n#!/bin/sh\necho c', '3:1', 'lo que va tras «|» necesita', 'dos columnas más'],
  ['a:\n  b: |\n  {\n    "c": 1\n  }', '3:3', 'lo que va tras «|» necesita', 'dos columnas más'],
  ['- |\nb c\nd e', '2:1', 'lo que va tras «|» necesita', 'dos columnas más'],
  ['a:\n  b: |\n      c d\n    e f', '4:5', 'esta línea tiene menos sangría', 'alinéala con'],
  ['a:\n  b: |\n      c\n    d: e', '4:5', 'esta línea tiene menos sangría', 'Si es otra clave'],
  ['a:\n  b: |\n      c d\n  e f', '4:3', 'esta línea tiene menos', 'le faltan los dos puntos'],
  ['a:\n  b: |\n    c\nd\n  e: f', '4:1', 'falta un carácter', 'Cada clave lleva'],
  ['a: |+ b=c\n', '1:7', 'tras «|» no cabe nada más', 'Baja «b=c» a la siguiente'],
  ['a: >= 5\n', '1:5', 'tras «>» no cabe nada más', 'ponlo todo entre comillas'],
  ['a:\n  b: c\n    d:\n    - e', '3:5', 'esta línea tiene más', 'misma columna que «b»'],
  ['a:\n  b: {c: d}\n    e: f', '3:5', 'esta línea tiene más sangría que «b»', 'su valor'],
  ['- b: c # d\n     # e\n    f: g', '3:5', 'esta línea tiene más sangría que «b»', 'su valor'],
  ['a: 1\n  - b: c', '2:3', 'esta línea tiene más sangría que «a»', '¿Falta antes la clave'],
  ['a: b: c\n  d: e', '1:4', 'hay un «: » de más', 'ponlo entre comillas'],
  ['a = b\nc: d', '1:1', 'en YAML, tras la clave van dos puntos', 'Escribe a: b'],
  ['c: d\na=b', '2:1', 'en YAML, tras la clave van dos puntos', 'Escribe a: b'],
  ['{% if a %}\nb: c\n{% endif %}', '1:1', 'esto es una plantilla', 'Jinja'],
  ['a: {% b %}', '1:4', 'esto es una plantilla', 'Jinja'],
  ['a: {b: c, d:}', '1:11', 'falta el valor de «d»', 'un espacio y su valor'],
  ['a: [{b:, c: d}]', '1:6', 'falta el valor de «b»', 'un espacio y su valor'],
  ['a: [- b]', '1:5', 'entre corchetes o llaves no caben', '¿Falta una coma'],
];

for (const [text, place, message, hint] of mistakes) {
  test(`what is wrong in ${JSON.stringify(text)} is said once, with what to write`, () => {
    const [problem, ...others] = readYaml(text, { file, kubernetes: true }).problems;
    assert.ok(problem);
    assert.deepEqual(others, []);
    assert.equal(formatLocation(problem.location), `a.yaml:${place}`);
    assert.ok(problem.message.startsWith(message), problem?.message);
    assert.ok(problem.hint?.includes(hint), problem.hint);
  });
}

test('what is mixed in is no text', () => {
  const { problems: found } = readYaml('a:\n  <<: *b\n', { file, kubernetes: true });
  const errors = found.filter(({ isAdvice }) => !isAdvice);
  assert.deepEqual(
    errors.map(({ message, hint }) => [message, hint]),
    [['el alias *b no tiene antes su ancla &b', undefined]],
  );
});

test('each star without quotes is said', () => {
  assert.deepEqual(
    problems('a: [*]\nb:\n  - *\n').map((problem) => problem.split(' ', 1)[0]),
    ['1:5', '3:5'],
  );
});

test('what only looks like a mistake is none', () => {
  for (const text of [
    'a: "*"',
    'a: &b 1\nc: *b',
    'a: "{{ b }}"',
    'a: b-{{ c }}',
    'a: //b',
    'a: b\u00a0c\nd: 👩\u200d🚀',
    'a: «b»',
    'a: "“b”"',
    'a: “b” y c',
    'a: [//b, "c" ]',
    'a: {http://b: c}',
    '[a:b, http://c]',
    'a:\n  b:c',
    "a: 'it''s'",
  ]) {
    assert.deepEqual(problems(text, true), [], text);
  }
});

test('an alias bomb is not expanded', () => {
  const levels = Array.from({ length: 12 }, (_, level) => {
    const items = level === 0 ? 'x' : Array.from({ length: 10 }, () => `*a${level - 1}`).join(', ');
    return `a${level}: &a${level} [${items}]`;
  });
  const start = performance.now();
  const { documents, problems: found } = readYaml(levels.join('\n'), { file });
  assert.match(found[0]?.message ?? '', /alias/);
  assert.equal(documents[0]?.value, undefined);
  assert.ok(performance.now() - start < 1000);
});

test('an alias inside its own anchor, and one without an anchor', () => {
  assert.match(problems('a: &a [*a]')[0] ?? '', /se contiene a sí mismo/);
  assert.match(problems('a: *a')[0] ?? '', /no tiene antes su ancla/);
});

test('a text nested without end is a problem, not a crash', () => {
  for (const text of ['['.repeat(50_000), '{a: '.repeat(50_000), '- '.repeat(50_000)]) {
    const { problems: found } = readYaml(text, { file });
    assert.notEqual(found.length, 0);
  }
});

test('unknown tags, and keys that are not texts', () => {
  assert.equal(problems('a: !perro b').length, 1);
  assert.equal(problems('? [a, b]\n: c').length, 1);
  assert.equal(problems(': c').length, 1);
});

test('only for Kubernetes, what the versions of YAML read differently is a problem', () => {
  const text = 'a: no\nb: 017\nc: 1_000\non: x\n';
  assert.deepEqual(problems(text), []);
  assert.deepEqual(
    problems(text, true).map((problem) => problem.split(' ', 1)[0]),
    ['1:4', '2:4', '3:4', '4:1'],
  );
  assert.deepEqual(readYaml(text, { file, kubernetes: true }).documents[0]?.value, {
    a: false,
    b: 15,
    c: 1000,
    true: 'x',
  });
});

test('what both read alike is no problem', () => {
  const text =
    'a: "no"\nb: true\nc: 12:30:00\nd: 2026-11-23\ne: 0o17\nf: nO\ng: ~\nh: 1e3\ni: |\n  yes\n';
  assert.deepEqual(problems(text, true), []);
});

test('a merge key and a number without end', () => {
  assert.equal(problems('a: &a { b: 1 }\nc: { <<: *a }', true).length, 1);
  assert.equal(problems('a: .inf', true).length, 1);
});

// Each pair is what `kubectl create --dry-run=client -o json` made of the text, Kubernetes 1.37.0.
const scalars: [string, string | number | boolean | null][] = [
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'true', 'True', 'TRUE'].map(
    (text): [string, boolean] => [text, true],
  ),
  ...['n', 'N', 'no', 'NO', 'off'].map((text): [string, boolean] => [text, false]),
  ...[
    'oN',
    'tRue',
    'nUll',
    '-y',
    '=',
    '12:30:00',
    '2026-11-23',
    '1.2.3',
    '5e',
    '++1',
    '_1',
    '._5',
  ].map((text): [string, string] => [text, text]),
  ...['0x', '0o8', '0b2', '0d1', 'inf', 'NaN', '-.nan', '1e400', '0x_', '.', '+.', 'e3'].map(
    (text): [string, string] => [text, text],
  ),
  ...['~', 'null', 'Null', 'NULL'].map((text): [string, null] => [text, null]),
  ['017', 15],
  ['-017', -15],
  ['0o17', 15],
  ['0O17', 15],
  ['0b101', 5],
  ['-0b11', -3],
  ['0x1F', 31],
  ['-0x1F', -31],
  ['09', 9],
  ['08.5', 8.5],
  ['1_000', 1000],
  ['1_', 1],
  ['+_1', 1],
  ['0_17', 15],
  ['1_000.5', 1000.5],
  ['1e3', 1000],
  ['1.', 1],
  ['.5', 0.5],
  ['.5_0', 0.5],
  ['+12', 12],
  ['-0', 0],
  ['18446744073709551616', 18446744073709551616],
];

for (const [text, value] of scalars) {
  test(`Kubernetes reads ${text} as ${JSON.stringify(value)}`, () => {
    assert.equal(kubernetesScalar(text), value);
  });
}
