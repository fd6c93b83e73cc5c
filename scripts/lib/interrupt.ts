const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** Exit code of a process that was interrupted: 128 + 2 (SIGINT), as shells count. */
export const INTERRUPTED = 130;

/**
 * First Ctrl-C: the signal that this gives aborts, and the run cleans up. Second one: the process ends at
 * once. Both are told with `say`. `stop` gives the signals back.
 */
export function onInterrupt(say: (line: string) => void) {
  const controller = new AbortController();
  const handle = () => {
    if (controller.signal.aborted) {
      say('\nSin recoger: la próxima ejecución borrará lo que ha quedado.');
      process.exit(INTERRUPTED);
    }
    say('\nInterrumpido: recogiendo lo que hay a medias (otro Ctrl-C lo deja como está)…');
    controller.abort();
  };
  SIGNALS.forEach((name) => process.on(name, handle));
  return {
    signal: controller.signal,
    stop: () => SIGNALS.forEach((name) => process.off(name, handle)),
  };
}
