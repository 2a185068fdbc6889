package eval

import (
	"encoding/binary"
	"strconv"

	"github.com/dfc-lang/dfc/compile/catalog"
	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// Types of messages.
const (
	dhcpv6Advertise    = 2
	dhcpv6Reply        = 7
	dhcpv6RelayForward = 12
	dhcpv6RelayReply   = 13
	dhcpv4Query        = 20
	dhcpv4Response     = 21
)

// Options that hold messages.
const (
	dhcpv6RelayMessage = 9
	dhcpv6DHCPv4       = 87
)

// maxDHCPv6Depth bounds messages and options within each other.
const maxDHCPv6Depth = 32

// dhcpv6Reader reads a message. What ends too early makes it bad: then Wireshark reads no further.
type dhcpv6Reader struct {
	*dissection
	kind  byte // of the message
	depth int
	hops  int // of the relayed message around it; -1: there is none
	bad   bool
	inner []byte // a message of DHCP for IPv4
}

func dhcpv6(d *dissection, l *layer) next {
	r := dhcpv6Reader{dissection: d, hops: -1}
	b, full := l.b, l.full
	r.message(b)
	switch {
	case r.bad:
		return d.truncated(b, full)
	case r.inner != nil:
		return next{proto: protocol.DHCP, b: r.inner, full: len(r.inner)}
	}
	return next{}
}

func (r *dhcpv6Reader) message(b []byte) {
	const header, relayHeader = 4, 34
	if r.bad = !r.givePart(protocol.DHCPv6Type, b); r.bad {
		return
	}
	switch r.kind = b[0]; r.kind {
	case dhcpv6RelayForward, dhcpv6RelayReply:
		if r.bad = !r.givePart(protocol.DHCPv6Relay, b); r.bad {
			return
		}
		hops := int(b[1])
		if r.hops >= 0 && hops != r.hops-1 {
			r.giveLabel(protocol.DHCPv6Hops)
		}
		r.hops = hops
		r.options(b[relayHeader:])
	case dhcpv4Query, dhcpv4Response: // which have flags in place of the number
		if r.bad = len(b) < header; !r.bad {
			r.options(b[header:])
		}
	default:
		if r.bad = !r.givePart(protocol.DHCPv6Transaction, b); r.bad {
			return
		}
		if r.hops > 0 {
			r.giveLabel(protocol.DHCPv6Hops)
		}
		r.options(b[header:])
	}
}

// options reads options to the end of b.
func (r *dhcpv6Reader) options(b []byte) {
	const header = 4
	if r.depth++; r.depth > maxDHCPv6Depth {
		return
	}
	for len(b) > 0 && !r.bad {
		if r.bad = len(b) < header; r.bad {
			return
		}
		kind, size := binary.BigEndian.Uint16(b), int(binary.BigEndian.Uint16(b[2:]))
		if r.bad = header+size > len(b); r.bad {
			return
		}
		r.giveNum(protocol.DHCPv6OptionType, uint64(kind))
		r.giveOptionName(kind)
		r.giveNum(protocol.DHCPv6OptionLength, uint64(size))
		v := b[header : header+size]
		b = b[header+size:]
		if read := dhcpv6Options[kind]; read != nil {
			read(r, v)
		} else if size > 0 && !dhcpv6Unread[kind] {
			r.giveBytes(protocol.DHCPv6OptionData, v)
		}
	}
	r.depth--
}

// giveOptionName adds the name of an option.
func (r *dhcpv6Reader) giveOptionName(kind uint16) {
	if !r.wants(protocol.DHCPv6OptionName) {
		return
	}
	start := len(r.arena)
	if labels := catalog.LabelsOf(protocol.DHCPv6OptionType.Name); labels.Has(uint64(kind)) {
		r.arena = labels.AppendText(r.arena, uint64(kind))
	} else {
		r.arena = strconv.AppendUint(append(r.arena, "DHCP option "...), uint64(kind), 10)
	}
	r.giveBytes(protocol.DHCPv6OptionName, r.arena[start:])
}

// dhcpv6Option reads the value of an option.
type dhcpv6Option func(r *dhcpv6Reader, b []byte)

func (r *dhcpv6Reader) malformedOption() { r.giveLabel(protocol.DHCPv6Malformed) }

// v6Fixed reads a value of one length, v6List several of them.
func v6Fixed(f *protocol.Field) dhcpv6Option {
	return func(r *dhcpv6Reader, b []byte) {
		if len(b) != wireWidth(f) {
			r.malformedOption()
			return
		}
		r.giveWire(f, b)
	}
}

func v6List(f *protocol.Field) dhcpv6Option {
	return func(r *dhcpv6Reader, b []byte) {
		if len(b)%wireWidth(f) != 0 {
			r.malformedOption()
			return
		}
		for ; len(b) > 0; b = b[wireWidth(f):] {
			r.giveWire(f, b[:wireWidth(f)])
		}
	}
}

// v6Text reads text, v6Bytes bytes, of which there is one at least.
func v6Text(f *protocol.Field) dhcpv6Option {
	return func(r *dhcpv6Reader, b []byte) {
		if len(b) > 0 {
			r.giveString(f, b)
		}
	}
}

func v6Bytes(f *protocol.Field) dhcpv6Option {
	return v6AtLeast(1, func(r *dhcpv6Reader, b []byte) { r.giveBytes(f, b) })
}

// v6AtLeast checks the length before a value is read.
func v6AtLeast(n int, read dhcpv6Option) dhcpv6Option {
	return func(r *dhcpv6Reader, b []byte) {
		if len(b) < n {
			r.malformedOption()
			return
		}
		read(r, b)
	}
}

// v6Names reads names, written as in DNS but without pointers. Wireshark has each of them behind those before, and ends it with a dot
// unless it is the first part of a name only.
func v6Names(f *protocol.Field) dhcpv6Option {
	return func(r *dhcpv6Reader, b []byte) {
		if !r.wants(f) {
			return
		}
		start := len(r.arena)
		for at := 0; at < len(b) && b[at] != 0; at++ {
			first := true
			for at < len(b) && b[at] != 0 {
				n := int(b[at])
				if at++; n > len(b)-at {
					return
				}
				if !first {
					r.arena = append(r.arena, '.')
				}
				first = false
				r.arena = append(r.arena, b[at:at+n]...)
				at += n
			}
			if at < len(b) {
				r.arena = append(r.arena, '.')
			}
			r.giveBytes(f, r.arena[start:])
		}
	}
}

// v6Part reads a part, and the options behind it.
func v6Part(p protocol.Part, size int) dhcpv6Option {
	return v6AtLeast(size, func(r *dhcpv6Reader, b []byte) {
		r.givePart(p, b)
		r.options(b[size:])
	})
}

// dhcpv6Options are the readers of options, by the options' numbers.
var dhcpv6Options map[uint16]dhcpv6Option

func init() { // a variable initialiser would be a cycle
	dhcpv6Options = map[uint16]dhcpv6Option{
		1:                  dhcpv6DUID,
		2:                  dhcpv6DUID,
		3:                  v6AtLeast(12, dhcpv6Association),
		4:                  v6AtLeast(4, dhcpv6Temporary),
		5:                  v6Part(protocol.DHCPv6Address, 24),
		6:                  dhcpv6Requested,
		7:                  v6Fixed(protocol.DHCPv6Preference),
		8:                  dhcpv6Elapsed,
		dhcpv6RelayMessage: v6AtLeast(1, dhcpv6Relayed),
		11:                 v6AtLeast(11, dhcpv6Auth),
		12:                 dhcpv6Unicast,
		13:                 dhcpv6Status,
		15:                 v6Counted(protocol.DHCPv6UserClassLength, protocol.DHCPv6UserClass),
		16:                 v6AtLeast(4, dhcpv6VendorClass),
		17:                 v6AtLeast(4, dhcpv6Vendor),
		18:                 v6Bytes(protocol.DHCPv6Interface),
		19:                 v6Fixed(protocol.DHCPv6Reconfigure),
		20:                 dhcpv6Empty,
		21:                 v6Names(protocol.DHCPv6SIPName),
		22:                 v6List(protocol.DHCPv6SIPServer),
		23:                 v6List(protocol.DHCPv6DNSServer),
		24:                 v6Names(protocol.DHCPv6Search),
		25:                 v6AtLeast(12, dhcpv6Association),
		138:                v6AtLeast(12, dhcpv6Association),
		26:                 v6Part(protocol.DHCPv6Prefix, 25),
		27:                 v6List(protocol.DHCPv6NISServer),
		28:                 v6List(protocol.DHCPv6NISPServer),
		29:                 v6Names(protocol.DHCPv6NISName),
		30:                 v6Names(protocol.DHCPv6NISPName),
		31:                 dhcpv6SNTP,
		32:                 v6Fixed(protocol.DHCPv6Lifetime),
		33:                 v6Names(protocol.DHCPv6BCMCSName),
		34:                 v6List(protocol.DHCPv6BCMCSServer),
		37:                 v6AtLeast(4, dhcpv6RemoteID),
		38:                 v6AtLeast(1, v6Text(protocol.DHCPv6Subscriber)),
		39:                 v6AtLeast(1, dhcpv6FQDN),
		40:                 v6List(protocol.DHCPv6PANA),
		41:                 v6Text(protocol.DHCPv6TimeZone),
		42:                 v6Text(protocol.DHCPv6TimeZoneName),
		43:                 dhcpv6Requested,
		44:                 v6AtLeast(17, dhcpv6LeaseQuery),
		46:                 v6Fixed(protocol.DHCPv6LastTransaction),
		48:                 v6List(protocol.DHCPv6ClientLink),
		52:                 v6List(protocol.DHCPv6CAPWAP),
		53:                 dhcpv6DUID,
		56:                 v6AtLeast(4, dhcpv6NTP),
		59:                 v6Text(protocol.DHCPv6BootFile),
		60:                 v6Counted(protocol.DHCPv6BootLength, protocol.DHCPv6BootParameter),
		61:                 v6List(protocol.DHCPv6Architecture),
		62:                 dhcpv6NetworkInterface,
		64:                 v6Names(protocol.DHCPv6AFTR),
		79:                 v6AtLeast(2, dhcpv6LinkLayer),
		dhcpv6DHCPv4:       func(r *dhcpv6Reader, b []byte) { r.inner = b },
		88:                 v6List(protocol.DHCPv6DHCP4o6),
		103:                func(r *dhcpv6Reader, b []byte) { r.giveString(protocol.DHCPv6Portal, b) },
		112:                v6Text(protocol.DHCPv6MUD),
		135:                v6Fixed(protocol.DHCPv6RelayPort),
	}
}

// dhcpv6Unread are options whose values Wireshark has fields for that are not known here.
var dhcpv6Unread = map[uint16]bool{
	47: true, 49: true, 54: true, 55: true, 67: true, 68: true, 71: true, 72: true, 73: true, 81: true, 89: true, 90: true, 91: true, 92: true,
	93: true, 111: true, 114: true, 115: true, 117: true, 118: true, 119: true, 120: true, 121: true, 122: true, 123: true, 124: true, 125: true,
	126: true, 127: true, 128: true, 129: true, 130: true, 131: true, 132: true, 133: true, 134: true, 139: true, 144: true, 145: true,
	146: true, 147: true,
}

func dhcpv6DUID(r *dhcpv6Reader, b []byte) {
	if len(b) < 2 {
		r.malformedOption()
		return
	}
	r.giveBytes(protocol.DHCPv6DUID, b)
	r.giveWire(protocol.DHCPv6DUIDType, b[:2])
	switch kind := binary.BigEndian.Uint16(b); {
	case kind == duidTime && len(b) < 8, kind == duidEnterprise && len(b) < 6, kind == duidLink && len(b) < 4:
		r.malformedOption()
	case kind == duidTime:
		const from2000 = 946684800
		r.giveWire(protocol.DHCPv6TimeHardware, b[2:4])
		r.give(protocol.DHCPv6Time, ftype.Value{Num: from2000 + uint64(binary.BigEndian.Uint32(b[4:]))}, b[4:8])
		r.linkLayer(protocol.DHCPv6TimeAddress, protocol.DHCPv6TimeMAC, b[2:4], b[8:])
	case kind == duidEnterprise:
		r.giveWire(protocol.DHCPv6Enterprise, b[2:6])
		if len(b) > 6 {
			r.giveBytes(protocol.DHCPv6Identifier, b[6:])
		}
	case kind == duidLink:
		r.giveWire(protocol.DHCPv6LinkHardware, b[2:4])
		r.linkLayer(protocol.DHCPv6LinkAddress, protocol.DHCPv6LinkMAC, b[2:4], b[4:])
	case kind == duidUUID && len(b) > 2:
		r.giveBytes(protocol.DHCPv6UUID, b[2:])
	}
}

// linkLayer reads an address of a kind of hardware.
func (r *dhcpv6Reader) linkLayer(text, mac *protocol.Field, kind, b []byte) {
	if len(b) == 0 {
		return
	}
	ethernet := kind[0] == 0 && dhcpEthernet(kind[1]) && len(b) == 6
	if r.wants(text) {
		r.giveBytes(text, r.linkText(b, ethernet))
	}
	if ethernet {
		r.giveBytes(mac, b)
	}
}

func dhcpv6Association(r *dhcpv6Reader, b []byte) {
	r.giveHex(protocol.DHCPv6IAID, b[:4])
	r.givePart(protocol.DHCPv6IATimes, b)
	r.options(b[12:])
}

func dhcpv6Temporary(r *dhcpv6Reader, b []byte) {
	r.giveLabel(protocol.DHCPv6Obsolete)
	r.giveHex(protocol.DHCPv6IATA, b[:4])
	r.options(b[4:])
}

// giveHex adds the hexadecimal text of bytes.
func (d *dissection) giveHex(f *protocol.Field, b []byte) {
	if d.wants(f) {
		d.giveBytes(f, d.hexText(b))
	}
}

func dhcpv6Requested(r *dhcpv6Reader, b []byte) {
	for ; len(b) >= 2; b = b[2:] {
		r.giveWire(protocol.DHCPv6Requested, b[:2])
	}
	r.bad = len(b) > 0
}

func dhcpv6Elapsed(r *dhcpv6Reader, b []byte) {
	const unit = 10 // milliseconds
	if len(b) != 2 {
		r.malformedOption()
		return
	}
	r.giveNum(protocol.DHCPv6Elapsed, unit*uint64(binary.BigEndian.Uint16(b)))
}

func dhcpv6Relayed(r *dhcpv6Reader, b []byte) {
	if r.depth >= maxDHCPv6Depth || len(r.layers) == maxLayers {
		return
	}
	outer, hops := r.kind, r.hops
	r.layers = append(r.layers, layer{proto: protocol.DHCPv6, b: b, full: len(b), own: len(b), has: len(b), again: true})
	r.message(b)
	r.kind, r.hops = outer, hops
}

func dhcpv6Auth(r *dhcpv6Reader, b []byte) {
	const header = 11
	r.givePart(protocol.DHCPv6Auth, b)
	if len(b) > header {
		r.giveBytes(protocol.DHCPv6AuthInfo, b[header:])
	}
}

func dhcpv6Unicast(r *dhcpv6Reader, b []byte) {
	if v6Fixed(protocol.DHCPv6Unicast)(r, b); len(b) == protocol.DHCPv6Unicast.Type.Width() {
		r.giveLabel(protocol.DHCPv6Obsolete)
	}
}

func dhcpv6Status(r *dhcpv6Reader, b []byte) {
	if r.bad = len(b) < 2; r.bad {
		return
	}
	r.giveWire(protocol.DHCPv6Status, b[:2])
	if len(b) > 2 {
		r.giveString(protocol.DHCPv6StatusText, b[2:])
	}
}

func dhcpv6Empty(r *dhcpv6Reader, b []byte) {
	if len(b) > 0 {
		r.malformedOption()
	}
}

// v6Counted reads values that have their lengths before them.
func v6Counted(length, value *protocol.Field) dhcpv6Option {
	return func(r *dhcpv6Reader, b []byte) {
		for len(b) > 0 {
			if r.bad = len(b) < 2; r.bad {
				return
			}
			n := int(binary.BigEndian.Uint16(b))
			if n > len(b)-2 {
				r.malformedOption()
				return
			}
			r.giveNum(length, uint64(n))
			if value.Type == ftype.String {
				r.giveString(value, b[2:2+n])
			} else {
				r.giveBytes(value, b[2:2+n])
			}
			b = b[2+n:]
		}
	}
}

// dhcpv6VendorClass reads an enterprise's class. Wireshark takes all that follows the first length for one text.
func dhcpv6VendorClass(r *dhcpv6Reader, b []byte) {
	r.giveWire(protocol.DHCPv6VendorClass, b[:4])
	if len(b) > 6 {
		r.giveString(protocol.DHCPv6VendorClassData, b[6:])
	}
}

func dhcpv6Vendor(r *dhcpv6Reader, b []byte) {
	r.giveWire(protocol.DHCPv6Vendor, b[:4])
	if binary.BigEndian.Uint32(b) == cableLabs { // whose options are not known here
		return
	}
	for b = b[4:]; len(b) > 0; {
		if r.bad = len(b) < 4; r.bad {
			return
		}
		n := int(binary.BigEndian.Uint16(b[2:]))
		r.giveWire(protocol.DHCPv6VendorOption, b[:2])
		r.giveWire(protocol.DHCPv6VendorLength, b[2:4])
		b = b[4:]
		if r.bad = n > len(b); r.bad {
			return
		}
		r.giveBytes(protocol.DHCPv6VendorData, b[:n])
		b = b[n:]
	}
}

func dhcpv6SNTP(r *dhcpv6Reader, b []byte) {
	if len(b)%16 == 0 {
		r.giveLabel(protocol.DHCPv6Deprecated)
	}
	v6List(protocol.DHCPv6SNTPServer)(r, b)
}

func dhcpv6RemoteID(r *dhcpv6Reader, b []byte) {
	r.giveWire(protocol.DHCPv6RemoteEnterprise, b[:4])
	r.giveBytes(protocol.DHCPv6RemoteID, b[4:])
}

func dhcpv6FQDN(r *dhcpv6Reader, b []byte) {
	r.giveNum(protocol.DHCPv6FQDNFlags, uint64(b[0]))
	flags := protocol.DHCPv6FQDNClient
	if r.kind == dhcpv6Advertise || r.kind == dhcpv6Reply {
		flags = protocol.DHCPv6FQDNServer
	}
	r.givePart(flags, b)
	v6Names(protocol.DHCPv6FQDN)(r, b[1:])
}

func dhcpv6LeaseQuery(r *dhcpv6Reader, b []byte) {
	const header = 17
	r.giveNum(protocol.DHCPv6LeaseQuery, uint64(b[0]))
	r.giveWire(protocol.DHCPv6LeaseQueryLink, b[1:header])
	r.options(b[header:])
}

func dhcpv6NTP(r *dhcpv6Reader, b []byte) {
	const server, multicast, name = 1, 2, 3
	for len(b) > 0 {
		if r.bad = len(b) < 4; r.bad {
			return
		}
		kind, n := binary.BigEndian.Uint16(b), int(binary.BigEndian.Uint16(b[2:]))
		if n > len(b)-4 {
			r.malformedOption()
			return
		}
		r.givePart(protocol.DHCPv6NTP, b)
		v := b[4 : 4+n]
		b = b[4+n:]
		switch kind {
		case server:
			v6Fixed(protocol.DHCPv6NTPServer)(r, v)
		case multicast:
			v6Fixed(protocol.DHCPv6NTPMulticast)(r, v)
		case name:
			v6Names(protocol.DHCPv6NTPName)(r, v)
		}
	}
}

func dhcpv6NetworkInterface(r *dhcpv6Reader, b []byte) {
	if len(b) != 3 {
		r.malformedOption()
		return
	}
	r.givePart(protocol.DHCPv6NetworkInterface, b)
}

func dhcpv6LinkLayer(r *dhcpv6Reader, b []byte) {
	r.giveWire(protocol.DHCPv6LinkLayerHardware, b[:2])
	r.linkLayer(protocol.DHCPv6LinkLayer, protocol.DHCPv6LinkLayerMAC, b[:2], b[2:])
}
