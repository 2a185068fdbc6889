package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// OCSP (RFC 6960): whether certificates are revoked.
var (
	OCSP = declare("ocsp", "Online Certificate Status Protocol", 0).payload().Media("application/ocsp-request", "application/ocsp-response").HandsTo(x509{})

	OCSPVersion        = OCSP.i32("ocsp.version", "version")
	OCSPRequest        = OCSP.label("ocsp.tbsRequest_element", "tbsRequest")
	OCSPRequestor      = OCSP.u32("ocsp.requestorName", "requestorName", Dec)
	OCSPRequests       = OCSP.u32("ocsp.requestList", "requestList", Dec)
	OCSPRequestItem    = OCSP.label("ocsp.Request_element", "Request")
	OCSPAskedFor       = OCSP.label("ocsp.reqCert_element", "reqCert")
	OCSPItemExtensions = OCSP.u32("ocsp.singleRequestExtensions", "singleRequestExtensions", Dec)
	OCSPExtensions     = OCSP.u32("ocsp.requestExtensions", "requestExtensions", Dec)
	OCSPSigned         = OCSP.label("ocsp.optionalSignature_element", "optionalSignature")
	OCSPHashAlgorithm  = OCSP.label("ocsp.hashAlgorithm_element", "hashAlgorithm")
	OCSPIssuerName     = OCSP.bytes("ocsp.issuerNameHash", "issuerNameHash")
	OCSPIssuerKey      = OCSP.bytes("ocsp.issuerKeyHash", "issuerKeyHash")
	OCSPSerialNumber   = OCSP.bytes("ocsp.serialNumber", "serialNumber")
	OCSPSignedWith     = OCSP.label("ocsp.signatureAlgorithm_element", "signatureAlgorithm")
	OCSPSignature      = OCSP.bytes("ocsp.signature", "signature")
	OCSPCertificates   = OCSP.u32("ocsp.certs", "certs", Dec)
	OCSPCertificate    = OCSP.label("ocsp.Certificate_element", "Certificate")
	OCSPNonce          = OCSP.bytes("ocsp.ReOcspNonce", "ReOcspNonce")
	OCSPNoCheck        = OCSP.label("ocsp.NULL_element", "NULL")
	OCSPStatus         = OCSP.u32("ocsp.responseStatus", "responseStatus", Dec)
	OCSPBytes          = OCSP.label("ocsp.responseBytes_element", "responseBytes")
	OCSPResponseType   = OCSP.string("ocsp.responseType.id", "ResponseType Id")
	OCSPBasic          = OCSP.label("ocsp.BasicOCSPResponse_element", "BasicOCSPResponse")
	OCSPResponse       = OCSP.label("ocsp.tbsResponseData_element", "tbsResponseData")
	OCSPResponder      = OCSP.u32("ocsp.responderID", "responderID", Dec)
	OCSPByName         = OCSP.u32("ocsp.byName", "byName", Dec)
	OCSPByKey          = OCSP.bytes("ocsp.byKey", "byKey")
	OCSPProduced       = OCSP.field("ocsp.producedAt", "producedAt", ftype.AbsoluteTime, Local)
	OCSPResponses      = OCSP.u32("ocsp.responses", "responses", Dec)
	OCSPSingle         = OCSP.label("ocsp.SingleResponse_element", "SingleResponse")
	OCSPCertificateID  = OCSP.label("ocsp.certID_element", "certID")
	OCSPCertStatus     = OCSP.u32("ocsp.certStatus", "certStatus", Dec)
	OCSPStatuses       = [...]*Field{ // by the numbers of their tags
		OCSP.label("ocsp.good_element", "good"),
		OCSP.label("ocsp.revoked_element", "revoked"),
		OCSP.label("ocsp.unknown_element", "unknown"),
	}
	OCSPRevoked            = OCSP.field("ocsp.revocationTime", "revocationTime", ftype.AbsoluteTime, Local)
	OCSPReason             = OCSP.u32("ocsp.revocationReason", "revocationReason", Dec)
	OCSPThisUpdate         = OCSP.field("ocsp.thisUpdate", "thisUpdate", ftype.AbsoluteTime, Local)
	OCSPNextUpdate         = OCSP.field("ocsp.nextUpdate", "nextUpdate", ftype.AbsoluteTime, Local)
	OCSPSingleExtensions   = OCSP.u32("ocsp.singleExtensions", "singleExtensions", Dec)
	OCSPResponseExtensions = OCSP.u32("ocsp.responseExtensions", "responseExtensions", Dec)
)
