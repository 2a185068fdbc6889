package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// The types of DCCP packets (RFC 4340, section 5.1).
const (
	dccpRequest  = 0
	dccpResponse = 1
	dccpAck      = 3
	dccpReset    = 7
	dccpSyncAck  = 9
	dccpListen   = 10
)

// dccpLeast is the length of the header by type, without and with extended sequence numbers.
var dccpLeast = [...][2]int{{16, 20}, {20, 28}, {12, 16}, {16, 24}, {16, 24}, {20, 24}, {20, 24}, {24, 28}, {20, 24}, {20, 24}, {16, 20}}

// dccpNumbers are the bits of relative sequence numbers, without and with extended ones: Wireshark lets the latter wrap at 64 bits.
var dccpNumbers = [...]uint64{1<<24 - 1, 1<<64 - 1}

// dccpConv is a conversation: the sequence number that is shown as 0, by direction.
type dccpConv struct {
	stream uint32
	base   [2]uint64
	based  [2]bool
}

const (
	protocolDCCP  = 33 // in the pseudo-header
	dccpMultipath = 10 // a feature whose options are shown in another way
)

func dccp(d *dissection, l *layer) next {
	b := l.b
	if len(b) < 4 {
		d.drop() // Wireshark reads the ports before it shows anything
		return next{}
	}
	conv, dir := d.dccpConversation(l)
	if conv != nil {
		d.giveNum(protocol.DCCPStream, uint64(conv.stream))
	}
	if len(b) < 9 {
		return next{}
	}
	header := 4 * int(b[4])
	l.own = min(header, len(b))
	d.dccpChecksum(l, header)
	kind, extended := int(b[8]>>1&0x0f), int(b[8]&1)
	at := 12 + 4*extended
	if header < at {
		d.giveLabel(protocol.DCCPHeaderBad)
		return next{}
	}
	if extended == 1 && !d.givePart(protocol.DCCPLong, b) || len(b) < at {
		return next{}
	}
	seq := uint64(binary.BigEndian.Uint32(b[8:]) & 0xffffff)
	if extended == 1 {
		seq = binary.BigEndian.Uint64(b[8:]) & 0xffff_ffff_ffff
	} else {
		d.giveNum(protocol.DCCPSeq, seq)
	}
	if conv != nil {
		if conv.based[dir] {
			d.giveNum(protocol.DCCPSeq, (seq-conv.base[dir])&dccpNumbers[extended])
		} else if kind == dccpRequest || kind == dccpResponse {
			conv.base[dir], conv.based[dir] = seq, true
		}
	}
	if kind > dccpListen {
		d.giveLabel(protocol.DCCPReservedType)
		return next{}
	}
	if header < dccpLeast[kind][extended] {
		d.giveLabel(protocol.DCCPHeaderBad)
		return next{}
	}
	if kind == dccpResponse || dccpAck <= kind && kind <= dccpSyncAck {
		ack, raw := protocol.DCCPShortAck, 4
		if extended == 1 {
			ack, raw = protocol.DCCPLongAck, 8
		}
		if !d.givePart(ack, b[at:]) {
			return next{}
		}
		if conv != nil && conv.based[1-dir] {
			d.giveNum(protocol.DCCPAck, (be(b[at+raw/4:at+raw])-conv.base[1-dir])&dccpNumbers[extended])
		}
		at += raw
	}
	switch kind {
	case dccpRequest, dccpResponse, dccpListen:
		if !d.givePart(protocol.DCCPService, b[at:]) {
			return next{}
		}
		at += 4
	case dccpReset:
		if !d.givePart(protocol.DCCPReset, b[at:]) {
			return next{}
		}
		at += 4
	}
	if header > at {
		d.giveLabel(protocol.DCCPOptions)
		d.dccpOptions(b[at:min(header, len(b))])
	}
	if header < len(b) && !d.plan.last[protocol.DCCP.ID] {
		d.carrier = carrier{src: binary.BigEndian.Uint16(b), dst: binary.BigEndian.Uint16(b[2:])}
		d.deliver(len(d.layers)-1, protocol.DCCPPorts, b[header:], l.full-header)
	}
	return next{}
}

// be is the number in up to eight bytes.
func be(b []byte) (n uint64) {
	for _, c := range b {
		n = n<<8 | uint64(c)
	}
	return n
}

