package protocol

// HSR (IEC 62439-3, clause 5), a tag of frames that go both ways round a ring, and the frames that supervise such a ring or PRP (clause 4.3).
var (
	HSR = declare("hsr", "High-availability Seamless Redundancy (IEC62439 Part 3 Chapter 5)", 6).leftover().On(EtherTypes, 0x892f)

	HSRPath     = HSR.u16("hsr.path", "Path", Dec).Bits(0, 0xf000)
	HSRNet      = HSR.u16("hsr.netid", "Network id", Dec).Bits(0, 0xe000)
	HSRLane     = HSR.u16("hsr.laneid", "Lane id", Dec).Bits(0, 0x1000)
	HSRSize     = HSR.u16("hsr.lsdu_size", "LSDU size", Dec).Bits(0, 0x0fff)
	HSRSequence = HSR.u16("hsr.sequence_nr", "Sequence number", Dec).At(2)
	HSRType     = HSR.u16("hsr.type", "Type", Hex).At(4)

	_ = HSR.Next(EtherTypes, HSRType)

	HSRSupervision = declare("hsr_prp_supervision", "HSR/PRP Supervision (IEC62439 Part 3)", 2).On(EtherTypes, 0x88fb).Variable()

	HSRSupervisionPath     = HSRSupervision.u16("hsr_prp_supervision.path", "Path", Dec).Bits(0, 0xf000)
	HSRSupervisionVersion  = HSRSupervision.u16("hsr_prp_supervision.version", "Version", Dec).Bits(0, 0x0fff)
	HSRSupervisionSequence = HSRSupervision.u16("hsr_prp_supervision.supervision_seqno", "Sequence number", Dec).At(2).If(HSRSupervisionVersion.Not(0))

	HSRElementType = part(HSRSupervision.u8("hsr_prp_supervision.tlv.type", "TLV type", Dec).At(0))
	HSRElementSize = part(HSRSupervision.u8("hsr_prp_supervision.tlv.length", "TLV length", Dec).At(1))
	HSRSource      = HSRSupervision.ether("hsr_prp_supervision.source_mac_address", "Source MAC Address")
	HSRSourceA     = HSRSupervision.ether("hsr_prp_supervision.source_mac_address_A", "Source MAC Address A")
	HSRSourceB     = HSRSupervision.ether("hsr_prp_supervision.source_mac_address_B", "Source MAC Address B")
	HSRRedBox      = HSRSupervision.ether("hsr_prp_supervision.red_box_mac_address", "RedBox MAC Address")
	HSRVirtual     = HSRSupervision.ether("hsr_prp_supervision.vdan_mac_address", "VDAN MAC Address")
)
