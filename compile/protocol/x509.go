package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// Certificates. Their fields belong to several protocols, none of which is a layer: all stand in that of the protocol
// that carries the certificate.
var (
	X509AF        = declare("x509af", "X.509 Authentication Framework", 0).payload().Media("application/pkix-crl")
	X509CE        = declare("x509ce", "X.509 Certificate Extensions", 0).payload()
	X509IF        = declare("x509if", "X.509 Information Framework", 0).payload()
	X509SAT       = declare("x509sat", "X.509 Selected Attribute Types", 0).payload()
	PKIX1Explicit = declare("pkix1explicit", "PKIX1Explicit", 0).payload()
	PKIX1Implicit = declare("pkix1implicit", "PKIX1Implicit", 0).payload()
	PKIXAlgs      = declare("pkixalgs", "PKIX Algorithms", 0).payload()
	NSCertExts    = declare("ns_cert_exts", "NetScape Certificate Extensions", 0).payload()
)

// x509 are the protocols that the fields of certificates belong to.
type x509 struct{}

func (x509) each(f func(*Protocol) bool) bool {
	for _, p := range [...]*Protocol{X509AF, X509CE, X509IF, X509SAT, PKIX1Explicit, PKIX1Implicit, PKIXAlgs, NSCertExts} {
		if !f(p) {
			return false
		}
	}
	return true
}

func (p *Protocol) oid(name, title string) *Field { return p.field(name, title, ftype.OID, NoBase) }

// The certificate itself.
var (
	X509Certificate          = X509AF.label("x509af.signedCertificate_element", "signedCertificate")
	X509Version              = X509AF.i32("x509af.version", "version")
	X509SerialNumber         = X509AF.bytes("x509af.serialNumber", "serialNumber")
	X509Signature            = X509AF.label("x509af.signature_element", "signature")
	X509AlgorithmID          = X509AF.oid("x509af.algorithm.id", "Algorithm Id")
	X509Issuer               = X509AF.u32("x509af.issuer", "issuer", Dec)
	X509Validity             = X509AF.label("x509af.validity_element", "validity")
	X509NotBefore            = X509AF.u32("x509af.notBefore", "notBefore", Dec)
	X509NotAfter             = X509AF.u32("x509af.notAfter", "notAfter", Dec)
	X509UTCTime              = X509AF.string("x509af.utcTime", "utcTime")
	X509GeneralizedTime      = X509AF.field("x509af.generalizedTime", "generalizedTime", ftype.AbsoluteTime, Local)
	X509Subject              = X509AF.u32("x509af.subject", "subject", Dec)
	X509SubjectRDNs          = X509AF.u32("x509af.rdnSequence", "rdnSequence", Dec)
	X509SubjectPublicKeyInfo = X509AF.label("x509af.subjectPublicKeyInfo_element", "subjectPublicKeyInfo")
	X509Algorithm            = X509AF.label("x509af.algorithm_element", "algorithm")
	X509SubjectPublicKey     = X509AF.bytes("x509af.subjectPublicKey", "subjectPublicKey")
	X509RSAKey               = X509AF.label("x509af.subjectPublicKey.rsa", "RSA Public Key")
	X509DSAKey               = X509AF.bytes("x509af.subjectPublicKey.dsa", "DSA Public Key")
	X509DSSParams            = X509AF.label("x509af.DSS_Params_element", "DSS-Params")
	X509DSSP                 = X509AF.bytes("x509af.p", "p")
	X509DSSQ                 = X509AF.bytes("x509af.q", "q")
	X509DSSG                 = X509AF.bytes("x509af.g", "g")
	X509IssuerUniqueID       = X509AF.bytes("x509af.issuerUniqueIdentifier", "issuerUniqueIdentifier")
	X509SubjectUniqueID      = X509AF.bytes("x509af.subjectUniqueIdentifier", "subjectUniqueIdentifier")
	X509Extensions           = X509AF.u32("x509af.extensions", "extensions", Dec)
	X509Extension            = X509AF.label("x509af.Extension_element", "Extension")
	X509ExtensionID          = X509AF.oid("x509af.extension.id", "Extension Id")
	X509Critical             = X509AF.bool("x509af.critical", "critical")
	X509AlgorithmIdentifier  = X509AF.label("x509af.algorithmIdentifier_element", "algorithmIdentifier")
	X509Encrypted            = X509AF.bytes("x509af.encrypted", "encrypted")
	X509UserID               = X509AF.string("x509af.Userid", "Userid")

	PKIXModulus        = PKIXAlgs.bytes("pkixalgs.modulus", "modulus")
	PKIXPublicExponent = PKIXAlgs.i32("pkixalgs.publicExponent", "publicExponent")
	PKIXECParameters   = PKIXAlgs.u32("pkixalgs.ECParameters", "ECParameters", Dec)
	PKIXNamedCurve     = PKIXAlgs.oid("pkixalgs.namedCurve", "namedCurve")
)