// dccpChecksum verifies the checksum over the header and as much data as the header says.
func (d *dissection) dccpChecksum(l *layer, header int) {
	if !d.wantsAny(protocol.DCCPChecksumOK, protocol.DCCPChecksumBad) {
		return
	}
	src, dst, ok := d.addresses()
	if !ok || len(l.b) < l.full || d.quoting() != nil {
		d.giveNum(protocol.DCCPChecksumOK, checksumUnverified)
		return
	}
	covered := len(l.b)
	if c := int(l.b[5] & 0x0f); c > 0 {
		covered = min(covered, header+4*(c-1))
	}
	sum := onesSum(onesSum(onesSum(uint64(len(l.b))+protocolDCCP, src.b[:src.size]), dst.b[:dst.size]), l.b[:covered])
	d.giveChecksum(protocol.DCCPChecksumOK, protocol.DCCPChecksumBad, sum)
}

// dccpConversation finds the conversation and the direction of the packet in it, if the program needs them.
func (d *dissection) dccpConversation(l *layer) (*dccpConv, int) {
	if !d.wantsAny(protocol.DCCPStream, protocol.DCCPSeq, protocol.DCCPAck) {
		return nil, 0
	}
	src, dst, ok := d.addresses()
	if !ok {
		return nil, 0
	}
	f, reverse := newFlow(src, dst, uint16(l.load(protocol.DCCPSrcPort)), uint16(l.load(protocol.DCCPDstPort)))
	c := d.state.dccp.get(f)
	if c == nil {
		c = d.state.dccp.start(f, c)
		c.stream = d.state.dccp.count - 1
	}
	if reverse {
		return c, 1
	}
	return c, 0
}

// dccpOptions reads the options (RFC 4340, section 5.8).
func (d *dissection) dccpOptions(b []byte) {
	for len(b) > 0 {
		d.givePart(protocol.DCCPOption, b)
		n := 1
		if b[0] >= 32 {
			if len(b) < 2 {
				return
			}
			if n = int(b[1]); n < 2 {
				d.giveLabel(protocol.DCCPOptionBad)
				return
			}
		}
		if !d.dccpOption(b, n) || n > len(b) {
			return
		}
		b = b[n:]
	}
}

// dccpOption reads an option of n bytes. It reports false where it ends too soon.
func (d *dissection) dccpOption(b []byte, n int) bool {
	all := func(f *protocol.Field, start int) bool {
		if n > len(b) {
			return false
		}
		d.giveBytes(f, b[start:n])
		return true
	}
	sized := func(p protocol.Part, size int) bool {
		if n != size {
			d.giveLabel(protocol.DCCPOptionBad)
			return true
		}
		return d.givePart(p, b[2:])
	}
	switch kind := b[0]; {
	case kind == 0:
		return all(protocol.DCCPPadding, 0)
	case kind == 1:
		return all(protocol.DCCPMandatory, 0)
	case kind == 2:
		return all(protocol.DCCPSlowReceiver, 0)
	case kind < 32:
		return all(protocol.DCCPOptReserved, 0)
	case kind <= 35:
		if len(b) > 2 && b[2] == dccpMultipath {
			return true
		}
		return d.givePart(protocol.DCCPFeature, b[2:])
	case kind == 36:
		return all(protocol.DCCPInitCookie, 2)
	case kind == 37:
		if n > 8 {
			d.giveLabel(protocol.DCCPOptionBad)
			return true
		}
		if n > len(b) {
			return false
		}
		d.giveNum(protocol.DCCPNDPCount, be(b[2:n]))
	case kind == 38:
		return all(protocol.DCCPAckVector0, 2)
	case kind == 39:
		return all(protocol.DCCPAckVector1, 2)
	case kind == 40:
		return all(protocol.DCCPDataDropped, 2)
	case kind == 41:
		return sized(protocol.DCCPTimestamp, 6)
	case kind == 42:
		if n != 6 && n != 8 && n != 10 {
			d.giveLabel(protocol.DCCPOptionBad)
			return true
		}
		if !d.givePart(protocol.DCCPTimestampEcho, b[2:]) || n > len(b) {
			return false
		}
		if n > 6 {
			d.giveNum(protocol.DCCPElapsed, be(b[6:n]))
		}
	case kind == 43:
		if n != 4 && n != 6 {
			d.giveLabel(protocol.DCCPOptionBad)
			return true
		}
		if n > len(b) {
			return false
		}
		d.giveNum(protocol.DCCPElapsed, be(b[2:n]))
	case kind == 44:
		return sized(protocol.DCCPChecksumData, 6)
	case kind == 46: // of multipath DCCP
	case kind == 45:
		return all(protocol.DCCPOptUnknown, 2)
	case kind == 192:
		return sized(protocol.DCCPLossRate, 6)
	case kind == 193:
		return all(protocol.DCCPLossIntervals, 2)
	case kind == 194:
		return sized(protocol.DCCPReceiveRate, 6)
	case kind >= 128:
		return all(protocol.DCCPOptCCID, 2)
	default:
		return all(protocol.DCCPOptReserved, 2)
	}
	return true
}
