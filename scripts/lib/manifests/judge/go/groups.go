package main

import (
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	utilruntime "k8s.io/apimachinery/pkg/util/runtime"
)

type addition = func(*runtime.Scheme) error

// group is an API group with the versions that an API server serves by default: one that it does not serve
// is an unknown kind, as it is there.
type group struct {
	name     string
	versions []string
	add      []addition
	kinds    map[string]creation
}

// registerGroups has the judge know the kinds of some groups.
func registerGroups(groups []group, scheme *runtime.Scheme) {
	for _, group := range groups {
		for _, add := range group.add {
			utilruntime.Must(add(scheme))
		}
		for _, version := range group.versions {
			for kind, create := range group.kinds {
				kinds[schema.GroupVersionKind{Group: group.name, Version: version, Kind: kind}] = create
			}
		}
	}
}
