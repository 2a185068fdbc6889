package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// tcpOptions are the bytes of the options.
func tcpOptions(l *layer) []byte {
	if l.own <= protocol.TCP.MinHeader {
		return nil
	}
	return l.b[protocol.TCP.MinHeader:l.own]
}

// Kinds of options (RFC 9293, section 3.2) that mean something to the conversation.
const (
	optEOL   = 0
	optNOP   = 1
	optMSS   = 2
	optScale = 3
	optSACK  = 4 // permitted
	optSACKs = 5
)

// eachOption calls f with every option, kind and length included. It reports false where the length of one makes no sense; nothing
// after it can be read.
func eachOption(b []byte, f func(option []byte)) bool {
	for len(b) > 0 {
		n := 1
		if b[0] > optNOP {
			if len(b) < 2 || int(b[1]) < 2 || int(b[1]) > len(b) {
				return false
			}
			n = int(b[1])
		}
		f(b[:n])
		if endsList(b) {
			return false
		}
		b = b[n:]
	}
	return true
}

// endsList tells whether options that begin with the end of the list go on with something else than such ends, which is none.
func endsList(b []byte) bool { return b[0] == optEOL && len(b) > 1 && b[1] != optEOL }

// giveOptions adds a layer for each option of the header that layer i holds. base is what the edges of SACK blocks are relative to.
// Of an option with a length that its kind does not have, only these two are read.
func (d *dissection) giveOptions(i int, base uint32, s *segment) {
	l := &d.layers[i]
	b := tcpOptions(l)
	cut := int(l.load(protocol.TCPHeaderLen)) - l.own // bytes of options that were not captured
	for len(b) > 0 && len(d.layers) < maxLayers {
		n, captured := 1, 1
		p := protocol.TCPOptions.Find(uint64(b[0]))
		if p == nil {
			p = protocol.TCPOptions.Rest
		}
		if b[0] > optNOP {
			if len(b) < 2 && cut > 0 {
				return
			}
			if len(b) < 2 || b[1] < 2 || int(b[1]) > len(b)+cut {
				d.giveLabelAt(i, protocol.TCPOptionLenBad)
				return
			}
			n, captured = int(b[1]), min(int(b[1]), len(b))
		}
		has, odd := captured, n < p.MinHeader || n > p.MinHeader && !p.AnyLength
		if odd {
			has = 2
		}
		d.layers = append(d.layers, layer{proto: p, b: b[:captured], full: n, own: captured, has: has, part: true})
		if captured < n {
			if p == protocol.TCPOptSACK && captured > 2 {
				d.giveEdges(b[2:], base)
			}
			return
		}
		switch {
		case endsList(b):
			d.giveLabelAt(i, protocol.TCPNotEOL)
			return
		case p == protocol.TCPOptMSS && !s.is(tcpSYN):
			d.giveLabelAt(i, protocol.TCPLateMSS)
		case p == protocol.TCPOptSACKPermitted && !s.is(tcpSYN):
			d.giveLabelAt(i, protocol.TCPLateSACK)
		}
		switch {
		case odd:
			d.giveLabelAt(i, protocol.TCPOptionLenBad)
		case p == protocol.TCPOptScale:
			d.giveNum(protocol.TCPOptScaleMultiplier, 1<<min(b[2], maxShift))
		case p == protocol.TCPOptSACK:
			d.giveSACK(b[:n], base, s.ack)
		}
		b = b[n:]
	}
}

// giveNOPs tells where options that are none fill a word of four bytes: a router may have overwritten others. As Wireshark counts,
// those of several words add up until one begins a word.
func (d *dissection) giveNOPs(options []byte) {
	at, count := 0, 0
	eachOption(options, func(o []byte) {
		if o[0] == optNOP {
			if count == 0 || at%4 != 0 {
				if count++; count == 4 {
					d.giveLabel(protocol.TCPFourNOPs)
				}
			} else {
				count = 0
			}
		}
		at += len(o)
	})
}

// giveSACK gives the edges of the blocks, relative to the numbers of the other direction.
func (d *dissection) giveSACK(option []byte, base, ack uint32) {
	blocks := option[2:]
	if len(blocks) >= 8 && duplicateSACK(blocks, ack) {
		d.giveLabel(protocol.TCPOptDSACK)
		d.giveNum(protocol.TCPOptDSACKLeft, uint64(binary.BigEndian.Uint32(blocks)-base))
		d.giveNum(protocol.TCPOptDSACKRight, uint64(binary.BigEndian.Uint32(blocks[4:])-base))
	}
	d.giveNum(protocol.TCPOptSACKCount, uint64(len(blocks)/8))
	d.giveEdges(blocks, base)
}

// giveEdges gives the left and the right edges, in turn.
func (d *dissection) giveEdges(blocks []byte, base uint32) {
	edge, other := protocol.TCPOptSACKLeft, protocol.TCPOptSACKRight
	for ; len(blocks) >= 4; blocks = blocks[4:] {
		d.giveNum(edge, uint64(binary.BigEndian.Uint32(blocks)-base))
		edge, other = other, edge
	}
}

// duplicateSACK tells whether the first block reports data that came twice: it was acknowledged already, or lies within the second
// block (RFC 2883, section 4).
func duplicateSACK(blocks []byte, ack uint32) bool {
	left, right := binary.BigEndian.Uint32(blocks), binary.BigEndian.Uint32(blocks[4:])
	if !before(ack, right) {
		return true
	}
	if len(blocks) < 16 {
		return false
	}
	left2, right2 := binary.BigEndian.Uint32(blocks[8:]), binary.BigEndian.Uint32(blocks[12:])
	return !before(left, left2) && !before(right2, right)
}

// giveMissing tells which options a SYN lacks that most have.
func (d *dissection) giveMissing(options []byte) {
	mss, sack := false, false
	whole := eachOption(options, func(o []byte) {
		mss = mss || o[0] == optMSS
		sack = sack || o[0] == optSACK
	})
	if !whole {
		return
	}
	if !mss {
		d.giveLabel(protocol.TCPNoMSS)
	}
	if !sack {
		d.giveLabel(protocol.TCPNoSACK)
	}
}
