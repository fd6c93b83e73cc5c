import { ONE } from './hints.ts';
import type { Saying } from './index.ts';

/** Of storage, permissions, limits and metadata. */
export const others: readonly Saying[] = [
  [
    /'system-' prefix are reserved/,
    'los nombres que empiezan por «system-» están reservados',
    'Elige otro nombre, o usa las que ya hay: system-cluster-critical y system-node-critical.',
  ],
  [
    /either minimum or maximum storage value is required/,
    'falta el límite de storage',
    'Pon max o min de storage: max: {storage: 10Gi}',
  ],
  [
    /must be a domain-prefixed path/,
    '{value} no lleva un dominio delante',
    'Por ejemplo: ejemplo.es/controlador.',
  ],
  [
    /'PersistentVolumeClaim' when referencing the default apiGroup/,
    'sin apiGroup, aquí solo cabe un PersistentVolumeClaim',
    'Para una instantánea: apiGroup: snapshot.storage.k8s.io.',
  ],
  [/must match dataSourceRef/, 'dataSource y dataSourceRef dicen cosas distintas', ONE],
  [
    /ReadWriteOncePod with other access modes/,
    'ReadWriteOncePod va solo',
    'Quita los demás modos.',
  ],
  [
    /`parameters\.scope` is set to 'Cluster'/,
    'lo que es de todo el clúster no tiene namespace',
    'Quítalo, o pon scope: Namespace.',
  ],
  [
    /must specify exactly one of (\w+) and (\w+)/,
    'tiene que decir {1} o {2}, y solo uno de los dos',
  ],
  [/Only one reference can have Controller/, 'solo uno puede llevar controller: true'],
  [/must be <group>\/<version>/, '{value} no es un apiVersion', 'Por ejemplo: v1 o apps/v1.'],
  [/does not match event\.namespace/, 'no es el namespace del evento'],
  [
    /conflicting scopes/,
    'estos ámbitos se contradicen',
    'No van juntos Terminating y NotTerminating, ni BestEffort y NotBestEffort.',
  ],
  [/must be 'Exists' when scope is any of/, 'con este ámbito, operator solo puede ser Exists'],
  [
    /no value when `operator` is 'Exist' or 'DoesNotExist'/,
    'con este operator sobran',
    'Solo In y NotIn llevan valores.',
  ],
  [
    /valid label key must consist/,
    '{value} no sirve de nombre',
    'Como mucho una «/», detrás del dominio: ejemplo.es/nombre.',
  ],
  [
    /must be an absolute path/,
    '{value} no empieza por «/»',
    ({ value }) => (value.startsWith('"') ? `Escribe ${value.replace('"', '"/')}.` : undefined),
  ],
  [
    /found incompatible YAML document|directive/,
    'una directiva «%…» no hace falta, y esta no la entiende',
    'Quita esta línea y la de «---» que la sigue.',
  ],
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
    /unsupported scope applied/,
    'este ámbito no cuenta algo de lo que hay en hard',
    'BestEffort solo va con pods; VolumeAttributesClass, con persistentvolumeclaims y requests.storage; los demás, con pods, cpu y memory.',
  ],
  [
    /unsupported scope/,
    'hay un ámbito que no existe',
    'Valores: Terminating, NotTerminating, BestEffort, NotBestEffort, PriorityClass.',
  ],
  [/name part must be non-empty/, '{value} no sirve: no tiene nombre'],
  [
    /invalid character '([}\]])' looking for beginning of/,
    'no es JSON',
    'Sobra la coma de antes de «{1}».',
  ],
  [/unexpected end of JSON/, 'no es JSON', 'Se acaba antes de tiempo: falta cerrar algo.'],
  [/looking for beginning of/, 'no es JSON'],
  [
    /^rules\[\d+\]\.verbs: $/,
    'no permite nada: falta algún verbo en verbs',
    'Por ejemplo: [get, list, watch].',
  ],
  [
    /apiGroups: $|at least one api group/,
    'falta apiGroups',
    'Para Pods y Services: apiGroups: [""].',
  ],
  [/cannot apply to non-resource/, 'solo caben en un ClusterRole'],
  [/^subjects\[\d+\]\.namespace: $/, 'falta namespace: una ServiceAccount vive en uno'],
  [/immutable/, undefined, 'No se cambia: bórralo y créalo otra vez.'],
  [/must be unset|(?:must|may) not be (?:set|specified|used)/, undefined, 'Quítalo de aquí.'],
];
