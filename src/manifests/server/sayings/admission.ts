import { ONE } from './hints.ts';
import type { Saying } from './index.ts';

/** Of what is asked before an object is kept: policies and webhooks of admission, with CEL. */
export const admission: readonly Saying[] = [
  [
    /must evaluate to bool but got dyn$/,
    'esta expresión tiene que dar verdadero o falso, y puede dar cualquier cosa',
    'Compara con algo: object.spec.replicas <= 5',
  ],
  [
    /must evaluate to bool but got (\S+)$/,
    'esta expresión tiene que dar verdadero o falso, y da {1}',
    'Compara con algo: object.spec.replicas <= 5',
  ],
  [
    /must evaluate to string but got (\S+)$/,
    'esta expresión tiene que dar un texto, y da {1}',
    'string(…) lo convierte.',
  ],
  [
    /must evaluate to list\(JSONPatch\) but got (\S+)$/,
    'esta expresión tiene que dar una lista de JSONPatch, y da {1}',
    `Por ejemplo: [JSONPatch{op: "add", path: "/metadata/labels/a", value: "b"}]`,
  ],
  [
    /must evaluate to Object but got (\S+)$/,
    'esta expresión tiene que dar un Object, y da {1}',
    'Por ejemplo: Object{metadata: Object.metadata{labels: {"a": "b"}}}',
  ],
  [/must evaluate to (\S+) but got (\S+)$/, 'esta expresión tiene que dar {1}, y da {2}'],
  [
    /must be a valid CEL identifier/,
    '{value} no sirve de nombre en CEL',
    'Letras sin tildes, cifras y «_»; no empieza por una cifra.',
  ],
  [
    /must not contain both Deny and Warn/,
    'lleva Deny y Warn',
    'A quien se le niega algo ya se le dice por qué: deja uno de los dos.',
  ],
  [/name and selector are mutually exclusive/, 'lleva name y selector', ONE],
  [/one of name or selector must be/, 'no dice cuáles son los parámetros', 'Pon name o selector.'],
  [
    /domain with at least three segments/,
    '{value} no es un dominio de tres partes',
    'Por ejemplo: portero.example.com.',
  ],
  [
    /'https' is the only allowed URL scheme/,
    '{value} no empieza por https',
    'El API server solo llama por HTTPS: https://example.com/ruta.',
  ],
  [
    /exactly one of url or service is required/,
    'tiene que llevar url o service, y solo uno',
    'service, si contesta algo del clúster; url, si está fuera.',
  ],
  [
    /must include at least one of (v\d[^\s,]*)/,
    'no lleva ninguna versión que el API server sepa hablar',
    'Pon {1}.',
  ],
  [/admissionReviewVersions\[\d+\]: duplicate version$/, '{value} está repetida'],
  [/if '\*' is present/, 'con "*" sobra lo demás', 'Deja solo "*", o quítalo.'],
];
