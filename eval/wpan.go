package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// Types of frames.
const (
	wpanBeacon = iota
	wpanData
	wpanAck
	wpanCommand
)

// Modes of addresses.
const (
	wpanShort = 2
	wpanLong  = 3
)

func wpan(d *dissection, l *layer) next {
	if len(d.layers) > 2 && d.layers[len(d.layers)-2].proto == protocol.ZEP {
		return d.wpanMeasured(l)
	}
	switch d.frame.Interface.Link {
	case protocol.LinkWPAN:
		return d.wpanChecked(l)
	case protocol.LinkWPANWithPHY:
		const preamble = 6 // with the length
		if len(l.b) < preamble {
			return d.truncated(l.b, l.full)
		}
		l.b, l.full = l.b[preamble:], l.full-preamble
		l.own, l.has = len(l.b), len(l.b)
		return d.wpanChecked(l)
	}
	return d.wpanFrame(l, l.full, wpanGood)
}

// wpanChecked reads a frame with its check sequence.
func (d *dissection) wpanChecked(l *layer) next {
	const fcs = 2
	n, verdict := max(l.full-fcs, 0), uint64(wpanGood)
	if len(l.b) == l.full && l.full > fcs {
		good := wpanFCS(l.b[:n]) == binary.LittleEndian.Uint16(l.b[n:])
		d.giveNum(protocol.WPANFCS, uint64(binary.LittleEndian.Uint16(l.b[n:])))
		if !good {
			verdict = wpanBad
			d.giveLabel(protocol.WPANBadFCS)
		}
	}
	return d.wpanFrame(l, n, verdict)
}

// wpanMeasured reads a frame that has what TI's chips measured in place of its check sequence.
func (d *dissection) wpanMeasured(l *layer) next {
	const fcs = 2
	n, verdict := max(l.full-fcs, 0), uint64(wpanGood)
	if len(l.b) == l.full && l.full > fcs {
		good := l.b[n+1]&0x80 != 0
		d.giveNum(protocol.WPANSignal, uint64(int8(l.b[n])))
		d.giveNum(protocol.WPANCorrelation, uint64(l.b[n+1]&0x7f))
		if !good {
			verdict = wpanBad
			d.giveLabel(protocol.WPANBadFCS)
		}
	}
	return d.wpanFrame(l, n, verdict)
}

// What a check sequence says. Where there is none, it is taken to be right.
const (
	wpanBad = iota
	wpanGood
)

// wpanFCS is the cyclic redundancy check of ITU-T with 16 bits, the least significant one first.
func wpanFCS(b []byte) uint16 {
	var c uint16
	for _, x := range b {
		c ^= uint16(x)
		for range 8 {
			if c&1 != 0 {
				c = c>>1 ^ 0x8408
			} else {
				c >>= 1
			}
		}
	}
	return c
}

// wpanReader reads fields one after the other.
type wpanReader struct {
	d  *dissection
	b  []byte
	at int
	ok bool
}

// take gives the next n bytes; nil where they are lacking.
func (r *wpanReader) take(n int) []byte {
	if !r.ok || r.at+n > len(r.b) {
		r.ok = false
		return nil
	}
	r.at += n
	return r.b[r.at-n : r.at]
}

// num gives a field the number that the next bytes are.
func (r *wpanReader) num(n int, fields ...*protocol.Field) (v uint64) {
	b := r.take(n)
	for i := len(b) - 1; i >= 0; i-- {
		v = v<<8 | uint64(b[i])
	}
	if r.ok {
		for _, f := range fields {
			r.d.giveNum(f, v)
		}
	}
	return v
}

// long gives fields the next long address.
func (r *wpanReader) long(fields ...*protocol.Field) {
	if b := r.take(8); r.ok {
		for _, f := range fields {
			r.d.giveBackwards(f, b)
		}
	}
}

// address gives a short or a long address, if there is one.
func (r *wpanReader) address(mode uint16, short, long *protocol.Field) {
	switch mode {
	case wpanShort:
		r.num(2, short, protocol.WPANAddr16)
	case wpanLong:
		r.long(long, protocol.WPANAddr64)
	}
}

