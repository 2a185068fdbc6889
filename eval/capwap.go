package eval

import "github.com/dfc-lang/dfc/compile/protocol"

const (
	capwapPreamble = 4
	capwapHeader   = 8
	capwapDataPort = 5247

	capwapWLAN      = 1  // the wireless binding of 802.11
	capwapSessionID = 35 // a message element
)

// capwapKnown are the types of message elements that Wireshark reads, first and last ones.
var capwapKnown = [][2]uint16{
	{1, 6}, {8, 8}, {10, 12}, {16, 16}, {18, 18}, {20, 20}, {23, 23}, {28, 33}, {35, 41}, {44, 45}, {48, 48}, {50, 53},
	{1024, 1034}, {1036, 1038}, {1040, 1042}, {1044, 1046}, {1048, 1048},
}

var capwapFragments, capwapDataFragments = capwapFragmentFields(protocol.CAPWAPHeader), capwapFragmentFields(protocol.CAPWAPDataHeader)

func capwapFragmentFields(f *protocol.CAPWAPFields) *fragmentFields {
	return &fragmentFields{
		in: f.ReassembledIn, fragment: f.FragmentOf, damaged: f.FragmentError, count: f.FragmentCount, overlap: f.Overlap,
		conflict: f.Conflict, tooLong: f.TooLong, length: f.ReassembledLength, all: f.Fragments,
	}
}

func capwapControl(d *dissection, l *layer) next {
	n := d.capwap(l, protocol.CAPWAPHeader, capwapFragments)
	if n.proto != protocol.CAPWAP {
		return n
	}
	b := n.b
	if !d.givePart(protocol.CAPWAPControl, b) {
		return d.truncated(b, n.full)
	}
	for at := 8; at < n.full; {
		size := d.capwapElement(protocol.CAPWAPHeader, b[min(at, len(b)):])
		if size == 0 {
			return d.truncated(b, n.full)
		}
		kind, known := u16(b[at:]), false
		for _, r := range capwapKnown {
			known = known || r[0] <= kind && kind <= r[1]
		}
		if !known {
			d.giveLabel(protocol.CAPWAPUndecoded)
		}
		at += size
	}
	return next{}
}

func capwapData(d *dissection, l *layer) next {
	f := protocol.CAPWAPDataHeader
	n := d.capwap(l, f, capwapDataFragments)
	if n.proto != protocol.CAPWAPData {
		return n
	}
	switch {
	case l.load(f.KeepAlive) == 1:
		l.own = len(l.b)
		if !d.givePart(protocol.CAPWAPKeepAlive, n.b) {
			return d.truncated(n.b, n.full)
		}
		if int(u16(n.b)) != n.full {
			d.giveLabel(protocol.CAPWAPKeepAliveBad)
		}
		if n.full > 2 && d.capwapElement(f, n.b[2:]) == 0 {
			return d.truncated(n.b, n.full)
		}
		return next{}
	case l.load(f.Native) == 0:
		n.proto = protocol.Eth
	case l.load(f.Binding) == capwapWLAN:
		n.proto = protocol.WLAN
		if len(n.b) >= 2 { // access points turn the two bytes of the frame control around
			start := len(d.arena)
			d.arena = append(d.arena, n.b[1], n.b[0])
			d.arena = append(d.arena, n.b[2:]...)
			n.b = d.arena[start:len(d.arena):len(d.arena)]
		}
	default:
		n.proto = protocol.Data
	}
	return n
}

