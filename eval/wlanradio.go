package eval

import (
	"encoding/binary"
	"math"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// The common field of PPI about 802.11: timestamp, flags, rate, frequency, flags of the channel, two bytes about
// frequency hopping, signal and noise.
const (
	ppiCommon     = 2
	ppiCommonSize = 20

	ppiHTMAC     = 3 // about 802.11n
	ppiHTMACSize = 12
	ppiHT        = 4
	ppiHTSize    = 48
)

// wlanRadio gives what the header before the layer says of the reception, whatever its format.
func wlanRadio(d *dissection, l *layer) next {
	i := len(d.layers) - 2
	for d.layers[i].part { // a value of radiotap's
		i--
	}
	var r reception
	switch before := &d.layers[i]; before.proto {
	case protocol.Radiotap:
		var signal, noise ftype.Value // of several antennas the last counts
		var hasSignal, hasNoise bool
		radiotapValues(before.b[:before.own], func(bit int, v []byte) {
			switch bit {
			case radiotapTSFT:
				r.time = binary.LittleEndian.Uint64(v)
				d.giveNum(protocol.WLANRadioTime, r.time)
			case radiotapFlags:
				r.knowsPreamble, r.shortPreamble = true, v[0]&radiotapShortPreamble != 0
			case radiotapRate:
				r.rate = uint16(v[0])
				d.giveRate(r.rate, v)
			case radiotapVHT:
				r.phy = phyVHT
			case radiotapHE:
				r.phy = phyHE
			case radiotapMCS:
				if v[0] != 0 { // something is known
					r.phy, r.ht = phyHT, [3]byte(v)
				}
				if rate, ok := radiotapHTRate(v); ok {
					d.give(protocol.WLANRadioRate, ftype.Value{Num: math.Float64bits(rate)}, v)
				}
			case radiotapAMPDU:
				const last, damaged = 0x08, 0x10 // among the flags
				d.giveNum(protocol.WLANRadioLast, uint64(v[4]&last/last))
				d.giveNum(protocol.WLANRadioDelimiter, uint64(v[4]&damaged/damaged))
				d.giveNum(protocol.WLANRadioAggregate, uint64(binary.LittleEndian.Uint32(v)))
			case radiotapChannel:
				d.giveFrequency(binary.LittleEndian.Uint16(v))
				r.channel(binary.LittleEndian.Uint16(v[2:]))
			case radiotapSignal:
				signal.Num, hasSignal = uint64(int8(v[0])), true
			case radiotapNoise:
				noise.Num, hasNoise = uint64(int8(v[0])), true
			case radiotapSignalDB:
				d.giveNum(protocol.WLANRadioSignalDB, uint64(v[0]))
			}
		})
		if hasSignal {
			d.give(protocol.WLANRadioSignal, signal, nil)
		}
		if hasNoise {
			d.give(protocol.WLANRadioNoise, noise, nil)
		}
		if hasSignal && hasNoise {
			d.giveNum(protocol.WLANRadioSNR, signal.Num-noise.Num)
		}
		d.phy(&r, l.full)
	case protocol.Prism:
		d.prismReception(before.b, &r)
		d.phy(&r, l.full)
	case protocol.PPI:
		ht := r.ppiHT(before.b[:before.own])
		if v := ppiField(before.b[:before.own], ppiCommon); len(v) == ppiCommonSize {
			const milliseconds = 0x02 // among the flags: the unit of the timestamp
			if t := binary.LittleEndian.Uint64(v); t != 0 {
				if v[8]&milliseconds != 0 {
					t *= 1000
				}
				d.giveNum(protocol.WLANRadioTime, t)
				r.time = t
			}
			d.giveRate(binary.LittleEndian.Uint16(v[10:]), v[10:12])
			d.giveFrequency(binary.LittleEndian.Uint16(v[12:]))
			d.giveNum(protocol.WLANRadioSignal, uint64(int8(v[18])))
			d.giveNum(protocol.WLANRadioNoise, uint64(int8(v[19])))
			d.giveNum(protocol.WLANRadioSNR, uint64(int64(int8(v[18]))-int64(int8(v[19]))))
			r.rate, r.noFCS = binary.LittleEndian.Uint16(v[10:]), v[8]&0x01 == 0
			r.channel(binary.LittleEndian.Uint16(v[14:]))
			d.phy(&r, l.full)
		} else if ht {
			if rate, ok := radiotapHTRate(r.ht[:]); ok {
				d.give(protocol.WLANRadioRate, ftype.Value{Num: math.Float64bits(rate)}, nil)
			}
			r.noFCS = true
			d.phy(&r, l.full)
		}
	}
	d.onAir(&r)
	return d.follow(l)
}

// giveRate gives the data rate, which is counted in units of 500 kb/s.
func (d *dissection) giveRate(rate uint16, raw []byte) {
	if rate != 0 {
		d.give(protocol.WLANRadioRate, ftype.Value{Num: math.Float64bits(float64(rate) / 2)}, raw)
	}
}

// giveFrequency gives the frequency, in MHz, and the channel it belongs to.
func (d *dissection) giveFrequency(mhz uint16) {
	d.giveNum(protocol.WLANRadioFrequency, uint64(mhz))
	switch {
	case mhz == 2484:
		d.giveNum(protocol.WLANRadioChannel, 14)
	case 2412 <= mhz && mhz <= 2472:
		d.giveNum(protocol.WLANRadioChannel, uint64(mhz-2407)/5)
	case 4910 <= mhz && mhz <= 4980:
		d.giveNum(protocol.WLANRadioChannel, uint64(mhz-4000)/5)
	case 5000 < mhz && mhz <= 5925:
		d.giveNum(protocol.WLANRadioChannel, uint64(mhz-5000)/5)
	case 5950 < mhz && mhz <= 7125:
		d.giveNum(protocol.WLANRadioChannel, uint64(mhz-5950)/5)
	}
}

// ppiHT learns what PPI tells of 802.11n, in radiotap's form, and reports whether it tells of it. Wireshark takes the number of streams for that of
// extension streams.
func (r *reception) ppiHT(header []byte) bool {
	const greenfield, wide, shortGuard = 0x01, 0x02, 0x04 // among the flags
	mac, phy := ppiField(header, ppiHTMAC), ppiField(header, ppiHT)
	if len(phy) != ppiHTSize {
		phy = nil
	}
	if mac == nil && phy == nil {
		return false
	}
	r.phy = phyHT
	v := phy
	if v == nil {
		v = mac
	}
	if phy == nil && len(mac) != ppiHTMACSize {
		return true
	}
	r.ht[0] = 0x01 | 0x04 | 0x08
	r.ht[1] = v[0]&wide>>1 | v[0]&shortGuard | v[0]&greenfield<<3
	if phy != nil {
		streams := phy[10]
		r.ht[0] |= 0x02 | 0x40 | streams&2<<6
		r.ht[1] |= streams & 1 << 7
		r.ht[2] = phy[9]
	}
	return true
}

// ppiField finds a field of a PPI header.
func ppiField(header []byte, kind uint16) []byte {
	const fixed = 8
	if len(header) < fixed {
		return nil
	}
	for b := header[fixed:]; len(b) >= 4; {
		length := int(binary.LittleEndian.Uint16(b[2:]))
		if 4+length > len(b) {
			return nil
		}
		if binary.LittleEndian.Uint16(b) == kind {
			return b[4 : 4+length]
		}
		b = b[4+length:]
	}
	return nil
}
