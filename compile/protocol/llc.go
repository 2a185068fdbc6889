package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// LLC with SNAP (IEEE 802.2, RFC 1042). A control field of one byte is an unnumbered frame; those of information and
// supervisory frames have two, the least significant first. Which protocol identifier it is depends on the organization.
var (
	LLC = declare("llc", "Logical-Link Control", 3).least(0).leftover().On(PPPTypes, 0x4b)

	LLCDSAP    = LLC.u8("llc.dsap", "DSAP", Hex).At(0)
	LLCDSAPSAP = LLC.u8("llc.dsap.sap", "SAP", Custom).Bits(0, 0xfe)
	LLCDSAPIG  = LLC.bool("llc.dsap.ig", "IG Bit").Bits(0, 0x01)
	LLCSSAP    = LLC.u8("llc.ssap", "SSAP", Hex).At(1)
	LLCSSAPSAP = LLC.u8("llc.ssap.sap", "SAP", Custom).Bits(1, 0xfe)
	LLCSSAPCR  = LLC.bool("llc.ssap.cr", "CR Bit").Bits(1, 0x01)
	llcCommand = LLCSSAPCR.In(0)
	llcAnswer  = LLCSSAPCR.In(1)

	llcFormat     = LLC.hidden(ftype.Uint8).Bits(2, 0x03)
	llcUnnumbered = llcFormat.In(3)
	llcNumbered   = llcFormat.In(0, 1, 2)
	llcInforms    = llcFormat.In(0, 2)
	llcSupervises = llcFormat.In(1)
	llcUI         = LLC.hidden(ftype.Uint8).Bits(2, 0xef).In(3)
	llcShortPF    = LLC.hiddenBits(2, 0x10).In(1)
	llcLongPF     = LLC.hiddenBits(3, 0x01).In(1)

	LLCControl      = LLC.u16("llc.control", "Control", Hex).Wide(2, 1).If(llcUnnumbered)
	LLCControlLong  = LLC.u16("llc.control", "Control", Hex).At(2).Swapped().If(llcNumbered)
	LLCCommand      = LLC.u8("llc.control.u_modifier_cmd", "Command", Hex).Bits(2, 0xec).If(llcUnnumbered).If(llcCommand)
	LLCResponse     = LLC.u8("llc.control.u_modifier_resp", "Response", Hex).Bits(2, 0xec).If(llcUnnumbered).If(llcAnswer)
	LLCFrameTypeU   = LLC.u8("llc.control.ftype", "Frame type", Hex).takenAs(ftype.Uint16).Bits(2, 0x03).If(llcUnnumbered)
	LLCFrameTypeS   = LLC.u16("llc.control.ftype", "Frame type", Hex).Bits(2, 0x0003).Swapped().If(llcSupervises)
	LLCFrameTypeI   = LLC.u16("llc.control.ftype", "Frame type", Hex).Bits(2, 0x0001).Swapped().If(llcInforms)
	LLCNR           = LLC.u16("llc.control.n_r", "N(R)", Dec).Bits(2, 0xfe00).Swapped().If(llcNumbered)
	LLCNS           = LLC.u16("llc.control.n_s", "N(S)", Dec).Bits(2, 0x00fe).Swapped().If(llcInforms)
	LLCSupervisory  = LLC.u16("llc.control.s_ftype", "Supervisory frame type", Hex).Bits(2, 0x000c).Swapped().If(llcSupervises)
	LLCPoll         = LLC.bool("llc.control.p", "Poll").Bits(2, 0x10).If(llcUnnumbered).If(llcShortPF).If(llcCommand)
	LLCFinal        = LLC.bool("llc.control.f", "Final").Bits(2, 0x10).If(llcUnnumbered).If(llcShortPF).If(llcAnswer)
	LLCPollNumbered = LLC.bool("llc.control.p", "Poll").Bits(3, 0x01).If(llcNumbered).If(llcLongPF).If(llcCommand)
	LLCFinalNumberd = LLC.bool("llc.control.f", "Final").Bits(3, 0x01).If(llcNumbered).If(llcLongPF).If(llcAnswer)

	llcIsSNAP = LLCDSAP.In(0xaa).And(LLCSSAP.In(0xaa)).And(llcUnnumbered)
	LLCOUI    = LLC.u24("llc.oui", "Organization Code", OUI).At(3).If(llcIsSNAP)
	LLCPID    = LLC.hidden(ftype.Uint16).At(6)
	llcIsType = llcIsSNAP.And(LLCOUI.In(0, 0xf8))
	LLCType   = LLC.u16("llc.type", "Type", Hex).At(6).If(llcIsType)

	llcIsBridged = llcIsSNAP.And(LLCOUI.In(0x80c2))
	LLCBridged   = LLC.u16("llc.pid", "Protocol ID", Hex).At(6).If(llcIsBridged)
	llcIsCisco   = llcIsSNAP.And(LLCOUI.In(0x00000c))
	LLCCisco     = LLC.u16("llc.cisco_pid", "PID", Hex).At(6).If(llcIsCisco)
	LLCNortel    = LLC.u16("llc.nortel_pid", "PID", Hex).At(6).If(llcIsSNAP).If(LLCOUI.In(0x000081))
	LLCExtreme   = LLC.u16("llc.extreme_pid", "PID", Hex).At(6).If(llcIsSNAP).If(LLCOUI.In(0x00e02b))
	LLCFoundry   = LLC.u16("llc.foundry_pid", "PID", Hex).At(6).If(llcIsSNAP).If(LLCOUI.In(0x00e052))
	LLCIANA      = LLC.u16("llc.iana_pid", "PID", Hex).At(6).If(llcIsSNAP).If(LLCOUI.In(0x00005e))

	_ = LLC.NextAfter(5, llcIsType, EtherTypes, LLCPID).
		NextAfter(5, llcIsCisco, CiscoPIDs, LLCPID).
		NextAfter(5, LLCNortel.When, NortelPIDs, LLCPID).
		NextAfter(5, LLCExtreme.When, ExtremePIDs, LLCPID).
		NextAfter(5, LLCFoundry.When, FoundryPIDs, LLCPID).
		NextToAfter(5, llcIsBridged.And(LLCPID.In(0x0001, 0x0007)), Eth).
		NextAfter(0, llcUI, SAPs, LLCDSAP).
		NextAfter(1, llcInforms, SAPs, LLCDSAP)
)
