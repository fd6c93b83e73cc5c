import { format, resolveConfig } from 'prettier';
import { RULES } from './known.ts';
import type { Row } from './matrix.ts';
import { COMPARED, type Comparison, type ComparisonRecord } from './record.ts';

/** Where the matrix is, from the project's root. */
export const COMPARISON_PAGE = 'docs/juez.md';

const HEAD = `# El juez, comparado con el API server

Esta página la escribe \`npm run judge:compare\` con las cifras de [juez.json](juez.json). No la toques a mano:
\`npm test\` comprueba que es la de esas cifras y que son del juez que hay en \`schema/\`.

Los documentos son los manifiestos del curso, los de las pruebas de los módulos \`k8s.io/kubernetes\` y
\`k8s.io/api\`, objetos hechos al azar con el esquema, y mutantes de todos ellos: cada objeto se corrige hasta que
vale y se estropea después de cada una de las maneras de la segunda tabla. Con la misma semilla salen los mismos.
`;

const NATIVE = `## Con el mismo código, entero

El juez es código del API server al que se le quitó lo que crear un objeto no necesita, compilado a WebAssembly.
Aquí se compara con ese código sin quitarle nada, compilado para esta máquina. Deben decir lo mismo palabra por
palabra: veredicto, motivos (ruta, tipo, valor y frase) y avisos.
`;

const CLUSTER = `## Con un clúster

Cada documento se envía al API server de un clúster de kind recién hecho como lo envía \`kubectl create
--dry-run=server --validate=strict\`; de lo que kubectl no llega a enviar, como un objeto sin \`kind\`, decide el
propio kubectl. Se comparan el veredicto y las frases. Un clúster sabe cosas que no están en el documento: cada
diferencia que viene de ahí lleva el nombre de una regla, que se reconoce por la frase del servidor y nunca por el
tipo del objeto.
`;

const EXTENSIONS = `## El segundo módulo, con el mismo código

El segundo módulo juzga los CRD con sus reglas en CEL y lo que definen, y los kinds de Kubernetes que se escriben menos.
Se compara igual que el primero: los CRD de los añadidos del curso, otros con todo lo que un esquema puede pedir,
objetos de todos ellos, los de esos kinds y mutantes.
`;

const EXTENSIONS_ON_CLUSTER = `## El segundo módulo, con un clúster

Lo mismo en un API server en marcha, donde esos CRD se instalan mientras dura.
`;

const HEADS = {
  native: NATIVE,
  cluster: CLUSTER,
  extensions: EXTENSIONS,
  extensionsOnCluster: EXTENSIONS_ON_CLUSTER,
} as const;

const MUTATIONS: Readonly<Record<string, string>> = {
  '': 'como se encontró o se hizo',
  'made right': 'corregido',
  misspelt: 'un nombre de campo mal escrito',
  removed: 'algo quitado',
  retyped: 'un valor de otro tipo',
  'out of range': 'un valor fuera de rango',
  renamed: 'un campo con el nombre de otro',
  'broken reference': 'una referencia rota',
  'another value': 'otro valor de un enumerado',
  emptied: 'algo vaciado',
  nothing: 'algo en null',
  'twice in a list': 'un elemento repetido',
  added: 'un campo de más',
  odd: 'un valor raro',
  'key twice in JSON': 'una clave repetida, en JSON',
  'key twice in YAML': 'una clave repetida, en YAML',
  unquoted: 'un texto sin comillas, en YAML',
  'in YAML': 'el mismo objeto, en YAML',
};

/** The whole of docs/juez.md, as the project's formatter leaves it. */
export async function comparisonPage(record: ComparisonRecord): Promise<string> {
  const parts = COMPARED.flatMap((compared) => {
    const comparison = record[compared];
    if (!comparison) return [];
    return [HEADS[compared], ...tables(comparison, record.kubernetes), rules(comparison)];
  });
  const options = await resolveConfig(COMPARISON_PAGE);
  return format([HEAD, ...parts].join('\n'), { ...options, filepath: COMPARISON_PAGE });
}

function tables(comparison: Comparison, kubernetes: string): string[] {
  const { documents, seed, count, date, judge, seconds, unexplained, outcomes } = comparison;
  return [
    `Kubernetes ${kubernetes}, juez \`${judge.slice(0, 12)}\`, ${date.slice(0, 10)}, semilla \`${seed}\`, ` +
      `${number(count)} objetos al azar: **${number(documents)} documentos** (${number(outcomes.accepted)} aceptados, ` +
      `${number(outcomes.refused)} rechazados y ${number(outcomes.unknown)} de un tipo que no existe), ` +
      `**${number(unexplained.length)} diferencias sin explicar**. ` +
      `El juez tardó ${number(seconds.ours)} s.\n`,
    table('tipo', comparison.kinds, (name) => name),
    table('mutación', comparison.mutations, (name) => MUTATIONS[name] ?? name),
    ...(unexplained.length > 0
      ? [`Sin explicar:\n`, ...unexplained.map((id) => `- \`${id}\``)]
      : []),
  ];
}

function table(title: string, rows: readonly Row[], label: (name: string) => string): string {
  const lines = rows.map(
    ({ name, outcomes: { accepted, refused, unknown }, explained, unexplained }) =>
      `| ${[label(name), accepted, refused, unknown, explained, unexplained].join(' | ')} |`,
  );
  return [
    `| ${title} | aceptados | rechazados | desconocidos | explicadas | sin explicar |`,
    '| --- | --: | --: | --: | --: | --: |',
    ...lines,
    '',
  ].join('\n');
}

function rules({ rules: counts }: Comparison): string {
  if (Object.keys(counts).length === 0) return '';
  const lines = RULES.filter(({ id }) => counts[id]).map(
    ({ id, why }) => `| \`${id}\` | ${why} | ${counts[id]?.verdict} | ${counts[id]?.words} |`,
  );
  return [
    '| regla | por qué | de veredicto | de palabras |',
    '| --- | --- | --: | --: |',
    ...lines,
    '',
  ].join('\n');
}

function number(value: number): string {
  return value.toLocaleString('es', { maximumFractionDigits: 1, useGrouping: 'min2' });
}
