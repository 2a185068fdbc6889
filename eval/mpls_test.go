package eval_test

import (
	"encoding/hex"
	"strings"
	"testing"

	"github.com/google/gopacket"

	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/eval"
)

// TestPseudowires has what Wireshark 4.6.9 says is in MPLS, of packets made to find out how it tells.
func TestPseudowires(t *testing.T) {
	const (
		outer   = "020000000001 020000000002 8847"
		label   = "00064140"
		vendor  = "001b21aabbcc"
		local   = "f2ffff000001"
		nobody  = "00f2ff000001"
		group   = "01005e000001"
		ip      = "4500001c00010000401100000a0000010a000002 0035003500080000"
		ipv6    = "60000000000811400000000000000000000000000000000100000000000000000000000000000002 0035003500080000"
		plain   = "eth:ethertype:mpls:pwethnocw:eth:ethertype:ip:udp"
		control = "eth:ethertype:mpls:pwethcw:eth:ethertype:ip:udp"
		garbage = "eth:ethertype:mpls:pwethcw:eth:llc:data" // of what has no control word
	)
	for _, c := range []struct{ payload, want string }{
		{label + vendor + vendor + "0800" + ip, plain},
		{label + local + vendor + "0800" + ip, plain},
		{label + vendor + local + "0800" + ip, plain},
		{label + group + vendor + "0800" + ip, plain},
		{label + vendor + group + "0800" + ip, garbage},
		{label + vendor + nobody + "0800" + ip, garbage},
		{label + nobody + vendor + "0800" + ip, garbage},
		{label + "001bc5000111" + vendor + "0800" + ip, plain}, // a vendor of 36 bits
		{label + "001bc5fff111" + vendor + "0800" + ip, garbage},
		{label + "f0ffff000001" + vendor + "0800" + ip, "eth:ethertype:mpls:data"},
		{label + local + nobody + "0800" + ip, "eth:ethertype:mpls:data"},
		{label + vendor + vendor + "9999" + ip, garbage}, // an unknown type
		{label + vendor + vendor + "001b 424203" + ip, "eth:ethertype:mpls:pwethnocw:eth:llc:stp"},
		{label + vendor + vendor + "0020 424203" + ip, garbage},              // longer than there is
		{label + vendor + vendor + "001c 454503" + ip, garbage},              // an unknown LLC header
		{label + "001b2105 0200 02002100 02ee 0800 4242 0800" + ip, control}, // looks like Ethernet with a control word and without
		{label + "001b2105 0200 001b2100 02ee 0800 4242 0800" + ip, "eth:ethertype:mpls:pwethnocw:eth:ethertype:ip"},
		{label + "001b2105 0000 00001b00 0001 0800 4242 0800" + ip, control},
		{label + "00000000 00000a0b0c0d" + vendor + "0800" + ip, control},  // the control word begins as a vendor does
		{label + "00000005" + vendor + nobody + "0800" + ip, control},      // the number of a sequence
		{label + "000000", "eth:ethertype:mpls:data"},                      // no room for one
		{"00000140" + vendor + vendor + "0800" + ip, plain},                // reserved labels tell nothing
		{"00002140" + "00000000" + vendor + nobody + "0800" + ip, control}, //
		{"00000140" + ip, "eth:ethertype:mpls:udp"},                        //
		{label + ipv6, "eth:ethertype:mpls:udp"},                           //
		{"000c8040" + label + vendor + vendor + "0800" + ip, plain},        // below two labels
		{label + "10000021" + ip, "eth:ethertype:mpls:ip:udp"},             // an associated channel
		{label + "10000057" + ipv6, "eth:ethertype:mpls:ipv6:udp"},         //
		{label + "10000007 45", "eth:ethertype:mpls:bfd"},                  //
		{label + "10007fff 45", "eth:ethertype:mpls:data"},                 //
		{"0000d140" + "10000021" + ip, "eth:ethertype:mpls:pwach:ip:udp"},  //
		{"0000d140" + "f0010203 04", "eth:ethertype:mpls:pwach:data"},      //
	} {
		packet, err := hex.DecodeString(strings.ReplaceAll(outer+c.payload, " ", ""))
		if err != nil {
			t.Fatal(err)
		}
		m, err := eval.New(compile.MustCompile(`frame.protocols == "` + c.want + `"`))
		if err != nil {
			t.Fatal(err)
		}
		if !m.Match(gopacket.CaptureInfo{CaptureLength: len(packet), Length: len(packet)}, packet) {
			t.Errorf("%s is not %s", c.payload, c.want)
		}
	}
}
