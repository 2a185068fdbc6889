package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// The spanning tree protocols (IEEE 802.1Q-2018, clause 14): STP, RSTP and MSTP, Cisco's per VLAN, and the agreement of shortest
// path bridging. Times count in units of 1/256 s, so that code computes them.
var (
	STP = declare("stp", "Spanning Tree Protocol", 4).
		On(SAPs, 0x42).On(CiscoPIDs, 0x0108, 0x0109, 0x010b, 0x010c).On(HDLCTypes, 0x4242).On(EtherTypes, 0x8181).On(PPPTypes, 0x0201)

	STPProtocol = STP.u16("stp.protocol", "Protocol Identifier", Hex).At(0)
	STPVersion  = STP.u8("stp.version", "Protocol Version Identifier", Dec).At(2)
	STPType     = STP.u8("stp.type", "BPDU Type", Hex).At(3)
	_           = STP.label("bpdu.version_support", "This version of Wireshark only knows about versions 0, 2, 3 & 4").expert(groupProtocol, warning).
			Wide(2, 1).If(STPVersion.Not(0, 2, 3, 4))
	_ = STP.label("stp.type.unknown", "Unknown BPDU type data").expert(groupUndecoded, warning).Wide(3, 1).If(STPType.Not(0, 2, 0x80))

	stpConfigures = STPType.In(0, 2)
	stpRapid      = STPType.In(2)
	_             = STP.u8("stp.flags", "BPDU flags", Hex).At(4).If(stpConfigures)
	_             = STP.bool("stp.flags.tcack", "Topology Change Acknowledgment").Bits(4, 0x80).If(stpConfigures)
	_             = STP.bool("stp.flags.agreement", "Agreement").Bits(4, 0x40).If(stpRapid)
	_             = STP.bool("stp.flags.forwarding", "Forwarding").Bits(4, 0x20).If(stpRapid)
	_             = STP.bool("stp.flags.learning", "Learning").Bits(4, 0x10).If(stpRapid)
	_             = STP.u8("stp.flags.port_role", "Port Role", Dec).Bits(4, 0x0c).If(stpRapid)
	_             = STP.bool("stp.flags.proposal", "Proposal").Bits(4, 0x02).If(stpRapid)
	_             = STP.bool("stp.flags.tc", "Topology Change").Bits(4, 0x01).If(stpConfigures)

	_          = stpBridge("stp.root", "Root Bridge Priority", "Root Bridge System ID Extension", "Root Bridge System ID", 5)
	_          = STP.u32("stp.root.cost", "Root Path Cost", Dec).At(13).If(stpConfigures)
	_          = stpBridge("stp.bridge", "Bridge Priority", "Bridge System ID Extension", "Bridge System ID", 17)
	_          = STP.u16("stp.port", "Port identifier", Hex).At(25).If(stpConfigures)
	STPMsgAge  = STP.double("stp.msg_age", "Message Age")
	STPMaxAge  = STP.double("stp.max_age", "Max Age")
	STPHello   = STP.double("stp.hello", "Hello Time")
	STPForward = STP.double("stp.forward", "Forward Delay")
	_          = STP.u8("stp.version_1_length", "Version 1 Length", Dec).At(35).If(stpRapid)

	STPPVST = part(
		STP.u16("stp.pvst.tlvtype", "Type", Hex).At(0),
		STP.u16("stp.pvst.tlvlen", "Length", Dec).At(2),
	)
	STPPVSTVLAN    = part(STP.u16("stp.pvst.origvlan", "Originating VLAN", Dec).At(0))
	STPPVSTValue   = STP.bytes("stp.pvst.tlvval", "Value")
	STPPVSTMissing = STP.label("stp.pvst.origvlan.missing", "Originating (PVID) VLAN TLV is missing or corrupt").expert(groupProtocol, warning)
)

