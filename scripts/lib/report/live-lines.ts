const TICK_MS = 100;

/** Lines that stay at the bottom of a terminal and tell what goes on; nothing where there is no terminal. */
export class LiveLines {
  readonly #out: NodeJS.WriteStream;
  readonly #lines = new Map<string, () => string>();
  #drawn = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(out: NodeJS.WriteStream) {
    this.#out = out;
  }

  /** Shows a line, made anew several times each second, in place of the earlier one of the same key. */
  set(key: string, draw: () => string): void {
    if (!this.#out.isTTY) return;
    this.#lines.set(key, draw);
    this.#draw();
    this.#timer ??= setInterval(() => this.#draw(), TICK_MS).unref();
  }

  delete(key: string): void {
    this.#lines.delete(key);
    this.#draw();
    if (this.#lines.size === 0) this.stop();
  }

  /** Writes a text above the lines, where it stays. */
  print(text: string): void {
    this.#out.write(`${this.#clearing()}${text}\n${this.#drawing()}`);
  }

  /** Takes the lines away. */
  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#lines.clear();
    this.#draw();
  }

  #draw(): void {
    if (this.#out.isTTY) this.#out.write(`${this.#clearing()}${this.#drawing()}`);
  }

  /** What takes the drawn lines away: to the first of them, and everything below. */
  #clearing(): string {
    if (this.#drawn === 0) return '';
    const up = this.#drawn > 1 ? `\x1b[${this.#drawn - 1}A` : '';
    this.#drawn = 0;
    return `\r${up}\x1b[J`;
  }

  /** The lines, cut so that each takes one row and all fit on the screen. */
  #drawing(): string {
    const { columns = 80, rows = 24 } = this.#out;
    const lines = [...this.#lines.values()].slice(0, Math.max(1, rows - 1));
    this.#drawn = lines.length;
    return lines.map((draw) => draw().slice(0, columns - 1)).join('\n');
  }
}
