package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// NTLMSSP, Microsoft's challenge and response ([MS-NLMP]).
var (
	NTLMSSP = declare("ntlmssp", "NTLM Secure Service Provider", 0).payload()

	// NTLMSSPVerifier is what proves that data are what they were; its bytes count as no NTLMSSP.
	NTLMSSPVerifier = named("ntlmssp")

	NTLMIdentifier  = NTLMSSP.string("ntlmssp.identifier", "NTLMSSP identifier")
	NTLMMessageType = NTLMSSP.u32("ntlmssp.messagetype", "NTLM Message Type", Hex)
	NTLMUnknown     = NTLMSSP.label("ntlmssp.messagetype.unknown", "Unrecognized NTLMSSP Message").expert(groupProtocol, warning)

	NTLMFlags = part(
		NTLMSSP.u32("ntlmssp.negotiateflags", "Negotiate Flags", Hex).At(0).Swapped(),
		ntlmFlag("ntlmssp.negotiate56", "Negotiate 56", 0x80000000),
		ntlmFlag("ntlmssp.negotiatekeyexch", "Negotiate Key Exchange", 0x40000000),
		ntlmFlag("ntlmssp.negotiate128", "Negotiate 128", 0x20000000),
		ntlmFlag("ntlmssp.unused10000000", "Negotiate 0x10000000", 0x10000000),
		ntlmFlag("ntlmssp.unused08000000", "Negotiate 0x08000000", 0x8000000),
		ntlmFlag("ntlmssp.unused04000000", "Negotiate 0x04000000", 0x4000000),
		ntlmFlag("ntlmssp.negotiateversion", "Negotiate Version", 0x2000000),
		ntlmFlag("ntlmssp.unused01000000", "Negotiate 0x01000000", 0x1000000),
		ntlmFlag("ntlmssp.negotiatetargetinfo", "Negotiate Target Info", 0x800000),
		ntlmFlag("ntlmssp.requestnonntsessionkey", "Request Non-NT Session Key", 0x400000),
		ntlmFlag("ntlmssp.unused00200000", "Negotiate 0x00200000", 0x200000),
		ntlmFlag("ntlmssp.negotiateidentify", "Negotiate Identify", 0x100000),
		ntlmFlag("ntlmssp.negotiateextendedsessionsecurity", "Negotiate Extended Session Security", 0x80000),
		ntlmFlag("ntlmssp.unused00040000", "Negotiate 0x00040000", 0x40000),
		ntlmFlag("ntlmssp.targettypeserver", "Target Type Server", 0x20000),
		ntlmFlag("ntlmssp.targettypedomain", "Target Type Domain", 0x10000),
		ntlmFlag("ntlmssp.negotiatealwayssign", "Negotiate Always Sign", 0x8000),
		ntlmFlag("ntlmssp.unused00004000", "Negotiate 0x00004000", 0x4000),
		ntlmFlag("ntlmssp.negotiateoemworkstationsupplied", "Negotiate OEM Workstation Supplied", 0x2000),
		ntlmFlag("ntlmssp.negotiateoemdomainsupplied", "Negotiate OEM Domain Supplied", 0x1000),
		ntlmFlag("ntlmssp.negotiateanonymous", "Negotiate Anonymous", 0x800),
		ntlmFlag("ntlmssp.unused00000400", "Negotiate 0x00000400", 0x400),
		ntlmFlag("ntlmssp.negotiatentlm", "Negotiate NTLM key", 0x200),
		ntlmFlag("ntlmssp.unused00000100", "Negotiate 0x00000100", 0x100),
		ntlmFlag("ntlmssp.negotiatelmkey", "Negotiate Lan Manager Key", 0x80),
		ntlmFlag("ntlmssp.negotiatedatagram", "Negotiate Datagram", 0x40),
		ntlmFlag("ntlmssp.negotiateseal", "Negotiate Seal", 0x20),
		ntlmFlag("ntlmssp.negotiatesign", "Negotiate Sign", 0x10),
		ntlmFlag("ntlmssp.unused00000008", "Request 0x00000008", 0x8),
		ntlmFlag("ntlmssp.requesttarget", "Request Target", 0x4),
		ntlmFlag("ntlmssp.negotiateoem", "Negotiate OEM", 0x2),
		ntlmFlag("ntlmssp.negotiateunicode", "Negotiate UNICODE", 0x1),
	)

	NTLMVersion     = NTLMSSP.label("ntlmssp.version", "Version")
	NTLMVersionPart = part(
		NTLMSSP.u8("ntlmssp.version.major", "Major Version", Dec).At(0),
		NTLMSSP.u8("ntlmssp.version.minor", "Minor Version", Dec).At(1),
		NTLMSSP.u16("ntlmssp.version.build_number", "Build Number", Dec).At(2).Swapped(),
		NTLMSSP.u8("ntlmssp.version.ntlm_current_revision", "NTLM Current Revision", Dec).At(7),
	)

	// NTLMString and NTLMBlob say where a text and bytes stand.
	NTLMString = part(
		NTLMSSP.u16("ntlmssp.string.length", "Length", Dec).At(0).Swapped(),
		NTLMSSP.u16("ntlmssp.string.maxlen", "Maxlen", Dec).At(2).Swapped(),
		NTLMSSP.u32("ntlmssp.string.offset", "Offset", Dec).At(4).Swapped(),
	)
	NTLMBlob = part(
		NTLMSSP.u16("ntlmssp.blob.length", "Length", Dec).At(0).Swapped(),
		NTLMSSP.u16("ntlmssp.blob.maxlen", "Maxlen", Dec).At(2).Swapped(),
		NTLMSSP.u32("ntlmssp.blob.offset", "Offset", Dec).At(4).Swapped(),
	)

	NTLMCallingDomain      = NTLMSSP.string("ntlmssp.negotiate.domain", "Calling workstation domain")
	NTLMCallingWorkstation = NTLMSSP.string("ntlmssp.negotiate.callingworkstation", "Calling workstation name")

	NTLMTargetName = NTLMSSP.string("ntlmssp.challenge.target_name", "Target Name")
	NTLMChallenge  = part(
		NTLMSSP.bytes("ntlmssp.ntlmserverchallenge", "NTLM Server Challenge").Wide(0, 8),
		NTLMSSP.bytes("ntlmssp.reserved", "Reserved").Wide(8, 8),
	)
	NTLMTargetInfo     = NTLMSSP.label("ntlmssp.challenge.target_info", "Target Info")
	NTLMTargetInfoPart = part(
		NTLMSSP.u16("ntlmssp.challenge.target_info.length", "Length", Dec).At(0).Swapped(),
		NTLMSSP.u16("ntlmssp.challenge.target_info.maxlen", "Maxlen", Dec).At(2).Swapped(),
		NTLMSSP.u32("ntlmssp.challenge.target_info.offset", "Offset", Dec).At(4).Swapped(),
	)
	NTLMTargetItems   = ntlmItems("ntlmssp.challenge.target_info", "Target Info")
	NTLMUnknownItem   = NTLMSSP.label("ntlmssp.target_info_attr.unknown", "Unknown NTLMSSP Target Info Attribute").expert(groupUndecoded, warning)
	NTLMResponseItems = ntlmItems("ntlmssp.ntlmv2_response", "NTLMV2 Response")

	NTLMLMResponse      = NTLMSSP.bytes("ntlmssp.auth.lmresponse", "Lan Manager Response")
	NTLMClientChallenge = NTLMSSP.bytes("ntlmssp.ntlmclientchallenge", "LMv2 Client Challenge")
	NTLMNTResponse      = NTLMSSP.bytes("ntlmssp.auth.ntresponse", "NTLM Response")
	NTLMv2Response      = NTLMSSP.bytes("ntlmssp.ntlmv2_response", "NTLMv2 Response")
	NTLMv2Proof         = part(
		NTLMSSP.bytes("ntlmssp.ntlmv2_response.ntproofstr", "NTProofStr").Wide(0, 16),
		NTLMSSP.u8("ntlmssp.ntlmv2_response.rversion", "Response Version", Dec).At(16),
		NTLMSSP.u8("ntlmssp.ntlmv2_response.hirversion", "Hi Response Version", Dec).At(17),
	)
	NTLMv2Zero      = NTLMSSP.bytes("ntlmssp.ntlmv2_response.z", "Z")
	NTLMv2Time      = NTLMSSP.field("ntlmssp.ntlmv2_response.time", "Time", ftype.AbsoluteTime, UTC)
	NTLMv2Challenge = NTLMSSP.bytes("ntlmssp.ntlmv2_response.chal", "NTLMv2 Client Challenge")
	NTLMv2Padding   = NTLMSSP.bytes("ntlmssp.ntlmv2_response.pad", "padding")

	NTLMDomain     = NTLMSSP.string("ntlmssp.auth.domain", "Domain name")
	NTLMUser       = NTLMSSP.string("ntlmssp.auth.username", "User name")
	NTLMHost       = NTLMSSP.string("ntlmssp.auth.hostname", "Host name")
	NTLMSessionKey = NTLMSSP.bytes("ntlmssp.auth.sesskey", "Session Key")
	NTLMMIC        = NTLMSSP.bytes("ntlmssp.authenticate.mic", "MIC")

	NTLMVerifier     = NTLMSSP.label("ntlmssp.verf", "NTLMSSP Verifier")
	NTLMVerifierPart = part(
		NTLMSSP.u32("ntlmssp.verf.vers", "Version Number", Dec).At(0).Swapped(),
		NTLMSSP.bytes("ntlmssp.verf.body", "Verifier Body").Wide(4, 0),
	)
)

