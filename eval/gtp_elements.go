package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// Information elements that are more than numbers in their places.
const (
	gtpIMSI          = 2
	gtpWithLength    = 128 // from here on a length of two bytes comes first
	gtpUser          = 128
	gtpAPN           = 131
	gtpConfiguration = 132
	gtpGSN           = 133
	gtpMSISDN        = 134
	gtpQuality       = 135
	gtpHeaderTypes   = 141 // its length is one byte
	gtpLocation      = 152
	gtpTimezone      = 153
	gtpIMEI          = 154
	gtpFQDN          = 190
	gtpReleased      = 249
	gtpCancelled     = 250
	gtpCharging      = 251
	gtpRecords       = 252
	gtpResponded     = 253
	gtpNode          = 254
	gtpPrivate       = 255
)

// gtpConversation are the requests of a conversation, by their numbers.
type gtpConversation struct {
	requests transactions[uint16]
	answered memory[uint16, request]
}

// gtpElements reads what follows the header of a message that carries no packet, and then what PPP would have negotiated.
func (d *dissection) gtpElements(l *layer, version byte) {
	if l.proto == protocol.GTP && !d.plan.runs[protocol.GTP.ID] && d.plan.last[protocol.GTP.ID] && !d.plan.experts {
		return
	}
	b, full := l.payload(), l.full-l.own
	var configuration []byte
	for full > 0 {
		n, whole := 0, false
		if len(b) > 0 {
			if b[0] == gtpConfiguration && len(b) > 3 {
				configuration = b[3:min(3+int(binary.BigEndian.Uint16(b[1:])), len(b))]
			}
			n, whole = d.gtpElement(b, version)
		}
		if !whole || n > full {
			d.truncated(l.b, l.full)
			return
		}
		if n == 0 {
			break
		}
		b, full = b[min(n, len(b)):], full-n
	}
	d.gtpTransaction(l, version)
	if len(configuration) > 0 {
		d.configurationOptions(configuration[1:])
	}
}

// gtpTransaction finds the request that a response answers: the last one of the same number in the conversation, whatever it asked for. A
// message that is neither has what was answered first.
func (d *dissection) gtpTransaction(l *layer, version byte) {
	if !d.wantsAny(protocol.GTPResponseTo, protocol.GTPResponseIn, protocol.GTPTime) {
		return
	}
	f := protocol.GTPSequence
	if version == 0 {
		f = protocol.GTPSequence0
	} else if l.load(protocol.GTPFlagS) == 0 {
		return
	}
	k, c := uint16(l.load(f)), remembered[gtpConversation](d, protocol.GTP)
	var r request
	var ok bool
	switch l.load(protocol.GTPMessage) {
	case 1, 16, 18, 20, 48, 50, 53, 128:
		c.requests.ask(k, request{d.frame.Number, d.now()})
	case 2, 17, 19, 21, 49, 51, 54, 129:
		if r, ok = c.requests.answer(k); ok {
			if _, before := c.answered.get(k, maxTransactions); !before {
				c.answered.put(k, r, maxTransactions)
			}
			d.later(r.frame, protocol.GTPResponseIn, num(d.frame.Number))
		}
	case 240, 241: // of charging
	default:
		r, ok = c.answered.get(k, maxTransactions)
	}
	if ok {
		d.giveNum(protocol.GTPResponseTo, uint64(r.frame))
		d.giveTime(protocol.GTPTime, d.now().sub(r.at))
	}
}

// gtpElement reads an element and tells how many bytes it has: none where it is unknown, so that the next can't be found. It reports false
// where bytes are lacking.
func (d *dissection) gtpElement(b []byte, version byte) (n int, whole bool) {
	kind, v := b[0], b[1:]
	e, known := protocol.GTPElements[kind]
	if version == 0 {
		if other, ok := protocol.GTPElements0[kind]; ok {
			e = other
		}
	}
	switch {
	case kind == gtpHeaderTypes:
		if v, whole = d.inTurn(v, protocol.GTPHeaders); !whole || int(b[1]) > len(v) {
			return 0, false
		}
		for v = v[:b[1]]; len(v) > 0; v = v[1:] {
			d.givePart(protocol.GTPHeader, v)
		}
		return 2 + int(b[1]), true
	case !known:
		d.giveLabel(protocol.GTPUnknownElement)
		return 0, true
	case kind == gtpIMSI:
		const size = 8
		if len(v) < size {
			return 0, false
		}
		d.giveIMSI(v[:size])
		return 1 + size, true
	case kind < gtpWithLength:
		return 1 + e.Value.Size(), d.givePart(e.Value, v)
	}
	if len(v) < 2 {
		return 0, false
	}
	size := int(binary.BigEndian.Uint16(v))
	v = v[2:]
	if e.Named {
		d.giveNum(protocol.GTPElementID, uint64(kind))
	}
	if e.Length != nil {
		d.giveNum(e.Length, uint64(size))
	}
	if e.Exact && size != 1 {
		d.giveLabel(protocol.GTPWrongLength)
	} else if last := len(e.Value) - 1; last >= 0 && e.Value[last].At.Width == 0 { // up to the end of the element
		if size > len(v) || !d.givePart(e.Value, v[:size]) {
			return 0, false
		}
	} else if !d.givePart(e.Value, v) {
		return 0, false
	}
	if e.More && size > e.Value.Size() {
		d.giveLabel(protocol.GTPUndecoded)
	}
	return 3 + size, d.gtpValue(kind, v, size)
}

