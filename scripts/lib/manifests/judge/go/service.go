//go:build !extensions

package main

import (
	_ "unsafe" // go:linkname

	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/util/net"
	"k8s.io/apimachinery/pkg/util/sets"
	api "k8s.io/kubernetes/pkg/apis/core"
	"k8s.io/kubernetes/pkg/registry/core/service/ipallocator"
	"k8s.io/kubernetes/pkg/registry/core/service/portallocator"
	servicestorage "k8s.io/kubernetes/pkg/registry/core/service/storage"
)

//go:linkname makeAlloc k8s.io/kubernetes/pkg/registry/core/service/storage.makeAlloc
func makeAlloc(family api.IPFamily, addresses map[api.IPFamily]ipallocator.Interface, ports portallocator.Interface) servicestorage.Allocators

//go:linkname normalizeClusterIPs k8s.io/kubernetes/pkg/registry/core/service/storage.normalizeClusterIPs
func normalizeClusterIPs(after servicestorage.After, before servicestorage.Before)

//go:linkname initIPFamilyFields k8s.io/kubernetes/pkg/registry/core/service/storage.(*Allocators).initIPFamilyFields
func initIPFamilyFields(allocators *servicestorage.Allocators, after servicestorage.After, before servicestorage.Before) error

//go:linkname txnAllocNodePorts k8s.io/kubernetes/pkg/registry/core/service/storage.(*Allocators).txnAllocNodePorts
func txnAllocNodePorts(allocators *servicestorage.Allocators, service *api.Service, dryRun bool) (transaction, error)

// transaction has the methods of the store's own, in their order.
type transaction interface {
	Commit()
	Revert()
}

// ports are those of the nodes that an API server gives by default, all of them free.
var ports = net.PortRange{Base: 30000, Size: 2768}

// inOrder gives ports without chance, so that the same Service always gets the same answer. It gives none that the
// Service asks for itself: a cluster hardly ever does, having thousands to choose from.
type inOrder struct {
	portallocator.Interface
	asked sets.Set[int]
}

func (p inOrder) AllocateNext() (int, error) {
	for port := ports.Base; port < ports.Base+ports.Size; port++ {
		if !p.asked.Has(port) && p.Allocate(port) == nil {
			return port, nil
		}
	}
	return 0, portallocator.ErrFull
}

func newNodePorts() portallocator.Interface {
	allocator, _ := portallocator.NewInMemory(ports) // It can't fail: the range is right.
	return allocator
}

var nodePorts = newNodePorts()

// beginService is what the store of Services does before its strategy (beginCreate there), but for taking
// addresses: which ones there are is for a cluster to say. As on kind's default, it has only IPv4.
func beginService(object runtime.Object) error {
	service := object.(*api.Service)
	normalizeClusterIPs(servicestorage.After{Service: service}, servicestorage.Before{})
	allocators := newAllocators(nil)
	return initIPFamilyFields(&allocators, servicestorage.After{Service: service}, servicestorage.Before{})
}

// takePorts gives a Service its ports of the nodes, as beginCreate does last.
func takePorts(object runtime.Object) error {
	service := object.(*api.Service)
	asked := sets.New(int(service.Spec.HealthCheckNodePort))
	for _, port := range service.Spec.Ports {
		asked.Insert(int(port.NodePort))
	}
	allocators := newAllocators(asked)
	taken, err := txnAllocNodePorts(&allocators, service, false)
	if err == nil {
		taken.Revert() // The next Service finds them free.
	}
	return err
}

func newAllocators(asked sets.Set[int]) servicestorage.Allocators {
	free := inOrder{nodePorts, asked}
	return makeAlloc(api.IPv4Protocol, map[api.IPFamily]ipallocator.Interface{api.IPv4Protocol: nil}, free)
}
