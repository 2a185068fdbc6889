package protocol

// LDP (RFC 5036): its header, its messages, and the parameters of discovery, sessions, addresses and labels.
var (
	LDP = declare("ldp", "Label Distribution Protocol", 0).payload().On(UDPPorts, 646).On(TCPPorts, 646)

	LDPHeader = part(
		LDP.u16("ldp.hdr.version", "Version", Dec).At(0),
		LDP.u16("ldp.hdr.pdu_len", "PDU Length", Dec).At(2),
		LDP.ipv4("ldp.hdr.ldpid.lsr", "LSR ID").At(4),
		LDP.u16("ldp.hdr.ldpid.lsid", "Label Space ID", Dec).At(8),
	)
	LDPMessage = part(
		LDP.bool("ldp.msg.ubit", "U bit").Bits(0, 0x80),
		LDP.u16("ldp.msg.type", "Message Type", Hex).Bits(0, 0x7fff),
		LDP.u16("ldp.msg.len", "Message Length", Dec).At(2),
		LDP.u32("ldp.msg.id", "Message ID", Hex).At(4),
	)
	LDPParameter = part(
		LDP.u8("ldp.msg.tlv.unknown", "TLV Unknown bits", Hex).Bits(0, 0xc0),
		LDP.u16("ldp.msg.tlv.type", "TLV Type", Hex).Bits(0, 0x3fff),
		LDP.u16("ldp.msg.tlv.len", "TLV Length", Dec).At(2),
	)
	LDPValue = LDP.bytes("ldp.msg.tlv.value", "TLV Value")
	LDPHello = part(
		LDP.u16("ldp.msg.tlv.hello.hold", "Hold Time", Dec).At(0),
		LDP.bool("ldp.msg.tlv.hello.targeted", "Targeted Hello").Bits(2, 0x8000),
		LDP.bool("ldp.msg.tlv.hello.requested", "Hello Requested").Bits(2, 0x4000),
		LDP.bool("ldp.msg.tlv.hello.gtsm", "GTSM Flag").Bits(2, 0x2000),
		LDP.u16("ldp.msg.tlv.hello.res", "Reserved", Hex).Bits(2, 0x1fff),
	)
	LDPNoGTSM        = LDP.label("ldp.gtsm_not_supported", "GTSM is not supported by the source").expert(groupProtocol, chat)
	LDPTransportIPv4 = part(LDP.ipv4("ldp.msg.tlv.ipv4.taddr", "IPv4 Transport Address").At(0))
	LDPTransportIPv6 = part(LDP.ipv6("ldp.msg.tlv.ipv6.taddr", "IPv6 Transport Address").At(0))
	LDPConfiguration = part(LDP.u32("ldp.msg.tlv.hello.cnf_seqno", "Configuration Sequence Number", Dec).At(0))
	LDPSession       = part(
		LDP.u16("ldp.msg.tlv.sess.ver", "Session Protocol Version", Dec).At(0),
		LDP.u16("ldp.msg.tlv.sess.ka", "Session KeepAlive Time", Dec).At(2),
		LDP.bool("ldp.msg.tlv.sess.advbit", "Session Label Advertisement Discipline").Bits(4, 0x80),
		LDP.bool("ldp.msg.tlv.sess.ldetbit", "Session Loop Detection").Bits(4, 0x40),
		LDP.u8("ldp.msg.tlv.sess.pvlim", "Session Path Vector Limit", Dec).At(5),
		LDP.u16("ldp.msg.tlv.sess.mxpdu", "Session Max PDU Length", Dec).At(6),
		LDP.ipv4("ldp.msg.tlv.sess.rxlsr", "Session Receiver LSR Identifier").At(8),
		LDP.u16("ldp.msg.tlv.sess.rxls", "Session Receiver Label Space Identifier", Dec).At(12),
	)
	LDPStatus = part(
		LDP.bool("ldp.msg.tlv.status.ebit", "E Bit").Bits(0, 0x80),
		LDP.bool("ldp.msg.tlv.status.fbit", "F Bit").Bits(0, 0x40),
		LDP.u32("ldp.msg.tlv.status.data", "Status Data", Hex).Bits(0, 0x3fffffff),
		LDP.u32("ldp.msg.tlv.status.msg.id", "Message ID", Hex).At(4),
		LDP.u16("ldp.msg.tlv.status.msg.type", "Message Type", Hex).At(8),
	)
	LDPFamily  = part(LDP.u16("ldp.msg.tlv.addrl.addr_family", "Address Family", Dec).At(0))
	LDPAddress = LDP.string("ldp.msg.tlv.addrl.addr", "Address")
	LDPClass   = part(LDP.u8("ldp.msg.tlv.fec.type", "FEC Element Type", Dec).At(0))
	LDPPrefix  = part(
		LDP.u16("ldp.msg.tlv.fec.af", "FEC Element Address Type", Dec).At(0),
		LDP.u8("ldp.msg.tlv.fec.len", "FEC Element Length", Dec).At(2),
	)
	LDPPrefixValue = LDP.string("ldp.msg.tlv.fec.pfval", "FEC Element Prefix Value")
	LDPHopCount    = part(LDP.u8("ldp.msg.tlv.hc.value", "Hop Count Value", Dec).At(0))
	LDPPathVector  = part(LDP.ipv4("ldp.msg.tlv.pv.lsrid", "LSR Id").At(0))
	LDPLabel       = part(LDP.u32("ldp.msg.tlv.generic.label", "Generic Label", DecHex).Bits(0, 0xfffff))
)
