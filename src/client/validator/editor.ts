import { find } from './element.ts';

/** What a line is marked with. */
export type Mark = 'error' | 'advice';

/**
 * A text area with numbered lines, some of them marked. The text area is the browser's own: keys, selection and
 * screen readers find what they know.
 */
export class Editor {
  readonly #area: HTMLTextAreaElement;
  readonly #numbers: HTMLElement;
  readonly #marks: HTMLElement;
  #lines = 0;

  constructor(root: HTMLElement, onChange: (text: string) => void) {
    this.#area = find('textarea', root);
    this.#numbers = find('.line-numbers', root);
    this.#marks = find('.marks', root);
    this.#area.addEventListener('input', () => {
      this.#number();
      onChange(this.text);
    });
    this.#area.addEventListener('scroll', () => this.#follow());
    this.#number();
  }

  get text(): string {
    return this.#area.value;
  }

  /** Puts another text in, as if somebody had pasted it: undo brings the old one back. */
  replace(text: string): void {
    this.#area.focus();
    this.#area.select();
    // Deprecated, and the one way to write into a text area that its undo knows of.
    const isWritten = (document as Typist).execCommand('insertText', false, text);
    if (!isWritten) {
      this.#area.value = text;
      this.#area.dispatchEvent(new Event('input'));
    }
    this.goTo(1, 1, 0);
  }

  /** Moves there and selects so much of the line: the rest of it unless said. */
  goTo(line: number, column: number, length?: number): void {
    const lines = this.text.split('\n');
    const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, column - 1);
    const rest = Math.max((lines[line - 1]?.trimEnd().length ?? 0) - column + 1, 0);
    this.#area.focus({ preventScroll: true });
    this.#area.setSelectionRange(start, start + (length ?? rest));
    this.#area.scrollTop = (line - 4) * this.#lineHeight();
    this.#area.scrollLeft = 0;
    this.#area.scrollIntoView({ block: 'nearest' });
  }

  /** Marks these lines, and no others. */
  mark(lines: ReadonlyMap<number, Mark>): void {
    const marks = [...lines].map(([line, kind]) => {
      const mark = document.createElement('span');
      mark.className = kind;
      mark.style.setProperty('--at', String(line - 1));
      mark.textContent = kind === 'error' ? '✗' : '!';
      return mark;
    });
    this.#marks.replaceChildren(...marks);
  }

  #number(): void {
    const lines = this.text.split('\n').length;
    if (lines === this.#lines) return;
    this.#lines = lines;
    this.#numbers.textContent = Array.from({ length: lines }, (_, index) => index + 1).join('\n');
  }

  #follow(): void {
    const style = `0 ${-this.#area.scrollTop}px`;
    this.#numbers.style.translate = style;
    this.#marks.style.translate = style;
  }

  #lineHeight(): number {
    return parseFloat(getComputedStyle(this.#area).lineHeight);
  }
}

interface Typist {
  execCommand(command: string, showsUi: boolean, value: string): boolean;
}
