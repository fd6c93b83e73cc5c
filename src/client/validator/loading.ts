import { find } from './element.ts';
import { megabytes } from './megabytes.ts';
import type { Trouble } from './validator.ts';

/** What a module's way needs of the page. */
export interface LoadingPage {
  /** Has the module fetched. */
  readonly load: () => void;
  /** Has it read aloud: what is beside a button that is pressed goes unnoticed. */
  readonly announce: (text: string) => void;
}

/** The way to a module of the judge: a button, how much of it has come, and what to do where it doesn't. */
export class Loading {
  /** Whether it waits for somebody to ask for it. */
  isOffered = false;
  readonly #root: HTMLElement;
  readonly #button: HTMLButtonElement;
  readonly #bar: HTMLProgressElement;
  readonly #note: HTMLElement;
  readonly #bytes: number;
  readonly #page: LoadingPage;
  #isStarted = false;
  /** An earlier visit kept it, so that there is nothing to wait for but its start. */
  #isKept = false;

  constructor(root: HTMLElement, bytes: number, page: LoadingPage) {
    this.#root = root;
    this.#button = find('button', root);
    this.#bar = find('progress', root);
    this.#note = find('.note', root);
    this.#bytes = bytes;
    this.#page = page;
    this.#button.addEventListener('click', () => this.start());
  }

  /** Whether who uses the keyboard is here: what is hidden then has to send them somewhere. */
  get hasFocus(): boolean {
    return this.#root.contains(document.activeElement);
  }

  /** Shows the button where somebody may want it, or hides it again; not what is on its way, or here. */
  offer(isWanted: boolean): void {
    if (!this.#isStarted) this.#show({ button: true }, isWanted);
  }

  /** Has it fetched and started, unless it is on its way. `isKept`: by an earlier visit, so it need not come. */
  start(isKept = false): void {
    if (this.#isStarted) return;
    this.#isStarted = true;
    this.#isKept = isKept;
    const { hasFocus } = this;
    this.#bar.value = 0;
    this.#show({ bar: !isKept });
    if (hasFocus) this.#root.focus({ preventScroll: true });
    this.#page.load();
    this.#tell(isKept ? 'Se pone en marcha…' : 'Ya viene…');
  }

  progress(received: number): void {
    if (this.#isKept) return;
    this.#bar.value = received / this.#bytes;
    const [here, all] = [received, this.#bytes].map(megabytes);
    this.#say(received < this.#bytes ? `${here} de ${all} MB` : 'Ya está aquí. Se pone en marcha…');
  }

  /** It has not come, and is on its way once more: also one that was thought to be here. */
  again(): void {
    this.#isKept = false;
    this.#bar.value = 0;
    if (!this.#root.hidden) this.#show({ bar: true });
  }

  done(): void {
    this.#root.hidden = true;
  }

  /** It works, and the next visit will not find it. */
  unkept(): void {
    this.#show({});
    this.#say('Tu navegador no ha podido guardarlo: habrá que descargarlo otra vez.');
  }

  trouble(trouble: Trouble): void {
    this.#isStarted = false;
    const { hasFocus } = this;
    this.#button.textContent = 'Inténtalo otra vez';
    this.#show({ button: true });
    if (hasFocus) this.#button.focus();
    this.#tell(this.#saying(trouble));
  }

  impossible(): void {
    this.#show({});
    this.#say(this.#saying('impossible'));
  }

  /** What the page has to say of that. */
  #saying(what: Trouble | 'impossible'): string {
    return this.#root.dataset[what] ?? '';
  }

  /** Shows these parts and the note, and hides the others. */
  #show({ button = false, bar = false }, isShown = true): void {
    this.isOffered = button && isShown;
    this.#root.hidden = !isShown;
    this.#root.classList.remove('undecided');
    this.#button.hidden = !button;
    this.#bar.hidden = !bar;
  }

  #tell(text: string): void {
    this.#say(text);
    this.#page.announce(text);
  }

  #say(text: string): void {
    this.#note.textContent = text;
  }
}
