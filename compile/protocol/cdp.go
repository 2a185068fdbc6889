package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// Cisco's discovery protocol: a header, and values for types and lengths of 16 bits. The addresses of version 4 and 6 have the
// names that Wireshark gave them for EnergyWise.
var (
	CDP = declare("cdp", "Cisco Discovery Protocol", 4).
		On(CiscoPIDs, 0x2000).On(HDLCTypes, 0x2000).On(GRETypes, 0x2000).On(PPPTypes, 0x0207)

	_             = CDP.u8("cdp.version", "Version", Dec).At(0)
	_             = CDP.u8("cdp.ttl", "TTL", Dec).At(1)
	_             = CDP.u16("cdp.checksum", "Checksum", Hex).At(2)
	CDPChecksumOK = CDP.u8("cdp.checksum.status", "Checksum Status", NoBase)

	CDPHeader = part(
		CDP.u16("cdp.tlv.type", "Type", Hex).At(0),
		CDP.u16("cdp.tlv.len", "Length", Dec).At(2),
	)
	CDPDeviceID     = CDP.string("cdp.deviceid", "Device ID")
	CDPPortID       = CDP.string("cdp.portid", "Sent through Interface")
	CDPSoftware     = CDP.Field("cdp.software_version", "Software version", ftype.StringZ, NoBase)
	CDPPlatform     = CDP.string("cdp.platform", "Platform")
	CDPDomain       = CDP.string("cdp.vtp_management_domain", "VTP Management Domain")
	CDPSystemName   = CDP.string("cdp.system_name", "System Name")
	CDPSystemObject = CDP.bytes("cdp.system_object_identifier", "System Object Identifier")
	CDPData         = CDP.bytes("cdp.data", "Data")
	CDPCapabilities = part(
		CDP.u32("cdp.capabilities", "Capabilities", Hex).At(0),
		CDP.bool("cdp.capabilities.router", "Router").Bits(3, 0x01),
		CDP.bool("cdp.capabilities.trans_bridge", "Transparent Bridge").Bits(3, 0x02),
		CDP.bool("cdp.capabilities.src_bridge", "Source Route Bridge").Bits(3, 0x04),
		CDP.bool("cdp.capabilities.switch", "Switch").Bits(3, 0x08),
		CDP.bool("cdp.capabilities.host", "Host").Bits(3, 0x10),
		CDP.bool("cdp.capabilities.igmp_capable", "IGMP capable").Bits(3, 0x20),
		CDP.bool("cdp.capabilities.repeater", "Repeater").Bits(3, 0x40),
		CDP.bool("cdp.capabilities.voip_phone", "VoIP Phone").Bits(3, 0x80),
		CDP.bool("cdp.capabilities.remote", "Remotely Managed Device").Bits(2, 0x0100),
		CDP.bool("cdp.capabilities.cvta", "CVTA/STP Dispute Resolution/Cisco VT Camera").Bits(2, 0x0200),
		CDP.bool("cdp.capabilities.mac_relay", "Two Port Mac Relay").Bits(2, 0x0400),
	)
	CDPNativeVLAN = part(
		CDP.u16("cdp.native_vlan", "Native VLAN", Dec).At(0),
	)
	CDPPower = part(
		CDP.u16("cdp.power_consumption", "Power Consumption", Dec).At(0),
	)
	CDPMTU = part(
		CDP.u32("cdp.mtu", "MTU", Dec).At(0),
	)
	CDPTrust = part(
		CDP.u8("cdp.trust_bitmap", "Trust Bitmap", Hex).At(0),
	)
	CDPCoS = part(
		CDP.u8("cdp.untrusted_port_cos", "Untrusted port CoS", Hex).At(0),
	)
	CDPGateway = part(
		CDP.ipv4("cdp.odr_default_gateway", "ODR Default gateway").At(0),
	)
	// Wireshark reads the address of a prefix with its bytes in reverse.
	CDPPrefix = part(
		CDP.ipv4("cdp.ip_prefix", "IP Prefix").At(0).Swapped(),
	)
	CDPDuplex = part(CDP.bool("cdp.duplex", "Duplex").Wide(0, 1))

	CDPAddresses = part(
		CDP.u32("cdp.number_of_addresses", "Number of addresses", Dec).At(0),
	)
	CDPAddressHeader = part(
		CDP.u8("cdp.protocol_type", "Protocol type", Hex).At(0),
		CDP.u8("cdp.protocol_length", "Protocol length", Dec).At(1),
	)
	CDPProtocol      = CDP.bytes("cdp.protocol", "Protocol")
	CDPAddressLength = part(
		CDP.u16("cdp.address_length", "Address length", Dec).At(0),
	)
	CDPAddress     = CDP.bytes("cdp.address", "Address")
	CDPAddressIPv4 = CDP.ipv4("cdp.nrgyz.ip_address", "IP Address")
	CDPAddressIPv6 = CDP.ipv6("cdp.nrgyz.ipv6_address", "IPv6 Address")

	CDPHello = part(
		CDP.u24("cdp.oui", "OUI", OUI).At(0),
		CDP.u16("cdp.protocol_id", "Protocol ID", Hex).At(3),
	)
	cdpClusterUnknown = CDP.u8("cdp.cluster.unknown", "UNKNOWN", Hex)
	CDPCluster        = part(
		CDP.ipv4("cdp.cluster.master_ip", "Cluster Master IP").At(0),
		CDP.ipv4("cdp.cluster.ip", "IP?").At(4),
		CDP.u8("cdp.cluster.version", "Version?", Hex).At(8),
		CDP.u8("cdp.cluster.sub_version", "Sub Version?", Hex).At(9),
		CDP.u8("cdp.cluster.status", "Status?", Hex).At(10),
		cdpClusterUnknown.At(11),
		CDP.ether("cdp.cluster.commander_mac", "Cluster Commander MAC").At(12),
		CDP.ether("cdp.cluster.switch_mac", "Switch's MAC").At(18),
		CDP.u16("cdp.cluster.management_vlan", "Management VLAN", Dec).At(25),
	)
	CDPClusterUnknown = part(cdpClusterUnknown.At(24))
)
