package protocol

// S1AP (3GPP TS 36.413) and NGAP (TS 38.413), in ASN.1's packed encoding: which procedure it is, the identities of the two ends, and the messages
// of the NAS that stand at the first level.
var (
	S1AP = declare("s1ap", "S1 Application Protocol", 0).payload().On(SCTPUsers, 18).On(SCTPPorts, 36412).HandsTo(NASEPS)

	S1APPDU          = S1AP.u32("s1ap.S1AP_PDU", "S1AP-PDU", Dec)
	S1APInitiating   = S1AP.label("s1ap.initiatingMessage_element", "initiatingMessage")
	S1APSuccessful   = S1AP.label("s1ap.successfulOutcome_element", "successfulOutcome")
	S1APUnsuccessful = S1AP.label("s1ap.unsuccessfulOutcome_element", "unsuccessfulOutcome")
	S1APProcedure    = S1AP.u32("s1ap.procedureCode", "procedureCode", Dec)
	S1APMME          = S1AP.u32("s1ap.MME_UE_S1AP_ID", "MME-UE-S1AP-ID", Dec)
	S1APENB          = S1AP.u32("s1ap.ENB_UE_S1AP_ID", "ENB-UE-S1AP-ID", Dec)
	S1APNAS          = S1AP.bytes("s1ap.NAS_PDU", "NAS-PDU")
)

var (
	NGAP = declare("ngap", "NG Application Protocol", 0).payload().On(SCTPUsers, 60).On(SCTPPorts, 38412).Media("application/vnd.3gpp.ngap").HandsTo(NAS5GS)

	NGAPPDU          = NGAP.u32("ngap.NGAP_PDU", "NGAP-PDU", Dec)
	NGAPInitiating   = NGAP.label("ngap.initiatingMessage_element", "initiatingMessage")
	NGAPSuccessful   = NGAP.label("ngap.successfulOutcome_element", "successfulOutcome")
	NGAPUnsuccessful = NGAP.label("ngap.unsuccessfulOutcome_element", "unsuccessfulOutcome")
	NGAPProcedure    = NGAP.u32("ngap.procedureCode", "procedureCode", Dec)
	NGAPAMF          = NGAP.u64("ngap.AMF_UE_NGAP_ID", "AMF-UE-NGAP-ID", Dec)
	NGAPRAN          = NGAP.u32("ngap.RAN_UE_NGAP_ID", "RAN-UE-NGAP-ID", Dec)
	NGAPNAS          = NGAP.bytes("ngap.NAS_PDU", "NAS-PDU")
)

// The NAS of 4G (3GPP TS 24.301): the headers of messages, and the algorithms of security.
var (
	NASEPS = declare("nas-eps", "Non-Access-Stratum (NAS)PDU", 0).whole()

	EPSSecurity = part(
		NASEPS.u8("nas-eps.security_header_type", "Security header type", Dec).Bits(0, 0xf0),
	)
	EPSAuthentication = part(
		NASEPS.u32("nas-eps.msg_auth_code", "Message authentication code", Hex).At(1),
		NASEPS.u8("nas-eps.seq_no", "Sequence number", Dec).At(5),
	)
	EPSMobility = NASEPS.u8("nas-eps.nas_msg_emm_type", "NAS EPS Mobility Management Message Type", Hex)
	EPSBearer   = part(
		NASEPS.u8("nas-eps.bearer_id", "EPS bearer identity", Dec).Bits(0, 0xf0),
	)
	EPSSession = part(
		NASEPS.u8("nas-eps.esm.proc_trans_id", "Procedure transaction identity", Dec).At(1),
		NASEPS.u8("nas-eps.nas_msg_esm_type", "NAS EPS session management messages", Hex).At(2),
	)
	EPSAlgorithms = part(
		NASEPS.u8("nas-eps.emm.toc", "Type of ciphering algorithm", Dec).Bits(0, 0x70),
		NASEPS.u8("nas-eps.emm.toi", "Type of integrity protection algorithm", Dec).Bits(0, 0x7),
	)
	EPSCiphers = part(
		NASEPS.bool("nas-eps.emm.eea0", "EEA0").Bits(0, 0x80),
		NASEPS.bool("nas-eps.emm.128eea1", "128-EEA1").Bits(0, 0x40),
		NASEPS.bool("nas-eps.emm.128eea2", "128-EEA2").Bits(0, 0x20),
		NASEPS.bool("nas-eps.emm.eea3", "128-EEA3").Bits(0, 0x10),
		NASEPS.bool("nas-eps.emm.eea4", "EEA4").Bits(0, 0x8),
		NASEPS.bool("nas-eps.emm.eea5", "EEA5").Bits(0, 0x4),
		NASEPS.bool("nas-eps.emm.eea6", "EEA6").Bits(0, 0x2),
		NASEPS.bool("nas-eps.emm.eea7", "EEA7").Bits(0, 0x1),
	)
	EPSIntegrity = part(
		NASEPS.bool("nas-eps.emm.eia0", "EIA0").Bits(0, 0x80),
		NASEPS.bool("nas-eps.emm.128eia1", "128-EIA1").Bits(0, 0x40),
		NASEPS.bool("nas-eps.emm.128eia2", "128-EIA2").Bits(0, 0x20),
		NASEPS.bool("nas-eps.emm.eia3", "128-EIA3").Bits(0, 0x10),
		NASEPS.bool("nas-eps.emm.eia4", "EIA4").Bits(0, 0x8),
		NASEPS.bool("nas-eps.emm.eia5", "EIA5").Bits(0, 0x4),
		NASEPS.bool("nas-eps.emm.eia6", "EIA6").Bits(0, 0x2),
		NASEPS.bool("nas-eps.emm.eps_upip", "EPS-UPIP").Bits(0, 0x1),
	)
)

// The NAS of 5G (3GPP TS 24.501): the headers of messages.
var (
	NAS5GS = declare("nas-5gs", "Non-Access-Stratum 5GS (NAS)PDU", 0).whole()

	FiveGSDiscriminator = NAS5GS.u8("nas-5gs.epd", "Extended protocol discriminator", Dec)
	FiveGSSpare         = NAS5GS.u8("nas-5gs.spare_half_octet", "Spare Half Octet", Dec)
	FiveGSSecurity      = part(
		NAS5GS.u8("nas-5gs.security_header_type", "Security header type", Dec).Bits(1, 0xf),
	)
	FiveGSAuthentication = part(
		NAS5GS.u32("nas-5gs.msg_auth_code", "Message authentication code", Hex).At(2),
		NAS5GS.u8("nas-5gs.seq_no", "Sequence number", Dec).At(6),
	)
	FiveGSMobility = NAS5GS.u8("nas-5gs.mm.message_type", "Message type", Hex)
	FiveGSSession  = part(
		NAS5GS.u8("nas-5gs.pdu_session_id", "PDU session identity", Dec).At(1),
		NAS5GS.u8("nas-5gs.proc_trans_id", "Procedure transaction identity", Dec).At(2),
		NAS5GS.u8("nas-5gs.sm.message_type", "Message type", Hex).At(3),
	)
)
