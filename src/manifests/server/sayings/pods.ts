import { fieldPathHint } from '../../hints/field-path.ts';
import { resourceHint } from '../../hints/resources.ts';
import type { Saying } from './index.ts';

const HANDLERS = 'exec, httpGet, tcpSocket o grpc';
const HOOKS = 'exec, httpGet o sleep';

/** Of Pods. */
export const pods: readonly Saying[] = [
  [/^(?:.*\.)?containers: $/, 'un Pod necesita al menos un contenedor'],
  [
    /may not be set for init containers without/,
    'un initContainer no tiene {field}',
    'Solo si es un sidecar: restartPolicy: Always.',
  ],
  [/lifecycle\..*must specify a handler type/, 'no dice qué hacer', `Pon uno: ${HOOKS}.`],
  [
    /lifecycle\..*more than 1 handler type/,
    'ya se hace otra cosa en ese momento',
    `Deja uno solo: ${HOOKS}.`,
  ],
  [/must specify a handler type/, 'no dice qué preguntar', `Pon uno: ${HANDLERS}.`],
  [/more than 1 handler type/, 'ya pregunta de otra manera', `Deja uno solo: ${HANDLERS}.`],
  [/more than 1 volume type/, 'ya tiene otro origen', 'Deja uno solo.'],
  [
    /^spec: .*must specify a volume type/,
    'no dice de dónde sale el disco',
    'Pon uno: csi, nfs, local, hostPath…',
  ],
  [/must specify a volume type/, 'no dice de dónde sale', 'Por ejemplo: emptyDir, hostPath o nfs.'],
  [/leading or trailing whitespace/, '{value} lleva un espacio en un extremo'],
  [/when `value` is not empty/, 'tiene value y valueFrom', 'Deja uno de los dos.'],
  [
    /must specify one of: `configMapRef` or/,
    'no dice de dónde sale',
    'Pon configMapRef o secretRef.',
  ],
  [
    /must specify one of: /,
    'no dice de dónde sale',
    'Por ejemplo: configMapKeyRef o secretKeyRef.',
  ],
  [/may not have more than one field/, 'tiene más de un origen', 'Deja uno solo.'],
  [
    /must be a standard resource/,
    'este recurso no existe',
    ({ field, path }) => resourceHint(field, path),
  ],
  [
    /Limit must be set for non overcommitable/,
    'falta aquí lo que pide requests',
    'Lo que no es CPU ni memoria se pide y se limita igual.',
  ],
  [/must be unique/, '{value} está repetido'],
  [
    /may not be specified when `operator` is/,
    'con este operator sobran',
    'Solo In y NotIn llevan valores.',
  ],
  [
    /must be specified when `operator` is/,
    'con este operator faltan',
    'Solo Exists y DoesNotExist van sin valores.',
  ],
  [
    /invalid label selector/,
    'el selector no está bien escrito',
    'In y NotIn llevan values; Exists y DoesNotExist, no.',
  ],
  [/must be a relative path/, '{value} tiene que ser una ruta relativa', 'Sin «/» delante.'],
  [
    /(?:hostPath|local)\.path: must not contain '\.\.'/,
    '{value} sube de carpeta con «..»',
    'Escribe la ruta entera.',
  ],
  [
    /(?:subPath|subPathExpr|\.path): must not contain '\.\.'/,
    '{value} sube de carpeta con «..»',
    'Va dentro del volumen: escríbela sin «..» y sin «/» delante.',
  ],
  [
    /must not contain '\.\.'/,
    '{value} sube de carpeta con «..»',
    'Escríbela sin «..» y sin «/» delante.',
  ],
  [
    /must be 'NotRequired' when/,
    'con restartPolicy: Never, aquí solo vale NotRequired',
    'El contenedor no se reinicia para cambiar de tamaño.',
  ],
  [
    /value must be empty when `operator` is 'Exists'/,
    'con operator: Exists sobra value',
    'Quita value, o pon operator: Equal.',
  ],
  [
    /extended resource name standard/,
    '{value} no es el nombre de un recurso',
    'Los que no son de Kubernetes llevan dominio: nvidia.com/gpu.',
  ],
  [/conflicting duplicate paths/, 'dos fuentes escriben el mismo archivo', 'Cambia un path.'],
  [
    /schedulingGates have been cleared/,
    'el nodo no se elige mientras haya schedulingGates',
    'Deja uno de los dos.',
  ],
  [
    /fieldPath: .*(?:field label|supported values)/,
    '{value} no es un campo que se pueda leer aquí',
    ({ value, path }) => fieldPathHint(value.slice(1, -1), path.includes('.env[')),
  ],
  [
    /valid HTTP header/,
    '{value} no es el nombre de una cabecera HTTP',
    'Letras, cifras y guiones: X-Ejemplo.',
  ],
  [/subPathExpr and subPath/, 'lleva subPath y subPathExpr', 'Deja uno de los dos.'],
  [/must not already exist in (volume\w+)/, '{value} ya está en {1}', 'Deja uno de los dos.'],
  [/at most one of `(\w+)` or `(\w+)`/, 'lleva {1} y {2}', 'Deja uno de los dos.'],
  [
    /must be a number between 0 and 0777/,
    '{value} está escrito en decimal y pasa de 0777',
    ({ value }) =>
      /^[0-7]{3}$/.test(value)
        ? `Los permisos van en octal: 0o${value} (o 0${value}).`
        : 'Los permisos van en octal: 0o644 (o 0644).',
  ],
  [
    /SizeLimit field must be a valid/,
    '{field} es negativo',
    'Pon cuánto puede ocupar, como 500Mi, o quítalo.',
  ],
  [/unsupported pod version/, 'su apiVersion solo puede ser v1'],
  [/dnsConfig\.options\[\d+\]: must not be empty/, 'la opción no tiene nombre', 'Pon su name.'],
];
