package eval

import (
	"encoding/binary"
	"hash/crc32"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

const (
	stunHeader    = 20
	stunCookie    = 0x2112a442
	channelHeader = 4

	maxSTUNRequests = 256 // that a conversation remembers, in a generation
)

// stunConversation is what STUN remembers of a conversation: its requests, by transaction ID.
type stunConversation struct {
	requests memory[[12]byte, stunRequest]
}

type stunRequest struct {
	request
	response int // the frame that answered it
}

// stun reads a message, or data on a channel of TURN, which only the port tells from other protocols.
func stun(d *dissection, l *layer) next {
	begins := stunBegins(l.b)
	channel := !d.carrier.guessing && !begins && channelBegins(l.b)
	if !begins && !channel {
		return refused
	}
	if d.carrier.guessing { // from now on, data on channels belong to it as well
		d.carries(protocol.STUN)
		d.carrier.guessing = false
	}
	if !d.carrier.stream {
		return d.stunMessage(l)
	}
	return d.pdus(l, channelHeader, func(b []byte) int {
		n := int(binary.BigEndian.Uint16(b[2:]))
		if isChannel(b) {
			return channelHeader + (n+3)&^3 // a stream has them padded
		}
		return stunHeader + n
	}, func(l *layer) {
		if n := d.stunMessage(l); n.proto != nil {
			d.walk(n)
		}
	})
}

// stunBegins recognises a message: no bits before its type, the cookie, and no more bytes said to follow than were captured.
func stunBegins(b []byte) bool {
	return len(b) >= stunHeader && b[0]&0xc0 == 0 && binary.BigEndian.Uint32(b[4:]) == stunCookie &&
		int(binary.BigEndian.Uint16(b[2:])) <= len(b)-stunHeader
}

// isChannel tells data on a channel from a message, by the channel's number.
func isChannel(b []byte) bool { return b[0]>>4 == 4 }

// channelBegins recognises data on a channel by the channel's number, and a length that leaves no more than padding.
func channelBegins(b []byte) bool {
	if len(b) < channelHeader || !isChannel(b) {
		return false
	}
	n := channelHeader + int(binary.BigEndian.Uint16(b[2:]))
	return n <= len(b) && len(b) < n+4
}

func (d *dissection) stunMessage(l *layer) next {
	b := l.b
	if isChannel(b) {
		d.givePart(protocol.STUNChannel, b)
		n := min(int(binary.BigEndian.Uint16(b[2:])), l.full-channelHeader)
		l.own = channelHeader
		return next{proto: protocol.Data, b: b[channelHeader:min(channelHeader+n, len(b))], full: n}.unlessEmpty()
	}
	if len(b) < stunHeader {
		return d.truncated(b, l.full)
	}
	length := int(binary.BigEndian.Uint16(b[2:]))
	d.stunTransaction(b)
	d.givePart(protocol.STUNHeader, b)
	if length == 0 {
		return next{}
	}
	d.giveNum(protocol.STUNVersion, 3) // that of RFC 5389 and its successor
	if length%4 != 0 {
		d.giveLabel(protocol.STUNUneven)
	}
	d.giveLabel(protocol.STUNAttributes)
	b = b[:min(stunHeader+length, len(b))]
	n := next{}
	for at := stunHeader; at < len(b); {
		if len(b)-at < 4 {
			return d.truncated(l.b, l.full)
		}
		size := int(binary.BigEndian.Uint16(b[at+2:]))
		if whole, known := d.stunAttribute(b, at, size, &n); !whole {
			if !known {
				d.malformed()
			}
			break
		}
		if padding := -size & 3; padding > 0 {
			d.giveNum(protocol.STUNPadding, uint64(padding))
		}
		at += 4 + (size+3)&^3
	}
	return n
}

// stunTransaction finds the request that a response answers, and the first of requests that are sent again.
func (d *dissection) stunTransaction(b []byte) {
	const indication, response = 0x0010, 0x0100
	kind := binary.BigEndian.Uint16(b)
	if kind&(response|indication) == indication || !d.wantsAny(protocol.STUNResponseTo, protocol.STUNTime, protocol.STUNResponseIn, protocol.STUNDuplicate) {
		return
	}
	c := remembered[stunConversation](d, protocol.STUN)
	id := [12]byte(b[8:])
	r, _ := c.requests.get(id, maxSTUNRequests)
	var first *int // the frame of what this one may repeat
	if kind&response != 0 {
		first = &r.response
		if r.frame != 0 {
			d.giveNum(protocol.STUNResponseTo, uint64(r.frame))
			d.giveTime(protocol.STUNTime, d.now().sub(r.at))
		}
	} else {
		first = &r.frame
		if r.frame == 0 {
			r.at = d.now()
		} else if r.response != 0 {
			d.giveNum(protocol.STUNResponseIn, uint64(r.response))
		}
	}
	if *first != 0 {
		d.giveNum(protocol.STUNDuplicate, uint64(*first))
		return
	}
	*first = d.frame.Number
	c.requests.put(id, r, maxSTUNRequests)
}

// stunAttribute reads the attribute at an offset of the message, and tells whether it is whole, and known by name. Data go to n.
func (d *dissection) stunAttribute(b []byte, at, size int, n *next) (whole, known bool) {
	const data = 0x0013
	kind, value := binary.BigEndian.Uint16(b[at:]), b[at+4:]
	read, known := stunAttributes[kind]
	if known {
		d.givePart(protocol.STUNAttribute, b[at:])
	} else {
		read = stunValue
		d.giveLabel(protocol.STUNUnknown)
		if (size+3)&^3 > len(value) {
			return false, false
		}
	}
	d.givePart(protocol.STUNAttributeHeader, b[at:])
	if size > len(value) {
		return false, known
	}
	read(d, b[:at], value[:size])
	if kind == data {
		*n = next{proto: protocol.Data, b: value[:size], full: size}.unlessEmpty()
	}
	return true, known
}

// stunReader reads the value of an attribute, which stands behind the first bytes of the message.
type stunReader func(d *dissection, before, value []byte)

var stunValue = stunBytes(protocol.STUNValue)

// stunAttributes are the attributes that Wireshark has a name for.
var stunAttributes = func() map[uint16]stunReader {
	all := map[uint16]stunReader{
		0x0003: stunPart(protocol.STUNChangeRequest),
		0x000c: stunPart(protocol.STUNChannelNumber),
		0x000d: stunPart(protocol.STUNLifetime),
		0x000f: stunPart(protocol.STUNMagic),
		0x0010: stunPart(protocol.STUNBandwidth),
		0x0017: stunPart(protocol.STUNAddressFamily),
		0x0018: stunPart(protocol.STUNReserveNext),
		0x0019: stunPart(protocol.STUNTransport),
		0x001d: stunPart(protocol.STUNAlgorithm),
		0x0022: stunPart(protocol.STUNToken),
		0x0024: stunPart(protocol.STUNPriority),
		0x0030: stunPart(protocol.STUNICMP),
		0x8002: stunPart(protocol.STUNAlgorithm),
		0x8004: stunPart(protocol.STUNICMP),
		0x8008: stunPart(protocol.STUNMSVersion),
		0x8027: stunPart(protocol.STUNCache),
		0x8029: stunPart(protocol.STUNTieBreaker),
		0x802a: stunPart(protocol.STUNTieBreaker),
		0x8050: stunPart(protocol.STUNMSSequence),
		0x8055: stunPart(protocol.STUNMSService),
		0x8056: stunPart(protocol.STUNMSBandwidth),
		0x8057: stunPart(protocol.STUNMSReserved),
		0x8058: stunPart(protocol.STUNMSAmount),
		0x805d: stunPart(protocol.STUNMSRemote), 0x805e: stunPart(protocol.STUNMSLocal), 0x805f: stunPart(protocol.STUNMSRemote), 0x8060: stunPart(protocol.STUNMSLocal),
		0x8068: stunPart(protocol.STUNMSLocation),
		0x8070: stunPart(protocol.STUNMSICE),
		0x8095: stunPart(protocol.STUNMSSession),
		0xc057: stunPart(protocol.STUNGoogleNetwork),
		0x0001: stunAddress, 0x0002: stunAddress, 0x0004: stunAddress, 0x0005: stunAddress, 0x000b: stunAddress, 0x000e: stunAddress,
		0x0011: stunAddress, 0x8023: stunAddress, 0x802b: stunAddress, 0x802c: stunAddress, 0x8090: stunAddress,
		0x0012: stunMasked, 0x0016: stunMasked, 0x0020: stunMasked, 0x0027: stunMasked, 0x0028: stunMasked, 0x8020: stunMasked,
		0x8059: stunMasked, 0x805a: stunMasked, 0x805b: stunMasked, 0x805c: stunMasked,
		0x0006: stunText(protocol.STUNUsername),
		0x0014: stunText(protocol.STUNRealm),
		0x0015: stunText(protocol.STUNNonce),
		0x8022: stunText(protocol.STUNSoftware),
		0x8054: func(d *dissection, _, b []byte) {
			if len(b) > 0 {
				d.giveText(protocol.STUNFoundation, b[:min(4, len(b))])
			}
		},
		0x0007: stunBytes(protocol.STUNPassword),
		0x0008: stunBytes(protocol.STUNIntegrity),
		0x8006: stunBytes(protocol.STUN8006),
		0x8061: stunBytes(protocol.STUNDialog),
		0x8062: stunBytes(protocol.STUNCall),
		0x0009: stunError,
		0x000a: stunMissing,
		0x0026: func(d *dissection, _, b []byte) { d.giveNum(protocol.STUNPadding, uint64(len(b))) },
		0x8028: stunFingerprint,
	}
	for _, kind := range [...]uint16{ // of which it shows no more than the bytes
		0x0013, 0x001a, 0x001b, 0x001c, 0x001e, 0x0025, 0x002a, 0x8000, 0x8001, 0x8003, 0x8025, 0x802d, 0x802e, 0x8030, 0x8032, 0x8037, 0x8039,
		0xc000, 0xc001, 0xc002, 0xc058, 0xc059, 0xc05a, 0xc05b, 0xc05c, 0xc05d, 0xc060, 0xff04, 0xff05,
	} {
		all[kind] = stunValue
	}
	return all
}()

func stunPart(p protocol.Part) stunReader {
	return func(d *dissection, _, b []byte) { d.givePart(p, b) }
}

func stunText(f *protocol.Field) stunReader {
	return func(d *dissection, _, b []byte) { d.giveText(f, b) }
}

func stunBytes(f *protocol.Field) stunReader {
	return func(d *dissection, _, b []byte) {
		if len(b) > 0 {
			d.giveBytes(f, b)
		}
	}
}

// stunFingerprint verifies the checksum of what comes before it.
func stunFingerprint(d *dissection, before, b []byte) {
	const mask, bad, good = 0x5354554e, 0, 1
	if len(b) < 4 {
		return
	}
	d.giveWire(protocol.STUNCRC, b[:4])
	if crc32.ChecksumIEEE(before)^mask == binary.BigEndian.Uint32(b) {
		d.giveNum(protocol.STUNCRCStatus, good)
		return
	}
	d.giveNum(protocol.STUNCRCStatus, bad)
	d.giveLabel(protocol.STUNCRCBad)
}

func stunError(d *dissection, _, b []byte) {
	if d.givePart(protocol.STUNErrorCode, b) && len(b) > 4 {
		d.giveText(protocol.STUNReason, b[4:])
	}
}

func stunMissing(d *dissection, _, b []byte) {
	for ; len(b) >= 2; b = b[2:] {
		d.giveWire(protocol.STUNMissing, b[:2])
	}
}

// The families of addresses.
const (
	stunIPv4 = 1
	stunIPv6 = 2
)

func stunAddress(d *dissection, _, b []byte) {
	if !d.givePart(protocol.STUNAddress, b) || len(b) < 4 {
		return
	}
	d.giveWire(protocol.STUNPort, b[2:4])
	switch {
	case b[1] == stunIPv4 && len(b) >= 8:
		d.giveWire(protocol.STUNIPv4, b[4:8])
	case b[1] == stunIPv6 && len(b) >= 20:
		d.giveWire(protocol.STUNIPv6, b[4:20])
	}
}

// stunMasked reads an address that address translators on the way don't recognise: the cookie and the transaction ID are added to its bits.
func stunMasked(d *dissection, before, b []byte) {
	if !d.givePart(protocol.STUNAddress, b) || len(b) < 4 {
		return
	}
	d.giveBytes(protocol.STUNPortMasked, b[2:4])
	d.giveNum(protocol.STUNPort, uint64(binary.BigEndian.Uint16(b[2:])^stunCookie>>16))
	switch {
	case b[1] == stunIPv4 && len(b) >= 8:
		d.giveBytes(protocol.STUNIPv4Masked, b[4:8])
		if d.wants(protocol.STUNIPv4) {
			d.give(protocol.STUNIPv4, ftype.Value{Num: uint64(binary.BigEndian.Uint32(b[4:]) ^ stunCookie), Aux: 32}, nil)
		}
	case b[1] == stunIPv6 && len(b) >= 20:
		d.giveBytes(protocol.STUNIPv6Masked, b[4:20])
		if d.wants(protocol.STUNIPv6) {
			start := len(d.arena)
			for i, x := range b[4:20] {
				d.arena = append(d.arena, x^before[4+i])
			}
			d.give(protocol.STUNIPv6, ftype.Value{Bytes: d.arena[start:], Aux: 128}, nil)
		}
	}
}