// gtpValue reads the value of an element that has a length. Some are read beyond it. It reports false where bytes are lacking.
func (d *dissection) gtpValue(kind byte, v []byte, size int) bool {
	switch kind {
	case gtpUser:
		return d.gtpUser(v, size)
	case gtpQuality:
		return d.gtpQuality(v, size)
	case gtpLocation: // which kind of place it is was read
		place, known := protocol.GTPLocations[v[0]]
		if !known {
			d.giveLabel(protocol.GTPWrongLocation)
		}
		return d.givePart(place, v[1:])
	case gtpTimezone:
		if len(v) < 2 {
			return false
		}
		zone := v[0]&0x07*10 + v[0]>>4
		d.giveNum(protocol.GTPTimezone, uint64(zone))
		return d.givePart(protocol.GTPSummer, v)
	}
	if size > len(v) {
		return false
	}
	v = v[:size]
	switch kind {
	case gtpAPN:
		d.gtpName(protocol.GTPAPN, v)
	case gtpFQDN:
		d.gtpName(protocol.GTPFQDN, v)
	case gtpIMEI:
		if size == 0 {
			return false
		}
		d.giveDigits(protocol.GTPIMEI, v)
	case gtpMSISDN:
		const international = 0x10
		if size > 1 && v[0]&0x70 == international {
			d.giveDigits(protocol.E164MSISDN, v[1:])
		}
	case gtpGSN:
		if size == 4 || size == 16 {
			d.giveNum(protocol.GTPGSNLength, uint64(size))
		}
		d.gtpAddress(protocol.GTPGSNv4, protocol.GTPGSNv6, v)
	case gtpCharging:
		d.gtpAddress(protocol.GTPChargingv4, protocol.GTPChargingv6, v)
	case gtpNode:
		d.gtpAddress(protocol.GTPNodev4, protocol.GTPNodev6, v)
	case gtpReleased:
		d.gtpNumbers(protocol.GTPReleased, v)
	case gtpCancelled:
		d.gtpNumbers(protocol.GTPCancelled, v)
	case gtpRecords:
		d.gtpRecords(v)
	case gtpResponded:
		d.gtpNumbers(protocol.GTPResponded, v)
	case gtpPrivate:
		if size == 2 {
			d.givePart(protocol.GTPPrivate[:1], v)
		} else {
			d.givePart(protocol.GTPPrivate, v)
		}
	}
	return true
}

func (d *dissection) gtpAddress(v4, v6 *protocol.Field, v []byte) {
	switch len(v) {
	case 4:
		d.giveWire(v4, v)
	case 16:
		d.giveWire(v6, v)
	}
}

// gtpRecords reads the records of a charging element, each behind its length.
func (d *dissection) gtpRecords(v []byte) {
	const releaseMask = 0x0f
	if !d.givePart(protocol.GTPRecords, v) {
		return
	}
	left, release := v[0], v[2]&releaseMask
	v = v[protocol.GTPRecords.Size():]
	for whole := true; left > 0 && whole; left-- {
		if release == 0 {
			if v, whole = d.inTurn(v, protocol.GTPReleaseMore); !whole {
				return
			}
		}
		if whole = d.givePart(protocol.GTPRecordLength, v); whole {
			n := int(binary.BigEndian.Uint16(v))
			if v = v[2:]; n > len(v) {
				return
			}
			d.giveBytes(protocol.GTPRecord, v[:n])
			v = v[n:]
		}
	}
}

func (d *dissection) gtpNumbers(p protocol.Part, v []byte) {
	for whole := true; whole; {
		v, whole = d.inTurn(v, p)
	}
}

// gtpName gives a name: of parts that stand behind their lengths, or, where the first byte is that of a text, what follows it.
func (d *dissection) gtpName(f *protocol.Field, v []byte) {
	const text = 0x20
	switch {
	case !d.wants(f):
	case len(v) == 0:
		d.giveBytes(f, v)
	case v[0] >= text:
		d.giveASCII(len(d.layers)-1, f, untilNUL(v[1:]))
	default:
		d.giveLabels(f, v)
	}
}

