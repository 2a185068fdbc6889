package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// CAPWAP (RFC 5415, and RFC 5416 for 802.11): what wireless access points and their controllers say to each other on one port, and on another one
// the frames of the stations. Of the elements of control messages only what all have is here, and which session it is.
var (
	CAPWAP       = declare("capwap", "Control And Provisioning of Wireless Access Points - Control", 4).On(UDPPorts, 5246).Variable().whole().HandsTo(DTLS, Data)
	CAPWAPHeader = capwap(CAPWAP)

	CAPWAPControl = part(
		CAPWAP.label("capwap.control.header", "Control Header").Wide(0, 0),
		CAPWAP.u32("capwap.control.header.message_type", "Message Type", Dec).At(0),
		CAPWAP.u24("capwap.control.header.message_type.enterprise_number", "Message Type (Enterprise Number)", Dec).At(0),
		CAPWAP.u32("capwap.control.header.message_type.enterprise_specific", "Message Type (Enterprise Specific)", Dec).At(0),
		CAPWAP.u8("capwap.control.header.sequence_number", "Sequence Number", Dec).At(4),
		CAPWAP.u16("capwap.control.header.message_element_length", "Message Element Length", Dec).At(5),
		CAPWAP.u8("capwap.control.header.flags", "Flags", Dec).At(7),
		CAPWAP.label("capwap.message_element", "Message Element").Wide(8, 0),
	)
	CAPWAPUndecoded = CAPWAP.label("capwap.message_element.type.undecoded",
		"Dissector for CAPWAP message element Type not implemented, Contact Wireshark developers if you want this supported").expert(groupUndecoded, note)

	CAPWAPData       = declare("capwap.data", "Control And Provisioning of Wireless Access Points - Data", 4).On(UDPPorts, 5247).Variable().HandsTo(DTLS, Eth, WLAN, Data)
	CAPWAPDataHeader = capwap(CAPWAPData)

	CAPWAPKeepAlive = part(
		CAPWAPData.label("capwap.keep_alive", "Keep-Alive").Wide(0, 0),
		CAPWAPData.u16("capwap.keep_alive.length", "Message Element Length", Dec).At(0),
	)
	CAPWAPKeepAliveBad = CAPWAPData.label("capwap.keep_alive.length.bad", "Invalid Keep Alive length").expert(GroupMalformed, warning)
)

// CAPWAPFields are those that control and data share.
type CAPWAPFields struct {
	DTLS            Condition // a record of DTLS follows the first four bytes
	Length, Binding *Field
	KeepAlive       *Field
	Native          *Field // the payload is a frame of what the binding says, not of Ethernet
	Fragment, Last  *Field
	FragmentID      *Field
	FragmentOffset  *Field
	MAC, Wireless   *Field

	BadLength                             *Field
	MACLength, WirelessLength             Part
	MACEUI48, MACEUI64, MACOther, Padding *Field
	WirelessData                          *Field
	FrameInfo, Destinations               Part
	Element                               Part
	ElementValue, SessionID               *Field

	Fragments, FragmentOf, FragmentError, FragmentCount, Overlap, Conflict, TooLong, ReassembledIn, ReassembledLength *Field
}

