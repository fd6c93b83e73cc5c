import { formatPath, type Finding, type Part } from '../part.ts';
import { sayingForWarning } from './sayings/warnings.ts';
import { serverPath } from './path.ts';

/**
 * Says in Spanish, as advice, what the server warns of in an object. Beside what is said already of the same
 * place there are only its own words.
 */
export function withWarnings(
  findings: readonly Finding[],
  object: Part,
  warnings: readonly string[],
): Finding[] {
  const given = explainWarnings(object, warnings);
  const isSame = (one: Finding) => (other: Finding) =>
    formatPath(one.path) === formatPath(other.path);
  return [
    ...findings.map((one) => ({ ...given.find(isSame(one)), ...one })),
    ...given.filter((one) => !findings.some(isSame(one))),
  ];
}

/** What the server warns of in an object, each in Spanish, beside its own words. */
export function explainWarnings(object: Part, warnings: readonly string[]): Finding[] {
  return warnings
    .filter((one) => !isCopied(one, object, warnings))
    .map((server) => {
      // Most begin with a path and a colon, some with a path, and some with none.
      const [, where = '', text = server] =
        /^\.?([^\s:]+): (.*)$/s.exec(server) ??
        /^\.?((?:spec|metadata)\.\S+) (.*)$/s.exec(server) ??
        [];
      const annotation = /^annotation "([^"]+)"/.exec(text)?.[1];
      const { path } =
        annotation === undefined
          ? object.at(...serverPath(where, object.value))
          : object.at('metadata', 'annotations', annotation);
      const [message, hint] = sayingForWarning(text);
      const said = { path, message, server, ...(hint !== undefined && { hint }) };
      const isKey = annotation !== undefined && { isKey: true as const };
      return { ...said, ...isKey, isAdvice: true, rule: 'aviso-del-servidor' };
    });
}

/** Whether the server says it of requests that nobody wrote, which it takes from the limits of which it says it, too. */
function isCopied(warning: string, object: Part, warnings: readonly string[]): boolean {
  const [, path] = /^(\S+\.requests\[[^\]]+\]): /.exec(warning) ?? [];
  if (path === undefined || object.at(...serverPath(path, object.value)).exists) return false;
  const original = warning.replace(/\.requests(?=\[[^\]]+\]: )/, '.limits');
  return warnings.includes(original);
}