// capwap reads the header and gives what the layer's protocol has to read after it, if it comes to that.
func (d *dissection) capwap(l *layer, f *protocol.CAPWAPFields, fragments *fragmentFields) next {
	if len(l.b) < capwapPreamble {
		return next{}
	}
	if f.DTLS.Holds(l.b) {
		l.own = capwapPreamble
		if len(l.b) == capwapPreamble {
			return d.truncated(l.b, l.full)
		}
		return l.rest(protocol.DTLS, capwapPreamble)
	}
	if len(l.b) < capwapHeader {
		return d.truncated(l.b, l.full)
	}
	size, header := capwapHeader, 4*int(l.load(f.Length))
	if l.load(f.MAC) == 1 {
		if size = d.capwapMAC(l, f, size); size == 0 {
			return d.truncated(l.b, l.full)
		}
	}
	if l.load(f.Wireless) == 1 {
		if size = d.capwapWireless(l, f, size); size == 0 {
			return d.truncated(l.b, l.full)
		}
	}
	if size != header {
		d.giveLabel(f.BadLength)
	}
	if header > l.full {
		return d.malformed()
	}
	l.own = min(header, len(l.b))
	n := l.rest(l.proto, header)
	if l.load(f.Fragment) == 0 {
		return n
	}
	src, dst, ok := d.addresses()
	if !ok || len(n.b) < n.full {
		n.proto = protocol.Data
		return n
	}
	if d.alone {
		d.unsure = true
		return next{}
	}
	key := datagramKey{src: src, dst: dst, id: uint32(l.load(f.FragmentID))}
	dg := d.state.capwap.add(key, fragment{frame: d.frame.Number, offset: 8 * int(l.load(f.FragmentOffset)), data: n.b}, l.load(f.Last) == 1)
	if dg == nil {
		n.proto = protocol.Data
		return n
	}
	d.giveFragments(dg, fragments)
	n.b, n.full = dg.data, len(dg.data)
	return n
}

// capwapMAC reads the radio's address, which begins at an offset, and gives where it ends; 0 where bytes are lacking.
func (d *dissection) capwapMAC(l *layer, f *protocol.CAPWAPFields, at int) int {
	if !d.givePart(f.MACLength, l.b[at:]) {
		return 0
	}
	start, end := at+1, at+1+int(l.b[at])
	if end > len(l.b) {
		return 0
	}
	switch end - start {
	case 6:
		d.giveWire(f.MACEUI48, l.b[start:end])
	case 8:
		d.giveWire(f.MACEUI64, l.b[start:end])
	default:
		d.giveBytes(f.MACOther, l.b[start:end])
	}
	return d.capwapPadding(l, f, end)
}

// capwapWireless reads what is told of the reception or the destinations of a frame, in the same way.
func (d *dissection) capwapWireless(l *layer, f *protocol.CAPWAPFields, at int) int {
	if !d.givePart(f.WirelessLength, l.b[at:]) {
		return 0
	}
	start, end := at+1, at+1+int(l.b[at])
	if end > len(l.b) {
		return 0
	}
	d.giveBytes(f.WirelessData, l.b[start:end])
	if l.load(f.Binding) == capwapWLAN {
		what := f.Destinations
		if d.carrier.dst == capwapDataPort {
			what = f.FrameInfo
		}
		if !d.givePart(what, l.b[start:]) {
			return 0
		}
	}
	return d.capwapPadding(l, f, end)
}

// capwapPadding fills up to a multiple of four bytes.
func (d *dissection) capwapPadding(l *layer, f *protocol.CAPWAPFields, at int) int {
	end := (at + 3) &^ 3
	if end > len(l.b) {
		return 0
	}
	if end > at {
		d.giveBytes(f.Padding, l.b[at:end])
	}
	return end
}

// capwapElement reads a message element and gives its size; 0 where bytes are lacking.
func (d *dissection) capwapElement(f *protocol.CAPWAPFields, b []byte) int {
	if !d.givePart(f.Element, b) {
		return 0
	}
	size := 4 + int(u16(b[2:]))
	if size > len(b) {
		return 0
	}
	value := b[4:size]
	d.giveBytes(f.ElementValue, value)
	if u16(b) == capwapSessionID && len(value) == 16 {
		d.giveBytes(f.SessionID, value)
	}
	return size
}
