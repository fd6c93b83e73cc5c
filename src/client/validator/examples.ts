import { find } from './element.ts';

/** What the page has to begin with: links to classic mistakes, and a choice of the course's manifests. */
export class Examples {
  /** Their addresses. */
  readonly urls: readonly string[];
  readonly #show: (text: string) => void;
  /** Says beside a control that its example has not come. */
  readonly #failure = find('.not-arrived');
  /** The one that is on its way: the next one takes its place. */
  #opening = new AbortController();

  /** `show`: where the text of the one that somebody chose goes. */
  constructor(show: (text: string) => void) {
    this.#show = show;
    const links = [...document.querySelectorAll<HTMLAnchorElement>('[data-example]')];
    for (const link of links) {
      link.addEventListener('click', (event) => {
        // Another tab is for who asks for it: then it is the file itself.
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        void this.#open(link.href, link);
      });
    }
    const choice = find<HTMLSelectElement>('#del-curso');
    const button = find('#abrir');
    button.addEventListener('click', () => void this.#open(choice.value, button));
    this.urls = [
      ...links.map(({ href }) => href),
      ...[...choice.options].map(({ value }) => value),
    ];
  }

  /** Nobody wants the one that is on its way any more. */
  cancel(): void {
    this.#opening.abort();
  }

  async #open(url: string, control: HTMLElement): Promise<void> {
    this.cancel();
    this.#failure.hidden = true;
    const { signal } = (this.#opening = new AbortController());
    try {
      const response = await fetch(url, { signal });
      if (!response.ok) throw new Error(response.statusText);
      this.#show(await response.text());
    } catch {
      if (signal.aborted) return;
      control.after(this.#failure);
      this.#failure.hidden = false;
    }
  }
}
