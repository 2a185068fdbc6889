package compile

import (
	"slices"
	"strings"
	"testing"

	"github.com/dfc-lang/dfc/compile/catalog"
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
	for _, m := range slices.Concat(moved, mistaken) {
		if len(catalog.Complete(m[1], 1)) == 0 {
			t.Errorf("no field starts with %s", m[1])
		}
	}
	for old, want := range map[string]string{
		"tcp.checksum_bad": "tcp.checksum.status == 0", "udp.checksum_good": "udp.checksum.status == 1",
		"wlan.fcs_bad": "wlan.fcs.status == 0", "eth.fcs_good": "eth.fcs.status == 1", "wlan_mgt.ssid": "wlan.ssid",
		"expert.severity": "_ws.expert.severity", "nosuch.checksum_bad": "", "tcp.prt": "",
	} {
		if now, _ := replacement(old); now != want {
			t.Errorf("for %s write %q, want %q", old, now, want)
		}
	}
}
