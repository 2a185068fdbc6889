package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// Radiotap (radiotap.org): how a frame of IEEE 802.11 was received. One or more words tell which values follow, in a fixed
// order and each aligned to its size; all are little-endian. The values that every capture has are declared, not those
// about the modulations since 802.11ac.
var (
	Radiotap = declare("radiotap", "IEEE 802.11 Radiotap Capture header", 8).least(4).On(LinkTypes, 127)

	RadiotapVersion = Radiotap.u8("radiotap.version", "Header revision", Dec).At(0)
	RadiotapPad     = Radiotap.u8("radiotap.pad", "Header pad", Dec).At(1)
	RadiotapLength  = Radiotap.u16("radiotap.length", "Header length", Dec).At(2).Swapped()
	RadiotapPresent = Radiotap.label("radiotap.present", "Present flags").Wide(4, 4)
	RadiotapWord    = Radiotap.u32("radiotap.present.word", "Present flags word", Hex)
	_               = presentBits(
		"tsft", "TSFT", "flags", "Flags", "rate", "Rate", "channel", "Channel", "fhss", "FHSS",
		"dbm_antsignal", "dBm Antenna Signal", "dbm_antnoise", "dBm Antenna Noise", "lock_quality", "Lock Quality",
		"tx_attenuation", "TX Attenuation", "db_tx_attenuation", "dB TX Attenuation", "dbm_tx_power", "dBm TX Power",
		"antenna", "Antenna", "db_antsignal", "dB Antenna Signal", "db_antnoise", "dB Antenna Noise",
		"rxflags", "RX flags", "txflags", "TX flags", "reserved16", "Reserved bit16", "data_retries", "data retries",
		"xchannel", "XChannel", "mcs", "MCS information", "ampdu", "A-MPDU Status", "vht", "VHT information",
		"timestamp", "frame timestamp", "he", "HE information", "he_mu", "HE-MU information", "reserved25", "Reserved bit25",
		"0_length.psdu", "0 Length PSDU", "l_sig", "L-SIG", "tlv", "TLVs", "rtap_ns", "Radiotap NS next",
		"vendor_ns", "Vendor NS next", "ext", "Ext")

	RadiotapMACTime   = Radiotap.u64("radiotap.mactime", "MAC timestamp", Dec)
	RadiotapFlags     = Radiotap.u8("radiotap.flags", "Flags", Hex)
	RadiotapCFP       = Radiotap.bool("radiotap.flags.cfp", "CFP")
	RadiotapPreamble  = Radiotap.bool("radiotap.flags.preamble", "Preamble")
	RadiotapWEP       = Radiotap.bool("radiotap.flags.wep", "WEP")
	RadiotapFrag      = Radiotap.bool("radiotap.flags.frag", "Fragmentation")
	RadiotapFCS       = Radiotap.bool("radiotap.flags.fcs", "FCS at end")
	RadiotapDataPad   = Radiotap.bool("radiotap.flags.datapad", "Data Pad")
	RadiotapBadFCS    = Radiotap.bool("radiotap.flags.badfcs", "Bad FCS")
	RadiotapShortGI   = Radiotap.bool("radiotap.flags.shortgi", "Short GI")
	RadiotapRate      = Radiotap.Field("radiotap.datarate", "Data rate (Mb/s)", ftype.Float, NoBase)
	RadiotapFrequency = Radiotap.u32("radiotap.channel.freq", "Channel frequency", Dec)
	RadiotapChanFlags = Radiotap.u16("radiotap.channel.flags", "Channel flags", Hex)
	RadiotapSignal    = Radiotap.Field("radiotap.dbm_antsignal", "Antenna signal", ftype.Int8, Dec)
	RadiotapNoise     = Radiotap.Field("radiotap.dbm_antnoise", "Antenna noise", ftype.Int8, Dec)
	RadiotapQuality   = Radiotap.u16("radiotap.quality", "Signal Quality", Dec)
	RadiotapTxPower   = Radiotap.Field("radiotap.txpower", "Transmit power", ftype.Int8, Dec)
	RadiotapAntenna   = Radiotap.u8("radiotap.antenna", "Antenna", Dec)
	RadiotapSignalDB  = Radiotap.u8("radiotap.db_antsignal", "dB antenna signal", Dec)

	_ = Radiotap.HeaderLength(RadiotapLength).NextTo(nil, WLANRadio).Holds(RadiotapValues)
)

