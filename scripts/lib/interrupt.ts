const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** Exit code of a process that was interrupted: 128 + 2 (SIGINT), as shells count. */
export const INTERRUPTED = 130;

/**
 * First Ctrl-C: the signal that this gives aborts, and the run cleans up. Second one: the process ends at
 * once, after `lastWords` has said what stays behind. `stop` gives the signals back.
 */
export function onInterrupt(firstWords: () => void, lastWords: () => void) {
  const controller = new AbortController();
  const handle = () => {
    if (controller.signal.aborted) {
      lastWords();
      process.exit(INTERRUPTED);
    }
    firstWords();
    controller.abort();
  };
  SIGNALS.forEach((name) => process.on(name, handle));
  return {
    signal: controller.signal,
    stop: () => SIGNALS.forEach((name) => process.off(name, handle)),
  };
}
