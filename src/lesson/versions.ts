/** What `content/versiones.yaml` says. */
export interface Versions {
  /** Kubernetes version that the course teaches, such as `1.37.0`. */
  readonly kubernetes: string;
  /** kind version that the nightly CI installs, such as `0.33.0`. */
  readonly kind: string;
  /** Image of kind's nodes. */
  readonly nodeImage: string;
  /** Image of kind's nodes by each Kubernetes minor version that CI tries nightly. */
  readonly supported: readonly string[];
}
