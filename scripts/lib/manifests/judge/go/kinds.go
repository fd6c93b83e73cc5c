//go:build !extensions

package main

import (
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/kubernetes/pkg/apis/apps"
	appsv1 "k8s.io/kubernetes/pkg/apis/apps/v1"
	"k8s.io/kubernetes/pkg/apis/autoscaling"
	autoscalingv1 "k8s.io/kubernetes/pkg/apis/autoscaling/v1"
	autoscalingv2 "k8s.io/kubernetes/pkg/apis/autoscaling/v2"
	"k8s.io/kubernetes/pkg/apis/batch"
	batchv1 "k8s.io/kubernetes/pkg/apis/batch/v1"
	"k8s.io/kubernetes/pkg/apis/coordination"
	coordinationv1 "k8s.io/kubernetes/pkg/apis/coordination/v1"
	api "k8s.io/kubernetes/pkg/apis/core"
	corev1 "k8s.io/kubernetes/pkg/apis/core/v1"
	"k8s.io/kubernetes/pkg/apis/discovery"
	discoveryv1 "k8s.io/kubernetes/pkg/apis/discovery/v1"
	"k8s.io/kubernetes/pkg/apis/events"
	eventsv1 "k8s.io/kubernetes/pkg/apis/events/v1"
	"k8s.io/kubernetes/pkg/apis/networking"
	networkingv1 "k8s.io/kubernetes/pkg/apis/networking/v1"
	nodeapi "k8s.io/kubernetes/pkg/apis/node"
	nodev1 "k8s.io/kubernetes/pkg/apis/node/v1"
	"k8s.io/kubernetes/pkg/apis/policy"
	policyv1 "k8s.io/kubernetes/pkg/apis/policy/v1"
	"k8s.io/kubernetes/pkg/apis/rbac"
	rbacv1 "k8s.io/kubernetes/pkg/apis/rbac/v1"
	"k8s.io/kubernetes/pkg/apis/scheduling"
	schedulingv1 "k8s.io/kubernetes/pkg/apis/scheduling/v1"
	"k8s.io/kubernetes/pkg/apis/storage"
	storagev1 "k8s.io/kubernetes/pkg/apis/storage/v1"
	"k8s.io/kubernetes/pkg/registry/apps/controllerrevision"
	"k8s.io/kubernetes/pkg/registry/apps/daemonset"
	"k8s.io/kubernetes/pkg/registry/apps/deployment"
	"k8s.io/kubernetes/pkg/registry/apps/replicaset"
	"k8s.io/kubernetes/pkg/registry/apps/statefulset"
	"k8s.io/kubernetes/pkg/registry/autoscaling/horizontalpodautoscaler"
	"k8s.io/kubernetes/pkg/registry/batch/cronjob"
	"k8s.io/kubernetes/pkg/registry/batch/job"
	"k8s.io/kubernetes/pkg/registry/coordination/lease"
	"k8s.io/kubernetes/pkg/registry/core/configmap"
	"k8s.io/kubernetes/pkg/registry/core/endpoint"
	"k8s.io/kubernetes/pkg/registry/core/event"
	"k8s.io/kubernetes/pkg/registry/core/limitrange"
	"k8s.io/kubernetes/pkg/registry/core/namespace"
	"k8s.io/kubernetes/pkg/registry/core/node"
	"k8s.io/kubernetes/pkg/registry/core/persistentvolume"
	"k8s.io/kubernetes/pkg/registry/core/persistentvolumeclaim"
	"k8s.io/kubernetes/pkg/registry/core/pod"
	"k8s.io/kubernetes/pkg/registry/core/podtemplate"
	"k8s.io/kubernetes/pkg/registry/core/replicationcontroller"
	"k8s.io/kubernetes/pkg/registry/core/resourcequota"
	"k8s.io/kubernetes/pkg/registry/core/secret"
	"k8s.io/kubernetes/pkg/registry/core/service"
	"k8s.io/kubernetes/pkg/registry/core/serviceaccount"
	"k8s.io/kubernetes/pkg/registry/discovery/endpointslice"
	"k8s.io/kubernetes/pkg/registry/networking/ingress"
	"k8s.io/kubernetes/pkg/registry/networking/ingressclass"
	"k8s.io/kubernetes/pkg/registry/networking/ipaddress"
	"k8s.io/kubernetes/pkg/registry/networking/networkpolicy"
	"k8s.io/kubernetes/pkg/registry/networking/servicecidr"
	"k8s.io/kubernetes/pkg/registry/node/runtimeclass"
	"k8s.io/kubernetes/pkg/registry/policy/poddisruptionbudget"
	"k8s.io/kubernetes/pkg/registry/rbac/clusterrole"
	"k8s.io/kubernetes/pkg/registry/rbac/clusterrolebinding"
	"k8s.io/kubernetes/pkg/registry/rbac/role"
	"k8s.io/kubernetes/pkg/registry/rbac/rolebinding"
	"k8s.io/kubernetes/pkg/registry/scheduling/priorityclass"
	"k8s.io/kubernetes/pkg/registry/storage/csidriver"
	"k8s.io/kubernetes/pkg/registry/storage/csinode"
	"k8s.io/kubernetes/pkg/registry/storage/csistoragecapacity"
	"k8s.io/kubernetes/pkg/registry/storage/storageclass"
	"k8s.io/kubernetes/pkg/registry/storage/volumeattachment"
	"k8s.io/kubernetes/pkg/registry/storage/volumeattributesclass"
)

