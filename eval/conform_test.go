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
		least := 99.0
		if c, ok := carried[p.Name]; ok && os.Getenv("DFC_CAPTURES") == "" {
			least = c.least
		}
		if sum.Share() < least {
			t.Errorf("%s: less than %v%% agrees", p.Name, least)
		}
	}
}

// reach is how much of a protocol dfc gets to, when the rest stands in payloads that it does not dissect.
type reach struct {
	least float64 // percent of the pairs that agree
	rest  string  // where the others are
}

var carried = map[string]reach{
	"_ws.expert":        {80, "payload protocols that dfc does not dissect"},
	"_ws.malformed":     {44, "payload protocols that dfc does not dissect"},
	"_ws.short":         {85, "payload protocols that dfc does not dissect"},
	"_ws.unreassembled": {0, "two fragments of payload protocols"},
	"bgp":               {98, "routes with path identifiers, flow specifications, EVPN"},
	"browser":           {95, "types of servers in what srvsvc and wkssvc answer"},
	"data":              {90, "what is nobody's, when protocols that dfc does not know could not claim it"},
	"data-text-lines":   {98, "SOCKS"},
	"gtpv2":             {95, "elements of it in charging records of GTP'"},
	"image-jfif":        {97, "mail"},
	"e212":              {70, "GPRS between base station and core, and charging records"},
	"e164":              {80, "ISUP and other signalling"},
	"media":             {95, "mail"},
	"mime_multipart":    {95, "the order of values where a part consists of parts"},
	"ns_cert_exts":      {87, "certificates in CMS"},
	"pfcp":              {97, "information elements, some of whose fields have the names of fields of the header"},
	"pkixalgs":          {97, "certificates in CMS"},
	"sip":               {98, "damaged header lines, of which each reader makes something else"},
	"tpkt":              {98, "what Q.931 recognises on any port"},
	"x509af":            {97, "certificates in CMS"},
	"x509ce":            {98, "certificates in CMS"},
	"x509if":            {97, "certificates in CMS"},
	"x509sat":           {97, "certificates in CMS"},
}
