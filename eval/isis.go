package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// Types of TLVs.
const (
	isisArea           = 1
	isisNeighbors      = 2 // in a hello: 6
	isisLANNeighbors   = 6
	isisInstance       = 7
	isisLSPEntries     = 9
	isisBufferSize     = 14
	isisExtNeighbors   = 22
	isisIPReach        = 128
	isisProtocols      = 129
	isisIPExternal     = 130
	isisIPv4           = 132
	isisTERouter       = 134
	isisExtIPReach     = 135
	isisHostname       = 137
	isisRestart        = 211
	isisIPv6           = 232
	isisIPv6Reach      = 236
	isisAdjacencyState = 240
	isisCapability     = 242
)

// Types of messages.
const (
	isisPointToPoint = 17
	isisLevel1       = 18 // the link state that level 1 has
)

// isisHeader is the size of the part that all messages have.
const isisHeader = 8

func isis(d *dissection, l *layer) next {
	if !d.givePart(protocol.ISISHeader, l.b) {
		return d.truncated(l.b, l.full)
	}
	l.own = min(isisHeader, len(l.b))
	switch l.b[4] & 0x1f {
	case 15, 16, isisPointToPoint:
		return l.rest(protocol.ISISHello, isisHeader)
	case isisLevel1, 20:
		return l.rest(protocol.ISISLSP, isisHeader)
	case 24, 25:
		return l.rest(protocol.ISISCSNP, isisHeader)
	case 26, 27:
		return l.rest(protocol.ISISPSNP, isisHeader)
	}
	return next{}
}

// isisTLVs reads the values behind the first skip bytes of a message that has size bytes together with the header that all have.
func (d *dissection) isisTLVs(l *layer, skip, size int, head protocol.Part, value func(kind byte, v []byte)) next {
	end := max(size-isisHeader, skip)
	b := l.b[min(skip, len(l.b)):min(end, len(l.b))]
	for len(b) >= 2 {
		d.givePart(head, b)
		n := 2 + int(b[1])
		if n > len(b) {
			break
		}
		value(b[0], b[2:n])
		b = b[n:]
	}
	if len(b) > 0 || end > len(l.b) {
		return d.truncated(l.b, l.full)
	}
	return next{}
}

// giveRun gives a value of size bytes after another.
func (d *dissection) giveRun(f *protocol.Field, v []byte, size int) {
	for ; len(v) >= size; v = v[size:] {
		d.giveWire(f, v[:size])
	}
}

// isisAreas gives addresses of areas, each with its length in front.
func (d *dissection) isisAreas(f *protocol.Field, v []byte) {
	for len(v) > 0 && 1+int(v[0]) <= len(v) {
		d.giveBytes(f, v[:1+int(v[0])])
		v = v[1+int(v[0]):]
	}
}

func isisHello(d *dissection, l *layer) next {
	const header, lanHeader = 12, 19
	if !d.givePart(protocol.HelloHeader, l.b) {
		return d.truncated(l.b, l.full)
	}
	skip := lanHeader
	if before := &d.layers[len(d.layers)-2]; before.proto == protocol.ISIS && before.b[4]&0x1f == isisPointToPoint {
		skip = header
		d.givePart(protocol.HelloCircuit, l.b)
	} else {
		d.givePart(protocol.HelloLAN, l.b)
	}
	return d.isisTLVs(l, skip, int(binary.BigEndian.Uint16(l.b[9:])), protocol.HelloTLV, func(kind byte, v []byte) {
		switch kind {
		case isisArea:
			d.isisAreas(protocol.HelloArea, v)
		case isisLANNeighbors:
			d.giveRun(protocol.HelloNeighbor, v, 6)
		case isisInstance:
			d.givePart(protocol.HelloInstance, v)
		case isisProtocols:
			d.giveRun(protocol.HelloNLPID, v, 1)
		case isisIPv4:
			d.giveRun(protocol.HelloIPv4, v, 4)
		case isisIPv6:
			d.giveRun(protocol.HelloIPv6, v, 16)
		case isisRestart:
			d.givePart(protocol.HelloRestart, v)
		case isisAdjacencyState:
			d.isisAdjacency(v)
		}
	})
}

// isisAdjacency reads how far two systems know each other.
func (d *dissection) isisAdjacency(v []byte) {
	if d.givePart(protocol.HelloState, v) && d.givePart(protocol.HelloCircuits, v[1:]) && d.givePart(protocol.HelloNeighborID, v[5:]) {
		d.givePart(protocol.HelloNeighborCircuit, v[5:])
	}
}

func isisLSP(d *dissection, l *layer) next {
	const header = 19
	if !d.givePart(protocol.LSPHeader, l.b) || !d.givePart(protocol.LSPFlags, l.b) {
		return d.truncated(l.b, l.full)
	}
	size := int(binary.BigEndian.Uint16(l.b))
	d.isisChecksum(l.b, size-isisHeader)
	return d.isisTLVs(l, header, size, protocol.LSPTLV, d.isisLSPValue)
}

// isisChecksum tells whether the checksum is right (ISO 8473, annex C): it covers all behind the lifetime.
func (d *dissection) isisChecksum(b []byte, size int) {
	const from, at, bad, good, unverified = 4, 16, 0, 1, 2
	status := uint64(unverified)
	if binary.BigEndian.Uint16(b[at:]) != 0 && size > from && size <= len(b) {
		var c0, c1 uint32
		for _, c := range b[from:size] {
			c0 = (c0 + uint32(c)) % 255
			c1 = (c1 + c0) % 255
		}
		if status = good; c0 != 0 || c1 != 0 {
			status = bad
			d.giveLabel(protocol.LSPBadChecksum)
		}
	}
	d.giveNum(protocol.LSPChecksumOK, status)
}

