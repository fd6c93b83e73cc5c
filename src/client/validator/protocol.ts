import type { ExaminedDocument } from '../../manifests/examine.ts';

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
  /** It can judge. */
  | { readonly type: 'ready' }
  /** All that it needed for it is kept for the next time; these are the addresses. */
  | { readonly type: 'kept'; readonly resources: readonly string[] }
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'checked'; readonly documents: readonly CheckedDocument[] };

/** What was found in one document of a text. */
export interface CheckedDocument extends ExaminedDocument {
  /** Of its object, if it is one and its name is easily seen. */
  readonly name?: string;
}
