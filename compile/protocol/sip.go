package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// SIP (RFC 3261): header lines as those of HTTP, in datagrams and over TCP.
var (
	SIP = declare("sip", "Session Initiation Protocol", 0).payload().On(UDPPorts, 5060).On(TCPPorts, 5060).
		Guess(UDPGuesses, "sip_udp").Guess(TCPGuesses, "sip_tcp").HandsTo(MediaTypes).Media("message/sip")

	SIPRequestLine = SIP.string("sip.Request-Line", "Request-Line")
	SIPMethod      = SIP.string("sip.Method", "Method")
	SIPStatusLine  = SIP.string("sip.Status-Line", "Status-Line")
	SIPCode        = SIP.u32("sip.Status-Code", "Status-Code", Dec)
	SIPURI         = SIP.string("sip.r-uri", "Request-URI")
	SIPURIUser     = SIP.string("sip.r-uri.user", "Request-URI User Part")
	SIPURIHost     = SIP.string("sip.r-uri.host", "Request-URI Host Part")
	SIPURIPort     = SIP.string("sip.r-uri.port", "Request-URI Host Port")
	SIPHeader      = SIP.string("sip.msg_hdr", "Message Header")
	SIPBody        = SIP.bytes("sip.msg_body", "Message Body")
	SIPDisplay     = SIP.string("sip.display.info", "SIP Display info")
	SIPTag         = SIP.string("sip.tag", "SIP tag")
	SIPCallID      = SIP.string("sip.call_id_generated", "Generated Call-ID")

	SIPSequence       = SIP.u32("sip.CSeq.seq", "Sequence Number", Dec)
	SIPSequenceMethod = SIP.string("sip.CSeq.method", "Method")

	SIPViaTransport = SIP.string("sip.Via.transport", "Transport")
	SIPViaAddress   = SIP.string("sip.Via.sent-by.address", "Sent-by Address")
	SIPViaPort      = SIP.u16("sip.Via.sent-by.port", "Sent-by port", Dec)

	SIPContactParameter = SIP.string("sip.contact.parameter", "Contact parameter")

	SIPAuth       = SIP.string("sip.auth", "Authentication")
	SIPAuthScheme = SIP.string("sip.auth.scheme", "Authentication Scheme")

	SIPReasonProtocol = SIP.string("sip.reason_protocols", "Reason protocols")
	SIPReasonQ850     = SIP.u32("sip.reason_cause_q850", "Cause", DecHex)
	SIPReasonSIP      = SIP.u32("sip.reason_cause_sip", "Cause", Dec)
	SIPReasonOther    = SIP.u32("sip.reason_cause_other", "Cause", Dec)
	SIPReasonText     = SIP.string("sip.reason_text", "Text")

	SIPAckResponse       = SIP.u32("sip.RAck.RSeq.seq", "RSeq Sequence Number", Dec)
	SIPAckSequence       = SIP.u32("sip.RAck.CSeq.seq", "CSeq Sequence Number", Dec)
	SIPAckSequenceMethod = SIP.string("sip.RAck.CSeq.method", "CSeq Method")

	SIPResent       = SIP.Field("sip.resend", "Resent Packet", ftype.Boolean, NoBase)
	SIPResentOf     = SIP.frame("sip.resend-original", "Suspected resend of frame")
	SIPRequestFrame = SIP.frame("sip.response-request", "Request Frame")
	SIPResponseTime = SIP.u32("sip.response-time", "Response Time (ms)", Dec)
	SIPReleaseTime  = SIP.u32("sip.release-time", "Release Time (ms)", Dec)

	SIPUnknownHeader = SIP.label("sip.unrecognized_header", "Unrecognised SIP header").expert(groupUndecoded, note)
	SIPNoColon       = SIP.label("sip.header_no_colon", "Header has no colon after the name").expert(GroupMalformed, warning)
	SIPNotTerminated = SIP.label("sip.header_not_terminated", "Header not terminated by empty line (CRLF)").expert(GroupMalformed, warning)
	SIPNoCallID      = SIP.label("sip.Call-ID.invalid", "Call ID is mandatory").expert(groupProtocol, warning)
	SIPBadLength     = SIP.label("sip.content_length.invalid", "Invalid content_length").expert(GroupMalformed, note)
)

// SIPAddress are the fields of an address in a header line.
type SIPAddress struct{ Display, URI, User, Host, Port, Parameter, Tag *Field }

