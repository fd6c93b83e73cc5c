import { ONE } from './hints.ts';
import type { Saying } from './index.ts';

/** Of devices. */
export const devices: readonly Saying[] = [
  [
    /exactly one of (.*) is required,? .*multiple fields are set$/,
    'lleva más de una de sus opciones, y cabe una',
    'Son {1}.',
  ],
  [/exactly one of (`.*`) is required$/, 'no lleva ninguna de sus opciones', 'Son {1}: elige una.'],
  [
    /must specify exactly one of: (.*)$/,
    'tiene que llevar una de sus opciones, y solo una',
    'Son {1}.',
  ],
  [/only one of `(\w+)` or `(\w+)` is allowed/, 'lleva {1} y {2}', ONE],
  [
    /must be the name of a request in the claim/,
    '{value} no es ninguna de las peticiones',
    'Están en devices.requests; de una con opciones, petición/opción.',
  ],
  [/must be either unset or set to true/, 'solo puede valer true', 'Ponlo a true, o quítalo.'],
  [/must have exactly one node selector term/, 'tiene que haber un término, y solo uno'],
  [/compatible with semver/, '{value} no es una versión', 'Por ejemplo: 1.2.3.'],
  [
    /name must be a domain and a name separated by a slash/,
    '{value} no lleva un dominio delante',
    'Por ejemplo: example.com/modelo.',
  ],
  [
    /^spec\.metadata\.\w+: cannot be set$/,
    '{field} no se puede poner aquí',
    'En la plantilla caben labels y annotations; lo demás lo pone el API server.',
  ],
];
