package protocol

// The attribute protocol of Bluetooth (Core Specification, volume 3, part F). Of the values, those of the most common types are read.
var (
	BTATT = declare("btatt", "Bluetooth Attribute Protocol", 0).payload()

	BTATTOpcodeBits = little(
		BTATT.bool("btatt.opcode.authentication_signature", "Authentication Signature").Bits(0, 0x80),
		BTATT.bool("btatt.opcode.command", "Command").Bits(0, 0x40),
		BTATT.u8("btatt.opcode.method", "Method", Hex).Bits(0, 0x3f),
	)
	BTATTOpcode            = BTATT.u8("btatt.opcode", "Opcode", Hex)
	BTATTHandles           = BTATT.label("btatt.handles_info", "Handles Info")
	BTATTData              = BTATT.label("btatt.attribute_data", "Attribute Data")
	BTATTHandle            = BTATT.u16("btatt.handle", "Handle", Hex)
	BTATTStart             = BTATT.u16("btatt.starting_handle", "Starting Handle", Hex)
	BTATTEnd               = BTATT.u16("btatt.ending_handle", "Ending Handle", Hex)
	BTATTGroupEnd          = BTATT.u16("btatt.group_end_handle", "Group End Handle", Hex)
	BTATTValue             = BTATT.bytes("btatt.value", "Value")
	BTATTError             = BTATT.u8("btatt.error_code", "Error Code", Hex)
	BTATTFailed            = BTATT.u8("btatt.req_opcode_in_error", "Request Opcode in Error", Hex)
	BTATTService16         = BTATT.u16("btatt.service_uuid16", "Service UUID", Hex)
	BTATTService128        = BTATT.bytes("btatt.service_uuid128", "Service UUID")
	BTATTCharacteristic16  = BTATT.u16("btatt.characteristic_uuid16", "Characteristic UUID", Hex)
	BTATTCharacteristic128 = BTATT.bytes("btatt.characteristic_uuid128", "Characteristic UUID")
	BTATTUUID16            = BTATT.u16("btatt.uuid16", "UUID", Hex)
	BTATTUUID128           = BTATT.bytes("btatt.uuid128", "UUID")
	BTATTClientMTU         = BTATT.u16("btatt.client_rx_mtu", "Client Rx MTU", Dec)
	BTATTServerMTU         = BTATT.u16("btatt.server_rx_mtu", "Server Rx MTU", Dec)
	BTATTFormat            = BTATT.u8("btatt.uuid_format", "UUID Format", Hex)
	BTATTLength            = BTATT.u8("btatt.length", "Length", Dec)
	BTATTOffset            = BTATT.u16("btatt.offset", "Offset", Dec)
	BTATTFlags             = BTATT.u8("btatt.flags", "Flags", Hex)
	BTATTCounter           = BTATT.u32("btatt.sign_counter", "Sign Counter", Dec)
	BTATTSignature         = BTATT.bytes("btatt.signature", "Signature")
	BTATTTooLong           = BTATT.label("btatt.mtu.exceeded", "Packet size exceed current ATT_MTU").expert(groupProtocol, warning)
	BTATTInformation       = BTATT.label("btatt.information_data", "Information Data")
	BTATTRequestIn         = BTATT.frame("btatt.request_in_frame", "Request in Frame")
	BTATTResponseIn        = BTATT.frame("btatt.response_in_frame", "Response in Frame")
	BTATTProperties        = little(
		BTATT.u8("btatt.characteristic_properties", "Characteristic Properties", Hex).At(0),
		BTATT.bool("btatt.characteristic_properties.extended_properties", "Extended Properties").Bits(0, 0x80),
		BTATT.bool("btatt.characteristic_properties.authenticated_signed_writes", "Authenticated Signed Writes").Bits(0, 0x40),
		BTATT.bool("btatt.characteristic_properties.indicate", "Indicate").Bits(0, 0x20),
		BTATT.bool("btatt.characteristic_properties.notify", "Notify").Bits(0, 0x10),
		BTATT.bool("btatt.characteristic_properties.write", "Write").Bits(0, 0x8),
		BTATT.bool("btatt.characteristic_properties.write_without_response", "Write without Response").Bits(0, 0x4),
		BTATT.bool("btatt.characteristic_properties.read", "Read").Bits(0, 0x2),
		BTATT.bool("btatt.characteristic_properties.broadcast", "Broadcast").Bits(0, 0x1),
	)
	BTATTClientConfiguration = little(
		BTATT.u16("btatt.characteristic_configuration_client", "Characteristic Configuration Client", Hex).At(0),
		BTATT.u16("btatt.characteristic_configuration_client.reserved", "Reserved", Hex).Bits(0, 0xfffc),
		BTATT.bool("btatt.characteristic_configuration_client.indication", "Indication").Bits(0, 0x2),
		BTATT.bool("btatt.characteristic_configuration_client.notification", "Notification").Bits(0, 0x1),
	)
	BTATTDeviceName = BTATT.string("btatt.device_name", "Device Name")
	BTATTBattery    = BTATT.u8("btatt.battery_level", "Battery Level", Dec)
)