// SIPAddresses are the fields of addresses, by the names of their header lines.
var SIPAddresses = map[string]*SIPAddress{
	"to": {SIP.string("sip.to.display.info", "SIP to display info"),
		SIP.string("sip.to.addr", "SIP to address"), SIP.string("sip.to.user", "SIP to address User Part"),
		SIP.string("sip.to.host", "SIP to address Host Part"), SIP.string("sip.to.port", "SIP to address Host Port"),
		SIP.string("sip.to.param", "SIP To URI parameter"), SIP.string("sip.to.tag", "SIP to tag")},
	"from": {SIP.string("sip.from.display.info", "SIP from display info"),
		SIP.string("sip.from.addr", "SIP from address"), SIP.string("sip.from.user", "SIP from address User Part"),
		SIP.string("sip.from.host", "SIP from address Host Part"), SIP.string("sip.from.port", "SIP from address Host Port"),
		SIP.string("sip.from.param", "SIP From URI parameter"), SIP.string("sip.from.tag", "SIP from tag")},
	"contact": {SIP.string("sip.contact.display.info", "SIP C-URI display info"),
		SIP.string("sip.contact.uri", "Contact URI"), SIP.string("sip.contact.user", "Contact URI User Part"),
		SIP.string("sip.contact.host", "Contact URI Host Part"), SIP.string("sip.contact.port", "Contact URI Host Port"),
		SIP.string("sip.contact.param", "Contact URI parameter"), nil},
	"p-asserted-identity": {SIP.string("sip.pai.display.info", "SIP PAI display info"),
		SIP.string("sip.pai.addr", "SIP PAI Address"), SIP.string("sip.pai.user", "SIP PAI User Part"),
		SIP.string("sip.pai.host", "SIP PAI Host Part"), SIP.string("sip.pai.port", "SIP PAI Host Port"),
		SIP.string("sip.pai.param", "SIP PAI URI parameter"), nil},
	"p-preferred-identity": {SIP.string("sip.ppi.display.info", "SIP PPI display info"),
		SIP.string("sip.ppi.addr", "SIP PPI Address"), SIP.string("sip.ppi.user", "SIP PPI User Part"),
		SIP.string("sip.ppi.host", "SIP PPI Host Part"), SIP.string("sip.ppi.port", "SIP PPI Host Port"),
		SIP.string("sip.ppi.param", "SIP PPI URI parameter"), nil},
	"permission-missing": {SIP.string("sip.pmiss.display.info", "SIP PMISS display info"),
		SIP.string("sip.pmiss.addr", "SIP PMISS Address"), SIP.string("sip.pmiss.user", "SIP PMISS User Part"),
		SIP.string("sip.pmiss.host", "SIP PMISS Host Part"), SIP.string("sip.pmiss.port", "SIP PMISS Host Port"),
		SIP.string("sip.pmiss.param", "SIP PMISS URI parameter"), nil},
	"trigger-consent": {SIP.string("sip.tc.display.info", "SIP TC display info"),
		SIP.string("sip.tc.addr", "SIP TC Address"), SIP.string("sip.tc.user", "SIP TC User Part"),
		SIP.string("sip.tc.host", "SIP TC Host Part"), SIP.string("sip.tc.port", "SIP TC Host Port"),
		SIP.string("sip.tc.param", "SIP TC URI parameter"), nil},
	"route": {SIP.string("sip.Route.display.info", "Route display info"),
		SIP.string("sip.Route.uri", "Route URI"), SIP.string("sip.Route.user", "Route Userinfo"),
		SIP.string("sip.Route.host", "Route Host Part"), SIP.string("sip.Route.port", "Route Host Port"),
		SIP.string("sip.Route.param", "Route URI parameter"), nil},
	"record-route": {SIP.string("sip.Record-Route.display.info", "Record-Route display info"),
		SIP.string("sip.Record-Route.uri", "Record-Route URI"), SIP.string("sip.Record-Route.user", "Record-Route Userinfo"),
		SIP.string("sip.Record-Route.host", "Record-Route Host Part"), SIP.string("sip.Record-Route.port", "Record-Route Host Port"),
		SIP.string("sip.Record-Route.param", "Record-Route URI parameter"), nil},
	"service-route": {SIP.string("sip.Service-Route.display.info", "Service-Route display info"),
		SIP.string("sip.Service-Route.uri", "Service-Route URI"), SIP.string("sip.Service-Route.user", "Service-Route Userinfo"),
		SIP.string("sip.Service-Route.host", "Service-Route Host Part"), SIP.string("sip.Service-Route.port", "Service-Route Host Port"),
		SIP.string("sip.Service-Route.param", "Service-Route URI parameter"), nil},
	"path": {SIP.string("sip.Path.display.info", "Path URI"),
		SIP.string("sip.Path.uri", "Path URI"), SIP.string("sip.Path.user", "Path Userinfo"),
		SIP.string("sip.Path.host", "Path Host Part"), SIP.string("sip.Path.port", "Path Host Port"),
		SIP.string("sip.Path.param", "Path URI parameter"), nil},
}

