package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// spnegoConversation is the mechanism that is negotiated.
type spnegoConversation struct{ mechanism gssMechanism }

// spnegoReader reads a message of the negotiation.
type spnegoReader struct {
	asnReader
	c        *spnegoConversation
	proposed bool // the first mechanism was read: the one that the client's token is of
	tokens   [2]next
}

// spnego reads a message, and then the tokens in it.
func spnego(d *dissection, l *layer) next {
	r := &spnegoReader{asnReader: asnReader{dissection: d, snapped: len(l.b) < l.full}, c: remembered[spnegoConversation](d, protocol.SPNEGO)}
	r.seen = r.value
	if r.inside(protocol.SPNEGOMessage, l.b); r.short {
		return d.truncated(l.b, l.full)
	}
	for _, t := range r.tokens {
		d.walk(t)
	}
	return next{}
}

func (r *spnegoReader) value(f *protocol.Field, v []byte, _ int64) {
	switch f {
	case protocol.SPNEGOMechanism:
		if !r.proposed {
			r.proposed, r.c.mechanism = true, gssMechanisms[string(v)]
		}
	case protocol.SPNEGOSupported:
		r.c.mechanism = gssMechanisms[string(v)]
	case protocol.SPNEGOToken, protocol.SPNEGOResponse:
		r.tokens[0] = next{proto: r.c.mechanism.token, b: v, full: len(v)}.unlessEmpty()
	case protocol.SPNEGOMIC:
		r.tokens[1] = next{proto: r.c.mechanism.proof, b: v, full: len(v)}.unlessEmpty()
	}
}

// The kinds of Kerberos' tokens, as Wireshark reads their two bytes.
const (
	krb5APReq   = 0x0001
	krb5APRep   = 0x0002
	krb5Error   = 0x0003
	krb5TGTReq  = 0x0004
	krb5TGTRep  = 0x0104
	krb5MIC     = 0x0101
	krb5Wrap    = 0x0102
	krb5CFXMIC  = 0x0404
	krb5CFXWrap = 0x0405
)

// krb5Proof recognises a token of the second version that proves something, or seals it.
func krb5Proof(b []byte) bool {
	return len(b) > 2 && (b[0] == krb5CFXMIC&0xff || b[0] == krb5CFXWrap&0xff) && b[1] == krb5CFXMIC>>8
}

// spnegoKerberos reads a token: with the mechanism's name before it, without, or a message of Kerberos alone.
func spnegoKerberos(d *dissection, l *layer) next {
	const request, reply = 0x6e, 0x6f
	b := ber(l.b)
	d.giveBytes(protocol.KRB5Token, b)
	if len(b) == 0 {
		return d.truncated(l.b, l.full)
	}
	switch b[0] {
	case request, reply:
		return l.rest(protocol.Kerberos, 0)
	case gssFirst:
		oid, ok := b.takeMechanism()
		if !ok {
			return d.truncated(l.b, l.full)
		}
		d.giveOIDText(protocol.KRB5Mechanism, oid)
	}
	if !d.givePart(protocol.KRB5TokenID, b) {
		return d.truncated(l.b, l.full)
	}
	kind := binary.LittleEndian.Uint16(b)
	b = b[2:]
	whole := true
	switch kind {
	case krb5APReq, krb5APRep, krb5Error, krb5TGTReq, krb5TGTRep:
		return l.rest(protocol.Kerberos, len(l.b)-len(b))
	case krb5MIC, krb5Wrap:
		whole = d.krb5Proof1(b, kind == krb5Wrap)
	case krb5CFXMIC, krb5CFXWrap:
		whole = d.krb5Proof2(b, kind == krb5CFXWrap)
	}
	if !whole {
		return d.truncated(l.b, l.full)
	}
	return next{}
}

// krb5Proof1 reads what proves, or seals, data in the first version.
func (d *dissection) krb5Proof1(b []byte, wrap bool) bool {
	const hmacSHA1 = 4
	if !d.givePart(protocol.KRB5MIC, b) {
		return false
	}
	checksum, filler := 8, 4
	if binary.LittleEndian.Uint16(b) == hmacSHA1 {
		checksum = 20
	}
	b = b[2:]
	if wrap {
		if !d.givePart(protocol.KRB5Sealing, b) {
			return false
		}
		b, filler = b[2:], 2
	}
	if !d.giveFirst(protocol.KRB5Filler, &b, filler) || !d.giveFirst(protocol.KRB5Sequence, &b, 8) || !d.giveFirst(protocol.KRB5Checksum, &b, checksum) {
		return false
	}
	return !wrap || d.giveFirst(protocol.KRB5Confounder, &b, 8)
}

// krb5Proof2 reads the same in the second version.
func (d *dissection) krb5Proof2(b []byte, wrap bool) bool {
	if !d.givePart(protocol.KRB5Flags, b) {
		return false
	}
	filler := 5
	if wrap {
		filler = 1
	}
	if b = b[1:]; !d.giveFirst(protocol.KRB5Filler, &b, filler) {
		return false
	}
	if wrap {
		if !d.givePart(protocol.KRB5Rotation, b) {
			return false
		}
		b = b[4:]
	}
	if !d.givePart(protocol.KRB5Number, b) {
		return false
	}
	if b = b[8:]; !wrap {
		d.giveBytes(protocol.KRB5Checksum, b)
	}
	return true
}
