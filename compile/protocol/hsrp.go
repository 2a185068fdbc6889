package protocol

// HSRP (RFC 2281), versions 1 and 2.
var (
	HSRP = declare("hsrp", "Cisco Hot Standby Router Protocol", 1).whole().On(UDPPorts, 1985, 2029).HandsTo(Data)

	HSRPVersion1 = part(
		HSRP.u8("hsrp.version", "Version", Dec).At(0),
		HSRP.u8("hsrp.opcode", "Op Code", Dec).At(1),
	)
	HSRPHello = part(
		HSRP.u8("hsrp.state", "State", Dec).At(2),
		HSRP.u8("hsrp.hellotime", "Hellotime", Dec).At(3),
		HSRP.u8("hsrp.holdtime", "Holdtime", Dec).At(4),
		HSRP.u8("hsrp.priority", "Priority", Dec).At(5),
		HSRP.u8("hsrp.group", "Group", Dec).At(6),
		HSRP.u8("hsrp.reserved", "Reserved", Dec).At(7),
	)
	HSRPAuth          = HSRP.string("hsrp.auth_data", "Authentication Data")
	HSRPVirtual       = HSRP.ipv4("hsrp.virt_ip", "Virtual IP Address")
	HSRPAdvertisement = part(
		HSRP.u16("hsrp.adv.tlvtype", "Adv type", Dec).At(2),
		HSRP.u16("hsrp.adv.tlvlength", "Adv length", Dec).At(4),
		HSRP.u8("hsrp.adv.state", "Adv state", Dec).At(6),
		HSRP.u8("hsrp.adv.reserved1", "Adv reserved1", Dec).At(7),
		HSRP.u16("hsrp.adv.activegrp", "Adv active groups", Dec).At(8),
		HSRP.u16("hsrp.adv.passivegrp", "Adv passive groups", Dec).At(10),
		HSRP.u32("hsrp.adv.reserved2", "Adv reserved2", Dec).At(12),
	)

	// Version 2 consists of parts with a type and a length. That of authentication is version 1's too.
	HSRPGroupType = HSRP.u8("hsrp2.group_state_tlv", "Group State TLV", Dec)
	HSRPGroup     = part(
		HSRP.u8("hsrp2.version", "Version", Dec).At(0),
		HSRP.u8("hsrp2.opcode", "Op Code", Dec).At(1),
		HSRP.u8("hsrp2.state", "State", Dec).At(2),
		HSRP.u8("hsrp2.ipversion", "IP Ver.", Dec).At(3),
		HSRP.u16("hsrp2.group", "Group", Dec).At(4),
		HSRP.ether("hsrp2.identifier", "Identifier").At(6),
		HSRP.u32("hsrp2.priority", "Priority", Dec).At(12),
		HSRP.u32("hsrp2.hellotime", "Hellotime", Dec).At(16),
		HSRP.u32("hsrp2.holdtime", "Holdtime", Dec).At(20),
	)
	HSRPVirtualIPv4 = HSRP.ipv4("hsrp2.virt_ip", "Virtual IP Address")
	HSRPVirtualIPv6 = HSRP.ipv6("hsrp2.virt_ip_v6", "Virtual IPv6 Address")
	HSRPTextType    = HSRP.u8("hsrp2.text_auth_tlv", "Text Authentication TLV", Dec)
	HSRPText        = HSRP.string("hsrp2.auth_data", "Authentication Data")
	HSRPDigestType  = HSRP.u8("hsrp2.md5_auth_tlv", "MD5 Authentication TLV", Dec)
	HSRPDigest      = part(
		HSRP.u8("hsrp2.md5_algorithm", "MD5 Algorithm", Dec).At(0),
		HSRP.u8("hsrp2.md5_padding", "Padding", Hex).At(1),
		HSRP.u16("hsrp2.md5_flags", "MD5 Flags", Dec).At(2),
		HSRP.ipv4("hsrp.md5_ip_address", "Sender's IP Address").At(4),
		HSRP.u32("hsrp2.md5_key_id", "MD5 Key ID", Dec).At(8),
		HSRP.bytes("hsrp2.md5_auth_data", "MD5 Authentication Data").Wide(12, 16),
	)
	HSRPInterfaceType = HSRP.u8("hsrp2.interface_state_tlv", "Interface State TLV", Dec)
	HSRPInterface     = part(
		HSRP.u16("hsrp2.active_groups", "Active Groups", Dec).At(0),
		HSRP.u16("hsrp2.passive_groups", "Passive Groups", Dec).At(2),
	)
)
