package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// What Wireshark makes of the information about the reception that stands before a frame of IEEE 802.11, whatever its
// format was. It has no bytes of its own.
// The data rates after 802.11n are not among its fields here, nor is what PPI tells of 802.11n.
var (
	WLANRadio = declare("wlan_radio", "802.11 radio information", 0)

	WLANRadioRate      = WLANRadio.Field("wlan_radio.data_rate", "Data rate", ftype.Float, NoBase)
	WLANRadioChannel   = WLANRadio.u32("wlan_radio.channel", "Channel", Dec)
	WLANRadioFrequency = WLANRadio.u16("wlan_radio.frequency", "Frequency", Dec)
	WLANRadioSignalDB  = WLANRadio.u8("wlan_radio.signal_db", "Signal strength (dB)", Dec)
	WLANRadioSignal    = WLANRadio.Field("wlan_radio.signal_dbm", "Signal strength (dBm)", ftype.Int8, Dec)
	WLANRadioNoise     = WLANRadio.Field("wlan_radio.noise_dbm", "Noise level (dBm)", ftype.Int8, Dec)
	WLANRadioSNR       = WLANRadio.Field("wlan_radio.snr", "Signal/noise ratio (dB)", ftype.Int32, Dec)
	WLANRadioTime      = WLANRadio.u64("wlan_radio.timestamp", "TSF timestamp", Dec)

	WLANRadioPHY           = WLANRadio.u32("wlan_radio.phy", "PHY type", Dec)
	WLANRadioTurbo         = WLANRadio.u32("wlan_radio.11a.turbo_type", "Turbo type", Dec)
	WLANRadioMode          = WLANRadio.u32("wlan_radio.11g.mode", "Proprietary mode", Dec)
	WLANRadioShortPreamble = WLANRadio.bool("wlan_radio.short_preamble", "Short preamble")
	WLANRadioPreamble      = WLANRadio.u32("wlan_radio.preamble", "Preamble", Dec)
	WLANRadioDuration      = WLANRadio.u32("wlan_radio.duration", "Duration", Dec)
	WLANRadioAssumedShort  = WLANRadio.label("wlan_radio.assumed.short_preamble",
		"No preamble length information was available, assuming short preamble.")
	WLANRadioIndex        = WLANRadio.u32("wlan_radio.11n.mcs_index", "MCS index", Dec)
	WLANRadioBandwidth    = WLANRadio.u32("wlan_radio.11n.bandwidth", "Bandwidth", Dec)
	WLANRadioShortGuard   = WLANRadio.bool("wlan_radio.11n.short_gi", "Short GI")
	WLANRadioGreenfield   = WLANRadio.bool("wlan_radio.11n.greenfield", "Greenfield")
	WLANRadioFEC          = WLANRadio.u32("wlan_radio.11n.fec", "FEC", Dec)
	WLANRadioSTBC         = WLANRadio.u32("wlan_radio.11n.stbc_streams", "Number of STBC streams", Dec)
	WLANRadioExtension    = WLANRadio.u32("wlan_radio.11n.ness", "Number of extension spatial streams", Dec)
	WLANRadioNoGreenfield = WLANRadio.label("wlan_radio.assumed.non_greenfield", "No plcp type information was available, assuming non greenfield.")
	WLANRadioNoSTBC       = WLANRadio.label("wlan_radio.assumed.no_stbc", "No stbc information was available, assuming no stbc.")
	WLANRadioNoExtension  = WLANRadio.label("wlan_radio.assumed.no_extension_streams",
		"No extension stream information was available, assuming no extension streams.")
	WLANRadioBCC = WLANRadio.label("wlan_radio.assumed.bcc_fec", "No fec type information was available, assuming bcc fec.")

	WLANRadioLast      = WLANRadio.bool("wlan_radio.last_part_of_an_ampdu", "Last part of an A-MPDU")
	WLANRadioDelimiter = WLANRadio.bool("wlan_radio.a_mpdu_delim_crc_error", "A-MPDU delimiter CRC error")
	WLANRadioAggregate = WLANRadio.u32("wlan_radio.a_mpdu_aggregate_id", "A-MPDU aggregate ID", Dec)

	WLANRadioGap   = WLANRadio.Field("wlan_radio.ifs", "IFS", ftype.Int64, Dec)
	WLANRadioStart = WLANRadio.u64("wlan_radio.start_tsf", "Start", Dec)
	WLANRadioEnd   = WLANRadio.u64("wlan_radio.end_tsf", "End", Dec)

	_ = WLANRadio.NextTo(nil, WLAN)
)

