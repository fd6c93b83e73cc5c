import type { Random } from './random.ts';

/** Texts that a field of this name may well have; most of them are right somewhere. */
const POOLS: Readonly<Record<string, readonly string[]>> = {
  name: ['uno', 'dos', 'web', 'datos-1'],
  generateName: ['web-'],
  key: ['app', 'tier', 'kubernetes.io/hostname', 'node.kubernetes.io/not-ready'],
  apiVersion: ['apps/v1', 'apps/v1', 'v1'],
  kind: ['Pod', 'ConfigMap', 'Deployment', 'Node', 'Role', 'ServiceAccount'],
  namespace: ['default'],
  path: ['/', '/datos', '/etc/app', 'uno/dos', '../fuera'],
  mountPath: ['/datos', '/var/lib/app', '/tmp'],
  subPath: ['uno', 'uno/dos', '/uno'],
  type: [
    ...['Opaque', 'Container', 'Pod', 'Resource', 'Utilization', 'Percent', 'RollingUpdate'],
    ...['Normal', 'Warning'],
  ],
  managedBy: ['kubernetes.io/job-controller', 'example.com/uno'],
  nameservers: ['10.0.0.53'],
  operator: ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Equal', 'Gt'],
  image: ['nginx:1.30.6', 'busybox'],
  value: ['1', 'uno', 'true'],
  host: ['web.example', '*.web.example', '10.0.0.1'],
  hostname: ['web'],
  ip: ['10.0.0.1', '192.168.1.7', 'fd00::1'],
  ips: ['10.0.0.1'],
  hostIP: ['10.0.0.1'],
  podIP: ['10.0.0.1'],
  cidr: ['10.0.0.0/16', 'fd00::/64', '10.0.0.1/8'],
  cidrs: ['10.200.0.0/16', 'fd00::/64'],
  except: ['10.0.1.0/24'],
  podCIDR: ['10.244.1.0/24'],
  podCIDRs: ['10.244.1.0/24'],
  clusterIP: ['None', '', '10.96.0.77'],
  clusterIPs: ['None'],
  externalIPs: ['203.0.113.7'],
  externalName: ['web.example'],
  loadBalancerSourceRanges: ['10.0.0.0/8'],
  addresses: ['10.0.0.1', '10.0.0.2'],
  schedule: ['*/5 * * * *', '@hourly', '0 3 * * 1'],
  timeZone: ['Europe/Madrid', 'Etc/UTC'],
  topologyKey: ['kubernetes.io/hostname', 'topology.kubernetes.io/zone'],
  fieldPath: ['metadata.name', 'status.podIP', 'spec.nodeName'],
  resource: ['limits.cpu', 'requests.memory', 'pods'],
  resources: ['pods', 'deployments', '*'],
  resourceNames: ['web'],
  verbs: ['get', 'list', '*'],
  apiGroups: ['', 'apps'],
  nonResourceURLs: ['/healthz', '/metrics/*'],
  apiGroup: ['', 'rbac.authorization.k8s.io', 'apps'],
  finalizers: ['kubernetes.io/pv-protection', 'uno.example/dos'],
  accessModes: ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany'],
  medium: ['', 'Memory'],
  provisioner: ['csi.example', 'kubernetes.io/no-provisioner'],
  driver: ['csi.example'],
  attacher: ['csi.example'],
  controller: ['ingress.example/uno'],
  container: ['uno', 'web'],
  containerName: ['uno', 'web'],
  drop: ['ALL', 'NET_RAW'],
  add: ['NET_ADMIN', 'CHOWN'],
  effect: ['NoSchedule'],
  scopes: ['BestEffort', 'NotTerminating'],
  scopeName: ['PriorityClass', 'BestEffort'],
  policyTypes: ['Ingress', 'Egress'],
  ipFamilies: ['IPv4', 'IPv6'],
  mountOptions: ['ro'],
  strategy: ['OldestEmulationVersion'],
  handler: ['runc'],
  annotations: ['uno'],
  reason: ['Creado'],
  action: ['Crear'],
  reportingController: ['example.com/uno'],
  reportingInstance: ['uno-1'],
  uid: ['0b8a1c1e-6d6a-4c55-9f0a-000000000001'],
  appProtocol: ['http', 'kubernetes.io/h2c'],
  zone: ['zona-a'],
  priorityClassName: ['system-node-critical', 'alta'],
  serviceAccountName: ['default', 'otra'],
  workingDir: ['/app'],
  terminationMessagePath: ['/dev/termination-log'],
  localhostProfile: ['perfil.json'],
  devicePath: ['/dev/xvda'],
  server: ['nfs.example'],
  targetPortal: ['10.0.0.1:3260'],
  iqn: ['iqn.2026-11.example:uno'],
  matchLabelKeys: ['pod-template-hash'],
  level: ['s0:c123,c456'],
  expression: [
    ...['true', "object.metadata.name == 'uno'", 'object.spec.replicas <= 5', 'a +', '1'],
    "Object{metadata: Object.metadata{labels: {'a': 'b'}}}",
    "[JSONPatch{op: 'remove', path: '/spec/uno'}]",
  ],
  valueExpression: ["'uno'", 'string(1)'],
  messageExpression: ["'uno'", '1'],
  operations: ['CREATE', 'UPDATE', '*'],
  apiVersions: ['v1', '*'],
  admissionReviewVersions: ['v1', 'v1beta1'],
  validationActions: ['Deny', 'Warn', 'Audit'],
  url: ['https://web.example/uno', 'http://web.example'],
  policyName: ['uno'],
  signerName: ['kubernetes.io/kube-apiserver-client', 'web.example/uno'],
  usages: ['client auth', 'digital signature', 'server auth'],
  deviceClassName: ['gpu.example.com'],
  pool: ['kind-worker'],
  group: ['web.example', 'apps'],
};

