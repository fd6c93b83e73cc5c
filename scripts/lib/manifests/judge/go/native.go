//go:build !wasip1

package main

import (
	"bufio"
	"encoding/json"
	"os"
)

// orders are what else than to judge a document can be asked for.
var orders = map[string]func(document []byte) []Verdict{}

// main reads documents from stdin, each as a JSON string on a line, and answers each with a line of verdicts.
// A line may also be an order: {"define": "a document"}.
func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<30)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for in.Scan() {
		list := obey(in.Bytes())
		if list == nil {
			list = []Verdict{}
		}
		line, err := json.Marshal(list)
		if err != nil {
			panic(err)
		}
		out.Write(append(line, '\n'))
	}
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
