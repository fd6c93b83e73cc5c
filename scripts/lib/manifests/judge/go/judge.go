// Package main is the judge: what the API server does with an object between reading and storing it, offline.
//
// Nothing of Kubernetes is repeated here. Decoding, defaulting, conversion and validation are the server's
// own packages; each kind goes through its own create strategy (k8s.io/kubernetes/pkg/registry). What is
// written here is what the server does around a strategy: what happens to an object on arrival (arrival.go),
// and the store's first lines (k8s.io/apiserver/pkg/registry/generic/registry/store.go).
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	_ "time/tzdata" // a CronJob names time zones, and there is no system here to ask for them

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/api/meta"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	kjson "k8s.io/apimachinery/pkg/runtime/serializer/json"
	"k8s.io/apimachinery/pkg/util/validation/field"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	"k8s.io/kubernetes/pkg/capabilities"
	"sigs.k8s.io/yaml"
)

// Verdict is what becomes of one object.
type Verdict struct {
	// Outcome is "accepted", "refused", or "unknown" if its kind is none that the judge has.
	Outcome    string `json:"outcome"`
	APIVersion string `json:"apiVersion,omitempty"`
	Kind       string `json:"kind,omitempty"`
	// Item is the object's place in a List, counted through Lists in it; -1 for one that stands alone.
	Item     int      `json:"item"`
	Errors   []Error  `json:"errors,omitempty"`
	Warnings []string `json:"warnings,omitempty"`
}

// Error is one reason for which an object is refused, in the server's words.
type Error struct {
	// Stage is what the server was at: "yaml", "decode", "strict" or "validate".
	Stage string `json:"stage"`
	// Path is as the server writes it: spec.containers[0].name. Empty where the server names none.
	Path string `json:"path,omitempty"`
	// Type is the server's: FieldValueInvalid, FieldValueRequired, … Empty before validation.
	Type string `json:"type,omitempty"`
	// Value is the wrong value, as JSON.
	Value  json.RawMessage `json:"value,omitempty"`
	Detail string          `json:"detail,omitempty"`
	// Message is the server's own sentence.
	Message string `json:"message"`
}

// creation is how the server makes an object of a kind.
type creation struct {
	strategy rest.RESTCreateStrategy
	// begin is what its store does before the strategy; nil for most.
	begin func(runtime.Object) error
	// take is what its store takes for it after that, of what a cluster has: ports. The server stops where it can't.
	take func(runtime.Object) error
	// read is how it is decoded, where that is not by the scheme.
	read func(text []byte) (runtime.Object, error)
	// warnings are what the server answers to whoever uses that version of the kind.
	warnings []string
	// accept is told of each object that is accepted, if anybody wants to know.
	accept func(runtime.Object)
}

// What the server makes by chance, which is seen in what it says: here the same document always gets the same answer.
const (
	sameUID = "00000000-0000-4000-8000-000000000000"
	sameEnd = "xxxxx"
)

// kinds are the kinds that the judge knows.
var kinds = map[schema.GroupVersionKind]creation{}

var codec runtime.Serializer

func init() {
	// As the API server of a cluster that allows privileged containers: kubeadm's and kind's.
	capabilities.Setup(true, 0)
	register(legacyscheme.Scheme)
	for gvk, create := range kinds {
		create.warnings = deprecationWarnings(legacyscheme.Scheme, gvk)
		kinds[gvk] = create
	}
	codec = kjson.NewSerializerWithOptions(kjson.DefaultMetaFactory, legacyscheme.Scheme, legacyscheme.Scheme, kjson.SerializerOptions{Strict: true})
}

// Judge gives a verdict for each object of a document in YAML or JSON, and none for one that holds nothing.
func Judge(document []byte) []Verdict {
	if text := bytes.TrimSpace(document); len(text) > 0 && text[0] == '{' && json.Valid(text) {
		return judgeJSON(text, nil, -1)
	}
	var errs []Error
	text, err := yaml.YAMLToJSONStrict(document)
	if err != nil {
		errs = append(errs, Error{Stage: "yaml", Message: err.Error()})
		if text, err = yaml.YAMLToJSON(document); err != nil {
			return []Verdict{{Outcome: "refused", Item: -1, Errors: []Error{{Stage: "yaml", Message: err.Error()}}}}
		}
	}
	return judgeJSON(text, errs, -1)
}

func judgeJSON(text []byte, errs []Error, item int) (verdicts []Verdict) {
	if s := string(bytes.TrimSpace(text)); s == "null" || s == "" {
		return nil
	}
	gvk, unidentified := identify(text)
	if len(unidentified) > 0 {
		return []Verdict{{Outcome: "refused", Item: item, Errors: append(errs, unidentified...)}}
	}
	// kubectl sends the items of a list one by one.
	if strings.HasSuffix(gvk.Kind, "List") {
		var list struct {
			Items []json.RawMessage `json:"items"`
		}
		if err := json.Unmarshal(text, &list); err == nil && list.Items != nil {
			for _, one := range list.Items {
				verdicts = append(verdicts, judgeJSON(one, errs, max(item, 0)+len(verdicts))...)
			}
			if len(verdicts) == 0 && len(errs) > 0 {
				verdicts = []Verdict{{Outcome: "refused", Item: item, Errors: errs}}
			}
			return verdicts
		}
	}
	verdict := judgeObject(text, gvk, errs)
	verdict.APIVersion, verdict.Kind = gvk.GroupVersion().String(), gvk.Kind
	verdict.Item = item
	return []Verdict{verdict}
}