func (d *dissection) isisLSPValue(kind byte, v []byte) {
	switch kind {
	case isisArea:
		d.isisAreas(protocol.LSPArea, v)
	case isisInstance:
		d.givePart(protocol.LSPInstance, v)
	case isisProtocols:
		d.giveRun(protocol.LSPNLPID, v, 1)
	case isisIPv4:
		d.giveRun(protocol.LSPIPv4, v, 4)
	case isisIPv6:
		d.giveRun(protocol.LSPIPv6, v, 16)
	case isisTERouter:
		d.giveRun(protocol.LSPTERouter, v, 4)
	case isisHostname:
		d.giveASCII(len(d.layers)-1, protocol.LSPHostname, v)
	case isisBufferSize:
		d.giveRun(protocol.LSPBufferSize, v, 2)
	case isisNeighbors:
		if len(v) == 0 {
			return
		}
		if d.layers[len(d.layers)-2].b[4]&0x1f == isisLevel1 {
			d.giveWire(protocol.LSPVirtual, v[:1])
		} else {
			d.giveWire(protocol.LSPNeighborsReserved, v[:1])
		}
		for v = v[1:]; len(v) >= 11; v = v[11:] {
			d.givePart(protocol.LSPNeighbor, v)
		}
	case isisIPReach, isisIPExternal:
		for ; len(v) >= 12; v = v[12:] {
			d.giveStart(protocol.LSPIPPrefix, v[4:8], 8*4, 4)
			d.givePart(protocol.LSPIPReach, v)
		}
	case isisExtNeighbors:
		for len(v) >= 11 {
			d.givePart(protocol.LSPExtNeighbor, v)
			n := min(11+int(v[10]), len(v))
			d.isisLink(v[11:n])
			v = v[n:]
		}
	case isisExtIPReach:
		d.isisIPv4Routes(v)
	case isisIPv6Reach:
		d.isisIPv6Routes(v)
	case isisCapability:
		d.givePart(protocol.LSPCapable, v)
	}
}

// isisLink reads what is said of the link to a neighbour.
func (d *dissection) isisLink(v []byte) {
	const identifiers, local, remote, metric = 4, 6, 8, 18
	for len(v) >= 2 {
		d.givePart(protocol.LSPExtSub, v)
		n := 2 + int(v[1])
		if n > len(v) {
			return
		}
		switch w := v[2:n]; {
		case v[0] == identifiers:
			d.givePart(protocol.LSPExtLinks, w)
		case v[0] == local && len(w) == 4:
			d.giveWire(protocol.LSPExtInterface, w)
		case v[0] == remote && len(w) == 4:
			d.giveWire(protocol.LSPExtPeer, w)
		case v[0] == metric && len(w) == 3:
			d.giveWire(protocol.LSPExtMetric, w)
		}
		v = v[n:]
	}
}

func (d *dissection) isisIPv4Routes(v []byte) {
	const bits, more = 0x3f, 0x40
	for d.givePart(protocol.LSPExtIPMetric, v) {
		n := 5 + (int(v[4]&bits)+7)/8
		if n > len(v) || n > 9 {
			return
		}
		d.giveStart(protocol.LSPExtIPPrefix, v[5:n], 8*4, 4)
		v = d.isisSubTLVs(protocol.LSPExtIPSubLength, v[n:], v[4]&more != 0)
	}
}

func (d *dissection) isisIPv6Routes(v []byte) {
	const more = 0x20
	for len(v) >= 6 {
		d.givePart(protocol.LSPIPv6Reach, v)
		d.giveNum(protocol.LSPIPv6Length, uint64(v[5]))
		n := 6 + (int(v[5])+7)/8
		if n > len(v) || n > 22 {
			return
		}
		d.giveStart(protocol.LSPIPv6Prefix, v[6:n], 8*16, 16)
		v = d.isisSubTLVs(protocol.LSPIPv6SubLength, v[n:], v[4]&more != 0)
	}
}

// isisSubTLVs passes over what is said of a route, if there is something, and gives what follows.
func (d *dissection) isisSubTLVs(length *protocol.Field, v []byte, some bool) []byte {
	if !some || len(v) == 0 {
		d.giveNum(length, 0)
		return v
	}
	d.giveNum(length, uint64(v[0]))
	return v[min(1+int(v[0]), len(v)):]
}

func isisCSNP(d *dissection, l *layer) next {
	const header = 25
	if !d.givePart(protocol.CSNPHeader, l.b) {
		return d.truncated(l.b, l.full)
	}
	return d.isisTLVs(l, header, int(binary.BigEndian.Uint16(l.b)), protocol.CSNPTLV, d.isisEntries)
}

func isisPSNP(d *dissection, l *layer) next {
	const header = 9
	if !d.givePart(protocol.PSNPHeader, l.b) {
		return d.truncated(l.b, l.full)
	}
	return d.isisTLVs(l, header, int(binary.BigEndian.Uint16(l.b)), protocol.PSNPTLV, d.isisEntries)
}

// isisEntries reads which advertisements a system has, or asks for.
func (d *dissection) isisEntries(kind byte, v []byte) {
	switch kind {
	case isisInstance:
		d.givePart(protocol.CSNPInstance, v)
	case isisLSPEntries:
		for ; len(v) >= 16; v = v[16:] {
			d.givePart(protocol.CSNPEntry, v)
		}
	}
}