// RadiotapSizes are the sizes and alignments of radiotap's values, by their bits in the word that tells which are there.
var RadiotapSizes = [29]struct{ Size, Align int }{
	{8, 8}, {1, 1}, {1, 1}, {4, 2}, {2, 1}, {1, 1}, {1, 1}, {2, 2}, {2, 2}, {2, 2}, {1, 1}, {1, 1}, {1, 1}, {1, 1}, {2, 2}, {2, 2},
	{0, 1}, {1, 1}, {8, 4}, {3, 1}, {8, 4}, {12, 2}, {12, 8}, {12, 2}, {12, 2}, {0, 1}, {1, 1}, {4, 2}, {0, 1},
}

// The values that have parts of their own are layers within the header, found by their bits.
var (
	RadiotapValues = table("radiotap.values")

	radiotapChannel = radiotapValue(3, 4)
	_               = radiotapChannel.swappedBits("radiotap.channel.flags.", 2, channelFlags[:32]...)

	radiotapFHSS = radiotapValue(4, 2)
	_            = radiotapFHSS.u8("radiotap.fhss.hopset", "FHSS Hop Set", Dec).At(0)
	_            = radiotapFHSS.u8("radiotap.fhss.pattern", "FHSS Pattern", Dec).At(1)

	_ = radiotapValue(8, 2).u16("radiotap.txattenuation", "TX attenuation", Dec).At(0).Swapped()
	_ = radiotapValue(9, 2).u16("radiotap.db_txattenuation", "dB TX attenuation", Dec).At(0).Swapped()
	_ = radiotapValue(13, 1).u8("radiotap.db_antnoise", "dB antenna noise", Dec).At(0)

	radiotapRX = radiotapValue(14, 2)
	_          = radiotapRX.u16("radiotap.rxflags", "RX flags", Hex).At(0).Swapped()
	_          = radiotapRX.bool("radiotap.rxflags.badplcp", "Bad PLCP").Bits(0, 0x02)
	radiotapTX = radiotapValue(15, 2)
	_          = radiotapTX.u16("radiotap.txflags", "TX flags", Hex).At(0).Swapped()
	_          = radiotapTX.swappedBits("radiotap.rxflags.", 0, "fail", "Fail", "cts", "CTS", "rts", "RTS/CTS", "noack", "No ACK", "noseqno", "Has Seqnum", "order", "Order")
	_          = radiotapValue(17, 1).u8("radiotap.data_retries", "data retries", Dec).At(0)

	radiotapXChannel = radiotapValue(18, 8)
	_                = radiotapXChannel.u32("radiotap.xchannel.flags", "XChannel flags", Hex).At(0).Swapped()
	_                = radiotapXChannel.u32("radiotap.xchannel.freq", "XChannel frequency", Dec).Wide(4, 2).Swapped()
	_                = radiotapXChannel.u32("radiotap.xchannel.channel", "XChannel number", Dec).Wide(6, 1)
	_                = radiotapXChannel.u32("radiotap.xchannel.maxpower", "XChannel Max transmit power", Dec).Wide(7, 1)
	_                = radiotapXChannel.bool("radiotap.channel.xtype.passive", "Passive").Bits(1, 0x02)
	_                = radiotapXChannel.swappedBits("radiotap.xchannel.flags.", 0, xchannelFlags...)

	radiotapHT        = radiotapValue(19, 3) // 802.11n
	_                 = radiotapHT.label("radiotap.mcs", "MCS information").Wide(0, 3)
	_                 = radiotapHT.u8("radiotap.mcs.known", "Known MCS information", Hex).At(0)
	radiotapBandwidth = radiotapHT.bool("radiotap.mcs.have_bw", "Bandwidth").Bits(0, 0x01)
	radiotapIndex     = radiotapHT.bool("radiotap.mcs.have_index", "MCS index").Bits(0, 0x02)
	radiotapGuard     = radiotapHT.bool("radiotap.mcs.have_gi", "Guard interval").Bits(0, 0x04)
	radiotapFormat    = radiotapHT.bool("radiotap.mcs.have_format", "Format").Bits(0, 0x08)
	radiotapFEC       = radiotapHT.bool("radiotap.mcs.have_fec", "FEC type").Bits(0, 0x10)
	radiotapSTBC      = radiotapHT.bool("radiotap.mcs.have_stbc", "STBC streams").Bits(0, 0x20)
	radiotapNESS      = radiotapHT.bool("radiotap.mcs.have_ness", "Number of extension spatial streams").Bits(0, 0x40)
	_                 = radiotapHT.u8("radiotap.mcs.ness_bit1", "Number of extension spatial streams bit 1", Dec).Bits(0, 0x80).If(radiotapNESS.In(1))
	_                 = radiotapHT.u8("radiotap.mcs.bw", "Bandwidth", Dec).Bits(1, 0x03).If(radiotapBandwidth.In(1))
	_                 = radiotapHT.u8("radiotap.mcs.gi", "Guard interval", Dec).Bits(1, 0x04).If(radiotapGuard.In(1))
	_                 = radiotapHT.u8("radiotap.mcs.format", "Format", Dec).Bits(1, 0x08).If(radiotapFormat.In(1))
	_                 = radiotapHT.u8("radiotap.mcs.fec", "FEC type", Dec).Bits(1, 0x10).If(radiotapFEC.In(1))
	_                 = radiotapHT.u8("radiotap.mcs.stbc", "STBC streams", Dec).Bits(1, 0x60).If(radiotapSTBC.In(1))
	_                 = radiotapHT.u8("radiotap.mcs.ness_bit0", "Number of extension spatial streams bit 0", Dec).Bits(1, 0x80).If(radiotapNESS.In(1))
	_                 = radiotapHT.u8("radiotap.mcs.index", "MCS index", Dec).At(2).If(radiotapIndex.In(1))

	radiotapAMPDU     = radiotapValue(20, 8)
	_                 = radiotapAMPDU.label("radiotap.ampdu", "A-MPDU status").Wide(0, 8)
	_                 = radiotapAMPDU.u32("radiotap.ampdu.reference", "A-MPDU reference number", Dec).At(0).Swapped()
	_                 = radiotapAMPDU.u16("radiotap.ampdu.flags", "A-MPDU flags", Hex).At(4).Swapped()
	_                 = radiotapAMPDU.bool("radiotap.ampdu.flags.report_zerolen", "Driver reports 0-length subframes in this A-MPDU").Bits(4, 0x01)
	_                 = radiotapAMPDU.bool("radiotap.ampdu.flags.is_zerolen", "This is a 0-length subframe").Bits(4, 0x02)
	_                 = radiotapAMPDU.bool("radiotap.ampdu.flags.lastknown", "Last subframe of this A-MPDU is known").Bits(4, 0x04)
	_                 = radiotapAMPDU.bool("radiotap.ampdu.flags.last", "This is the last subframe of this A-MPDU").Bits(4, 0x08)
	_                 = radiotapAMPDU.bool("radiotap.ampdu.flags.delim_crc_error", "Delimiter CRC error on this subframe").Bits(4, 0x10)
	radiotapDelimiter = radiotapAMPDU.hiddenBits(4, 0x20)
	_                 = radiotapAMPDU.bool("radiotap.ampdu.flags.eof", "EOF on this subframe").Bits(4, 0x40)
	_                 = radiotapAMPDU.bool("radiotap.ampdu.flags.eof_known", "EOF of this A-MPDU is known").Bits(4, 0x80)
	_                 = radiotapAMPDU.u8("radiotap.ampdu.delim_crc", "A-MPDU subframe delimiter CRC", Hex).At(6).If(radiotapDelimiter.In(1))

	radiotapStamp = radiotapValue(22, 12)
	_             = radiotapStamp.label("radiotap.timestamp", "timestamp information").Wide(0, 12)
	_             = radiotapStamp.u64("radiotap.timestamp.ts", "timestamp", Dec).At(0).Swapped()
	_             = radiotapStamp.u16("radiotap.timestamp.accuracy", "accuracy", Dec).At(8).Swapped()
	_             = radiotapStamp.u8("radiotap.timestamp.unit", "time unit", Dec).Bits(10, 0x0f)
	_             = radiotapStamp.u8("radiotap.timestamp.samplingpos", "sampling position", Dec).Bits(10, 0xf0)
	_             = radiotapStamp.bool("radiotap.timestamp.flags.32bit", "32-bit counter").Bits(11, 0x01)
	_             = radiotapStamp.bool("radiotap.timestamp.flags.accuracy", "accuracy field").Bits(11, 0x02)
)

