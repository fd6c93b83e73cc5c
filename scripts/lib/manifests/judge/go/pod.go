//go:build !extensions

package main

import (
	"k8s.io/apimachinery/pkg/runtime"
	api "k8s.io/kubernetes/pkg/apis/core"
	"k8s.io/kubernetes/plugin/pkg/admission/serviceaccount"
)

// beginPod gives a Pod the service account that the admission plugin ServiceAccount gives it before anything
// looks at it: a volume with a token of its own is only taken with one.
func beginPod(object runtime.Object) error {
	pod := object.(*api.Pod)
	if _, isMirror := pod.Annotations[api.MirrorPodAnnotationKey]; !isMirror && pod.Spec.ServiceAccountName == "" {
		pod.Spec.ServiceAccountName = serviceaccount.DefaultServiceAccountName
		pod.Spec.DeprecatedServiceAccount = serviceaccount.DefaultServiceAccountName
	}
	return nil
}
