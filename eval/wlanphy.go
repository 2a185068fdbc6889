package eval

import (
	"math"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// The physical layers of 802.11, as Wireshark numbers them.
const (
	phyOld  = 3 // DSSS of 802.11 itself
	phyDSSS = 4 // 802.11b
	phyA    = 5
	phyG    = 6
	phyHT   = 7 // 802.11n
	phyVHT  = 8
	phyHE   = 11
)

// Flags of a channel.
const (
	channelCCK     = 0x0020
	channelOFDM    = 0x0040
	channel2GHz    = 0x0080
	channel5GHz    = 0x0100
	channelDynamic = 0x0400
	channelKind    = channelCCK | channelOFDM | channel2GHz | channel5GHz | channelDynamic
)

// reception is what a header tells that decides about the physical layer, and how long a frame was on the air.
type reception struct {
	phy           int
	hasChannel    bool
	rate          uint16 // in units of 500 kb/s
	knowsPreamble bool
	shortPreamble bool
	ht            [3]byte // what is known, flags and the index of the modulation, of 802.11n
	noFCS         bool    // it is not captured, but was on the air
	time          uint64  // when the frame ended; 0: not known
	onAir         uint64  // microseconds that it took; 0: not known
}

// radioState is what is remembered of the frame before.
type radioState struct {
	seen bool
	end  uint64
}

// onAir gives how long the frame was on the air, and when, as far as that is known.
func (d *dissection) onAir(r *reception) {
	if r.onAir > 0 {
		d.giveNum(protocol.WLANRadioDuration, r.onAir)
	}
	before := d.state.radio
	d.state.radio = radioState{seen: true}
	if r.onAir == 0 || r.time == 0 {
		return
	}
	start := r.time - r.onAir
	d.giveNum(protocol.WLANRadioStart, start)
	d.giveNum(protocol.WLANRadioEnd, r.time)
	if before.seen {
		d.giveNum(protocol.WLANRadioGap, start-before.end)
	}
	d.state.radio.end = r.time
}

// channel learns the physical layer from the flags of the channel, unless something newer than 802.11g tells it.
func (r *reception) channel(flags uint16) {
	r.hasChannel = true
	if r.phy != 0 {
		return
	}
	switch flags & channelKind {
	case channel2GHz:
		r.phy = phyOld
	case channel2GHz | channelCCK:
		r.phy = phyDSSS
	case channel2GHz | channelOFDM, channel2GHz | channelDynamic:
		r.phy = phyG
	case channel5GHz | channelOFDM:
		r.phy = phyA
	}
}

// isDSSS tells whether the rate is one of 802.11b.
func (r *reception) isDSSS() bool {
	return r.rate == 2 || r.rate == 4 || r.rate == 11 || r.rate == 22
}

// phy gives the physical layer of a frame of n bytes, and what follows from it.
func (d *dissection) phy(r *reception, n int) {
	if r.isDSSS() && (r.phy == 0 && !r.hasChannel || r.phy == phyG) {
		r.phy = phyDSSS
	}
	if r.phy == 0 {
		return
	}
	if r.noFCS {
		n += 4
	}
	d.giveNum(protocol.WLANRadioPHY, uint64(r.phy))
	switch r.phy {
	case phyDSSS:
		d.dsss(r, n)
	case phyA:
		d.giveNum(protocol.WLANRadioTurbo, 0)
		d.ofdm(r, n)
	case phyG:
		d.giveNum(protocol.WLANRadioMode, 0)
		d.ofdm(r, n)
	case phyHT:
		d.ht(r, n)
	}
}

// dsss gives how long a frame of 802.11b was on the air (IEEE 802.11-2020, clause 16.3.4).
func (d *dissection) dsss(r *reception, n int) {
	preamble := uint64(192)
	if r.knowsPreamble {
		short := uint64(0)
		if r.shortPreamble {
			short = 1
		}
		d.giveNum(protocol.WLANRadioShortPreamble, short)
	} else {
		d.giveLabel(protocol.WLANRadioAssumedShort)
	}
	if r.shortPreamble || !r.knowsPreamble {
		preamble = 96
	}
	if r.rate > 0 {
		d.giveNum(protocol.WLANRadioPreamble, preamble)
		r.onAir = preamble + uint64(math.Ceil(float64(16*n)/float64(r.rate)))
	}
}

const (
	ofdmService = 16 // bits before the frame
	ofdmTail    = 6  // and after it
)

// ofdm gives how long a frame of 802.11a or g was on the air (clause 17.4.3).
func (d *dissection) ofdm(r *reception, n int) {
	const preamble, symbol = 20, 4
	if r.rate == 0 {
		return
	}
	bits := 2 * float64(r.rate) // in a symbol
	symbols := math.Ceil(float64(ofdmService+8*n+ofdmTail) / bits)
	d.giveNum(protocol.WLANRadioPreamble, preamble)
	r.onAir = preamble + symbol*uint64(symbols)
}

// htFacts are what radiotap may tell of a frame of 802.11n: by the bit that says that it is known, with its place among the flags, and what
// stands for it where it is not known.
var htFacts = [...]struct {
	bit, mask      byte
	shift          int
	given, assumed *protocol.Field
}{
	{0x02, 0, 0, protocol.WLANRadioIndex, nil},
	{0x01, 0x03, 0, protocol.WLANRadioBandwidth, nil},
	{0x04, 0x04, 2, protocol.WLANRadioShortGuard, nil},
	{0x08, 0x08, 3, protocol.WLANRadioGreenfield, protocol.WLANRadioNoGreenfield},
	{0x10, 0x10, 4, protocol.WLANRadioFEC, protocol.WLANRadioBCC},
	{0x20, 0x60, 5, protocol.WLANRadioSTBC, protocol.WLANRadioNoSTBC},
	{0x40, 0, 0, protocol.WLANRadioExtension, protocol.WLANRadioNoExtension},
}

// ht gives how long a frame of 802.11n was on the air, one that is not aggregated with others (clause 19.4.3). Each stream
// of the preamble needs symbols of its own for training.
func (d *dissection) ht(r *reception, n int) {
	const (
		knowsRate         = 0x07 // bandwidth, index, guard interval
		knowsGreenfield   = 0x08
		knowsSTBC         = 0x20
		knowsExtension    = 0x40
		mixed, greenfield = 32, 24
	)
	known, flags, index := r.ht[0], r.ht[1], int(r.ht[2])
	for i := range htFacts {
		f := &htFacts[i]
		switch {
		case known&f.bit == 0:
		case f.given == protocol.WLANRadioIndex:
			d.giveNum(f.given, uint64(index))
		case f.given == protocol.WLANRadioExtension: // whose other bit is among those that tell what is known
			d.giveNum(f.given, uint64(known>>7<<1|flags>>7))
		default:
			d.giveNum(f.given, uint64(flags&f.mask>>f.shift))
		}
	}
	if known&knowsRate != knowsRate || index > 31 {
		return
	}
	for i := range htFacts {
		if f := &htFacts[i]; f.assumed != nil && known&f.bit == 0 {
			d.giveLabel(f.assumed)
		}
	}
	preamble, stbc := mixed, 0
	if known&knowsGreenfield != 0 && flags&0x08 != 0 {
		preamble = greenfield
	}
	if known&knowsSTBC != 0 {
		stbc = int(flags >> 5 & 3)
	}
	training := [...]int{1, 2, 4, 4}
	preamble += 4 * training[min(index/8+stbc, len(training)-1)]
	if known&knowsExtension != 0 {
		extensions := [...]int{0, 1, 2, 4}
		preamble += 4 * extensions[known>>7<<1|flags>>7]
	}
	wide := 0
	if flags&0x03 == 1 {
		wide = 1
	}
	bits := htRates[wide][index%8] * float64(index/8+1) / 10 * 4 // in a symbol
	symbols := math.Ceil(float64(ofdmService+8*n+ofdmTail) / bits)
	if stbc > 0 {
		symbols = 2 * math.Ceil(symbols/2)
	}
	symbol := 4.0
	if flags&0x04 != 0 { // a short guard interval
		symbol = 3.6
	}
	d.giveNum(protocol.WLANRadioPreamble, uint64(preamble))
	r.onAir = uint64(preamble) + uint64(math.Round(symbols*symbol))
}
