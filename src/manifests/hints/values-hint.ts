import { closest } from '../../lesson/suggest.ts';
import type { Finding } from '../part.ts';

/** What people write for a value, where it is one of those that there are. */
const SHORT: Readonly<Record<string, string>> = {
  RWO: 'ReadWriteOnce',
  RWX: 'ReadWriteMany',
  ROX: 'ReadOnlyMany',
  RWOP: 'ReadWriteOncePod',
  SIEMPRE: 'Always',
  NUNCA: 'Never',
  EXISTE: 'Exists',
  IGUAL: 'Equal',
};

/** What is sent over TCP, which is the protocol that a port of Kubernetes asks for. */
const OVER_TCP = /^(?:https?|http2|grpc|tls|ssh)$/i;

/** What to do about a value that is none of those that there may be. */
export function valuesHint(value: unknown, options: readonly string[]): string {
  const list = [...options]
    .sort()
    .map((option) => `"${option}"`)
    .join(', ');
  if (options.length === 1) return `Solo vale ${list}.`;
  if (typeof value === 'string' && OVER_TCP.test(value) && options.includes('SCTP')) {
    return `${value} va sobre TCP: escribe "TCP".`;
  }
  const meant = typeof value === 'string' ? valueMeant(value, options) : undefined;
  return `${meant === undefined ? '' : `¿Querías decir "${meant}"? `}Valores: ${list}.`;
}

function valueMeant(value: string, options: readonly string[]): string | undefined {
  // A letter apart, and another thing.
  if (/^gpus?$/i.test(value)) return undefined;
  const long = SHORT[value.toUpperCase()];
  if (long !== undefined && options.includes(long)) return long;
  const near = closest(value, options);
  if (near !== undefined || value.length < 3) return near === '' ? undefined : near;
  const longer = options.filter((option) => option.toLowerCase().endsWith(value.toLowerCase()));
  return longer.length === 1 ? longer[0] : undefined;
}

/** A finding on a value with the values that the server itself names: the schema may know more than it takes, or none. */
export function withServerValues(finding: Finding): Finding {
  const { hint, server = '' } = finding;
  const [, choice] = /: Required value: must specify one of (\w+(?:, \w+)*)$/.exec(server) ?? [];
  if (choice !== undefined && hint === undefined)
    return { ...finding, hint: valuesHint(undefined, choice.split(', ')) };
  const [, value = '', list = ''] =
    /: Unsupported value: "([^"]*)": supported values: (.*)$/s.exec(server) ?? [];
  const options = [...list.matchAll(/"([^"]*)"/g)].flatMap(([, option]) => option || []);
  return options.length > 0 && hint?.includes('Valores: ')
    ? { ...finding, hint: valuesHint(value, options) }
    : finding;
}
