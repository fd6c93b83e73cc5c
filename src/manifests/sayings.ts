import { closest } from '../lesson/suggest.ts';

/** What to say of an error: what is wrong, or else what its type says; and what to do. */
export interface Saying {
  readonly message?: string;
  readonly hint?: string;
}

/** What a saying may speak of. */
export interface Said {
  /** The value, as it is shown to a person. */
  readonly shown: string;
  /** The name of the field. */
  readonly field: string;
  /** The groups of the pattern. */
  readonly groups: readonly string[];
}

type Entry = readonly [pattern: RegExp, say: Saying | ((said: Said) => Saying)];

const meant = (option: string | undefined) => option && `¿Querías decir "${option}"?`;
const hint = (text: string): Saying => ({ hint: text });
const isNot =
  (what: string, text?: string) =>
  ({ shown }: Said) => ({
    message: `${shown} no ${what}`,
    ...(text !== undefined && { hint: text }),
  });

/**
 * The API server's sentences that people meet, by a pattern of `path: detail`, each with what it means in
 * Spanish. The first that fits is said; the order is from the special to the general.
 */
const sayings: readonly Entry[] = [
  // Names
  [
    /^spec\.rules\[\d+\]\.host: .*(?:RFC 1123|wildcard)/,
    isNot('es un dominio', 'Sin «http://», sin puerto y en minúsculas.'),
  ],
  [
    /must be a DNS name, not an IP address/,
    ({ shown }) => ({ message: `${shown} es una dirección, y tiene que ser un dominio` }),
  ],
  [
    /prefix part|name part must consist/,
    isNot(
      'sirve de clave de etiqueta',
      'Un nombre de letras, cifras, «-», «_» y «.» (63 como mucho), quizá tras un dominio y «/».',
    ),
  ],
  [
    /a valid label must be|labels: must be no more than 63/,
    isNot(
      'sirve de valor de etiqueta',
      'Letras sin tildes, cifras, «-», «_» y «.»; empieza y acaba en letra o cifra; 63 como mucho.',
    ),
  ],
  [
    /RFC 1035 label/,
    isNot(
      'sirve de nombre',
      'Minúsculas sin tildes, cifras y guiones; empieza por una letra y acaba en letra o cifra; 63 como mucho.',
    ),
  ],
  [
    /RFC 1123 subdomain/,
    isNot(
      'sirve de nombre',
      'Minúsculas sin tildes, cifras, guiones y puntos; empieza y acaba en letra o cifra.',
    ),
  ],
  [
    /RFC 1123 label|must not contain dots/,
    isNot(
      'sirve de nombre',
      'Minúsculas sin tildes, cifras y guiones; empieza y acaba en letra o cifra; 63 como mucho.',
    ),
  ],
  [
    /[pP]ort[^:]*: .*(?:no more than 15|at least one letter|consecutive hyphens|alpha-numeric|begin or end with a hyphen)|ports\[\d+\]\.name: must be no more than 15/,
    isNot(
      'sirve de nombre de puerto',
      'Minúsculas, cifras y guiones sueltos, con alguna letra; 15 caracteres como mucho.',
    ),
  ],
  [
    /metadata\.name: must be no more than 52/,
    ({ shown }) => ({
      message: `${shown} pasa de 52 caracteres`,
      hint: 'Sus Jobs añaden once al nombre.',
    }),
  ],
  [
    /must be no more than (\d+) (?:bytes|characters)/,
    ({ shown, groups: [most] }) => ({ message: `${shown} pasa de ${most} caracteres` }),
  ],
  [
    /may not contain '(.)'/,
    ({ shown, groups: [sign] }) => ({ message: `${shown} no puede llevar «${sign}»` }),
  ],
  [
    /not allowed on this type/,
    { message: 'los objetos de este tipo no viven en ningún namespace', hint: 'Quita esta línea.' },
  ],
  [/name or generateName is required/, { message: 'falta name, que es obligatorio' }],
  [
    /valid environment variable name/,
    isNot(
      'sirve de variable de entorno',
      'Letras sin tildes, cifras y signos corrientes, pero no «=».',
    ),
  ],
  [
    /valid config key|must not start with '\.\.'|must not be '\.\.?'/,
    isNot('sirve de clave', 'Letras sin tildes, cifras, «-», «_» y «.».'),
  ],
  [
    /duplicate of key present in (\w+)/,
    ({ shown, groups: [other] }) => ({
      message: `${shown} está también en ${other}`,
      hint: 'Deja una de las dos.',
    }),
  ],

  // Numbers
  [
    /must be between 1 and 65535|valid port number/,
    isNot('es un puerto', 'Los puertos van de 1 a 65535.'),
  ],
  [/[pP]ort: $/, hint('Los puertos van de 1 a 65535.')],
  [
    /must match `containerPort` when `hostNetwork`/,
    { message: 'con hostNetwork tiene que ser igual que containerPort' },
  ],
  [
    /must be greater than or equal to `(\w+)`/,
    ({ shown, groups: [other] }) => ({ message: `${shown} es menos que ${other}` }),
  ],
  [
    /must be less than or equal to (\S+) limit of (\S+)/,
    ({ shown, groups: [, most] }) => ({
      message: `pide ${shown}, más que su límite (${most})`,
      hint: 'requests no puede pasar de limits.',
    }),
  ],
  [
    /must be greater than or equal to 0|must be non-negative/,
    ({ shown }) => ({ message: `${shown} es negativo` }),
  ],
  [/must be greater than (?:0|zero)/, { message: 'tiene que ser mayor que cero' }],
  [
    /must be greater than or equal to (\d+)/,
    ({ shown, groups: [least] }) => ({ message: `${shown} es menos que ${least}` }),
  ],
  [
    /must be (?:less than or equal to|in the range|between) ([\d -]+\d|\d+ and \d+)/,
    ({ shown, groups: [range = ''] }) => ({
      message: `${shown} se sale de lo que cabe: ${/ and |-/.test(range) ? `va de ${range.replace(/ and | ?- ?/, ' a ')}` : `como mucho, ${range}`}`,
    }),
  ],
  [/must not be greater than 100%/, ({ shown }) => ({ message: `${shown} pasa de 100%` })],
  [/valid percent string/, isNot('es un número ni un porcentaje', 'Por ejemplo: 1 o 25%.')],
  [/: must be 1$/, { message: 'aquí solo puede ser 1' }],
  [
    /be 0 when `?maxSurge`? is 0/,
    {
      message: 'con maxSurge y maxUnavailable a cero no se puede cambiar ningún Pod',
      hint: 'Deja que sobre uno o que falte uno.',
    },
  ],
  [
    /maximum allowed value of a user defined priority is (\d+)/,
    ({ shown, groups: [most] }) => ({
      message: `${shown} pasa de ${most}`,
      hint: 'De ahí en adelante son las del sistema.',
    }),
  ],
  [/must be an integer/, isNot('es un número entero')],

  // Pods
  [/^(?:.*\.)?containers: $/, { message: 'un Pod necesita al menos un contenedor' }],
  [
    /restartPolicy: (?:valid values|Required|$)/,
    {
      message: 'en un Job, restartPolicy no puede ser "Always" ni faltar',
      hint: 'Un Job termina: escribe restartPolicy: Never u OnFailure.',
    },
  ],
  [
    /restartPolicy: supported values: "Always"$/,
    {
      message: 'lo que este tipo crea no termina nunca: solo vale "Always"',
      hint: 'Quita la línea; para lo que termina hay Jobs.',
    },
  ],
  [
    /may not be set for init containers without restartPolicy=Always/,
    ({ field }) => ({
      message: `un initContainer no tiene ${field}`,
      hint: 'Solo si es un sidecar: restartPolicy: Always.',
    }),
  ],
  [
    /must specify a handler type/,
    {
      message: 'no dice qué preguntar',
      hint: 'Pon uno de estos, y solo uno: exec, httpGet, tcpSocket, grpc.',
    },
  ],
  [
    /may not specify more than 1 handler type/,
    {
      message: 'ya pregunta de otra manera',
      hint: 'Deja uno solo: exec, httpGet, tcpSocket o grpc.',
    },
  ],
  [
    /may not specify more than 1 volume type/,
    { message: 'ya tiene otro origen', hint: 'Deja uno solo.' },
  ],
  [
    /must specify a volume type/,
    { message: 'no dice de dónde sale', hint: 'Por ejemplo: emptyDir, hostPath o nfs.' },
  ],
  [
    /leading or trailing whitespace/,
    ({ shown }) => ({ message: `${shown} lleva un espacio en un extremo` }),
  ],
  [
    /may not be specified when `value` is not empty/,
    { message: 'tiene value y valueFrom', hint: 'Deja uno de los dos.' },
  ],
  [
    /must specify one of: (.+)$/,
    ({ groups: [options = ''] }) => ({
      message: 'no dice de dónde sale',
      hint: `Pon uno: ${options.replaceAll('`', '').replace(/,? or /, ' o ')}.`,
    }),
  ],
  [
    /may not have more than one field specified/,
    { message: 'tiene más de un origen', hint: 'Deja uno solo.' },
  ],
  [
    /must be a standard resource/,
    ({ field }) => ({
      message: 'este recurso no existe',
      hint:
        meant(closest(field, ['cpu', 'memory', 'ephemeral-storage'])) ??
        'Hay cpu, memory y ephemeral-storage; los de otros llevan dominio: nvidia.com/gpu.',
    }),
  ],
  [
    /Limit must be set for non overcommitable resources/i,
    {
      message: 'falta aquí lo que pide requests',
      hint: 'Lo que no es CPU ni memoria se pide y se limita igual.',
    },
  ],
  [/must be unique/, ({ shown }) => ({ message: `${shown} está repetido` })],

  // Workloads
  [
    /`?selector`? does not match template `?labels`?/,
    {
      message: 'la plantilla no lleva las etiquetas que elige el selector',
      hint: 'El selector tiene que casar con spec.template.metadata.labels.',
    },
  ],
  [
    /empty selector is invalid/,
    {
      message: 'está vacío: no elige ningún Pod',
      hint: 'Pon en matchLabels una etiqueta de la plantilla.',
    },
  ],
  [
    /may not be specified when `operator` is/,
    { message: 'con este operator sobran', hint: 'Solo In y NotIn llevan valores.' },
  ],
  [
    /must be specified when `operator` is/,
    {
      message: 'con este operator faltan',
      hint: 'Exists y DoesNotExist son los que no llevan valores.',
    },
  ],
  [
    /when strategy `type` is '?(\w+)'?/,
    ({ groups: [type] }) => ({
      message: `no va con type: ${type}`,
      hint: `Quita rollingUpdate o cambia el tipo.`,
    }),
  ],
  [
    /unknown time zone/,
    isNot('es una zona horaria', 'Por ejemplo: Europe/Madrid o America/Bogota.'),
  ],
  [
    /cannot use TZ or CRON_TZ/,
    { message: 'la zona horaria va en timeZone', hint: 'Por ejemplo: timeZone: Europe/Madrid.' },
  ],
  [
    /range \((\w+)\) (above|below) \w+ \((\d+)\)/,
    ({ groups: [number, side, edge] }) => ({
      message: `${number} ${side === 'above' ? `pasa de ${edge}` : `es menos que ${edge}`} en su casilla`,
      hint: 'Minuto (0-59), hora (0-23), día (1-31), mes (1-12) y día de la semana (0-6): "*/5 * * * *".',
    }),
  ],
  [
    /schedule: ./,
    isNot(
      'es un horario',
      'Minuto, hora, día del mes, mes y día de la semana: "*/5 * * * *". O @hourly, @daily, @weekly…',
    ),
  ],
  [
    /at least one Object or External metric to support scaling to zero/,
    {
      message: 'con minReplicas: 0 hace falta una métrica de fuera',
      hint: 'Sin Pods no hay CPU que medir: pon minReplicas: 1.',
    },
  ],
  [
    /must populate information for the given metric source/,
    ({ field }) => ({ message: `falta ${field}, que su type pide` }),
  ],
  [
    /target\.(averageUtilization|averageValue|value): (?:$|must)/,
    ({ field }) => ({ message: `falta ${field}, que su type pide` }),
  ],
  [
    /minAvailable and maxUnavailable cannot be both set/,
    { message: 'lleva minAvailable y maxUnavailable', hint: 'Deja uno de los dos.' },
  ],

  // Networks
  [
    /not be used when `type` is '(\w+)'/,
    ({ field, groups: [type] }) => ({
      message: `un Service de tipo ${type} no tiene ${field}`,
      hint: `Cambia el tipo, o quita ${field}.`,
    }),
  ],
  [/^spec\.ports: $/, { message: 'un Service necesita al menos un puerto' }],
  [
    /^spec\.ports\[\d+\]\.name: $/,
    { message: 'falta name', hint: 'Con más de un puerto, cada uno necesita el suyo.' },
  ],
  [/must be an absolute path/, isNot('empieza por «/»')],
  [
    /either `defaultBackend` or `rules`/,
    { message: 'no lleva a ninguna parte', hint: 'Pon rules o defaultBackend.' },
  ],
  [
    /resource or service backend is required/,
    { message: 'no dice a dónde va', hint: 'Pon service (o resource).' },
  ],
  [
    /cannot set both resource and service/,
    { message: 'lleva service y resource', hint: 'Deja uno de los dos.' },
  ],
  [
    /cannot set both port name & port number/,
    { message: 'el puerto lleva name y number', hint: 'Deja uno de los dos.' },
  ],
  [
    /port name or number is required/,
    { message: 'no dice el puerto', hint: 'Pon port con number o con name.' },
  ],
  [
    /must not have bits set beyond the prefix/,
    ({ shown }) => ({
      message: `${shown} tiene bits a la derecha de su «/»`,
      hint: 'Pon ahí ceros: 10.0.0.0/8.',
    }),
  ],
  [/valid CIDR/, isNot('es un bloque de direcciones', 'Por ejemplo: 10.0.0.0/8.')],
  [/strict subset of `cidr`/, isNot('está dentro de cidr, o es lo mismo')],
  [
    /must specify a peer/,
    { message: 'está vacío: no dice quién', hint: 'Pon podSelector, namespaceSelector o ipBlock.' },
  ],
  [
    /both ipBlock and another peer/,
    { message: 'ipBlock no se combina con otros', hint: 'Sepáralos en dos.' },
  ],
  [
    /when `port` is (?:non-numeric|not specified)/,
    { message: 'necesita un port que sea un número' },
  ],
  [/valid IP address|IP address/, isNot('es una dirección IP', 'Va como 10.0.0.7.')],

  // Storage
  [
    /^spec\.accessModes: (?:$|at least)/,
    {
      message: 'falta accessModes, que es obligatorio',
      hint: 'Lo corriente: accessModes: [ReadWriteOnce]',
    },
  ],
  [
    /resources\[storage\]: $/,
    {
      message: 'falta decir cuánto espacio (storage)',
      hint: 'Por ejemplo: resources: { requests: { storage: 1Gi } }',
    },
  ],
  [/looking for beginning of|unexpected end of JSON/, { message: 'no es JSON' }],

  // RBAC
  [
    /verbs must contain|^rules\[\d+\]\.verbs: $/,
    {
      message: 'no permite nada: falta algún verbo en verbs',
      hint: 'Por ejemplo: [get, list, watch].',
    },
  ],
  [
    /apiGroups: $|must supply at least one api group/,
    { message: 'falta apiGroups', hint: 'El grupo de Pods y Services es "".' },
  ],
  [/namespaced rules cannot apply to non-resource/, { message: 'solo caben en un ClusterRole' }],
  [
    /^subjects\[\d+\]\.namespace: $/,
    { message: 'falta namespace: una ServiceAccount vive en uno' },
  ],

  // Anything
  [/immutable/, hint('No se cambia: bórralo y créalo otra vez.')],
  [
    /must be unset|must not be (?:set|specified)|may not be (?:set|specified|used)/,
    hint('Quítalo de aquí.'),
  ],
];

/** What is to be said of an error with that path and detail; `undefined` if nothing better than its type says. */
export function sayingFor(
  path: string,
  detail: string,
  { shown, field }: Omit<Said, 'groups'>,
): Saying | undefined {
  const text = `${path}: ${detail}`;
  for (const [pattern, say] of sayings) {
    const match = pattern.exec(text);
    if (!match) continue;
    const groups = [...match].slice(1).map((group) => group ?? '');
    return typeof say === 'function' ? say({ shown, field, groups }) : say;
  }
  return undefined;
}
