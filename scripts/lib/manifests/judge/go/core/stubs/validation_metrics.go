// In the place of k8s.io/apiserver/pkg/validation
//
// It counts, for Prometheus, where written and declared validation differ. Nobody scrapes the judge.
package validation

type noMetrics struct{}

// Metrics counts nothing.
var Metrics noMetrics

func (noMetrics) IncDeclarativeValidationMismatchMetric(string) {}

func (noMetrics) IncDeclarativeValidationPanicMetric(string) {}

func (noMetrics) IncDuplicateValidationErrorMetric() {}
