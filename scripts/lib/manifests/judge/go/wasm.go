//go:build wasip1

package main

import (
	"encoding/json"
	"unsafe"
)

func main() {}

var input, output []byte

// room makes room for n bytes of one document, and says where to write them.
//
//go:wasmexport room
func room(n int32) int32 {
	if cap(input) < int(n) {
		input = make([]byte, n)
	}
	input = input[:n]
	return int32(uintptr(unsafe.Pointer(unsafe.SliceData(input))))
}

// judge judges the document; its verdicts, as JSON, are at verdicts() and as long as it says.
//
//go:wasmexport judge
func judge() int32 { return answer(Judge(input)) }

func answer(list []Verdict) int32 {
	if list == nil {
		list = []Verdict{}
	}
	output, _ = json.Marshal(list)
	return int32(len(output))
}

//go:wasmexport verdicts
func verdicts() int32 { return int32(uintptr(unsafe.Pointer(unsafe.SliceData(output)))) }
