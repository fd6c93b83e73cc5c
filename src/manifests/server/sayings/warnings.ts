import { ONE } from './hints.ts';

type Said = readonly [message: string, hint?: string | undefined];

/** What the server warns of and takes all the same, with what that means and what to do. The first that fits is said. */
const known: readonly (readonly [RegExp, (match: RegExpExecArray) => Said])[] = [
  [
    /^hides previous definition of "(.*?)"/,
    ([, name]) => [`ya hay otra "${name}" antes, y esta la tapa`, 'Deja una de las dos.'],
  ],
  [
    /^(?:duplicate|overlapping|dangerously ambiguous) port /,
    () => ['este puerto ya está antes', ONE],
  ],
  [/^duplicate \S+ "(.+)"/, ([, value]) => [`"${value}" ya está antes`, ONE]],
  [/^(?:invalid empty|duplicate) name ""/, () => ['el nombre está vacío', 'Escríbelo, o quítalo.']],
  [
    /^a null labelSelector results/,
    () => ['sin labelSelector no cuenta ningún Pod', 'Añádelo, con matchLabels.'],
  ],
  [
    /^fractional byte value "(\d*)m"/,
    ([, count]) => [
      `${count}m son milésimas de byte, y un byte no se parte`,
      `¿Querías decir ${count}Mi?`,
    ],
  ],
  [/^fractional byte value/, () => ['no es un número entero de bytes', 'Por ejemplo: 64Mi.']],
  [
    /^hostIP set without hostPort/,
    () => ['hostIP no hace nada sin hostPort', 'Añade hostPort, o quita hostIP.'],
  ],
  [
    /^is ignored when spec\.type is (not )?"(\w+)"/,
    ([, not, type]) => [`no hace nada ${not ? 'sin' : 'con'} type: ${type}`, 'Quítalo.'],
  ],
  [
    /^is ignored for headless services/,
    () => ['no hace nada en un Service sin IP (clusterIP: None)', 'Quítalo.'],
  ],
  [
    /^this is used in (?:the )?Pod/,
    () => [
      'sus Pods se llaman así, y el nombre de un Pod es también el de su máquina',
      'Mejor sin puntos y con 63 caracteres como mucho.',
    ],
  ],
  [
    /^negative values|must be >= 0; negative values/,
    () => ['es negativo: se toma como 1', 'Escribe los segundos que quieras esperar.'],
  ],
  [
    /^(?:non-standard (?:IP address|CIDR value)|IPv6 (?:address|CIDR value)) "(.*?)".*"(.*?)"/,
    ([, value, right]) => [`"${value}" no es como se escribe`, `Escribe "${right}".`],
  ],
  [
    /^CIDR value "(.*?)" is ambiguous.* "(.*?)" or "(.*?)"/,
    ([, value, block, one]) => [
      `"${value}" no deja claro si es una dirección o un bloque`,
      `Escribe "${block}" o "${one}".`,
    ],
  ],
  [
    /is invalid, a valid label/,
    () => ['ninguna etiqueta puede valer eso', 'Letras, cifras, «-», «_» y «.».'],
  ],
  [/overlapping paths/, () => ['dos elementos escriben el mismo archivo', 'Cambia un path.']],
  [/has no sources provided/, () => ['no tiene de dónde salir', 'Añade algo en sources.']],
  [/contains duplicate entries/, () => ['hay dueños repetidos', 'Deja uno de cada.']],
  [
    /^is unset; if supported by this CSI driver/,
    () => ['conviene ponerlo a true', 'Así los tokens no acaban en ningún registro.'],
  ],
  [
    /^deprecated since v([\d.]+).*?(?:; use (?:the )?"?([^"]+?)"?(?: field)?(?: instead)?)?$/,
    ([, since, instead]) => [
      `está obsoleto desde Kubernetes ${since}`,
      instead && `En su lugar: ${instead}.`,
    ],
  ],
  [
    /(?:non-functional in|disabled by default in) v([\d.]+)\+?(?:; use the "(\w+)")?/,
    ([, since, instead]) => [
      `no hace nada desde Kubernetes ${since}`,
      instead ? `En su lugar: ${instead}.` : 'Quítalo.',
    ],
  ],
  [
    /^"(.*?)" is deprecated; use "(.*?)"/,
    ([, value, instead]) => [`"${value}" está obsoleto`, `En su lugar: "${instead}".`],
  ],
  [
    /^(\S+) (\S+) is deprecated(?: in v([\d.]+)\+)?(?:, unavailable in v([\d.]+)\+)?(?:; use (\S+) (\S+))?$/,
    ([, version, kind, since, removed, otherVersion, otherKind]) => [
      `${kind} de ${version} está obsoleto${since ? ` desde Kubernetes ${since}` : ''}${removed ? ` y desaparece en ${removed}` : ''}`,
      otherKind && `En su lugar: ${otherKind} de ${otherVersion}.`,
    ],
  ],
  [
    /^annotation .* is deprecated, please use '?(.+?)'? instead$/,
    ([, instead]) => ['esta anotación está obsoleta', `En su lugar: ${instead}.`],
  ],
  [
    /^(?:is deprecated and may no longer be implemented)/,
    () => ['está obsoleto, y hay clústeres que ya no lo hacen', 'Usa type: LoadBalancer.'],
  ],
  [
    /Recycle reclaim policy is deprecated/,
    () => ['"Recycle" está obsoleto', 'Usa Delete o Retain.'],
  ],
  [/FQDN endpoints are deprecated/, () => ['"FQDN" está obsoleto', 'Usa IPv4 o IPv6.']],
  [/unused by Kubernetes/, () => ['está obsoleto y no hace nada', 'Quítalo.']],
  [/deprecated/, () => ['está obsoleto']],
];

/** What is to be said of a warning, without the path that it begins with. */
export function sayingForWarning(text: string): Said {
  for (const [pattern, explain] of known) {
    const match = pattern.exec(text);
    if (match) return explain(match);
  }
  return ['el API server lo acepta, pero avisa'];
}
