package eval

import (
	"bytes"
	"encoding/binary"
	"testing"

	"github.com/dfc-lang/dfc/eval/capture"
)

// TestCustomBlock pins that what a pcapng custom block holds is data, as Wireshark 4.6 shows it.
func TestCustomBlock(t *testing.T) {
	block := func(kind uint32, body ...byte) []byte {
		n := uint32(12 + len(body))
		return binary.LittleEndian.AppendUint32(append(binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint32(nil, kind), n), body...), n)
	}
	section := block(0x0a0d0d0a, 0x4d, 0x3c, 0x2b, 0x1a, 1, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff)
	r, err := capture.NewReader(bytes.NewReader(append(section, block(0x0bad, 0xd9, 0x7e, 0, 0, 'a', 'b', 'c', 'd')...)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := r.Next()
	if err != nil {
		t.Fatal(err)
	}
	for filter, want := range map[string]bool{`data.data == "abcd"`: true, `frame.protocols == "data" and data.len == 4`: true, "eth": false} {
		m, err := New(program(t, filter))
		if err != nil {
			t.Fatal(err)
		}
		if m.MatchFrame(f) != want {
			t.Errorf("%s: %v", filter, !want)
		}
	}
}
