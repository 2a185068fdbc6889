package eval

import "github.com/dfc-lang/dfc/compile/protocol"

// The types of messages of SSL 2.
const (
	ssl2Error        = 0
	ssl2ClientHello  = 1
	ssl2MasterKey    = 2
	ssl2ClientEnd    = 3
	ssl2ServerHello  = 4
	ssl2ServerVerify = 5
	ssl2ServerEnd    = 6
	ssl2Request      = 7
	ssl2Certificate  = 8
)

const (
	ssl2Header = 2
	ssl2Padded = 3 // header of a record with padding
)

// ssl2Hello tells whether bytes look like a ClientHello of SSL 2 with a header of two bytes.
func ssl2Hello(b []byte) bool { return len(b) > 2 && b[0] == 0x80 && b[2] == ssl2ClientHello }

// ssl2Begins tells whether a payload begins with the ClientHello of SSL 2 that clients of newer versions sent to be understood by all.
func ssl2Begins(b []byte) bool {
	if len(b) < 11 || !ssl2Hello(b) {
		return false
	}
	ciphers, id, challenge := u16(b[5:]), u16(b[7:]), u16(b[9:])
	return ciphers > 0 && ciphers%3 == 0 && (id == 0 || id == 16) && challenge == 32
}

// ssl2Message tells whether bytes look like a message of SSL 2 that is not encrypted, and so has no padding.
func ssl2Message(b []byte) bool {
	if len(b) < 3 || b[0] < 0x80 {
		return false
	}
	switch b[2] {
	case ssl2Error, ssl2ClientHello, ssl2MasterKey, ssl2ClientEnd, ssl2ServerHello, ssl2ServerEnd:
		return true
	}
	return false
}

// ssl2Record reads a record of SSL 2, as tlsRecord does.
func (r *secureReader) ssl2Record(b []byte, full int) (n, more int) {
	if full < ssl2Padded {
		return 0, nextSegment
	}
	if len(b) < ssl2Padded {
		r.cut = true
		r.end()
		return full, 0
	}
	header, length := ssl2Header, int(b[0]&0x7f)<<8|int(b[1])
	if b[0]&0x80 == 0 {
		header, length = ssl2Padded, int(b[0]&0x3f)<<8|int(b[1])
	}
	if header+length > full {
		return 0, header + length - full
	}
	r.cut = len(b) < header+length
	body := b[header:min(header+length, len(b))]
	encrypted := len(body) == 0 || body[0] == ssl2Error || body[0] > ssl2Certificate
	if !encrypted || r.s.version == ssl2 {
		r.label(protocol.TLSRecord)
	}
	r.d.giveNum(protocol.TLSRecordVersion, ssl2)
	if encrypted {
		return header + length, 0
	}
	r.d.giveNum(protocol.TLSRecordLength, uint64(length))
	if header == ssl2Padded {
		r.d.giveNum(protocol.SSL2IsEscape, uint64(b[0]>>6&1))
		r.d.giveNum(protocol.SSL2PaddingLength, uint64(b[2]))
	}
	r.ssl2Message(body)
	return header + length, 0
}

func (r *secureReader) ssl2Message(b []byte) {
	t := r.number(protocol.SSL2Type, &b, 1)
	if t != ssl2ClientHello && r.s.version == 0 {
		r.s.version = ssl2
	}
	switch t {
	case ssl2ClientHello:
		r.setServer(!r.d.carrier.second)
		r.number(protocol.TLSHandshakeVersion, &b, 2)
		ciphers := int(r.number(protocol.SSL2CipherSpecLen, &b, 2))
		id := int(r.number(protocol.TLSSessionIDLength, &b, 2))
		challenge := int(r.number(protocol.SSL2ChallengeLength, &b, 2))
		r.ssl2Ciphers(r.take(&b, ciphers))
		if id > 0 {
			r.bytes(protocol.TLSSessionID, r.take(&b, id))
		}
		r.ssl2Label(protocol.SSL2Challenge, &b, challenge)
	case ssl2MasterKey:
		r.number(protocol.SSL2CipherSpec, &b, 3)
		clear := int(r.number(protocol.SSL2ClearKeyLength, &b, 2))
		encrypted := int(r.number(protocol.SSL2EncryptedKeyLength, &b, 2))
		argument := int(r.number(protocol.SSL2KeyArgLength, &b, 2))
		r.ssl2Label(protocol.SSL2ClearKeyData, &b, clear)
		r.ssl2Label(protocol.SSL2EncryptedKey, &b, encrypted)
		r.ssl2Label(protocol.SSL2KeyArg, &b, argument)
	case ssl2ServerHello:
		r.number(protocol.SSL2SessionIDHit, &b, 1)
		r.number(protocol.SSL2CertType, &b, 1)
		r.number(protocol.TLSHandshakeVersion, &b, 2)
		certificate := int(r.number(protocol.TLSCertificateLength, &b, 2))
		ciphers := int(r.number(protocol.SSL2CipherSpecLen, &b, 2))
		id := int(r.number(protocol.SSL2ConnectionIDLength, &b, 2))
		if certificate > 0 {
			c := r.take(&b, certificate)
			r.bytes(protocol.TLSCertificate, c)
			r.d.certificate(c)
		}
		if ciphers > 0 {
			r.ssl2Ciphers(r.take(&b, ciphers))
		}
		r.ssl2Label(protocol.SSL2ConnectionID, &b, id)
	}
}

func (r *secureReader) ssl2Ciphers(b []byte) {
	r.label(protocol.TLSCiphersuites)
	r.numbers(protocol.SSL2CipherSpec, b, 3)
}

// ssl2Label takes n bytes, of which only a label tells.
func (r *secureReader) ssl2Label(f *protocol.Field, b *[]byte, n int) {
	if n > 0 {
		r.take(b, n)
		r.label(f)
	}
}