// channelFlags are the names and titles of the flags of a channel, from the lowest bit on.
var channelFlags = []string{
	"700mhz", "700 MHz spectrum", "800mhz", "800 MHz spectrum", "900mhz", "900 MHz spectrum", "", "",
	"turbo", "Turbo", "cck", "Complementary Code Keying (CCK)", "ofdm", "Orthogonal Frequency-Division Multiplexing (OFDM)",
	"2ghz", "2 GHz spectrum", "5ghz", "5 GHz spectrum", "passive", "Passive", "dynamic", "Dynamic CCK-OFDM",
	"gfsk", "Gaussian Frequency Shift Keying (GFSK)", "gsm", "GSM (900MHz)", "sturbo", "Static Turbo",
	"half", "Half Rate Channel (10MHz Channel Width)", "quarter", "Quarter Rate Channel (5MHz Channel Width)",
}

// xchannelFlags are those of an extended channel, but for its passive one, whose name is another.
var xchannelFlags = append(append(make([]string, 8, 38), channelFlags[8:18]...), append(append(make([]string, 2, 20), channelFlags[20:]...),
	"ht20", "HT Channel (20MHz Channel Width)", "ht40u", "HT Channel (40MHz Channel Width with Extension channel above)",
	"ht40d", "HT Channel (40MHz Channel Width with Extension channel below)")...)