// IEEE 802.11 (IEEE 802.11-2020, clause 9.2): the header of management, control and data frames. What the addresses mean
// depends on the type, and in data frames on their way: to or from the distribution system. Numbers are little-endian.
var (
	WLAN = declare("wlan", "IEEE 802.11 wireless LAN", 2).On(LinkTypes, 105).
		On(GRETypes, arubaWLAN(0x8200, 0x82f0)...).On(GRETypes, arubaWLAN(0x8300, 0x8370)...).
		On(GRETypes, arubaWLAN(0x9100, 0x91f0)...).Variable()

	WLANVersion     = WLAN.u8("wlan.fc.version", "Version", Dec).takenAs(ftype.Uint16).Bits(0, 0x03)
	wlanKnown       = WLANVersion.In(0)
	WLANControl     = WLAN.u16("wlan.fc", "Frame Control Field", Hex).At(0).If(wlanKnown)
	WLANType        = WLAN.u8("wlan.fc.type", "Type", Dec).takenAs(ftype.Uint16).Bits(0, 0x0c).If(wlanKnown)
	WLANSubtype     = WLAN.u8("wlan.fc.subtype", "Subtype", Dec).takenAs(ftype.Uint16).Bits(0, 0xf0).If(wlanKnown)
	WLANTypeSubtype = WLAN.u16("wlan.fc.type_subtype", "Type/Subtype", Hex)
	WLANFlags       = WLAN.u8("wlan.flags", "Flags", Hex).At(1).If(wlanKnown)
	WLANFlagsText   = WLAN.string("wlan.flags.str", "WLAN Flags")
	WLANDS          = WLAN.u8("wlan.fc.ds", "DS status", Hex).Bits(1, 0x03).If(wlanKnown)
	WLANToDS        = WLAN.bool("wlan.fc.tods", "To DS").Bits(1, 0x01).If(wlanKnown)
	WLANFromDS      = WLAN.bool("wlan.fc.fromds", "From DS").Bits(1, 0x02).If(wlanKnown)
	WLANMoreFrag    = WLAN.bool("wlan.fc.frag", "More Fragments").Bits(1, 0x04).If(wlanKnown)
	WLANRetry       = WLAN.bool("wlan.fc.retry", "Retry").Bits(1, 0x08).If(wlanKnown)
	WLANPower       = WLAN.bool("wlan.fc.pwrmgt", "PWR MGT").Bits(1, 0x10).If(wlanKnown)
	WLANMoreData    = WLAN.bool("wlan.fc.moredata", "More Data").Bits(1, 0x20).If(wlanKnown)
	WLANProtected   = WLAN.bool("wlan.fc.protected", "Protected flag").Bits(1, 0x40).If(wlanKnown)
	WLANOrder       = WLAN.bool("wlan.fc.order", "+HTC/Order flag").Bits(1, 0x80).If(wlanKnown)
	WLANRetryNote   = WLAN.label("wlan.fc.retry.expert", "Retransmission (retry)").expert(groupSequence, note).Wide(1, 1).If(wlanKnown).If(WLANRetry.In(1))

	wlanKind      = WLAN.hidden(ftype.Uint8).Bits(0, 0x0f) // type and version
	wlanManages   = wlanKind.In(0x00)
	wlanRules     = wlanKind.In(0x04)
	wlanData      = wlanKind.In(0x08)
	wlanOther     = wlanKind.In(0x00, 0x08)
	wlanPoll      = wlanRules.And(WLANSubtype.In(10))
	wlanCFEnd     = wlanRules.And(WLANSubtype.In(14, 15))
	wlanRulesTA   = wlanRules.And(WLANSubtype.In(2, 4, 5, 8, 9, 10, 11)) // with a second address
	wlanAdHoc     = wlanData.And(WLANDS.In(0))
	wlanTo        = wlanData.And(WLANDS.In(1))
	wlanFrom      = wlanData.And(WLANDS.In(2))
	wlanExtension = wlanKind.In(0x0c).And(WLANSubtype.Not(0, 1)) // but for beacons
	wlanBridge    = wlanData.And(WLANDS.In(3))

	WLANDuration = WLAN.u16("wlan.duration", "Duration", Dec).Bits(2, 0x7fff).Swapped().If(wlanKind.In(0x00, 0x04, 0x08))
	_            = WLAN.u16("wlan.duration", "Duration", Dec).Bits(2, 0x7fff).Swapped().If(wlanExtension)
	WLANAID      = WLAN.u16("wlan.aid", "Association ID", Dec).Bits(2, 0x3fff).Swapped().If(wlanPoll)

	_ = wlanAddress("wlan.ra", "Receiver address", "Receiver OUI", place{4, wlanKind.In(0x00, 0x04, 0x08)}, place{4, wlanExtension})
	_ = wlanAddress("wlan.ta", "Transmitter address", "Transmitter OUI", place{10, wlanOther}, place{10, wlanRulesTA})
	_ = wlanAddress("wlan.da", "Destination address", "Destination OUI",
		place{4, wlanManages}, place{4, wlanAdHoc}, place{16, wlanTo}, place{4, wlanFrom}, place{16, wlanBridge})
	_ = wlanAddress("wlan.sa", "Source address", "Source OUI",
		place{10, wlanManages}, place{10, wlanAdHoc}, place{10, wlanTo}, place{16, wlanFrom}, place{24, wlanBridge})
	_ = wlanAddress("wlan.bssid", "BSS Id", "BSS Id OUI",
		place{16, wlanManages}, place{4, wlanPoll}, place{10, wlanCFEnd}, place{16, wlanAdHoc}, place{4, wlanTo}, place{10, wlanFrom})
	_ = wlanAddress("wlan.staa", "STA address", "STA OUI", place{10, wlanTo}, place{4, wlanFrom})

	_ = wlanAnyAddress(place{4, wlanKind.In(0x00, 0x04, 0x08)}, place{4, wlanExtension}, place{10, wlanOther}, place{10, wlanRulesTA}, place{10, wlanCFEnd},
		place{16, wlanOther}, place{24, wlanBridge})
	_ = wlanAnyBits(place{4, wlanKind.In(0x00, 0x04, 0x08)}, place{4, wlanExtension}, place{10, wlanData}, place{10, wlanRulesTA}, place{10, wlanCFEnd},
		place{16, wlanData}, place{24, wlanBridge})

	WLANFragment = WLAN.u16("wlan.frag", "Fragment number", Dec).Bits(22, 0x000f).Swapped().If(wlanOther)
	WLANSequence = WLAN.u16("wlan.seq", "Sequence number", Dec).Bits(22, 0xfff0).Swapped().If(wlanOther)

	wlanHasQoS = WLAN.hidden(ftype.Uint8).Bits(0, 0x8f).In(0x88)
	_          = wlanQoS(24, wlanHasQoS.And(WLANDS.In(0, 1, 2)))
	_          = wlanQoS(30, wlanHasQoS.And(WLANDS.In(3)))

	// Block acknowledgements and requests for them, of the kinds for one traffic identifier.
	wlanAcks        = wlanRules.And(WLANSubtype.In(8, 9))
	_               = WLAN.u16("wlan.ba.control", "Block Ack Control", Hex).At(16).Swapped().If(wlanAcks)
	_               = WLAN.bool("wlan.ba.control.ackpolicy", "BA Ack Policy").Bits(16, 0x01).If(wlanAcks)
	wlanAckKind     = WLAN.u16("wlan.ba.control.ba_type", "BA Type", Hex).Bits(16, 0x001e).Swapped().If(wlanAcks)
	wlanAcksBasic   = wlanAcks.And(wlanAckKind.In(0, 2))
	_               = WLAN.u16("wlan.ba.control.reserved", "Reserved", Hex).Bits(16, 0x0fe0).Swapped().If(wlanAcks)
	_               = WLAN.u16("wlan.ba.basic.tidinfo", "TID for which a Basic BlockAck frame is requested", Hex).Bits(16, 0xf000).Swapped().If(wlanAcksBasic)
	_               = WLAN.u16("wlan.fixed.ssc", "Block Ack Starting Sequence Control (SSC)", Hex).At(18).Swapped().If(wlanAcksBasic)
	_               = WLAN.u16("wlan.fixed.ssc.fragment", "Fragment", Dec).Bits(18, 0x000f).Swapped().If(wlanAcksBasic)
	WLANBitmapStart = WLAN.u16("wlan.fixed.ssc.sequence", "Starting Sequence Number", Dec).Bits(18, 0xfff0).Swapped().If(wlanAcksBasic)
	wlanAcksMany    = wlanAcks.And(WLANSubtype.In(9)).And(wlanAckKind.In(2))
	wlanAckSize     = WLAN.hidden(ftype.Uint8).Bits(18, 0x06) // in the fragment number

	WLANBitmap        = WLAN.bytes("wlan.ba.bm", "Block Ack Bitmap").Wide(20, 8).If(wlanAcksMany).If(wlanAckSize.Not(2))
	WLANBitmapLong    = WLAN.bytes("wlan.ba.bm", "Block Ack Bitmap").Wide(20, 32).If(wlanAcksMany).If(wlanAckSize.In(2))
	WLANBitmapLast    = WLAN.u32("wlan.ba.bm.last_ack_frame", "Last acknowledged frame", Dec)
	WLANBitmapMissing = WLAN.u32("wlan.ba.bm.missing_frame", "Not acknowledged frame", Dec)

	// The announcement of a sounding (IEEE 802.11-2020, clause 9.3.1.19).
	wlanSounds   = wlanRules.And(WLANSubtype.In(5))
	_            = WLAN.u8("wlan.ndp.token", "Sounding Dialog Token", Hex).At(16).If(wlanSounds)
	_            = WLAN.u8("wlan.ndp.token.variant", "NDP Announcement Variant", Hex).Bits(16, 0x03).If(wlanSounds)
	_            = WLAN.u8("wlan.ndp.token.number", "Sounding Dialog Token", Hex).Bits(16, 0xfc).If(wlanSounds)
	WLANSounding = part(
		WLAN.u16("wlan.vht_ndp.sta_info.aid12", "AID12", Hex).Bits(0, 0x0fff).Swapped(),
		WLAN.bool("wlan.vht_ndp.sta_info.feedback_type", "Feedback Type").Bits(1, 0x10),
	)
	WLANSoundingColumns = part(
		WLAN.u16("wlan.vht_ndp.sta_info.nc_index", "Nc Index", Dec).Bits(0, 0xe000).Swapped(),
	)
	WLANSoundingReserved = part(
		WLAN.u32("wlan.vht_ndp.sta_info.reserved", "Reserved", Hex).Bits(0, 0xe000).Swapped().narrow(),
	)

	// What stands before the body of a protected frame (IEEE 802.11-2020, clauses 12.3.2, 12.5.2 and 12.5.3).
	WLANKeyIndex = WLAN.u8("wlan.wep.key", "Key Index", Dec)
	WLANWEPIV    = WLAN.u24("wlan.wep.iv", "Initialization Vector", Hex)
	WLANWEPICV   = WLAN.u32("wlan.wep.icv", "WEP ICV", Hex)
	WLANTKIP     = WLAN.string("wlan.tkip.extiv", "TKIP Ext. Initialization Vector")
	WLANCCMP     = WLAN.string("wlan.ccmp.extiv", "CCMP Ext. Initialization Vector")

	WLANFCS       = WLAN.u32("wlan.fcs", "Frame check sequence", Hex)
	WLANFCSStatus = WLAN.u8("wlan.fcs.status", "FCS Status", NoBase)

	_ = WLAN.NextTo(wlanManages.And(WLANProtected.In(0)), WLANMgt).
		NextTo(wlanData.And(WLANProtected.In(0)).And(WLAN.hiddenBits(0, 0x40).In(0)), LLC).HandsTo(Data)
)

