/** A document to be judged by us and by a reference. */
export interface Sample {
  /** Says where it is from, so that it can be found again: `generated/apps/v1/Deployment/7`. */
  readonly id: string;
  readonly apiVersion: string;
  readonly kind: string;
  /** What was done to it; nothing if it stands as it was found or made. */
  readonly mutation?: string;
  /** YAML, or JSON. */
  readonly text: string;
}

/** An object that documents are made of. */
export interface Base {
  readonly id: string;
  readonly object: import('./tree.ts').JsonObject;
}