// wpanFrame reads a frame of size bytes.
func (d *dissection) wpanFrame(l *layer, size int, verdict uint64) next {
	const security, compression, noNumber, elements = 0x8, 0x40, 0x100, 0x200
	b := l.b[:min(size, len(l.b))]
	d.giveNum(protocol.WPANLength, uint64(size))
	if len(b) < 2 {
		return d.truncated(b, l.full)
	}
	d.givePart(protocol.WPANControl, b)
	r := &wpanReader{d, b, 2, true}
	control := binary.LittleEndian.Uint16(b)
	kind, version, dst, src := control&7, control>>12&3, control>>10&3, control>>14
	if version != 2 || control&noNumber == 0 {
		r.num(1, protocol.WPANNumber)
	}
	dstPAN, srcPAN := wpanPANs(version, dst, src, control&compression != 0)
	var pan uint64
	if dstPAN {
		pan = r.num(2, protocol.WPANDstPAN)
	}
	to := r.at
	r.address(dst, protocol.WPANDst16, protocol.WPANDst64)
	if srcPAN {
		pan = r.num(2, protocol.WPANSrcPAN)
	}
	from := r.at
	r.address(src, protocol.WPANSrc16, protocol.WPANSrc64)
	if src == wpanShort && r.ok {
		d.wpanOrigin(wpanShortAddress{uint16(pan), binary.LittleEndian.Uint16(b[from:])})
	}
	mic, encrypted := 0, control&security != 0 && version > 0
	if encrypted {
		mic, encrypted = d.wpanSecurity(r)
	}
	if !r.ok {
		return d.truncated(b, size)
	}
	full := size - r.at
	if full > 0 && r.at == len(b) {
		return d.truncated(b, size)
	}
	d.giveNum(protocol.WPANFCSOK, verdict)
	rest := next{b: b[r.at:], full: full}
	if full <= 0 || version == 2 && control&elements != 0 {
		return next{}
	}
	l.own = r.at
	if encrypted {
		rest.full = max(rest.full-mic, 0)
		rest.b = rest.b[:min(len(rest.b), rest.full)]
	}
	if encrypted || verdict == wpanBad {
		rest.proto = protocol.Data
		return rest.unlessEmpty()
	}
	switch kind {
	case wpanBeacon:
		d.wpanBeacon(r)
		rest = next{proto: protocol.Data, b: b[r.at:], full: size - r.at}
		l := &d.layers[len(d.layers)-1]
		l.own = r.at
		if len(rest.b) >= 15 && rest.b[0] == 0 {
			rest.proto = protocol.ZigbeeBeacon
		}
		if rest.full == 0 {
			return next{}
		}
	case wpanCommand:
		if d.wpanCommand(r) && dst == wpanLong && r.at+2 <= len(b) {
			short := wpanShortAddress{uint16(pan), binary.LittleEndian.Uint16(b[r.at:])}
			d.state.wpan.put(short, wpanNamed{[8]byte(b[to:]), d.frame.Number}, maxTransactions)
		}
		return next{}
	case wpanData:
		if len(rest.b) < 2 {
			return d.truncated(b, size)
		}
		rest.proto = protocol.Data
		if version := rest.b[0] >> 2 & 15; (version == 2 || version == 1) && control&compression != 0 && dst == wpanShort && src == wpanShort {
			rest.proto = protocol.Zigbee
		}
	default:
		return next{}
	}
	return rest
}

// wpanShortAddress is an address in a network, wpanNamed the long one that the station has, and the frame that told.
type (
	wpanShortAddress struct{ pan, address uint16 }
	wpanNamed        struct {
		long  [8]byte
		frame int
	}
)

// wpanOrigin gives the long address of the sender where an earlier frame told it.
func (d *dissection) wpanOrigin(short wpanShortAddress) {
	if n, ok := d.state.wpan.get(short, maxTransactions); ok {
		d.giveBackwards(protocol.WPANSrc64, n.long[:])
		d.giveBackwards(protocol.WPANAddr64, n.long[:])
		d.giveNum(protocol.WPANOrigin, uint64(n.frame))
	}
}

// wpanPANs tells whether the numbers of the networks of the destination and the source are there.
func wpanPANs(version, dst, src uint16, compressed bool) (dstPAN, srcPAN bool) {
	if version != 2 {
		return dst != 0, src != 0 && !(compressed && dst != 0)
	}
	switch {
	case dst == 0 && src == 0:
		return compressed, false
	case dst == 0:
		return false, !compressed
	case src == 0:
		return !compressed, false
	case dst == wpanLong && src == wpanLong:
		return !compressed, false
	}
	return true, !compressed
}

