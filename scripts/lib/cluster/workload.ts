/** What is read of an object that is waited for. */
export interface Workload {
  readonly apiVersion?: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly generation?: number;
  };
  readonly spec?: { readonly replicas?: number; readonly completions?: number };
  readonly status?: WorkloadStatus;
}

interface WorkloadStatus {
  readonly observedGeneration?: number;
  readonly updatedReplicas?: number;
  readonly availableReplicas?: number;
  readonly desiredNumberScheduled?: number;
  readonly updatedNumberScheduled?: number;
  readonly numberAvailable?: number;
  readonly succeeded?: number;
  readonly conditions?: readonly Condition[] | null;
}

interface Condition {
  readonly type: string;
  readonly status: string;
  readonly message?: string;
}

type Check = (object: Workload) => string | undefined;

const CHECKS: Readonly<Record<string, Check>> = {
  Deployment: replicas,
  StatefulSet: replicas,
  DaemonSet: everywhere,
  Job: ({ spec, status }) => behind(status?.succeeded, spec?.completions ?? 1, 'terminados'),
  APIService: condition('Available'),
  CustomResourceDefinition: condition('Established'),
};

/** Whether objects of a kind become ready some time after they are made. */
export function isWaitedFor({ kind }: Pick<Workload, 'kind'>): boolean {
  return kind in CHECKS;
}

/** Why an object does not do its work yet; `undefined` if it does, or if its kind has nothing to wait for. */
export function unready(object: Workload): string | undefined {
  const { generation } = object.metadata;
  const seen = object.status?.observedGeneration;
  const isOld = seen !== undefined && generation !== undefined && seen < generation;
  return isOld ? 'su controlador no ha visto el último cambio' : CHECKS[object.kind]?.(object);
}

function replicas({ spec, status }: Workload): string | undefined {
  const wanted = spec?.replicas ?? 1;
  return (
    behind(status?.updatedReplicas, wanted, 'al día') ??
    behind(status?.availableReplicas, wanted, 'disponibles')
  );
}

/** Of a DaemonSet, no Pod to make is as good as none made: its controller has not counted the nodes. */
function everywhere({ status }: Workload): string | undefined {
  const wanted = status?.desiredNumberScheduled || 1;
  return (
    behind(status?.updatedNumberScheduled, wanted, 'al día') ??
    behind(status?.numberAvailable, wanted, 'disponibles')
  );
}

function behind(count = 0, wanted: number, what: string): string | undefined {
  return count < wanted ? `${count} de ${wanted} ${what}` : undefined;
}

function condition(type: string): Check {
  return ({ status }) => {
    const found = status?.conditions?.find((one) => one.type === type);
    if (found?.status === 'True') return undefined;
    return [`todavía no está ${type}`, found?.message].filter(Boolean).join(': ');
  };
}
