package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// The types of frames, and bits of the second byte.
const (
	wlanManagement = 0
	wlanControl    = 1
	wlanData       = 2

	wlanMoreFragments = 0x04
	wlanProtected     = 0x40
	wlanOrder         = 0x80
)

func wlan(d *dissection, l *layer) next {
	check, pad := d.wlanReception()
	if check && l.full >= 4 {
		if l.full == len(l.b) {
			d.giveNum(protocol.WLANFCS, uint64(binary.LittleEndian.Uint32(l.b[l.full-4:])))
			d.giveNum(protocol.WLANFCSStatus, checksumUnverified)
		}
		l.full -= 4
		l.b = l.b[:min(l.full, len(l.b))]
		l.has = len(l.b)
	}
	if len(l.b) < protocol.WLAN.MinHeader || l.b[0]&0x03 != 0 {
		return next{}
	}
	kind, subtype, flags := l.b[0]>>2&3, l.b[0]>>4, l.b[1]
	d.give(protocol.WLANTypeSubtype, num(int(kind)<<4|int(subtype)), l.b[:1])
	if d.wants(protocol.WLANFlagsText) {
		d.giveBytes(protocol.WLANFlagsText, d.wlanFlags(flags, check))
	}
	var header int
	switch kind {
	case wlanManagement:
		header = 24
		if flags&wlanOrder != 0 {
			header += 4
		}
	case wlanControl:
		header = 16
		if subtype == 12 || subtype == 13 { // CTS and ACK
			header = 10
		}
	case wlanData:
		header = 24
		if flags&0x03 == 0x03 {
			header += 6
		}
		if subtype&0x8 != 0 {
			header += 2
			if flags&wlanOrder != 0 {
				header += 4
			}
		}
	}
	l.own = min(header, len(l.b))
	if kind == wlanControl {
		d.wlanControl(l)
		return next{}
	}
	if flags&wlanProtected != 0 && len(l.b) >= header {
		return d.wlanProtection(l, header)
	}
	if kind == wlanManagement && len(l.b) >= header {
		return l.rest(protocol.WLANMgt, header)
	}
	if kind != wlanData || len(l.b) < header || d.wlanOpaque(l, header) {
		return next{}
	}
	if pad {
		header = (header + 3) &^ 3
	}
	return d.edge(l, header)
}

// wlanOpaque tells whether what follows the header of a data frame is a fragment, or several packets in one.
func (d *dissection) wlanOpaque(l *layer, header int) bool {
	if l.b[1]&wlanMoreFragments != 0 || l.load(protocol.WLANFragment) != 0 {
		return true
	}
	qos := header - 2
	if l.b[0]&0x80 == 0 {
		return false
	}
	if l.b[1]&wlanOrder != 0 {
		qos -= 4
	}
	return l.b[qos]&0x80 != 0
}

// wlanReception tells what the layer before says of the frame: whether its checksum was captured, and whether the header
// is padded to a multiple of four bytes.
func (d *dissection) wlanReception() (check, pad bool) {
	for i := len(d.layers) - 2; i > 0; i-- {
		l := &d.layers[i]
		if l.part {
			continue
		}
		switch l.proto {
		case protocol.WLANRadio:
		case protocol.Radiotap:
			radiotapValues(l.b[:l.own], func(bit int, v []byte) {
				if bit == radiotapFlags {
					check, pad = v[0]&radiotapHasFCS != 0, v[0]&radiotapDataPad != 0
				}
			})
			return check, pad
		case protocol.PPI:
			v := ppiField(l.b[:l.own], ppiCommon)
			return len(v) == ppiCommonSize && v[8]&0x01 != 0, false
		default:
			return false, false
		}
	}
	return false, false
}

// wlanFlags is the value of wlan.flags.str: a letter for each flag that is set, from the highest bit on, and C if there
// is a checksum.
func (d *dissection) wlanFlags(flags byte, check bool) []byte {
	const letters = "opmPRMFT"
	start := len(d.arena)
	for i := range letters {
		if flags>>(7-i)&1 != 0 {
			d.arena = append(d.arena, letters[i])
		} else {
			d.arena = append(d.arena, '.')
		}
	}
	if check {
		d.arena = append(d.arena, 'C')
	}
	return d.arena[start:]
}

