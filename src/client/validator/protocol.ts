import type { ExaminedDocument } from '../../manifests/examine.ts';

/** What is fetched to judge with: most of Kubernetes' own kinds, and the rest with CRDs and what they define. */
export type Module = 'judge' | 'extensions';

/** What the page asks of the worker. It checks one text at a time. */
export type Order = LoadOrder | ExtendOrder | { readonly type: 'check'; readonly text: string };

export interface LoadOrder {
  readonly type: 'load';
  /** Where the judge's module is, compressed with brotli. */
  readonly judge: string;
  /** Where the schema is that explains what the judge says. */
  readonly schema: string;
  /** Where it says what fields are for. */
  readonly meanings: string;
}

export interface ExtendOrder {
  readonly type: 'extend';
  /** Where the second module is, compressed with brotli. */
  readonly extensions: string;
}

/** What the worker tells the page. */
export type News =
  | { readonly type: 'progress'; readonly of: Module; readonly received: number }
  /** It can judge. */
  | { readonly type: 'ready'; readonly of: Module }
  /** All that it needed for it is kept for the next time, as far as it can be; these are the addresses. */
  | { readonly type: 'kept'; readonly of: Module; readonly resources: readonly string[] }
  | {
      readonly type: 'failed';
      readonly of: Module;
      /** What explains has not come. Whether the module itself has, tells how much of it there is. */
      readonly isUnexplained?: true;
    }
  | { readonly type: 'checked'; readonly documents: readonly CheckedDocument[] };

/** What was found in one document of a text. */
export interface CheckedDocument extends ExaminedDocument {
  /** Of its object, if it is one and its name is easily seen. */
  readonly name?: string;
  /** It is not judged yet: the second module is not here. */
  readonly needsExtensions?: true;
}
