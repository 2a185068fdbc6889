package protocol

import (
	"fmt"

	"github.com/dfc-lang/dfc/compile/ftype"
)

// Per-packet information (LINKTYPE_PPI): a header with fields about how the packet was received, then the packet.
// The numbers are little-endian.
var (
	PPI = declare("ppi", "PPI Packet Header", 8).On(LinkTypes, 192)

	PPIVersion  = PPI.u8("ppi.version", "Version", Dec).At(0)
	PPIFlags    = PPI.u8("ppi.flags", "Flags", Hex).At(1)
	PPIAlign    = PPI.bool("ppi.flags.alignment", "Alignment").Bits(1, 0x01)
	PPIReserved = PPI.u8("ppi.flags.reserved", "Reserved", Hex).Bits(1, 0xfe)
	PPILength   = PPI.u16("ppi.length", "Header length", Dec).At(2).Swapped()
	PPIDLT      = PPI.u32("ppi.dlt", "DLT", Dec).At(4).Swapped()

	_ = PPI.HeaderLength(PPILength).NextTo(PPIDLT.In(105), WLANRadio).Next(LinkTypes, PPIDLT)

	// A field has a type and a length. Those that are not here are shown as they are.
	PPIField  = part(PPI.u16("ppi.field_type", "Field type", Dec).At(0).Swapped(), PPI.u16("ppi.field_len", "Field length", Dec).At(2).Swapped())
	PPICommon = append(part(
		PPI.u16("ppi.80211-common.flags", "Flags", Hex).At(8).Swapped(),
		PPI.bool("ppi.80211-common.flags.fcs", "FCS present flag").Bits(8, 0x01),
		PPI.bool("ppi.80211-common.flags.tsft", "TSFT flag").Bits(8, 0x02),
		PPI.bool("ppi.80211-common.flags.fcs-invalid", "FCS validity").Bits(8, 0x04),
		PPI.bool("ppi.80211-common.flags.phy-err", "PHY error flag").Bits(8, 0x08),
		PPI.u64("ppi.80211-common.tsft", "TSFT", Dec).At(0).Swapped(), // whose unit the flags tell
		PPI.u16("ppi.80211-common.rate", "Data rate", Dec).At(10).Swapped().Times(500),
	), append(ppiChannel("ppi.80211-common.chan", "Channel frequency", 12), part(
		PPI.u8("ppi.80211-common.fhss.hopset", "FHSS hopset", Hex).At(16),
		PPI.u8("ppi.80211-common.fhss.pattern", "FHSS pattern", Hex).At(17),
		PPI.Field("ppi.80211-common.dbm.antsignal", "dBm antenna signal", ftype.Int8, Dec).At(18),
		PPI.Field("ppi.80211-common.dbm.antnoise", "dBm antenna noise", ftype.Int8, Dec).At(19),
	)...)...)
	ppiMAC = part(
		PPI.u32("ppi.80211n-mac.flags", "MAC flags", Hex).At(0).Swapped(),
		PPI.bool("ppi.80211n-mac.flags.greenfield", "Greenfield flag").Bits(0, 0x01),
		PPI.bool("ppi.80211n-mac.flags.ht20_40", "HT20/HT40 flag").Bits(0, 0x02),
		PPI.bool("ppi.80211n-mac.flags.rx.short_guard_interval", "RX Short Guard Interval (SGI) flag").Bits(0, 0x04),
		PPI.bool("ppi.80211n-mac.flags.rx.duplicate", "Duplicate RX flag").Bits(0, 0x08),
		PPI.bool("ppi.80211n-mac.flags.agg", "Aggregate flag").Bits(0, 0x10),
		PPI.bool("ppi.80211n-mac.flags.more_agg", "More aggregates flag").Bits(0, 0x20),
		PPI.bool("ppi.80211n-mac.flags.delim_crc_error_after", "A-MPDU Delimiter CRC error after this frame flag").Bits(0, 0x40),
		PPI.u32("ppi.80211n-mac.ampdu_id", "AMPDU-ID", Hex).At(4).Swapped(),
		PPI.u8("ppi.80211n-mac.num_delimiters", "Num-Delimiters", Dec).At(8),
	)
	PPIMAC = append(ppiMAC[:len(ppiMAC):len(ppiMAC)], part(PPI.u24("ppi.80211n-mac.reserved", "Reserved", Hex).At(9).Swapped())...)
	PPIPHY = append(append(append(ppiMAC[:len(ppiMAC):len(ppiMAC)], part(
		PPI.u8("ppi.80211n-mac-phy.mcs", "MCS", Dec).At(9),
		PPI.u8("ppi.80211n-mac-phy.num_streams", "Number of spatial streams", Dec).At(10),
		PPI.u8("ppi.80211n-mac-phy.rssi.combined", "RSSI combined", Dec).At(11),
		PPI.u8("ppi.80211n-mac-phy.rssi.ant0ctl", "Antenna 0 control RSSI", Dec).At(12),
		PPI.u8("ppi.80211n-mac-phy.rssi.ant1ctl", "Antenna 1 control RSSI", Dec).At(13),
		PPI.u8("ppi.80211n-mac-phy.rssi.ant2ctl", "Antenna 2 control RSSI", Dec).At(14),
		PPI.u8("ppi.80211n-mac-phy.rssi.ant3ctl", "Antenna 3 control RSSI", Dec).At(15),
		PPI.u8("ppi.80211n-mac-phy.rssi.ant0ext", "Antenna 0 extension RSSI", Dec).At(16),
		PPI.u8("ppi.80211n-mac-phy.rssi.ant1ext", "Antenna 1 extension RSSI", Dec).At(17),
		PPI.u8("ppi.80211n-mac-phy.rssi.ant2ext", "Antenna 2 extension RSSI", Dec).At(18),
		PPI.u8("ppi.80211n-mac-phy.rssi.ant3ext", "Antenna 3 extension RSSI", Dec).At(19),
	)...), ppiChannel("ppi.80211-mac-phy.ext-chan", "Extended channel frequency", 20)...), ppiAntennas()...)
	PPIAggregation = part(PPI.u32("ppi.aggregation_extension.interface_id", "Interface ID", Dec).At(0).Swapped())
	PPIEthernet    = part(
		PPI.u32("ppi.8023_extension.flags", "Flags", Hex).At(0).Swapped(),
		PPI.bool("ppi.8023_extension.flags.fcs_present", "FCS Present Flag").Bits(0, 0x01),
		PPI.u32("ppi.8023_extension.errors", "Errors", Hex).At(4).Swapped(),
		PPI.bool("ppi.8023_extension.errors.fcs", "FCS Error").Bits(4, 0x01),
		PPI.bool("ppi.8023_extension.errors.sequence", "Sequence Error").Bits(4, 0x02),
		PPI.bool("ppi.8023_extension.errors.symbol", "Symbol Error").Bits(4, 0x04),
		PPI.bool("ppi.8023_extension.errors.data", "Data Error").Bits(4, 0x08),
	)
	PPISpectrum  = PPI.bytes("ppi.spectrum-map", "Radio spectrum map")
	PPIProcess   = PPI.bytes("ppi.proc-info", "Process information")
	PPICapture   = PPI.bytes("ppi.cap-info", "Capture information")
	PPIUnknown   = PPI.bytes("ppi.reserved", "Reserved")
	PPIBadLength = PPI.label("ppi.invalid_length", "Invalid length").expert(GroupMalformed, severe)
)

