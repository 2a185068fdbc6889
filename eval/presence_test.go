package eval

import (
	"fmt"
	"sync"
	"testing"

	"github.com/dfc-lang/dfc/compile/protocol"
	"github.com/dfc-lang/dfc/eval/capture"
)

// presence counts the frames that have a protocol.
type presence struct {
	both, ours, theirs int    // ours and theirs: in that answer only
	example            string // of a frame with different answers
}

func (c *presence) total() int { return c.both + c.ours + c.theirs }

// TestPresence asks for each protocol that is known by presence only in which frames it is, and compares with what Wireshark
// recorded for the captures in DFC_SHARED. How often it is there does not matter.
func TestPresence(t *testing.T) {
	var list []*protocol.Field
	for _, f := range protocol.Fields() {
		if byPresence(f) {
			list = append(list, f)
		}
	}
	counts := make([]presence, len(list))
	var mu sync.Mutex
	eachCapture(t, func(path string) error {
		own := make([]presence, len(list))
		reader := NewFields(list)
		err := eachRecorded(path, func(want *recorded, frame *capture.Frame) {
			reader.Read(frame, true)
			for i, f := range list {
				c := &own[i]
				switch ours, theirs := len(reader.Values(i)) > 0, want.P[f.Name] > 0; {
				case ours && theirs:
					c.both++
					continue
				case ours:
					c.ours++
				case theirs:
					c.theirs++
				default:
					continue
				}
				c.example = fmt.Sprintf("%s frame %d (%s)", captureOf(path), want.N, want.V["frame.protocols"])
			}
		})
		mu.Lock()
		defer mu.Unlock()
		for i := range own {
			c := &counts[i]
			c.both += own[i].both
			c.ours += own[i].ours
			c.theirs += own[i].theirs
			if own[i].example != "" {
				c.example = own[i].example
			}
		}
		return err
	})
	for i, f := range list {
		c := &counts[i]
		if c.total() == 0 {
			continue
		}
		agree := 100 * float64(c.both) / float64(c.total())
		t.Logf("%-14s %7.3f%% of %6d frames  %s", f.Name, agree, c.total(), c.example)
		if agree < 99.5 {
			t.Errorf("%s: less than 99.5%% agrees", f.Name)
		}
	}
}

// byPresence tells whether a name is that of a protocol without fields.
func byPresence(f *protocol.Field) bool { return f.Protocol.Self == f && len(f.Protocol.Fields) == 0 }
