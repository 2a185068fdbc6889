package eval

import (
	"bytes"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// maxSCTPPieces bounds the pieces of messages that wait for the others, in a generation: of 64 KiB each at most, 128 MiB altogether.
const maxSCTPPieces = 1 << 10

// The flags of a chunk of data that say which piece of a message it is, and whether that is one of those without order.
const (
	sctpEnd       = 0x01
	sctpBegin     = 0x02
	sctpUnordered = 0x04
)

// sctpPiece is a piece of a message that came in several chunks. They are numbered one after the other.
type sctpPiece struct {
	frame int
	flags byte
	data  []byte
}

// sctpMessage is what pieces of I-DATA say which message they are of; zero for those of DATA, whose TSNs say it.
type sctpMessage struct {
	interleaved, unordered bool
	stream                 uint16
	number                 uint32
}

type sctpPieceKey struct {
	half *sctpHalf
	of   sctpMessage
	at   uint32 // the TSN, or the number of the piece within an interleaved message
}

// sctpPiece takes a piece of a message, which stands at a place among the others. It gives the message when that completes it, in whatever order the pieces came.
func (d *dissection) sctpPiece(h *sctpHalf, of sctpMessage, flags byte, at uint32, data []byte) []byte {
	key := func(n uint32) sctpPieceKey { return sctpPieceKey{h, of, n} }
	pieces := &d.state.sctp.pieces
	pieces.put(key(at), sctpPiece{d.frame.Number, flags, bytes.Clone(data)}, maxSCTPPieces)
	last := at
	for f := flags; f&sctpEnd == 0; last++ {
		p, ok := pieces.get(key(last+1), maxSCTPPieces)
		if f = p.flags; !ok || f&sctpBegin != 0 {
			return nil
		}
	}
	first := at
	for f := flags; f&sctpBegin == 0; first-- {
		p, ok := pieces.get(key(first-1), maxSCTPPieces)
		if f = p.flags; !ok || f&sctpEnd != 0 {
			return nil
		}
	}
	message := []byte{}
	for n := first; n != last+1; n++ {
		p, ok := pieces.get(key(n), maxSCTPPieces)
		if !ok { // looking for the others, it was forgotten
			return nil
		}
		message = append(message, p.data...)
	}
	d.giveLabel(protocol.SCTPFragments)
	for n := first; n != last+1; n++ {
		k := key(n)
		p, _ := pieces.get(k, maxSCTPPieces)
		d.giveNum(protocol.SCTPFragment, uint64(p.frame))
		if p.frame != d.frame.Number {
			d.later(p.frame, protocol.SCTPReassembledIn, num(d.frame.Number))
		}
		delete(pieces.young, k)
		delete(pieces.old, k)
	}
	return message
}
