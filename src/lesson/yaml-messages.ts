import type { ErrorCode } from 'yaml';
import { codePoint, ODD_SPACE, unseenHint } from './odd-characters.ts';

/** What a problem says in Spanish, and what to do about it. */
export interface Explanation {
  readonly message: string;
  readonly hint?: string;
}

const byCode: Readonly<Record<Exclude<ErrorCode, 'IMPOSSIBLE'>, Explanation>> = {
  TAB_AS_INDENT: {
    message: 'hay un tabulador en la sangría',
    hint: 'YAML solo admite espacios al principio de la línea: usa dos por nivel.',
  },
  DUPLICATE_KEY: {
    message: 'la clave está repetida',
    hint: 'kubectl se quedaría con la última sin avisarte: deja una sola.',
  },
  BAD_INDENT: {
    message: 'la sangría no cuadra',
    hint: 'Las claves hermanas empiezan en la misma columna; y si abres [ o {, ciérralo.',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'hay un «: » de más en esta línea, o una sangría que no toca',
    hint: 'Si los dos puntos son parte del texto, ponlo entre comillas.',
  },
  MULTILINE_IMPLICIT_KEY: {
    message: 'la clave ocupa más de una línea',
    hint: '¿Olvidaste los dos puntos al final de la línea?',
  },
  BAD_SCALAR_START: {
    message: 'un texto sin comillas no puede empezar con este carácter',
    hint: 'Ponlo entre comillas.',
  },
  BAD_DQ_ESCAPE: {
    message: 'esa barra invertida no forma ningún carácter conocido',
    hint: 'Entre comillas dobles, escribe \\\\ por cada \\; o usa comillas simples.',
  },
  MISSING_CHAR: {
    message: 'falta un carácter: los dos puntos de una clave o una coma',
    hint: 'Cada clave lleva «: » detrás; entre corchetes o llaves, una coma separa los elementos.',
  },
  UNEXPECTED_TOKEN: {
    message: 'aquí no se esperaba esto',
    hint: 'Suele ser una sangría distinta de la de sus hermanos, o un corchete sin pareja.',
  },
  BLOCK_IN_FLOW: {
    message: 'entre corchetes o llaves no caben ni guiones ni claves por líneas',
    hint: '¿Falta una coma, o cerrar el corchete o la llave de antes?',
  },
  BAD_ALIAS: {
    message: 'el nombre de un alias o de un ancla está mal escrito',
    hint: 'Si es un texto, ponlo entre comillas.',
  },
  ALIAS_PROPS: { message: 'un alias no puede llevar ancla ni etiqueta: solo su nombre' },
  MULTIPLE_ANCHORS: { message: 'un valor no puede llevar dos anclas', hint: 'Deja una sola.' },
  MULTIPLE_TAGS: { message: 'un valor no puede llevar dos etiquetas', hint: 'Deja una sola.' },
  BAD_PROP_ORDER: {
    message: 'el ancla o la etiqueta va detrás del guion, del «?» o de los dos puntos',
  },
  BAD_COLLECTION_TYPE: {
    message: 'la etiqueta «!…» no casa con su valor',
    hint: 'Quítala: no hace falta ninguna.',
  },
  KEY_OVER_1024_CHARS: { message: 'la clave pasa de 1024 caracteres' },
  MULTIPLE_DOCS: { message: 'hay más de un documento' },
  NON_STRING_KEY: { message: 'una clave tiene que ser un texto', hint: 'Ponla entre comillas.' },
  BAD_DIRECTIVE: {
    message: 'la directiva «%…» no existe',
    hint: 'Quítala: no hace falta ninguna.',
  },
  TAG_RESOLVE_FAILED: {
    message: 'la etiqueta «!…» no se conoce o no casa con su valor',
    hint: 'Quítala; si el valor es texto, ponlo entre comillas.',
  },
  RESOURCE_EXHAUSTION: { message: 'el texto está anidado demasiado hondo' },
};

