package eval

import (
	"encoding/binary"
	"strings"
	"testing"
	"time"

	"github.com/dfc-lang/dfc/compile/protocol"
	"github.com/dfc-lang/dfc/eval/capture"
)

// hostileMessages are payloads of UDP that make their readers work hard, by port.
var hostileMessages = []struct {
	name string
	port uint16
	b    []byte
}{
	{"a name that points to itself", 53, dnsMessageOf(1, "\xc0\x0c\x00\x01\x00\x01")},
	{"names that point to each other", 53, dnsMessageOf(30_000, strings.Repeat("\xc0\x0e\xc0\x0c", 15_000))},
	{"pointers one behind the other, followed by each of many names", 53, dnsMessageOf(5_000, pointerChain(8_000)+strings.Repeat("\xff\xfe\x00\x01\x00\x01", 5_000))},
	{"the longest labels", 53, dnsMessageOf(1_000, strings.Repeat("\x3f"+strings.Repeat("a", 63), 900))},
	{"more questions than there are", 53, dnsMessageOf(65_535, "\x00\x00\x01\x00\x01")},
	{"thousands of questions", 53, dnsMessageOf(12_000, strings.Repeat("\x00\x00\x01\x00\x01", 12_000))},
	{"thousands of names without end", 5353, dnsMessageOf(65_535, strings.Repeat("\x01a", 30_000))},
	{"names of NetBIOS that point to each other", 137, dnsMessageOf(30_000, strings.Repeat("\xc0\x0e\xc0\x0c", 15_000))},
	{"a status of many names", 137, dnsMessageOf(0, "\x00\x00\x21\x00\x01\x00\x00\x00\x00\xff\xff\xff"+strings.Repeat("\x01", 60_000))},
	{"an option in thousands of pieces", 67, bootpOf(strings.Repeat("\x0c\x01a", 20_000))},
	{"every option in pieces", 67, bootpOf(strings.Repeat(everyOption(), 80))},
	{"options that are longer than the message", 67, bootpOf("\x35\x01\x01" + strings.Repeat("\x77\xff", 100))},
	{"search lists that point to each other", 67, bootpOf(strings.Repeat("\x77\xfe"+strings.Repeat("\xc0\x00", 127), 200))},
	{"messages relayed within each other", 547, []byte(relayed(1_500))},
	{"associations within each other", 547, []byte("\x01\x00\x00\x01" + nested(3_000))},
}

func dnsMessageOf(questions uint16, body string) []byte {
	b := binary.BigEndian.AppendUint16([]byte("\x00\x01\x80\x00"), questions)
	return append(append(b, 0, 1, 0, 0, 0, 0), body...)
}

// pointerChain is a name of n pointers, each to the one before.
func pointerChain(n int) string {
	b := []byte("\x00\x00")
	for i := range n {
		b = binary.BigEndian.AppendUint16(b, uint16(0xc000|(12+2*i)&0x3fff))
	}
	return string(b)
}

func bootpOf(options string) []byte {
	b := make([]byte, dhcpCookie)
	b[0], b[1], b[2] = 1, 1, 6
	return append(append(b, 0x63, 0x82, 0x53, 0x63), options...)
}

func everyOption() string {
	var b []byte
	for i := range 254 {
		b = append(b, byte(i+1), 1, 0)
	}
	return string(b)
}

func relayed(n int) string {
	b := "\x01\x00\x00\x01"
	for range n {
		b = "\x0c\x00" + strings.Repeat("\x00", 32) + option6(dhcpv6RelayMessage, b)
	}
	return b
}

func nested(n int) string {
	b := ""
	for range n {
		b = option6(3, strings.Repeat("\x00", 12)+b)
	}
	return b
}

func option6(kind uint16, value string) string {
	b := binary.BigEndian.AppendUint16(nil, kind)
	return string(binary.BigEndian.AppendUint16(b, uint16(len(value)))) + value
}

// TestHostileMessages reads all fields of messages of names and addresses that are made to take long: each takes little time.
func TestHostileMessages(t *testing.T) {
	const patience = 2 * time.Second // they take some milliseconds
	var fields []*protocol.Field
	for _, p := range []*protocol.Protocol{protocol.DNS, protocol.NBNS, protocol.DHCP, protocol.DHCPv6} {
		fields = append(fields, p.Fields...)
	}
	reader := NewFields(fields)
	for i, m := range hostileMessages {
		b := m.b[:min(len(m.b), 65_000)]
		var p []byte
		p = append(p, "\x45\x00"...)
		p = binary.BigEndian.AppendUint16(p, uint16(28+len(b)))
		p = append(p, "\x00\x01\x00\x00\x40\x11\x00\x00\x0a\x00\x00\x01\x0a\x00\x00\x02"...)
		p = binary.BigEndian.AppendUint16(p, m.port)
		p = binary.BigEndian.AppendUint16(p, m.port)
		p = binary.BigEndian.AppendUint16(p, uint16(8+len(b)))
		p = append(append(p, 0, 0), b...)
		frame := &capture.Frame{Number: i + 1, Data: p, Len: len(p), Interface: &capture.Interface{Link: 101}}
		start := time.Now()
		reader.Read(frame, true)
		if took := time.Since(start); took > patience {
			t.Errorf("%s: %v", m.name, took)
		} else {
			t.Logf("%s: %v", m.name, took)
		}
	}
}
