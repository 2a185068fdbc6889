package compile

import (
	"strings"
	"testing"
)

// TestReplacements checks that what is said to be gone is, and that what is to be written instead is there.
func TestReplacements(t *testing.T) {
	for _, table := range []map[string]string{removed, misnamed} {
		for old, now := range table {
			if _, ok := lookup(old); ok {
				t.Errorf("%s is a field", old)
			}
			name, _, _ := strings.Cut(now, " ")
			if _, ok := lookup(name); !ok {
				t.Errorf("%s, for %s, is no field", name, old)
			}
		}
	}
}