// Names and their attributes.
var (
	X509RDNSequence     = X509IF.u32("x509if.rdnSequence", "rdnSequence", Dec)
	X509RDN             = X509IF.u32("x509if.RDNSequence_item", "RDNSequence item", Dec)
	X509RDNItem         = X509IF.label("x509if.RelativeDistinguishedName_item_element", "RelativeDistinguishedName item")
	X509AttributeType   = X509IF.oid("x509if.oid", "Object Id")
	X509DirectoryString = X509SAT.u32("x509sat.DirectoryString", "DirectoryString", Dec)

	X509TeletexString   = X509SAT.string("x509sat.teletexString", "teletexString")
	X509PrintableString = X509SAT.string("x509sat.printableString", "printableString")
	X509UniversalString = X509SAT.string("x509sat.universalString", "universalString")
	X509BMPString       = X509SAT.string("x509sat.bmpString", "bmpString")
	X509UTF8String      = X509SAT.string("x509sat.uTF8String", "uTF8String")

	X509CountryName     = X509SAT.string("x509sat.CountryName", "CountryName")
	X509Printable       = X509SAT.string("x509sat.PrintableString", "PrintableString")
	X509TelephoneNumber = X509SAT.string("x509sat.TelephoneNumber", "TelephoneNumber")
	X509X121Address     = X509SAT.string("x509sat.X121Address", "X121Address")
	X509ISDNNumber      = X509SAT.string("x509sat.InternationalISDNNumber", "InternationalISDNNumber")
	X509Destination     = X509SAT.string("x509sat.DestinationIndicator", "DestinationIndicator")
	X509IA5             = X509SAT.string("x509sat.IA5String", "IA5String")
	X509BMP             = X509SAT.string("x509sat.BMPString", "BMPString")
	X509UTF8            = X509SAT.string("x509sat.UTF8String", "UTF8String")
	X509Integer         = X509SAT.i32("x509sat.Integer", "Integer")
)

