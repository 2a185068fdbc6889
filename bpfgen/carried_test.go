package bpfgen

import (
	"net"
	"testing"

	"github.com/google/gopacket"
	"github.com/google/gopacket/layers"
	"golang.org/x/net/bpf"
)

// TestCarried looks at which packets are passed for payload protocols: those whose ports lead to them where nothing else does, and of TCP those
// that carry something or end a stream.
func TestCarried(t *testing.T) {
	ip := &layers.IPv4{Version: 4, TTL: 64, SrcIP: net.IP{10, 0, 0, 1}, DstIP: net.IP{10, 0, 0, 2}}
	packet := func(proto layers.IPProtocol, transport gopacket.SerializableLayer, payload string) []byte {
		ip.Protocol = proto
		b := gopacket.NewSerializeBuffer()
		eth := &layers.Ethernet{SrcMAC: make(net.HardwareAddr, 6), DstMAC: make(net.HardwareAddr, 6), EthernetType: layers.EthernetTypeIPv4}
		if err := gopacket.SerializeLayers(b, gopacket.SerializeOptions{FixLengths: true}, eth, ip, transport, gopacket.Payload(payload)); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	udp := func(from, to layers.UDPPort) []byte {
		return packet(layers.IPProtocolUDP, &layers.UDP{SrcPort: from, DstPort: to}, "xx")
	}
	tcp := func(x layers.TCP, payload string) []byte {
		x.SrcPort, x.DstPort = 40000, 50000
		return packet(layers.IPProtocolTCP, &x, payload)
	}
	for _, c := range []struct {
		filter string
		packet []byte
		want   bool
	}{
		{"dhcp", udp(68, 67), true}, {"dhcp", udp(67, 9), true}, {"dhcp", udp(9, 9), false}, {"dhcp", tcp(layers.TCP{}, "xx"), false},
		{"snmp", udp(161, 9), true}, {"snmp", udp(9, 9), false}, {"eap", udp(9, 1812), true}, {"eap", udp(9, 9), false},
		{"dns", udp(9, 9), true}, // which recognises its own bytes
		{"tls", tcp(layers.TCP{}, "xx"), true}, {"tls", tcp(layers.TCP{ACK: true}, ""), false}, {"tls", tcp(layers.TCP{SYN: true}, "x"), true},
		{"http", tcp(layers.TCP{FIN: true}, ""), true}, {"ftp", tcp(layers.TCP{}, "xx"), true}, {"ftp", udp(21, 21), false},
		{"!dns", udp(9, 9), true}, {"!dhcp", udp(68, 67), true}, {"!tls", tcp(layers.TCP{ACK: true}, ""), true},
	} {
		vm, err := bpf.NewVM(lower(t, c.filter, Options{Link: Ethernet}).Instructions)
		if err != nil {
			t.Fatal(err)
		}
		if got := accepts(t, vm, c.packet); got != c.want {
			t.Errorf("%s: %v for % x", c.filter, got, c.packet)
		}
	}
}