// judgeObject never panics: what the server's own code can't digest is refused with its last words.
func judgeObject(text []byte, gvk schema.GroupVersionKind, errs []Error) (verdict Verdict) {
	defer func() {
		if cause := recover(); cause != nil {
			verdict = refused(append(errs, Error{Stage: "validate", Type: string(field.ErrorTypeInternal), Message: fmt.Sprint("panic: ", cause)}))
		}
	}()
	create, known := kinds[gvk]
	if !known {
		message := fmt.Sprintf("no matches for kind %q in version %q", gvk.Kind, gvk.GroupVersion())
		return Verdict{Outcome: "unknown", Errors: append(errs, Error{Stage: "decode", Message: message})}
	}
	object, err := create.decode(text, gvk)
	if err != nil && (!runtime.IsStrictDecodingError(err) || object == nil) {
		return refused(append(errs, Error{Stage: "decode", Message: err.Error()}))
	}
	if err != nil {
		errs = append(errs, strictErrors(err)...)
	}
	// The server stops at what its strict decoder says. Who reads this wants all of it at once.
	found, warnings := validateCreate(object, gvk, create)
	if errs = append(errs, found...); len(errs) > 0 {
		return refused(errs)
	}
	if create.accept != nil {
		create.accept(object)
	}
	return Verdict{Outcome: "accepted", Warnings: warnings}
}

// decode reads an object, with its defaults, into the form that is validated. The object may come with an
// error, if that is a strict decoder's.
func (create creation) decode(text []byte, gvk schema.GroupVersionKind) (runtime.Object, error) {
	if create.read != nil {
		return create.read(text)
	}
	object, _, strict := codec.Decode(text, nil, nil)
	if strict != nil && !runtime.IsStrictDecodingError(strict) || object == nil {
		return nil, strict
	}
	legacyscheme.Scheme.Default(object)
	internal, err := legacyscheme.Scheme.ConvertToVersion(object, schema.GroupVersion{Group: gvk.Group, Version: runtime.APIVersionInternal})
	if err != nil {
		return nil, err
	}
	return internal, strict
}

func refused(errs []Error) Verdict { return Verdict{Outcome: "refused", Errors: errs} }

// strictErrors takes apart what the strict decoder joins into one sentence.
func strictErrors(err error) (errs []Error) {
	strict, _ := runtime.AsStrictDecodingError(err)
	for _, one := range strict.Errors() {
		message := one.Error()
		quoted := strings.SplitN(message, `"`, 3)
		path := ""
		if len(quoted) == 3 {
			path = quoted[1]
		}
		errs = append(errs, Error{Stage: "strict", Path: path, Message: message})
	}
	return errs
}

// validateCreate is what comes of an object in the store: Create of registry/generic/registry, and rest.BeforeCreate.
func validateCreate(object runtime.Object, gvk schema.GroupVersionKind, create creation) ([]Error, []string) {
	metadata, err := meta.Accessor(object)
	if err != nil {
		return []Error{{Stage: "decode", Message: err.Error()}}, nil
	}
	ctx, heard := arrive(metadata, gvk, create.strategy.NamespaceScoped())
	rest.FillObjectMetaSystemFields(metadata)
	metadata.SetUID(sameUID)
	if metadata.GetGenerateName() != "" && metadata.GetName() == "" {
		name := create.strategy.GenerateName(metadata.GetGenerateName())
		if name != metadata.GetGenerateName() { // an IPAddress gets no end
			name = name[:len(name)-len(sameEnd)] + sameEnd
		}
		metadata.SetName(name)
	}
	if create.begin != nil {
		if err := create.begin(object); err != nil {
			return statusErrors(err), nil
		}
	}
	var errs []Error
	if create.take != nil {
		if err := create.take(object); err != nil {
			errs = statusErrors(err)
		}
	}
	create.strategy.PrepareForCreate(ctx, object)
	errs = append(errs, fieldErrors(rest.ValidateCreate(ctx, object, create.strategy))...)
	if len(errs) > 0 {
		return errs, nil
	}
	heard.add(create.strategy.WarningsOnCreate(ctx, object))
	return nil, append(create.warnings[:len(create.warnings):len(create.warnings)], *heard...)
}

func fieldErrors(list field.ErrorList) (errs []Error) {
	for _, one := range list {
		value, err := json.Marshal(one.BadValue)
		_, omitted := one.BadValue.(field.OmitValueType)
		if err != nil || omitted || one.Type == field.ErrorTypeRequired {
			value = nil
		}
		errs = append(errs, Error{Stage: "validate", Path: one.Field, Type: string(one.Type), Value: value, Detail: one.Detail, Message: one.Error()})
	}
	return errs
}

func statusErrors(err error) (errs []Error) {
	var status *apierrors.StatusError
	if errors.As(err, &status) && status.ErrStatus.Details != nil {
		for _, cause := range status.ErrStatus.Details.Causes {
			errs = append(errs, Error{Stage: "validate", Path: cause.Field, Type: string(cause.Type), Message: cause.Field + ": " + cause.Message})
		}
	}
	if len(errs) == 0 {
		errs = []Error{{Stage: "validate", Message: err.Error()}}
	}
	return errs
}
