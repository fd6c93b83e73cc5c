/** 128 + 13 (SIGPIPE), as shells count. */
const BROKEN_PIPE = 141;

/**
 * Ends this process where nobody can read its output: quietly if its reader has seen enough (`| head`), which is no
 * error, and with exit code 2 and why if it can't be written. What is not written must not pass for a result.
 */
export function endWithoutOutput(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(BROKEN_PIPE);
    const why = error.code === 'ENOSPC' ? 'no queda sitio en el disco' : error.message;
    console.error(`No se puede escribir el resultado: ${why}.`);
    process.exit(2);
  });
}
