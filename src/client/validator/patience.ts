/** A second, in ms. */
const SECOND_MS = 1000;

/**
 * Waits for something that may never come. Only seconds count in which the page itself was awake: a laptop that was
 * closed meanwhile, or a machine that stood still, has kept what it waits for from coming, too.
 */
export class Patience {
  readonly #seconds: number;
  readonly #onEnd: () => void;
  #interval: ReturnType<typeof setInterval> | undefined;

  /** `seconds`: after how many `onEnd` is called, unless it is stopped before. */
  constructor(seconds: number, onEnd: () => void) {
    this.#seconds = seconds;
    this.#onEnd = onEnd;
  }

  /** Waits from now on. */
  start(): void {
    this.stop();
    let left = this.#seconds;
    this.#interval = setInterval(() => {
      if (--left > 0) return;
      this.stop();
      this.#onEnd();
    }, SECOND_MS);
  }

  stop(): void {
    clearInterval(this.#interval);
  }
}
