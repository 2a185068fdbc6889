package eval

import (
	"bytes"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// oidBasicResponse is the type of responses: 1.3.6.1.5.5.7.48.1.1.
const oidBasicResponse = "\x2b\x06\x01\x05\x05\x07\x30\x01\x01"

// The statuses of certificates.
const (
	ocspRevoked = 1
	ocspUnknown = 2
)

// ocsp reads a request or a response, which the type of a body tells apart; TLS carries responses.
func ocsp(d *dissection, l *layer) next {
	if d.carrier.body && bytes.HasPrefix(d.contentType, []byte("application/ocsp-request")) {
		d.ocspRequest(l.b)
	} else {
		d.ocspResponse(l.b)
	}
	return next{}
}

func (d *dissection) ocspRequest(b ber) {
	all := b.in(berSequence)
	v, ok := all.take(berSequence)
	if !ok {
		return
	}
	d.giveLabel(protocol.OCSPRequest)
	if version, ok := v.take(berContext); ok {
		d.giveInt(protocol.OCSPVersion, version.in(berInteger))
	}
	if name, ok := v.take(berContext | 1); ok {
		d.generalName(protocol.OCSPRequestor, &name)
	}
	list := v.in(berSequence)
	d.giveNum(protocol.OCSPRequests, list.count())
	for {
		x, ok := list.take(berSequence)
		if !ok {
			break
		}
		d.giveLabel(protocol.OCSPRequestItem)
		d.ocspCertificate(protocol.OCSPAskedFor, &x)
		d.ocspExtensions(protocol.OCSPItemExtensions, berContext, &x)
	}
	d.ocspExtensions(protocol.OCSPExtensions, berContext|2, &v)
	if signature, ok := all.take(berContext); ok {
		d.giveLabel(protocol.OCSPSigned)
		signature = signature.in(berSequence)
		d.ocspSignature(&signature)
	}
}

func (d *dissection) ocspResponse(b ber) {
	const enumerated = 0x0a
	all := b.in(berSequence)
	status, ok := all.take(enumerated)
	if !ok {
		return
	}
	d.giveNum(protocol.OCSPStatus, uint64(status.integer()))
	v, ok := all.take(berContext)
	if !ok {
		return
	}
	d.giveLabel(protocol.OCSPBytes)
	v = v.in(berSequence)
	oid := v.in(berOID)
	d.giveOIDText(protocol.OCSPResponseType, oid)
	if string(oid) != oidBasicResponse {
		return
	}
	v = v.in(berOctetString)
	v = v.in(berSequence)
	d.giveLabel(protocol.OCSPBasic)
	d.giveLabel(protocol.OCSPResponse)
	d.ocspData(v.in(berSequence))
	d.ocspSignature(&v)
}

// ocspSignature takes a signature, with the certificates that it takes to check it.
func (d *dissection) ocspSignature(b *ber) {
	d.algorithm(protocol.OCSPSignedWith, b)
	d.giveBytes(protocol.OCSPSignature, b.in(berBitString).bits())
	list, ok := b.take(berContext)
	if !ok {
		return
	}
	list = list.in(berSequence)
	d.giveNum(protocol.OCSPCertificates, list.count())
	for len(list) > 0 {
		whole := list
		if _, _, ok := list.next(); !ok {
			return
		}
		d.giveLabel(protocol.OCSPCertificate)
		d.certificate(whole[:len(whole)-len(list)])
	}
}

// ocspData reads what a response says of certificates.
func (d *dissection) ocspData(v ber) {
	const byName, byKey = 1, 2
	if version, ok := v.take(berContext); ok {
		d.giveInt(protocol.OCSPVersion, version.in(berInteger))
	}
	tag, who, ok := v.next()
	if !ok {
		return
	}
	d.giveNum(protocol.OCSPResponder, uint64(tag&berNumber))
	switch tag & berNumber {
	case byName:
		d.giveNum(protocol.OCSPByName, 0)
		d.rdnSequence(protocol.X509RDNSequence, who.in(berSequence))
	case byKey:
		d.giveBytes(protocol.OCSPByKey, who.in(berOctetString))
	}
	d.generalizedTime(protocol.OCSPProduced, v.in(berGeneralizedTime))
	list := v.in(berSequence)
	d.giveNum(protocol.OCSPResponses, list.count())
	for {
		x, ok := list.take(berSequence)
		if !ok {
			break
		}
		d.giveLabel(protocol.OCSPSingle)
		d.ocspSingle(x)
	}
	d.ocspExtensions(protocol.OCSPResponseExtensions, berContext|1, &v)
}

func (d *dissection) ocspSingle(v ber) {
	d.ocspCertificate(protocol.OCSPCertificateID, &v)
	tag, status, ok := v.next()
	if !ok {
		return
	}
	kind := tag & berNumber
	d.giveNum(protocol.OCSPCertStatus, uint64(kind))
	if kind <= ocspUnknown {
		d.giveLabel(protocol.OCSPStatuses[kind])
	}
	if kind == ocspRevoked {
		d.generalizedTime(protocol.OCSPRevoked, status.in(berGeneralizedTime))
		if reason, ok := status.take(berContext); ok {
			_, n, _ := reason.next()
			d.giveNum(protocol.OCSPReason, uint64(n.integer()))
		}
	}
	d.generalizedTime(protocol.OCSPThisUpdate, v.in(berGeneralizedTime))
	if t, ok := v.take(berContext); ok {
		d.generalizedTime(protocol.OCSPNextUpdate, t.in(berGeneralizedTime))
	}
	d.ocspExtensions(protocol.OCSPSingleExtensions, berContext|1, &v)
}

// ocspCertificate takes what names a certificate.
func (d *dissection) ocspCertificate(label *protocol.Field, b *ber) {
	v, ok := b.take(berSequence)
	if !ok {
		return
	}
	d.giveLabel(label)
	d.algorithm(protocol.OCSPHashAlgorithm, &v)
	d.giveBytes(protocol.OCSPIssuerName, v.in(berOctetString))
	d.giveBytes(protocol.OCSPIssuerKey, v.in(berOctetString))
	d.giveBytes(protocol.OCSPSerialNumber, v.in(berInteger))
}

// ocspExtensions takes extensions, if there are some; f is their number.
func (d *dissection) ocspExtensions(f *protocol.Field, tag byte, b *ber) {
	if v, ok := b.take(tag); ok {
		d.extensionList(f, v.in(berSequence))
	}
}
