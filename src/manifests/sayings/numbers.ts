import type { Saying } from './index.ts';

const PORTS = 'Los puertos van de 1 a 65535.';
const CASILLAS =
  'Minuto (0-59), hora (0-23), día (1-31), mes (1-12) y día de la semana (0-6): "*/5 * * * *".';

/** Of numbers, quantities and times. */
export const numbers: readonly Saying[] = [
  [/must be between 1 and 65535|valid port number/, '{value} no es un puerto', PORTS],
  [
    /provided port is not in the valid range/,
    '{value} no está entre los puertos que se abren en los nodos',
    'Van de 30000 a 32767, salvo que el clúster diga otra cosa.',
  ],
  [/provided port is already allocated/, '{value} ya lo tiene otro puerto de este Service'],
  [/[pP]ort: $/, undefined, PORTS],
  [/must match `containerPort`/, 'con hostNetwork tiene que ser igual que containerPort'],
  [/must be greater than or equal to `(\w+)`/, '{value} es menos que {1}'],
  [
    /must be less than or equal to \S+ limit of (\S+)/,
    'pide {value}, más que su límite ({1})',
    'requests no puede pasar de limits.',
  ],
  [/must be greater than or equal to 0|must be non-negative/, '{value} es negativo'],
  [/must be greater than (?:0|zero)/, 'tiene que ser mayor que cero'],
  [/must be greater than or equal to (\d+)/, '{value} es menos que {1}'],
  [/must be less than or equal to (\d+)/, '{value} es más que {1}'],
  [/must be (?:in the range|between) (\d+) ?(?:-|and) ?(\d+)/, '{value} no va de {1} a {2}'],
  [/must not be greater than 100%/, '{value} pasa de 100%'],
  [/valid percent string/, '{value} no es un número ni un porcentaje', 'Por ejemplo: 1 o 25%.'],
  [/: must be 1$/, 'aquí solo puede ser 1'],
  [/must be an integer/, '{value} no es un número entero'],
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
  [/range \((\w+)\) above \w+ \((\d+)\)/, '{1} pasa de {2} en su casilla', CASILLAS],
  [/range \((\w+)\) below \w+ \((\d+)\)/, '{1} es menos que {2} en su casilla', CASILLAS],
  [/schedule: ./, '{value} no es un horario', `${CASILLAS} O @hourly, @daily, @weekly…`],
];
