package eval

import (
	"encoding/binary"
	"math"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// The bits for values that dfc reads, and the ones that tell how the words go on.
const (
	radiotapTSFT       = 0
	radiotapFlags      = 1
	radiotapRate       = 2
	radiotapChannel    = 3
	radiotapSignal     = 5
	radiotapNoise      = 6
	radiotapQuality    = 7
	radiotapTxPower    = 10
	radiotapAntenna    = 11
	radiotapSignalDB   = 12
	radiotapMCS        = 19
	radiotapVHT        = 21
	radiotapAMPDU      = 20
	radiotapHE         = 23
	radiotapOwnSpace   = 1 << 29
	radiotapOtherSpace = 1 << 30
	radiotapMore       = 1 << 31

	radiotapShortPreamble = 0x02 // in the flags
	radiotapHasFCS        = 0x10
	radiotapDataPad       = 0x20
)

// radiotapValues calls f for the values in a header, in their order. It stops where a vendor's begin.
func radiotapValues(b []byte, f func(bit int, v []byte)) {
	if b[0] != 0 { // another version
		return
	}
	words := 1
	for 4+4*words <= len(b) && binary.LittleEndian.Uint32(b[4*words:])&radiotapMore != 0 {
		words++
	}
	at := 4 + 4*words
	for i := range words {
		if 8+4*i > len(b) {
			return
		}
		word := binary.LittleEndian.Uint32(b[4+4*i:])
		for bit, s := range protocol.RadiotapSizes {
			if word>>bit&1 == 0 {
				continue
			}
			at = (at + s.Align - 1) / s.Align * s.Align
			if at+s.Size > len(b) {
				return
			}
			f(bit, b[at:at+s.Size])
			at += s.Size
		}
		if word&radiotapOwnSpace == 0 || word&radiotapOtherSpace != 0 {
			return
		}
	}
}

func radiotap(d *dissection, l *layer) next {
	cut := len(l.b) < max(protocol.Radiotap.MinHeader, int(l.load(protocol.RadiotapLength)))
	known := l.load(protocol.RadiotapVersion) == 0
	if cut || !known {
		l.has = 4 // nothing is shown of a header but how long it is, unless all of it is there and known
	}
	if cut {
		return d.truncated(l.b, l.full)
	}
	n := d.follow(l)
	if n.proto == nil || !known {
		return n
	}
	header := l.b[:l.own]
	for at := 4; at+4 <= len(header); at += 4 {
		word := binary.LittleEndian.Uint32(header[at:])
		d.giveNum(protocol.RadiotapWord, uint64(word))
		if word&radiotapMore == 0 {
			break
		}
	}
	radiotapValues(header, func(bit int, v []byte) {
		switch bit {
		case radiotapTSFT:
			d.giveNum(protocol.RadiotapMACTime, binary.LittleEndian.Uint64(v))
		case radiotapFlags:
			d.giveNum(protocol.RadiotapFlags, uint64(v[0]))
			for i, f := range radiotapFlagFields {
				d.giveNum(f, uint64(v[0]>>i&1))
			}
		case radiotapRate:
			d.give(protocol.RadiotapRate, ftype.Value{Num: math.Float64bits(float64(v[0]) / 2)}, v)
		case radiotapMCS:
			if rate, ok := radiotapHTRate(v); ok {
				d.give(protocol.RadiotapRate, ftype.Value{Num: math.Float64bits(rate)}, v)
			}
		case radiotapChannel:
			d.giveNum(protocol.RadiotapFrequency, uint64(binary.LittleEndian.Uint16(v)))
			d.giveNum(protocol.RadiotapChanFlags, uint64(binary.LittleEndian.Uint16(v[2:])))
		case radiotapSignal:
			d.giveNum(protocol.RadiotapSignal, uint64(int8(v[0])))
		case radiotapNoise:
			d.giveNum(protocol.RadiotapNoise, uint64(int8(v[0])))
		case radiotapQuality:
			d.giveNum(protocol.RadiotapQuality, uint64(binary.LittleEndian.Uint16(v)))
		case radiotapTxPower:
			d.giveNum(protocol.RadiotapTxPower, uint64(int8(v[0])))
		case radiotapAntenna:
			d.giveNum(protocol.RadiotapAntenna, uint64(v[0]))
		case radiotapSignalDB:
			d.giveNum(protocol.RadiotapSignalDB, uint64(v[0]))
		}
	})
	if d.plan.inside[protocol.Radiotap.ID] {
		radiotapValues(header, func(bit int, v []byte) {
			if p := protocol.RadiotapValues.Find(uint64(bit)); p != nil {
				d.layers = append(d.layers, layer{proto: p, b: v, full: len(v), own: len(v), has: len(v), part: true})
			}
		})
	}
	return n
}

// radiotapFlagFields are the fields of the flags, from the lowest bit on.
var radiotapFlagFields = [8]*protocol.Field{
	protocol.RadiotapCFP, protocol.RadiotapPreamble, protocol.RadiotapWEP, protocol.RadiotapFrag,
	protocol.RadiotapFCS, protocol.RadiotapDataPad, protocol.RadiotapBadFCS, protocol.RadiotapShortGI,
}

// htRates are the data rates of 802.11n for one spatial stream, in units of 100 kb/s, by bandwidth and modulation.
var htRates = [2][8]float64{
	{65, 130, 195, 260, 390, 520, 585, 650},
	{135, 270, 405, 540, 810, 1080, 1215, 1350},
}

// radiotapHTRate is the data rate that the value about 802.11n tells: what is known, flags and the index of the modulation.
func radiotapHTRate(v []byte) (rate float64, ok bool) {
	const bandwidthIndexGuard = 0x07
	known, flags, index := v[0], v[1], int(v[2])
	if known&bandwidthIndexGuard != bandwidthIndexGuard || index > 31 {
		return 0, false
	}
	wide := 0
	if flags&0x03 == 1 {
		wide = 1
	}
	rate = htRates[wide][index%8] * float64(index/8+1)
	if flags&0x04 != 0 { // a short guard interval
		rate *= 10. / 9
	}
	return math.Round(rate) / 10, true
}