const QUANTITIES = ['1', '100m', '64Mi', '1Gi', '0', '2', '0.5', '1500m'];
const RESOURCES = [
  'cpu',
  'memory',
  'ephemeral-storage',
  'storage',
  'hugepages-2Mi',
  'example.com/gpu',
];
const QUOTA = ['pods', 'requests.cpu', 'limits.memory', 'count/deployments.apps', 'services'];
const DATES = ['2026-11-24T10:00:00Z', '2026-11-24T10:00:00+01:00'];

/** A text for a field, by its name. */
export function textFor(field: string, random: Random): string {
  return random.pick(POOLS[field] ?? ['uno', 'web', 'a', 'Uno Dos']);
}

export function quantity(random: Random): string {
  return random.pick(QUANTITIES);
}

export function date(random: Random, micro: boolean): string {
  return micro ? '2026-11-24T10:00:00.000001Z' : random.pick(DATES);
}

/** A name for an entry of a map, by the map's name. */
export function keyFor(field: string, random: Random): string {
  if (field === 'capacity') return random.pick(['storage', 'storage', 'cpu']);
  if (field === 'hard') return random.pick(QUOTA);
  if (/^(limits|requests|allocatable|min|max|default|defaultRequest|overhead)/.test(field)) {
    return random.pick(RESOURCES);
  }
  if (/labels|selector|annotations/i.test(field))
    return random.pick(['app', 'tier', 'example.com/uno']);
  return random.pick(['clave', 'archivo.txt', 'UNO', 'tls.crt']);
}

/** A number for a field, by its name. */
export function numberFor(field: string, random: Random): number {
  if (/port/i.test(field)) return random.pick([80, 443, 8080, 30080, 65535]);
  if (/mode/i.test(field)) return random.pick([0o644, 0o400, 0o777]);
  if (/^(uid|gid|runAs|fsGroup)/.test(field)) return random.pick([0, 1000, 65534]);
  if (/seconds/i.test(field)) return random.pick([0, 1, 5, 30, 600]);
  return random.pick([0, 1, 2, 3, 10, 50, 100]);
}