// ntlmFlag is a bit of a number with the least significant byte first.
func ntlmFlag(name, title string, mask uint64) *Field {
	f := NTLMSSP.bool(name, title).Bits(0, mask).Swapped()
	f.Layout.Width = 4
	return f
}

// NTLMItems are the fields of a list of values about a server: of each its number and length, and by the number its value.
type NTLMItems struct {
	Header Part
	Values [11]*Field
}

func ntlmItems(prefix, title string) *NTLMItems {
	text := func(name, title string) *Field { return NTLMSSP.string(prefix+"."+name, title) }
	return &NTLMItems{
		part(
			NTLMSSP.u16(prefix+".item.type", title+" Item Type", Hex).At(0).Swapped(),
			NTLMSSP.u16(prefix+".item.length", title+" Item Length", Dec).At(2).Swapped(),
		),
		[...]*Field{
			nil, // the end of the list
			text("nb_computer_name", "NetBIOS Computer Name"),
			text("nb_domain_name", "NetBIOS Domain Name"),
			text("dns_computer_name", "DNS Computer Name"),
			text("dns_domain_name", "DNS Domain Name"),
			text("dns_tree_name", "DNS Tree Name"),
			NTLMSSP.u32(prefix+".flags", "Flags", Hex),
			NTLMSSP.field(prefix+".timestamp", "Timestamp", ftype.AbsoluteTime, Local),
			NTLMSSP.bytes(prefix+".restrictions", "Restrictions"),
			text("target_name", "Target Name"),
			NTLMSSP.bytes(prefix+".channel_bindings", "Channel Bindings"),
		},
	}
}
