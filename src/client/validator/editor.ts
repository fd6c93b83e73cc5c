import { element, find } from './element.ts';
import { scrollTo } from './in-view.ts';

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
  readonly #printed: HTMLElement;
  #lines = 0;

  constructor(root: HTMLElement, onChange: (text: string) => void) {
    this.#area = find('textarea', root);
    this.#numbers = find('.line-numbers', root);
    this.#marks = find('.marks', root);
    this.#printed = find('.printed', root);
    this.#area.addEventListener('input', () => {
      this.#number();
      onChange(this.text);
    });
    this.#area.addEventListener('scroll', () => this.#follow());
    addEventListener('beforeprint', () => this.#print());
    this.#number();
  }

  get text(): string {
    return this.#area.value;
  }

  /** Puts another text in, as if somebody had pasted it: undo brings the old one back. */
  replace(text: string): void {
    this.focus();
    this.#area.select();
    // Deprecated, and the one way to write into a text area that its undo knows of.
    const isWritten = (document as Typist).execCommand('insertText', false, text);
    if (!isWritten) {
      this.#area.value = text;
      this.#area.dispatchEvent(new Event('input'));
    }
    this.goTo(1, 1, 0);
  }

  /** Puts a text in that nobody has typed yet: the page stays where it is, and nothing is said to have changed. */
  restore(text: string): void {
    this.#area.value = text;
    this.#number();
  }

  /** Leads the keyboard here. The page stays where it is. */
  focus(): void {
    this.#area.focus({ preventScroll: true });
  }

  /** Moves there and selects so much of the line. */
  goTo(line: number, column: number, length: number): void {
    const lines = this.text.split('\n');
    const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, column - 1);
    this.focus();
    this.#area.setSelectionRange(start, start + length);
    this.#area.scrollTop = (line - 4) * this.#lineHeight();
    const upTo = (end: number) => this.#widthOf((lines[line - 1] ?? '').slice(0, end));
    const [from, to] = [upTo(column - 1), upTo(column - 1 + length)];
    this.#area.scrollLeft = scrollTo(from, to, this.#area.clientWidth);
    this.#area.scrollIntoView({ block: 'nearest' });
  }

  /** Marks these lines, and no others. */
  mark(lines: ReadonlyMap<number, Mark>): void {
    const marks = [...lines].map(([line, kind]) => {
      const mark = element('span', { className: kind }, [kind === 'error' ? '✗' : '!']);
      mark.style.setProperty('--at', String(line - 1));
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

  /** How wide a text is here, whatever the reader did to letters and spaces. */
  #widthOf(text: string): number {
    const ruler = element('span', { className: 'ruler' }, [text]);
    this.#marks.append(ruler);
    const { width } = ruler.getBoundingClientRect();
    ruler.remove();
    return width;
  }

  /** Paper does not scroll: the whole text, with its numbers. */
  #print(): void {
    const lines = this.text.split('\n');
    const gutter = String(lines.length).length;
    this.#printed.textContent = lines
      .map((line, index) => `${String(index + 1).padStart(gutter)} | ${line}`)
      .join('\n');
  }

  #lineHeight(): number {
    return parseFloat(getComputedStyle(this.#area).lineHeight);
  }
}

interface Typist {
  execCommand(command: string, showsUi: boolean, value: string): boolean;
}