// gtpUser reads the address of a user. Only the length tells whether there is one.
func (d *dissection) gtpUser(v []byte, size int) bool {
	const head, ipv4, ipv6, both = 2, 0x21, 0x57, 0x8d
	if !d.givePart(protocol.GTPUser, v) {
		return false
	}
	if size <= head {
		return true
	}
	kind := v[1]
	v = v[head:]
	switch {
	case kind == ipv4 || kind == both && size == head+4:
		return d.giveFirst(protocol.GTPUserIPv4, &v, 4)
	case kind == ipv6 || kind == both && size == head+16:
		return d.giveFirst(protocol.GTPUserIPv6, &v, 16)
	case kind == both:
		return d.giveFirst(protocol.GTPUserIPv4, &v, 4) && d.giveFirst(protocol.GTPUserIPv6, &v, 16)
	}
	return true
}

// gtpQuality reads the quality of service. What releases added follows as far as the length goes.
func (d *dissection) gtpQuality(v []byte, size int) bool {
	const old, umts, signalling = 4, 10, 13
	if size == 1 {
		return false
	}
	first := v
	v, whole := d.inTurn(v, protocol.GTPRetention, protocol.GTPQuality)
	if !whole || size <= old {
		return whole
	}
	if size < umts || len(v) < protocol.GTPQualityUMTS.Size()+3 {
		return false
	}
	v, _ = d.inTurn(v, protocol.GTPQualityUMTS)
	d.giveNum(protocol.GTPMaxSize, gtpSize(v[0]))
	d.giveNum(protocol.GTPMaxUp, gtpRate(v[1]))
	d.giveNum(protocol.GTPMaxDown, gtpRate(v[2]))
	if v, whole = d.inTurn(v[3:], protocol.GTPQualityErrors); !whole || len(v) < 2 {
		return false
	}
	d.giveNum(protocol.GTPGuaranteedUp, gtpRate(v[0]))
	d.giveNum(protocol.GTPGuaranteedDown, gtpRate(v[1]))
	if size >= signalling && !d.givePart(protocol.GTPSignalling, first[signalling-1:]) {
		return false
	}
	for _, r := range [...]struct {
		end                 int // of the two bytes
		maximum, guaranteed *protocol.Field
		rate                func(byte) uint64
	}{
		{15, protocol.GTPMaxDown, protocol.GTPGuaranteedDown, gtpFasterRate},
		{17, protocol.GTPMaxUp, protocol.GTPGuaranteedUp, gtpFasterRate},
		{19, protocol.GTPMaxUp, protocol.GTPGuaranteedUp, gtpFastestRate}, // both are upward for Wireshark
		{21, protocol.GTPMaxUp, protocol.GTPGuaranteedUp, gtpFastestRate},
	} {
		if size < r.end {
			break
		}
		if len(first) < r.end {
			return false
		}
		if n := r.rate(first[r.end-2]); n != 0 {
			d.giveNum(r.maximum, n)
		}
		if n := r.rate(first[r.end-1]); n != 0 {
			d.giveNum(r.guaranteed, n)
		}
	}
	return true
}

// gtpSize is the largest unit of data, which is told in tens up to 1500; what stands for others is shown as it is.
func gtpSize(c byte) uint64 {
	if c <= 150 {
		return uint64(c) * 10
	}
	return uint64(c)
}

// gtpRate is a rate in kbit/s, of which steps grow with the rate.
func gtpRate(c byte) uint64 {
	switch {
	case c <= 63 || c == 255:
		return uint64(c)
	case c <= 127:
		return 64 + uint64(c-64)*8
	}
	return 576 + uint64(c-128)*64
}

// gtpFasterRate is one above the usual ones, in kbit/s up to 16 Mbit/s and in Mbit/s above, zero where there is none, and gtpFastestRate one
// above those in Mbit/s.
func gtpFasterRate(c byte) uint64 {
	n := uint64(c)
	switch {
	case n == 0 || n > 250:
		return 0
	case n <= 74:
		return 8600 + n*100
	case n <= 186:
		return 16 + n - 74
	}
	return 128 + (n-186)*2
}

func gtpFastestRate(c byte) uint64 {
	n := uint64(c)
	switch {
	case n == 0 || n > 246:
		return 0
	case n <= 61:
		return 256 + n*4
	case n <= 161:
		return 500 + (n-61)*10
	}
	return 1500 + (n-161)*10
}

// configurationOptions hands on what PPP would have negotiated: a protocol, a length of one byte, and its message.
func (d *dissection) configurationOptions(b []byte) {
	const header, containers = 3, 0x100 // numbers below are those of containers that hold no message
	for len(b) >= header {
		n := min(header+int(b[2]), len(b))
		number := uint64(binary.BigEndian.Uint16(b))
		p := protocol.PCOTypes.Find(number)
		if p == nil && number >= containers {
			p = protocol.Data
		}
		if p != nil {
			d.walk(next{proto: p, b: b[header:n], full: n - header}.unlessEmpty())
		}
		b = b[n:]
	}
}
