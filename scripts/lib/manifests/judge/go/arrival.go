package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	apiequality "k8s.io/apimachinery/pkg/api/equality"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	utilruntime "k8s.io/apimachinery/pkg/util/runtime"
	utilversion "k8s.io/apimachinery/pkg/util/version"
	"k8s.io/apiserver/pkg/endpoints/deprecation"
	genericapirequest "k8s.io/apiserver/pkg/endpoints/request"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/apiserver/pkg/warning"
	"k8s.io/component-base/version"
)

// identify says of which kind an object is, or why nobody can tell. Such an object is never sent: the words are
// those of kubectl (k8s.io/kubectl/pkg/validation, and the decoder after it).
func identify(text []byte) (schema.GroupVersionKind, []Error) {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(text, &fields); err != nil {
		return schema.GroupVersionKind{}, []Error{{Stage: "decode", Message: "invalid object to validate"}}
	}
	var errs []Error
	add := func(path string, err error) {
		if err != nil {
			errs = append(errs, Error{Stage: "decode", Path: path, Message: err.Error()})
		}
	}
	apiVersion, err := stringIn(fields, "apiVersion")
	add("apiVersion", err)
	gv, err := schema.ParseGroupVersion(apiVersion)
	add("apiVersion", err)
	kind, err := stringIn(fields, "kind")
	if err == nil && kind == "" {
		err = runtime.NewMissingKindErr(string(text))
	}
	add("kind", err)
	return gv.WithKind(kind), errs
}

func stringIn(fields map[string]json.RawMessage, name string) (string, error) {
	var value any
	if raw, found := fields[name]; found {
		_ = json.Unmarshal(raw, &value) // a part of valid JSON
	}
	switch one := value.(type) {
	case string:
		return one, nil
	case nil:
		return "", errors.New(name + " not set")
	default:
		return "", errors.New(name + " isn't string type")
	}
}

// arrive is what the create handler does with an object that it has decoded, before admission sees it
// (k8s.io/apiserver/pkg/endpoints/handlers/create.go). It gives the request's context, and who hears of warnings.
func arrive(metadata metav1.Object, gvk schema.GroupVersionKind, namespaced bool) (context.Context, *warnings) {
	heard := &warnings{}
	ctx := warning.WithWarningRecorder(context.Background(), heard)
	ctx = genericapirequest.WithRequestInfo(ctx, &genericapirequest.RequestInfo{
		IsResourceRequest: true, Verb: "create", APIGroup: gvk.Group, APIVersion: gvk.Version,
	})
	rest.WipeObjectMetaSystemFields(metadata)
	if !namespaced {
		// kubectl asks at no namespace for these, and the server empties what the object says.
		metadata.SetNamespace(metav1.NamespaceNone)
	} else if metadata.GetNamespace() == "" {
		metadata.SetNamespace(metav1.NamespaceDefault)
	}
	heard.add(dropRepeatedOwners(metadata))
	// The field manager forgets what it can't read, and takes from the others the fields that the object has: it is
	// their owner from now on. Only who claims fields that the object lacks would be left, and would be validated.
	metadata.SetManagedFields(nil)
	return genericapirequest.WithNamespace(ctx, metadata.GetNamespace()), heard
}

// warnings are what the server says beside an answer: some of it is said to the context while it works.
type warnings []string

// AddWarning makes it a warning.Recorder.
func (w *warnings) AddWarning(_, text string) { *w = append(*w, text) }

func (w *warnings) add(texts []string) { *w = append(*w, texts...) }

// repeatedOwnersWarning is handlers.DuplicateOwnerReferencesWarningFormat: that package is a whole HTTP server.
const repeatedOwnersWarning = ".metadata.ownerReferences contains duplicate entries; API server dedups owner references in 1.20+, and may reject such requests as early as 1.24; please fix your requests; duplicate UID(s) observed: %v"

// dropRepeatedOwners is dedupOwnerReferencesAndAddWarning of the handlers.
func dropRepeatedOwners(metadata metav1.Object) []string {
	var kept []metav1.OwnerReference
	var repeated []string
	for _, owner := range metadata.GetOwnerReferences() {
		if hasOwner(kept, owner) {
			repeated = append(repeated, string(owner.UID))
		} else {
			kept = append(kept, owner)
		}
	}
	if len(repeated) == 0 {
		return nil
	}
	metadata.SetOwnerReferences(kept)
	return []string{fmt.Sprintf(repeatedOwnersWarning, strings.Join(repeated, ", "))}
}

func hasOwner(owners []metav1.OwnerReference, owner metav1.OwnerReference) bool {
	for _, one := range owners {
		if apiequality.Semantic.DeepEqual(one, owner) {
			return true
		}
	}
	return false
}

// deprecationWarnings is what the server says beside every answer about a version of a kind that is deprecated
// (registerResourceHandlers of k8s.io/apiserver/pkg/endpoints).
func deprecationWarnings(scheme *runtime.Scheme, gvk schema.GroupVersionKind) []string {
	object, err := scheme.New(gvk)
	utilruntime.Must(err)
	object.GetObjectKind().SetGroupVersionKind(gvk)
	current := utilversion.MustParse(version.DefaultKubeBinaryVersion)
	if !deprecation.IsDeprecated(object, int(current.Major()), int(current.Minor())) {
		return nil
	}
	return []string{deprecation.WarningMessage(object)}
}
