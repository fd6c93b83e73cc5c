import type { ParseArgsOptionsConfig } from 'node:util';
import { parseArgs } from 'node:util';
import { endWithoutOutput } from './output.ts';

/** How a command is called. */
export interface Command<Options extends ParseArgsOptionsConfig> {
  /** What `--help` says. */
  readonly usage: string;
  /** Its options but `--help`, as `parseArgs` takes them. */
  readonly options?: Options;
  readonly allowPositionals?: boolean;
  /** What to do instead of an option that there is not, if this command knows better than by its likeness. */
  readonly whyNoOption?: (option: string) => Promise<string | undefined>;
}

type Arguments<Options extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: Options; allowPositionals: true }>
>;

const HELP = { help: { type: 'boolean', short: 'h' } } as const;

/**
 * Reads a command's arguments, runs its `main` and sets the exit code that it gives; 2, with a message for a
 * person, if it cannot do its work or was called wrong. `--help` is answered here.
 */
export async function runCommand<Options extends ParseArgsOptionsConfig = Record<never, never>>(
  { usage, options, allowPositionals = false, whyNoOption }: Command<Options>,
  main: (args: Arguments<Options>) => number | Promise<number>,
): Promise<void> {
  endWithoutOutput();
  const all = { ...options, ...HELP };
  try {
    const args = parseArgs({ allowPositionals, options: all });
    if (args.values.help) console.log(usage);
    else process.exitCode = await main(args as unknown as Arguments<Options>);
  } catch (error) {
    process.exitCode = 2;
    // Few are called wrong: nobody else waits for what says so.
    const { describeMisuse } = await import('./misuse.ts');
    const cause = error as NodeJS.ErrnoException;
    const misuse = await describeMisuse(cause, all, whyNoOption);
    console.error(misuse ?? describe(cause));
  }
}

function describe(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT' && error.path === 'kubectl') {
    return 'No encuentro kubectl. Instálalo (https://kubernetes.io/es/docs/tasks/tools/) y repite.';
  }
  if (error.code === 'ENOENT') {
    return `No encuentro ${error.path ?? 'un archivo'}. ¿Estás en la raíz del proyecto?`;
  }
  return error.message.trim();
}