// radiotapValue declares a value of the given bit and size.
func radiotapValue(bit uint16, size int) *Protocol { return unnamed(size).On(RadiotapValues, bit) }

// swappedBits declares the flags of a number at an offset that is stored with the least significant byte first, from the lowest bit on;
// those without a name are passed over.
func (p *Protocol) swappedBits(prefix string, offset int, namesAndTitles ...string) bool {
	for i := 0; i < len(namesAndTitles); i += 2 {
		if bit := i / 2; namesAndTitles[i] != "" {
			p.bool(prefix+namesAndTitles[i], namesAndTitles[i+1]).Bits(offset+bit/8, 1<<(bit%8))
		}
	}
	return true
}

// presentBits declares the booleans of the words that tell which values are there, from the lowest bit on. The last bit
// says that another word follows. Its values are named only where it begins radiotap's own list again; the last three bits always.
func presentBits(namesAndTitles ...string) bool {
	const words, named = 3, 29
	var more Condition // the word is there
	var again Condition
	for word := range words {
		at := 4 + 4*word
		for i := 0; i < len(namesAndTitles); i += 2 {
			bit := i / 2
			f := Radiotap.bool("radiotap.present."+namesAndTitles[i], namesAndTitles[i+1]).Bits(at+bit/8, 1<<(bit%8)).If(more)
			if bit < named {
				f.If(again)
			}
		}
		more = more.And(Radiotap.hiddenBits(at+3, 0x80).In(1))
		again = Radiotap.hiddenBits(at+3, 0x20).In(1)
	}
	return true
}
