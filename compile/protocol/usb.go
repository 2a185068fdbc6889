package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// Link types of USB: what Linux' usbmon captures, in two forms, and USBPcap. Of the others, only that it is USB is known.
const (
	LinkUSBLinux       = 189
	LinkUSBLinuxMapped = 220
	LinkUSBPcap        = 249
)

// USB (USB 2.0 specification, chapter 9; Linux' Documentation/usb/usbmon.rst; USBPcap's documentation of its capture format).
var (
	USB = declare("usb", "USB", 0).On(LinkTypes, 186, LinkUSBLinux, LinkUSBLinuxMapped, LinkUSBPcap, 266).HandsTo(USBHID, USBMS)

	USBSrc        = USB.string("usb.src", "Source")
	USBDst        = USB.string("usb.dst", "Destination")
	USBAddr       = USB.string("usb.addr", "Source or Destination")
	USBRequestIn  = USB.frame("usb.request_in", "Request in")
	USBResponseIn = USB.frame("usb.response_in", "Response in")
	USBTime       = USB.span("usb.time", "Time from request")

	// Where a capture's header has them differs.
	USBTransferType      = USB.u8("usb.transfer_type", "URB transfer type", Hex)
	USBEndpoint          = USB.u8("usb.endpoint_address", "Endpoint", Hex)
	USBEndpointDirection = USB.u8("usb.endpoint_address.direction", "Direction", Dec)
	USBEndpointNumber    = USB.u8("usb.endpoint_address.number", "Endpoint number", Dec)
	USBDevice            = USB.u32("usb.device_address", "Device", Dec).takenAs(ftype.Uint16)
	USBBus               = USB.u16("usb.bus_id", "URB bus id", Dec)
	USBDataLength        = USB.u32("usb.data_len", "Data length [bytes]", Dec)

	USBLinux = little(
		USB.u64("usb.urb_id", "URB id", Hex).At(0),
		USB.field("usb.urb_type", "URB type", ftype.Char, Hex).At(8),
		USB.field("usb.setup_flag", "Device setup request", ftype.Char, Hex).At(14),
		USB.field("usb.data_flag", "Data", ftype.Char, Hex).At(15),
		USB.u64("usb.urb_ts_sec", "URB sec", Dec).At(16),
		USB.u32("usb.urb_ts_usec", "URB usec", Dec).At(24),
		USB.i32("usb.urb_status", "URB status").At(28),
		USB.u32("usb.urb_len", "URB length [bytes]", Dec).At(32),
		USBDataLength.At(36),
	)
	USBIsoCount = USB.u32("usb.iso.numdesc", "Number of ISO descriptors", Dec)
	USBLinuxIso = little(
		USB.u32("usb.iso.error_count", "ISO error count", Dec).At(40),
		USBIsoCount.At(44),
	)
	USBLinuxMapped = little(
		USB.u32("usb.interval", "Interval", Dec).At(48),
		USB.u32("usb.start_frame", "Start frame", Dec).At(52),
		USB.u32("usb.copy_of_transfer_flags", "Copy of Transfer Flags", Hex).At(56),
		USB.bool("usb.transfer_flags.short_not_ok", "Short not OK").Bits(56, 0x1),
		USB.bool("usb.transfer_flags.iso_asap", "ISO ASAP").Bits(56, 0x2),
		USB.bool("usb.transfer_flags.no_transfer_dma_map", "No transfer DMA map").Bits(56, 0x4),
		USB.bool("usb.transfer_flags.no_fsbr", "No FSBR").Bits(56, 0x20),
		USB.bool("usb.transfer_flags.zero_packet", "Zero Packet").Bits(56, 0x40),
		USB.bool("usb.transfer_flags.no_interrupt", "No Interrupt").Bits(56, 0x80),
		USB.bool("usb.transfer_flags.free_buffer", "Free Buffer").Bits(56, 0x100),
		USB.bool("usb.transfer_flags.dir_in", "Dir IN").Bits(56, 0x200),
		USB.bool("usb.transfer_flags.dma_map_single", "DMA Map Single").Bits(56, 0x10000),
		USB.bool("usb.transfer_flags.dma_map_page", "DMA Map Page").Bits(56, 0x20000),
		USB.bool("usb.transfer_flags.dma_map_sg", "DMA Map SG").Bits(56, 0x40000),
		USB.bool("usb.transfer_flags.map_local", "Map Local").Bits(56, 0x80000),
		USB.bool("usb.transfer_flags.setup_map_single", "Setup Map Single").Bits(56, 0x100000),
		USB.bool("usb.transfer_flags.setup_map_local", "Setup Map Local").Bits(56, 0x200000),
		USB.bool("usb.transfer_flags.dma_sg_combined", "DMA S-G Combined").Bits(56, 0x400000),
		USB.bool("usb.transfer_flags.aligned_temp_buffer", "Aligned Temp Buffer").Bits(56, 0x800000),
	)
	USBLinuxIsoPacket = little(
		USB.i32("usb.iso.iso_status", "Status").At(0),
		USB.u32("usb.iso.iso_off", "Offset [bytes]", Dec).At(4),
		USB.u32("usb.iso.iso_len", "Length [bytes]", Dec).At(8),
		USB.u32("usb.iso.pad", "Padding", Hex).At(12),
	)
	USBNoSetup    = USB.label("usb.unused_setup_header", "Unused Setup Header")
	USBWrongSetup = USB.label("usb.setup.invalid", "Only control URBs may contain a setup packet").expert(GroupMalformed, severe)
	USBIsoData    = USB.bytes("usb.iso.data", "ISO Data")

	USBPcap = little(
		USB.u16("usb.usbpcap_header_len", "USBPcap pseudoheader length", Dec).At(0),
		USB.u64("usb.irp_id", "IRP ID", Hex).At(2),
		USB.u32("usb.usbd_status", "IRP USBD_STATUS", Hex).At(10),
		USB.u16("usb.function", "URB Function", Hex).At(14),
		USB.u8("usb.irp_info", "IRP information", Hex).At(16),
		USB.u8("usb.irp_info.reserved", "Reserved", Hex).Bits(16, 0xfe),
		USB.u8("usb.irp_info.direction", "Direction", Hex).Bits(16, 0x1),
		USBDataLength.At(23),
	)
	USBPcapStage = part(
		USB.u8("usb.control_stage", "Control transfer stage", Dec).At(27),
	)
	USBPcapIso = little(
		USB.u32("usb.win32.iso_frame", "Isochronous transfer start frame", Dec).At(27),
		USB.u32("usb.win32.iso_num_packets", "Isochronous transfer number of packets", Dec).At(31),
		USB.u32("usb.win32.iso_error_count", "Isochronous transfer error count", Dec).At(35),
	)
	USBPcapIsoPacket = little(
		USB.u32("usb.win32.iso_offset", "ISO Data offset", Hex).At(0),
		USB.u32("usb.win32.iso_data_len", "ISO Data length", Hex).At(4),
		USB.u32("usb.win32.iso_status", "ISO USBD status", Hex).At(8),
	)

	USBInterfaceClass = USB.u8("usb.bInterfaceClass", "bInterfaceClass", Hex)
	USBCapData        = USB.bytes("usb.capdata", "Leftover Capture Data")
	USBFragment       = USB.bytes("usb.data_fragment", "Data Fragment")

	// Requests over the endpoint 0.
	USBRequestType = part(
		USB.u8("usb.bmRequestType", "bmRequestType", Hex).At(0),
		USB.bool("usb.bmRequestType.direction", "Direction").Bits(0, 0x80),
		USB.u8("usb.bmRequestType.type", "Type", Hex).Bits(0, 0x60),
		USB.u8("usb.bmRequestType.recipient", "Recipient", Hex).Bits(0, 0x1f),
	)
	USBRequest = part(
		USB.u8("usb.setup.bRequest", "bRequest", Dec).At(1),
	)
	USBValue = little(
		USB.u16("usb.setup.wValue", "wValue", Hex).At(2),
	)
	USBIndex = little(
		USB.u16("usb.setup.wIndex", "wIndex", DecHex).At(4),
	)
	USBLength = little(
		USB.u16("usb.setup.wLength", "wLength", Dec).At(6),
	)
	USBDescriptorIndex = part(
		USB.u8("usb.DescriptorIndex", "Descriptor Index", Hex).At(2),
	)
	USBDescriptorType = USB.u8("usb.bDescriptorType", "bDescriptorType", Hex)
	USBLanguage       = little(
		USB.u16("usb.LanguageId", "Language Id", Hex).At(4),
	)
	USBFeature = little(
		USB.u16("usb.setup.wFeatureSelector", "wFeatureSelector", Dec).At(2),
	)
	USBSetInterface = little(
		USB.u16("usb.setup.wInterface", "wInterface", Dec).At(4),
	)
	USBSetEndpoint = little(
		USB.u16("usb.setup.wEndpoint", "wEndpoint", Dec).At(4),
	)
	USBConfiguration   = USB.u8("usb.bConfigurationValue", "bConfigurationValue", Dec)
	USBAlternate       = USB.u8("usb.bAlternateSetting", "bAlternateSetting", Dec)
	USBStatus          = USB.u16("usb.setup.wStatus", "wStatus", Hex)
	USBFrameNumber     = USB.u16("usb.setup.wFrameNumber", "wFrameNumber", Dec)
	USBControlResponse = USB.bytes("usb.control.Response", "CONTROL response data")
	USBGetDescriptor   = USB.bytes("usb.getDescriptor.Response", "GET DESCRIPTOR Response data")

	// Descriptors.
	USBDescriptor = part(
		USB.u8("usb.bLength", "bLength", Dec).At(0),
	)
	USBVersion = little(
		USB.u16("usb.bcdUSB", "bcdUSB", Hex).At(2),
		USB.u8("usb.bDeviceClass", "bDeviceClass", Hex).At(4),
		USB.u8("usb.bDeviceSubClass", "bDeviceSubClass", Dec).At(5),
		USB.u8("usb.bDeviceProtocol", "bDeviceProtocol", Dec).At(6),
		USB.u8("usb.bMaxPacketSize0", "bMaxPacketSize0", Dec).At(7),
	)
	USBDevices = little(
		USB.u16("usb.idVendor", "idVendor", Hex).At(8),
		USB.u16("usb.idProduct", "idProduct", Hex).At(10),
		USB.u16("usb.bcdDevice", "bcdDevice", Hex).At(12),
		USB.u8("usb.iManufacturer", "iManufacturer", Dec).At(14),
		USB.u8("usb.iProduct", "iProduct", Dec).At(15),
		USB.u8("usb.iSerialNumber", "iSerialNumber", Dec).At(16),
	)
	USBConfigurations = USB.u8("usb.bNumConfigurations", "bNumConfigurations", Dec)
	USBConfigured     = little(
		USBTotalLength.At(2),
		USB.u8("usb.bNumInterfaces", "bNumInterfaces", Dec).At(4),
		USB.u8("usb.iConfiguration", "iConfiguration", Dec).At(6),
		USB.u8("usb.configuration.bmAttributes", "Configuration bmAttributes", Hex).At(7),
		USB.bool("usb.configuration.legacy10buspowered", "Must be 1").Bits(7, 0x80),
		USB.bool("usb.configuration.selfpowered", "Self-Powered").Bits(7, 0x40),
		USB.bool("usb.configuration.remotewakeup", "Remote Wakeup").Bits(7, 0x20),
		USB.u8("usb.bMaxPower", "bMaxPower", Dec).At(8),
	)
	USBInterface = part(
		USB.u8("usb.bInterfaceNumber", "bInterfaceNumber", Dec).At(2),
		USB.u8("usb.bNumEndpoints", "bNumEndpoints", Dec).At(4),
		USB.u8("usb.bInterfaceSubClass", "bInterfaceSubClass", Hex).At(6),
		USB.u8("usb.bInterfaceProtocol", "bInterfaceProtocol", Hex).At(7),
		USB.u8("usb.iInterface", "iInterface", Dec).At(8),
	)
	USBEndpointAddress = part(
		USB.u8("usb.bEndpointAddress", "bEndpointAddress", Hex).At(2),
		USB.bool("usb.bEndpointAddress.direction", "Direction").Bits(2, 0x80),
		USB.u8("usb.bEndpointAddress.number", "Endpoint Number", Hex).Bits(2, 0xf),
	)
	USBEndpointAttributes = part(
		USB.u8("usb.bmAttributes", "bmAttributes", Hex).At(3),
		USB.u8("usb.bmAttributes.transfer", "Transfertype", Hex).Bits(3, 0x3),
	)
	USBEndpointIso = part(
		USB.u8("usb.bmAttributes.sync", "Synchronisationtype", Hex).Bits(3, 0xc),
		USB.u8("usb.bmAttributes.behaviour", "Behaviourtype", Hex).Bits(3, 0x30),
	)
	USBPacketSlots = little(
		USB.u16("usb.wMaxPacketSize.slots", "Transactions per microframe", Dec).Bits(4, 0x1800),
	)
	USBPacketSize = little(
		USB.u16("usb.wMaxPacketSize", "wMaxPacketSize", Dec).At(4),
		USB.u16("usb.wMaxPacketSize.size", "Maximum Packet Size", Dec).Bits(4, 0x7ff),
	)
	USBInterval = part(
		USB.u8("usb.bInterval", "bInterval", Dec).At(6),
	)
	USBAudioEndpoint = part(
		USB.u8("usb.audio.bRefresh", "bRefresh", Dec).At(7),
		USB.u8("usb.audio.bSynchAddress", "bSynchAddress", Dec).At(8),
	)
	USBLangID       = USB.u16("usb.wLANGID", "wLANGID", Hex)
	USBString       = USB.string("usb.bString", "bString")
	USBTotalLength  = USB.u16("usb.wTotalLength", "wTotalLength", Dec)
	USBCapabilities = little(
		USBTotalLength.At(2),
		USB.u8("usb.bNumDeviceCaps", "bNumDeviceCaps", Dec).At(4),
	)
	USBCapability  = USB.u8("usb.bDevCapabilityType", "bDevCapabilityType", Hex)
	USBAssociation = part(
		USB.u8("usb.bFirstInterface", "bFirstInterface", Dec).At(2),
		USB.u8("usb.bInterfaceCount", "bInterfaceCount", Dec).At(3),
		USB.u8("usb.bFunctionClass", "bFunctionClass", Hex).At(4),
		USB.u8("usb.bFunctionSubClass", "bFunctionSubClass", Hex).At(5),
		USB.u8("usb.bFunctionProtocol", "bFunctionProtocol", Hex).At(6),
		USB.u8("usb.iFunction", "iFunction", Dec).At(7),
	)
)

