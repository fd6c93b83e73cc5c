import { find } from './element.ts';

const MEGABYTES = new Intl.NumberFormat('es', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

/** The way to the judge: a button, how much of it has come, and what to do where it doesn't. */
export class Loading {
  readonly #root: HTMLElement;
  readonly #button: HTMLButtonElement;
  readonly #bar: HTMLProgressElement;
  readonly #note: HTMLElement;
  readonly #bytes: number;
  readonly #load: () => void;

  constructor(root: HTMLElement, bytes: number, load: () => void) {
    this.#root = root;
    this.#button = find('button', root);
    this.#bar = find('progress', root);
    this.#note = find('.note', root);
    this.#bytes = bytes;
    this.#load = load;
    this.#button.addEventListener('click', () => this.start());
  }

  start(): void {
    this.#button.hidden = true;
    this.#bar.hidden = false;
    this.#bar.value = 0;
    this.#say('Llega el validador…');
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

  trouble(trouble: 'download' | 'start'): void {
    this.#root.hidden = false;
    this.#bar.hidden = true;
    this.#button.hidden = false;
    this.#button.textContent = 'Inténtalo otra vez';
    this.#say(
      trouble === 'download'
        ? 'La descarga se ha cortado. Comprueba la conexión.'
        : 'El validador ha llegado, pero no arranca. Puede que a tu navegador le falte memoria: cierra otras pestañas.',
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
