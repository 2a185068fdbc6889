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

// TestQuietPort pins that a conversation to a port of TLS is not passed over where it is none of TLS, as Wireshark has it.
func TestQuietPort(t *testing.T) {
	hello := "\x16\x03\x01\x00\x05\x01\x00\x00\x01\x00"
	post := "POST / HTTP/1.1\r\nHost: x\r\n\r\n"
	m, _ := New(program(t, `http.request.method == "POST"`))
	for i, s := range []struct {
		f    *capture.Frame
		want bool
	}{
		{tcpSegment(50000, 443, 0, post), true}, {tcpSegment(50001, 443, 0, hello), false}, {tcpSegment(50001, 443, len(hello), hello), false},
		{tcpSegment(50001, 443, 2*len(hello), post), true}, {tcpSegment(50002, 443, 0, "OST / HTTP/1.1"), false},
	} {
		s.f.Number = i + 1
		if got := m.MatchFrame(s.f); got != s.want {
			t.Errorf("frame %d: %v", i+1, got)
		}
	}
}
