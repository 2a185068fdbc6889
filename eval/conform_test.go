package eval_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/dfc-lang/dfc/compile/protocol"
	"github.com/dfc-lang/dfc/eval/conform"
)

// TestValues compares every value of every declared field with what Wireshark recorded for the captures in DFC_SHARED.
// DFC_SHOW=prefix prints a difference in each capture of the fields whose names begin so, DFC_CAPTURES=pattern reads only those captures.
// It prints the share of each protocol, and its worst fields; cmd/dfcconform counts fields that dfc does not have as well.
func TestValues(t *testing.T) {
	shared := os.Getenv("DFC_SHARED")
	if shared == "" {
		t.Skip("DFC_SHARED is not set: no recorded values to compare with")
	}
	fields, err := conform.Compare(shared, os.Getenv("DFC_CAPTURES"))
	if err != nil {
		t.Error(err)
	}
	show, showing := os.LookupEnv("DFC_SHOW")
	for _, p := range protocol.All() {
		var sum conform.Tally
		var worst []string
		seen := map[string]bool{}
		for _, f := range append(p.Fields, p.Self) {
			c := fields[f.Name]
			if c == nil || seen[f.Name] {
				continue
			}
			seen[f.Name] = true
			if f == protocol.FrameProtocols { // names payload protocols too, which only their dissectors can tell
				t.Logf("%-14s %7.3f%% of %8d", f.Name, c.Share(), c.Total())
				continue
			}
			sum.Add(c)
			if c.Share() < 100 {
				worst = append(worst, fmt.Sprintf("%s %.2f%% of %d", f.Name, c.Share(), c.Total()))
				if showing && strings.HasPrefix(f.Name, show) {
					t.Logf("%s differs:\n\t%s", f.Name, strings.Join(c.Examples, "\n\t"))
				}
			}
		}
		if sum.Total() == 0 {
			continue
		}
		t.Logf("%-14s %7.3f%% of %8d  %s", p.Name, sum.Share(), sum.Total(), strings.Join(worst, ", "))
		if sum.Share() < 99 && carried[p.Name] == "" {
			t.Errorf("%s: less than 99%% agrees", p.Name)
		}
	}
}

// carried are the protocols whose frames dfc cannot all reach, because they also travel in payloads that it does not dissect.
var carried = map[string]string{
	"_ws.short":       "what payload protocols miss",
	"data":            "what is nobody's, when protocols that dfc does not know could not claim it",
	"dns":             "HTTP/2 and QUIC",
	"eap":             "RADIUS",
	"image-jfif":      "mail",
	"ipcp":            "GTP information elements",
	"json":            "AMQP",
	"media":           "mail",
	"lcp":             "GTP information elements",
	"data-text-lines": "mail and SOCKS",
	"mime_multipart":  "mail",
	"pap":             "GTP information elements",
	"quic":            "what the secrets in a capture decrypt",
	"rtp":             "streams that Skinny, RTSP and MEGACO set up",
	"sdp":             "MEGACO, RTSP and SAP",
	"sip":             "of damaged header lines each reader makes something else",
	"stp":             "OpenFlow",
	"xml":             "XMPP",
}
