package eval

import (
	"bytes"
	"slices"
	"strings"
	"sync"

	"github.com/dfc-lang/dfc/compile/catalog"
	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// The types of handshake messages.
const (
	helloRequest        = 0
	clientHello         = 1
	serverHello         = 2
	helloVerifyRequest  = 3
	newSessionTicket    = 4
	endOfEarlyData      = 5
	helloRetryRequest   = 6
	encryptedExtensions = 8
	certificateMessage  = 11
	serverKeyExchange   = 12
	certificateRequest  = 13
	serverHelloDone     = 14
	certificateVerify   = 15
	clientKeyExchange   = 16
	finishedMessage     = 20
	certificateStatus   = 22
	keyUpdate           = 24
	compressedCert      = 25
	nextProtocol        = 67
)

const (
	handshakeHeader = 4
	leastEncrypted  = 16      // any encryption adds as much to a message
	longestMessage  = 1 << 16 // what claims more is taken for encrypted
	maxFragments    = 1 << 10 // of a message; none has as many
)

var handshakeTypes = sync.OnceValue(func() *catalog.Labels { return catalog.LabelsOf("tls.handshake.type") })

func validHandshake(t byte) bool { return handshakeTypes().Has(uint64(t)) }

// begunMessage is the beginning of a message that goes on in another record.
type begunMessage struct {
	b      []byte
	frames []int
}

// handshakes reads the messages of a record, which may be encrypted unless they are known to be plain.
func (r *secureReader) handshakes(b []byte, plain bool) {
	begun := &r.s.begun[r.from]
	if len(begun.b) == 0 && !plain && encrypted(b) {
		r.label(protocol.TLSHandshake)
		return
	}
	for len(b) > 0 && !r.over {
		if len(begun.b) == 0 {
			if n := messageLength(b); n <= len(b) || r.cut {
				n = min(n, len(b))
				r.label(protocol.TLSHandshake)
				r.message(b[:n])
				b = b[n:]
				continue
			}
		}
		begun.b = append(begun.b, b...)
		begun.frames = append(begun.frames, r.d.frame.Number)
		n := messageLength(begun.b)
		if n > len(begun.b) {
			r.label(protocol.TLSHandshake)
			if n > longestMessage || len(begun.frames) > maxFragments {
				*begun = begunMessage{}
			}
			return
		}
		b = b[len(b)-(len(begun.b)-n):]
		whole := *begun
		*begun = begunMessage{}
		r.label(protocol.TLSHandshake) // of the part
		r.label(protocol.TLSHandshake)
		r.giveFragments(whole.frames)
		r.message(whole.b[:n])
	}
}

// messageLength is how long a message is that begins with b; more than there is where its header is not all there.
func messageLength(b []byte) int {
	if len(b) < handshakeHeader {
		return handshakeHeader
	}
	return handshakeHeader + int(b[1])<<16 + int(u16(b[2:]))
}

func (r *secureReader) giveFragments(frames []int) {
	if !r.d.wantsAny(protocol.TLSHandshakeFragments, protocol.TLSHandshakeFragment, protocol.TLSHandshakeFragmentCount) || r.dtls {
		return
	}
	r.d.giveLabel(protocol.TLSHandshakeFragments)
	for _, n := range frames {
		r.d.giveNum(protocol.TLSHandshakeFragment, uint64(n))
	}
	r.d.giveNum(protocol.TLSHandshakeFragmentCount, uint64(len(frames)))
}

// encrypted tells whether a record of messages is encrypted, by what would be the first message's header. Zeros are rather a counter
// before the encrypted bytes.
func encrypted(b []byte) bool {
	return len(b) >= leastEncrypted && (b[0] == helloRequest || !validHandshake(b[0]) || messageLength(b) > longestMessage)
}

// message reads one message.
func (r *secureReader) message(b []byte) {
	t := uint8(r.number(protocol.TLSHandshakeType, &b, 1))
	r.number(protocol.TLSHandshakeLength, &b, 3)
	r.body(t, b)
}

// body reads what a message says.
func (r *secureReader) body(t uint8, b []byte) {
	switch t {
	case clientHello:
		r.setServer(!r.d.carrier.second)
		r.clientHello(b)
	case serverHello, helloRetryRequest:
		r.serverHello(t, b)
	case helloVerifyRequest:
		r.helloVerify(b)
	case newSessionTicket:
		r.sessionTicket(b)
	case encryptedExtensions:
		r.extensions(t, b, nil)
	case certificateMessage:
		r.certificates(b)
	case serverKeyExchange:
		r.serverKey(b)
	case certificateRequest:
		r.certificateRequest(b)
	case serverHelloDone:
		r.s.resumed = false
	case certificateVerify:
		r.signature(&b, protocol.TLSVerifySigLen, protocol.TLSVerifySig)
	case clientKeyExchange:
		r.clientKey(b)
	case finishedMessage:
		r.finished(b)
		r.finishedOpens()
	case certificateStatus:
		r.certificateStatus(&b)
	case keyUpdate:
		r.number(protocol.TLSKeyUpdate, &b, 1)
		r.updateOpens()
	case compressedCert:
		r.number(protocol.TLSCompressAlgorithm, &b, 2)
		r.number(protocol.TLSUncompressedLength, &b, 3)
		r.opaque(protocol.TLSCompressedCertificateLength, protocol.TLSCompressedCertificate, &b, 3, 1)
	case nextProtocol:
		if !r.dtls && len(b) > 0 {
			r.opaqueText(protocol.TLSNPNSelectedProtocolLen, protocol.TLSNPNSelectedProtocol, &b, 1)
			r.opaque(protocol.TLSNPNPaddingLen, protocol.TLSNPNPadding, &b, 1, 0)
		}
	}
}

// is13 tells whether the conversation is one of version 1.3.
func (r *secureReader) is13() bool { return r.s.version == tls13 || r.s.version == dtls13 }

// setServer keeps which end is the server.
func (r *secureReader) setServer(second bool) {
	r.s.serverKnown, r.s.serverSecond = true, second
	r.findSender()
}

const randomLength = 32

// helloRetry is the random number that makes a ServerHello a HelloRetryRequest: the SHA-256 hash of that word.
var helloRetry = []byte("\xcf\x21\xad\x74\xe5\x9a\x61\x11\xbe\x1d\x8c\x02\x1e\x65\xb8\x91" +
	"\xc2\xa2\x11\x16\x7a\xbb\x8c\x5e\x07\x9e\x09\xe2\xc8\xa8\x33\x9c")

// hello is what a hello message says, as fingerprints need it.
type hello struct {
	version    uint16
	ciphers    []byte // two bytes each
	extensions []byte // the whole block
	headless   bool   // its length is cut
}

func (r *secureReader) clientHello(b []byte) {
	var h hello
	block := helloExtensions(b, true, r.dtls)
	if len(b) >= 2 {
		h.version = u16(b)
	}
	r.helloVersion(&b, block, protocol.TLSClientVersionError)
	r.s.known = copy(r.s.randoms[client][:], r.random(&b, !r.is13())) == randomLength
	r.sessionID(&b)
	if r.dtls {
		r.cookie(&b)
	}
	h.ciphers = r.list(protocol.TLSCipherSuitesLength, protocol.TLSCiphersuites, protocol.TLSCiphersuite, &b, 2, 2, 2)
	if b != nil {
		r.list(protocol.TLSCompMethodsLength, protocol.TLSCompMethods, protocol.TLSCompMethod, &b, 1, 1, 1)
	}
	if b == nil { // a list was longer than the message
		return
	}
	h.extensions, h.headless = block, len(b) == 1
	r.extensions(clientHello, b, block)
	r.clientFingerprints(&h)
}

// helloVersion gives the version at the head of a hello message. It means nothing where an extension lists the versions.
func (r *secureReader) helloVersion(b *[]byte, block []byte, tooNew *protocol.Field) {
	v := r.number(protocol.TLSHandshakeVersion, b, 2)
	if v == tls13 {
		r.label(tooNew)
	}
	if findExtension(block, extSupportedVersions) != nil {
		r.label(protocol.TLSLegacyVersion)
	}
}

// random gives the 32 random bytes, the first four of which are also a time, except in TLS 1.3's ServerHello.
func (r *secureReader) random(b *[]byte, timed bool) []byte {
	random := r.take(b, randomLength)
	r.bytes(protocol.TLSRandom, random)
	if timed && !r.over {
		r.d.give(r.field(protocol.TLSRandomTime), ftype.Value{Num: uint64(be32(random))}, random[:4])
		r.bytes(protocol.TLSRandomBytes, random[4:])
	}
	return random
}

const longestSessionID = 32

func (r *secureReader) sessionID(b *[]byte) {
	n := int(r.number(protocol.TLSSessionIDLength, b, 1))
	if r.from == server && n <= longestSessionID {
		r.s.id = n > 0
	}
	if n > 0 {
		r.bytes(protocol.TLSSessionID, r.take(b, n))
	}
	if n > longestSessionID && !r.dtls {
		r.label(protocol.TLSSessionIDLengthError)
	}
}

func (r *secureReader) serverHello(t uint8, b []byte) {
	var h hello
	version := uint16(0)
	if len(b) >= 2 {
		version = u16(b)
	}
	h.version = version
	retry := t == helloRetryRequest || len(b) >= 2+randomLength && bytes.Equal(b[2:2+randomLength], helloRetry)
	r.s.resumed = true
	if r.quic {
		r.s.setVersion(tls13)
	}
	old := version>>8 == tls13Draft>>8 && version&0xff < 22 // drafts of TLS 1.3 that leave much out
	block := helloExtensions(b, false, r.dtls)
	if old {
		block = oldHelloExtensions(b, t == helloRetryRequest)
	}
	if v := findExtension(block, extSupportedVersions); len(v) >= 2 {
		version = u16(v)
	}
	if old || version != 0 {
		r.s.setVersion(version)
	}
	r.helloVersion(&b, block, protocol.TLSServerVersionError)
	if t != helloRetryRequest {
		copy(r.s.randoms[server][:], r.random(&b, !r.is13()))
		if !old {
			r.sessionID(&b)
		}
	}
	if t != helloRetryRequest || !old || version&0xff >= 19 {
		if len(b) >= 2 {
			r.s.cipher = u16(b)
			h.ciphers = b[:2]
		}
		r.number(protocol.TLSCiphersuite, &b, 2)
	}
	if !old {
		r.number(protocol.TLSCompMethod, &b, 1)
	}
	h.extensions = block
	if retry {
		t = helloRetryRequest
	}
	r.extensions(t, b, block)
	r.serverFingerprints(&h)
	if !retry {
		r.helloOpens(block)
	}
}

// helloExtensions finds the block of extensions in a hello message; nil if there is none.
func helloExtensions(b []byte, ofClient, dtls bool) []byte {
	at := 2 + randomLength
	at = skipVector(b, at, 1)
	if ofClient {
		if dtls {
			at = skipVector(b, at, 1)
		}
		at = skipVector(b, skipVector(b, at, 2), 1)
	} else {
		at += 3
	}
	return extensionBlock(b, at)
}

// oldHelloExtensions does so in drafts of TLS 1.3 before the 22nd.
func oldHelloExtensions(b []byte, retry bool) []byte {
	at := 2 + randomLength + 2
	if retry {
		at = 2
		if len(b) >= 2 && b[1] >= 19 {
			at = 4
		}
	}
	return extensionBlock(b, at)
}

func extensionBlock(b []byte, at int) []byte {
	if at < 0 || at+2 > len(b) {
		return nil
	}
	n := int(u16(b[at:]))
	if n > len(b)-at-2 {
		return nil
	}
	return b[at+2 : at+2+n]
}

// skipVector gives the offset after a vector; -1 where it is not all there.
func skipVector(b []byte, at, width int) int {
	if at < 0 || at+width > len(b) {
		return -1
	}
	n := int(b[at])
	if width == 2 {
		n = int(u16(b[at:]))
	}
	return at + width + n
}

func (r *secureReader) helloVerify(b []byte) {
	r.number(protocol.TLSHandshakeVersion, &b, 2)
	r.cookie(&b)
}

func (r *secureReader) sessionTicket(b []byte) {
	r.number(protocol.TLSTicketLifetime, &b, 4)
	if r.is13() {
		r.number(protocol.TLSTicketAgeAdd, &b, 4)
		if r.s.draft == 0 || r.s.draft >= 21 {
			r.opaque(protocol.TLSTicketNonceLength, protocol.TLSTicketNonce, &b, 1, 0)
		}
	}
	v := r.opaque(protocol.TLSTicketLength, protocol.TLSTicket, &b, 2, 0)
	r.s.ticket = len(v) > 0
	if r.is13() {
		r.extensions(newSessionTicket, b, nil)
	}
}

func (r *secureReader) certificates(b []byte) {
	if r.is13() {
		r.contextOf(&b)
	}
	list, _ := r.vector(protocol.TLSCertificatesLength, &b, 3, 0)
	if len(list) > 0 {
		r.label(protocol.TLSCertificates)
	}
	for len(list) > 0 && !r.over {
		c := r.opaque(protocol.TLSCertificateLength, protocol.TLSCertificate, &list, 3, 1)
		if !r.over {
			r.d.certificate(c)
		}
		if r.is13() {
			v, rest := splitExtensions(list)
			r.extensions(certificateMessage, v, nil)
			list = rest
		}
	}
}

// splitExtensions cuts a block of extensions, with its length, from what follows.
func splitExtensions(b []byte) (block, rest []byte) {
	if len(b) < 2 {
		return b, nil
	}
	n := min(2+int(u16(b)), len(b))
	return b[:n], b[n:]
}

// contextOf takes the context that a certificate answers a request with.
func (r *secureReader) contextOf(b *[]byte) {
	v, _ := r.vector(protocol.TLSRequestContextLength, b, 1, 0)
	if len(v) > 0 {
		r.bytes(protocol.TLSRequestContext, v)
	}
}

func (r *secureReader) certificateRequest(b []byte) {
	if r.is13() {
		r.contextOf(&b)
		r.extensions(certificateRequest, b, nil)
		return
	}
	r.list(protocol.TLSCertTypesCount, protocol.TLSCertTypes, protocol.TLSCertType, &b, 1, 1, 1)
	if r.hasSignatureAlgorithms() {
		r.signatureAlgorithms(&b)
	}
	r.names(&b)
}

// names takes a list of distinguished names.
func (r *secureReader) names(b *[]byte) {
	list, _ := r.vector(protocol.TLSDnamesLen, b, 2, 0)
	if len(list) > 0 {
		r.label(protocol.TLSDnames)
	}
	for len(list) > 0 && !r.over {
		if name, ok := r.vector(protocol.TLSDnameLen, &list, 2, 1); ok && !r.over {
			r.label(protocol.TLSDname)
			name := ber(name)
			r.d.distinguishedName(name.in(berSequence))
		}
	}
}

// hasSignatureAlgorithms tells whether signatures say how they were made.
func (r *secureReader) hasSignatureAlgorithms() bool {
	v := r.s.version
	return v == tls12 || v == tls13 || v == dtls12 || v == dtls13
}

func (r *secureReader) signatureAlgorithms(b *[]byte) {
	v, ok := r.vector(protocol.TLSSigHashAlgLen, b, 2, 2)
	if !ok || r.over {
		return
	}
	r.label(protocol.TLSSigHashAlgs)
	if !r.wants(protocol.TLSSigHashAlg) && !r.wants(protocol.TLSSigHashHash) && !r.wants(protocol.TLSSigHashSig) {
		return
	}
	for len(v) >= 2 && !r.over {
		r.signatureAlgorithm(&v)
	}
	r.trailing(v)
}

func (r *secureReader) signatureAlgorithm(b *[]byte) {
	v := r.take(b, 2)
	whole := v
	r.number(protocol.TLSSigHashAlg, &whole, 2)
	r.number(protocol.TLSSigHashHash, &v, 1)
	r.number(protocol.TLSSigHashSig, &v, 1)
}

func (r *secureReader) signature(b *[]byte, length, f *protocol.Field) {
	if r.hasSignatureAlgorithms() {
		r.signatureAlgorithm(b)
	}
	r.opaque(length, f, b, 2, 0)
}

func (r *secureReader) finished(b []byte) {
	switch {
	case len(b) == 0:
	case r.s.version == ssl3 && !r.dtls:
		r.label(protocol.TLSMD5Hash)
		r.label(protocol.TLSSHAHash)
	default:
		r.bytes(protocol.TLSVerifyData, b)
	}
}

// The types of certificate status.
const (
	statusOCSP      = 1
	statusOCSPMulti = 2
)

func (r *secureReader) certificateStatus(b *[]byte) {
	t := r.number(protocol.TLSStatusRequestType, b, 1)
	if t == statusOCSP {
		v, _ := r.vector(protocol.TLSOCSPResponseLen, b, 3, 1)
		r.d.walk(next{proto: protocol.OCSP, b: v, full: len(v)}.unlessEmpty())
	}
}

// exchange is the way that a cipher suite exchanges keys.
type exchange uint8

const (
	unknownExchange exchange = iota
	tls13Exchange
	rsaExchange
	rsaPSKExchange
	pskExchange
	dhExchange  // with keys in certificates
	dheExchange // signed
	dhAnonExchange
	dhePSKExchange
	ecdhExchange  // with keys in certificates
	ecdheExchange // signed
	ecdhAnonExchange
	ecdhePSKExchange
	otherExchange
)

var exchangeNames = map[string]exchange{
	"RSA": rsaExchange, "RSA_EXPORT": rsaExchange, "RSA_EXPORT1024": rsaExchange, "RSA_FIPS": rsaExchange, "RSA_PSK": rsaPSKExchange, "PSK": pskExchange,
	"DH_RSA": dhExchange, "DH_DSS": dhExchange, "DH_RSA_EXPORT": dhExchange, "DH_DSS_EXPORT": dhExchange,
	"DHE_RSA": dheExchange, "DHE_DSS": dheExchange, "DHE_RSA_EXPORT": dheExchange, "DHE_DSS_EXPORT": dheExchange, "DHE_DSS_EXPORT1024": dheExchange,
	"DH_anon": dhAnonExchange, "DH_anon_EXPORT": dhAnonExchange, "DHE_PSK": dhePSKExchange, "PSK_DHE": dhePSKExchange,
	"ECDH_RSA": ecdhExchange, "ECDH_ECDSA": ecdhExchange, "ECDHE_RSA": ecdheExchange, "ECDHE_ECDSA": ecdheExchange,
	"ECDH_anon": ecdhAnonExchange, "ECDHE_PSK": ecdhePSKExchange,
	"KRB5": otherExchange, "KRB5_EXPORT": otherExchange, "SRP_SHA": otherExchange, "SRP_SHA_RSA": otherExchange, "SRP_SHA_DSS": otherExchange,
	"ECJPAKE": otherExchange, "ECCPWD": otherExchange,
}

var cipherSuites = sync.OnceValue(func() *catalog.Labels { return catalog.LabelsOf("tls.handshake.ciphersuite") })

// exchangeOf reads the way of exchanging keys from the cipher suite's name.
func exchangeOf(suite uint16) exchange {
	if suite == 0 {
		return unknownExchange
	}
	name := strings.TrimPrefix(cipherSuites().Text(uint64(suite)), "TLS_")
	kind, _, ok := strings.Cut(name, "_WITH_")
	if !ok {
		if suite>>8 == 0x13 {
			return tls13Exchange
		}
		return unknownExchange
	}
	return exchangeNames[kind]
}

func (r *secureReader) serverKey(b []byte) {
	switch exchangeOf(r.s.cipher) {
	case dhExchange, ecdhExchange:
		r.label(protocol.TLSServerKeyexIllegal)
	case dheExchange:
		r.serverDH(&b)
		r.signature(&b, protocol.TLSSigLen, protocol.TLSSig)
	case dhAnonExchange:
		r.serverDH(&b)
	case dhePSKExchange:
		r.opaque(protocol.TLSHintLen, protocol.TLSHint, &b, 2, 0)
		r.serverDH(&b)
	case ecdheExchange:
		if r.serverECDH(&b) {
			r.signature(&b, protocol.TLSSigLen, protocol.TLSSig)
		}
	case ecdhAnonExchange:
		r.serverECDH(&b)
	case ecdhePSKExchange:
		r.opaque(protocol.TLSHintLen, protocol.TLSHint, &b, 2, 0)
		r.serverECDH(&b)
	case rsaExchange:
		r.opaque(protocol.TLSModulusLen, protocol.TLSModulus, &b, 2, 0)
		r.opaque(protocol.TLSExponentLen, protocol.TLSExponent, &b, 2, 0)
		r.signature(&b, protocol.TLSSigLen, protocol.TLSSig)
	case pskExchange, rsaPSKExchange:
		r.opaque(protocol.TLSHintLen, protocol.TLSHint, &b, 2, 0)
	case unknownExchange:
		r.label(protocol.TLSCiphersuiteUndecoded)
	}
}

func (r *secureReader) serverDH(b *[]byte) {
	r.opaque(protocol.TLSPLen, protocol.TLSP, b, 2, 0)
	r.opaque(protocol.TLSGLen, protocol.TLSG, b, 2, 0)
	r.opaque(protocol.TLSYsLen, protocol.TLSYs, b, 2, 0)
}

const namedCurve = 3

func (r *secureReader) serverECDH(b *[]byte) bool {
	if r.number(protocol.TLSServerCurveType, b, 1) != namedCurve {
		return false
	}
	r.number(protocol.TLSServerNamedCurve, b, 2)
	r.opaque(protocol.TLSServerPointLen, protocol.TLSServerPoint, b, 1, 0)
	return true
}

func (r *secureReader) clientKey(b []byte) {
	e := exchangeOf(r.s.cipher)
	if slices.Contains([]exchange{pskExchange, rsaPSKExchange, dhePSKExchange, ecdhePSKExchange}, e) {
		r.opaque(protocol.TLSIdentityLen, protocol.TLSIdentity, &b, 2, 0)
	}
	switch e {
	case dhExchange, dheExchange, dhAnonExchange, dhePSKExchange:
		r.opaque(protocol.TLSYcLen, protocol.TLSYc, &b, 2, 0)
	case ecdhExchange, ecdheExchange, ecdhAnonExchange, ecdhePSKExchange:
		r.opaque(protocol.TLSClientPointLen, protocol.TLSClientPoint, &b, 1, 0)
	case rsaExchange, rsaPSKExchange:
		if r.s.version == ssl3 {
			r.bytes(protocol.TLSEPMS, b)
			break
		}
		r.opaque(protocol.TLSEPMSLen, protocol.TLSEPMS, &b, 2, 0)
	case unknownExchange:
		r.label(protocol.TLSCiphersuiteUndecoded)
	}
}
