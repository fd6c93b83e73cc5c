import { hasKey } from './field-search.ts';
import type { FieldAdvice, Part } from '../part.ts';

/** Ways to ask or to tell a container something, of which a probe or a hook has one. */
const HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'grpc', 'sleep'];

/** What a handler has that no other one has. */
const OWN: Readonly<Record<string, string>> = {
  command: 'exec',
  path: 'httpGet',
  scheme: 'httpGet',
  httpHeaders: 'httpGet',
  seconds: 'sleep',
};

/**
 * What to do about a field of a handler that is in a probe or a hook without one; `undefined` of any other. It is there
 * that it belongs, be there a field of that name in the container.
 */
export function handlerAdvice(
  field: string,
  holder: Part,
  options: readonly string[],
): FieldAdvice | undefined {
  const has = (name: string) => options.includes(name);
  if (!has('exec') || !has('httpGet')) return undefined;
  if (HANDLERS.some((name) => hasKey(holder, name))) return undefined;
  const others = Object.keys(OWN).filter((name) => hasKey(holder, name));
  const [other = ''] = field === 'port' ? others : [];
  const handler = OWN[field] ?? OWN[other];
  if (handler !== undefined && has(handler)) {
    return {
      hint: `«${field}» va más adentro: ${handler}.${field}.`,
      instead: [{ path: [handler, field], value: holder.at(field).value }],
    };
  }
  return field === 'port'
    ? { hint: '«port» va más adentro: en httpGet o en tcpSocket.' }
    : undefined;
}
