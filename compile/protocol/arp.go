package protocol

// ARP, RARP and their relatives (RFC 826, RFC 903, RFC 5227). Addresses follow the eight bytes of the header. Those of
// the usual lengths have a fixed place; the others are declared a second time, for code in package eval.
var (
	ARP = declare("arp", "Address Resolution Protocol", 8).On(EtherTypes, 0x0806, 0x8035).On(GRETypes, 0x0806)

	ARPHardware     = ARP.u16("arp.hw.type", "Hardware type", Dec).At(0)
	ARPProtocol     = ARP.u16("arp.proto.type", "Protocol type", Hex).At(2)
	arpNotATM       = Condition{{Field: ARPHardware, Ranges: [][2]uint64{{0, arpATM - 1}, {arpATM + 1, 0xffff}}}}
	ARPHardwareSize = ARP.u8("arp.hw.size", "Hardware size", Dec).At(4).If(arpNotATM)
	ARPProtocolSize = ARP.u8("arp.proto.size", "Protocol size", Dec).At(5).If(arpNotATM)
	ARPOpcode       = ARP.u16("arp.opcode", "Opcode", Dec).At(6)

	ARPGratuitous   = ARP.bool("arp.isgratuitous", "Is gratuitous")
	ARPProbe        = ARP.bool("arp.isprobe", "Is probe")
	ARPAnnouncement = ARP.bool("arp.isannouncement", "Is announcement")

	ARPSrcMAC = ARP.ether("arp.src.hw_mac", "Sender MAC address").At(8).If(arpMAC)
	_         = ARP.ipv4("arp.src.proto_ipv4", "Sender IP address").At(14).If(arpIPv4)
	_         = ARP.ether("arp.dst.hw_mac", "Target MAC address").At(18).If(arpMAC).If(ARPProtocolSize.In(4))
	_         = ARP.ipv4("arp.dst.proto_ipv4", "Target IP address").At(24).If(arpIPv4)

	ARPSrcHardware = ARP.bytes("arp.src.hw", "Sender hardware address")
	ARPSrcProtocol = ARP.bytes("arp.src.proto", "Sender protocol address")
	ARPSrcIPv4     = ARP.ipv4("arp.src.proto_ipv4", "Sender IP address").odd() // where the hardware address has not six bytes
	ARPDstHardware = ARP.bytes("arp.dst.hw", "Target hardware address")
	ARPDstMAC      = ARP.ether("arp.dst.hw_mac", "Target MAC address").odd() // where the protocol address has not four bytes
	ARPDstProtocol = ARP.bytes("arp.dst.proto", "Target protocol address")
	ARPDstIPv4     = ARP.ipv4("arp.dst.proto_ipv4", "Target IP address").odd()

	ARPDuplicate        = ARP.label("arp.duplicate-address-detected", "Duplicate IP address configured").expert(groupSequence, warning)
	ARPDuplicateFrame   = ARP.frame("arp.duplicate-address-frame", "Frame showing earlier use of IP address")
	ARPDuplicateSeconds = ARP.u32("arp.seconds-since-duplicate-address-frame", "Seconds since earlier frame seen", Dec)

	arpMAC  = ARPHardware.In(1, 6).And(ARPHardwareSize.In(6))
	arpIPv4 = ARPProtocol.In(0x0800).And(ARPHardwareSize.In(6)).And(ARPProtocolSize.In(4)).And(arpNotATM)
)

// ATMARP (RFC 2225) has the lengths of its four addresses where ARP has two. The addresses themselves are left out.
const (
	arpAX25 = 3
	arpATM  = 19
)

var _ = ARP.SoundWhen(ARPHardware.Not(arpAX25, arpATM).And(ARPHardwareSize.In(6)).And(ARPProtocolSize.In(4)))

var (
	arpIsATM = ARPHardware.In(arpATM)

	_ = ARP.bool("arp.src.htype", "Sender ATM number type").Bits(4, 0x40).If(arpIsATM)
	_ = ARP.u8("arp.src.hlen", "Sender ATM number length", Dec).Bits(4, 0x3f).If(arpIsATM)
	_ = ARP.bool("arp.src.stype", "Sender ATM subaddress type").Bits(5, 0x40).If(arpIsATM)
	_ = ARP.u8("arp.src.slen", "Sender ATM subaddress length", Dec).Bits(5, 0x3f).If(arpIsATM)
	_ = ARP.u8("arp.src.pln", "Sender protocol size", Dec).At(8).If(arpIsATM)
	_ = ARP.bool("arp.dst.htype", "Target ATM number type").Bits(9, 0x40).If(arpIsATM)
	_ = ARP.u8("arp.dst.hlen", "Target ATM number length", Dec).Bits(9, 0x3f).If(arpIsATM)
	_ = ARP.bool("arp.dst.stype", "Target ATM subaddress type").Bits(10, 0x40).If(arpIsATM)
	_ = ARP.u8("arp.dst.slen", "Target ATM subaddress length", Dec).Bits(10, 0x3f).If(arpIsATM)
	_ = ARP.u8("arp.dst.pln", "Target protocol size", Dec).At(11).If(arpIsATM)
)
