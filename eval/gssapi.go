package eval

import (
	"bytes"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// gssMechanism is what reads the tokens of a mechanism, and the proofs that data are what they were.
type gssMechanism struct{ token, proof *protocol.Protocol }

// gssMechanisms are those that dfc knows, by object identifier.
var gssMechanisms = map[string]gssMechanism{
	"\x2b\x06\x01\x05\x05\x02":                 {token: protocol.SPNEGO},                           // 1.3.6.1.5.5.2
	"\x2a\x86\x48\x86\xf7\x12\x01\x02\x02":     {protocol.SPNEGOKerberos, protocol.SPNEGOKerberos}, // 1.2.840.113554.1.2.2
	"\x2a\x86\x48\x82\xf7\x12\x01\x02\x02":     {protocol.SPNEGOKerberos, protocol.SPNEGOKerberos}, // 1.2.840.48018.1.2.2, Microsoft's slip
	"\x2a\x86\x48\x86\xf7\x12\x01\x02\x02\x03": {protocol.SPNEGOKerberos, protocol.SPNEGOKerberos}, // 1.2.840.113554.1.2.2.3, user to user
	"\x2b\x06\x01\x04\x01\x82\x37\x02\x02\x0a": {protocol.NTLMSSP, protocol.NTLMSSPVerifier},       // 1.3.6.1.4.1.311.2.2.10
}

// gssConversation is the mechanism that a conversation began with.
type gssConversation struct{ mechanism gssMechanism }

// ntlmSignature is how messages of NTLMSSP begin.
const ntlmSignature = "NTLMSSP\x00"

// gssAPI reads a token. The first one of a mechanism names it; those after it are the mechanism's own, or of mechanisms that go without.
func gssAPI(d *dissection, l *layer) next {
	b, c := ber(l.b), remembered[gssConversation](d, protocol.GSSAPI)
	if len(b) > 0 && b[0] == gssFirst {
		oid, ok := b.takeMechanism()
		if !ok {
			return d.truncated(l.b, l.full)
		}
		d.giveOIDText(protocol.GSSAPIMechanism, oid)
		c.mechanism = gssMechanisms[string(oid)]
		return l.rest(c.mechanism.token, len(l.b)-len(b)).unlessEmpty()
	}
	unknown := c.mechanism.token == nil
	switch {
	case unknown && bytes.HasPrefix(b, []byte(ntlmSignature[:7])):
		return l.rest(protocol.NTLMSSP, 0)
	case krb5Proof(b):
		return l.rest(protocol.SPNEGOKerberos, 0)
	case unknown:
		d.giveLabel(protocol.GSSAPIUnknown)
		return next{}
	}
	return l.rest(c.mechanism.token, 0)
}

// gssFirst begins a token that names its mechanism (RFC 2743, section 3.1).
const gssFirst = 0x60

// takeMechanism takes the frame of such a token off, and the name of the mechanism.
func (b *ber) takeMechanism() (oid ber, ok bool) {
	_, at, ok := berLength(*b)
	if !ok {
		return nil, false
	}
	*b = (*b)[at:]
	return b.take(berOID)
}

// giveOIDText gives an object identifier as a text.
func (d *dissection) giveOIDText(f *protocol.Field, oid ber) {
	if d.wants(f) {
		start := len(d.arena)
		d.arena = ftype.AppendText(d.arena, ftype.Value{Type: ftype.OID, Bytes: oid})
		d.give(f, bytesValue(d.arena[start:]), oid)
	}
}

// gssToken is what reads a token that protocols of Microsoft carry: NTLMSSP goes without a frame.
func gssToken(b []byte) *protocol.Protocol {
	if bytes.HasPrefix(b, []byte(ntlmSignature[:7])) {
		return protocol.NTLMSSP
	}
	return protocol.GSSAPI
}
