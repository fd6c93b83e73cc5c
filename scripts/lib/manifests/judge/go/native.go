//go:build !wasip1

package main

import (
	"bufio"
	"encoding/json"
	"os"
)

// main reads documents from stdin, each as a JSON string on a line, and answers each with a line of verdicts.
func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<30)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for in.Scan() {
		var document string
		if err := json.Unmarshal(in.Bytes(), &document); err != nil {
			panic(err)
		}
		list := Judge([]byte(document))
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
