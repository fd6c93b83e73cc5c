import type { Saying } from './index.ts';

/** Of certificates. */
export const certificates: readonly Saying[] = [
  [
    /PEM block type must be CERTIFICATE REQUEST/,
    'esto no es una petición de certificado',
    'Es el archivo .csr entero, en base64: base64 -w0 ana.csr',
  ],
  [
    /at least one trust anchor must be provided/,
    'no lleva ningún certificado',
    'Va en PEM, de -----BEGIN CERTIFICATE----- al final.',
  ],
  [
    /fully qualified domain and path of the form|signerName: should be a domain/,
    '{value} no sirve de firmante',
    'Un dominio y un nombre: example.com/firmante. Los de Kubernetes empiezan por kubernetes.io/.',
  ],
  [
    /for signerName \S+ must be named with prefix (\S+):/,
    'el nombre tiene que empezar por «{1}:»',
    'Es el de signerName, con «:» en vez de «/».',
  ],
  [/must be in the range \[(\d+), (\d+)\]/, '{value} no va de {1} a {2}'],
  [/may not specify a duration less than (\d+) seconds/, '{value} no llega a {1} segundos'],
];
