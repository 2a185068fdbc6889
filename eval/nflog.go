package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// The attributes of NFLOG that have fields of their own (linux/netfilter/nfnetlink_log.h).
const (
	nflogPacketHeader = 1
	nflogInDev        = 4
	nflogOutDev       = 5
	nflogPayload      = 9
	nflogPrefix       = 10
	nflogUID          = 11
	nflogGID          = 14
)

func nflog(d *dissection, l *layer) next {
	if len(l.b) < protocol.NFLog.MinHeader {
		return next{}
	}
	var n next
	var order binary.ByteOrder = binary.LittleEndian
	at := protocol.NFLog.MinHeader
	if len(l.b) >= at+2 && int(order.Uint16(l.b[at:])) > l.full-at {
		order = binary.BigEndian
	}
	for at+4 <= len(l.b) {
		length, kind := int(order.Uint16(l.b[at:])), order.Uint16(l.b[at+2:])&0x7fff
		if length < 4 {
			break
		}
		tlv := l.b[at:min(at+length, len(l.b))]
		v := tlv[4:]
		d.giveBytes(protocol.NFLogTLV, tlv)
		d.giveNum(protocol.NFLogLength, uint64(length))
		d.giveNum(protocol.NFLogType, uint64(kind))
		switch {
		case kind == nflogPayload:
			n = d.edge(l, at+4)
			if n.proto != nil && length-4 < n.full {
				n.b, n.full = v, length-4
			}
		case kind == nflogPrefix:
			if i := len(v) - 1; i >= 0 && v[i] == 0 {
				v = v[:i]
			}
			d.giveBytes(protocol.NFLogPrefix, v)
		case kind == nflogPacketHeader && len(v) >= 3:
			d.giveNum(protocol.NFLogProtocol, uint64(binary.BigEndian.Uint16(v)))
			d.giveNum(protocol.NFLogHook, uint64(v[2]))
		case kind == nflogInDev && len(v) == 4:
			d.giveNum(protocol.NFLogInDev, uint64(binary.BigEndian.Uint32(v)))
		case kind == nflogOutDev && len(v) == 4:
			d.giveNum(protocol.NFLogOutDev, uint64(binary.BigEndian.Uint32(v)))
		case kind == nflogUID && len(v) == 4:
			d.giveNum(protocol.NFLogUID, uint64(int32(binary.BigEndian.Uint32(v))))
		case kind == nflogGID && len(v) == 4:
			d.giveNum(protocol.NFLogGID, uint64(int32(binary.BigEndian.Uint32(v))))
		default:
			if len(v) > 0 {
				d.giveBytes(protocol.NFLogValue, v)
			}
		}
		at += (length + 3) &^ 3
	}
	l.own = min(at, len(l.b))
	return n
}
