/** One reason for which the API server refuses an object, in its own words. */
export interface ServerError {
  /** What the server was at: reading YAML, decoding, looking for what is too much (`strict`), or validating. */
  readonly stage: 'yaml' | 'decode' | 'strict' | 'validate';
  /** Where, as the server writes it (`spec.containers[0].name`); absent where it names no place. */
  readonly path?: string;
  /** The server's type of a validation error: `FieldValueRequired`, `FieldValueInvalid`… */
  readonly type?: string;
  /** The value that is wrong. */
  readonly value?: unknown;
  readonly detail?: string;
  /** The server's whole sentence, in English. */
  readonly message: string;
}

/** What the API server would do with an object that somebody creates. */
export interface Verdict {
  /** `unknown`: the judge does not have that kind, and so says nothing of it. */
  readonly outcome: 'accepted' | 'refused' | 'unknown';
  readonly apiVersion?: string;
  readonly kind?: string;
  /** Its place in a `List`, from 0; -1 for an object that stands alone. */
  readonly item: number;
  readonly errors?: readonly ServerError[];
  /** What the server would warn of and accept all the same. */
  readonly warnings?: readonly string[];
}