// MSTP and what shortest path bridging appends to it. The flags of an instance have the names of those in the header.
var (
	MSTPLength = part(STP.u16("mstp.version_3_length", "Version 3 Length", Dec).At(0))

	MSTPName   = STP.Field("mstp.config_name", "MST Config name", ftype.StringZPad, NoBase)
	MSTPConfig = part( // the name stands between the first two
		STP.u8("mstp.config_format_selector", "MST Config ID format selector", Dec).At(0),
		STP.u16("mstp.config_revision_level", "MST Config revision", Dec).At(33),
		STP.bytes("mstp.config_digest", "MST Config digest").Wide(35, 16),
	)
	MSTPTree = part(
		STP.u32("mstp.cist_internal_root_path_cost", "CIST Internal Root Path Cost", Dec).At(0),
		STP.u16("mstp.cist_bridge.prio", "CIST Bridge Priority", Dec).Bits(4, 0xf000).Times(0x1000),
		STP.u16("mstp.cist_bridge.ext", "CIST Bridge Identifier System ID Extension", Dec).Bits(4, 0x0fff),
		STP.ether("mstp.cist_bridge.hw", "CIST Bridge Identifier System ID").At(6),
		STP.u8("mstp.cist_remaining_hops", "CIST Remaining hops", Dec).At(12),
	)
	MSTPInstance = part(
		STP.u8("mstp.msti.flags", "MSTI flags", Hex).At(0),
		STP.bool("stp.flags.tcack", "Topology Change Acknowledgment").Bits(0, 0x80),
		STP.bool("stp.flags.agreement", "Agreement").Bits(0, 0x40),
		STP.bool("stp.flags.forwarding", "Forwarding").Bits(0, 0x20),
		STP.bool("stp.flags.learning", "Learning").Bits(0, 0x10),
		STP.u8("stp.flags.port_role", "Port Role", Dec).Bits(0, 0x0c),
		STP.bool("stp.flags.proposal", "Proposal").Bits(0, 0x02),
		STP.bool("stp.flags.tc", "Topology Change").Bits(0, 0x01),
		STP.u8("mstp.msti.priority", "Priority", Hex).Bits(1, 0xf0),
		STP.u16("mstp.msti.msti_id", "MSTID", Dec).Bits(1, 0x0fff),
		STP.ether("mstp.msti.root.hw", "Regional Root").At(3),
		STP.u32("mstp.msti.root_cost", "Internal root path cost", Dec).At(9),
		STP.u8("mstp.msti.bridge_priority", "Bridge Identifier Priority", Dec).Bits(13, 0xf0),
		STP.u8("mstp.msti.port_priority", "Port identifier priority", Dec).Bits(14, 0xf0),
		STP.u8("mstp.msti.remaining_hops", "Remaining hops", Dec).At(15),
	)
	SPBLength    = part(STP.u16("mstp.version_4_length", "Version 4 Length", Dec).At(0))
	SPBAgreement = part(
		STP.u8("mstp.agree_flags.agreement_num", "Agreement Number", Dec).Bits(0, 0x03),
		STP.u8("mstp.agree_flags.dagreement_num", "Disagreement Number", Dec).Bits(0, 0x0c),
		STP.bool("mstp.agree_flags.agreement_valid", "Agreement Valid Flag").Bits(0, 0x10),
		STP.bool("mstp.agree_flags.rest_role", "Restricted Role").Bits(0, 0x20),
		STP.u8("bpdu.agreement_digest_format_id", "Agreement Digest Format Id", Dec).Bits(2, 0xf0),
		STP.u8("bpdu.agreement_digest_format_capabilities", "Agreement Digest Format Capabilities", Dec).Bits(2, 0x0f),
		STP.u8("bpdu.agreement_digest_convention_id", "Agreement Digest Convention Id", Dec).Bits(3, 0xf0),
		STP.u8("bpdu.agreement_digest_convention_capabilities", "Agreement Digest Convention Capabilities", Dec).Bits(3, 0x0f),
		STP.u16("bpdu.agreement_digest_edge_count", "Agreement Digest Edge Count", Dec).At(4),
		STP.bytes("mstp.agreement_digest", "Agreement Digest").Wide(14, 20),
	)
)

// stpBridge declares the identifier of a bridge: four bits of priority, which count in units of 4096, twelve of an
// extension, and an address.
func stpBridge(name, priority, extension, address string, offset int) bool {
	STP.u16(name+".prio", priority, Dec).Bits(offset, 0xf000).narrow().Times(0x1000).If(stpConfigures)
	STP.u16(name+".ext", extension, Dec).Bits(offset, 0x0fff).If(stpConfigures)
	STP.ether(name+".hw", address).At(offset + 2).If(stpConfigures)
	return true
}