// wlanControl tells which frames a block acknowledgement leaves out, and reads to whom the announcement of a sounding goes.
func (d *dissection) wlanControl(l *layer) {
	const announcement, sounded, size = 5, 17, 2
	if l.b[0]>>4 == announcement && len(l.b) >= sounded && l.b[sounded-1]&0x03 == 0 {
		for b := l.b[sounded:]; d.givePart(protocol.WLANSounding, b); b = b[size:] {
			if b[1]&0x10 != 0 {
				d.givePart(protocol.WLANSoundingColumns, b)
			} else {
				d.givePart(protocol.WLANSoundingReserved, b)
			}
		}
		return
	}
	if !d.wantsAny(protocol.WLANBitmapLast, protocol.WLANBitmapMissing) {
		return
	}
	for _, f := range []*protocol.Field{protocol.WLANBitmap, protocol.WLANBitmapLong} {
		if f.When.Holds(l.b[:l.has]) && len(l.b) >= f.Layout.Offset+f.Layout.Width {
			d.wlanBitmap(l.load(protocol.WLANBitmapStart), l.b[f.Layout.Offset:f.Layout.Offset+f.Layout.Width])
		}
	}
}

// wlanBitmap tells the last frame that a bitmap acknowledges, and which before it are missing. Numbers do not wrap around, as
// Wireshark has it.
func (d *dissection) wlanBitmap(start uint64, b []byte) {
	last := 0
	for i := range 8 * len(b) {
		if b[i/8]>>(i%8)&1 != 0 {
			last = i
		}
	}
	for i := range last {
		if b[i/8]>>(i%8)&1 == 0 {
			d.giveNum(protocol.WLANBitmapMissing, start+uint64(i))
		}
	}
	d.giveNum(protocol.WLANBitmapLast, start+uint64(last))
}

// wlanProtection reads what stands before and behind the body of a protected frame: of WEP a vector and an index of the key;
// a flag beside the index tells that the vector is longer. TKIP repeats its second byte in a way that CCMP does not. The body
// itself is data.
func (d *dissection) wlanProtection(l *layer, header int) next {
	const short, long, checksum, extended = 4, 8, 4, 0x20
	b := l.b[header:]
	if len(b) < short {
		return next{}
	}
	if b[3]&extended == 0 {
		d.giveWire(protocol.WLANWEPIV, b[:3])
		d.giveNum(protocol.WLANKeyIndex, uint64(b[3]>>6))
		body := l.rest(protocol.Data, header+short)
		if body.full >= checksum {
			body.full -= checksum
			if len(b) >= short+body.full+checksum {
				d.giveWire(protocol.WLANWEPICV, b[short+body.full:])
			}
			body.b = body.b[:min(len(body.b), body.full)]
		}
		return body.unlessEmpty()
	}
	if len(b) < long {
		return next{}
	}
	var f *protocol.Field
	var low [2]byte
	switch {
	case b[1] == (b[0]|0x20)&0x7f:
		f, low = protocol.WLANTKIP, [2]byte{b[0], b[2]}
	case b[2] == 0:
		f, low = protocol.WLANCCMP, [2]byte{b[1], b[0]}
	}
	if f != nil && d.wants(f) {
		const digits = "0123456789ABCDEF"
		start := len(d.arena)
		d.arena = append(d.arena, "0x"...)
		for _, c := range [6]byte{b[7], b[6], b[5], b[4], low[0], low[1]} {
			d.arena = append(d.arena, digits[c>>4], digits[c&0xf])
		}
		d.give(f, ftype.Value{Bytes: d.arena[start:]}, b[:long])
	}
	d.giveNum(protocol.WLANKeyIndex, uint64(b[3]>>6))
	return l.rest(protocol.Data, header+long).unlessEmpty()
}
