package protocol_test

import (
	"slices"
	"testing"

	"github.com/dfc-lang/dfc/compile/catalog"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// TestDeclarationsAgreeWithCatalogue holds name, type and title of each declaration against Wireshark's own.
func TestDeclarationsAgreeWithCatalogue(t *testing.T) {
	for _, f := range protocol.Fields() {
		e, ok := catalog.Lookup(f.Name)
		if !ok {
			t.Errorf("%s: no such field in Wireshark", f.Name)
			continue
		}
		if !slices.ContainsFunc(f.Sources(), func(s *protocol.Field) bool { return slices.Contains(e.Types, s.Type) }) {
			t.Errorf("%s: declared as %s, Wireshark has %v", f.Name, f.Type.Code(), e.Types)
		}
		if f.As != e.Type() {
			t.Errorf("%s: filters take it as %s, Wireshark as %s: declare it with takenAs", f.Name, f.As.Code(), e.Type().Code())
		}
		if f.Title != e.Title {
			t.Errorf("%s: declared as %q, Wireshark has %q", f.Name, f.Title, e.Title)
		}
	}
}

// TestLayoutsFit checks that every layout is one that a load can read, and that conditions test fields of the same header.
func TestLayoutsFit(t *testing.T) {
	for _, f := range protocol.Fields() {
		for _, s := range f.Sources() {
			if at := s.Layout; at != nil && (at.Offset < 0 || at.Width < 0 || at.Mask != 0 && at.Width > 8) {
				t.Errorf("%s: no load can read %+v", f.Name, *at)
			}
			for _, c := range s.When {
				if c.Field.Protocol != s.Protocol || c.Field.Layout == nil {
					t.Errorf("%s: its condition tests what is not in the same header", f.Name)
				}
			}
		}
	}
}
