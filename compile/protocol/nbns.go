package protocol

// The name service and the datagram service of NetBIOS over UDP (RFC 1002).
var (
	NBNS = declare("nbns", "NetBIOS Name Service", 0).payload().On(UDPPorts, 137)

	// The header.
	NBNSID = part(
		NBNS.u16("nbns.id", "Transaction ID", Hex).At(0),
	)
	NBNSFlagWord = part(
		NBNS.u16("nbns.flags", "Flags", Hex).At(0),
		NBNS.bool("nbns.flags.response", "Response").Bits(0, 0x8000),
		NBNS.u16("nbns.flags.opcode", "Opcode", Dec).Bits(0, 0x7800),
		NBNS.bool("nbns.flags.truncated", "Truncated").Bits(0, 0x200),
		NBNS.bool("nbns.flags.recdesired", "Recursion desired").Bits(0, 0x100),
		NBNS.bool("nbns.flags.broadcast", "Broadcast").Bits(1, 0x10),
	)
	NBNSResponse = part(
		NBNS.bool("nbns.flags.authoritative", "Authoritative").Bits(0, 0x400),
		NBNS.bool("nbns.flags.recavail", "Recursion available").Bits(1, 0x80),
		NBNS.u16("nbns.flags.rcode", "Reply code", Dec).Bits(0, 0xf),
	)
	NBNSCounts = part(
		NBNS.u16("nbns.count.queries", "Questions", Dec).At(4),
		NBNS.u16("nbns.count.answers", "Answer RRs", Dec).At(6),
		NBNS.u16("nbns.count.auth_rr", "Authority RRs", Dec).At(8),
		NBNS.u16("nbns.count.add_rr", "Additional RRs", Dec).At(10),
	)

	// Questions and records.
	NBNSName       = NBNS.string("nbns.name", "Name")
	NBNSType       = NBNS.u16("nbns.type", "Type", Dec)
	NBNSClass      = NBNS.u16("nbns.class", "Class", Dec)
	NBNSTTL        = NBNS.u32("nbns.ttl", "Time to live", Dec)
	NBNSDataLength = NBNS.u16("nbns.data_length", "Data length", Dec)
	NBNSIncomplete = NBNS.label("nbns.incomplete_entry", "incomplete entry").expert(GroupMalformed, severe)
	NBNSData       = NBNS.bytes("nbns.data", "Data")
	NBNSFlags      = part(
		NBNS.u16("nbns.nb_flags", "Name flags", Hex).At(0),
		NBNS.bool("nbns.nb_flags.group", "Name type").Bits(0, 0x8000),
		NBNS.u16("nbns.nb_flags.ont", "ONT", Dec).Bits(0, 0x6000),
	)
	NBNSAddress = NBNS.ipv4("nbns.addr", "Addr")

	// The status of a node.
	NBNSNames     = NBNS.u8("nbns.number_of_names", "Number of names", Dec)
	NBNSNodeName  = NBNS.string("nbns.netbios_name", "Name")
	NBNSNameFlags = part(
		NBNS.u16("nbns.name_flags", "Name flags", Hex).At(0),
		NBNS.bool("nbns.name_flags.group", "Name type").Bits(0, 0x8000),
		NBNS.u16("nbns.name_flags.ont", "ONT", Dec).Bits(0, 0x6000),
		NBNS.bool("nbns.name_flags.drg", "Name is being deregistered").Bits(0, 0x1000),
		NBNS.bool("nbns.name_flags.cnf", "Name is in conflict").Bits(0, 0x800),
		NBNS.bool("nbns.name_flags.act", "Name is active").Bits(0, 0x400),
		NBNS.bool("nbns.name_flags.prm", "Permanent node name").Bits(0, 0x200),
	)
	NBNSStatistics = part(
		NBNS.ether("nbns.unit_id", "Unit ID").At(0),
		NBNS.u8("nbns.jumpers", "Jumpers", Hex).At(6),
		NBNS.u8("nbns.test_result", "Test result", Hex).At(7),
		NBNS.u16("nbns.version_number", "Version number", Hex).At(8),
		NBNS.u16("nbns.period_of_statistics", "Period of statistics", Hex).At(10),
		NBNS.u16("nbns.num_crcs", "Number of CRCs", Dec).At(12),
		NBNS.u16("nbns.num_alignment_errors", "Number of alignment errors", Dec).At(14),
		NBNS.u16("nbns.num_collisions", "Number of collisions", Dec).At(16),
		NBNS.u16("nbns.num_send_aborts", "Number of send aborts", Dec).At(18),
		NBNS.u32("nbns.num_good_sends", "Number of good sends", Dec).At(20),
		NBNS.u32("nbns.num_good_receives", "Number of good receives", Dec).At(24),
		NBNS.u16("nbns.numretransmits", "Number of retransmits", Dec).At(28),
		NBNS.u16("nbns.num_no_resource_conditions", "Number of no resource conditions", Dec).At(30),
		NBNS.u16("nbns.numcommand_blocks", "Number of command blocks", Dec).At(32),
		NBNS.u16("nbns.numpending_sessions", "Number of pending sessions", Dec).At(34),
		NBNS.u16("nbns.max_num_pending_sessions", "Max number of pending sessions", Dec).At(36),
		NBNS.u16("nbns.max_total_sessions_possible", "Max total sessions possible", Dec).At(38),
		NBNS.u16("nbns.session_data_packet_size", "Session data packet size", Dec).At(40),
	)

	NBDGM = declare("nbdgm", "NetBIOS Datagram Service", 0).payload().On(UDPPorts, 138).HandsTo(SMB, SMB2, Data)

	NBDGMHeader = part(
		NBDGM.u8("nbdgm.type", "Message Type", Dec).At(0),
		NBDGM.u8("nbdgm.flags", "Flags", Hex).At(1),
		NBDGM.bool("nbdgm.next", "More fragments follow").Bits(1, 0x01),
		NBDGM.bool("nbdgm.first", "This is first fragment").Bits(1, 0x02),
		NBDGM.u8("nbdgm.node_type", "Node Type", Dec).Bits(1, 0x0c),
		NBDGM.u16("nbdgm.dgram_id", "Datagram ID", Hex).At(2),
		NBDGM.ipv4("nbdgm.src.ip", "Source IP").At(4),
		NBDGM.u16("nbdgm.src.port", "Source Port", Dec).At(8),
	)
	NBDGMLength = part(
		NBDGM.u16("nbdgm.dgram_len", "Datagram length", Dec).At(10),
		NBDGM.u16("nbdgm.pkt_offset", "Packet offset", Dec).At(12),
	)
	NBDGMError = part(
		NBDGM.u8("nbdgm.error_code", "Error code", Hex).At(10),
	)
	NBDGMSource      = NBDGM.string("nbdgm.source_name", "Source name")
	NBDGMDestination = NBDGM.string("nbdgm.destination_name", "Destination name")
)
