package protocol

// What carries mobile phones' packets and signalling between a base station and the core network of GPRS: the network service over IP
// (3GPP TS 48.016, section 9), BSSGP (TS 48.018, section 10) and the link to the phone (TS 44.064, section 6). Of the signalling, the messages
// of session management (TS 24.008, section 9.5) are looked into for what PPP would negotiate.
var (
	GPRSNS         = declare("gprs-ns", "GPRS Network Service", 1).whole().On(UDPPorts, 2157, 19999)
	GPRSNSHead     = part(GPRSNS.u8("nsip.pdu_type", "PDU type", Hex).At(0))
	GPRSNSUnitData = part(
		GPRSNS.u8("nsip.control_bits", "NS SDU Control bits", Hex).At(1),
		GPRSNS.bool("nsip.control_bits.r", "Request change flow").Bits(1, 0x01),
		GPRSNS.bool("nsip.control_bits.c", "Confirm change flow").Bits(1, 0x02),
		GPRSNS.u8("nsip.control_bits.spare", "Spare bits", Hex).Bits(1, 0xfc),
		GPRSNS.u16("nsip.bvci", "BVCI", Dec).At(2),
	)

	BSSGP     = declare("bssgp", "Base Station Subsystem GPRS Protocol", 1).whole()
	BSSGPType = BSSGP.u8("bssgp.pdu_type", "PDU Type", Hex).At(0)
	BSSGPLLC  = BSSGP.bytes("bssgp.llc_data", "LLC DATA")

	LLCGPRS        = declare("llcgprs", "Logical Link Control GPRS", 2).whole()
	LLCGPRSAddress = part(
		LLCGPRS.u8("llcgprs.sapi", "SAPI", Dec).Bits(0, 0x0f),
		LLCGPRS.bool("llcgprs.pd", "Protocol Discriminator_bit").Bits(0, 0x80),
		LLCGPRS.bool("llcgprs.cr", "Command/Response bit").Bits(0, 0x40),
		LLCGPRS.u8("llcgprs.sapib", "SAPI", Dec).Bits(0, 0x0f),
	)
	LLCGPRSUI = part(
		LLCGPRS.u16("llcgprs.ui", "UI format", Hex).Bits(1, 0xe000),
		LLCGPRS.u16("llcgprs.ui_sp_bit", "Spare bits", Hex).Bits(1, 0x1800),
		LLCGPRS.u16("llcgprs.nu", "N(U)", Dec).Bits(1, 0x07fc),
		LLCGPRS.bool("llcgprs.e", "E bit").Bits(2, 0x02),
		LLCGPRS.bool("llcgprs.pm", "PM bit").Bits(2, 0x01),
	)
	LLCGPRSFCS = part(LLCGPRS.u24("llcgprs.fcs", "FCS", Hex).At(0).Swapped())

	DTAP   = declare("gsm_a.dtap", "GSM A-I/F DTAP", 2).whole().On(LLCGPRSUsers, 1, 7)
	DTAPSM = DTAP.u8("gsm_a.dtap.msg_sm_type", "DTAP GPRS Session Management Message Type", Hex)

	_ = GPRSNS.HandsTo(BSSGP)
	_ = BSSGP.HandsTo(LLCGPRS)
	_ = named("sndcp").On(LLCGPRSUsers, 3, 5, 9, 11)
	_ = LLCGPRS.HandsTo(LLCGPRSUsers, Data)
	_ = DTAP.HandsTo(PCOTypes, Data)
)
