// Inside k8s.io/apiextensions-apiserver/pkg/apiserver
//
// Which decoder and which strategy a custom resource goes through is decided in the middle of a function that
// also makes its storage (crdHandler.getOrCreateServingInfoFor), from types that have no public names. This
// file is added to their package. It is what that function does to that end, in its order.
package apiserver

import (
	apiextensionshelpers "k8s.io/apiextensions-apiserver/pkg/apihelpers"
	apiextensionsinternal "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	structuralschema "k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	structuraldefaulting "k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting"
	apiservervalidation "k8s.io/apiextensions-apiserver/pkg/apiserver/validation"
	"k8s.io/apiextensions-apiserver/pkg/crdserverscheme"
	"k8s.io/apiextensions-apiserver/pkg/registry/customresource"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/runtime/serializer/json"
	"k8s.io/apiserver/pkg/registry/rest"
)

// Served is how the server makes objects of one version of a custom kind.
type Served struct {
	Kind     schema.GroupVersionKind
	Strategy rest.RESTCreateStrategy
	// Warnings are what the server says of a deprecated version.
	Warnings []string
	decoder  runtime.Decoder
}

// Decode reads an object as a request to create one is read with strict field validation.
func (s Served) Decode(text []byte) (runtime.Object, error) {
	kind := s.Kind
	into, err := unstructuredCreator{}.New(kind)
	if err != nil {
		return nil, err
	}
	object, _, err := s.decoder.Decode(text, &kind, into)
	return object, err
}

// Serve says how objects of each served version of a definition are made. The definition has its defaults and
// is valid.
func Serve(crd *apiextensionsv1.CustomResourceDefinition) ([]Served, error) {
	structuralSchemas := map[string]*structuralschema.Structural{}
	internalSchemas := map[string]*apiextensionsinternal.CustomResourceValidation{}
	for _, v := range crd.Spec.Versions {
		val, err := apiextensionshelpers.GetSchemaForVersion(crd, v.Name)
		if err != nil {
			return nil, err
		}
		if val == nil {
			continue
		}
		internalValidation := &apiextensionsinternal.CustomResourceValidation{}
		if err := apiextensionsv1.Convert_v1_CustomResourceValidation_To_apiextensions_CustomResourceValidation(val, internalValidation, nil); err != nil {
			return nil, err
		}
		s, err := structuralschema.NewStructural(internalValidation.OpenAPIV3Schema)
		if err != nil {
			return nil, err
		}
		s = s.DeepCopy()
		if err := structuraldefaulting.PruneDefaults(s); err != nil {
			return nil, err
		}
		structuralSchemas[v.Name], internalSchemas[v.Name] = s, internalValidation
	}
	var served []Served
	for _, v := range crd.Spec.Versions {
		if !v.Served {
			continue
		}
		one, err := serveVersion(crd, v, structuralSchemas, internalSchemas[v.Name])
		if err != nil {
			return nil, err
		}
		served = append(served, one)
	}
	return served, nil
}

func serveVersion(crd *apiextensionsv1.CustomResourceDefinition, v apiextensionsv1.CustomResourceDefinitionVersion, structuralSchemas map[string]*structuralschema.Structural, internalSchema *apiextensionsinternal.CustomResourceValidation) (Served, error) {
	kind := schema.GroupVersionKind{Group: crd.Spec.Group, Version: v.Name, Kind: crd.Spec.Names.Kind}
	typer := crdserverscheme.NewUnstructuredObjectTyper()
	creator := unstructuredCreator{}
	var schemaProps *apiextensionsinternal.JSONSchemaProps
	if internalSchema != nil {
		schemaProps = internalSchema.OpenAPIV3Schema
	}
	validator, _, err := apiservervalidation.NewSchemaValidator(schemaProps)
	if err != nil {
		return Served{}, err
	}
	subresources, err := apiextensionshelpers.GetSubresourcesForVersion(crd, v.Name)
	if err != nil {
		return Served{}, err
	}
	var statusSpec *apiextensionsinternal.CustomResourceSubresourceStatus
	var scaleSpec *apiextensionsinternal.CustomResourceSubresourceScale
	if subresources != nil && subresources.Status != nil {
		statusSpec = &apiextensionsinternal.CustomResourceSubresourceStatus{}
	}
	if subresources != nil && subresources.Scale != nil {
		scaleSpec = &apiextensionsinternal.CustomResourceSubresourceScale{}
		if err := apiextensionsv1.Convert_v1_CustomResourceSubresourceScale_To_apiextensions_CustomResourceSubresourceScale(subresources.Scale, scaleSpec, nil); err != nil {
			return Served{}, err
		}
	}
	strategy := customresource.NewStrategy(
		typer,
		crd.Spec.Scope == apiextensionsv1.NamespaceScoped,
		kind,
		validator,
		nil, // objects are made without a status
		structuralSchemas[v.Name],
		statusSpec,
		scaleSpec,
		v.SelectableFields,
	)
	negotiated := unstructuredNegotiatedSerializer{
		typer:                 typer,
		creator:               creator,
		structuralSchemas:     structuralSchemas,
		structuralSchemaGK:    kind.GroupKind(),
		preserveUnknownFields: crd.Spec.PreserveUnknownFields,
	}
	strict := json.NewSerializerWithOptions(json.DefaultMetaFactory, creator, typer, json.SerializerOptions{Strict: true})
	var warnings []string
	if v.Deprecated && v.DeprecationWarning != nil {
		warnings = []string{*v.DeprecationWarning}
	} else if v.Deprecated {
		warnings = []string{defaultDeprecationWarning(v.Name, crd.Spec)}
	}
	return Served{Kind: kind, Strategy: strategy, Warnings: warnings, decoder: negotiated.DecoderToVersion(strict, kind.GroupVersion())}, nil
}
