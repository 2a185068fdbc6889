package eval

import (
	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// The types of extensions that dfc reads.
const (
	extServerName           = 0
	extMaxFragmentLength    = 1
	extStatusRequest        = 5
	extCertType             = 9
	extSupportedGroups      = 10
	extECPointFormats       = 11
	extSRP                  = 12
	extSignatureAlgorithms  = 13
	extUseSRTP              = 14
	extHeartbeat            = 15
	extALPN                 = 16
	extStatusRequestV2      = 17
	extSCT                  = 18
	extClientCertType       = 19
	extServerCertType       = 20
	extPadding              = 21
	extEncryptThenMAC       = 22
	extMasterSecret         = 23
	extTokenBinding         = 24
	extCompressCertificate  = 27
	extRecordSizeLimit      = 28
	extDelegatedCredentials = 34
	extSessionTicket        = 35
	extKeyShareOld          = 40
	extPreSharedKey         = 41
	extEarlyData            = 42
	extSupportedVersions    = 43
	extCookie               = 44
	extPSKModes             = 45
	extCertAuthorities      = 47
	extPostHandshakeAuth    = 49
	extSignatureAlgsCert    = 50
	extKeyShare             = 51
	extConnectionIDOld      = 53
	extConnectionID         = 54
	extQUICParameters       = 57
	extNPN                  = 13172
	extALPSOld              = 17513
	extALPS                 = 17613
	extECH                  = 65037
	extRenegotiation        = 65281
	extESNI                 = 65486
	extQUICParametersDraft  = 65445
)

// findExtension gives the data of an extension in a block of them; nil where it is not there.
func findExtension(block []byte, want uint16) []byte {
	for len(block) >= 4 {
		n := 4 + int(u16(block[2:]))
		if u16(block) == want {
			return block[4:min(n, len(block)):len(block)]
		}
		block = block[min(n, len(block)):]
	}
	return nil
}

// extensions reads the extensions of a message of type t. block is what hello messages have told of them already.
func (r *secureReader) extensions(t uint8, b, block []byte) {
	if len(b) == 0 || r.over {
		return
	}
	v, _ := r.vector(protocol.TLSExtensionsLength, &b, 2, 0)
	for len(v) >= 4 && !r.over {
		r.label(protocol.TLSExtension)
		kind := uint16(r.number(protocol.TLSExtensionType, &v, 2))
		x, ok := r.vector(protocol.TLSExtensionLen, &v, 2, 0)
		r.extension(t, kind, x)
		if !ok {
			break
		}
	}
	r.trailing(v)
}

// extension reads one extension. Some mean different things to the client and to the server.
func (r *secureReader) extension(t uint8, kind uint16, b []byte) {
	of := t == clientHello
	switch kind {
	case extServerName:
		if len(b) > 0 {
			r.serverNames(&b)
		}
	case extMaxFragmentLength:
		r.number(protocol.TLSMaxFragmentLength, &b, 1)
	case extStatusRequest:
		switch {
		case of:
			r.statusRequest(&b, false)
		case t == certificateMessage:
			r.certificateStatus(&b)
			return
		}
	case extStatusRequestV2:
		if of {
			v, _ := r.vector(protocol.TLSStatusRequestListLen, &b, 2, 1)
			for len(v) > 0 && !r.over {
				r.statusRequest(&v, true)
			}
		}
	case extCertType, extClientCertType, extServerCertType:
		if of {
			r.list(protocol.TLSCertTypeTypesLen, protocol.TLSCertTypeTypes, protocol.TLSCertTypeType, &b, 1, 1, 1)
		} else {
			r.number(protocol.TLSCertTypeType, &b, 1)
		}
	case extSupportedGroups:
		r.list(protocol.TLSSupportedGroupsLength, protocol.TLSSupportedGroups, protocol.TLSSupportedGroup, &b, 2, 2, 2)
	case extECPointFormats:
		r.list(protocol.TLSECPointFormatsLength, protocol.TLSECPointFormats, protocol.TLSECPointFormat, &b, 1, 1, 1)
	case extSRP:
		r.opaqueText(protocol.TLSSRPLen, protocol.TLSSRPUsername, &b, 1)
	case extSignatureAlgorithms, extSignatureAlgsCert:
		r.signatureAlgorithms(&b)
	case extDelegatedCredentials:
		if of {
			r.signatureAlgorithms(&b)
		} else {
			b = nil
		}
	case extUseSRTP:
		if !r.dtls {
			r.bytes(protocol.TLSExtensionData, r.take(&b, len(b)))
			break
		}
		r.useSRTP(&b, of)
	case extHeartbeat:
		r.number(protocol.TLSHeartbeatMode, &b, 1)
	case extALPN:
		r.alpn(of, &b)
	case extSCT:
		if !of {
			r.timestamps(&b)
		}
	case extPadding:
		r.bytes(protocol.TLSPaddingData, r.take(&b, len(b)))
	case extEncryptThenMAC, extMasterSecret, extPostHandshakeAuth:
	case extTokenBinding:
		r.number(protocol.TLSTokenBindingVersionMajor, &b, 1)
		r.number(protocol.TLSTokenBindingVersionMinor, &b, 1)
		r.list(protocol.TLSTokenBindingKeyParametersLength, protocol.TLSTokenBindingKeyParameters, protocol.TLSTokenBindingKeyParameter, &b, 1, 1, 1)
	case extCompressCertificate:
		r.list(protocol.TLSCompressAlgorithmsLength, nil, protocol.TLSCompressAlgorithm, &b, 1, 2, 2)
	case extRecordSizeLimit:
		r.number(protocol.TLSRecordSizeLimit, &b, 2)
	case extSessionTicket:
		r.s.ticket = r.s.ticket || of && len(b) > 0
		r.bytes(protocol.TLSSessionTicket, r.take(&b, len(b)))
	case extKeyShare, extKeyShareOld:
		r.keyShare(t, &b)
	case extESNI:
		if of {
			r.number(protocol.TLSESNISuite, &b, 2)
			r.keyShareEntry(&b)
			r.opaque(protocol.TLSESNIDigestLength, protocol.TLSESNIDigest, &b, 2, 0)
			if v, ok := r.vector(protocol.TLSESNILength, &b, 2, 0); ok {
				r.bytes(protocol.TLSESNI, v)
			}
		}
	case extPreSharedKey:
		r.preSharedKey(of, &b)
	case extEarlyData:
		r.s.early = r.s.early || of
		if t == newSessionTicket {
			r.number(protocol.TLSMaxEarlyData, &b, 4)
		}
	case extSupportedVersions:
		if of {
			r.list(protocol.TLSSupportedVersionsLen, nil, protocol.TLSSupportedVersion, &b, 1, 2, 2)
		} else {
			r.number(protocol.TLSSupportedVersion, &b, 2)
		}
	case extCookie:
		r.opaque(protocol.TLSCookieLen, protocol.TLSCookie, &b, 2, 1)
	case extPSKModes:
		r.list(protocol.TLSPSKKeModesLength, nil, protocol.TLSPSKKeMode, &b, 1, 1, 1)
	case extCertAuthorities:
		r.names(&b)
	case extConnectionID, extConnectionIDOld:
		r.connectionID(&b)
	case extQUICParameters, extQUICParametersDraft:
		r.quicParameters(&b, kind)
	case extNPN:
		for len(b) > 0 && !r.over && t == serverHello {
			r.opaqueText(protocol.TLSNPNStrLen, protocol.TLSNPN, &b, 1)
		}
	case extALPS, extALPSOld:
		r.alps(of, &b)
	case extRenegotiation:
		v, _ := r.vector(protocol.TLSRenegInfoLen, &b, 1, 0)
		if len(v) > 0 {
			r.bytes(protocol.TLSRenegInfo, v)
		}
	case extECH:
		r.encryptedHello(t, &b)
	default:
		r.bytes(protocol.TLSExtensionData, r.take(&b, len(b)))
	}
	r.trailing(b)
}

// opaqueText takes a vector of characters.
func (r *secureReader) opaqueText(length, f *protocol.Field, b *[]byte, width int) []byte {
	v, ok := r.vector(length, b, width, 1)
	if r.over || !ok && r.cut {
		r.end()
		return nil
	}
	r.text(f, v)
	return v
}

func (r *secureReader) serverNames(b *[]byte) {
	list, _ := r.vector(protocol.TLSServerNameListLen, b, 2, 1)
	for len(list) > 0 && !r.over {
		r.number(protocol.TLSServerNameType, &list, 1)
		r.opaqueText(protocol.TLSServerNameLen, protocol.TLSServerName, &list, 2)
	}
}

// statusRequest reads what a client asks to know about certificates.
func (r *secureReader) statusRequest(b *[]byte, second bool) {
	t := r.number(protocol.TLSStatusRequestType, b, 1)
	v := *b
	if second {
		v, _ = r.vector(protocol.TLSStatusRequestLen, b, 2, 0)
	}
	if t == statusOCSP || t == statusOCSPMulti {
		responders, _ := r.vector(protocol.TLSStatusRequestResponderIDsLen, &v, 2, 0)
		if len(responders) > 0 {
			r.label(protocol.TLSStatusRequestUndecoded)
		}
		extensions, _ := r.vector(protocol.TLSStatusRequestExtsLen, &v, 2, 0)
		if len(extensions) > 0 {
			r.label(protocol.TLSStatusRequestUndecoded)
		}
	}
	if !second {
		*b = v
	}
}

func (r *secureReader) alpn(ofClient bool, b *[]byte) {
	list, _ := r.vector(protocol.TLSALPNLen, b, 2, 2)
	r.label(protocol.TLSALPNList)
	for first := true; len(list) > 0 && !r.over; first = false {
		name := r.opaqueText(protocol.TLSALPNStrLen, protocol.TLSALPNStr, &list, 1)
		if first && (r.quic || !ofClient) { // what a client of QUIC asks for first, it may use at once
			r.s.application = applicationOf(name)
		}
	}
}

// applicationOf is the protocol that ALPN agreed on.
func applicationOf(name []byte) string {
	if p, ok := alpnApplications[string(name)]; ok {
		return p
	}
	for _, x := range alpnPrefixes {
		if len(name) > len(x.prefix) && string(name[:len(x.prefix)]) == x.prefix {
			return x.name
		}
	}
	return ""
}

// alpnPrefixes are beginnings of names that are enough.
var alpnPrefixes = []struct{ prefix, name string }{{"spdy/", "spdy"}, {"doq-", "dns"}, {"h2-", "http2"}, {"h3-", "http3"}}

func (r *secureReader) alps(ofClient bool, b *[]byte) {
	if !ofClient {
		*b = nil
		return
	}
	list, _ := r.vector(protocol.TLSALPSLen, b, 2, 2)
	r.label(protocol.TLSALPSList)
	for len(list) > 0 && !r.over {
		r.opaqueText(protocol.TLSALPSStrLen, protocol.TLSALPSStr, &list, 1)
	}
}

// timestamps reads a list of signed certificate timestamps.
func (r *secureReader) timestamps(b *[]byte) {
	list, _ := r.vector(protocol.TLSSCTsLength, b, 2, 1)
	for len(list) > 0 && !r.over {
		v, ok := r.vector(protocol.TLSSCTLength, &list, 2, 1)
		if !ok {
			return
		}
		r.timestamp(v)
	}
}

func (r *secureReader) timestamp(b []byte) {
	r.number(protocol.TLSSCTVersion, &b, 1)
	r.bytes(protocol.TLSSCTLogid, r.take(&b, 32))
	t := r.take(&b, 8)
	if r.over {
		return
	}
	r.d.give(r.field(protocol.TLSSCTTimestamp), milliTime(t), t)
	r.vector(protocol.TLSSCTExtensionsLength, &b, 2, 0)
	if r.hasSignatureAlgorithms() {
		r.signatureAlgorithm(&b)
	}
	if v, ok := r.vector(protocol.TLSSCTSignatureLength, &b, 2, 0); ok {
		r.bytes(protocol.TLSSCTSignature, v)
	}
	r.trailing(b)
}

// milliTime is a time counted in milliseconds since 1970.
func milliTime(b []byte) ftype.Value {
	var n uint64
	for _, c := range b {
		n = n<<8 | uint64(c)
	}
	return ftype.Value{Num: n / 1000, Aux: uint32(n % 1000 * 1e6)}
}

func (r *secureReader) keyShare(t uint8, b *[]byte) {
	switch t {
	case clientHello:
		list, _ := r.vector(protocol.TLSKeyShareClientLength, b, 2, 0)
		for len(list) >= 4 && !r.over {
			r.keyShareEntry(&list)
		}
		r.trailing(list)
	case helloRetryRequest:
		r.number(protocol.TLSKeyShareSelectedGroup, b, 2)
	case serverHello:
		r.keyShareEntry(b)
	}
}

func (r *secureReader) keyShareEntry(b *[]byte) {
	r.number(protocol.TLSKeyShareGroup, b, 2)
	r.opaque(protocol.TLSKeyExchangeLength, protocol.TLSKeyExchange, b, 2, 1)
}

func (r *secureReader) preSharedKey(ofClient bool, b *[]byte) {
	if !ofClient {
		r.number(protocol.TLSPSKSelected, b, 2)
		return
	}
	list, _ := r.vector(protocol.TLSPSKIdentitiesLength, b, 2, 7)
	for len(list) > 0 && !r.over {
		r.opaque(protocol.TLSPSKIdentityLength, protocol.TLSPSKIdentity, &list, 2, 1)
		r.number(protocol.TLSPSKTicketAge, &list, 4)
	}
	list, _ = r.vector(protocol.TLSPSKBindersLen, b, 2, 33)
	r.label(protocol.TLSPSKBinders)
	for len(list) > 0 && !r.over {
		r.label(protocol.TLSPSKBinder)
		r.opaque(protocol.TLSPSKBinderLength, protocol.TLSPSKBinderBytes, &list, 1, 32)
	}
}

func (r *secureReader) connectionID(b *[]byte) {
	v := r.opaque(protocol.TLSConnectionIDLength, protocol.TLSConnectionID, b, 1, 0)
	if r.dtls {
		r.s.cidLength[r.from] = len(v)
	}
}

// The kinds of encrypted ClientHello.
const outerHello = 0

func (r *secureReader) encryptedHello(t uint8, b *[]byte) {
	switch t {
	case clientHello:
		if r.number(protocol.TLSECHClientHelloType, b, 1) != outerHello {
			return
		}
		r.label(protocol.TLSECHCipherSuite)
		r.number(protocol.TLSECHKDF, b, 2)
		r.number(protocol.TLSECHAEAD, b, 2)
		r.number(protocol.TLSECHConfigID, b, 1)
		r.opaque(protocol.TLSECHEncLength, protocol.TLSECHEnc, b, 2, 0)
		r.opaque(protocol.TLSECHPayloadLength, protocol.TLSECHPayload, b, 2, 1)
	case helloRetryRequest:
		r.bytes(protocol.TLSECHConfirmation, r.take(b, 8))
	default:
		*b = nil
	}
}
