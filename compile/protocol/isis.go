package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// IS-IS (ISO 10589, RFC 1195, RFC 5305, RFC 5308). Its messages are protocols of their own.
var (
	ISIS = declare("isis", "ISO 10589 ISIS InTRA Domain Routeing Information Exchange Protocol", 8).whole().On(EtherTypes, 0x22f4).HandsTo(ISISHello, ISISLSP, ISISCSNP, ISISPSNP)

	ISISHeader = part(
		ISIS.u8("isis.irpd", "Intradomain Routing Protocol Discriminator", Hex).At(0),
		ISIS.u8("isis.len", "Length Indicator", Dec).At(1),
		ISIS.u8("isis.version", "Version/Protocol ID Extension", Dec).At(2),
		ISIS.u8("isis.sysid_len", "ID Length", Dec).At(3),
		ISIS.u8("isis.type.reserved", "Reserved", Hex).Bits(4, 0xe0),
		ISIS.u8("isis.type", "PDU Type", Dec).Bits(4, 0x1f),
		ISIS.u8("isis.version2", "Version", Dec).At(5),
		ISIS.u8("isis.reserved", "Reserved", Dec).At(6),
		ISIS.u8("isis.max_area_adr", "Maximum Area Addresses", Dec).At(7),
	)
)

var (
	ISISHello = declare("isis.hello", "ISIS HELLO", 0).whole()

	HelloHeader = part(
		ISISHello.u8("isis.hello.circuit_type", "Circuit type", Hex).Bits(0, 0x3),
		ISISHello.u8("isis.hello.reserved", "Reserved", Hex).Bits(0, 0xfc),
		ISISHello.field("isis.hello.source_id", "SystemID {Sender of PDU}", ftype.SystemID, NoBase).Wide(1, 6),
		ISISHello.u16("isis.hello.holding_timer", "Holding timer", Dec).At(7),
		ISISHello.u16("isis.hello.pdu_length", "PDU length", Dec).At(9),
	)
	HelloLAN = part(
		ISISHello.u8("isis.hello.priority", "Priority", Dec).Bits(11, 0x7f),
		ISISHello.field("isis.hello.lan_id", "SystemID {Designated IS}", ftype.SystemID, NoBase).Wide(12, 7),
	)
	HelloCircuit = part(
		ISISHello.u8("isis.hello.local_circuit_id", "Local circuit ID", Dec).At(11),
	)
	HelloTLV = part(
		ISISHello.u8("isis.hello.clv.type", "Type", Dec).At(0),
		ISISHello.u8("isis.hello.clv.length", "Length", Dec).At(1),
	)
	HelloArea     = ISISHello.bytes("isis.hello.area_address", "Area address")
	HelloNLPID    = ISISHello.u8("isis.hello.clv_nlpid.nlpid", "NLPID", Hex)
	HelloIPv4     = ISISHello.ipv4("isis.hello.clv_ipv4_int_addr", "IPv4 interface address")
	HelloIPv6     = ISISHello.ipv6("isis.hello.clv_ipv6_int_addr", "IPv6 interface address")
	HelloNeighbor = ISISHello.ether("isis.hello.is_neighbor", "IS Neighbor")
	HelloInstance = part(
		ISISHello.u16("isis.hello.iid", "Instance Identifier", Dec).At(0),
		ISISHello.u16("isis.hello.supported_itid", "Supported ITID", Dec).At(2),
	)
	HelloRestart = part(
		ISISHello.u8("isis.hello.clv_restart_flags", "Restart Signaling Flags", Hex).At(0),
		ISISHello.bool("isis.hello.clv_restart_flags.sa", "Suppress Adjacency").Bits(0, 0x4),
		ISISHello.bool("isis.hello.clv_restart_flags.ra", "Restart Acknowledgment").Bits(0, 0x2),
		ISISHello.bool("isis.hello.clv_restart_flags.rr", "Restart Request").Bits(0, 0x1),
	)
	HelloState = part(
		ISISHello.u8("isis.hello.adjacency_state", "Adjacency State", Dec).At(0),
	)
	HelloCircuits = part(
		ISISHello.u32("isis.hello.extended_local_circuit_id", "Extended Local circuit ID", Hex).At(0),
	)
	HelloNeighborID = part(
		ISISHello.field("isis.hello.neighbor_systemid", "Neighbor SystemID", ftype.SystemID, NoBase).Wide(0, 6),
	)
	HelloNeighborCircuit = part(
		ISISHello.u32("isis.hello.neighbor_extended_local_circuit_id", "Neighbor Extended Local circuit ID", Hex).At(6),
	)
)

