package protocol

// MQTT (OASIS, versions 3.1 to 5): all of it but the properties of version 5.
var (
	MQTT = declare("mqtt", "MQ Telemetry Transport Protocol", 0).payload().On(TCPPorts, 1883)

	MQTTHeader = part(
		MQTT.u8("mqtt.hdrflags", "Header Flags", Hex).At(0),
		MQTT.u8("mqtt.msgtype", "Message Type", Dec).Bits(0, 0xf0),
	)
	MQTTPublishFlags = part(
		MQTT.bool("mqtt.dupflag", "DUP Flag").Bits(0, 0x08),
		MQTT.u8("mqtt.qos", "QoS Level", Dec).Bits(0, 0x06),
	)
	MQTTRetain         = MQTT.bool("mqtt.retain", "Retain")
	MQTTRetainReserved = MQTT.u8("mqtt.retain_reserved", "Reserved", Dec)
	MQTTReserved       = part(
		MQTT.u8("mqtt.hdr_reserved", "Reserved", Dec).Bits(0, 0x0f),
	)
	MQTTLength      = MQTT.u64("mqtt.len", "Msg Len", Dec)
	MQTTTopicLength = MQTT.u16("mqtt.topic_len", "Topic Length", Dec)
	MQTTTopic       = MQTT.string("mqtt.topic", "Topic")
	MQTTMessageID   = MQTT.u16("mqtt.msgid", "Message Identifier", Dec)
	MQTTMessage     = MQTT.bytes("mqtt.msg", "Message")
	MQTTRequested   = MQTT.u8("mqtt.sub.qos", "Requested QoS", Dec)
	MQTTGranted     = MQTT.u8("mqtt.suback.qos", "Granted QoS", Dec)

	MQTTNameLength   = MQTT.u16("mqtt.proto_len", "Protocol Name Length", Dec)
	MQTTName         = MQTT.string("mqtt.protoname", "Protocol Name")
	MQTTVersion      = part(MQTT.u8("mqtt.ver", "Version", Dec).At(0))
	MQTTConnectFlags = part(
		MQTT.u8("mqtt.conflags", "Connect Flags", Hex).At(0),
		MQTT.bool("mqtt.conflag.uname", "User Name Flag").Bits(0, 0x80),
		MQTT.bool("mqtt.conflag.passwd", "Password Flag").Bits(0, 0x40),
		MQTT.bool("mqtt.conflag.retain", "Will Retain").Bits(0, 0x20),
		MQTT.u8("mqtt.conflag.qos", "QoS Level", Dec).Bits(0, 0x18),
		MQTT.bool("mqtt.conflag.willflag", "Will Flag").Bits(0, 0x04),
		MQTT.bool("mqtt.conflag.cleansess", "Clean Session Flag").Bits(0, 0x02),
		MQTT.bool("mqtt.conflag.reserved", "(Reserved)").Bits(0, 0x01),
	)
	MQTTKeepAlive       = part(MQTT.u16("mqtt.kalive", "Keep Alive", Dec).At(0))
	MQTTClientLength    = MQTT.u16("mqtt.clientid_len", "Client ID Length", Dec)
	MQTTClient          = MQTT.string("mqtt.clientid", "Client ID")
	MQTTWillTopicLength = MQTT.u16("mqtt.willtopic_len", "Will Topic Length", Dec)
	MQTTWillTopic       = MQTT.string("mqtt.willtopic", "Will Topic")
	MQTTWillLength      = MQTT.u16("mqtt.willmsg_len", "Will Message Length", Dec)
	MQTTWill            = MQTT.bytes("mqtt.willmsg", "Will Message")
	MQTTUserLength      = MQTT.u16("mqtt.username_len", "User Name Length", Dec)
	MQTTUser            = MQTT.string("mqtt.username", "User Name")
	MQTTPasswordLength  = MQTT.u16("mqtt.passwd_len", "Password Length", Dec)
	MQTTPassword        = MQTT.string("mqtt.passwd", "Password")
	MQTTAcceptFlags     = part(
		MQTT.u8("mqtt.conack.flags", "Acknowledge Flags", Hex).At(0),
		MQTT.bool("mqtt.conack.flags.sp", "Session Present").Bits(0, 0x01),
	)
	MQTTAcceptReserved = MQTT.bool("mqtt.conack.flags.reserved", "Reserved")
	MQTTReturnCode     = MQTT.u8("mqtt.conack.val", "Return Code", Dec)
	MQTTReason         = MQTT.u8("mqtt.connack.reason_code", "Reason Code", Dec)
)
