import type { Saying } from './index.ts';

const HANDLERS = 'exec, httpGet, tcpSocket o grpc';
const RESOURCES =
  'Hay cpu, memory y ephemeral-storage; los de otros llevan dominio: nvidia.com/gpu.';

/** Of Pods and of what makes them. */
export const workloads: readonly Saying[] = [
  [/^(?:.*\.)?containers: $/, 'un Pod necesita al menos un contenedor'],
  [
    /restartPolicy: (?:valid values|Required|$)/,
    'en un Job, restartPolicy no puede ser "Always" ni faltar',
    'Un Job termina: escribe restartPolicy: Never u OnFailure.',
  ],
  [
    /restartPolicy: supported values: "Always"$/,
    'lo que este tipo crea no termina nunca: solo vale "Always"',
    'Quita la línea; para lo que termina hay Jobs.',
  ],
  [
    /may not be set for init containers without/,
    'un initContainer no tiene {field}',
    'Solo si es un sidecar: restartPolicy: Always.',
  ],
  [/must specify a handler type/, 'no dice qué preguntar', `Pon uno: ${HANDLERS}.`],
  [/more than 1 handler type/, 'ya pregunta de otra manera', `Deja uno solo: ${HANDLERS}.`],
  [/more than 1 volume type/, 'ya tiene otro origen', 'Deja uno solo.'],
  [/must specify a volume type/, 'no dice de dónde sale', 'Por ejemplo: emptyDir, hostPath o nfs.'],
  [/leading or trailing whitespace/, '{value} lleva un espacio en un extremo'],
  [/when `value` is not empty/, 'tiene value y valueFrom', 'Deja uno de los dos.'],
  [
    /must specify one of: /,
    'no dice de dónde sale',
    'Por ejemplo: configMapKeyRef o secretKeyRef.',
  ],
  [/may not have more than one field/, 'tiene más de un origen', 'Deja uno solo.'],
  [/must be a standard resource/, 'este recurso no existe', RESOURCES],
  [
    /Limit must be set for non overcommitable/,
    'falta aquí lo que pide requests',
    'Lo que no es CPU ni memoria se pide y se limita igual.',
  ],
  [/must be unique/, '{value} está repetido'],
  [
    /`?selector`? does not match template `?labels`?/,
    'la plantilla no lleva las etiquetas que elige el selector',
    'El selector tiene que casar con spec.template.metadata.labels.',
  ],
  [
    /empty selector is invalid/,
    'está vacío: no elige ningún Pod',
    'Pon en matchLabels una etiqueta de la plantilla.',
  ],
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
    /when strategy `type` is '?(\w+)'?/,
    'no va con type: {1}',
    'Quita rollingUpdate o cambia el tipo.',
  ],
  [
    /be 0 when `?maxSurge`? is 0/,
    'con maxSurge y maxUnavailable a cero no se puede cambiar ningún Pod',
    'Deja que sobre uno o que falte uno.',
  ],
  [
    /support scaling to zero/,
    'con minReplicas: 0 hace falta una métrica de fuera',
    'Sin Pods no hay CPU que medir: pon minReplicas: 1.',
  ],
  [/must populate information for the given metric/, 'falta {field}, que su type pide'],
  [
    /target\.(?:averageUtilization|averageValue|value): (?:$|must)/,
    'falta {field}, que su type pide',
  ],
  [
    /minAvailable and maxUnavailable cannot be both/,
    'lleva minAvailable y maxUnavailable',
    'Deja uno de los dos.',
  ],
  [
    /ephemeral containers not allowed|ephemeralContainers: cannot be set on create/,
    'los contenedores efímeros no se escriben en un manifiesto',
    'Se añaden a un Pod en marcha: kubectl debug.',
  ],
  [/cannot be set for an Ephemeral/, '{field} no va en un contenedor efímero', 'Quítalo de aquí.'],
  [
    /`selector` will be auto-generated/,
    'el selector de un Job lo pone el API server',
    'Quítalo de aquí.',
  ],
  [/'RollingUpdate' or 'OnDelete'/, 'su tipo no existe', 'Valores: RollingUpdate, OnDelete.'],
  [/subPathExpr and subPath/, 'lleva subPath y subPathExpr', 'Deja uno de los dos.'],
  [/must not already exist in (volume\w+)/, '{value} ya está en {1}', 'Deja uno de los dos.'],
  [/at most one of `(\w+)` or `(\w+)`/, 'lleva {1} y {2}', 'Deja uno de los dos.'],
  [/seccomp type is Localhost/, 'localhostProfile solo va con type: Localhost'],
  [/ShareProcessNamespace and HostPID/, 'no se combina con hostPID', 'Deja uno de los dos.'],
  [/unsupported pod version/, 'su apiVersion solo puede ser v1'],
  [/dnsConfig\.options\[\d+\]: must not be empty/, 'la opción no tiene nombre', 'Pon su name.'],
];
