import { formatPath, type Finding, type Part } from './part.ts';
import { serverPath } from './server-path.ts';

/** What the server warns of, with what that means and what to do. */
const known: readonly (readonly [
  RegExp,
  (match: RegExpExecArray) => readonly [message: string, hint?: string | undefined],
])[] = [
  [
    /^hides previous definition of "(.*?)"/,
    ([, name]) => [`ya hay otra "${name}" antes, y esta la tapa`, 'Deja una de las dos.'],
  ],
  [/^duplicate \S+ "(.*)"/, ([, value]) => [`"${value}" ya está antes`, 'Deja uno de los dos.']],
  [
    /^duplicate port (?:name|definition)/,
    () => ['este puerto ya está antes', 'Deja uno de los dos.'],
  ],
  [
    /^deprecated since v([\d.]+).*?(?:; use (.+?)(?: instead)?)?$/,
    ([, since, instead]) => [
      `está obsoleto desde Kubernetes ${since}`,
      instead && `En su lugar: ${instead}.`,
    ],
  ],
  [
    /non-functional in v([\d.]+)/,
    ([, since]) => [`no hace nada desde Kubernetes ${since}`, 'Quítalo.'],
  ],
  [/deprecated/, () => ['está obsoleto']],
];

/**
 * Says in Spanish, as advice, what the server warns of in an object. Beside what is said already of the same
 * place there are only its own words.
 */
export function withWarnings(
  findings: readonly Finding[],
  object: Part,
  warnings: readonly string[],
): Finding[] {
  const given = explainWarnings(object, warnings);
  const isSame = (one: Finding) => (other: Finding) =>
    formatPath(one.path) === formatPath(other.path);
  return [
    ...findings.map((one) => ({ ...given.find(isSame(one)), ...one })),
    ...given.filter((one) => !findings.some(isSame(one))),
  ];
}

/** What the server warns of in an object, each in Spanish, beside its own words. */
export function explainWarnings(object: Part, warnings: readonly string[]): Finding[] {
  return warnings.map((server) => {
    const [, where = '', text = server] = /^([^\s:]+): (.*)$/s.exec(server) ?? [];
    const { path } = object.at(...serverPath(where, object.value));
    const [message, hint] = explanation(text);
    const said = { path, message, server, ...(hint !== undefined && { hint }) };
    return { ...said, isAdvice: true, rule: 'aviso-del-servidor' };
  });
}

function explanation(text: string): readonly [message: string, hint?: string | undefined] {
  for (const [pattern, explain] of known) {
    const match = pattern.exec(text);
    if (match) return explain(match);
  }
  return ['el API server lo acepta, pero avisa'];
}