// place is where a field stands under a condition.
type place struct {
	offset int
	when   Condition
}

// wlanAddress declares an address with its parts.
func wlanAddress(name, title, ouiTitle string, places ...place) bool {
	for _, p := range places {
		address := WLAN.ether(name, title).At(p.offset).If(p.when)
		oui := WLAN.u24(name+".oui", ouiTitle, OUI).At(p.offset).If(p.when)
		WLAN.string(name+"_resolved", title+" (resolved)").stationOf(address)
		WLAN.string(name+".oui_resolved", ouiTitle+" (resolved)").vendorOf(oui)
		WLAN.bool(name+".lg", "LG bit").Bits(p.offset, 0x020000).If(p.when)
		WLAN.bool(name+".ig", "IG bit").Bits(p.offset, 0x010000).If(p.when)
	}
	return true
}

// wlanAnyAddress declares what pools all addresses.
func wlanAnyAddress(places ...place) bool {
	for _, p := range places {
		address := WLAN.ether("wlan.addr", "Hardware address").At(p.offset).If(p.when)
		oui := WLAN.u24("wlan.oui", "Hardware OUI", OUI).At(p.offset).If(p.when)
		WLAN.string("wlan.addr_resolved", "Hardware address (resolved)").stationOf(address)
		WLAN.string("wlan.oui_resolved", "Hardware OUI (resolved)").vendorOf(oui)
	}
	return true
}

