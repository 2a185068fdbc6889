package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// TPKT (RFC 1006), which carries the ISO transport protocol over TCP, and what begins over that.
var (
	TPKT = declare("tpkt", "TPKT - ISO on TCP - RFC1006", 0).payload().On(TCPPorts, 102, 3389).HandsTo(COTP)

	TPKTHeader = part(
		TPKT.u16("tpkt.version", "Version", Dec).Wide(0, 1),
		TPKT.u8("tpkt.reserved", "Reserved", Dec).At(1),
		TPKT.u16("tpkt.length", "Length", Dec).At(2),
	)
	TPKTContinuation = TPKT.bytes("tpkt.continuation_data", "Continuation data")

	COTP = declare("cotp", "ISO 8073/X.224 COTP Connection-Oriented Transport Protocol", 2).payload().HandsTo(S7, RDP, T125, Session, MMS, H1, Data)

	COTPLength      = COTP.u8("cotp.li", "Length", Dec)
	COTPType        = COTP.u8("cotp.type", "PDU Type", Hex)
	COTPDestination = COTP.u16("cotp.destref", "Destination reference", Hex)
	COTPSource      = COTP.u16("cotp.srcref", "Source reference", Hex)
	COTPClass       = part(
		COTP.u8("cotp.class", "Class", Dec).Bits(0, 0xf0),
		COTP.bool("cotp.opts.extended_formats", "Extended formats").Bits(0, 0x02),
		COTP.bool("cotp.opts.no_explicit_flow_control", "No explicit flow control").Bits(0, 0x01),
	)
	COTPCause  = COTP.u8("cotp.cause", "Cause", Dec)
	COTPNumber = part(
		COTP.u8("cotp.tpdu-number", "TPDU number", Hex).Bits(0, 0x7f).takenAs(ftype.Uint32),
		COTP.bool("cotp.eot", "Last data unit").Bits(0, 0x80),
	)
	COTPParameter            = COTP.u8("cotp.parameter_code", "Parameter code", Hex)
	COTPParameterLength      = COTP.u8("cotp.parameter_length", "Parameter length", Dec)
	COTPSize                 = COTP.u8("cotp.tpdu_size", "TPDU size", Dec)
	COTPSourceTSAP           = COTP.string("cotp.src-tsap", "Source TSAP")
	COTPSourceTSAPBytes      = COTP.bytes("cotp.src-tsap-bytes", "Source TSAP")
	COTPDestinationTSAP      = COTP.string("cotp.dst-tsap", "Destination TSAP")
	COTPDestinationTSAPBytes = COTP.bytes("cotp.dst-tsap-bytes", "Destination TSAP")
	COTPSegments             = COTP.label("cotp.segments", "COTP Segments")
	COTPSegment              = COTP.frame("cotp.segment", "COTP Segment")
	COTPSegmentCount         = COTP.u32("cotp.segment.count", "Segment count", Dec)
	COTPReassembledLength    = COTP.u32("cotp.reassembled.length", "Reassembled COTP length", Dec)
	COTPReassembledIn        = COTP.frame("cotp.reassembled_in", "Reassembled COTP in frame")
	COTPSegmentData          = COTP.bytes("cotp.segment_data", "COTP segment data")
	COTPSeveral              = COTP.label("cotp.multiple_tpdus", "Multiple TPDUs in one packet").expert(groupProtocol, note)

	// What has a name only.
	T125    = named("t125")
	Session = named("ses")
	MMS     = named("mms")
	H1      = named("h1")

	// RDP: how a session begins.
	RDP = declare("rdp", "Remote Desktop Protocol", 0).payload()

	RDPCookie      = RDP.string("rdp.rt_cookie", "Routing Token/Cookie")
	RDPNegotiation = part(
		RDP.u8("rdp.neg_type", "Type", Hex).At(0),
	)
	RDPRequest = part(
		RDP.u8("rdp.negReq.flags", "Flags", Hex).At(1),
		RDP.bool("rdp.negReq.flags.restricted_admin_mode_req", "Restricted admin mode required").Bits(1, 0x01),
		RDP.bool("rdp.negReq.flags.redirected_auth_req", "Redirected Authentication required").Bits(1, 0x02),
		RDP.bool("rdp.negReq.flags.correlation_info_present", "Correlation info present").Bits(1, 0x08),
		RDP.u16("rdp.neg_length", "Length", Dec).At(2).Swapped(),
		RDP.u32("rdp.negReq.requestedProtocols", "requestedProtocols", Hex).At(4).Swapped(),
		RDP.bool("rdp.negReq.requestedProtocols.ssl", "TLS security supported").Bits(4, 0x01).Swapped(),
		RDP.bool("rdp.negReq.requestedProtocols.hybrid", "CredSSP supported").Bits(4, 0x02).Swapped(),
		RDP.bool("rdp.negReq.requestedProtocols.rdstls", "RDSTLS supported").Bits(4, 0x04).Swapped(),
		RDP.bool("rdp.negReq.requestedProtocols.hybrid_ex", "CredSSP with Early User Authorization Result PDU supported").Bits(4, 0x08).Swapped(),
	)
	RDPResponse = part(
		RDP.u8("rdp.negRsp.flags", "Flags", Hex).At(1),
		RDP.bool("rdp.negRsp.flags.extended_client_data_supported", "Extended Client Data Blocks supported").Bits(1, 0x01),
		RDP.bool("rdp.negRsp.flags.dynvc_gfx_protocol_supported", "Graphics Pipeline Extension Protocol supported").Bits(1, 0x02),
		RDP.bool("rdp.negRsp.flags.restricted_admin_mode_supported", "Restricted admin mode supported").Bits(1, 0x08),
		RDP.bool("rdp.negRsp.flags.restricted_authentication_mode_supported", "Restricted authentication mode supported").Bits(1, 0x10),
		RDP.u16("rdp.neg_length", "Length", Dec).At(2).Swapped(),
		RDP.u32("rdp.negReq.selectedProtocol", "selectedProtocol", Hex).At(4).Swapped(),
	)
	RDPFailure = part(
		RDP.u8("rdp.negReq.flags", "Flags", Hex).At(1),
		RDP.u16("rdp.neg_length", "Length", Dec).At(2).Swapped(),
		RDP.u32("rdp.negFailure.failureCode", "failureCode", Hex).At(4).Swapped(),
	)
)
