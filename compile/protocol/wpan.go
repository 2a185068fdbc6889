package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// Link types of 802.15.4: with the frame check sequence, without it, and with the preamble of the physical layer in front.
const (
	LinkWPAN           = 195
	LinkWPANWithPHY    = 215
	LinkWPANWithoutFCS = 230
)

// IEEE 802.15.4.
var (
	WPAN = declare("wpan", "IEEE 802.15.4 Low-Rate Wireless PAN", 0).On(LinkTypes, LinkWPAN, LinkWPANWithPHY, LinkWPANWithoutFCS).HandsTo(Zigbee, ZigbeeBeacon, Data)

	WPANLength  = WPAN.u8("wpan.frame_length", "Frame Length", Dec)
	WPANControl = little(
		WPAN.u16("wpan.fcf", "Frame Control Field", Hex).At(0),
		WPAN.u16("wpan.frame_type", "Frame Type", Hex).Bits(0, 0x7),
		WPAN.bool("wpan.security", "Security Enabled").Bits(0, 0x8),
		WPAN.bool("wpan.pending", "Frame Pending").Bits(0, 0x10),
		WPAN.bool("wpan.ack_request", "Acknowledge Request").Bits(0, 0x20),
		WPAN.bool("wpan.pan_id_compression", "PAN ID Compression").Bits(0, 0x40),
		WPAN.bool("wpan.fcf.reserved", "Reserved").Bits(0, 0x80),
		WPAN.bool("wpan.seqno_suppression", "Sequence Number Suppression").Bits(0, 0x100),
		WPAN.bool("wpan.ie_present", "Information Elements Present").Bits(0, 0x200),
		WPAN.u16("wpan.dst_addr_mode", "Destination Addressing Mode", Hex).Bits(0, 0xc00),
		WPAN.u16("wpan.version", "Frame Version", Dec).Bits(0, 0x3000),
		WPAN.u16("wpan.src_addr_mode", "Source Addressing Mode", Hex).Bits(0, 0xc000),
	)
	WPANNumber          = WPAN.u8("wpan.seq_no", "Sequence Number", Dec)
	WPANDstPAN          = WPAN.u16("wpan.dst_pan", "Destination PAN", Hex)
	WPANDst16           = WPAN.u16("wpan.dst16", "Destination", Hex)
	WPANDst64           = WPAN.field("wpan.dst64", "Destination", ftype.EUI64, NoBase)
	WPANSrcPAN          = WPAN.u16("wpan.src_pan", "Source PAN", Hex)
	WPANSrc16           = WPAN.u16("wpan.src16", "Source", Hex)
	WPANSrc64           = WPAN.field("wpan.src64", "Extended Source", ftype.EUI64, NoBase)
	WPANOrigin          = WPAN.frame("wpan.src64.origin", "Origin")
	WPANAddr16          = WPAN.u16("wpan.addr16", "Address", Hex)
	WPANAddr64          = WPAN.field("wpan.addr64", "Extended Address", ftype.EUI64, NoBase)
	WPANFCS             = WPAN.u16("wpan.fcs", "FCS", Hex)
	WPANFCSOK           = WPAN.bool("wpan.fcs_ok", "FCS Valid")
	WPANBadFCS          = WPAN.label("wpan.fcs.bad", "Bad FCS").expert(groupChecksum, warning)
	WPANSignal          = WPAN.field("wpan.rssi", "RSSI", ftype.Int8, Dec)
	WPANCorrelation     = WPAN.u8("wpan.correlation", "LQI Correlation Value", Dec)
	WPANSecurity        = WPAN.label("wpan.aux_sec.hdr", "Auxiliary Security Header")
	WPANSecurityControl = part(
		WPAN.u8("wpan.aux_sec.security_control_field", "Security Control Field", Hex).At(0),
		WPAN.u8("wpan.aux_sec.sec_level", "Security Level", Hex).Bits(0, 0x7),
		WPAN.u8("wpan.aux_sec.key_id_mode", "Key Identifier Mode", Hex).Bits(0, 0x18),
		WPAN.bool("wpan.aux_sec.frame_counter_suppression", "Frame Counter Suppression").Bits(0, 0x20),
		WPAN.bool("wpan.aux_sec.asn_in_nonce", "ASN in Nonce").Bits(0, 0x40),
		WPAN.u8("wpan.aux_sec.reserved", "Reserved", Hex).Bits(0, 0x80),
	)
	WPANSecurityCounter = WPAN.u32("wpan.aux_sec.frame_counter", "Frame Counter", Dec)
	WPANKeyIndex        = WPAN.u8("wpan.aux_sec.key_index", "Key Index", Hex)
	WPANCommand         = WPAN.u8("wpan.cmd", "Command Identifier", Hex)
	WPANCapability      = part(
		WPAN.bool("wpan.cinfo.alt_coord", "Alternate PAN Coordinator").Bits(0, 0x1),
		WPAN.bool("wpan.cinfo.device_type", "Device Type").Bits(0, 0x2),
		WPAN.bool("wpan.cinfo.power_src", "Power Source").Bits(0, 0x4),
		WPAN.bool("wpan.cinfo.idle_rx", "Receive On When Idle").Bits(0, 0x8),
		WPAN.bool("wpan.cinfo.sec_capable", "Security Capability").Bits(0, 0x40),
		WPAN.bool("wpan.cinfo.alloc_addr", "Allocate Address").Bits(0, 0x80),
	)
	WPANAssociation = little(
		WPAN.u16("wpan.asoc.addr", "Short Address", Hex).At(0),
		WPAN.u8("wpan.assoc.status", "Association Status", Hex).At(2),
	)
	WPANReason = WPAN.u8("wpan.disassoc.reason", "Disassociation Reason", Hex)
	WPANBeacon = little(
		WPAN.u16("wpan.beacon_order", "Beacon Interval", Dec).Bits(0, 0xf),
		WPAN.u16("wpan.superframe_order", "Superframe Interval", Dec).Bits(0, 0xf0),
		WPAN.u16("wpan.cap", "Final CAP Slot", Dec).Bits(0, 0xf00),
		WPAN.bool("wpan.battery_ext", "Battery Extension").Bits(0, 0x1000),
		WPAN.bool("wpan.bcn_coord", "PAN Coordinator").Bits(0, 0x4000),
		WPAN.bool("wpan.assoc_permit", "Association Permit").Bits(0, 0x8000),
	)
	WPANSlots          = WPAN.u8("wpan.gts.count", "GTS Descriptor Count", Dec)
	WPANSlotsPermitted = WPAN.bool("wpan.gts.permit", "GTS Permit")
	WPANPending16      = WPAN.u16("wpan.pending16", "Address", Hex)
	WPANPending64      = WPAN.field("wpan.pending64", "Address", ftype.EUI64, NoBase)
)