// SIPAuthParameters are the fields of the parameters of authentication, by their names.
var SIPAuthParameters = map[string]*Field{
	"response":  SIP.string("sip.auth.digest.response", "Digest Authentication Response"),
	"nc":        SIP.string("sip.auth.nc", "Nonce Count"),
	"username":  SIP.string("sip.auth.username", "Username"),
	"realm":     SIP.string("sip.auth.realm", "Realm"),
	"nonce":     SIP.string("sip.auth.nonce", "Nonce Value"),
	"algorithm": SIP.string("sip.auth.algorithm", "Algorithm"),
	"opaque":    SIP.string("sip.auth.opaque", "Opaque Value"),
	"qop":       SIP.string("sip.auth.qop", "QOP"),
	"cnonce":    SIP.string("sip.auth.cnonce", "CNonce Value"),
	"uri":       SIP.string("sip.auth.uri", "Authentication URI"),
	"domain":    SIP.string("sip.auth.domain", "Authentication Domain"),
	"stale":     SIP.string("sip.auth.stale", "Stale Flag"),
	"auts":      SIP.string("sip.auth.auts", "Authentication Token"),
	"rspauth":   SIP.string("sip.auth.rspauth", "Response auth"),
	"nextnonce": SIP.string("sip.auth.nextnonce", "Next Nonce"),
	"ik":        SIP.string("sip.auth.ik", "Integrity Key"),
	"ck":        SIP.string("sip.auth.ck", "Cyphering Key"),
}

// SIPViaParameters are the fields of the parameters of Via lines, by their names.
var SIPViaParameters = map[string]*Field{
	"branch":     SIP.string("sip.Via.branch", "Branch"),
	"maddr":      SIP.string("sip.Via.maddr", "Maddr"),
	"rport":      SIP.string("sip.Via.rport", "RPort"),
	"received":   SIP.string("sip.Via.received", "Received"),
	"ttl":        SIP.string("sip.Via.ttl", "TTL"),
	"comp":       SIP.string("sip.Via.comp", "Comp"),
	"sigcomp-id": SIP.string("sip.Via.sigcomp-id", "Sigcomp identifier"),
}

