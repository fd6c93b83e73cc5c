import { Judge, JudgeCrash } from './host.ts';
import type { Verdict } from './verdict.ts';

/**
 * The part of the API server that keeps CustomResourceDefinitions and the objects that they define, with CEL.
 * A module of its own, since it weighs as much as the rest and most manifests need nothing of it.
 */
export class Extensions extends Judge {
  /** By kind, the definition that the module has now. */
  readonly #current = new Map<string, string>();
  /** By kind, those of its last definitions that the API server does not take: they are not asked for again. */
  readonly #refused = new Map<string, Set<string>>();

  /**
   * Has a kind be defined by the last of these definitions, each a text, that the API server takes. False if it
   * takes none of them. Throws as `judge` does.
   */
  define(kind: string, definitions: readonly string[]): boolean {
    // Who types a definition makes hundreds of it: only those that are still there are remembered.
    const refused = this.#refused.get(kind);
    const known = definitions.filter((definition) => refused?.has(definition));
    this.#refused.set(kind, new Set(known));
    return definitions.toReversed().some((definition) => this.#define(kind, definition));
  }

  #define(kind: string, definition: string): boolean {
    if (this.#current.get(kind) === definition) return true;
    if (this.#refused.get(kind)?.has(definition)) return false;
    const verdicts = this.order('define', definition);
    const isAccepted = verdicts.every(({ outcome }) => outcome === 'accepted');
    if (isAccepted) this.#current.set(kind, definition);
    else this.#refused.get(kind)?.add(definition);
    return isAccepted;
  }

  protected override order(...args: Parameters<Judge['order']>): Verdict[] {
    try {
      return super.order(...args);
    } catch (error) {
      // It will start anew, and know of nothing.
      if (error instanceof JudgeCrash) this.#current.clear();
      throw error;
    }
  }
}
