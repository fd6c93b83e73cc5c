/**
 * Where kinds used to be: each old apiVersion, the Kubernetes version that removed it, and its kinds.
 *
 * @see https://kubernetes.io/docs/reference/using-api/deprecation-guide/
 */
const removals: readonly (readonly [apiVersion: string, version: string, kinds: string])[] = [
  ['extensions/v1beta1', '1.16', 'DaemonSet Deployment NetworkPolicy PodSecurityPolicy ReplicaSet'],
  ['apps/v1beta1', '1.16', 'ControllerRevision Deployment StatefulSet'],
  ['apps/v1beta2', '1.16', 'ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet'],
  ['extensions/v1beta1', '1.22', 'Ingress'],
  ['networking.k8s.io/v1beta1', '1.22', 'Ingress IngressClass'],
  [
    'admissionregistration.k8s.io/v1beta1',
    '1.22',
    'MutatingWebhookConfiguration ValidatingWebhookConfiguration',
  ],
  ['apiextensions.k8s.io/v1beta1', '1.22', 'CustomResourceDefinition'],
  ['apiregistration.k8s.io/v1beta1', '1.22', 'APIService'],
  ['authentication.k8s.io/v1beta1', '1.22', 'TokenReview'],
  [
    'authorization.k8s.io/v1beta1',
    '1.22',
    'LocalSubjectAccessReview SelfSubjectAccessReview SelfSubjectRulesReview SubjectAccessReview',
  ],
  ['certificates.k8s.io/v1beta1', '1.22', 'CertificateSigningRequest'],
  ['coordination.k8s.io/v1beta1', '1.22', 'Lease'],
  ['rbac.authorization.k8s.io/v1beta1', '1.22', 'ClusterRole ClusterRoleBinding Role RoleBinding'],
  ['scheduling.k8s.io/v1beta1', '1.22', 'PriorityClass'],
  ['storage.k8s.io/v1beta1', '1.22', 'CSIDriver CSINode StorageClass VolumeAttachment'],
  ['autoscaling/v2beta1', '1.25', 'HorizontalPodAutoscaler'],
  ['batch/v1beta1', '1.25', 'CronJob'],
  ['discovery.k8s.io/v1beta1', '1.25', 'EndpointSlice'],
  ['events.k8s.io/v1beta1', '1.25', 'Event'],
  ['node.k8s.io/v1beta1', '1.25', 'RuntimeClass'],
  ['policy/v1beta1', '1.25', 'PodDisruptionBudget PodSecurityPolicy'],
  ['autoscaling/v2beta2', '1.26', 'HorizontalPodAutoscaler'],
  ['flowcontrol.apiserver.k8s.io/v1beta1', '1.26', 'FlowSchema PriorityLevelConfiguration'],
  ['storage.k8s.io/v1beta1', '1.27', 'CSIStorageCapacity'],
  ['flowcontrol.apiserver.k8s.io/v1beta2', '1.29', 'FlowSchema PriorityLevelConfiguration'],
  ['flowcontrol.apiserver.k8s.io/v1beta3', '1.32', 'FlowSchema PriorityLevelConfiguration'],
];

/** The Kubernetes version that stopped serving a kind under an apiVersion, if one did. */
export function removedIn(apiVersion: string, kind: string): string | undefined {
  return removals.find(
    ([old, , kinds]) => old === apiVersion && kinds.split(' ').includes(kind),
  )?.[1];
}

/** What does now what a kind did that has no successor of its name. */
export const successors: Readonly<Record<string, string>> = {
  PodSecurityPolicy:
    'Ahora lo hace Pod Security Admission: pod-security.kubernetes.io/enforce: baseline en las etiquetas del Namespace.',
};
