/**
 * Runs a command's `main` and sets the exit code that it gives; 2, with a message for a person, if it
 * cannot do its work or was called wrong.
 */
export async function runCommand(
  usage: string,
  main: () => number | Promise<number>,
): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    process.exitCode = 2;
    console.error(describe(error as NodeJS.ErrnoException, usage));
  }
}

function describe(error: NodeJS.ErrnoException, usage: string): string {
  if (error.code?.startsWith('ERR_PARSE_ARGS')) return `Esa opción no existe.\n\n${usage}`;
  if (error.code === 'ENOENT' && error.path === 'kubectl') {
    return 'No encuentro kubectl. Instálalo (https://kubernetes.io/es/docs/tasks/tools/) y repite.';
  }
  if (error.code === 'ENOENT') {
    return `No encuentro ${error.path ?? 'un archivo'}. ¿Estás en la raíz del proyecto?`;
  }
  return error.message.trim();
}
