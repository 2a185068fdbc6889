package eval

import (
	"bytes"
	"math/rand/v2"
	"testing"
)

// TestPDUOutOfOrder puts a PDU together from segments in any order, some of them twice.
func TestPDUOutOfOrder(t *testing.T) {
	want := make([]byte, 10_000)
	for i := range want {
		want[i] = byte(i * 7)
	}
	r := rand.New(rand.NewPCG(1, 2))
	for round := range 50 {
		p := &pdu{total: -1}
		const size = 97
		order := r.Perm((len(want) + size - 1) / size)
		order = append(order[:10:10], order...) // the first ten come twice
		complete := 0
		for frame, i := range order {
			b := want[i*size : min((i+1)*size, len(want))]
			if p.add(frame+1, i*size, b, i*size+len(b) == len(want)) {
				complete++
			}
		}
		if complete != 1 || !bytes.Equal(p.data, want) {
			t.Fatalf("round %d: complete %d times, %d bytes of %d", round, complete, len(p.data), len(want))
		}
	}
}

// TestPDUFirstBytesCount checks that of bytes which came twice the first count, and that a difference is noticed.
func TestPDUFirstBytesCount(t *testing.T) {
	p := &pdu{total: -1}
	p.add(1, 0, []byte("abcd"), false)
	p.add(2, 2, []byte("XYef"), false)
	if !p.add(3, 6, []byte("gh"), true) || string(p.data) != "abcdefgh" {
		t.Errorf("got %q, done in %d", p.data, p.done)
	}
	if !p.pieces[1].overlap || !p.pieces[1].conflict || p.pieces[2].overlap {
		t.Errorf("pieces are %+v", p.pieces)
	}
}

// TestPDUHostile sends a million tiny segments out of order, none of which ever fits.
func TestPDUHostile(t *testing.T) {
	p := &pdu{total: -1}
	for i := range 1_000_000 {
		p.add(i, 1<<20-i, []byte{1}, false)
	}
	if len(p.waiting) > maxWaiting || len(p.data) > 0 {
		t.Errorf("%d segments wait, %d bytes", len(p.waiting), len(p.data))
	}
}

// TestBuffersAreBounded begins PDUs without end in many conversations.
func TestBuffersAreBounded(t *testing.T) {
	b := buffers{limit: DefaultLimits.Payload}
	segment := make([]byte, 60_000)
	var all []*pdu
	for i := range 20_000 {
		st := &stream{}
		p := st.begin(1, 1<<30, i)
		b.grow(p, len(segment))
		p.add(i, 0, segment, false)
		all = append(all, p)
	}
	held := 0
	for _, p := range all {
		held += len(p.data)
	}
	if held > b.limit {
		t.Errorf("%d bytes are held", held)
	}
	if last := all[len(all)-1]; len(last.data) != len(segment) {
		t.Error("the PDU that grew last was forgotten")
	}
}
