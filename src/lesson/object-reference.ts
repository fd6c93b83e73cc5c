import type { Cursor } from './cursor.ts';
import type { ObjectReference } from './types.ts';

/** Reads `get: pod/web` (or `absent: pod/web`) and its `namespace`. */
export function parseObjectReference(
  cursor: Cursor,
  verb: 'get' | 'absent',
): ObjectReference | undefined {
  const text = cursor.at(verb).text(verb);
  if (text === undefined) return undefined;
  const [resource, name, ...rest] = text.split('/');
  if (!resource || !name || rest.length > 0) {
    return cursor
      .at(verb)
      .report(`«${text}» no nombra un objeto`, 'Así: pod/web, deployment/web, container/web.');
  }
  const namespace = cursor.has('namespace') ? cursor.at('namespace').text('namespace') : undefined;
  return { resource, name, ...(namespace !== undefined && { namespace }) };
}
