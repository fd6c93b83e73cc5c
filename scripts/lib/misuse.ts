import type { ParseArgsOptionsConfig } from 'node:util';
import { pictured } from '../../src/lesson/excerpt.ts';
import { suggestion } from '../../src/lesson/suggest.ts';

/**
 * Says in Spanish what `parseArgs` has against a command's arguments, and names the one; `undefined` if the error is
 * none of its.
 */
export async function describeMisuse(
  { code, message }: NodeJS.ErrnoException,
  options: ParseArgsOptionsConfig,
  whyNoOption?: (option: string) => Promise<string | undefined>,
): Promise<string | undefined> {
  if (!code?.startsWith('ERR_PARSE_ARGS')) return undefined;
  // Nothing but its English sentence says which one it is: '--format', or '-f, --format <value>'.
  const [, argument = ''] = /(-{0,2}[^\s',]+)(?: <value>)?'/.exec(message) ?? [];
  const name = argument.replace(/^-+/, '');
  const shown = pictured(argument);
  switch (code) {
    case 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL':
      return `Sobra «${shown}»: aquí solo van opciones. Con --help las ves todas.`;
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION': {
      const why = await whyNoOption?.(argument);
      if (why !== undefined) return why;
      const known = Object.keys(options).map((option) => `--${option}`);
      return `La opción ${shown} no existe. ${suggestion(argument, known)}`;
    }
    default:
      return options[name]?.type === 'string'
        ? `${argument} necesita un valor. Con --help ves cuáles.`
        : `${argument} no lleva ningún valor.`;
  }
}
