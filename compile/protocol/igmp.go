package protocol

// IGMP (RFC 988, RFC 1112, RFC 2236, RFC 3376). The version follows from the type, and for queries from the length.
var (
	IGMP = declare("igmp", "Internet Group Management Protocol", 1).On(IPProtos, 2)

	IGMPType        = IGMP.u8("igmp.type", "Type", Hex).At(0)
	IGMPVersion     = IGMP.u8("igmp.version", "IGMP Version", Dec)
	IGMPChecksum    = IGMP.u16("igmp.checksum", "Checksum", Hex)
	IGMPChecksumOK  = IGMP.u8("igmp.checksum.status", "Checksum Status", NoBase)
	IGMPChecksumBad = IGMP.label("igmp.bad_checksum", "Bad checksum").expert(groupChecksum, severe)
	IGMPReserved    = IGMP.bytes("igmp.reserved", "Reserved")
	IGMPMaxResp     = IGMP.u8("igmp.max_resp", "Max Resp Time", Dec)
	IGMPGroup       = IGMP.ipv4("igmp.maddr", "Multicast Address")
	IGMPSource      = IGMP.ipv4("igmp.saddr", "Source Address")
	IGMPAuxData     = IGMP.bytes("igmp.aux_data", "Aux Data")
	IGMPData        = IGMP.bytes("igmp.data", "Data")

	// Parts of messages: a coded time, the rest of a query, a report and a record in it, the oldest version.
	IGMPCoded = part(
		IGMP.u8("igmp.max_resp.exp", "Exponent", Hex).Bits(0, 0x70),
		IGMP.u8("igmp.max_resp.mant", "Mantissa", Hex).Bits(0, 0x0f),
	)
	igmpSources = IGMP.u16("igmp.num_src", "Num Src", Dec)
	IGMPQuery   = part(
		IGMP.bool("igmp.s", "S").Bits(0, 0x08),
		IGMP.u8("igmp.qrv", "QRV", Dec).Bits(0, 0x07),
		IGMP.u8("igmp.qqic", "QQIC", Dec).At(1),
		igmpSources.At(2),
	)
	IGMPRecords = part(IGMP.u16("igmp.num_grp_recs", "Num Group Records", Dec).At(0))
	IGMPRecord  = part(
		IGMP.u8("igmp.record_type", "Record Type", Dec).At(0),
		IGMP.u8("igmp.aux_data_len", "Aux Data Len", Dec).At(1),
		igmpSources.At(2),
		IGMPGroup.At(4),
	)
	IGMPOldGroup   = part(IGMP.u8("igmp.group_type", "Type Of Group", Dec).At(1))
	IGMPOldReply   = part(IGMP.u8("igmp.reply", "Reply", Dec).At(1))
	IGMPOldPending = part(IGMP.u8("igmp.reply.pending", "Reply Pending", Dec).At(1))
	IGMPOld        = part(
		IGMP.u32("igmp.identifier", "Identifier", Dec).At(4),
		IGMPGroup.At(8),
		IGMP.bytes("igmp.access_key", "Access Key").Wide(12, 8),
	)
)
