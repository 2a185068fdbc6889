package eval

import (
	"encoding/binary"
	"testing"

	"github.com/dfc-lang/dfc/compile"
	"github.com/google/gopacket"
)

// TestMemoryIsBounded floods a memory and expects what is asked for in between to stay.
func TestMemoryIsBounded(t *testing.T) {
	const limit = 100
	var m memory[int, int]
	m.put(-1, 42, limit)
	for i := range 100 * limit {
		m.put(i, i, limit)
		if n := len(m.young) + len(m.old); n > 2*limit {
			t.Fatalf("%d values are remembered, at most %d may be", n, 2*limit)
		}
		if i%(limit/2) == 0 {
			if v, ok := m.get(-1, limit); !ok || v != 42 {
				t.Fatalf("after %d others, a value in use is forgotten", i)
			}
		}
	}
	if _, ok := m.get(0, limit); ok {
		t.Error("a value not asked for since long is still there")
	}
}

// TestLimit sends segments of more conversations than may be remembered: one that goes on in between keeps its number, another
// one that comes back after that gets a new one.
func TestLimit(t *testing.T) {
	const limit = 10
	p, err := compile.Compile("tcp.stream == 0")
	if err != nil {
		t.Fatal(err)
	}
	m, err := New(p, Limit(Limits{Conversations: limit}))
	if err != nil {
		t.Fatal(err)
	}
	segment := make([]byte, 54)
	segment[12], segment[14], segment[17], segment[23], segment[46] = 8, 0x45, 40, 6, 0x50
	send := func(port int) bool {
		binary.BigEndian.PutUint16(segment[34:], uint16(port))
		return m.Match(gopacket.CaptureInfo{Length: len(segment), CaptureLength: len(segment)}, segment)
	}
	for i := range 100 {
		if !send(1) {
			t.Fatalf("the conversation in use is forgotten after %d others", i)
		}
		send(1000 + i)
		if known := m.set.d.state.tcp.known; len(known.young)+len(known.old) > limit {
			t.Fatalf("%d conversations are remembered, at most %d may be", len(known.young)+len(known.old), limit)
		}
	}
	for i := range limit {
		send(2000 + i)
	}
	if send(1) {
		t.Error("a conversation not used since long is still there")
	}
}