// ZEP carries frames of 802.15.4 over UDP.
var (
	ZEP = declare("zep", "ZigBee Encapsulation Protocol", 0).payload().On(UDPPorts, 17754).HandsTo(WPAN)

	ZEPHead = part(
		ZEP.u8("zep.version", "Protocol Version", Dec).At(2),
	)
	ZEPType = ZEP.u8("zep.type", "Type", Dec)
	ZEPData = part(
		ZEP.u8("zep.channel_id", "Channel ID", Dec).At(0),
		ZEP.u16("zep.device_id", "Device ID", Dec).At(1),
		ZEP.bool("zep.lqi_mode", "LQI/CRC Mode").Wide(3, 0),
		ZEP.u8("zep.lqi", "Link Quality Indication", Dec).At(4),
	)
	ZEPNumber = ZEP.u32("zep.seqno", "Sequence Number", Dec)
	ZEPLength = ZEP.u8("zep.length", "Length", Dec)
)

// The network layer of Zigbee, and beacons of its networks (Zigbee Specification, document 05-3474). What is encrypted is data.
var (
	Zigbee = declare("zbee_nwk", "ZigBee Network Layer", 0).HandsTo(ZigbeeAPS, Data)

	ZigbeeControl = little(
		Zigbee.u16("zbee_nwk.fcf", "Frame Control Field", Hex).At(0),
		Zigbee.u16("zbee_nwk.frame_type", "Frame Type", Hex).Bits(0, 0x3),
		Zigbee.u16("zbee_nwk.proto_version", "Protocol Version", Dec).Bits(0, 0x3c),
		Zigbee.u16("zbee_nwk.discovery", "Discover Route", Hex).Bits(0, 0xc0),
		Zigbee.bool("zbee_nwk.multicast", "Multicast").Bits(0, 0x100),
		Zigbee.bool("zbee_nwk.security", "Security").Bits(0, 0x200),
		Zigbee.bool("zbee_nwk.src_route", "Source Route").Bits(0, 0x400),
		Zigbee.bool("zbee_nwk.ext_dst", "Destination").Bits(0, 0x800),
		Zigbee.bool("zbee_nwk.ext_src", "Extended Source").Bits(0, 0x1000),
		Zigbee.bool("zbee_nwk.end_device_initiator", "End Device Initiator").Bits(0, 0x2000),
	)
	ZigbeeDst        = Zigbee.u16("zbee_nwk.dst", "Destination", Hex)
	ZigbeeSrc        = Zigbee.u16("zbee_nwk.src", "Source", Hex)
	ZigbeeRadius     = Zigbee.u8("zbee_nwk.radius", "Radius", Dec)
	ZigbeeNumber     = Zigbee.u8("zbee_nwk.seqno", "Sequence Number", Dec)
	ZigbeeAddress    = Zigbee.u16("zbee_nwk.addr", "Address", Hex)
	ZigbeeDst64      = Zigbee.field("zbee_nwk.dst64", "Destination", ftype.EUI64, NoBase)
	ZigbeeSrc64      = Zigbee.field("zbee_nwk.src64", "Extended Source", ftype.EUI64, NoBase)
	ZigbeeAddr64     = Zigbee.field("zbee_nwk.addr64", "Extended Address", ftype.EUI64, NoBase)
	ZigbeeRelays     = Zigbee.u8("zbee_nwk.relay.count", "Relay Count", Dec)
	ZigbeeRelayIndex = Zigbee.u8("zbee_nwk.relay.index", "Relay Index", Dec)
	ZigbeeRelay      = Zigbee.u16("zbee_nwk.relay", "Relay", Dec)
	ZigbeeCommand    = Zigbee.u8("zbee_nwk.cmd.id", "Command Identifier", Hex)
	ZigbeeLinks      = part(
		Zigbee.bool("zbee_nwk.cmd.link.last", "Last Frame").Bits(0, 0x40),
		Zigbee.bool("zbee_nwk.cmd.link.first", "First Frame").Bits(0, 0x20),
		Zigbee.u8("zbee_nwk.cmd.link.count", "Link Status Count", Dec).Bits(0, 0x1f),
	)
	ZigbeeLink = little(
		Zigbee.u16("zbee_nwk.cmd.link.address", "Address", Hex).At(0),
		Zigbee.u8("zbee_nwk.cmd.link.incoming_cost", "Incoming Cost", Dec).Bits(2, 0x7),
		Zigbee.u8("zbee_nwk.cmd.link.outgoing_cost", "Outgoing Cost", Dec).Bits(2, 0x70),
	)
	ZigbeeRoute = little(
		Zigbee.u8("zbee_nwk.cmd.route.opts", "Command Options", Hex).At(0),
		Zigbee.u8("zbee_nwk.cmd.route.id", "Route ID", Dec).At(1),
		Zigbee.u16("zbee_nwk.cmd.route.dest", "Destination", Hex).At(2),
		Zigbee.u8("zbee_nwk.cmd.route.cost", "Path Cost", Dec).At(4),
	)
	ZigbeeStatus = little(
		Zigbee.u8("zbee_nwk.cmd.status", "Status Code", Hex).At(0),
		Zigbee.u16("zbee_nwk.cmd.route.dest", "Destination", Hex).At(1),
	)

	ZigbeeSecurityControl = part(
		Zigbee.u8("zbee.sec.field", "Security Control Field", Hex).At(0),
		Zigbee.u8("zbee.sec.sec_level", "Security Level", Hex).Bits(0, 0x7),
		Zigbee.u8("zbee.sec.key_id", "Key Id", Hex).Bits(0, 0x18),
		Zigbee.bool("zbee.sec.ext_nonce", "Extended Nonce").Bits(0, 0x20),
		Zigbee.u8("zbee.sec.verified_fc", "Require Verified Frame Counter", Hex).Bits(0, 0x40),
	)
	ZigbeeCounter   = Zigbee.u32("zbee.sec.counter", "Frame Counter", Dec)
	ZigbeeSecSource = Zigbee.field("zbee.sec.src64", "Extended Source", ftype.EUI64, NoBase)
	ZigbeeKeyNumber = Zigbee.u8("zbee.sec.key_seqno", "Key Sequence Number", Dec)
	ZigbeeMIC       = Zigbee.bytes("zbee.sec.mic", "Message Integrity Code")
	ZigbeeEncrypted = Zigbee.label("zbee_sec.encrypted_payload", "Encrypted Payload").expert(groupUndecoded, warning)
)

