package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// Values of the next header that stand for no protocol above IPv6.
const (
	hopByHop     = 0
	noNextHeader = 59
)

func ipv6(d *dissection, l *layer) next {
	p := protocol.IPv6
	if len(l.b) == 0 {
		return next{}
	}
	if !p.Sound.Holds(l.b) {
		l.has = 1
		d.giveLabel(protocol.IPv6BogusVersion)
		return next{}
	}
	if l.full < p.MinHeader {
		d.giveLabel(protocol.IPv6InvalidHeader)
	}
	length, following := int(l.load(protocol.IPv6Plen)), l.load(protocol.IPv6Next)
	if length == 0 && following != hopByHop && following != noNextHeader && len(l.b) >= 8 {
		d.giveLabel(protocol.IPv6PlenZero)
	}
	if len(l.b) >= 24 {
		d.giveFacts(protocol.IPv6SrcFacts, l.b[8:24])
	}
	if len(l.b) < p.MinHeader {
		return next{}
	}
	d.giveFacts(protocol.IPv6DstFacts, l.b[24:40])
	if d.wants(protocol.IPv6Stream) {
		d.giveNum(protocol.IPv6Stream, uint64(d.state.ipv6.number(newPair(l.b[8:24], l.b[24:40]))))
	}
	l.own = p.MinHeader
	if length == 0 && following == hopByHop {
		length = l.jumbo()
		if length == 0 {
			d.giveLabel(protocol.IPv6JumboMissing)
		}
	}
	if p.MinHeader+length > l.full && d.quoting() == nil {
		d.giveLabel(protocol.IPv6PlenExceeds)
	}
	l.limit(p.MinHeader + length)
	n := d.edge(l, p.MinHeader)
	if n.proto == nil && following != noNextHeader {
		n = l.unclaimed(p.MinHeader)
	}
	return n
}

// jumbo is the length of a jumbogram (RFC 2675), or zero: an option of the hop-by-hop header has it.
func (l *layer) jumbo() int {
	b := l.b[protocol.IPv6.MinHeader:]
	if len(b) < 8 {
		return 0
	}
	b = b[2:min(int(b[1])*8+8, len(b))]
	for len(b) >= 2 {
		if b[0] == optPad1 {
			b = b[1:]
			continue
		}
		if b[0] == optJumbo && len(b) >= 6 {
			if n := int(binary.BigEndian.Uint32(b[2:])); n >= 1<<16 {
				return n
			}
		}
		b = b[min(2+int(b[1]), len(b)):]
	}
	return 0
}

// giveFacts adds what an address tells.
func (d *dissection) giveFacts(f *protocol.AddressFacts, a []byte) {
	if d.wants(f.Space) {
		d.giveBytes(f.Space, addressSpace(a))
	}
	d.giveSpecial(f, a)
	if a[11] == 0xff && a[12] == 0xfe && a[8]&2 != 0 && d.wants(f.MAC) {
		start := len(d.arena)
		d.arena = append(d.arena, a[8]^2, a[9], a[10], a[13], a[14], a[15])
		d.give(f.MAC, ftype.Value{Bytes: d.arena[start:]}, a[8:])
	}
	if binary.BigEndian.Uint32(a) == 0x20010000 { // Teredo inverts the client's port and address
		d.give(f.TeredoPort, ftype.Value{Num: uint64(^binary.BigEndian.Uint16(a[10:]))}, a[10:12])
		d.give(f.TeredoClient, ftype.Value{Num: uint64(^binary.BigEndian.Uint32(a[12:])), Aux: 32}, a[12:16])
	}
}

// giveSpecial adds what the registry of special-purpose addresses says.
func (d *dissection) giveSpecial(f *protocol.AddressFacts, a []byte) {
	if !d.wantsAny(f.Special, f.Mask[0], f.Mask[1], f.Mask[2], f.Mask[3], f.Mask[4]) {
		return
	}
	s := specialBlock(ftype.Value{Type: ftype.IPv6, Bytes: a})
	if s == nil {
		return
	}
	d.giveBytes(f.Special, []byte(s.name))
	for i, field := range f.Mask {
		if i == 3 && unspecificReach[s.block] {
			continue
		}
		d.giveNum(field, s.mask>>(4-i)&1)
	}
}

// unspecificReach are the blocks of which the registry does not say whether they are globally reachable.
var unspecificReach = map[string]bool{"2001::/32": true, "2002::/16": true, "fc00::/7": true}

// The names of the address space registry, as Wireshark has them.
var (
	spaceReserved  = []byte("Reserved by IETF")
	spaceGlobal    = []byte("Global Unicast")
	spaceLocal     = []byte("Unique Local Unicast")
	spaceLink      = []byte("Link-Local Unicast")
	spaceMulticast = []byte("Multicast")
)

func addressSpace(a []byte) []byte {
	switch {
	case a[0]&0x30 == 0x20: // not 2000::/3, as the registry has it
		return spaceGlobal
	case a[0]>>1 == 0xfc>>1:
		return spaceLocal
	case a[0] == 0xfe && a[1]>>6 == 2:
		return spaceLink
	case a[0] == 0xff:
		return spaceMulticast
	}
	return spaceReserved
}
