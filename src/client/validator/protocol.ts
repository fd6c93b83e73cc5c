import type { Problem } from '../../lesson/problem.ts';

/** What the page asks of the worker. It checks one text at a time. */
export type Order = LoadOrder | { readonly type: 'check'; readonly text: string };

export interface LoadOrder {
  readonly type: 'load';
  /** Where the judge's module is, compressed with brotli. */
  readonly judge: string;
  /** Where the schema is that explains what the judge says. */
  readonly schema: string;
}

/** What the worker tells the page. */
export type News =
  | { readonly type: 'progress'; readonly received: number }
  /** It can judge. `resources`: the addresses of all that it needed for it. */
  | { readonly type: 'ready'; readonly resources: readonly string[] }
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'checked'; readonly documents: readonly CheckedDocument[] };

/** What was found in one document of a text. */
export interface CheckedDocument {
  /** Line of the text on which it begins, from 1. */
  readonly line: number;
  /** One object, those of a `List`, or none. */
  readonly objects: readonly CheckedObject[];
  readonly problems: readonly Problem[];
}

export interface CheckedObject {
  readonly outcome: 'accepted' | 'refused' | 'unknown' | 'skipped';
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly name?: string;
}
