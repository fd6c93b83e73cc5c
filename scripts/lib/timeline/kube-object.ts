/** What is read of a watched object, of any kind. */
export interface KubeObject {
  readonly kind: string;
  readonly metadata: Metadata;
  readonly spec?: KubeSpec;
  readonly status?: KubeStatus;
  /** Of an EndpointSlice. */
  readonly endpoints?: readonly { readonly conditions?: { readonly ready?: boolean } }[] | null;
  /** Of an event. */
  readonly type?: string;
  readonly reason?: string;
  readonly message?: string;
  readonly count?: number;
  readonly series?: { readonly count: number };
  readonly involvedObject?: { readonly kind: string; readonly name: string };
}

interface Metadata {
  readonly name: string;
  readonly generateName?: string;
  readonly resourceVersion: string;
  readonly deletionTimestamp?: string;
  readonly ownerReferences?: readonly {
    readonly kind: string;
    readonly name: string;
    readonly controller?: boolean;
  }[];
}

interface KubeSpec {
  readonly replicas?: number;
  readonly completions?: number;
  readonly suspend?: boolean;
  readonly paused?: boolean;
  readonly unschedulable?: boolean;
  readonly type?: string;
  readonly taints?: readonly Taint[];
  readonly containers?: readonly unknown[];
  readonly initContainers?: readonly { readonly restartPolicy?: string }[];
  readonly affinity?: {
    readonly nodeAffinity?: {
      readonly requiredDuringSchedulingIgnoredDuringExecution?: {
        readonly nodeSelectorTerms: readonly {
          readonly matchFields?: readonly { readonly values?: readonly string[] }[];
        }[];
      };
    };
  };
}

export interface Taint {
  readonly key: string;
  readonly value?: string;
  readonly effect: string;
}

export interface KubeStatus {
  readonly phase?: string;
  readonly reason?: string;
  readonly replicas?: number;
  readonly readyReplicas?: number;
  readonly currentReplicas?: number;
  readonly desiredReplicas?: number;
  readonly numberReady?: number;
  readonly desiredNumberScheduled?: number;
  readonly succeeded?: number;
  readonly failed?: number;
  readonly active?: number | readonly unknown[];
  readonly conditions?: readonly Condition[];
  readonly containerStatuses?: readonly ContainerStatus[];
  readonly initContainerStatuses?: readonly ContainerStatus[];
}

interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
}

export interface ContainerStatus {
  readonly image: string;
  readonly imageID: string;
  readonly ready: boolean;
  readonly started?: boolean;
  readonly restartCount: number;
  readonly state?: {
    readonly running?: object;
    readonly waiting?: { readonly reason?: string };
    readonly terminated?: { readonly reason?: string; readonly exitCode: number };
  };
}

/** A condition of an object by its type. */
export function conditionOf({ status }: KubeObject, type: string): Condition | undefined {
  return status?.conditions?.find((condition) => condition.type === type);
}

/** How often an event happened until now. */
export function timesOf({ count, series }: KubeObject): number {
  return series?.count ?? count ?? 1;
}