// ppiChannel is a channel's frequency and flags, from offset at on.
func ppiChannel(name, title string, at int) Part {
	frequency := PPI.u16(name+".freq", title, Dec).At(at).Swapped()
	name += ".flags"
	return part(
		frequency,
		PPI.u16(name, "Channel flags", Hex).At(at+2).Swapped(),
		PPI.bool(name+".turbo", "Turbo").Bits(at+2, 0x10),
		PPI.bool(name+".cck", "Complementary Code Keying (CCK)").Bits(at+2, 0x20),
		PPI.bool(name+".ofdm", "Orthogonal Frequency-Division Multiplexing (OFDM)").Bits(at+2, 0x40),
		PPI.bool(name+".2ghz", "2 GHz spectrum").Bits(at+2, 0x80),
		PPI.bool(name+".5ghz", "5 GHz spectrum").Bits(at+3, 0x01),
		PPI.bool(name+".passive", "Passive").Bits(at+3, 0x02),
		PPI.bool(name+".dynamic", "Dynamic CCK-OFDM").Bits(at+3, 0x04),
		PPI.bool(name+".gfsk", "Gaussian Frequency Shift Keying (GFSK)").Bits(at+3, 0x08),
	)
}

// ppiAntennas is what four antennas received, and how well four streams were told apart.
func ppiAntennas() Part {
	var fields []*Field
	for i := range 4 {
		name, title := fmt.Sprintf("ppi.80211n-mac-phy.dbmant%d", i), fmt.Sprintf("dBm antenna %d ", i)
		fields = append(fields, PPI.Field(name+".signal", title+"signal", ftype.Int8, Dec).At(24+2*i), PPI.Field(name+".noise", title+"noise", ftype.Int8, Dec).At(25+2*i))
	}
	for i := range 4 {
		fields = append(fields, PPI.u32(fmt.Sprintf("ppi.80211n-mac-phy.evm%d", i), fmt.Sprintf("EVM-%d", i), Dec).At(32+4*i).Swapped())
	}
	return part(fields...)
}