var (
	ZigbeeBeacon = declare("zbee_beacon", "ZigBee Beacon", 0).whole()

	ZigbeeBeaconFields = little(
		ZigbeeBeacon.u8("zbee_beacon.protocol", "Protocol ID", Dec).At(0),
		ZigbeeBeacon.u16("zbee_beacon.profile", "Stack Profile", Hex).Bits(1, 0xf),
		ZigbeeBeacon.u16("zbee_beacon.version", "Protocol Version", Dec).Bits(1, 0xf0),
		ZigbeeBeacon.bool("zbee_beacon.router", "Router Capacity").Bits(1, 0x400),
		ZigbeeBeacon.u16("zbee_beacon.depth", "Device Depth", Dec).Bits(1, 0x7800),
		ZigbeeBeacon.bool("zbee_beacon.end_dev", "End Device Capacity").Bits(1, 0x8000),
		ZigbeeBeacon.u24("zbee_beacon.tx_offset", "Tx Offset", Dec).At(11),
		ZigbeeBeacon.u8("zbee_beacon.update_id", "Update ID", Dec).At(14),
	)
	ZigbeeBeaconPAN = ZigbeeBeacon.field("zbee_beacon.ext_panid", "Extended PAN ID", ftype.EUI64, NoBase)
)

// The application support layer of Zigbee. What it carries is known by presence only.
var (
	ZigbeeAPS = declare("zbee_aps", "ZigBee Application Support Layer", 0).HandsTo(ZigbeeZCL, ZigbeeZDP, Data)

	APSControl = part(
		ZigbeeAPS.u8("zbee_aps.type", "Frame Type", Hex).Bits(0, 0x3),
		ZigbeeAPS.u8("zbee_aps.delivery", "Delivery Mode", Hex).Bits(0, 0xc),
	)
	APSAckFormat = part(
		ZigbeeAPS.bool("zbee_aps.ack_format", "Acknowledgement Format").Bits(0, 0x10),
	)
	APSFlags = part(
		ZigbeeAPS.bool("zbee_aps.security", "Security").Bits(0, 0x20),
		ZigbeeAPS.bool("zbee_aps.ack_req", "Acknowledgement Request").Bits(0, 0x40),
		ZigbeeAPS.bool("zbee_aps.ext_header", "Extended Header").Bits(0, 0x80),
	)
	APSDst        = ZigbeeAPS.u8("zbee_aps.dst", "Destination Endpoint", Dec)
	APSGroup      = ZigbeeAPS.u16("zbee_aps.group", "Group", Hex)
	APSCluster    = ZigbeeAPS.u16("zbee_aps.cluster", "Cluster", Hex)
	APSZDPCluster = ZigbeeAPS.u16("zbee_aps.zdp_cluster", "Cluster", Hex)
	APSProfile    = ZigbeeAPS.u16("zbee_aps.profile", "Profile", Hex)
	APSSrc        = ZigbeeAPS.u8("zbee_aps.src", "Source Endpoint", Dec)
	APSCounter    = ZigbeeAPS.u8("zbee_aps.counter", "Counter", Dec)
	APSCommand    = ZigbeeAPS.u8("zbee_aps.cmd.id", "Command Identifier", Hex)

	ZigbeeZCL = present("zbee_zcl", "ZigBee Cluster Library")
	ZigbeeZDP = present("zbee_zdp", "ZigBee Device Profile")
)
