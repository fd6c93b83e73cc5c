import type { Saying } from './index.ts';

const LABEL =
  'Minúsculas sin tildes, cifras y guiones; empieza y acaba en letra o cifra; 63 como mucho.';
const PORT = 'Minúsculas, cifras y guiones sueltos, con alguna letra; 15 caracteres como mucho.';
const KEY =
  'Un nombre de letras, cifras, «-», «_» y «.» (63 como mucho), quizá tras un dominio y «/».';
const VALUE =
  'Letras sin tildes, cifras, «-», «_» y «.»; empieza y acaba en letra o cifra; 63 como mucho.';

/** Of names, labels and keys. */
export const names: readonly Saying[] = [
  [
    /host(?:s\[\d+\]|names\[\d+\])?: .*wildcard DNS-1123/,
    '{value} no es un dominio con comodín',
    'Solo cabe un «*», al principio: "*.example.com".',
  ],
  [
    /^spec\.rules\[\d+\]\.host: .*(?:RFC 1123|wildcard)/,
    '{value} no es un dominio',
    ({ value }) => hostHint(value),
  ],
  [
    /must be a DNS name, not an IP/,
    '{value} es una dirección, y tiene que ser un dominio',
    'Quita host y valdrá para cualquier nombre, también para la dirección.',
  ],
  [
    /name part must be no more than (\d+)/,
    '{value} pasa de {1} caracteres',
    'En una clave, el nombre que va tras el dominio y «/» (si los hay) tiene 63 como mucho.',
  ],
  [/prefix part|name part must consist/, '{value} no sirve de clave', KEY],
  [/a valid label must|labels: .*no more than 63/, '{value} no sirve de valor de etiqueta', VALUE],
  [
    /(?:RFC |DNS-)1035 label/,
    '{value} no sirve de nombre',
    'Minúsculas sin tildes, cifras y guiones; empieza por una letra; 63 como mucho.',
  ],
  [
    /RFC 1123 subdomain/,
    '{value} no sirve de nombre',
    'Minúsculas sin tildes, cifras, guiones y puntos; empieza y acaba en letra o cifra.',
  ],
  [/RFC 1123 label|must not contain dots/, '{value} no sirve de nombre', LABEL],
  [/[pP]ort[^:]*: .*no more than 15/, '{value} no sirve de nombre de puerto', PORT],
  [
    /at least one letter/,
    '{value} no sirve de nombre de puerto',
    ({ value, path }) => portHint(value, path) ?? PORT,
  ],
  [/consecutive hyphens/, '{value} no sirve de nombre de puerto', PORT],
  [/alpha-numeric|begin or end with a hyphen/, '{value} no sirve de nombre de puerto', PORT],
  [/no more than 52/, '{value} pasa de 52 caracteres', 'Sus Jobs añaden once al nombre.'],
  [/must be no more than (\d+) (?:bytes|characters)/, '{value} pasa de {1} caracteres'],
  [/may not contain '(.)'/, '{value} no puede llevar «{1}»'],
  [/not allowed on this type/, 'esto no vive en ningún namespace', 'Quita esta línea.'],
  [/name or generateName is required/, 'falta name, que es obligatorio'],
  [
    /valid environment variable name/,
    '{value} no sirve de variable de entorno',
    'Letras sin tildes, cifras y signos corrientes, pero no «=».',
  ],
  [
    /valid config key|must not start with '\.\.'|must not be '\.\.?'/,
    '{value} no sirve de clave',
    'Letras sin tildes, cifras, «-», «_» y «.».',
  ],
  [/duplicate of key present in (\w+)/, '{value} está también en {1}', 'Deja una de las dos.'],
];

/** What to do about a host that is none: what there is in it that is no part of one, as far as that can be told. */
function hostHint(value: string): string {
  const [, scheme, host = '', port, path] =
    /^"(\w+:\/\/)?([^/:]*)(:\d+)?(\/.*)?"$/.exec(value) ?? [];
  const spare = [scheme, port].flatMap((part) => (part === undefined ? [] : `sin «${part}»`));
  if (/[A-Z]/.test(host)) spare.push('en minúsculas');
  const where = path === undefined || path === '/' ? '' : `: «${path}» va en path`;
  if (path !== undefined) spare.push(`sin camino${where}`);
  const text = spare.join(', ');
  return spare.length === 0
    ? 'Sin «http://», sin puerto y en minúsculas.'
    : `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}

/** What to do about a port that is written as a text, but is no name. */
function portHint(value: string, path: string): string | undefined {
  const [, first, last] = /^"(\d+)(?:-(\d+))?"$/.exec(value) ?? [];
  if (first === undefined || /\.ports\[\d+\]\.name$/.test(path)) return undefined;
  if (path.endsWith('.name')) return `Es un número: number: ${first}.`;
  if (last === undefined) return `Es un número: quita las comillas y escribe ${first}.`;
  return `Va un puerto. En una NetworkPolicy, varios seguidos son port: ${first} y endPort: ${last}.`;
}
