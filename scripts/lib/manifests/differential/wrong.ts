import type { Random } from './random.ts';
import type { Json } from './tree.ts';

/** Another name that differs as a typing mistake does. */
export function typo(name: string, random: Random): string {
  const at = random.below(Math.max(1, name.length - 1));
  const [before, here, next, after] = [
    name.slice(0, at),
    name.charAt(at),
    name.charAt(at + 1),
    name.slice(at + 2),
  ];
  const upper = here === here.toUpperCase() ? here.toLowerCase() : here.toUpperCase();
  const wrong = random.pick([
    `${before}${next}${after}`,
    `${before}${here}${here}${next}${after}`,
    `${before}${next}${here}${after}`,
    `${before}${upper}${next}${after}`,
    `${name}s`,
    `${name} `,
  ]);
  return wrong === name ? `${name}x` : wrong;
}

/** A value of another type. */
export function otherType(value: Json, random: Random): Json {
  const others: Json[] = [
    'uno',
    '1',
    1,
    1.5,
    true,
    [],
    {},
    ['uno'],
    { uno: 1 },
    [value],
    String(value),
  ];
  return random.pick(
    others.filter((other) => typeof other !== typeof value || Array.isArray(other)),
  );
}

const NUMBERS = [
  -1,
  0,
  1,
  65_535,
  65_536,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31),
  2 ** 40,
  2 ** 53,
  1e30,
  0.5,
];
const TEXTS = [
  '',
  ' ',
  'a'.repeat(64),
  'a'.repeat(254),
  'Uno',
  'uno_dos',
  '-uno',
  'uno-',
  'uno..dos',
  'ñandú',
  'uno/dos/tres',
  '../uno',
  '/',
  '%',
  '{{ uno }}',
  '\u0000',
  'uno\ndos',
];

/** A value of the same type that is too large, too small, too long or has what it may not have. */
export function odd(value: Json, random: Random): Json {
  if (typeof value === 'number') return random.pick(NUMBERS);
  if (typeof value === 'string') return random.pick(TEXTS);
  return typeof value === 'boolean' ? !value : 0;
}

const ODDITIES = [
  '1Ki',
  '1k',
  '1e3',
  '100m',
  '-1',
  '1.5',
  '0.0001',
  '9223372036854775808',
  '1 Gi',
  '10Gb',
  '50%',
  '150%',
  '-5%',
  '010.0.0.1',
  '10.0.0.1/8',
  '10.0.0.0/8',
  '::1',
  '::ffff:10.0.0.1',
  '256.1.1.1',
  '2026-11-24T10:00:00Z',
  '2026-02-30T10:00:00Z',
  '2026-11-24',
  '5m',
  '0 0 31 2 *',
  '* * * * * *',
  '@every 1h',
  'TZ=UTC 0 0 * * *',
  'Europe/Madrid',
  'Local',
  'metadata.labels',
  "metadata.labels['app']",
  'status.hostIPs',
  'limits.cpu',
  'example.com/uno',
  'kubernetes.io/uno',
  'app.kubernetes.io/name',
  'None',
  '*',
  '0',
  'true',
  'null',
  'http',
  'registry.example:5000/uno/dos@sha256:0000',
];

/** A value that is right somewhere, but perhaps not here. */
export function odder(value: Json, random: Random): Json {
  if (typeof value === 'number')
    return random.pick([-2, 7, 22, 99, 101, 1000, 30_000, 86_400, 3_000_000]);
  if (typeof value === 'string') return random.pick(ODDITIES);
  return typeof value === 'boolean' ? !value : '';
}
