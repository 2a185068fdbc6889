package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// What devices say of themselves: advertising data, and the answers to inquiries (Core Specification Supplement, part A). They are parts of the
// protocols that carry them.
var (
	EIRData         = BluetoothCommon.label("btcommon.eir_ad.extended_inquiry_response_data", "Extended Inquiry Response Data")
	AdvertisingData = BluetoothCommon.label("btcommon.eir_ad.advertising_data", "Advertising Data")
	ADEntry         = BluetoothCommon.label("btcommon.eir_ad.entry", "Entry")
	ADUnused        = BluetoothCommon.label("btcommon.eir_ad.unused", "Unused")
	ADLength        = BluetoothCommon.u8("btcommon.eir_ad.entry.length", "Length", Dec)
	ADType          = BluetoothCommon.u8("btcommon.eir_ad.entry.type", "Type", Hex)
	ADBytes         = BluetoothCommon.bytes("btcommon.eir_ad.entry.data", "Data")
	ADServiceData   = BluetoothCommon.bytes("btcommon.eir_ad.entry.service_data", "Service Data")
	ADCompany       = BluetoothCommon.u16("btcommon.eir_ad.entry.company_id", "Company ID", Hex)
	ADUUID16        = BluetoothCommon.u16("btcommon.eir_ad.entry.uuid_16", "UUID 16", Hex)
	ADUUID32        = BluetoothCommon.u32("btcommon.eir_ad.entry.uuid_32", "UUID 32", Hex)
	ADCustomUUID32  = BluetoothCommon.u32("btcommon.eir_ad.entry.custom_uuid_32", "Custom UUID", Hex)
	ADUUID128       = BluetoothCommon.bytes("btcommon.eir_ad.entry.uuid_128", "UUID 128")
	ADCustomUUID128 = BluetoothCommon.bytes("btcommon.eir_ad.entry.custom_uuid_128", "Custom UUID")
	ADName          = BluetoothCommon.string("btcommon.eir_ad.entry.device_name", "Device Name")
	ADPower         = BluetoothCommon.field("btcommon.eir_ad.entry.power_level", "Power Level (dBm)", ftype.Int8, Dec)
	ADAddress       = BluetoothCommon.ether("btcommon.eir_ad.entry.bd_addr", "BD_ADDR")
	ADRole          = BluetoothCommon.u8("btcommon.eir_ad.entry.le_role", "Type", Hex)
	ADInterval      = BluetoothCommon.u16("btcommon.eir_ad.entry.advertising_interval", "Advertising Interval", Dec)
	ADAppearance    = BluetoothCommon.u16("btcommon.eir_ad.entry.appearance", "Appearance", Hex)
	ADURI           = BluetoothCommon.string("btcommon.eir_ad.entry.uri", "URI")
	ADBroadcastName = BluetoothCommon.string("btcommon.eir_ad.entry.broadcast_name", "Broadcast Name")
	ADHash          = BluetoothCommon.bytes("btcommon.eir_ad.entry.hash_c", "Hash C")
	ADRandomizer    = BluetoothCommon.bytes("btcommon.eir_ad.entry.randomizer_r", "Randomizer R")
	ADConfirmation  = BluetoothCommon.bytes("btcommon.eir_ad.entry.le_secure_confirmation_value", "LE Secure Connections Confirmation Value")
	ADRandom        = BluetoothCommon.bytes("btcommon.eir_ad.entry.le_secure_random_value", "LE Secure Connections Random Value")
	ADFeatures      = BluetoothCommon.u8("btcommon.eir_ad.entry.le_features", "LE Features", Hex)
	ADFlags         = part(
		BluetoothCommon.u8("btcommon.eir_ad.entry.flags.reserved", "Reserved", Hex).Bits(0, 0xe0),
		BluetoothCommon.u8("btcommon.eir_ad.entry.flags.le_bredr_support_host", "Simultaneous LE and BR/EDR to Same Device Capable (Host)", Hex).Bits(0, 0x10),
		BluetoothCommon.u8("btcommon.eir_ad.entry.flags.le_bredr_support_controller", "Simultaneous LE and BR/EDR to Same Device Capable (Controller)", Hex).Bits(0, 0x8),
		BluetoothCommon.u8("btcommon.eir_ad.entry.flags.bredr_not_supported", "BR/EDR Not Supported", Hex).Bits(0, 0x4),
		BluetoothCommon.u8("btcommon.eir_ad.entry.flags.le_general_discoverable_mode", "LE General Discoverable Mode", Hex).Bits(0, 0x2),
		BluetoothCommon.u8("btcommon.eir_ad.entry.flags.le_limited_discoverable_mode", "LE Limited Discoverable Mode", Hex).Bits(0, 0x1),
	)
	ADAddressType = part(
		BluetoothCommon.u8("btcommon.eir_ad.entry.le_bd_addr.reserved", "Reserved", Hex).Bits(0, 0xfe),
		BluetoothCommon.u8("btcommon.eir_ad.entry.le_bd_addr.type", "Type", Hex).Bits(0, 0x1),
	)
	ADIntervals = little(
		BluetoothCommon.u16("btcommon.eir_ad.entry.connection_interval_min", "Connection Interval Min", Dec).At(0),
		BluetoothCommon.u16("btcommon.eir_ad.entry.connection_interval_max", "Connection Interval Max", Dec).At(2),
	)
	ADDeviceID = little(
		BluetoothCommon.u16("btcommon.eir_ad.entry.did.vendor_id_source", "Vendor ID Source", Hex).At(0),
		BluetoothCommon.u16("btcommon.eir_ad.entry.did.vendor_id", "Vendor ID", Hex).At(2),
		BluetoothCommon.u16("btcommon.eir_ad.entry.did.product_id", "Product ID", Hex).At(4),
		BluetoothCommon.u16("btcommon.eir_ad.entry.did.version", "Version", Hex).At(6),
	)
	ADOOBFlags = part(
		BluetoothCommon.u8("btcommon.eir_ad.entry.oob_flags.oob_reserved", "Reserved", Hex).Bits(0, 0xf0),
		BluetoothCommon.u8("btcommon.eir_ad.entry.oob_flags.oob_address_type", "Address Type", Hex).Bits(0, 0x8),
		BluetoothCommon.u8("btcommon.eir_ad.entry.oob_flags.oob_le_bredr_support", "Simultaneous LE and BR/EDR to Same Device Capable (Host)", Hex).Bits(0, 0x4),
		BluetoothCommon.u8("btcommon.eir_ad.entry.oob_flags.oob_le_supported_host", "LE Supported By Host", Hex).Bits(0, 0x2),
		BluetoothCommon.u8("btcommon.eir_ad.entry.oob_flags.oob_data_present", "OOB Data Present", Hex).Bits(0, 0x1),
	)
	ADFeatureBits = [2]Part{
		part(
			BluetoothCommon.bool("btcommon.eir_ad.le_features.encryption", "LE Encryption").Bits(0, 0x1),
			BluetoothCommon.bool("btcommon.eir_ad.le_features.connection_parameters_request_procedure", "Connection Parameters Request Procedure").Bits(0, 0x2),
			BluetoothCommon.bool("btcommon.eir_ad.le_features.extended_reject_indication", "Extended Reject Indication").Bits(0, 0x4),
			BluetoothCommon.bool("btcommon.eir_ad.le_features.peripheral_initiated_features_exchange", "Peripheral-Initiated Features Exchange").Bits(0, 0x8),
			BluetoothCommon.bool("btcommon.eir_ad.le_features.ping", "Ping").Bits(0, 0x10),
			BluetoothCommon.bool("btcommon.eir_ad.le_features.data_packet_length_extension", "Data Packet Length Extension").Bits(0, 0x20),
			BluetoothCommon.bool("btcommon.eir_ad.le_features.ll_privacy", "LL Privacy").Bits(0, 0x40),
			BluetoothCommon.bool("btcommon.eir_ad.le_features.extended_scanner_filter_policies", "Extended Scanner Filter Policies").Bits(0, 0x80),
		),
		part(
			BluetoothCommon.bool("btcommon.eir_ad.le_features.2m_phy", "LE 2M PHY").Bits(0, 0x1),
			BluetoothCommon.bool("btcommon.eir_ad.le_features.stable_modulation_index_tx", "Stable Modulation Index - Tx").Bits(0, 0x2),
			BluetoothCommon.bool("btcommon.eir_ad.le_features.stable_modulation_index_rx", "Stable Modulation Index - Rx").Bits(0, 0x4),
			BluetoothCommon.bool("btcommon.eir_ad.le_features.coded_phy", "LE Coded PHY").Bits(0, 0x8),
			BluetoothCommon.bool("btcommon.eir_ad.le_features.extended_advertising", "LE Extended Advertising").Bits(0, 0x10),
			BluetoothCommon.bool("btcommon.eir_ad.le_features.periodic_advertising", "LE Periodic Advertising").Bits(0, 0x20),
			BluetoothCommon.bool("btcommon.eir_ad.le_features.channel_selection_algorithm_2", "Channel Selection Algorithm #2").Bits(0, 0x40),
			BluetoothCommon.bool("btcommon.eir_ad.le_features.power_class_1", "Power Class 1").Bits(0, 0x80),
		),
	}
	ClassOfDevice = little(
		BluetoothCommon.u24("btcommon.cod.class_of_device", "Class of Device", Hex).At(0),
	)
	ClassOfService = little(
		BluetoothCommon.bool("btcommon.cod.major_service_classes.information", "Major Service Classes: Information").Bits(1, 0x8000),
		BluetoothCommon.bool("btcommon.cod.major_service_classes.telephony", "Major Service Classes: Telephony").Bits(1, 0x4000),
		BluetoothCommon.bool("btcommon.cod.major_service_classes.audio", "Major Service Classes: Audio").Bits(1, 0x2000),
		BluetoothCommon.bool("btcommon.cod.major_service_classes.object_transfer", "Major Service Classes: Object Transfer").Bits(1, 0x1000),
		BluetoothCommon.bool("btcommon.cod.major_service_classes.capturing", "Major Service Classes: Capturing").Bits(1, 0x800),
		BluetoothCommon.bool("btcommon.cod.major_service_classes.rendering", "Major Service Classes: Rendering").Bits(1, 0x400),
		BluetoothCommon.bool("btcommon.cod.major_service_classes.networking", "Major Service Classes: Networking").Bits(1, 0x200),
		BluetoothCommon.bool("btcommon.cod.major_service_classes.positioning", "Major Service Classes: Positioning").Bits(1, 0x100),
		BluetoothCommon.u16("btcommon.cod.major_service_classes.reserved", "Major Service Classes: Reserved", Hex).Bits(1, 0x80),
		BluetoothCommon.u16("btcommon.cod.major_service_classes.le_audio", "Major Service Classes: LE Audio", Hex).Bits(1, 0x40),
		BluetoothCommon.bool("btcommon.cod.major_service_classes.limited_discoverable_mode", "Major Service Classes: Limited Discoverable Mode").Bits(1, 0x20),
		BluetoothCommon.u16("btcommon.cod.major_device_class", "Major Device Class", Hex).Bits(1, 0x1f),
	)
	ClassMinor = part(
		BluetoothCommon.u8("btcommon.cod.minor_device_class", "Minor Device Class", Hex).Bits(0, 0xfc),
		BluetoothCommon.u8("btcommon.cod.format_type", "Format Type", Hex).Bits(0, 0x3),
	)
	ADUndecoded     = BluetoothCommon.label("btcommon.eir_ad.undecoded", "Undecoded").expert(groupUndecoded, note)
	ADUnknown       = BluetoothCommon.label("btcommon.eir_ad.unknown", "Unknown data").expert(groupProtocol, warning)
	ADInvalidLength = BluetoothCommon.label("btcommon.eir_ad.invalid_length", "Invalid Length").expert(groupProtocol, warning)
)
