import { find } from './element.ts';
import type { Trouble } from './validator.ts';

const MEGABYTES = new Intl.NumberFormat('es', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

/** The way to a module of the judge: a button, how much of it has come, and what to do where it doesn't. */
export class Loading {
  readonly #root: HTMLElement;
  readonly #button: HTMLButtonElement;
  readonly #bar: HTMLProgressElement;
  readonly #note: HTMLElement;
  readonly #bytes: number;
  readonly #load: () => void;
  #isStarted = false;

  constructor(root: HTMLElement, bytes: number, load: () => void) {
    this.#root = root;
    this.#button = find('button', root);
    this.#bar = find('progress', root);
    this.#note = find('.note', root);
    this.#bytes = bytes;
    this.#load = load;
    this.#button.addEventListener('click', () => this.start());
  }

  /** Shows the button where somebody may want it, or hides it again; not what is on its way, or here. */
  offer(isWanted: boolean): void {
    if (!this.#isStarted) this.#root.hidden = !isWanted;
  }

  start(): void {
    if (this.#isStarted) return;
    this.#isStarted = true;
    this.#root.hidden = false;
    this.#button.hidden = true;
    this.#bar.hidden = false;
    this.#bar.value = 0;
    this.#say('Ya viene…');
    this.#load();
  }

  progress(received: number): void {
    this.#bar.value = received / this.#bytes;
    const [here, all] = [received, this.#bytes].map((bytes) => MEGABYTES.format(bytes / 1e6));
    this.#say(received < this.#bytes ? `${here} de ${all} MB` : 'Ya está aquí. Se pone en marcha…');
  }

  done(): void {
    this.#root.hidden = true;
  }

  trouble(trouble: Trouble): void {
    this.#isStarted = false;
    this.#root.hidden = false;
    this.#bar.hidden = true;
    this.#button.hidden = false;
    this.#button.textContent = 'Inténtalo otra vez';
    this.#say(
      trouble === 'download'
        ? 'La descarga se ha cortado. Comprueba la conexión.'
        : 'Ha llegado, pero no arranca. Puede que a tu navegador le falte memoria: cierra otras pestañas.',
    );
  }

  impossible(): void {
    this.#button.hidden = true;
    this.#say(
      'Tu navegador no puede ejecutarlo: le falta WebAssembly. Con uno de los últimos años funciona.',
    );
  }

  #say(text: string): void {
    this.#note.textContent = text;
  }
}
