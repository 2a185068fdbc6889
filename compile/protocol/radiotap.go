package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// Radiotap (radiotap.org): how a frame of IEEE 802.11 was received. One or more words tell which values follow, in a fixed
// order and each aligned to its size; all are little-endian. The values that every capture has are declared, not those
// about the modulations since 802.11n.
var (
	Radiotap = declare("radiotap", "IEEE 802.11 Radiotap Capture header", 8).On(LinkTypes, 127)

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

	_ = Radiotap.HeaderLength(RadiotapLength).NextTo(nil, WLANRadio)
)

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