// groups are those of Kubernetes' own kinds, but for those that weigh much and are seldom written.
var groups = []group{
	{"", []string{"v1"}, []addition{api.AddToScheme, corev1.AddToScheme}, map[string]creation{
		"ConfigMap":             {strategy: configmap.Strategy},
		"Endpoints":             {strategy: endpoint.Strategy},
		"Event":                 {strategy: event.Strategy},
		"LimitRange":            {strategy: limitrange.Strategy},
		"Namespace":             {strategy: namespace.Strategy},
		"Node":                  {strategy: node.Strategy},
		"PersistentVolume":      {strategy: persistentvolume.Strategy},
		"PersistentVolumeClaim": {strategy: persistentvolumeclaim.Strategy},
		"Pod":                   {strategy: pod.Strategy, begin: beginPod},
		"PodTemplate":           {strategy: podtemplate.Strategy},
		"ReplicationController": {strategy: replicationcontroller.Strategy},
		"ResourceQuota":         {strategy: resourcequota.Strategy},
		"Secret":                {strategy: secret.Strategy},
		"Service":               {strategy: service.Strategy, begin: beginService, take: takePorts},
		"ServiceAccount":        {strategy: serviceaccount.Strategy},
	}},
	{"apps", []string{"v1"}, []addition{apps.AddToScheme, appsv1.AddToScheme}, map[string]creation{
		"ControllerRevision": {strategy: controllerrevision.Strategy},
		"DaemonSet":          {strategy: daemonset.Strategy},
		"Deployment":         {strategy: deployment.Strategy},
		"ReplicaSet":         {strategy: replicaset.Strategy},
		"StatefulSet":        {strategy: statefulset.Strategy},
	}},
	{"autoscaling", []string{"v1", "v2"}, []addition{autoscaling.AddToScheme, autoscalingv1.AddToScheme, autoscalingv2.AddToScheme}, map[string]creation{
		"HorizontalPodAutoscaler": {strategy: horizontalpodautoscaler.Strategy},
	}},
	{"batch", []string{"v1"}, []addition{batch.AddToScheme, batchv1.AddToScheme}, map[string]creation{
		"CronJob": {strategy: cronjob.Strategy},
		"Job":     {strategy: job.Strategy},
	}},
	{"coordination.k8s.io", []string{"v1"}, []addition{coordination.AddToScheme, coordinationv1.AddToScheme}, map[string]creation{
		"Lease": {strategy: lease.Strategy},
	}},
	{"discovery.k8s.io", []string{"v1"}, []addition{discovery.AddToScheme, discoveryv1.AddToScheme}, map[string]creation{
		"EndpointSlice": {strategy: endpointslice.Strategy},
	}},
	{"events.k8s.io", []string{"v1"}, []addition{events.AddToScheme, eventsv1.AddToScheme}, map[string]creation{
		"Event": {strategy: event.Strategy},
	}},
	{"networking.k8s.io", []string{"v1"}, []addition{networking.AddToScheme, networkingv1.AddToScheme}, map[string]creation{
		"Ingress":       {strategy: ingress.Strategy},
		"IngressClass":  {strategy: ingressclass.Strategy},
		"IPAddress":     {strategy: ipaddress.Strategy},
		"NetworkPolicy": {strategy: networkpolicy.Strategy},
		"ServiceCIDR":   {strategy: servicecidr.Strategy},
	}},
	{"node.k8s.io", []string{"v1"}, []addition{nodeapi.AddToScheme, nodev1.AddToScheme}, map[string]creation{
		"RuntimeClass": {strategy: runtimeclass.Strategy},
	}},
	{"policy", []string{"v1"}, []addition{policy.AddToScheme, policyv1.AddToScheme}, map[string]creation{
		"PodDisruptionBudget": {strategy: poddisruptionbudget.Strategy},
	}},
	{"rbac.authorization.k8s.io", []string{"v1"}, []addition{rbac.AddToScheme, rbacv1.AddToScheme}, map[string]creation{
		"ClusterRole":        {strategy: clusterrole.Strategy},
		"ClusterRoleBinding": {strategy: clusterrolebinding.Strategy},
		"Role":               {strategy: role.Strategy},
		"RoleBinding":        {strategy: rolebinding.Strategy},
	}},
	{"scheduling.k8s.io", []string{"v1"}, []addition{scheduling.AddToScheme, schedulingv1.AddToScheme}, map[string]creation{
		"PriorityClass": {strategy: priorityclass.Strategy},
	}},
	{"storage.k8s.io", []string{"v1"}, []addition{storage.AddToScheme, storagev1.AddToScheme}, map[string]creation{
		"CSIDriver":             {strategy: csidriver.Strategy},
		"CSINode":               {strategy: csinode.Strategy},
		"CSIStorageCapacity":    {strategy: csistoragecapacity.Strategy},
		"StorageClass":          {strategy: storageclass.Strategy},
		"VolumeAttachment":      {strategy: volumeattachment.Strategy},
		"VolumeAttributesClass": {strategy: volumeattributesclass.Strategy},
	}},
}

func register(scheme *runtime.Scheme) { registerGroups(groups, scheme) }
