//go:build extensions

package main

import (
	"context"

	v1 "k8s.io/api/core/v1"
	resourcev1api "k8s.io/api/resource/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/apiserver/pkg/storage/names"
	corev1client "k8s.io/client-go/kubernetes/typed/core/v1"
	"k8s.io/kube-aggregator/pkg/apis/apiregistration"
	apiregistrationv1 "k8s.io/kube-aggregator/pkg/apis/apiregistration/v1"
	"k8s.io/kube-aggregator/pkg/registry/apiservice"
	"k8s.io/kubernetes/pkg/apis/admissionregistration"
	admissionregistrationv1 "k8s.io/kubernetes/pkg/apis/admissionregistration/v1"
	"k8s.io/kubernetes/pkg/apis/certificates"
	certificatesv1 "k8s.io/kubernetes/pkg/apis/certificates/v1"
	"k8s.io/kubernetes/pkg/apis/flowcontrol"
	flowcontrolv1 "k8s.io/kubernetes/pkg/apis/flowcontrol/v1"
	"k8s.io/kubernetes/pkg/apis/resource"
	resourcev1 "k8s.io/kubernetes/pkg/apis/resource/v1"
	"k8s.io/kubernetes/pkg/apis/storagemigration"
	storagemigrationv1 "k8s.io/kubernetes/pkg/apis/storagemigration/v1"
	"k8s.io/kubernetes/pkg/registry/admissionregistration/mutatingadmissionpolicy"
	"k8s.io/kubernetes/pkg/registry/admissionregistration/mutatingadmissionpolicybinding"
	"k8s.io/kubernetes/pkg/registry/admissionregistration/mutatingwebhookconfiguration"
	"k8s.io/kubernetes/pkg/registry/admissionregistration/resolver"
	"k8s.io/kubernetes/pkg/registry/admissionregistration/validatingadmissionpolicy"
	"k8s.io/kubernetes/pkg/registry/admissionregistration/validatingadmissionpolicybinding"
	"k8s.io/kubernetes/pkg/registry/admissionregistration/validatingwebhookconfiguration"
	certificatesigningrequest "k8s.io/kubernetes/pkg/registry/certificates/certificates"
	"k8s.io/kubernetes/pkg/registry/certificates/clustertrustbundle"
	"k8s.io/kubernetes/pkg/registry/certificates/podcertificaterequest"
	"k8s.io/kubernetes/pkg/registry/flowcontrol/flowschema"
	"k8s.io/kubernetes/pkg/registry/flowcontrol/prioritylevelconfiguration"
	"k8s.io/kubernetes/pkg/registry/resource/deviceclass"
	"k8s.io/kubernetes/pkg/registry/resource/devicetaintrule"
	"k8s.io/kubernetes/pkg/registry/resource/resourceclaim"
	"k8s.io/kubernetes/pkg/registry/resource/resourceclaimtemplate"
	"k8s.io/kubernetes/pkg/registry/resource/resourceslice"
	storageversionmigration "k8s.io/kubernetes/pkg/registry/storagemigration/storagemigration"
)

// groups are those of Kubernetes' own kinds that weigh much, for CEL or X.509 or in themselves, and are seldom
// written. Whether who creates one may read what it refers to is for a cluster to say: there is no authorizer.
var groups = []group{
	{"admissionregistration.k8s.io", []string{"v1"}, []addition{admissionregistration.AddToScheme, admissionregistrationv1.AddToScheme}, map[string]creation{
		"MutatingAdmissionPolicy":          {strategy: mutatingadmissionpolicy.NewStrategy(nil, anyResource)},
		"MutatingAdmissionPolicyBinding":   {strategy: mutatingadmissionpolicybinding.NewStrategy(nil, nil, anyResource)},
		"MutatingWebhookConfiguration":     {strategy: mutatingwebhookconfiguration.Strategy},
		"ValidatingAdmissionPolicy":        {strategy: validatingadmissionpolicy.NewStrategy(nil, anyResource)},
		"ValidatingAdmissionPolicyBinding": {strategy: validatingadmissionpolicybinding.NewStrategy(nil, nil, anyResource)},
		"ValidatingWebhookConfiguration":   {strategy: validatingwebhookconfiguration.Strategy},
	}},
	{"apiregistration.k8s.io", []string{"v1"}, []addition{apiregistration.AddToScheme, apiregistrationv1.AddToScheme}, map[string]creation{
		"APIService": {strategy: apiServices{apiservice.Strategy}},
	}},
	{"certificates.k8s.io", []string{"v1"}, []addition{certificates.AddToScheme, certificatesv1.AddToScheme}, map[string]creation{
		"CertificateSigningRequest": {strategy: certificatesigningrequest.Strategy},
		"ClusterTrustBundle":        {strategy: clustertrustbundle.Strategy},
		"PodCertificateRequest":     {strategy: podcertificaterequest.NewStrategy()},
	}},
	{"flowcontrol.apiserver.k8s.io", []string{"v1"}, []addition{flowcontrol.AddToScheme, flowcontrolv1.AddToScheme}, map[string]creation{
		"FlowSchema":                 {strategy: flowschema.Strategy},
		"PriorityLevelConfiguration": {strategy: prioritylevelconfiguration.Strategy},
	}},
	{"resource.k8s.io", []string{"v1"}, []addition{resource.AddToScheme, resourcev1.AddToScheme}, map[string]creation{
		"DeviceClass":           {strategy: deviceclass.Strategy},
		"DeviceTaintRule":       {strategy: devicetaintrule.Strategy},
		"ResourceClaim":         {strategy: resourceclaim.NewStrategy(administrated{}, nil)},
		"ResourceClaimTemplate": {strategy: resourceclaimtemplate.NewStrategy(administrated{})},
		"ResourceSlice":         {strategy: resourceslice.Strategy},
	}},
	{"storagemigration.k8s.io", []string{"v1"}, []addition{storagemigration.AddToScheme, storagemigrationv1.AddToScheme}, map[string]creation{
		"StorageVersionMigration": {strategy: storageversionmigration.Strategy},
	}},
}

// apiServices is apiservice.NewStrategy as far as creating goes: that one brings all that updating needs.
type apiServices struct{ rest.RESTCreateStrategy }

func (apiServices) GenerateName(base string) string {
	return names.SimpleNameGenerator.GenerateName(base)
}

// anyResource is asked for what an authorizer is to be asked for: never, here.
var anyResource = resolver.ResourceResolverFunc(func(gvk schema.GroupVersionKind) (schema.GroupVersionResource, error) {
	return gvk.GroupVersion().WithResource("*"), nil
})

// administrated are the namespaces of a cluster that lets everybody ask for the devices of others: which ones do is
// for a cluster to say.
type administrated struct {
	corev1client.NamespaceInterface
}

func (administrated) Get(_ context.Context, name string, _ metav1.GetOptions) (*v1.Namespace, error) {
	labels := map[string]string{resourcev1api.DRAAdminNamespaceLabelKey: "true"}
	return &v1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: name, Labels: labels}}, nil
}