// wpanSecurity reads the header of secured frames. It gives how many bytes authenticate them, and whether they are encrypted.
func (d *dissection) wpanSecurity(r *wpanReader) (mic int, encrypted bool) {
	const encryption = 4
	b := r.take(1)
	if b == nil {
		return 0, true
	}
	d.giveLabel(protocol.WPANSecurity)
	d.givePart(protocol.WPANSecurityControl, b)
	if b[0]&0x20 == 0 {
		r.num(4, protocol.WPANSecurityCounter)
	}
	switch b[0] >> 3 & 3 {
	case 1:
		r.num(1, protocol.WPANKeyIndex)
	case 2:
		r.take(4)
		r.num(1, protocol.WPANKeyIndex)
	case 3:
		r.take(8)
		r.num(1, protocol.WPANKeyIndex)
	}
	return [...]int{0, 4, 8, 16}[b[0]&3], b[0]&7 >= encryption
}

// wpanBeacon reads what a beacon says of the network.
func (d *dissection) wpanBeacon(r *wpanReader) {
	if b := r.take(2); b != nil {
		d.givePart(protocol.WPANBeacon, b)
	}
	if b := r.take(1); b != nil {
		slots := int(b[0] & 7)
		d.giveNum(protocol.WPANSlots, uint64(slots))
		d.giveNum(protocol.WPANSlotsPermitted, uint64(b[0]>>7))
		if slots > 0 {
			r.take(1 + 3*slots)
		}
	}
	if b := r.take(1); b != nil {
		for range b[0] & 7 {
			r.num(2, protocol.WPANPending16)
		}
		for range b[0] >> 4 & 7 {
			r.long(protocol.WPANPending64)
		}
	}
}

// wpanCommand reads a command. It reports whether a station that has a long address gets a short one.
func (d *dissection) wpanCommand(r *wpanReader) bool {
	const ask, answer, leave = 1, 2, 3
	switch command := r.num(1, protocol.WPANCommand); {
	case !r.ok:
	case command == ask:
		d.givePart(protocol.WPANCapability, r.b[r.at:])
	case command == answer:
		return d.givePart(protocol.WPANAssociation, r.b[r.at:])
	case command == leave:
		r.num(1, protocol.WPANReason)
	}
	return false
}

// zep reads the header of a frame that was captured elsewhere.
func zep(d *dissection, l *layer) next {
	const v1, v2, ack = 16, 32, 2
	b := l.b
	if len(b) < 4 || b[0] != 'E' || b[1] != 'X' {
		return refused
	}
	d.givePart(protocol.ZEPHead, b)
	size, at := v1, 3
	if b[2] != 1 {
		d.giveNum(protocol.ZEPType, uint64(b[3]))
		if b[3] == ack {
			if len(b) >= 8 {
				d.giveWire(protocol.ZEPNumber, b[4:8])
			}
			l.own = min(8, len(b))
			return next{}
		}
		size, at = v2, 4
	}
	if len(b) < size {
		return d.truncated(b, l.full)
	}
	d.givePart(protocol.ZEPData, b[at:])
	if size == v2 {
		d.giveWire(protocol.ZEPNumber, b[17:21])
	}
	d.giveNum(protocol.ZEPLength, uint64(b[size-1]&0x7f))
	l.own = size
	return l.rest(protocol.WPAN, size)
}

func zigbee(d *dissection, l *layer) next {
	const multicast, security, relayed, dst64, src64, command = 0x100, 0x200, 0x400, 0x800, 0x1000, 1
	b := l.b
	if !d.givePart(protocol.ZigbeeControl, b) {
		return d.truncated(b, l.full)
	}
	control := binary.LittleEndian.Uint16(b)
	r := &wpanReader{d, b, 2, true}
	r.num(2, protocol.ZigbeeDst, protocol.ZigbeeAddress)
	r.num(2, protocol.ZigbeeSrc, protocol.ZigbeeAddress)
	r.num(1, protocol.ZigbeeRadius)
	r.num(1, protocol.ZigbeeNumber)
	if control&dst64 != 0 {
		r.long(protocol.ZigbeeDst64, protocol.ZigbeeAddr64)
	}
	if control&src64 != 0 {
		r.long(protocol.ZigbeeSrc64, protocol.ZigbeeAddr64)
	}
	if control&multicast != 0 {
		r.take(1)
	}
	if control&relayed != 0 {
		n := r.num(1, protocol.ZigbeeRelays)
		r.num(1, protocol.ZigbeeRelayIndex)
		for i := uint64(0); i < n && r.ok; i++ {
			r.num(2, protocol.ZigbeeRelay)
		}
	}
	if control&security != 0 {
		return d.zigbeeSecurity(l, r)
	}
	if !r.ok {
		return d.truncated(b, l.full)
	}
	switch control & 3 {
	case 0:
		l.own = r.at
		return l.rest(protocol.ZigbeeAPS, r.at).unlessEmpty()
	case command:
		d.zigbeeCommand(r)
		l.own = len(b)
	}
	return next{}
}

