package eval

import (
	"encoding/binary"
	"strconv"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// Types of options of IPv4 that lead the packet elsewhere first.
const (
	ipLooseRoute  = 131
	ipStrictRoute = 137
)

// ipOptionBytes are the options of a header, if the capture did not cut them.
func (l *layer) ipOptionBytes() []byte {
	if header := int(l.load(protocol.IPHeaderLen)); l.own <= protocol.IP.MinHeader || l.own < header && len(l.b) < l.full {
		return nil
	}
	return l.b[protocol.IP.MinHeader:l.own]
}

// ipOptionLength is the length of the first option in b; zero where that makes no sense.
func ipOptionLength(b []byte) int {
	if b[0] <= optNOP {
		return 1
	}
	if len(b) < 2 || int(b[1]) < 2 || int(b[1]) > len(b) {
		return 0
	}
	return int(b[1])
}

// reroute puts the destination that a source route leads to in the place of the next hop: it is what Wireshark takes for the packet's
// destination.
func (l *layer) reroute() {
	for b := l.ipOptionBytes(); len(b) > 0 && b[0] != optEOL; {
		n := ipOptionLength(b)
		if n == 0 {
			return
		}
		if o := b[:n]; (o[0] == ipLooseRoute || o[0] == ipStrictRoute) && n >= 7 && routePointerOK(o) && int(o[2]) <= n {
			rerouted := make([]byte, len(l.b), cap(l.b)) // of the same capacity: it tells where in the frame the packet stands
			copy(rerouted, l.b)
			copy(rerouted[16:20], o[n-4:])
			l.b = rerouted
			return
		}
		b = b[n:]
	}
}

// ipOptions adds a layer for each option of the header that layer i holds. It reports false where one is damaged so that Wireshark
// goes no further. hop is the destination in the header.
func (d *dissection) ipOptions(i int, hop []byte) bool {
	layers := d.plan.inside[protocol.IP.ID] || d.wantsAny(protocol.IPOptLenBad, protocol.IPFourNOPs)
	nops := 0
	for b := d.layers[i].ipOptionBytes(); len(b) > 0 && len(d.layers) < maxLayers; {
		n := ipOptionLength(b)
		if n == 0 {
			d.giveLabelAt(i, protocol.IPOptLenBad)
			return true
		}
		p := protocol.IPOptions.Find(uint64(b[0]))
		if p == nil {
			p = protocol.IPOptUnknown
		}
		if b[0] == optNOP {
			if nops++; nops == 4 {
				d.giveLabelAt(i, protocol.IPFourNOPs)
			}
		} else {
			nops = 0
		}
		if layers {
			d.layers = append(d.layers, layer{proto: p, b: b[:n], full: n, own: n, has: n, part: true})
			d.ipOption(p, b[:n], d.layers[i].b[8], hop)
		}
		if fixed := ipFixedOptions[p]; fixed && n != p.MinHeader {
			d.giveLabelAt(i, protocol.IPOptLenBad)
		}
		if n < p.MinHeader {
			return false
		}
		if b[0] == optEOL {
			return true
		}
		b = b[n:]
	}
	return true
}

// ipFixedOptions are the options that have one length only.
var ipFixedOptions = map[*protocol.Protocol]bool{
	protocol.IPOptStreamID: true, protocol.IPOptMTUProbe: true, protocol.IPOptMTUReply: true, protocol.IPOptTraceroute: true,
	protocol.IPOptAlert: true, protocol.IPOptQuickStart: true, protocol.IPOptDSR: true,
}

// ipOption gives what no layout tells of an option.
func (d *dissection) ipOption(p *protocol.Protocol, o []byte, ttl byte, hop []byte) {
	if len(o) < p.MinHeader {
		return
	}
	switch p {
	case protocol.IPOptRecordRoute, protocol.IPOptLooseRoute, protocol.IPOptStrictRoute:
		d.ipRoute(p, o, hop)
	case protocol.IPOptTimestamp:
		d.ipTimestamps(o)
	case protocol.IPOptCIPSO:
		d.cipso(o[6:])
	case protocol.IPOptSDB:
		for b := o[2:]; len(b) >= 4; b = b[4:] {
			d.giveWire(protocol.IPOptAddr, b[:4])
		}
	case protocol.IPOptQuickStart:
		if o[2]>>4 == 0 {
			d.giveNum(protocol.IPOptQSTTLDiff, uint64(ttl-o[3]))
		}
	}
}

// routePointerOK tells whether the pointer of a route points to an address.
func routePointerOK(o []byte) bool { return o[2] >= 4 && o[2]%4 == 0 }

// ipRoute gives the addresses of a route: those before the pointer were recorded on the way.
func (d *dissection) ipRoute(p *protocol.Protocol, o, hop []byte) {
	ptr := int(o[2])
	switch {
	case ptr < 4:
		d.giveLabel(protocol.IPOptPtrBefore)
		return
	case ptr%4 != 0:
		d.giveLabel(protocol.IPOptPtrMiddle)
		return
	}
	if p != protocol.IPOptRecordRoute && ptr <= len(o) {
		d.giveAddr(protocol.IPOptCurrent, protocol.IPOptCurrentTxt, hop)
	}
	for at := 3; at < len(o); at += 4 {
		switch {
		case at+4 > len(o):
			d.giveLabel(protocol.IPOptTooLong)
		case at+1 < ptr:
			d.giveAddr(protocol.IPOptRecorded, protocol.IPOptRecordedTxt, o[at:at+4])
		case p == protocol.IPOptRecordRoute:
			d.giveAddr(protocol.IPOptEmpty, protocol.IPOptEmptyTxt, o[at:at+4])
		case at+4 < len(o): // the last one is the destination
			d.giveAddr(protocol.IPOptSource, protocol.IPOptSourceTxt, o[at:at+4])
		}
	}
}

// giveAddr gives an IPv4 address, and its text.
func (d *dissection) giveAddr(f, text *protocol.Field, b []byte) {
	d.giveWire(f, b)
	if d.wants(text) {
		v := ftype.Value{Type: ftype.IPv4, Num: uint64(binary.BigEndian.Uint32(b)), Aux: 32}
		v, _ = d.text(protocol.Printed, v)
		d.give(text, v, b)
	}
}

func (d *dissection) ipTimestamps(o []byte) {
	size := 4
	if flag := o[3] & 0x0f; flag == 1 || flag == 3 { // with addresses
		size = 8
	}
	for b := o[4:]; len(b) > 0; b = b[size:] {
		if len(b) < size {
			d.giveLabel(protocol.IPOptTooLong)
			return
		}
		if size == 8 {
			d.giveWire(protocol.IPOptTimestampAddr, b[:4])
		}
		d.giveWire(protocol.IPOptTime, b[size-4:size])
	}
}

// The tags of a CIPSO option (FIPS 188).
const (
	cipsoBitmap     = 1
	cipsoEnumerated = 2
	cipsoRanges     = 5
	cipsoLocal      = 128
)

func (d *dissection) cipso(b []byte) {
	for len(b) > 0 {
		d.giveWire(protocol.IPOptCIPSOTag, b[:1])
		if len(b) < 2 || int(b[1]) < 2 || int(b[1]) > len(b) {
			d.giveLabel(protocol.IPOptCIPSOBad)
			return
		}
		tag := b[:b[1]]
		switch tag[0] {
		case cipsoBitmap, cipsoEnumerated, cipsoRanges:
			if len(tag) < 4 {
				d.giveLabel(protocol.IPOptCIPSOBad)
				return
			}
			d.giveWire(protocol.IPOptCIPSOLevel, tag[3:4])
			if list := tag[4:]; len(list) > 0 && d.wants(protocol.IPOptCIPSOCategories) {
				start := len(d.arena)
				d.arena = appendCategories(d.arena, tag[0], list)
				d.give(protocol.IPOptCIPSOCategories, ftype.Value{Bytes: d.arena[start:]}, list)
			}
		case cipsoLocal:
		default:
			d.giveBytes(protocol.IPOptCIPSOData, tag[2:])
		}
		b = b[len(tag):]
	}
}

// appendCategories writes the categories of a tag.
func appendCategories(dst []byte, tag byte, list []byte) []byte {
	start := len(dst)
	add := func(n int) {
		if len(dst) > start && dst[len(dst)-1] != '-' {
			dst = append(dst, ',')
		}
		dst = strconv.AppendInt(dst, int64(n), 10)
	}
	if tag == cipsoBitmap {
		for n := range 8 * len(list) {
			if list[n/8]>>(7-n%8)&1 != 0 {
				add(n)
			}
		}
		return dst
	}
	for ; len(list) >= 2; list = list[2:] {
		add(int(binary.BigEndian.Uint16(list)))
		if tag == cipsoRanges && len(list) >= 4 {
			dst = append(dst, '-')
			list = list[2:]
			add(int(binary.BigEndian.Uint16(list)))
		}
	}
	return dst
}