// Human interface devices (Device Class Definition for HID 1.11). Reports are known as a whole.
var (
	USBHID = declare("usbhid", "USB HID", 0)

	HIDRequest = little(
		USBHID.u8("usbhid.setup.bRequest", "bRequest", Hex).At(1),
		USBHID.u16("usbhid.setup.wValue", "wValue", Hex).At(2),
	)
	HIDIndex = little(
		USBHID.u16("usbhid.setup.wIndex", "wIndex", Dec).At(4),
		USBHID.u16("usbhid.setup.wLength", "wLength", Dec).At(6),
	)
	HIDReport = part(
		USBHID.u8("usbhid.setup.ReportID", "ReportID", Dec).At(2),
	)
	HIDReportType = part(
		USBHID.u8("usbhid.setup.ReportType", "ReportType", Dec).At(3),
	)
	HIDDuration = part(
		USBHID.u8("usbhid.setup.Duration", "Duration", Dec).At(3),
	)
	HIDZero = part(
		USBHID.u8("usbhid.setup.zero", "(zero)", Dec).At(3),
	)
	HIDGetDescriptor = little(
		USBHID.u8("usbhid.descriptor.hid.bDescriptorIndex", "bDescriptorIndex", Hex).At(2),
		USBHID.u16("usbhid.descriptor.hid.wInterfaceNumber", "wInterfaceNumber", Dec).At(4),
	)
	HIDDescriptorType   = USBHID.u8("usbhid.descriptor.hid.bDescriptorType", "bDescriptorType", Hex)
	HIDDescriptorLength = USBHID.u16("usbhid.descriptor.hid.wDescriptorLength", "wDescriptorLength", Dec)
	HIDDescriptor       = little(
		USBHID.u16("usbhid.descriptor.hid.bcdHID", "bcdHID", Hex).At(2),
		USBHID.u8("usbhid.descriptor.hid.bCountryCode", "bCountryCode", Hex).At(4),
		USBHID.u8("usbhid.descriptor.hid.bNumDescriptors", "bNumDescriptors", Dec).At(5),
	)
	HIDData = USBHID.bytes("usbhid.data", "HID Data")
)

