/** A terminal as far as the runner's reports write to one: text, line breaks, up, and clear to the end. */
export class Screen {
  readonly isTTY: boolean;
  readonly columns: number;
  readonly rows: number;
  #lines = [''];
  #row = 0;
  #column = 0;

  constructor(isTTY: boolean, columns: number, rows: number) {
    this.isTTY = isTTY;
    this.columns = columns;
    this.rows = rows;
  }

  write(text: string): boolean {
    for (const [part, up] of text.matchAll(/\x1b\[(\d+)A|\x1b\[J|\x1b\[\d+m|\r|\n|[^\x1b\r\n]+/g)) {
      if (up !== undefined) this.#row -= Number(up);
      else if (part === '\x1b[J') this.#clearBelow();
      else if (part === '\r') this.#column = 0;
      else if (part === '\n') this.#down();
      else if (!part.startsWith('\x1b')) this.#put(part);
    }
    return true;
  }

  lines(): readonly string[] {
    return this.#lines;
  }

  /** The lines with runs of blanks as one, and none at the ends. */
  words(): readonly string[] {
    return this.#lines.map((line) => line.trim().replace(/ +/g, ' '));
  }

  #clearBelow(): void {
    this.#lines.length = this.#row + 1;
    this.#lines[this.#row] = (this.#lines[this.#row] ?? '').slice(0, this.#column);
  }

  #down(): void {
    this.#row += 1;
    this.#column = 0;
    this.#lines[this.#row] ??= '';
  }

  #put(text: string): void {
    const line = this.#lines[this.#row] ?? '';
    const after = line.slice(this.#column + text.length);
    this.#lines[this.#row] = line.slice(0, this.#column).padEnd(this.#column) + text + after;
    this.#column += text.length;
  }
}
