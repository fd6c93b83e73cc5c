import { existsSync } from 'node:fs';
import { shownName } from './unread.ts';

/** What `kubectl` and others take, and is not needed here. */
const NOT_NEEDED = ['-f', '--filename', '-R', '--recursive'];
/** How others call `--format`. */
const OUTPUT = ['-o', '--output'];

/** What to do instead, if somebody has used an option that other programs have, or a file that looks like one. */
export function whyNoOption(
  option: string,
  args: readonly string[],
  formats: readonly string[],
): string | undefined {
  const place = args.findIndex((arg) => arg === option || arg.startsWith(option));
  const [written = option, next] = args.slice(place);
  if (existsSync(written)) {
    const shown = shownName(written);
    return `${shown} empieza como una opción. Si es el archivo, escribe ./${shown}.`;
  }
  if (NOT_NEEDED.includes(option)) return `${option} sobra: los archivos y las carpetas van solos.`;
  if (!OUTPUT.includes(option)) return undefined;
  const isFormat = next !== undefined && formats.includes(next);
  return `La opción ${option} no existe. ¿Querías decir «--format${isFormat ? ` ${next}` : ''}»?`;
}