// Mass storage (USB Mass Storage Class, Bulk-Only Transport 1.0). What it carries, mostly SCSI, is not known.
var (
	USBMS = declare("usbms", "USB Mass Storage", 0).whole()

	MSRequest = little(
		USBMS.u8("usbms.setup.bRequest", "bRequest", Hex).At(1),
		USBMS.u16("usbms.setup.wValue", "wValue", Hex).At(2),
		USBMS.u16("usbms.setup.wIndex", "wIndex", Dec).At(4),
		USBMS.u16("usbms.setup.wLength", "wLength", Dec).At(6),
	)
	MSMaxLUN  = USBMS.u8("usbms.setup.maxlun", "Max LUN", Dec)
	MSTag     = USBMS.u32("usbms.dCBWTag", "Tag", Hex)
	MSCommand = little(
		USBMS.u32("usbms.dCBWSignature", "Signature", Hex).At(0),
		USBMS.u32("usbms.dCBWDataTransferLength", "DataTransferLength", Dec).At(8),
		USBMS.u8("usbms.dCBWFlags", "Flags", Hex).At(12),
		USBMS.u8("usbms.dCBWTarget", "Target", HexDec).Bits(13, 0x70),
		USBMS.u8("usbms.dCBWLUN", "LUN", Hex).Bits(13, 0xf),
		USBMS.u8("usbms.dCBWCBLength", "CDB Length", Hex).Bits(14, 0x1f),
	)
	MSStatus = little(
		USBMS.u32("usbms.dCSWSignature", "Signature", Hex).At(0),
		USBMS.u32("usbms.dCSWDataResidue", "DataResidue", Dec).At(8),
		USBMS.u8("usbms.dCSWStatus", "Status", Hex).At(12),
	)
)