var (
	ISISLSP = declare("isis.lsp", "ISO 10589 ISIS Link State Protocol Data Unit", 0).whole()

	LSPHeader = part(
		ISISLSP.u16("isis.lsp.pdu_length", "PDU length", Dec).At(0),
		ISISLSP.u16("isis.lsp.remaining_life", "Remaining lifetime", Dec).At(2),
		ISISLSP.field("isis.lsp.lsp_id", "LSP-ID", ftype.SystemID, NoBase).Wide(4, 8),
		ISISLSP.u32("isis.lsp.sequence_number", "Sequence number", Hex).At(12),
		ISISLSP.u16("isis.lsp.checksum", "Checksum", Hex).At(16),
	)
	LSPChecksumOK  = ISISLSP.u8("isis.lsp.checksum.status", "Checksum Status", NoBase)
	LSPBadChecksum = ISISLSP.label("isis.lsp.bad_checksum", "Bad checksum").expert(groupChecksum, severe)
	LSPFlags       = part(
		ISISLSP.bool("isis.lsp.partition_repair", "Partition Repair").Bits(18, 0x80),
		ISISLSP.u8("isis.lsp.att", "Attachment", Dec).Bits(18, 0x78),
		ISISLSP.bool("isis.lsp.error_metric", "Error metric").Bits(18, 0x40),
		ISISLSP.bool("isis.lsp.expense_metric", "Expense metric").Bits(18, 0x20),
		ISISLSP.bool("isis.lsp.delay_metric", "Delay metric").Bits(18, 0x10),
		ISISLSP.bool("isis.lsp.default_metric", "Default metric").Bits(18, 0x80),
		ISISLSP.bool("isis.lsp.overload", "Overload bit").Bits(18, 0x4),
		ISISLSP.u8("isis.lsp.is_type", "Type of Intermediate System", Dec).Bits(18, 0x3),
	)
	LSPTLV = part(
		ISISLSP.u8("isis.lsp.clv.type", "Type", Dec).At(0),
		ISISLSP.u8("isis.lsp.clv.length", "Length", Dec).At(1),
	)
	LSPArea       = ISISLSP.bytes("isis.lsp.area_address", "Area address")
	LSPNLPID      = ISISLSP.u8("isis.lsp.clv_nlpid.nlpid", "NLPID", Hex)
	LSPIPv4       = ISISLSP.ipv4("isis.lsp.clv_ipv4_int_addr", "IPv4 interface address")
	LSPIPv6       = ISISLSP.ipv6("isis.lsp.clv_ipv6_int_addr", "IPv6 interface address")
	LSPTERouter   = ISISLSP.ipv4("isis.lsp.clv_te_router_id", "Traffic Engineering Router ID")
	LSPHostname   = ISISLSP.string("isis.lsp.hostname", "Hostname")
	LSPBufferSize = ISISLSP.u16("isis.lsp.originating_lsp_buffer_size", "Neighbor originating buffer size", Dec)
	LSPInstance   = part(
		ISISLSP.u16("isis.lsp.iid", "Instance Identifier", Dec).At(0),
		ISISLSP.u16("isis.lsp.supported_itid", "Supported ITID", Dec).At(2),
	)
	LSPExtNeighbor = part(
		ISISLSP.field("isis.lsp.ext_is_reachability.is_neighbor_id", "IS neighbor ID", ftype.SystemID, NoBase).Wide(0, 7),
		ISISLSP.u24("isis.lsp.ext_is_reachability.metric", "Metric", Dec).At(7),
		ISISLSP.u8("isis.lsp.ext_is_reachability.subclvs_length", "SubCLV Length", Dec).At(10),
	)
	LSPExtSub = part(
		ISISLSP.u8("isis.lsp.ext_is_reachability.code", "Code", Dec).At(0),
		ISISLSP.u8("isis.lsp.ext_is_reachability.length", "Length", Dec).At(1),
	)
	LSPExtInterface = ISISLSP.ipv4("isis.lsp.ext_is_reachability.ipv4_interface_address", "IPv4 interface address")
	LSPExtPeer      = ISISLSP.ipv4("isis.lsp.ext_is_reachability.ipv4_neighbor_address", "IPv4 neighbor address")
	LSPExtLinks     = part(
		ISISLSP.u32("isis.lsp.ext_is_reachability.link_local_identifier", "Link Local Identifier", Dec).At(0),
		ISISLSP.u32("isis.lsp.ext_is_reachability.link_remote_identifier", "Link Remote Identifier", Dec).At(4),
	)
	LSPExtMetric   = ISISLSP.u24("isis.lsp.ext_is_reachability.traffic_engineering_default_metric", "Traffic engineering default metric", Dec)
	LSPExtIPMetric = part(
		ISISLSP.u32("isis.lsp.ext_ip_reachability.metric", "Metric", Dec).At(0),
		ISISLSP.bool("isis.lsp.ext_ip_reachability.distribution", "Distribution").Bits(4, 0x80),
		ISISLSP.bool("isis.lsp.ext_ip_reachability.subtlv", "Sub-TLV").Bits(4, 0x40),
		ISISLSP.u8("isis.lsp.ext_ip_reachability.prefix_length", "Prefix Length", Dec).Bits(4, 0x3f),
	)
	LSPExtIPPrefix    = ISISLSP.ipv4("isis.lsp.ext_ip_reachability.ipv4_prefix", "IPv4 prefix")
	LSPExtIPSubLength = ISISLSP.u8("isis.lsp.ext_ip_reachability.subclvs_length", "SubCLV Length", Dec)
	LSPIPv6Reach      = part(
		ISISLSP.u32("isis.lsp.ipv6_reachability.metric", "Metric", Dec).At(0),
		ISISLSP.bool("isis.lsp.ipv6_reachability.distribution", "Distribution").Bits(4, 0x80),
		ISISLSP.bool("isis.lsp.ipv6_reachability.distribution_internal", "Distribution").Bits(4, 0x40),
		ISISLSP.bool("isis.lsp.ipv6_reachability.subtlv", "Sub-TLV").Bits(4, 0x20),
		ISISLSP.u8("isis.lsp.ipv6_reachability.reserved_bits", "Reserved bits", Hex).Bits(4, 0x1f),
	)
	LSPIPv6Length        = ISISLSP.u8("isis.lsp.ipv6_reachability.prefix_length", "Prefix Length", Dec)
	LSPIPv6Prefix        = ISISLSP.ipv6("isis.lsp.ipv6_reachability.ipv6_prefix", "IPv6 prefix")
	LSPIPv6SubLength     = ISISLSP.u8("isis.lsp.ipv6_reachability.subclvs_length", "SubCLV Length", Dec)
	LSPVirtual           = ISISLSP.bool("isis.lsp.is_virtual", "IsVirtual")
	LSPNeighborsReserved = ISISLSP.u8("isis.lsp.eis_neighbors_clv_inner.reserved", "Reserved", Hex)
	LSPNeighbor          = part(
		ISISLSP.u8("isis.lsp.eis_neighbors.default_metric", "Default Metric", Dec).Bits(0, 0x3f),
		ISISLSP.bool("isis.lsp.eis_neighbors.default_metric_ie", "Default Metric").Bits(0, 0x40),
		ISISLSP.u8("isis.lsp.eis_neighbors.delay_metric", "Delay Metric", Dec).Bits(0, 0x3f),
		ISISLSP.bool("isis.lsp.eis_neighbors_delay_metric.supported", "Delay Metric").Bits(0, 0x80),
		ISISLSP.bool("isis.lsp.eis_neighbors.delay_metric_ie", "Delay Metric").Bits(1, 0x40),
		ISISLSP.u8("isis.lsp.eis_neighbors.expense_metric", "Expense Metric", Dec).Bits(0, 0x3f),
		ISISLSP.bool("isis.lsp.eis_neighbors.expense_metric_supported", "Expense Metric").Bits(0, 0x80),
		ISISLSP.bool("isis.lsp.eis_neighbors.expense_metric_ie", "Expense Metric").Bits(2, 0x40),
		ISISLSP.u8("isis.lsp.eis_neighbors.error_metric", "Error Metric", Dec).Bits(0, 0x3f),
		ISISLSP.bool("isis.lsp.eis_neighbors.error_metric_supported", "Error Metric").Bits(0, 0x80),
		ISISLSP.bool("isis.lsp.eis_neighbors.error_metric_ie", "Error Metric").Bits(3, 0x40),
		ISISLSP.field("isis.lsp.eis_neighbors.is_neighbor", "IS Neighbor", ftype.SystemID, NoBase).Wide(4, 7),
	)
	LSPIPReach = part(
		ISISLSP.u8("isis.lsp.ip_reachability.default_metric", "Default Metric", Dec).Bits(0, 0x3f),
		ISISLSP.bool("isis.lsp.ip_reachability.default_metric_ie", "Default Metric IE").Bits(0, 0x40),
		ISISLSP.bool("isis.lsp.ip_reachability.distribution", "Distribution").Bits(0, 0x80),
		ISISLSP.u8("isis.lsp.ip_reachability.delay_metric", "Delay Metric", Dec).Bits(1, 0x3f),
		ISISLSP.bool("isis.lsp.ip_reachability.delay_metric_support", "Delay Metric").Bits(1, 0x80),
		ISISLSP.bool("isis.lsp.ip_reachability.delay_metric_ie", "Delay Metric").Bits(1, 0x40),
		ISISLSP.u8("isis.lsp.ip_reachability.expense_metric", "Expense Metric", Dec).Bits(2, 0x3f),
		ISISLSP.bool("isis.lsp.ip_reachability.expense_metric_support", "Expense Metric").Bits(2, 0x80),
		ISISLSP.bool("isis.lsp.ip_reachability.expense_metric_ie", "Expense Metric").Bits(2, 0x40),
		ISISLSP.u8("isis.lsp.ip_reachability.error_metric", "Error Metric", Dec).Bits(3, 0x3f),
		ISISLSP.bool("isis.lsp.ip_reachability.error_metric_support", "Error Metric").Bits(3, 0x80),
		ISISLSP.bool("isis.lsp.ip_reachability.error_metric_ie", "Error Metric").Bits(3, 0x40),
	)
	LSPIPPrefix = ISISLSP.ipv4("isis.lsp.ip_reachability.ipv4_prefix", "IPv4 prefix")
	LSPCapable  = part(
		ISISLSP.u32("isis.lsp.rt_capable.router_id", "Router ID", Hex).At(0),
		ISISLSP.bool("isis.lsp.rt_capable.flag_s", "S bit").Bits(4, 0x1),
		ISISLSP.bool("isis.lsp.rt_capable.flag_d", "D bit").Bits(4, 0x2),
	)
)

