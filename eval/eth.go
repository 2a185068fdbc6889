package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

func eth(d *dissection, l *layer) next {
	length := l.load(protocol.EthLen)
	if d.wants(protocol.EthStream) && len(l.b) >= 12 && !l.cutLength() {
		d.giveNum(protocol.EthStream, uint64(d.state.eth.number(newPair(l.b[0:6], l.b[6:12]))))
	}
	n := d.follow(l)
	if 0 < length && length < 0x600 && len(l.b) >= 14 {
		if len(l.b) == l.full && int(length) > l.full-protocol.Eth.MinHeader {
			d.giveLabel(protocol.EthPastEnd)
		}
		return l.cut(n, int(length))
	}
	return n
}

// cutLength tells whether the frame was cut that has a length in place of a type. However little is missing, Wireshark reads to its end, and
// gives up there.
func (l *layer) cutLength() bool {
	return len(l.b) < l.full && len(l.b) >= protocol.Eth.MinHeader && l.load(protocol.EthLen) < 0x600
}

// cut limits what follows to the n bytes that an IEEE 802.3 length gives; the rest is padding.
func (l *layer) cut(follows next, n int) next {
	if follows.proto == nil || n >= follows.full {
		return follows
	}
	follows.full = n
	follows.b = follows.b[:min(n, len(follows.b))]
	return follows
}

// trailerOf is the field for what stands behind the packet that a layer holds.
var trailerOf = map[*protocol.Protocol]*protocol.Field{
	protocol.Eth: protocol.EthTrailer, protocol.VLAN: protocol.VLANTrailer, protocol.ServiceTag: protocol.ServiceTagTrailer,
	protocol.RTag: protocol.RTagTrailer, protocol.SLL: protocol.SLLTrailer, protocol.SLL2: protocol.SLL2Trailer,
}

// trailerFields are those of what stands behind the packet in a frame.
var trailerFields = func() map[*protocol.Field]bool {
	fields := map[*protocol.Field]bool{
		protocol.EthPadding: true, protocol.EthBadPad: true, protocol.EthFCS: true, protocol.EthFCSStatus: true,
	}
	for _, f := range trailerOf {
		fields[f] = true
	}
	return fields
}()

// tooShortForPRP is the length of a trailer in which Wireshark looks for the Parallel Redundancy Protocol before its beginning; then it shows none.
const tooShortForPRP = 3

// minPayload is what an Ethernet frame is padded to, without its header, tags and FCS (IEEE 802.3-2022, section 3.2.8).
const minPayload = 46

// trailers tells what stands behind the packet in an Ethernet frame: padding, which is zeros up to the smallest frame there is;
// the FCS, if the frame is large enough to have one; and anything else. Of a tagged frame or a cooked one, the tag or the
// cooked header has the trailer, and nobody looks for an FCS.
func (d *dissection) trailers() {
	for i := range d.layers {
		switch d.layers[i].proto {
		case protocol.Eth, protocol.SLL, protocol.SLL2:
			d.trailer(i)
		}
	}
	if len(d.layers) > 1 && d.layers[1].proto == protocol.Eth && d.layers[1].cutLength() && len(d.damage) == 0 {
		d.damaged(protocol.Short)
	}
}

// trailer gives what stands behind the packet that layer i holds.
func (d *dissection) trailer(i int) {
	frame := &d.layers[i]
	if frame.proto == protocol.Eth && frame.cutLength() {
		return
	}
	owner := i
	for owner+2 < len(d.layers) && isTag(d.layers[owner+1].proto) {
		owner++
	}
	if owner+1 >= len(d.layers) {
		return
	}
	packet, trailer := &d.layers[owner+1], trailerOf[d.layers[owner].proto]
	if packet.proto == protocol.PPPoES || packet.proto == protocol.PPPoED {
		return // their padding is not looked at
	}
	start := cap(frame.b) - cap(packet.b)
	if start+packet.full >= len(frame.b) {
		return
	}
	rest := frame.b[start+packet.full:]
	if room := minPayload - packet.full; room > 0 && frame.full-start >= minPayload {
		zeros := 0
		for zeros < min(room, len(rest)) && rest[zeros] == 0 {
			zeros++
		}
		if zeros > 0 {
			d.giveAt(owner, protocol.EthPadding, ftype.Value{Bytes: rest[:zeros]}, rest[:zeros])
			rest = rest[zeros:]
		} else {
			d.giveLabelAt(owner, protocol.EthBadPad)
		}
	}
	const fcsLen = 4
	var fcs []byte
	if owner == 1 && trailer == protocol.EthTrailer && len(rest) >= fcsLen &&
		frame.full-start >= minPayload+fcsLen && len(frame.b) == frame.full {
		rest, fcs = rest[:len(rest)-fcsLen], rest[len(rest)-fcsLen:]
	}
	if trailer == protocol.EthTrailer && len(rest) == tooShortForPRP && len(frame.b) == frame.full {
		d.malformed()
		return
	}
	if fcs != nil {
		d.giveAt(owner, protocol.EthFCS, ftype.Value{Num: uint64(binary.BigEndian.Uint32(fcs))}, fcs)
		d.giveAt(owner, protocol.EthFCSStatus, ftype.Value{Num: checksumUnverified}, nil)
	}
	if len(rest) > 0 {
		d.giveAt(owner, trailer, ftype.Value{Bytes: rest}, rest)
	}
}

func isTag(p *protocol.Protocol) bool {
	return p == protocol.VLAN || p == protocol.ServiceTag || p == protocol.RTag
}

func vlan(d *dissection, l *layer) next {
	n := d.follow(l)
	if length := l.load(protocol.VLANLen); length < 0x600 && len(l.b) >= 4 {
		return l.cut(n, int(length))
	}
	return n
}
