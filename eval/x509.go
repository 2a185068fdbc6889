package eval

import (
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// giveInt adds a signed number.
func (d *dissection) giveInt(f *protocol.Field, b ber) {
	if d.wants(f) {
		d.give(f, ftype.Value{Num: uint64(b.integer())}, b)
	}
}

// giveBool adds a flag.
func (d *dissection) giveBool(f *protocol.Field, v bool) {
	n := uint64(0)
	if v {
		n = 1
	}
	d.giveNum(f, n)
}

// giveOID adds an object identifier.
func (d *dissection) giveOID(f *protocol.Field, b ber) { d.giveBytes(f, b) }

// certificate reads a certificate (X.509, RFC 5280).
func (d *dissection) certificate(b []byte) {
	all := ber(b)
	c := all.in(berSequence)
	signed := c.in(berSequence)
	d.giveLabel(protocol.X509Certificate)
	if v, ok := signed.take(berContext); ok {
		d.giveInt(protocol.X509Version, v.in(berInteger))
	}
	if v, ok := signed.take(berInteger); ok {
		d.giveBytes(protocol.X509SerialNumber, v)
	}
	d.algorithm(protocol.X509Signature, &signed)
	if v, ok := signed.take(berSequence); ok {
		d.giveNum(protocol.X509Issuer, 0)
		d.rdnSequence(protocol.X509RDNSequence, v)
	}
	if v, ok := signed.take(berSequence); ok {
		d.giveLabel(protocol.X509Validity)
		d.timeChoice(protocol.X509NotBefore, &v)
		d.timeChoice(protocol.X509NotAfter, &v)
	}
	if v, ok := signed.take(berSequence); ok {
		d.giveNum(protocol.X509Subject, 0)
		d.rdnSequence(protocol.X509SubjectRDNs, v)
	}
	if v, ok := signed.take(berSequence); ok {
		d.giveLabel(protocol.X509SubjectPublicKeyInfo)
		oid := d.algorithm(protocol.X509Algorithm, &v)
		if key, ok := v.take(berBitString); ok {
			d.publicKey(oid, key.bits())
		}
	}
	if v, ok := signed.take(berPrimitive | 1); ok {
		d.giveBytes(protocol.X509IssuerUniqueID, v.bits())
	}
	if v, ok := signed.take(berPrimitive | 2); ok {
		d.giveBytes(protocol.X509SubjectUniqueID, v.bits())
	}
	if v, ok := signed.take(berContext | 3); ok {
		d.certificateExtensions(v.in(berSequence))
	}
	d.algorithm(protocol.X509AlgorithmIdentifier, &c)
	if v, ok := c.take(berBitString); ok {
		d.giveBytes(protocol.X509Encrypted, v.bits())
	}
}

// Algorithms with parameters that are read.
const (
	oidRSA = "\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01" // 1.2.840.113549.1.1.1
	oidDSA = "\x2a\x86\x48\xce\x38\x04\x01"         // 1.2.840.10040.4.1
	oidEC  = "\x2a\x86\x48\xce\x3d\x02\x01"         // 1.2.840.10045.2.1
)

const namedCurveChoice = 1

// algorithm takes an algorithm with its parameters.
func (d *dissection) algorithm(f *protocol.Field, b *ber) (oid ber) {
	v, ok := b.take(berSequence)
	if !ok {
		return nil
	}
	d.giveLabel(f)
	oid = v.in(berOID)
	d.giveOID(protocol.X509AlgorithmID, oid)
	switch string(oid) {
	case oidEC:
		if curve, ok := v.take(berOID); ok {
			d.giveNum(protocol.PKIXECParameters, namedCurveChoice)
			d.giveOID(protocol.PKIXNamedCurve, curve)
		}
	case oidDSA:
		if p, ok := v.take(berSequence); ok {
			d.giveLabel(protocol.X509DSSParams)
			d.giveBytes(protocol.X509DSSP, p.in(berInteger))
			d.giveBytes(protocol.X509DSSQ, p.in(berInteger))
			d.giveBytes(protocol.X509DSSG, p.in(berInteger))
		}
	}
	return oid
}

func (d *dissection) publicKey(algorithm ber, b ber) {
	d.giveBytes(protocol.X509SubjectPublicKey, b)
	switch string(algorithm) {
	case oidRSA:
		d.giveLabel(protocol.X509RSAKey)
		key := b.in(berSequence)
		d.giveBytes(protocol.PKIXModulus, key.in(berInteger))
		d.giveInt(protocol.PKIXPublicExponent, key.in(berInteger))
	case oidDSA:
		d.giveBytes(protocol.X509DSAKey, b.in(berInteger))
	}
}

// timeChoice takes a time, of one of two types.
func (d *dissection) timeChoice(choice *protocol.Field, b *ber) {
	if v, ok := b.take(berUTCTime); ok {
		d.giveNum(choice, 0)
		d.utcTime(v)
	} else if v, ok := b.take(berGeneralizedTime); ok {
		d.giveNum(choice, 1)
		d.generalizedTime(protocol.X509GeneralizedTime, v)
	}
}

// utcTime gives a time as text, with the century that two digits of a year leave open.
func (d *dissection) utcTime(b ber) {
	t, err := time.Parse("060102150405Z", string(b))
	if err != nil {
		if t, err = time.Parse("0601021504Z", string(b)); err != nil {
			return
		}
	}
	if !d.wants(protocol.X509UTCTime) {
		return
	}
	if t.Year() >= 2050 {
		t = t.AddDate(-100, 0, 0)
	}
	start := len(d.arena)
	d.arena = t.AppendFormat(d.arena, "2006-01-02 15:04:05 (UTC)")
	d.give(protocol.X509UTCTime, ftype.Value{Bytes: d.arena[start:]}, b)
}

// generalizedTime gives a time, which may lack its seconds, and have a fraction of them and a zone. It reports false where there is none.
func (d *dissection) generalizedTime(f *protocol.Field, b ber) bool {
	for _, form := range [...]string{"20060102150405Z0700", "20060102150405", "200601021504Z0700", "200601021504"} {
		if t, err := time.Parse(form, string(b)); err == nil {
			d.give(f, ftype.Value{Num: uint64(t.Unix()), Aux: uint32(t.Nanosecond())}, b)
			return true
		}
	}
	return false
}

// rdnSequence reads a distinguished name; f is the number of its parts.
func (d *dissection) rdnSequence(f *protocol.Field, b ber) {
	d.giveNum(f, b.count())
	d.distinguishedName(b)
}

func (d *dissection) distinguishedName(b ber) {
	for {
		set, ok := b.take(berSet)
		if !ok {
			return
		}
		d.giveNum(protocol.X509RDN, set.count())
		for {
			a, ok := set.take(berSequence)
			if !ok {
				break
			}
			d.giveLabel(protocol.X509RDNItem)
			oid := a.in(berOID)
			d.giveOID(protocol.X509AttributeType, oid)
			d.attribute(oid, &a)
		}
	}
}

// syntax is the type of an attribute's value: of a tag and a field. No tag: a directory string.
type syntax struct {
	tag   byte
	field *protocol.Field
}

// attributeArc is the beginning of the attributes of X.520: 2.5.4.
const attributeArc = "\x55\x04"

// attributes are the syntaxes of attributes, by object identifier.
var attributes = map[string]syntax{
	attributeArc + "\x05": {berPrintableString, protocol.X509Printable}, attributeArc + "\x06": {berPrintableString, protocol.X509CountryName},
	attributeArc + "\x14": {berPrintableString, protocol.X509TelephoneNumber}, attributeArc + "\x18": {0x12, protocol.X509X121Address},
	attributeArc + "\x19": {0x12, protocol.X509ISDNNumber}, attributeArc + "\x1b": {berPrintableString, protocol.X509Destination},
	attributeArc + "\x2e":                          {berPrintableString, protocol.X509Printable},
	"\x09\x92\x26\x89\x93\xf2\x2c\x64\x01\x01":     {berUTF8String, protocol.X509UserID},           // 0.9.2342.19200300.100.1.1
	"\x09\x92\x26\x89\x93\xf2\x2c\x64\x01\x19":     {berIA5String, protocol.X509IA5},               // domainComponent
	"\x2a\x86\x48\x86\xf7\x0d\x01\x09\x01":         {berIA5String, protocol.X509IA5},               // emailAddress
	"\x2a\x86\x48\x86\xf7\x0d\x01\x09\x07":         {},                                             // challengePassword
	"\x2a\x86\x48\x86\xf7\x0d\x01\x09\x08":         {},                                             // unstructuredAddress
	"\x2b\x06\x01\x04\x01\x82\x37\x3c\x02\x01\x01": {},                                             // jurisdictionOfIncorporationLocalityName
	"\x2b\x06\x01\x04\x01\x82\x37\x3c\x02\x01\x02": {},                                             // ...StateOrProvinceName
	"\x2b\x06\x01\x04\x01\x82\x37\x3c\x02\x01\x03": {berPrintableString, protocol.X509CountryName}, // ...CountryName
}

func init() {
	for _, n := range []byte{2, 3, 4, 7, 8, 9, 10, 11, 12, 13, 15, 17, 18, 19, 41, 42, 43, 44, 51, 54, 65, 97} {
		attributes[attributeArc+string(rune(n))] = syntax{}
	}
}

// attribute takes the value of an attribute.
func (d *dissection) attribute(oid ber, b *ber) {
	s, ok := attributes[string(oid)]
	switch {
	case !ok:
	case s.field == nil:
		d.stringChoice(protocol.X509DirectoryString, directoryStrings, b)
	default:
		if v, ok := b.take(s.tag); ok {
			d.berText(s.field, s.tag, v)
		}
	}
}

// directoryStrings are the choices of a directory string, displayTexts those of a text of policies, in their order.
var (
	directoryStrings = []syntax{
		{berTeletexString, protocol.X509TeletexString}, {berPrintableString, protocol.X509PrintableString},
		{berUniversalString, protocol.X509UniversalString}, {berBMPString, protocol.X509BMPString}, {berUTF8String, protocol.X509UTF8String},
	}
	displayTexts = []syntax{
		{berIA5String, protocol.PKIXIA5String}, {berVisibleString, protocol.PKIXVisibleString},
		{berBMPString, protocol.PKIXBMPString}, {berUTF8String, protocol.PKIXUTF8String},
	}
)

// stringChoice takes a string of one of several types.
func (d *dissection) stringChoice(choice *protocol.Field, of []syntax, b *ber) {
	for i, s := range of {
		if v, ok := b.take(s.tag); ok {
			d.giveNum(choice, uint64(i))
			d.berText(s.field, s.tag, v)
			return
		}
	}
}

// berText gives a string, as UTF-8.
func (d *dissection) berText(f *protocol.Field, tag byte, b ber) {
	if !d.wants(f) {
		return
	}
	if tag != berBMPString && tag != berUniversalString {
		d.giveText(f, b)
		return
	}
	start := len(d.arena)
	for rest := []byte(b); len(rest) >= 2; {
		r := rune(u16(rest))
		rest = rest[2:]
		if tag == berUniversalString || utf16.IsSurrogate(r) {
			if len(rest) < 2 {
				break
			}
			low := rune(u16(rest))
			if rest = rest[2:]; tag == berUniversalString {
				r = r<<16 | low
			} else {
				r = utf16.DecodeRune(r, low)
			}
		}
		d.arena = utf8.AppendRune(d.arena, r)
	}
	d.give(f, ftype.Value{Bytes: d.arena[start:]}, b)
}

// extensionArc is the beginning of most extensions: 2.5.29.
const extensionArc = "\x55\x1d"

// certificateExtensionReaders read the extensions that dfc knows, by object identifier.
var certificateExtensionReaders map[string]func(d *dissection, b ber)

func init() { // a variable initialiser would be a cycle: the timestamps are read as TLS does
	certificateExtensionReaders = map[string]func(d *dissection, b ber){
		extensionArc + "\x0e": func(d *dissection, b ber) { d.giveBytes(protocol.X509SubjectKeyIdentifier, b.in(berOctetString)) },
		extensionArc + "\x0f": (*dissection).keyUsage,
		extensionArc + "\x10": (*dissection).privateKeyUsage,
		extensionArc + "\x11": (*dissection).generalNamesExtension,
		extensionArc + "\x12": (*dissection).generalNamesExtension,
		extensionArc + "\x13": (*dissection).basicConstraints,
		extensionArc + "\x1e": (*dissection).nameConstraints,
		extensionArc + "\x1f": (*dissection).distributionPoints,
		extensionArc + "\x20": (*dissection).policies,
		extensionArc + "\x23": (*dissection).authorityKey,
		extensionArc + "\x25": (*dissection).keyPurposes,
		extensionArc + "\x2e": (*dissection).distributionPoints,

		"\x2b\x06\x01\x05\x05\x07\x01\x01": (*dissection).infoAccess,  // 1.3.6.1.5.5.7.1.1, authority
		"\x2b\x06\x01\x05\x05\x07\x01\x0b": (*dissection).infoAccess,  // 1.3.6.1.5.5.7.1.11, subject
		"\x2b\x06\x01\x05\x05\x07\x01\x18": (*dissection).tlsFeatures, // 1.3.6.1.5.5.7.1.24

		"\x2b\x06\x01\x05\x05\x07\x30\x01\x02": func(d *dissection, b ber) { d.giveBytes(protocol.OCSPNonce, b.in(berOctetString)) }, // 1.3.6.1.5.5.7.48.1.2
		"\x2b\x06\x01\x05\x05\x07\x30\x01\x05": func(d *dissection, _ ber) { d.giveLabel(protocol.OCSPNoCheck) },                     // 1.3.6.1.5.5.7.48.1.5

		"\x2b\x06\x01\x04\x01\xd6\x79\x02\x04\x02": (*dissection).certificateTimestamps, // 1.3.6.1.4.1.11129.2.4.2

		"\x2b\x06\x01\x04\x01\x82\x37\x14\x02": func(d *dissection, b ber) { // 1.3.6.1.4.1.311.20.2
			d.berText(protocol.X509BMP, berBMPString, b.in(berBMPString))
		},
		"\x2b\x06\x01\x04\x01\x82\x37\x15\x01": func(d *dissection, b ber) { d.giveInt(protocol.X509Integer, b.in(berInteger)) }, // 1.3.6.1.4.1.311.21.1
		"\x2b\x06\x01\x04\x01\x82\x37\x15\x07": (*dissection).certificateTemplate,                                                // 1.3.6.1.4.1.311.21.7
		"\x2b\x06\x01\x04\x01\x82\x37\x15\x0a": (*dissection).policies,                                                           // 1.3.6.1.4.1.311.21.10

		"\x60\x86\x48\x01\x86\xf8\x42\x01\x01": func(d *dissection, b ber) { d.giveBytes(protocol.NSCertType, b.in(berBitString).bits()) }, // 2.16.840.1.113730.1.1
		"\x60\x86\x48\x01\x86\xf8\x42\x01\x0d": func(d *dissection, b ber) { d.giveText(protocol.NSCertComment, b.in(berIA5String)) },      // 2.16.840.1.113730.1.13
	}
}

func (d *dissection) certificateExtensions(b ber) { d.extensionList(protocol.X509Extensions, b) }

// extensionList reads extensions; f is their number.
func (d *dissection) extensionList(f *protocol.Field, b ber) {
	d.giveNum(f, b.count())
	for {
		x, ok := b.take(berSequence)
		if !ok {
			return
		}
		d.giveLabel(protocol.X509Extension)
		oid := x.in(berOID)
		d.giveOID(protocol.X509ExtensionID, oid)
		if v, ok := x.take(berBoolean); ok && len(v) > 0 {
			d.giveBool(protocol.X509Critical, v[0] != 0)
		}
		v, ok := x.take(berOctetString)
		if read := certificateExtensionReaders[string(oid)]; ok && read != nil {
			read(d, v)
		}
	}
}

func (d *dissection) keyUsage(b ber) {
	v := b.in(berBitString).bits()
	d.giveBytes(protocol.X509KeyUsage, v)
	for i, f := range protocol.X509KeyUsageFlags {
		d.giveBool(f, i/8 < len(v) && v[i/8]>>(7-i%8)&1 != 0)
	}
}

func (d *dissection) privateKeyUsage(b ber) {
	d.giveLabel(protocol.X509PrivateKeyUsage)
	v := b.in(berSequence)
	if t, ok := v.take(berPrimitive); ok {
		d.generalizedTime(protocol.X509KeyNotBefore, t)
	}
	if t, ok := v.take(berPrimitive | 1); ok {
		d.generalizedTime(protocol.X509KeyNotAfter, t)
	}
}

func (d *dissection) basicConstraints(b ber) {
	d.giveLabel(protocol.X509BasicConstraints)
	v := b.in(berSequence)
	if ca, ok := v.take(berBoolean); ok && len(ca) > 0 {
		d.giveBool(protocol.X509CA, ca[0] != 0)
	}
	if n, ok := v.take(berInteger); ok {
		d.giveInt(protocol.X509PathLen, n)
	}
}

func (d *dissection) authorityKey(b ber) {
	d.giveLabel(protocol.X509AuthorityKeyIdentifier)
	v := b.in(berSequence)
	if id, ok := v.take(berPrimitive); ok {
		d.giveBytes(protocol.X509KeyIdentifier, id)
	}
	if names, ok := v.take(berContext | 1); ok {
		d.generalNames(protocol.X509AuthorityCertIssuer, names)
	}
	if n, ok := v.take(berPrimitive | 2); ok {
		d.giveBytes(protocol.X509AuthorityCertSerial, n)
	}
}

func (d *dissection) keyPurposes(b ber) {
	v := b.in(berSequence)
	d.giveNum(protocol.X509KeyPurposes, v.count())
	for {
		oid, ok := v.take(berOID)
		if !ok {
			return
		}
		d.giveOID(protocol.X509KeyPurpose, oid)
	}
}

func (d *dissection) distributionPoints(b ber) {
	v := b.in(berSequence)
	d.giveNum(protocol.X509CRLDistPoints, v.count())
	for {
		p, ok := v.take(berSequence)
		if !ok {
			return
		}
		d.giveLabel(protocol.X509DistributionPoint)
		if name, ok := p.take(berContext); ok {
			if full, ok := name.take(berContext); ok {
				d.giveNum(protocol.X509DistributionPointName, 0)
				d.generalNames(protocol.X509FullName, full)
			}
		}
		if reasons, ok := p.take(berPrimitive | 1); ok {
			d.giveBytes(protocol.X509Reasons, reasons.bits())
		}
		if names, ok := p.take(berContext | 2); ok {
			d.generalNames(protocol.X509CRLIssuer, names)
		}
	}
}

// Qualifiers of policies.
const (
	oidCPS        = "\x2b\x06\x01\x05\x05\x07\x02\x01" // 1.3.6.1.5.5.7.2.1
	oidUserNotice = "\x2b\x06\x01\x05\x05\x07\x02\x02" // 1.3.6.1.5.5.7.2.2
)

func (d *dissection) policies(b ber) {
	v := b.in(berSequence)
	d.giveNum(protocol.X509CertificatePolicies, v.count())
	for {
		p, ok := v.take(berSequence)
		if !ok {
			return
		}
		d.giveLabel(protocol.X509PolicyInformation)
		d.giveOID(protocol.X509PolicyIdentifier, p.in(berOID))
		qualifiers, ok := p.take(berSequence)
		if !ok {
			continue
		}
		d.giveNum(protocol.X509PolicyQualifiers, qualifiers.count())
		for {
			q, ok := qualifiers.take(berSequence)
			if !ok {
				break
			}
			d.giveLabel(protocol.X509PolicyQualifier)
			oid := q.in(berOID)
			d.giveOID(protocol.X509QualifierID, oid)
			switch string(oid) {
			case oidCPS:
				if text, ok := q.take(berIA5String); ok {
					d.giveText(protocol.PKIXQualifierCPS, text)
				}
			case oidUserNotice:
				d.userNotice(q.in(berSequence))
			}
		}
	}
}

func (d *dissection) userNotice(b ber) {
	d.giveLabel(protocol.PKIXUserNotice)
	if ref, ok := b.take(berSequence); ok {
		d.giveLabel(protocol.PKIXNoticeRef)
		d.stringChoice(protocol.PKIXOrganization, displayTexts, &ref)
		numbers := ref.in(berSequence)
		d.giveNum(protocol.PKIXNoticeNumbers, numbers.count())
		for {
			n, ok := numbers.take(berInteger)
			if !ok {
				break
			}
			d.giveInt(protocol.PKIXNoticeNumber, n)
		}
	}
	d.stringChoice(protocol.PKIXExplicitText, displayTexts, &b)
}

func (d *dissection) infoAccess(b ber) {
	v := b.in(berSequence)
	d.giveNum(protocol.PKIXInfoAccess, v.count())
	for {
		a, ok := v.take(berSequence)
		if !ok {
			return
		}
		d.giveLabel(protocol.PKIXAccessDescription)
		d.giveOID(protocol.PKIXAccessMethod, a.in(berOID))
		d.generalName(protocol.PKIXAccessLocation, &a)
	}
}

func (d *dissection) tlsFeatures(b ber) {
	v := b.in(berSequence)
	d.giveNum(protocol.PKIXFeatures, v.count())
	for {
		n, ok := v.take(berInteger)
		if !ok {
			return
		}
		d.giveInt(protocol.PKIXFeature, n)
	}
}

// certificateTimestamps reads the timestamps of logs that know of the certificate, as TLS writes them.
func (d *dissection) certificateTimestamps(b ber) {
	r := &secureReader{d: d, s: &tlsSession{version: tls12}}
	list := []byte(b.in(berOctetString))
	r.timestamps(&list)
}

func (d *dissection) certificateTemplate(b ber) {
	d.giveLabel(protocol.X509CertificateTemplate)
	v := b.in(berSequence)
	d.giveOID(protocol.X509TemplateID, v.in(berOID))
	if n, ok := v.take(berInteger); ok {
		d.giveInt(protocol.X509TemplateMajor, n)
	}
	if n, ok := v.take(berInteger); ok {
		d.giveInt(protocol.X509TemplateMinor, n)
	}
}

func (d *dissection) nameConstraints(b ber) {
	d.giveLabel(protocol.X509NameConstraints)
	v := b.in(berSequence)
	for i, f := range [...]*protocol.Field{protocol.X509PermittedSubtrees, protocol.X509ExcludedSubtrees} {
		list, ok := v.take(berContext | byte(i))
		if !ok {
			continue
		}
		d.giveNum(f, list.count())
		for {
			t, ok := list.take(berSequence)
			if !ok {
				break
			}
			d.giveLabel(protocol.X509GeneralSubtree)
			d.generalName(protocol.X509SubtreeBase, &t)
		}
	}
}

func (d *dissection) generalNamesExtension(b ber) {
	d.generalNames(protocol.X509GeneralNames, b.in(berSequence))
}

// generalNames reads a list of names; f is their number.
func (d *dissection) generalNames(f *protocol.Field, b ber) {
	d.giveNum(f, b.count())
	for len(b) > 0 {
		if !d.generalName(protocol.X509GeneralName, &b) {
			return
		}
	}
}

// The kinds of general names.
const (
	otherName     = 0
	rfc822Name    = 1
	dnsName       = 2
	directoryName = 4
	uriName       = 6
	ipName        = 7
	registeredID  = 8
)

// oidUPN is the user principal name of Microsoft.
const oidUPN = "\x2b\x06\x01\x04\x01\x82\x37\x14\x02\x03" // 1.3.6.1.4.1.311.20.2.3

// generalName takes a name; choice is which kind of name it is.
func (d *dissection) generalName(choice *protocol.Field, b *ber) bool {
	tag, v, ok := b.next()
	if !ok || tag&berPrimitive == 0 {
		return false
	}
	kind := tag & 0x1f
	d.giveNum(choice, uint64(kind))
	switch kind {
	case otherName:
		d.giveLabel(protocol.X509OtherName)
		oid := v.in(berOID)
		d.giveOID(protocol.X509OtherNameType, oid)
		if value, ok := v.take(berContext); ok && string(oid) == oidUPN {
			d.berText(protocol.X509UTF8, berUTF8String, value.in(berUTF8String))
		}
	case rfc822Name:
		d.giveText(protocol.X509RFC822Name, v)
	case dnsName:
		d.giveText(protocol.X509DNSName, v)
	case directoryName:
		if name, ok := v.take(berSequence); ok {
			d.giveNum(protocol.X509DirectoryName, 0)
			d.rdnSequence(protocol.X509RDNSequence, name)
		}
	case uriName:
		d.giveText(protocol.X509URI, v)
	case ipName:
		d.ipNames(v)
	case registeredID:
		d.giveOID(protocol.X509RegisteredID, v)
	}
	return true
}

// ipNames gives an address, with its mask in constraints.
func (d *dissection) ipNames(b []byte) {
	switch len(b) {
	case 4, 8:
		for _, f := range []*protocol.Field{protocol.X509IPv4Address, protocol.X509IPv4Mask}[:len(b)/4] {
			d.give(f, ftype.Value{Num: uint64(be32(b)), Aux: 32}, b[:4])
			b = b[4:]
		}
	case 16, 32:
		for _, f := range []*protocol.Field{protocol.X509IPv6Address, protocol.X509IPv6Mask}[:len(b)/16] {
			d.give(f, ftype.Value{Bytes: b[:16], Aux: 128}, b[:16])
			b = b[16:]
		}
	default:
		d.giveBytes(protocol.X509UnknownAddress, b)
	}
}
