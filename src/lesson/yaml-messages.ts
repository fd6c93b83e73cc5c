import type { ErrorCode } from 'yaml';

/** What a problem says in Spanish, and what to do about it. */
export interface Explanation {
  readonly message: string;
  readonly hint?: string;
}

const byCode: Partial<Record<ErrorCode, Explanation>> = {
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
    message: 'falta un carácter: unas comillas de cierre o los dos puntos de una clave',
    hint: 'Mira que todo lo que abres se cierre, y que cada clave lleve «: ».',
  },
  UNEXPECTED_TOKEN: {
    message: 'aquí no se esperaba esto',
    hint: 'Suele ser una sangría distinta de la de sus hermanos, o un corchete sin pareja.',
  },
  BAD_ALIAS: { message: 'el alias está mal escrito' },
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

/** Explains a syntax error of the library; the library's own words are kept where there is no translation. */
export function explainSyntax(code: ErrorCode, original: string): Explanation {
  if (original.startsWith('Maximum call stack')) {
    return { message: 'el texto está anidado demasiado hondo' };
  }
  return byCode[code] ?? { message: `la sintaxis no es válida (${original})` };
}

/** Explains a plain scalar that Kubernetes and YAML 1.2 read differently. */
export function explainAmbiguity(source: string, kubernetes: unknown, core: unknown): Explanation {
  // Both read `0o755` as the octal number that `0755` is for Kubernetes alone.
  const octal = /^0[0-7]+$/.test(source) ? source.replace(/^0+/, '0o') : undefined;
  return {
    message: `Kubernetes lee «${source}» como ${shown(kubernetes)} y YAML 1.2 como ${shown(core)}`,
    hint: `Si es texto, escribe "${source}"; si no, escribe ${octal ?? shown(kubernetes, '')}.`,
  };
}

function shown(value: unknown, text = 'el texto '): string {
  return typeof value === 'string' ? `${text}"${value}"` : String(value);
}

/** Explains aliases that multiply to more than `most` copies. */
export const aliasBomb = (most: number): Explanation => ({
  message: `sus alias se expanden a más de ${most} copias`,
  hint: 'Escribe las partes repetidas una por una.',
});

export const badMerge: Explanation = { message: '«<<» solo puede mezclar mapas' };

export const mergeKey: Explanation = {
  message: 'Kubernetes mezcla con «<<» y YAML 1.2 lo lee como una clave cualquiera',
  hint: 'Escribe los campos en su sitio, sin «<<».',
};