// SIPHeaders are the fields of header lines, by their names in small letters.
var SIPHeaders = map[string]*Field{
	"accept":                        SIP.string("sip.Accept", "Accept"),
	"accept-contact":                SIP.string("sip.Accept-Contact", "Accept-Contact"),
	"accept-encoding":               SIP.string("sip.Accept-Encoding", "Accept-Encoding"),
	"accept-language":               SIP.string("sip.Accept-Language", "Accept-Language"),
	"accept-resource-priority":      SIP.string("sip.Accept-Resource-Priority", "Accept-Resource-Priority"),
	"additional-identity":           SIP.string("sip.Additional-Identity", "Additional-Identity"),
	"alert-info":                    SIP.string("sip.Alert-Info", "Alert-Info"),
	"allow":                         SIP.string("sip.Allow", "Allow"),
	"allow-events":                  SIP.string("sip.Allow-Events", "Allow-Events"),
	"answer-mode":                   SIP.string("sip.Answer-Mode", "Answer-Mode"),
	"attestation-info":              SIP.string("sip.Attestation-Info", "Attestation-Info"),
	"authentication-info":           SIP.string("sip.Authentication-Info", "Authentication-Info"),
	"authorization":                 SIP.string("sip.Authorization", "Authorization"),
	"call-id":                       SIP.string("sip.Call-ID", "Call-ID"),
	"call-info":                     SIP.string("sip.Call-Info", "Call-Info"),
	"cellular-network-info":         SIP.string("sip.Cellular-Network-Info", "Cellular-Network-Info"),
	"contact":                       SIP.string("sip.Contact", "Contact"),
	"content-disposition":           SIP.string("sip.Content-Disposition", "Content-Disposition"),
	"content-encoding":              SIP.string("sip.Content-Encoding", "Content-Encoding"),
	"content-language":              SIP.string("sip.Content-Language", "Content-Language"),
	"content-length":                SIP.u32("sip.Content-Length", "Content-Length", Dec),
	"content-type":                  SIP.string("sip.Content-Type", "Content-Type"),
	"cseq":                          SIP.string("sip.CSeq", "CSeq"),
	"date":                          SIP.string("sip.Date", "Date"),
	"diversion":                     SIP.string("sip.Diversion", "Diversion"),
	"error-info":                    SIP.string("sip.Error-Info", "Error-Info"),
	"event":                         SIP.string("sip.Event", "Event"),
	"expires":                       SIP.u32("sip.Expires", "Expires", Dec),
	"feature-caps":                  SIP.string("sip.Feature-Caps", "Feature-Caps"),
	"flow-timer":                    SIP.string("sip.Flow-Timer", "Flow-Timer"),
	"from":                          SIP.string("sip.From", "From"),
	"geolocation":                   SIP.string("sip.Geolocation", "Geolocation"),
	"geolocation-error":             SIP.string("sip.Geolocation-Error", "Geolocation-Error"),
	"geolocation-routing":           SIP.string("sip.Geolocation-Routing", "Geolocation-Routing"),
	"history-info":                  SIP.string("sip.History-Info", "History-Info"),
	"identity":                      SIP.string("sip.Identity", "Identity"),
	"identity-info":                 SIP.string("sip.Identity-info", "Identity-info"),
	"in-reply-to":                   SIP.string("sip.In-Reply-To", "In-Reply-To"),
	"info-package":                  SIP.string("sip.Info-Package", "Info-Package"),
	"join":                          SIP.string("sip.Join", "Join"),
	"max-breadth":                   SIP.u32("sip.Max-Breadth", "Max-Breadth", Dec),
	"max-forwards":                  SIP.u32("sip.Max-Forwards", "Max-Forwards", Dec),
	"mime-version":                  SIP.string("sip.MIME-Version", "MIME-Version"),
	"min-expires":                   SIP.string("sip.Min-Expires", "Min-Expires"),
	"min-se":                        SIP.string("sip.Min-SE", "Min-SE"),
	"organization":                  SIP.string("sip.Organization", "Organization"),
	"origination-id":                SIP.string("sip.Origination-Id", "Origination-Id"),
	"p-access-network-info":         SIP.string("sip.P-Access-Network-Info", "P-Access-Network-Info"),
	"p-answer-state":                SIP.string("sip.P-Answer-State", "P-Answer-State"),
	"p-asserted-identity":           SIP.string("sip.P-Asserted-Identity", "P-Asserted-Identity"),
	"p-asserted-service":            SIP.string("sip.P-Asserted-Service", "P-Asserted-Service"),
	"p-associated-uri":              SIP.string("sip.P-Associated-URI", "P-Associated-URI"),
	"p-called-party-id":             SIP.string("sip.P-Called-Party-ID", "P-Called-Party-ID"),
	"p-charge-info":                 SIP.string("sip.P-Charge-Info", "P-Charge-Info"),
	"p-charging-function-addresses": SIP.string("sip.P-Charging-Function-Addresses", "P-Charging-Function-Addresses"),
	"p-charging-vector":             SIP.string("sip.P-Charging-Vector", "P-Charging-Vector"),
	"p-dcs-billing-info":            SIP.string("sip.P-DCS-Billing-Info", "P-DCS-Billing-Info"),
	"p-dcs-laes":                    SIP.string("sip.P-DCS-LAES", "P-DCS-LAES"),
	"p-dcs-osps":                    SIP.string("sip.P-DCS-OSPS", "P-DCS-OSPS"),
	"p-dcs-redirect":                SIP.string("sip.P-DCS-Redirect", "P-DCS-Redirect"),
	"p-dcs-trace-party-id":          SIP.string("sip.P-DCS-Trace-Party-ID", "P-DCS-Trace-Party-ID"),
	"p-early-media":                 SIP.string("sip.P-Early-Media", "P-Early-Media"),
	"p-media-authorization":         SIP.string("sip.P-Media-Authorization", "P-Media-Authorization"),
	"p-preferred-identity":          SIP.string("sip.P-Preferred-Identity", "P-Preferred-Identity"),
	"p-preferred-service":           SIP.string("sip.P-Preferred-Service", "P-Preferred-Service"),
	"p-profile-key":                 SIP.string("sip.P-Profile-Key", "P-Profile-Key"),
	"p-refused-uri-list":            SIP.string("sip.P-Refused-URI-List", "P-Refused-URI-List"),
	"p-served-user":                 SIP.string("sip.P-Served-User", "P-Served-User"),
	"p-user-database":               SIP.string("sip.P-User-Database", "P-User-Database"),
	"p-visited-network-id":          SIP.string("sip.P-Visited-Network-ID", "P-Visited-Network-ID"),
	"path":                          SIP.string("sip.Path", "Path"),
	"permission-missing":            SIP.string("sip.Permission-Missing", "Permission-Missing"),
	"policy-contact":                SIP.string("sip.Policy_Contact", "Policy-Contact"),
	"policy-id":                     SIP.string("sip.Policy_ID", "Policy-ID"),
	"priority":                      SIP.string("sip.Priority", "Priority"),
	"priority-share":                SIP.string("sip.Priority-Share", "Priority-Share"),
	"priv-answer-mode":              SIP.string("sip.Priv-Answer-mode", "Priv-Answer-mode"),
	"privacy":                       SIP.string("sip.Privacy", "Privacy"),
	"proxy-authenticate":            SIP.string("sip.Proxy-Authenticate", "Proxy-Authenticate"),
	"proxy-authorization":           SIP.string("sip.Proxy-Authorization", "Proxy-Authorization"),
	"proxy-require":                 SIP.string("sip.Proxy-Require", "Proxy-Require"),
	"rack":                          SIP.string("sip.RAck", "RAck"),
	"reason":                        SIP.string("sip.Reason", "Reason"),
	"reason-phrase":                 SIP.string("sip.Reason-Phrase", "Reason-Phrase"),
	"record-route":                  SIP.string("sip.Record-Route", "Record-Route"),
	"recv-info":                     SIP.string("sip.Recv-Info", "Recv-Info"),
	"refer-sub":                     SIP.string("sip.Refer-Sub", "Refer-Sub"),
	"refer-to":                      SIP.string("sip.Refer-To", "Refer-To"),
	"referred-by":                   SIP.string("sip.Referred-by", "Referred By"),
	"reject-contact":                SIP.string("sip.Reject-Contact", "Reject-Contact"),
	"relayed-charge":                SIP.string("sip.Relayed-Charge", "Relayed-Charge"),
	"replaces":                      SIP.string("sip.Replaces", "Replaces"),
	"reply-to":                      SIP.string("sip.Reply-To", "Reply-To"),
	"request-disposition":           SIP.string("sip.Request-Disposition", "Request-Disposition"),
	"require":                       SIP.string("sip.Require", "Require"),
	"resource-priority":             SIP.string("sip.Resource-Priority", "Resource-Priority"),
	"resource-share":                SIP.string("sip.Resource-Share", "Resource-Share"),
	"response-source":               SIP.string("sip.Response-Source", "Response-Source"),
	"restoration-info":              SIP.string("sip.Restoration-Info", "Restoration-Info"),
	"retry-after":                   SIP.u32("sip.Retry-After", "Retry-After", Dec),
	"route":                         SIP.string("sip.Route", "Route"),
	"rseq":                          SIP.u32("sip.RSeq", "RSeq", Dec),
	"security-client":               SIP.string("sip.Security-Client", "Security-Client"),
	"security-server":               SIP.string("sip.Security-Server", "Security-Server"),
	"security-verify":               SIP.string("sip.Security-Verify", "Security-Verify"),
	"server":                        SIP.string("sip.Server", "Server"),
	"service-interact-info":         SIP.string("sip.Service-Interact-Info", "Service-Interact-Info"),
	"service-route":                 SIP.string("sip.Service-Route", "Service-Route"),
	"session-expires":               SIP.string("sip.Session-Expires", "Session-Expires"),
	"session-id":                    SIP.string("sip.Session-ID", "Session-ID"),
	"sip-etag":                      SIP.string("sip.ETag", "ETag"),
	"sip-if-match":                  SIP.string("sip.If_Match", "If_Match"),
	"subject":                       SIP.string("sip.Subject", "Subject"),
	"subscription-state":            SIP.string("sip.Subscription-State", "Subscription-State"),
	"supported":                     SIP.string("sip.Supported", "Supported"),
	"suppress-if-match":             SIP.string("sip.Suppress_If_Match", "Suppress-If-Match"),
	"target-dialog":                 SIP.string("sip.Target-Dialog", "Target-Dialog"),
	"timestamp":                     SIP.string("sip.Timestamp", "Timestamp"),
	"to":                            SIP.string("sip.To", "To"),
	"trigger-consent":               SIP.string("sip.Trigger-Consent", "Trigger-Consent"),
	"unsupported":                   SIP.string("sip.Unsupported", "Unsupported"),
	"user-agent":                    SIP.string("sip.User-Agent", "User-Agent"),
	"user-to-user":                  SIP.string("sip.uui", "User-to-User"),
	"via":                           SIP.string("sip.Via", "Via"),
	"warning":                       SIP.string("sip.Warning", "Warning"),
	"www-authenticate":              SIP.string("sip.WWW-Authenticate", "WWW-Authenticate"),
}
