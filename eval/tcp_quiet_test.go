package eval

import (
	"encoding/binary"
	"testing"

	"github.com/dfc-lang/dfc/eval/capture"
)

// TestQuietWithoutAddresses pins that a conversation whose addresses and ports are all zero is not taken for an empty place in the table.
func TestQuietWithoutAddresses(t *testing.T) {
	segment := func(address byte, port uint16) *capture.Frame {
		p := make([]byte, 41)
		p[0], p[3], p[8], p[9], p[32], p[33] = 0x45, byte(len(p)), 64, 6, 0x50, 0x10
		p[15], p[19] = address, address
		binary.BigEndian.PutUint16(p[20:], port)
		return &capture.Frame{Number: 1, Data: p, Len: len(p), Interface: &capture.Interface{Link: 101}}
	}
	for _, filter := range []string{"http", "tcp.seq == 1"} {
		m, _ := New(program(t, filter))
		m.MatchFrame(segment(1, 80))
		if got, want := m.MatchFrame(segment(0, 0)), filter == "tcp.seq == 1"; got != want {
			t.Errorf("%s: %v, want %v", filter, got, want)
		}
	}
}