/** What the library's sentence begins with, where its code says too little. */
const byMessage: readonly (readonly [string, Explanation])[] = [
  ['Maximum call stack', byCode.RESOURCE_EXHAUSTION],
  [
    'Missing closing',
    {
      message: 'estas comillas no se cierran',
      hint: 'Ciérralas. Si la comilla es parte del texto, pon el texto entre comillas de las otras.',
    },
  ],
  [
    'Sequence item without',
    {
      message: 'aquí se esperaba otro elemento de la lista',
      hint: 'Si lo es, escribe «- » delante; si es un campo del anterior, alinéalo con los suyos.',
    },
  ],
  [
    'Comments must be separated',
    {
      message: 'un comentario lleva un espacio delante',
      hint: 'Si «#» es parte del texto, ponlo entre comillas.',
    },
  ],
];

/** Explains a syntax error of the library; the library's own words are kept where there is no translation. */
export function explainSyntax(code: ErrorCode, original: string): Explanation {
  const said = byMessage.find(([start]) => original.startsWith(start))?.[1];
  if (said) return said;
  const message = `la sintaxis no es válida (${original})`;
  return code === 'IMPOSSIBLE' ? { message } : byCode[code];
}

/** Explains a plain scalar that Kubernetes and YAML 1.2 read differently. */
export function explainAmbiguity(source: string, kubernetes: unknown, core: unknown): Explanation {
  // Both read `0o755` as the octal number that `0755` is for Kubernetes alone.
  const octal = /^0[0-7]+$/.test(source) ? source.replace(/^0+/, '0o') : undefined;
  return {
    message: `Kubernetes lee «${source}» como ${shown(kubernetes)} y YAML 1.2 como ${shown(core)}`,
    hint:
      typeof kubernetes === 'string'
        ? `Escribe ${shown(kubernetes, '')}, que es un texto para todos.`
        : `Si es texto, escribe "${source}"; si no, escribe ${octal ?? shown(kubernetes, '')}.`,
  };
}

function shown(value: unknown, text = 'el texto '): string {
  return typeof value === 'string' ? `${text}"${value}"` : String(value);
}

/** Explains aliases that multiply to more than `most` copies. */
export const aliasBomb = (most: number): Explanation => ({
  message: `sus alias se expanden a más de ${most.toLocaleString('es')} copias`,
  hint: 'Escribe las partes repetidas una por una.',
});

/** Explains a character that nobody sees and no YAML may hold. */
export const controlCharacter = (character: string): Explanation => ({
  message: `aquí hay un carácter de control (${codePoint(character)}), que no se ve`,
  hint: 'Bórralo.',
});

/** Explains a character that nobody sees and with which a line ends for Kubernetes alone. */
export const unseenBreak = (character: string): Explanation => ({
  message: `para Kubernetes la línea acaba aquí: hay un carácter que no se ve (${codePoint(character)})`,
  hint: 'Suele venir al copiar y pegar. Bórralo; si querías otra línea, pulsa Intro.',
});

/** Explains quotes that are none for YAML: `inner` stands between them. */
export const curlyQuotes = (inner: string): Explanation => ({
  message: 'para YAML estas comillas no lo son: forman parte del texto',
  hint: `Son de un procesador de textos. Ponlas rectas: ${JSON.stringify(inner)}.`,
});

/** Explains what stands where YAML wants a space, looks like one and is none. */
export const oddSpace = (character: string): Explanation => ({
  message: ODD_SPACE.test(character)
    ? `este espacio no lo es para YAML (${codePoint(character)})`
    : `aquí hay un carácter que no se ve (${codePoint(character)})`,
  hint: unseenHint(character),
});

/** Explains a tag that Kubernetes reads as if it were not there. */
export const ignoredTag = (tag: string): Explanation => ({
  message: `Kubernetes no hace caso de la etiqueta «${tag}»`,
  hint: 'Quítala. Si la entiende otra herramienta, pon aquí lo que ella pondría en su lugar.',
});

export const badMerge: Explanation = { message: '«<<» solo puede mezclar mapas' };

export const mergeKey: Explanation = {
  message: 'Kubernetes mezcla con «<<» y YAML 1.2 lo lee como una clave cualquiera',
  hint: 'Escribe los campos en su sitio, sin «<<».',
};
