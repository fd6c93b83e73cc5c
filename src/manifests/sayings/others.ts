import type { Saying } from './index.ts';

const ONE = 'Deja uno de los dos.';

/** Of networks, storage and permissions. */
export const others: readonly Saying[] = [
  [
    /not be used when `type` is '(\w+)'/,
    'un Service de tipo {1} no tiene {field}',
    'Cambia el tipo, o quita {field}.',
  ],
  [/^spec\.ports: $/, 'un Service necesita al menos un puerto'],
  [
    /^spec\.ports\[\d+\]\.name: $/,
    'falta name',
    'Con más de un puerto, cada uno necesita el suyo.',
  ],
  [/must be an absolute path/, '{value} no empieza por «/»'],
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
  [/valid CIDR/, '{value} no es un bloque de direcciones', 'Por ejemplo: 10.0.0.0/8.'],
  [/strict subset of `cidr`/, '{value} no está dentro de cidr, o es lo mismo'],
  [
    /must specify a peer/,
    'está vacío: no dice quién',
    'Pon podSelector, namespaceSelector o ipBlock.',
  ],
  [/both ipBlock and another peer/, 'ipBlock no se combina con otros', 'Sepáralos en dos.'],
  [/when `port` is (?:non-numeric|not specified)/, 'necesita un port que sea un número'],
  [/IP address/, '{value} no es una dirección IP', 'Va como 10.0.0.7.'],
  [
    /^spec\.accessModes: (?:$|at least)/,
    'falta accessModes, que es obligatorio',
    'Lo corriente: accessModes: [ReadWriteOnce]',
  ],
  [
    /resources\[storage\]: $/,
    'falta decir cuánto espacio (storage)',
    'Por ejemplo: resources: { requests: { storage: 1Gi } }',
  ],
  [
    /apiVersion must specify API group/,
    '{value} no dice el grupo',
    'Por ejemplo: apiVersion: apps/v1',
  ],
  [
    /neither a standard finalizer name/,
    'a {value} le falta el dominio',
    'Un finalizador va como ejemplo.com/limpieza.',
  ],
  [
    /both regular resources and non-resource/,
    'una regla habla de recursos o de rutas, no de las dos cosas',
    'Sepáralas en dos reglas.',
  ],
  [
    /standard limit type/,
    '{value} no es un tipo de límite',
    'Los corrientes: Container, Pod, PersistentVolumeClaim.',
  ],
  [
    /either Utilization, Value, or AverageValue/,
    '{value} no es un tipo de objetivo',
    'Valores: Utilization, Value, AverageValue.',
  ],
  [/populate the given metric source only/, '{field} no es de este tipo de métrica', ONE],
  [
    /externally-accessible services/,
    '{field} solo va en un Service de tipo NodePort o LoadBalancer',
    'Cambia el tipo, o quítalo de aquí.',
  ],
  [
    /unsupported scope/,
    'hay un ámbito que no existe',
    'Valores: Terminating, NotTerminating, BestEffort, NotBestEffort, PriorityClass.',
  ],
  [/name part must be non-empty/, '{value} no sirve: no tiene nombre'],
  [/looking for beginning of|unexpected end of JSON/, 'no es JSON'],
  [
    /^rules\[\d+\]\.verbs: $/,
    'no permite nada: falta algún verbo en verbs',
    'Por ejemplo: [get, list, watch].',
  ],
  [/apiGroups: $|at least one api group/, 'falta apiGroups', 'El grupo de Pods y Services es "".'],
  [/cannot apply to non-resource/, 'solo caben en un ClusterRole'],
  [/^subjects\[\d+\]\.namespace: $/, 'falta namespace: una ServiceAccount vive en uno'],
  [/immutable/, undefined, 'No se cambia: bórralo y créalo otra vez.'],
  [/must be unset|(?:must|may) not be (?:set|specified|used)/, undefined, 'Quítalo de aquí.'],
];
