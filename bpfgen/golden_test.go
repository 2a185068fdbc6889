package bpfgen

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

// TestCode shows the programs of tcpdump's reading, which are short enough to be read.
func TestCode(t *testing.T) {
	var b bytes.Buffer
	for _, f := range []struct {
		link   LinkType
		filter string
	}{
		{Ethernet, `tcp.flags.reset == 1`}, {Ethernet, `tcp.port == 80`}, {Ethernet, `!(tcp.port == 80)`}, {Ethernet, `tcp.port != 80`},
		{Ethernet, `tcp.port in {80, 443, 8000..8100}`}, {Ethernet, `tcp.port in {1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21}`},
		{Ethernet, `tcp.flags & 0x12 == 0x12`}, {Ethernet, `tcp.flags.syn == 1 and tcp.flags.ack == 0`}, {Ethernet, `tcp.hdr_len > 20`},
		{Ethernet, `ip.src == 10.0.0.0/8`}, {Ethernet, `ip.addr != 10.0.0.1`}, {Ethernet, `ip.src > 10.0.0.0/8`}, {Ethernet, `ip.ttl in {1..4, 64}`},
		{Ethernet, `ip.src[0:2] == 0a:14`}, {Ethernet, `ip.dsfield.dscp == 46`}, {Ethernet, `tcp[13] & 4 == 04`}, {Ethernet, `frame[12:2] == 08:00`},
		{Ethernet, `ipv6.addr == 2001:db8::/32`}, {Ethernet, `ipv6.src == fe80::/10`}, {Ethernet, `ipv6.dst == ff02::1`}, {Ethernet, `ipv6.src > 2001:db8::1`},
		{Ethernet, `ipv6.flow == 5`}, {Ethernet, `ipv6.tclass.dscp == 46`},
		{Ethernet, `eth.addr == 00:11:22:33:44:55`}, {Ethernet, `eth.src > 00:11:22:33:44:55`}, {Ethernet, `eth.dst.oui == 0x00000c`}, {Ethernet, `eth.dst.ig == 1`},
		{Ethernet, `eth.type > 0x800`}, {Ethernet, `eth.len < 100`}, {Ethernet, `vlan.id == 5 and tcp.port == 80`}, {Ethernet, `arp.opcode in {1, 2}`},
		{Ethernet, `icmp.type == 3 and icmp.code == 1`}, {Ethernet, `icmp.seq_le == 256`}, {Ethernet, `icmp.seq_le > 256`},
		{Ethernet, `icmpv6.nd.ns.target_address == fe80::/10`}, {Ethernet, `(ip.src == 10.0.0.1 and tcp.port == 80) or udp.port == 53`},
		{Ethernet, `tcp xor arp`}, {Ethernet, `not arp`}, {Ethernet, `tcp.seq == 1`}, {Ethernet, `ip.version == 4`},
		{Raw, `tcp.port == 80`}, {LinuxSLL, `tcp.port == 80`}, {LinuxSLL2, `sll.pkttype == 4 and udp`}, {Null, `null.family == 2`}, {Null, `tcp.port == 80`}, {Loop, `ip.src == 127.0.0.1`},
		{Null, `null.family > 2`}, {Ethernet, `sll`}, {Ethernet, ``},
	} {
		r := lower(t, f.filter, Options{Link: f.link, Outer: true})
		fmt.Fprintf(&b, "== %v: %s\n", f.link, f.filter)
		if err := Write(&b, r, Asm); err != nil {
			t.Fatal(err)
		}
		if !r.Exact {
			fmt.Fprintf(&b, "residual %s: %s\n", r.ResidualText(), strings.Join(r.Notes, "; "))
		}
		b.WriteByte('\n')
	}
	golden(t, "outer", b.String())
}

func TestFormats(t *testing.T) {
	r := lower(t, `ip and tcp.seq == 1 and frame.len < 9`, Options{Link: Raw, SnapLen: 96, Outer: true})
	s := lower(t, `ip.ttl < 5`, Options{Link: Raw, SnapLen: 96, Outer: true})
	var b bytes.Buffer
	for _, r := range []*Result{r, s} {
		for _, f := range Formats {
			fmt.Fprintf(&b, "== %s\n", f)
			if err := Write(&b, r, f); err != nil {
				t.Fatal(err)
			}
		}
	}
	golden(t, "formats", b.String())
	if err := Write(&b, r, "x"); err == nil {
		t.Error("no error for an unknown format")
	}
}
