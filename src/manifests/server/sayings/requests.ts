import type { Saying } from './index.ts';

/** Of other API servers, and of which requests go first. */
export const requests: readonly Saying[] = [
  [
    /must be `spec\.version\+"\."\+spec\.group`: "([^"]+\.[^"]+)"/,
    'un APIService se llama como su versión y su grupo',
    'Aquí, "{1}".',
  ],
  [
    /(?:groupPriorityMinimum|versionPriority): must be positive and less than (\d+)/,
    '{value} no va de 1 a {1}',
  ],
  [
    /may not be true if caBundle is present/,
    'con caBundle no puede ser true',
    'O se comprueba quién es con ese certificado, o no se comprueba: deja uno.',
  ],
  [
    /local APIServices may not have (?:a )?(\w+)/,
    'sin service no puede llevar {1}',
    'Lo sirve el propio API server: quítalo, o pon service.',
  ],
  [/^spec\.limited: $/, 'limited solo va con type: Limited', 'Quítalo, o cambia el tipo.'],
  [/limitResponse\.queuing: $/, 'queuing solo va con type: Queue', 'Quítalo, o cambia el tipo.'],
  [/^spec\.exempt: $/, 'exempt solo va con type: Exempt', 'Quítalo, o cambia el tipo.'],
  [
    /must be 'Exempt' if and only if/,
    'Exempt es solo del nivel que se llama exempt, que ya está',
    'Pon type: Limited.',
  ],
  [
    /at least one of resourceRules and nonResourceRules/,
    'no dice a qué peticiones se aplica',
    'Pon resourceRules o nonResourceRules.',
  ],
  [
    /(\w+) is forbidden when subject kind is not '(\w+)'/,
    '{1} solo va con kind: {2}',
    'Cambia kind, o quítalo.',
  ],
  [/must start with slash/, '{value} no empieza por «/»'],
  [/wildcard can only do suffix/, 'el «*» solo cabe al final, tras una «/»'],
  [/must not be greater than (\d+)$/, '{value} pasa de {1}'],
  [/^type: has invalid value/, '{value} no es uno de sus valores', 'Valores: "Normal", "Warning".'],
];
