package eval

import (
	"bytes"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// maxSCTPPieces bounds the pieces of messages that wait for the others, in a generation: of 64 KiB each at most, 128 MiB altogether.
const maxSCTPPieces = 1 << 10

// The flags of a chunk of data that say which piece of a message it is.
const (
	sctpEnd   = 0x01
	sctpBegin = 0x02
)

// sctpPiece is a piece of a message that came in several chunks, which have TSNs one after the other.
type sctpPiece struct {
	frame int
	flags byte
	data  []byte
}

type sctpPieceKey struct {
	half *sctpHalf
	tsn  uint32
}

// sctpPiece takes a piece of a message. It gives the message when that completes it, in whatever order the pieces came.
func (d *dissection) sctpPiece(h *sctpHalf, flags byte, tsn uint32, data []byte) []byte {
	pieces := &d.state.sctp.pieces
	pieces.put(sctpPieceKey{h, tsn}, sctpPiece{d.frame.Number, flags, bytes.Clone(data)}, maxSCTPPieces)
	last := tsn
	for f := flags; f&sctpEnd == 0; last++ {
		p, ok := pieces.get(sctpPieceKey{h, last + 1}, maxSCTPPieces)
		if f = p.flags; !ok || f&sctpBegin != 0 {
			return nil
		}
	}
	first := tsn
	for f := flags; f&sctpBegin == 0; first-- {
		p, ok := pieces.get(sctpPieceKey{h, first - 1}, maxSCTPPieces)
		if f = p.flags; !ok || f&sctpEnd != 0 {
			return nil
		}
	}
	message := []byte{}
	for n := first; n != last+1; n++ {
		p, ok := pieces.get(sctpPieceKey{h, n}, maxSCTPPieces)
		if !ok { // looking for the others, it was forgotten
			return nil
		}
		message = append(message, p.data...)
	}
	d.giveLabel(protocol.SCTPFragments)
	for n := first; n != last+1; n++ {
		k := sctpPieceKey{h, n}
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