func capwap(p *Protocol) *CAPWAPFields {
	p.label("capwap.preamble", "Preamble").Wide(0, 1)
	p.u8("capwap.preamble.version", "Version", Dec).Bits(0, 0xf0)
	kind := p.u8("capwap.preamble.type", "Type", Dec).Bits(0, 0x0f)
	secure, plain := kind.In(1), kind.Not(1)
	p.u24("capwap.preamble.reserved", "Reserved", Dec).At(1).If(secure)
	p.label("capwap.header", "Header").Wide(1, 1).If(plain)
	bits := func(name, title string, mask uint64) *Field {
		return p.u24("capwap.header."+name, title, Dec).Bits(1, mask).If(plain)
	}
	flag := func(name, title string, at int, mask uint64) *Field {
		return p.bool("capwap.header.flags."+name, title).Bits(at, mask).If(plain)
	}
	f := &CAPWAPFields{DTLS: secure, Length: bits("length", "Header Length", 0xf80000)}
	bits("rid", "Radio ID", 0x07c000)
	f.Binding = bits("wbid", "Wireless Binding ID", 0x003e00)
	p.u24("capwap.header.flags", "Header Flags", Hex).Bits(1, 0x0001ff).If(plain)
	f.Native = flag("t", "Payload Type", 2, 0x0100)
	f.Fragment = flag("f", "Fragment", 3, 0x80)
	f.Last = flag("l", "Last Fragment", 3, 0x40)
	f.Wireless = flag("w", "Wireless header", 3, 0x20)
	f.MAC = flag("m", "Radio MAC header", 3, 0x10)
	f.KeepAlive = flag("k", "Keep-Alive", 3, 0x08)
	p.u24("capwap.header.flags.r", "Reserved", Hex).Bits(1, 0x000007).If(plain)
	f.FragmentID = p.u16("capwap.header.fragment.id", "Fragment ID", Dec).At(4).If(plain)
	f.FragmentOffset = p.u16("capwap.header.fragment.offset", "Fragment Offset", Dec).Bits(6, 0xfff8).If(plain)
	p.u16("capwap.header.fragment.reserved", "Reserved", Dec).Bits(6, 0x0007).If(plain)

	f.MACLength = part(p.u8("capwap.header.mac.length", "MAC length", Dec).At(0))
	f.MACEUI48 = p.ether("capwap.header.mac.eui48", "MAC address")
	f.MACEUI64 = p.Field("capwap.header.mac.eui64", "MAC address", ftype.EUI64, NoBase)
	f.MACOther = p.bytes("capwap.header.mac.data", "MAC address")
	f.WirelessLength = part(p.u8("capwap.header.wireless.length", "Wireless length", Dec).At(0))
	f.WirelessData = p.bytes("capwap.header.wireless.data", "Wireless data")
	const station = "capwap.header.wireless.data.ieee80211."
	f.FrameInfo = part(
		p.bytes(station+"fi", "Wireless data ieee80211 Frame Info").Wide(0, 4),
		p.Field(station+"fi.rssi", "Wireless data ieee80211 RSSI (dBm)", ftype.Int8, Dec).At(0),
		p.u8(station+"fi.snr", "Wireless data ieee80211 SNR (dB)", Dec).At(1),
		p.u16(station+"fi.data_rate", "Wireless data ieee80211 Data Rate (Mbps)", Dec).At(2),
	)
	f.Destinations = part(
		p.bytes(station+"dw", "Wireless data ieee80211 Destination WLANs").Wide(0, 4),
		p.u16(station+"dw.wlan_id_bitmap", "Wireless data ieee80211 Destination Wlan Id bitmap", Dec).At(0),
		p.u16(station+"dw.reserved", "Wireless data ieee80211 Destination Wlan reserved", Dec).At(2),
	)
	f.Padding = p.bytes("capwap.header.padding", "Padding for 4 Byte Alignment")
	f.BadLength = p.label("capwap.header.length.bad", "Wrong calculate length =! header length").expert(GroupMalformed, warning)

	f.Fragments = p.label("capwap.fragments", "Message fragments")
	f.FragmentOf = p.frame("capwap.fragment", "Message fragment")
	f.Overlap = p.bool("capwap.fragment.overlap", "Message fragment overlap")
	f.Conflict = p.bool("capwap.fragment.overlap.conflicts", "Message fragment overlapping with conflicting data")
	f.TooLong = p.bool("capwap.fragment.too_long_fragment", "Message fragment too long")
	f.FragmentError = p.frame("capwap.fragment.error", "Message defragmentation error")
	f.FragmentCount = p.u32("capwap.fragment.count", "Message fragment count", Dec)
	f.ReassembledIn = p.frame("capwap.reassembled.in", "Reassembled in")
	f.ReassembledLength = p.u32("capwap.reassembled.length", "Reassembled CAPWAP length", Dec)

	f.Element = part(
		p.label("capwap.message_element", "Message Element").Wide(0, 4),
		p.u16("capwap.message_element.type", "Type", Dec).At(0),
		p.u16("capwap.message_element.length", "Length", Dec).At(2),
	)
	f.ElementValue = p.bytes("capwap.message_element.value", "Value")
	f.SessionID = p.bytes("capwap.control.message_element.session_id", "Session ID")
	return f
}