// zigbeeSecurity reads the header of what is encrypted, and its authentication at the end.
func (d *dissection) zigbeeSecurity(l *layer, r *wpanReader) next {
	const nonce, network, mic = 0x20, 1, 4
	head := r.take(1)
	if head == nil {
		return d.truncated(l.b, l.full)
	}
	d.givePart(protocol.ZigbeeSecurityControl, head)
	r.num(4, protocol.ZigbeeCounter)
	if head[0]&nonce != 0 {
		r.long(protocol.ZigbeeSecSource)
	}
	if head[0]>>3&3 == network {
		r.num(1, protocol.ZigbeeKeyNumber)
	}
	n := l.full - r.at - mic
	if !r.ok || n < 0 || len(l.b) < l.full {
		return d.truncated(l.b, l.full)
	}
	d.giveBytes(protocol.ZigbeeMIC, l.b[len(l.b)-mic:])
	d.giveLabel(protocol.ZigbeeEncrypted)
	l.own = len(l.b)
	if n == 0 {
		return next{}
	}
	return next{proto: protocol.Data, b: l.b[r.at : r.at+n], full: n}
}

func (d *dissection) zigbeeCommand(r *wpanReader) {
	const route, status, links = 1, 3, 8
	command := r.num(1, protocol.ZigbeeCommand)
	if !r.ok {
		return
	}
	switch b := r.b[r.at:]; command {
	case route:
		d.givePart(protocol.ZigbeeRoute, b)
	case status:
		d.givePart(protocol.ZigbeeStatus, b)
	case links:
		if !d.givePart(protocol.ZigbeeLinks, b) {
			return
		}
		n := int(b[0] & 0x1f)
		for b = b[1:]; n > 0 && len(b) >= 3; n-- {
			d.givePart(protocol.ZigbeeLink, b)
			b = b[3:]
		}
	}
}

func zigbeeBeacon(d *dissection, l *layer) next {
	if !d.givePart(protocol.ZigbeeBeaconFields, l.b) {
		return d.truncated(l.b, l.full)
	}
	d.giveBackwards(protocol.ZigbeeBeaconPAN, l.b[3:11])
	return next{}
}

func zigbeeAPS(d *dissection, l *layer) next {
	const data, command, ack, group, security, extended, noEndpoints = 0, 1, 2, 3, 0x20, 0x80, 0x10
	b := l.b
	if len(b) == 0 {
		return d.truncated(b, l.full)
	}
	kind, delivery := b[0]&3, b[0]>>2&3
	d.givePart(protocol.APSControl, b)
	if kind == ack {
		d.givePart(protocol.APSAckFormat, b)
	}
	d.givePart(protocol.APSFlags, b)
	r := &wpanReader{d, b, 1, true}
	profile := uint64(0)
	if kind == data || kind == ack && b[0]&noEndpoints == 0 {
		if delivery == group && kind == data {
			r.num(2, protocol.APSGroup)
		} else {
			r.num(1, protocol.APSDst)
		}
		cluster := r.num(2)
		if profile = r.num(2); r.ok {
			f := protocol.APSCluster
			if profile == 0 {
				f = protocol.APSZDPCluster
			}
			d.giveNum(f, cluster)
			d.giveNum(protocol.APSProfile, profile)
		}
		r.num(1, protocol.APSSrc)
	}
	r.num(1, protocol.APSCounter)
	if b[0]&extended != 0 {
		r.take(2)
	}
	if !r.ok {
		return d.truncated(b, l.full)
	}
	if b[0]&security != 0 {
		return d.zigbeeSecurity(l, r)
	}
	switch l.own = r.at; {
	case kind == command:
		r.num(1, protocol.APSCommand)
		l.own = len(b)
	case kind == data && profile == 0:
		return l.rest(protocol.ZigbeeZDP, r.at).unlessEmpty()
	case kind == data:
		return l.rest(protocol.ZigbeeZCL, r.at).unlessEmpty()
	}
	return next{}
}
