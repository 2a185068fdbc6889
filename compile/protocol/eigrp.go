package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// EIGRP (RFC 7868). What of it is about AppleTalk and the service advertisement family is left out.
var (
	EIGRP = declare("eigrp", "Enhanced Interior Gateway Routing Protocol", 1).whole().On(IPProtos, 88).HandsTo(IPXSAP)

	EIGRPHeader = part(
		EIGRP.u8("eigrp.version", "Version", Dec).At(0),
		EIGRP.u8("eigrp.opcode", "Opcode", Dec).At(1),
		EIGRP.u16("eigrp.checksum", "Checksum", Hex).At(2),
	)
	EIGRPChecksumOK  = EIGRP.u8("eigrp.checksum.status", "Checksum Status", NoBase)
	EIGRPChecksumBad = EIGRP.label("eigrp.checksum.bad", "Bad Checksum").expert(groupChecksum, warning)
	EIGRPNumbers     = part(
		EIGRP.u32("eigrp.flags", "Flags", Hex).At(4),
		EIGRP.bool("eigrp.flags.init", "Init").Bits(7, 0x01),
		EIGRP.bool("eigrp.flags.condrecv", "Conditional Receive").Bits(7, 0x02),
		EIGRP.bool("eigrp.flags.restart", "Restart").Bits(7, 0x04),
		EIGRP.bool("eigrp.flags.eot", "End Of Table").Bits(7, 0x08),
		EIGRP.u32("eigrp.seq", "Sequence", Dec).At(8),
		EIGRP.u32("eigrp.ack", "Acknowledge", Dec).At(12),
		EIGRP.u16("eigrp.vrid", "Virtual Router ID", Dec).At(16),
		EIGRP.u16("eigrp.as", "Autonomous System", Dec).At(18),
	)

	// A TLV. Both numbers belong to its header, also where there are no values.
	EIGRPTLV = part(
		EIGRP.u16("eigrp.tlv_type", "Type", Hex).At(0),
		EIGRP.u16("eigrp.tlv.len", "Length", Dec).At(2),
	)
	EIGRPBadLength = EIGRP.label("eigrp.tlv.len.invalid", "Corrupt TLV (Length field less than 4)").expert(GroupMalformed, severe)
	EIGRPUnknown   = EIGRP.label("eigrp.tlv_type.unknown", "Unknown TLV").expert(groupProtocol, warning)

	// The general ones.
	EIGRPParameters = part(
		EIGRP.u8("eigrp.par.k1", "K1", Dec).At(0),
		EIGRP.u8("eigrp.par.k2", "K2", Dec).At(1),
		EIGRP.u8("eigrp.par.k3", "K3", Dec).At(2),
		EIGRP.u8("eigrp.par.k4", "K4", Dec).At(3),
		EIGRP.u8("eigrp.par.k5", "K5", Dec).At(4),
		EIGRP.u8("eigrp.par.k6", "K6", Dec).At(5),
		EIGRP.u16("eigrp.par.holdtime", "Hold Time", Dec).At(6),
	)
	EIGRPBye            = EIGRP.label("eigrp.peer_termination", "Peer Termination").expert(groupResponse, note)
	EIGRPAuthentication = part(
		EIGRP.u16("eigrp.auth.type", "Type", Dec).At(0),
		EIGRP.u16("eigrp.auth.length", "Length", Dec).At(2),
		EIGRP.u32("eigrp.auth.keyid", "Key ID", Dec).At(4),
		EIGRP.u32("eigrp.auth.keyseq", "Key Sequence", Dec).At(8),
		EIGRP.bytes("eigrp.nullpad", "Nullpad").Wide(12, 8),
	)
	EIGRPDigest        = EIGRP.bytes("eigrp.auth.digest", "Digest")
	EIGRPBadAuthLength = EIGRP.label("eigrp.auth.length.invalid", "Invalid auth len").expert(GroupMalformed, warning)
	EIGRPBadAuthType   = EIGRP.label("eigrp.auth.type.invalid", "Invalid auth type").expert(groupProtocol, warning)
	EIGRPSize          = EIGRP.u8("eigrp.seq.addrlen", "Address length", Dec)
	EIGRPSequenceIPv4  = EIGRP.ipv4("eigrp.seq.ipv4addr", "IP Address")
	EIGRPSequenceIPv6  = EIGRP.ipv6("eigrp.seq.ipv6addr", "IPv6 Address")
	EIGRPSequenceIPX   = EIGRP.bytes("eigrp.ipx_address", "IPX Address")
	EIGRPBadSize       = EIGRP.label("eigrp.seq.addrlen.invalid", "Invalid address length").expert(GroupMalformed, severe)
	EIGRPTruncated     = EIGRP.label("eigrp.tlv.truncated", "Corrupt TLV (Truncated prematurely)").expert(GroupMalformed, severe)
	EIGRPSoftware      = part(
		EIGRP.u16("eigrp.release_version", "EIGRP Release", Custom).At(0),
		EIGRP.u16("eigrp.tlv_version", "EIGRP TLV version", Custom).At(2),
	)
	EIGRPNextSequence = part(EIGRP.u32("eigrp.next_mcast_seq", "Multicast Sequence", Dec).At(0))
	EIGRPStub         = part(
		EIGRP.u16("eigrp.stub_options", "Stub Options", Hex).At(0),
		EIGRP.bool("eigrp.stub_options.connected", "Connected").Bits(1, 0x01),
		EIGRP.bool("eigrp.stub_options.static", "Static").Bits(1, 0x02),
		EIGRP.bool("eigrp.stub_options.summary", "Summary").Bits(1, 0x04),
		EIGRP.bool("eigrp.stub_options.redist", "Redistributed").Bits(1, 0x08),
		EIGRP.bool("eigrp.stub_options.leakmap", "Leak-Map").Bits(1, 0x10),
		EIGRP.bool("eigrp.stub_options.recvonly", "Receive-Only").Bits(1, 0x20),
	)
	EIGRPGracefulBye = EIGRP.label("eigrp.peer_termination_graceful", "Peer Termination (Graceful Shutdown)").expert(groupResponse, note)
	EIGRPTopologies  = part(
		EIGRP.u16("eigrp.tidlist.flags", "TID List Flags", Hex).At(0),
		EIGRP.u16("eigrp.tidlist.len", "TID List Size", Dec).At(2),
	)
	EIGRPTopology = EIGRP.u16("eigrp.tidlist", "TID List", Dec)

	// Routes: where to go next, how good that is, where they came from and what they lead to.
	EIGRPMultiprotocol = part(
		EIGRP.u16("eigrp.tid", "Topology", Dec).At(0),
		EIGRP.u16("eigrp.afi", "AFI", Dec).At(2),
		EIGRP.ipv4("eigrp.routerid", "RouterID").At(4),
	)
	EIGRPUnknownAFI = EIGRP.label("eigrp.afi.unknown", "Unknown AFI").expert(groupProtocol, warning)
	EIGRPNextIPv4   = part(EIGRP.ipv4("eigrp.ipv4.nexthop", "NextHop").At(0))
	EIGRPNextIPv6   = part(EIGRP.ipv6("eigrp.ipv6.nexthop", "NextHop").At(0))
	EIGRPNextIPX    = part(
		EIGRP.Field("eigrp.ipx.nexthop_net", "NextHop Net", ftype.IPXNet, NoBase).At(0),
		EIGRP.ether("eigrp.ipx.nexthop_host", "NextHop Host").At(4),
	)
	eigrpWithdrawn  = EIGRP.bool("eigrp.metric.flags.srcwd", "Source Withdraw")
	eigrpCandidate  = EIGRP.bool("eigrp.metric.flags.cd", "Candidate Default")
	eigrpActive     = EIGRP.bool("eigrp.metric.flags.active", "Route is Active")
	eigrpReplicated = EIGRP.bool("eigrp.metric.flags.repl", "Route is Replicated")
	EIGRPOldMetric  = part(
		EIGRP.u32("eigrp.old_metric.delay", "Scaled Delay", Dec).At(0),
		EIGRP.u32("eigrp.old_metric.bw", "Scaled BW", Dec).At(4),
		EIGRP.u24("eigrp.old_metric.mtu", "MTU", Dec).At(8),
		EIGRP.u8("eigrp.old_metric.hopcount", "Hop Count", Dec).At(11),
		EIGRP.u8("eigrp.old_metric.rel", "Reliability", Dec).At(12),
		EIGRP.u8("eigrp.old_metric.load", "Load", Dec).At(13),
		EIGRP.u8("eigrp.old_metric.intag", "Route Tag", Dec).At(14),
		eigrpWithdrawn.Bits(15, 0x01), eigrpCandidate.Bits(15, 0x02), eigrpActive.Bits(15, 0x04), eigrpReplicated.Bits(15, 0x08),
	)
	EIGRPMetric = part(
		EIGRP.u8("eigrp.metric.offset", "Offset", Dec).At(0),
		EIGRP.u8("eigrp.metric.priority", "Priority", Dec).At(1),
		EIGRP.u8("eigrp.metric.reliability", "Reliability", Dec).At(2),
		EIGRP.u8("eigrp.metric.load", "Load", Dec).At(3),
		EIGRP.u24("eigrp.metric.mtu", "MTU", Dec).At(4),
		EIGRP.u8("eigrp.metric.hopcount", "Hop Count", Dec).At(7),
		EIGRP.u64("eigrp.metric.delay", "Delay", Dec).Wide(8, 6),
		EIGRP.u64("eigrp.metric.bandwidth", "Bandwidth", Dec).Wide(14, 6),
		EIGRP.u16("eigrp.metric.reserved", "Reserved", Hex).At(20),
		eigrpWithdrawn.Bits(22, 0x01), eigrpCandidate.Bits(22, 0x02), eigrpActive.Bits(22, 0x04), eigrpReplicated.Bits(22, 0x08),
	)
	EIGRPAttribute = part(
		EIGRP.u8("eigrp.attr.opcode", "Opcode", Dec).At(0),
		EIGRP.u8("eigrp.attr.offset", "Offset", Dec).At(1),
	)
	EIGRPScaled    = part(EIGRP.u32("eigrp.attr.scaled", "Legacy Metric", Dec).At(0))
	EIGRPTag       = part(EIGRP.u32("eigrp.attr.tag", "Tag", Dec).At(0))
	EIGRPCommunity = part(EIGRP.u16("eigrp.metric.comm_type", "Type", Dec).At(2))
	EIGRPJitter    = part(EIGRP.u32("eigrp.attr.jitter", "Jitter", Dec).At(0))
	EIGRPQEnergy   = part(EIGRP.u32("eigrp.attr.qenergy", "Q-Energy", Dec).At(0))
	EIGRPEnergy    = part(EIGRP.u32("eigrp.attr.energy", "Energy", Dec).At(0))
	eigrpOrigin    = EIGRP.u32("eigrp.extdata.as", "Originating A.S.", Dec)
	eigrpTag       = EIGRP.u32("eigrp.extdata.tag", "Administrative Tag", Dec)
	eigrpProtocol  = EIGRP.u8("eigrp.extdata.proto", "External Protocol ID", Dec)
	eigrpExternal  = EIGRP.bool("eigrp.opaque.flag.ext", "Route is External")
	eigrpDefault   = EIGRP.bool("eigrp.opaque.flag.cd", "Route is Candidate Default")
	EIGRPExternal  = part(
		EIGRP.ipv4("eigrp.extdata.origrid", "Originating RouterID").At(0),
		eigrpOrigin.At(4), eigrpTag.At(8),
		EIGRP.u32("eigrp.extdata.metric", "External Metric", Dec).At(12),
		EIGRP.u16("eigrp.extdata.reserved", "Reserved", Dec).At(16),
		eigrpProtocol.At(18), eigrpExternal.Bits(19, 0x01), eigrpDefault.Bits(19, 0x02),
	)
	EIGRPExternalIPX = part(
		EIGRP.ether("eigrp.ipx.routerid", "External RouterID").At(0),
		eigrpOrigin.At(6), eigrpTag.At(10), eigrpProtocol.At(14), eigrpExternal.Bits(15, 0x01), eigrpDefault.Bits(15, 0x02),
		EIGRP.u16("eigrp.extdata.ipx_metric", "External Metric", Dec).At(16),
		EIGRP.u16("eigrp.extdata.ipx_delay", "External Delay", Dec).At(18),
	)
	EIGRPLengthIPv4 = EIGRP.u8("eigrp.ipv4.prefixlen", "Prefix Length", Dec)
	EIGRPLengthIPv6 = EIGRP.u8("eigrp.ipv6.prefixlen", "Prefix Length", Dec)
	EIGRPBadPrefix  = EIGRP.label("eigrp.prefixlen.invalid", "Invalid prefix length").expert(GroupMalformed, warning)
	EIGRPToIPv4     = EIGRP.ipv4("eigrp.ipv4.destination", "Destination")
	EIGRPToIPv6     = EIGRP.ipv6("eigrp.ipv6.destination", "Destination")
	EIGRPToIPX      = part(EIGRP.Field("eigrp.ipx.dest", "Destination", ftype.IPXNet, NoBase).At(0))
)
