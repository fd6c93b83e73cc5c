import type { Saying } from './index.ts';

/** Of selectors, and of where Pods may go. */
export const scheduling: readonly Saying[] = [
  [
    /nodeAffinity.*not a valid selector operator/,
    '{value} no es un operador',
    'Valores: In, NotIn, Exists, DoesNotExist, Gt, Lt.',
  ],
  [
    /not a valid selector operator/,
    '{value} no es un operador',
    'Valores: In, NotIn, Exists, DoesNotExist.',
  ],
  [
    /not a valid field selector key/,
    '{value} no se puede mirar en un nodo',
    'En matchFields solo cabe metadata.name; las etiquetas van en matchExpressions.',
  ],
  [
    /operator must be Exists when `key` is empty/,
    'sin key, el operador tiene que ser Exists',
    'Pon operator: Exists, o di de qué key hablas.',
  ],
  [/effect must be 'NoExecute'/, 'tolerationSeconds solo va con effect: NoExecute'],
  [/only use minDomains if/, 'minDomains solo va con whenUnsatisfiable: DoNotSchedule'],
];
