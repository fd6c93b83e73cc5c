//go:build extensions

package main

import (
	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apiextensions-apiserver/pkg/apiserver"
	"k8s.io/apiextensions-apiserver/pkg/registry/customresourcedefinition"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	utilruntime "k8s.io/apimachinery/pkg/util/runtime"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
)

// With the tag `extensions` the judge is the part of the API server that keeps what is heavy and seldom written:
// CustomResourceDefinitions and what they define, policies and webhooks of admission, claims of devices, certificates.
// It is a module of its own: CEL alone weighs as much as all the rest, and most manifests need none.

var definition = schema.GroupVersionKind{Group: apiextensions.GroupName, Version: "v1", Kind: "CustomResourceDefinition"}

func register(scheme *runtime.Scheme) {
	registerGroups(groups, scheme)
	utilruntime.Must(apiextensions.AddToScheme(scheme))
	utilruntime.Must(apiextensionsv1.AddToScheme(scheme))
	kinds[definition] = creation{strategy: customresourcedefinition.NewStrategy(scheme)}
}

// Define judges a document. Each CustomResourceDefinition in it that is accepted defines its kinds from then
// on, in the place of what defined them before.
func Define(document []byte) []Verdict {
	create := kinds[definition]
	create.accept = func(object runtime.Object) { serve(object.(*apiextensions.CustomResourceDefinition)) }
	kinds[definition] = create
	defer func() {
		create.accept = nil
		kinds[definition] = create
	}()
	return Judge(document)
}

// serve does what the server does once it has stored a definition. Its names count as accepted: whether
// another definition has them already is for a cluster to say.
func serve(internal *apiextensions.CustomResourceDefinition) {
	object, err := legacyscheme.Scheme.ConvertToVersion(internal, apiextensionsv1.SchemeGroupVersion)
	utilruntime.Must(err)
	crd := object.(*apiextensionsv1.CustomResourceDefinition)
	for gvk := range kinds {
		if gvk.Group == crd.Spec.Group && gvk.Kind == crd.Spec.Names.Kind && gvk != definition {
			delete(kinds, gvk)
		}
	}
	served, err := apiserver.Serve(crd)
	utilruntime.Must(err)
	for _, one := range served {
		kinds[one.Kind] = creation{strategy: one.Strategy, read: one.Decode, warnings: one.Warnings}
	}
}
