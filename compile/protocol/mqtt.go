package protocol

// MQTT, headers and topics.
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
)
