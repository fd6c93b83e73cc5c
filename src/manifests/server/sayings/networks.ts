import { ONE } from './hints.ts';
import type { Saying } from './index.ts';

/** Of Services and networks. */
export const networks: readonly Saying[] = [
  [
    /not be used when `type` is '(\w+)'/,
    'un Service de tipo {1} no tiene {field}',
    'Cambia el tipo, o quita {field}.',
  ],
  [
    /when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'/,
    '{field} solo va con type: LoadBalancer y externalTrafficPolicy: Local',
    'Quítalo de aquí.',
  ],
  [
    /may only be (?:used|set) when `?(\w+)`? is '?(\w+)'?/,
    '{field} solo va con {1}: {2}',
    'Cambia {1}, o quítalo de aquí.',
  ],
  [
    /not configured (?:on this cluster|for dual-stack services)/,
    '{value} no puede ser: este clúster solo tiene IPv4, como el de kind',
    'Quítalo, o usa un clúster con las dos.',
  ],
  [/first value must match `clusterIP`/, 'la primera tiene que ser la de clusterIP'],
  [
    /must be empty when `clusterIP` is not specified/,
    'clusterIPs va con clusterIP, que aquí falta',
    'Quítalo y elige el clúster.',
  ],
  [/'None' must be the first and only value/, '"None" va solo'],
  [
    /must be an (IPv[46]) address/,
    '{value} no es una dirección {1}',
    'Todas son de la clase que dice addressType.',
  ],
  [/^spec\.ports: $/, 'un Service necesita al menos un puerto'],
  [
    /^spec\.ports\[\d+\]\.name: $/,
    'falta name',
    'Con más de un puerto, cada uno necesita el suyo.',
  ],
  [
    /\.path: .*must not contain '\/\/'/,
    '{value} lleva dos barras seguidas',
    'Deja una sola: /a/b.',
  ],
  [
    /\.path: .*must not contain '(\S+)'/,
    '{value} no puede llevar «{1}»',
    'Escribe la ruta entera, sin «.» ni «..».',
  ],
  [/`defaultBackend` or `rules`/, 'no lleva a ninguna parte', 'Pon rules o defaultBackend.'],
  [/resource or service backend is/, 'no dice a dónde va', 'Pon service (o resource).'],
  [/cannot set both resource and service/, 'lleva service y resource', ONE],
  [/cannot set both port name & port number/, 'el puerto lleva name y number', ONE],
  [/port name or number is required/, 'no dice el puerto', 'Pon port con number o con name.'],
  [
    /must not have bits set beyond the prefix/,
    '{value} tiene bits a la derecha de su «/»',
    'Pon ahí ceros: 10.0.0.0/8.',
  ],
  [
    /valid CIDR/,
    '{value} no es un bloque de direcciones',
    ({ value }) => blockHint(value.slice(1, -1)),
  ],
  [/strict subset of `cidr`/, '{value} no está dentro de cidr, o es lo mismo'],
  [
    /must specify a peer/,
    'está vacío: no dice quién',
    'Pon podSelector, namespaceSelector o ipBlock.',
  ],
  [/both ipBlock and another peer/, 'ipBlock no se combina con otros', 'Sepáralos en dos.'],
  [/when `port` is (?:non-numeric|not specified)/, 'necesita un port que sea un número'],
  [
    /must not have leading 0s/,
    '{value} lleva ceros delante',
    ({ value }) => `Sin esos ceros: ${value.replace(/(?<=^"|\.)0+(?=\d)/g, '')}.`,
  ],
  [
    /may not be in the loopback/,
    '{value} es la de la propia máquina',
    'Pon una a la que se llegue desde otras.',
  ],
  [
    /may not be in the link-local/,
    '{value} solo vale dentro de su red local',
    'Pon una a la que se llegue desde otras.',
  ],
  [/may not be unspecified/, '{value} no es la de nadie', 'Pon una a la que se llegue.'],
  [/IP address/, '{value} no es una dirección IP', 'Va como 10.0.0.7.'],
  [
    /externally-accessible services/,
    '{field} solo va en un Service de tipo NodePort o LoadBalancer',
    'Cambia el tipo, o quítalo de aquí.',
  ],
];

/** What to do about a block of addresses that is none, or of which only the address is written. */
function blockHint(text: string): string {
  const isV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text);
  if (!isV4 && !/^[\da-f]*:[\da-f:]+$/i.test(text)) return 'Por ejemplo: 10.0.0.0/8.';
  const zeros = isV4 ? (/(?:\.0)+$/.exec(text)?.[0].length ?? 0) / '.0'.length : 0;
  if (zeros > 0) return `¿Querías decir "${text}/${text === '0.0.0.0' ? 0 : 32 - 8 * zeros}"?`;
  return `Si es solo esa dirección, escribe "${text}/${isV4 ? 32 : 128}".`;
}
