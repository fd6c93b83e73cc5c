//go:build !wasip1

package main

import (
	"bufio"
	"encoding/json"
	"os"
)

// orders are what else than to judge a document can be asked for.
var orders = map[string]func(document []byte) []Verdict{}

// main reads documents from stdin, each as a JSON string on a line, and answers each with a line of verdicts, as
// soon as there is no other line to read. A line may also be an order: {"define": "a document"}.
func main() {
	in := bufio.NewReaderSize(os.Stdin, 1<<16)
	out := bufio.NewWriterSize(os.Stdout, 1<<16)
	for {
		line, err := in.ReadBytes('\n')
		if err != nil {
			break
		}
		list := obey(line)
		if list == nil {
			list = []Verdict{}
		}
		answer, err := json.Marshal(list)
		if err != nil {
			panic(err)
		}
		out.Write(append(answer, '\n'))
		if in.Buffered() == 0 {
			out.Flush()
		}
	}
	out.Flush()
}

func obey(line []byte) []Verdict {
	var document string
	if err := json.Unmarshal(line, &document); err == nil {
		return Judge([]byte(document))
	}
	var order map[string]string
	if err := json.Unmarshal(line, &order); err != nil {
		panic(err)
	}
	for name, document := range order {
		return orders[name]([]byte(document))
	}
	return nil
}
