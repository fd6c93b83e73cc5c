import { fieldOf, type Finding, type Part, type Path } from '../part.ts';

/**
 * Where the caret goes of what is said of a field that is not there: at what asks for it, if that is written, and nobody
 * would look for it elsewhere. `undefined` where the finding's own path, or as much of it as is written, says it best.
 */
export function markOf(finding: Finding, object: Part): Path | undefined {
  const steps = fieldOf(finding).slice(object.path.length);
  const [first] = steps;
  if (first === undefined || object.at(...steps).value !== undefined) return undefined;
  const holder = object.at(...steps.slice(0, -1));
  const condition = conditionIn(finding);
  const asking = holder.entries().find(([key]) => key !== steps.at(-1) && names(condition, key));
  if (asking) return asking[1].path;
  return object.at(first).value === undefined ? askerInRoot(first, object).path : undefined;
}

/** For what an object has nothing of: its kind wants it, or of a Secret's data, its type. */
function askerInRoot(field: string | number, object: Part): Part {
  const type = object.at('type');
  return field === 'data' && type.exists ? type : object.at('kind');
}

/** In which case a field is asked for: `must be set when seccomp type is Localhost`. */
function conditionIn({ message, server = '' }: Finding): string {
  return /\bwhen (.*)$/s.exec(server)?.[1] ?? /^con (\w+): /.exec(message)?.[1] ?? '';
}

/** Whether a text has the name of a field, perhaps in words: `completion mode`. */
function names(text: string, field: string): boolean {
  if (!/^\w+$/.test(field)) return false;
  const words = field.replace(/[A-Z]/g, (letter) => ` ?${letter}`);
  return new RegExp(`\\b${words}\\b`, 'i').test(text);
}
