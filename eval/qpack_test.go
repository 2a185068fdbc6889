package eval

import (
	"encoding/hex"
	"fmt"
	"testing"
)

// TestQPACK reads the examples of RFC 9204, appendix B.
func TestQPACK(t *testing.T) {
	q := &qpackReader{}
	for _, step := range []struct{ instructions, headers, want string }{
		{"", "0000510b2f696e6465782e68746d6c", ":path=/index.html "},
		{"3fbd01c00f7777772e6578616d706c652e636f6dc10c2f73616d706c652f70617468", "03811011", ":authority=www.example.com :path=/sample/path "},
		{"4a637573746f6d2d6b65790c637573746f6d2d76616c7565", "050080c181", ""}, // it needs the next instruction
		{"02", "050080c181", ":authority=www.example.com :path=/ custom-key=custom-value "},
	} {
		instructions, _ := hex.DecodeString(step.instructions)
		for i := range instructions { // they may be cut anywhere
			q.instructions(instructions[i : i+1])
		}
		headers, _ := hex.DecodeString(step.headers)
		fields, ok := q.headers(headers)
		got := ""
		for _, f := range fields {
			got += fmt.Sprintf("%s=%s ", f.Name, f.Value)
		}
		if got != step.want || ok != (step.want != "") {
			t.Errorf("%s: got %q", step.headers, got)
		}
	}
}