// wlanAnyBits declares the two bits of all addresses; of management frames, Wireshark shows those of the first only.
func wlanAnyBits(places ...place) bool {
	for _, p := range places {
		WLAN.bool("wlan.addr.lg", "LG bit").Bits(p.offset, 0x020000).If(p.when)
		WLAN.bool("wlan.addr.ig", "IG bit").Bits(p.offset, 0x010000).If(p.when)
	}
	return true
}

// wlanQoS declares the quality of service control at one of its places. What its upper byte means depends on the direction.
func wlanQoS(offset int, when Condition) bool {
	toAP := when.And(WLANFromDS.In(0))
	fromAP := when.And(WLANFromDS.In(1))
	bit4 := WLAN.hidden(ftype.Uint16).Bits(offset, 0x0010).Swapped()
	WLAN.u16("wlan.qos", "Qos Control", Hex).At(offset).Swapped().If(when)
	WLAN.u16("wlan.qos.tid", "TID", Dec).Bits(offset, 0x000f).Swapped().If(when)
	WLAN.u16("wlan.qos.priority", "Priority", Dec).Bits(offset, 0x0007).Swapped().If(when)
	WLAN.bool("wlan.qos.eosp", "EOSP").Bits(offset, 0x10).If(fromAP)
	WLAN.bool("wlan.qos.bit4", "QoS bit 4").Bits(offset, 0x10).If(toAP)
	WLAN.u16("wlan.qos.ack", "Ack Policy", Hex).Bits(offset, 0x0060).Swapped().If(when)
	WLAN.bool("wlan.qos.amsdupresent", "Payload Type").Bits(offset, 0x80).If(when).If(WLAN.hiddenBits(0, 0x40).In(0))
	WLAN.u16("wlan.qos.txop_dur_req", "TXOP Duration Requested", Dec).Bits(offset, 0xff00).Swapped().If(toAP).If(bit4.In(0))
	WLAN.u16("wlan.qos.queue_size", "Queue Size", Dec).Bits(offset, 0xff00).Swapped().If(toAP).If(bit4.In(1))
	WLAN.u16("wlan.qos.ps_buf_state", "QAP PS Buffer State", Hex).Bits(offset, 0xff00).Swapped().If(fromAP)
	WLAN.bool("wlan.qos.buf_state_indicated", "Buffer State Indicated").Bits(offset+1, 0x02).If(fromAP)
	return true
}

// arubaWLAN lists the numbers under which Aruba's access points tunnel frames in GRE.
func arubaWLAN(from, to uint16) []uint16 {
	var numbers []uint16
	for n := from; n <= to; n += 0x10 {
		numbers = append(numbers, n)
	}
	return numbers
}
