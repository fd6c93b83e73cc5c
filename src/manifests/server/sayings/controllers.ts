import type { Saying } from './index.ts';

/** Of what makes Pods, and of what scales and protects them. */
export const controllers: readonly Saying[] = [
  [
    /restartPolicy: (?:valid values|Required|$)/,
    'en un Job, restartPolicy no puede ser "Always" ni faltar',
    'Un Job termina: escribe restartPolicy: Never u OnFailure.',
  ],
  [
    /only "Never" is supported when `?podFailurePolicy/,
    'con podFailurePolicy solo vale "Never"',
    'Pon restartPolicy: Never.',
  ],
  [
    /restartPolicy: supported values: "Always"$/,
    'lo que este tipo crea no termina nunca: solo vale "Always"',
    'Quita la línea; para lo que termina hay Jobs.',
  ],
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
    /`selector` not auto-generated/,
    'el selector de un Job lo pone el API server',
    'Quítalo de aquí; si de verdad lo eliges tú, manualSelector: true.',
  ],
  [
    /requires indexed completion mode/,
    '{field} solo va con completionMode: Indexed',
    'Añade completionMode: Indexed, o quítalo.',
  ],
  [/requires the (\w+) to be set/, '{value} solo va con {1}', 'Añade {1}.'],
  [/error parsing succeededIndexes/, '{value} no es una lista de índices', 'Por ejemplo: "0-2,5".'],
  [
    /container or initContainer names in the pod template|container\.apparmor.*container not found/,
    'ningún contenedor se llama {value}',
  ],
  [
    /must not be 0 for the In operator/,
    'el código 0 es el de acabar bien',
    'Quítalo: aquí van los de un fallo.',
  ],
  [/at least one value is required/, 'falta al menos un valor'],
  [
    /activeDeadlineSeconds in (\w+) is not/,
    'los Pods de un {1} no tienen plazo: no terminan nunca',
    'Quítalo de aquí; para lo que termina hay Jobs.',
  ],
  [
    /will not able to create pod with invalid DNS label: (\S+)/,
    'con este nombre sus Pods no podrían llamarse bien',
    'Se llamarían {1}: usa minúsculas, cifras y guiones.',
  ],
  [/only allowed for updateStrategy '(\w+)'/, '{field} solo va con type: {1}', 'Quítalo de aquí.'],
  [/'OrderedReady' or 'Parallel'/, '{value} no existe', 'Valores: OrderedReady, Parallel.'],
  [
    /both a target raw value and a target utilization/,
    'lleva un valor y un porcentaje',
    'Deja averageValue o averageUtilization.',
  ],
  [
    /`selector` will be auto-generated/,
    'el selector de un Job lo pone el API server',
    'Quítalo de aquí.',
  ],
  [
    /'RollingUpdate' or 'OnDelete'/,
    '{value} no es uno de sus valores',
    'Valores: "OnDelete", "RollingUpdate".',
  ],
];
