import { cronHint } from '../../hints/cron.ts';
import type { Saying } from './index.ts';

const PORTS = 'Los puertos van de 1 a 65535.';
/** Of numbers, quantities and times. */
export const numbers: readonly Saying[] = [
  [/must be between 1 and 65535|valid port number/, '{value} no es un puerto', PORTS],
  [
    /HealthCheck NodePort \d+: provided port is/,
    'ese healthCheckNodePort no está libre, o no es de los que se abren en los nodos',
    'Quítalo y lo elige el clúster.',
  ],
  [
    /provided port is not in the valid range/,
    '{value} no está entre los puertos que se abren en los nodos',
    'Van de 30000 a 32767, salvo que el clúster diga otra cosa.',
  ],
  [/provided port is already allocated/, '{value} ya lo tiene otro puerto de este Service'],
  [/[pP]ort: $/, undefined, PORTS],
  [
    /greater than minReadySeconds/,
    'el plazo (progressDeadlineSeconds) tiene que ser mayor que minReadySeconds',
    'Si no lo escribes son 600 segundos: súbelo, o baja minReadySeconds.',
  ],
  [
    /must be equal to (\S+) limit of (\S+)/,
    'tiene que ser igual que su límite ({2})',
    'De {1} se pide justo lo que se limita.',
  ],
  [/positive integer multiple of (\S+)/, '{value} no es un múltiplo del tamaño de página ({1})'],
  [/HugePages require cpu or memory/, 'las hugepages no van solas', 'Pide también cpu o memory.'],
  [/less than or equal to completions/, '{value} pasa de completions'],
  [/min value \S+ is greater than max value (\S+)/, 'pasa de su max ({1})', 'Bájalo, o sube max.'],
  [
    /min value (\S+) is greater than default (request )?value/,
    'no llega a su min ({1})',
    'Súbelo, o baja min.',
  ],
  [
    /value \S+ is greater than default limit value (\S+)/,
    'pasa de su default ({1})',
    'Lo que se pide no puede pasar de lo que se limita.',
  ],
  [/value \S+ is greater than max value (\S+)/, 'pasa de su max ({1})', 'Bájalo, o sube max.'],
  [/ratio \S+ is less than 1$/, 'la proporción no puede ser menor que 1'],
  [
    /one (?:IP|CIDR) for each IP family/,
    'como mucho va uno de IPv4 y otro de IPv6',
    'Por ejemplo: 10.0.0.0/16 y fd00::/64.',
  ],
  [/may only hold up to (\d+) values/, 'como mucho caben {1}'],
  [/must match `containerPort`/, 'con hostNetwork tiene que ser igual que containerPort'],
  [
    /endPort: must be greater than or equal to `port`/,
    '{value} es menos que port',
    'port es el primero y endPort, el último.',
  ],
  [/must be greater than or equal to `(\w+)`/, '{value} es menos que {1}'],
  [
    /must be less than or equal to \S+ limit of (\S+)/,
    'pide {value}, más que su límite ({1})',
    'requests no puede pasar de limits.',
  ],
  [
    /must be non-negative and less than (\w+) \((\d+)\)/,
    '{value} no va de 0 a menos que {1} ({2})',
    'Bájalo, o sube {1}.',
  ],
  [/must be greater than or equal to 0|must be non-negative/, '{value} es negativo'],
  [/must be greater than (?:0|zero)/, 'tiene que ser mayor que cero'],
  [/must be greater than or equal to (\d+)/, '{value} es menos que {1}'],
  [/must be less than or equal to (\d+)/, '{value} es más que {1}'],
  [/must be (?:in the range|between) (\d+) ?(?:-|and) ?(\d+)/, '{value} no va de {1} a {2}'],
  [/must not be greater than 100%/, '{value} pasa de 100%'],
  [
    /valid percent string/,
    '{value} no es un número ni un porcentaje',
    ({ value }) => percentHint(value.slice(1, -1)),
  ],
  [/: must be 1$/, 'aquí solo puede ser 1'],
  [/must be an integer/, '{value} no es un número entero', 'Aquí no caben decimales.'],
  [
    /duration less than 10 minutes/,
    '{value} son menos de diez minutos',
    'Son segundos: pon al menos 600.',
  ],
  [
    /maximum allowed value of a user defined priority is (\d+)/,
    '{value} pasa de {1}',
    'De ahí en adelante son las del sistema.',
  ],
  [/unknown time zone/, '{value} no es una zona horaria', 'Por ejemplo: Europe/Madrid.'],
  [
    /cannot use TZ or CRON_TZ/,
    'la zona horaria va en timeZone',
    'Por ejemplo: timeZone: Europe/Madrid.',
  ],
  [/schedule: ./, '{value} no es un horario', ({ value }) => cronHint(value.slice(1, -1))],
];

/** What to do about a number or a percentage that is written almost as one. */
function percentHint(text: string): string {
  if (/^\d+$/.test(text)) return `Escríbelo sin comillas: ${text}.`;
  const [, number] = /^(\d+)\s*(?:%|por ?ciento)$/i.exec(text.trim()) ?? [];
  return number === undefined ? 'Por ejemplo: 1 o 25%.' : `Escríbelo así: ${number}%.`;
}