var (
	ISISCSNP = declare("isis.csnp", "ISO 10589 ISIS Complete Sequence Numbers Protocol Data Unit", 0).whole()

	CSNPHeader = part(
		ISISCSNP.u16("isis.csnp.pdu_length", "PDU length", Dec).At(0),
		ISISCSNP.field("isis.csnp.source_id", "Source-ID", ftype.SystemID, NoBase).Wide(2, 6),
		ISISCSNP.bytes("isis.csnp.source_circuit", "Source-ID-Circuit").Wide(8, 1),
		ISISCSNP.field("isis.csnp.start_lsp_id", "Start LSP-ID", ftype.SystemID, NoBase).Wide(9, 8),
		ISISCSNP.field("isis.csnp.end_lsp_id", "End LSP-ID", ftype.SystemID, NoBase).Wide(17, 8),
	)
	CSNPTLV = part(
		ISISCSNP.u8("isis.csnp.clv.type", "Type", Dec).At(0),
		ISISCSNP.u8("isis.csnp.clv.length", "Length", Dec).At(1),
	)
	CSNPInstance = part(
		ISISCSNP.u16("isis.csnp.iid", "Instance Identifier", Dec).At(0),
		ISISCSNP.u16("isis.csnp.supported_itid", "Supported ITID", Dec).At(2),
	)
	CSNPEntry = part(
		ISISCSNP.u16("isis.csnp.lsp_remain_life", "Remaining Lifetime", Dec).At(0),
		ISISCSNP.field("isis.csnp.lsp_id", "LSP-ID", ftype.SystemID, NoBase).Wide(2, 8),
		ISISCSNP.u32("isis.csnp.lsp_seq_num", "LSP Sequence Number", Hex).At(10),
		ISISCSNP.u16("isis.csnp.lsp_checksum", "LSP checksum", Hex).At(14),
	)
)

var (
	ISISPSNP = declare("isis.psnp", "ISO 10589 ISIS Partial Sequence Numbers Protocol Data Unit", 0).whole()

	PSNPHeader = part(
		ISISPSNP.u16("isis.psnp.pdu_length", "PDU length", Dec).At(0),
		ISISPSNP.field("isis.psnp.source_id", "Source-ID", ftype.SystemID, NoBase).Wide(2, 6),
		ISISPSNP.bytes("isis.psnp.source_circuit", "Source-ID-Circuit").Wide(8, 1),
	)
	PSNPTLV = part(
		ISISPSNP.u8("isis.psnp.clv.type", "Type", Dec).At(0),
		ISISPSNP.u8("isis.psnp.clv.length", "Length", Dec).At(1),
	)
)
