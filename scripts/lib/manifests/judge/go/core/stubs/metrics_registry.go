// In the place of k8s.io/component-base/metrics/legacyregistry
//
// Where what is counted is handed to Prometheus. Nobody scrapes the judge.
package legacyregistry

func MustRegister(...any) {}