// Extensions.
var (
	X509AuthorityKeyIdentifier = X509CE.label("x509ce.AuthorityKeyIdentifier_element", "AuthorityKeyIdentifier")
	X509KeyIdentifier          = X509CE.bytes("x509ce.keyIdentifier", "keyIdentifier")
	X509AuthorityCertIssuer    = X509CE.u32("x509ce.authorityCertIssuer", "authorityCertIssuer", Dec)
	X509AuthorityCertSerial    = X509CE.bytes("x509ce.authorityCertSerialNumber", "authorityCertSerialNumber")
	X509SubjectKeyIdentifier   = X509CE.bytes("x509ce.SubjectKeyIdentifier", "SubjectKeyIdentifier")
	X509BasicConstraints       = X509CE.label("x509ce.BasicConstraintsSyntax_element", "BasicConstraintsSyntax")
	X509CA                     = X509CE.bool("x509ce.cA", "cA")
	X509PathLen                = X509CE.u64("x509ce.pathLenConstraint", "pathLenConstraint", Dec)
	X509KeyPurposes            = X509CE.u32("x509ce.KeyPurposeIDs", "KeyPurposeIDs", Dec)
	X509KeyPurpose             = X509CE.oid("x509ce.KeyPurposeId", "KeyPurposeId")
	X509CRLDistPoints          = X509CE.u32("x509ce.CRLDistPointsSyntax", "CRLDistPointsSyntax", Dec)
	X509DistributionPoint      = X509CE.label("x509ce.DistributionPoint_element", "DistributionPoint")
	X509DistributionPointName  = X509CE.u32("x509ce.distributionPoint", "distributionPoint", Dec)
	X509FullName               = X509CE.u32("x509ce.fullName", "fullName", Dec)
	X509Reasons                = X509CE.bytes("x509ce.reasons", "reasons")
	X509CRLIssuer              = X509CE.u32("x509ce.cRLIssuer", "cRLIssuer", Dec)
	X509CertificatePolicies    = X509CE.u32("x509ce.CertificatePoliciesSyntax", "CertificatePoliciesSyntax", Dec)
	X509PolicyInformation      = X509CE.label("x509ce.PolicyInformation_element", "PolicyInformation")
	X509PolicyIdentifier       = X509CE.oid("x509ce.policyIdentifier", "policyIdentifier")
	X509PolicyQualifiers       = X509CE.u32("x509ce.policyQualifiers", "policyQualifiers", Dec)
	X509PolicyQualifier        = X509CE.label("x509ce.PolicyQualifierInfo_element", "PolicyQualifierInfo")
	X509QualifierID            = X509CE.oid("x509ce.id", "Id")
	X509PrivateKeyUsage        = X509CE.label("x509ce.PrivateKeyUsagePeriod_element", "PrivateKeyUsagePeriod")
	X509KeyNotBefore           = X509CE.field("x509ce.notBefore", "notBefore", ftype.AbsoluteTime, Local)
	X509KeyNotAfter            = X509CE.field("x509ce.notAfter", "notAfter", ftype.AbsoluteTime, Local)
	X509CertificateTemplate    = X509CE.label("x509ce.CertificateTemplate_element", "CertificateTemplate")
	X509TemplateID             = X509CE.oid("x509ce.templateID", "templateID")
	X509TemplateMajor          = X509CE.i32("x509ce.templateMajorVersion", "templateMajorVersion")
	X509TemplateMinor          = X509CE.i32("x509ce.templateMinorVersion", "templateMinorVersion")
	X509NameConstraints        = X509CE.label("x509ce.NameConstraintsSyntax_element", "NameConstraintsSyntax")
	X509PermittedSubtrees      = X509CE.u32("x509ce.permittedSubtrees", "permittedSubtrees", Dec)
	X509ExcludedSubtrees       = X509CE.u32("x509ce.excludedSubtrees", "excludedSubtrees", Dec)
	X509GeneralSubtree         = X509CE.label("x509ce.GeneralSubtree_element", "GeneralSubtree")
	X509SubtreeBase            = X509CE.u32("x509ce.base", "base", Dec)

	X509KeyUsage      = X509CE.bytes("x509ce.KeyUsage", "KeyUsage")
	X509KeyUsageFlags = [...]*Field{ // from the first bit on
		X509CE.bool("x509ce.KeyUsage.digitalSignature", "digitalSignature"),
		X509CE.bool("x509ce.KeyUsage.contentCommitment", "contentCommitment"),
		X509CE.bool("x509ce.KeyUsage.keyEncipherment", "keyEncipherment"),
		X509CE.bool("x509ce.KeyUsage.dataEncipherment", "dataEncipherment"),
		X509CE.bool("x509ce.KeyUsage.keyAgreement", "keyAgreement"),
		X509CE.bool("x509ce.KeyUsage.keyCertSign", "keyCertSign"),
		X509CE.bool("x509ce.KeyUsage.cRLSign", "cRLSign"),
		X509CE.bool("x509ce.KeyUsage.encipherOnly", "encipherOnly"),
		X509CE.bool("x509ce.KeyUsage.decipherOnly", "decipherOnly"),
	}

	X509GeneralNames      = X509CE.u32("x509ce.GeneralNames", "GeneralNames", Dec)
	X509GeneralName       = X509CE.u32("x509ce.GeneralName", "GeneralName", Dec)
	X509OtherName         = X509CE.label("x509ce.otherName_element", "otherName")
	X509OtherNameType     = X509CE.oid("x509ce.type_id", "type-id")
	X509RFC822Name        = X509CE.string("x509ce.rfc822Name", "rfc822Name")
	X509DNSName           = X509CE.string("x509ce.dNSName", "dNSName")
	X509DirectoryName     = X509CE.u32("x509ce.directoryName", "directoryName", Dec)
	X509URI               = X509CE.string("x509ce.uniformResourceIdentifier", "uniformResourceIdentifier")
	X509IPv4Address       = X509CE.ipv4("x509ce.IPAddress.ipv4", "iPAddress")
	X509IPv4Mask          = X509CE.ipv4("x509ce.IPAddress.ipv4_mask", "iPAddress Mask")
	X509IPv6Address       = X509CE.ipv6("x509ce.IPAddress.ipv6", "iPAddress")
	X509IPv6Mask          = X509CE.ipv6("x509ce.IPAddress.ipv6_mask", "iPAddress Mask")
	X509UnknownAddress    = X509CE.bytes("x509ce.IPAddress.unknown", "iPAddress")
	X509RegisteredID      = X509CE.oid("x509ce.registeredID", "registeredID")
	PKIXQualifierCPS      = PKIX1Explicit.string("pkix1explicit.DirectoryString", "DirectoryString")
	PKIXFeatures          = PKIX1Explicit.u32("pkix1explicit.Features", "Features", Dec)
	PKIXFeature           = PKIX1Explicit.u16("pkix1explicit.Features_item", "Features item", Dec)
	PKIXUserNotice        = PKIX1Implicit.label("pkix1implicit.UserNotice_element", "UserNotice")
	PKIXNoticeRef         = PKIX1Implicit.label("pkix1implicit.noticeRef_element", "noticeRef")
	PKIXOrganization      = PKIX1Implicit.u32("pkix1implicit.organization", "organization", Dec)
	PKIXNoticeNumbers     = PKIX1Implicit.u32("pkix1implicit.noticeNumbers", "noticeNumbers", Dec)
	PKIXNoticeNumber      = PKIX1Implicit.i32("pkix1implicit.noticeNumbers_item", "noticeNumbers item")
	PKIXExplicitText      = PKIX1Implicit.u32("pkix1implicit.explicitText", "explicitText", Dec)
	PKIXIA5String         = PKIX1Implicit.string("pkix1implicit.ia5String", "ia5String")
	PKIXVisibleString     = PKIX1Implicit.string("pkix1implicit.visibleString", "visibleString")
	PKIXBMPString         = PKIX1Implicit.string("pkix1implicit.bmpString", "bmpString")
	PKIXUTF8String        = PKIX1Implicit.string("pkix1implicit.utf8String", "utf8String")
	PKIXInfoAccess        = PKIX1Implicit.u32("pkix1implicit.AuthorityInfoAccessSyntax", "AuthorityInfoAccessSyntax", Dec)
	PKIXAccessDescription = PKIX1Implicit.label("pkix1implicit.AccessDescription_element", "AccessDescription")
	PKIXAccessMethod      = PKIX1Implicit.oid("pkix1implicit.accessMethod", "accessMethod")
	PKIXAccessLocation    = PKIX1Implicit.u32("pkix1implicit.accessLocation", "accessLocation", Dec)

	NSCertType    = NSCertExts.bytes("ns_cert_exts.CertType", "CertType")
	NSCertComment = NSCertExts.string("ns_cert_exts.Comment", "Comment")
)
