package eval

import (
	"encoding/binary"
	"math"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// Where things stand in a message of a spanning tree protocol, and the protocol's types and versions.
const (
	stpTimes     = 27
	stpVersion1  = 35 // where a plain message ends
	stpVersion3  = 36
	stpConfigure = 0
	stpRapid     = 2
	mstpVersion  = 3

	mstpConfigSize   = 51
	mstpTreeSize     = 13
	mstpInstanceSize = 16
	pvstPID          = 0x010b
)

func stp(d *dissection, l *layer) next {
	l.own = len(l.b)
	if to, ok := d.toGARP(); ok {
		n := l.rest(to, 0)
		d.drop()
		return n
	}
	if len(l.b) < protocol.STP.MinHeader {
		d.drop()
		return next{}
	}
	kind := l.b[3]
	if kind != stpConfigure && kind != stpRapid {
		l.own = protocol.STP.MinHeader
		return next{}
	}
	if len(l.b) < stpTimes { // Wireshark looks at both bridges before it shows anything
		b, full := l.b, l.full
		d.drop()
		return d.truncated(b, full)
	}
	for i, f := range stpTimeFields {
		if at := stpTimes + 2*i; d.wants(f) && at+2 <= len(l.b) {
			seconds := float64(binary.BigEndian.Uint16(l.b[at:])) / 256
			d.give(f, ftype.Value{Num: math.Float64bits(seconds)}, l.b[at:at+2])
		}
	}
	if len(l.b) < stpVersion1 {
		return d.truncated(l.b, l.full)
	}
	switch {
	case d.isPVST():
		d.pvst(l.b)
	case kind == stpRapid && l.b[2] >= mstpVersion && len(l.b) > stpVersion3:
		if !d.mstp(l.b[stpVersion3:], l.b[2]) {
			return d.truncated(l.b, l.full)
		}
	}
	return next{}
}

var stpTimeFields = [4]*protocol.Field{protocol.STPMsgAge, protocol.STPMaxAge, protocol.STPHello, protocol.STPForward}

// toGARP tells whether the frame goes to an address of GARP's applications, which share the spanning tree's SAP, and to which: nil, one that
// Wireshark does not show.
func (d *dissection) toGARP() (*protocol.Protocol, bool) {
	e := d.find(protocol.Eth)
	if e == nil || len(e.b) < 6 || string(e.b[:5]) != "\x01\x80\xc2\x00\x00" {
		return nil, false
	}
	switch last := e.b[5]; {
	case last == 0x20:
		return protocol.GMRP, true
	case last == 0x21:
		return protocol.GVRP, true
	default:
		return nil, last&0xf0 == 0x20
	}
}

// isPVST tells whether the layer before says that the message is one of Cisco's per VLAN.
func (d *dissection) isPVST() bool {
	before := &d.layers[len(d.layers)-2]
	return before.proto == protocol.LLC && before.load(protocol.LLCPID) == pvstPID
}

// pvst reads what follows a message of Cisco's: values of 16 bits for their types and lengths, one of which must tell the VLAN.
func (d *dissection) pvst(b []byte) {
	found := false
	for b = b[min(stpVersion3, len(b)):]; len(b) >= 4; {
		d.givePart(protocol.STPPVST, b)
		kind, n := binary.BigEndian.Uint16(b), int(binary.BigEndian.Uint16(b[2:]))
		b = b[4:]
		if n > len(b) {
			break
		}
		if kind == 0 && n == 2 {
			found = true
			d.givePart(protocol.STPPVSTVLAN, b)
		} else if n > 0 {
			d.giveBytes(protocol.STPPVSTValue, b[:n])
		}
		b = b[n:]
	}
	if !found {
		d.giveLabel(protocol.STPPVSTMissing)
	}
}

// mstp reads what versions 3 and 4 append. It reports false where an instance is cut.
func (d *dissection) mstp(b []byte, version byte) bool {
	if !d.givePart(protocol.MSTPLength, b) {
		return true
	}
	length := int(binary.BigEndian.Uint16(b))
	b = b[2:]
	if length == 0 || !d.mstpConfig(b) || !d.givePart(protocol.MSTPTree, b[mstpConfigSize:]) {
		return true
	}
	b = b[mstpConfigSize+mstpTreeSize:]
	instances := length - mstpConfigSize - mstpTreeSize
	if instances < 0 { // a length that counts less than what is always there: Wireshark reads on beyond the end
		instances = math.MaxInt
	}
	for ; instances >= mstpInstanceSize; instances -= mstpInstanceSize {
		if !d.givePart(protocol.MSTPInstance, b) {
			return false
		}
		b = b[mstpInstanceSize:]
	}
	if version > mstpVersion && d.givePart(protocol.SPBLength, b) && d.mstpConfig(b[2:]) {
		d.givePart(protocol.SPBAgreement, b[2+mstpConfigSize:])
	}
	return true
}

// mstpConfig reads the identifier of a configuration. It reports false where it is cut.
func (d *dissection) mstpConfig(b []byte) bool {
	if len(b) >= 33 {
		d.giveText(protocol.MSTPName, b[1:33])
	}
	return d.givePart(protocol.MSTPConfig, b)
}
