// In the place of k8s.io/component-base/metrics
//
// The allocator of node ports counts what it gives, for Prometheus. Nobody scrapes the judge.
package metrics

type StabilityLevel string

const ALPHA StabilityLevel = "ALPHA"

type GaugeOpts struct {
	Namespace, Subsystem, Name, Help string
	StabilityLevel                   StabilityLevel
}

type CounterOpts GaugeOpts

type Gauge struct{}

func NewGauge(*GaugeOpts) *Gauge { return nil }

func (*Gauge) Set(float64) {}

type CounterVec struct{}

func NewCounterVec(*CounterOpts, []string) *CounterVec { return nil }

func (*CounterVec) WithLabelValues(...string) *CounterVec { return nil }

func (*CounterVec) Inc() {}
