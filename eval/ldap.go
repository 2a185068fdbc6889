package eval

import (
	"encoding/binary"
	"slices"
	"unicode/utf8"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// The operations, as their tags number them.
const (
	ldapBind         = 0
	ldapBound        = 1
	ldapUnbind       = 2
	ldapSearch       = 3
	ldapEntry        = 4
	ldapSearchDone   = 5
	ldapModify       = 6
	ldapModified     = 7
	ldapAdd          = 8
	ldapAdded        = 9
	ldapDelete       = 10
	ldapDeleted      = 11
	ldapRename       = 12
	ldapRenamed      = 13
	ldapCompare      = 14
	ldapComparison   = 15
	ldapAbandon      = 16
	ldapReference    = 19
	ldapExtended     = 23
	ldapReply        = 24
	ldapIntermediate = 25
)

const (
	ldapSASL      = 3 // the kind of authentication
	ldapStartTLS  = "1.3.6.1.4.1.1466.20037"
	ldapPages     = "1.2.840.113556.1.4.319"
	ldapHeader    = 7        // bytes that tell how long a message is
	maxLDAPSealed = 1 << 20  // bytes of a message that SASL protects
	maxLDAPDepth  = 64       // of filters in filters
	maxLDAPAsked  = 256      // requests of a conversation that wait for their answer
	maxLDAPLength = 16 << 20 // of a message
)

// ldapConversation is what is known of a conversation.
type ldapConversation struct {
	requests  []ldapRequest
	mechanism string // of SASL, that the client asked for last
	sealed    bool   // after SASL, messages may be protected
	starting  bool   // TLS was asked for
}

type ldapRequest struct {
	request
	message  uint64
	answered bool
}

// ldapReader reads a message. Tokens of other protocols in it are read when it is.
type ldapReader struct {
	*dissection
	c       *ldapConversation
	message uint64
	token   next
}

func ldap(d *dissection, l *layer) next {
	c := remembered[ldapConversation](d, protocol.LDAP)
	if len(l.b) > 4 && c.sealed {
		if n := int(binary.BigEndian.Uint32(l.b)); n > 1 && n < maxLDAPSealed {
			return d.pdus(l, 4, func(b []byte) int { return 4 + int(binary.BigEndian.Uint32(b)) }, func(l *layer) {
				if len(l.b) >= 4 {
					d.giveNum(protocol.LDAPSealed, uint64(binary.BigEndian.Uint32(l.b)))
				}
			})
		}
	}
	if tlsBegins(l.b) && l.b[0] != berSequence {
		return refused
	}
	return d.pdus(l, ldapHeader, ldapLength, func(l *layer) {
		r := &ldapReader{dissection: d, c: c}
		if !r.read(l.b) {
			d.truncated(l.b, l.full)
		}
		d.walk(r.token)
	})
}

// ldapLength is how long a message is; 0 where it is none.
func ldapLength(b []byte) int {
	n, at, ok := berLength(b)
	if !ok || b[0] != berSequence || n > maxLDAPLength {
		return 0
	}
	return at + n
}

// read reads a message. It reports false where it ends early.
func (r *ldapReader) read(b ber) bool {
	message, ok := b.take(berSequence)
	if !ok {
		return false
	}
	r.giveLabel(protocol.LDAPMessage)
	id, ok := message.take(berInteger)
	if !ok {
		return false
	}
	r.message = r.number(protocol.LDAPMessageID, id)
	tag, v, ok := message.next()
	if !ok {
		return false
	}
	kind := int(tag & berNumber)
	r.giveNum(protocol.LDAPOperation, uint64(kind))
	r.operation(kind, v)
	r.transaction(kind)
	if controls, ok := message.take(berContext); ok {
		r.controls(controls)
	}
	return true
}

func (r *ldapReader) operation(kind int, v ber) {
	switch kind {
	case ldapBind:
		r.bind(v)
	case ldapBound:
		r.bound(v)
	case ldapUnbind:
		r.giveLabel(protocol.LDAPUnbind)
	case ldapSearch:
		r.search(v)
	case ldapEntry:
		r.giveLabel(protocol.LDAPEntry)
		r.text(protocol.LDAPObjectName, v.in(berOctetString))
		r.attributes(protocol.LDAPFound, protocol.LDAPFoundItem, v.in(berSequence))
	case ldapSearchDone:
		r.result(protocol.LDAPSearchDone, protocol.LDAPResult, &v)
	case ldapReference:
		r.texts(protocol.LDAPSearchedFrom, protocol.LDAPURL, v)
	case ldapModify:
		r.modify(v)
	case ldapModified:
		r.result(protocol.LDAPModified, protocol.LDAPResult, &v)
	case ldapAdd:
		r.giveLabel(protocol.LDAPAdd)
		r.text(protocol.LDAPEntryName, v.in(berOctetString))
		r.attributes(protocol.LDAPAttributes, protocol.LDAPAddItem, v.in(berSequence))
	case ldapAdded:
		r.result(protocol.LDAPAdded, protocol.LDAPResult, &v)
	case ldapDelete:
		r.text(protocol.LDAPDelete, v)
	case ldapDeleted:
		r.result(protocol.LDAPDeleted, protocol.LDAPResult, &v)
	case ldapRename:
		r.rename(v)
	case ldapRenamed:
		r.result(protocol.LDAPRenamed, protocol.LDAPResult, &v)
	case ldapCompare:
		r.giveLabel(protocol.LDAPCompare)
		r.text(protocol.LDAPEntryName, v.in(berOctetString))
		r.assertion(protocol.LDAPAssertion, v.in(berSequence))
	case ldapComparison:
		r.result(protocol.LDAPComparison, protocol.LDAPResult, &v)
	case ldapAbandon:
		r.number(protocol.LDAPAbandon, v)
	case ldapExtended:
		r.giveLabel(protocol.LDAPExtended)
		name := v.in(berPrimitive)
		r.text(protocol.LDAPRequestName, name)
		if value, ok := v.take(berPrimitive | 1); ok {
			r.giveBytes(protocol.LDAPRequestValue, value)
		}
		r.c.starting = string(name) == ldapStartTLS
	case ldapReply:
		r.extendedReply(v)
	case ldapIntermediate:
		r.giveLabel(protocol.LDAPIntermediate)
	}
}

func (r *ldapReader) bind(v ber) {
	r.giveLabel(protocol.LDAPBind)
	r.number(protocol.LDAPVersion, v.in(berInteger))
	r.text(protocol.LDAPName, v.in(berOctetString))
	tag, how, ok := v.next()
	if !ok {
		return
	}
	kind := tag & berNumber
	r.giveNum(protocol.LDAPAuthentication, uint64(kind))
	switch kind {
	case 0:
		r.text(protocol.LDAPSimple, how)
	case ldapSASL:
		r.giveLabel(protocol.LDAPSASL)
		mechanism := how.in(berOctetString)
		r.text(protocol.LDAPMechanism, mechanism)
		r.c.mechanism = string(mechanism[:min(len(mechanism), 32)])
		if token, ok := how.take(berOctetString); ok {
			r.giveBytes(protocol.LDAPCredentials, token)
			r.token = next{proto: ldapToken(token), b: token, full: len(token)}.unlessEmpty()
		}
	}
}

func (r *ldapReader) bound(v ber) {
	const success = 0
	code := r.result(protocol.LDAPBound, protocol.LDAPBindResult, &v)
	r.c.sealed = code == success && r.c.mechanism != ""
	token, ok := v.take(berPrimitive | 7)
	if !ok {
		return
	}
	r.giveBytes(protocol.LDAPServerToken, token)
	switch r.c.mechanism {
	case "GSS-SPNEGO":
		p := gssToken(token)
		if p == protocol.GSSAPI {
			p = protocol.SPNEGO
		}
		r.token = next{proto: p, b: token, full: len(token)}.unlessEmpty()
	case "GSSAPI":
		r.token = next{proto: protocol.GSSAPI, b: token, full: len(token)}.unlessEmpty()
	}
}

// ldapToken is what reads the token of a client, whatever the mechanism is: its first tag decides.
func ldapToken(b []byte) *protocol.Protocol {
	const class, application, context = 0xc0, 0x40, 0x80
	switch {
	case len(b) == 0:
	case b[0]&class == application:
		return protocol.GSSAPI
	case b[0]&class == context:
		return protocol.SPNEGO
	}
	return nil
}

// result takes what all responses begin with, and tells the code.
func (r *ldapReader) result(label, code *protocol.Field, v *ber) uint64 {
	const enumerated = 0x0a
	r.giveLabel(label)
	n := r.number(code, v.in(enumerated))
	r.text(protocol.LDAPMatchedDN, v.in(berOctetString))
	r.text(protocol.LDAPError, v.in(berOctetString))
	if urls, ok := v.take(berContext | 3); ok {
		r.texts(protocol.LDAPReferral, protocol.LDAPURL, urls)
	}
	return n
}

func (r *ldapReader) extendedReply(v ber) {
	const success = 0
	code := r.result(protocol.LDAPExtendedReply, protocol.LDAPExtendedResult, &v)
	if name, ok := v.take(berPrimitive | 10); ok {
		r.text(protocol.LDAPResponseName, name)
	}
	if value, ok := v.take(berPrimitive | 11); ok {
		r.giveBytes(protocol.LDAPResponse, value)
	}
	if r.c.starting && code == success {
		r.carries(protocol.TLS)
	}
	r.c.starting = false
}

func (r *ldapReader) search(v ber) {
	r.giveLabel(protocol.LDAPSearch)
	r.text(protocol.LDAPBaseObject, v.in(berOctetString))
	for _, f := range protocol.LDAPLimits {
		if _, n, ok := v.next(); ok {
			r.number(f, n)
		}
	}
	if only, ok := v.take(berBoolean); ok && len(only) > 0 {
		r.giveBool(protocol.LDAPTypesOnly, only[0] != 0)
	}
	r.filter(protocol.LDAPFilter, &v, 0)
	r.texts(protocol.LDAPAsked, protocol.LDAPAttribute, v.in(berSequence))
}

// The kinds of filters, as their tags number them.
const (
	ldapAnd         = 0
	ldapOr          = 1
	ldapNot         = 2
	ldapEqual       = 3
	ldapSubstrings  = 4
	ldapGreater     = 5
	ldapLess        = 6
	ldapPresent     = 7
	ldapApproximate = 8
	ldapExtensible  = 9
)

// filter takes a filter; f is which kind it is. It reports false where there is none.
func (r *ldapReader) filter(f *protocol.Field, b *ber, depth int) bool {
	tag, v, ok := b.next()
	if !ok || depth == maxLDAPDepth {
		return false
	}
	kind := tag & berNumber
	r.giveNum(f, uint64(kind))
	switch kind {
	case ldapAnd:
		r.giveNum(protocol.LDAPAnd, v.count())
		for r.filter(protocol.LDAPAndItem, &v, depth+1) {
		}
	case ldapOr:
		r.giveNum(protocol.LDAPOr, v.count())
		for r.filter(protocol.LDAPOrItem, &v, depth+1) {
		}
	case ldapNot:
		r.filter(protocol.LDAPNot, &v, depth+1)
	case ldapEqual:
		r.assertion(protocol.LDAPEqual, v)
	case ldapSubstrings:
		r.substrings(v)
	case ldapGreater:
		r.assertion(protocol.LDAPGreater, v)
	case ldapLess:
		r.assertion(protocol.LDAPLess, v)
	case ldapPresent:
		r.text(protocol.LDAPPresent, v)
	case ldapApproximate:
		r.assertion(protocol.LDAPApproximate, v)
	case ldapExtensible:
		r.extensible(v)
	}
	return true
}

func (r *ldapReader) assertion(label *protocol.Field, v ber) {
	r.giveLabel(label)
	r.text(protocol.LDAPCompared, v.in(berOctetString))
	r.printable(protocol.LDAPComparedWith, v.in(berOctetString))
}

func (r *ldapReader) substrings(v ber) {
	r.giveLabel(protocol.LDAPSubstrings)
	r.text(protocol.LDAPType, v.in(berOctetString))
	list := v.in(berSequence)
	r.giveNum(protocol.LDAPSubstringCount, list.count())
	for {
		tag, x, ok := list.next()
		if !ok {
			return
		}
		kind := int(tag & berNumber)
		r.giveNum(protocol.LDAPSubstringItem, uint64(kind))
		if kind < len(protocol.LDAPSubstring) {
			r.printable(protocol.LDAPSubstring[kind], x)
		}
	}
}

func (r *ldapReader) extensible(v ber) {
	r.giveLabel(protocol.LDAPExtensible)
	for i, f := range [...]*protocol.Field{protocol.LDAPMatchingRule, protocol.LDAPType, protocol.LDAPMatchValue} {
		if x, ok := v.take(berPrimitive | byte(i+1)); ok {
			r.text(f, x)
		}
	}
	if x, ok := v.take(berPrimitive | 4); ok && len(x) > 0 {
		r.giveBool(protocol.LDAPDNAttributes, x[0] != 0)
	}
}

// attributes reads a list of attributes with their values.
func (r *ldapReader) attributes(count, item *protocol.Field, list ber) {
	r.giveNum(count, list.count())
	for {
		v, ok := list.take(berSequence)
		if !ok {
			return
		}
		r.giveLabel(item)
		r.attribute(v)
	}
}

func (r *ldapReader) attribute(v ber) {
	r.text(protocol.LDAPType, v.in(berOctetString))
	values := v.in(berSet)
	r.giveNum(protocol.LDAPValues, values.count())
	for {
		x, ok := values.take(berOctetString)
		if !ok {
			return
		}
		r.giveBytes(protocol.LDAPValue, x)
	}
}

func (r *ldapReader) modify(v ber) {
	r.giveLabel(protocol.LDAPModify)
	r.text(protocol.LDAPObject, v.in(berOctetString))
	list := v.in(berSequence)
	r.giveNum(protocol.LDAPChanges, list.count())
	for {
		change, ok := list.take(berSequence)
		if !ok {
			return
		}
		r.giveLabel(protocol.LDAPChange)
		if _, kind, ok := change.next(); ok {
			r.number(protocol.LDAPChangeKind, kind)
		}
		r.giveLabel(protocol.LDAPModification)
		r.attribute(change.in(berSequence))
	}
}

func (r *ldapReader) rename(v ber) {
	r.giveLabel(protocol.LDAPRename)
	r.text(protocol.LDAPEntryName, v.in(berOctetString))
	r.text(protocol.LDAPNewRDN, v.in(berOctetString))
	if old, ok := v.take(berBoolean); ok && len(old) > 0 {
		r.giveBool(protocol.LDAPDeleteOldRDN, old[0] != 0)
	}
	if superior, ok := v.take(berPrimitive); ok {
		r.text(protocol.LDAPNewSuperior, superior)
	}
}

func (r *ldapReader) controls(list ber) {
	r.giveNum(protocol.LDAPControls, list.count())
	for {
		v, ok := list.take(berSequence)
		if !ok {
			return
		}
		r.giveLabel(protocol.LDAPControl)
		oid := v.in(berOctetString)
		r.text(protocol.LDAPControlType, oid)
		if critical, ok := v.take(berBoolean); ok && len(critical) > 0 {
			r.giveBool(protocol.LDAPCriticality, critical[0] != 0)
		}
		if value, ok := v.take(berOctetString); ok && string(oid) == ldapPages {
			r.giveLabel(protocol.LDAPPages)
			pages := value.in(berSequence)
			r.giveInt(protocol.LDAPPageSize, pages.in(berInteger))
			r.giveBytes(protocol.LDAPPageCookie, pages.in(berOctetString))
		}
	}
}

// transaction finds the request that a response answers; of a search, all that it finds are responses.
func (r *ldapReader) transaction(kind int) {
	switch kind {
	case ldapBind, ldapSearch, ldapModify, ldapAdd, ldapDelete, ldapRename, ldapCompare, ldapExtended:
		if len(r.c.requests) == maxLDAPAsked {
			r.c.requests = slices.Delete(r.c.requests, 0, 1)
		}
		r.c.requests = append(r.c.requests, ldapRequest{request: request{r.frame.Number, r.now()}, message: r.message})
	case ldapBound, ldapEntry, ldapSearchDone, ldapReference, ldapModified, ldapAdded, ldapDeleted, ldapRenamed, ldapComparison, ldapReply, ldapIntermediate:
		for i := range slices.Backward(r.c.requests) {
			q := &r.c.requests[i]
			if q.message != r.message {
				continue
			}
			r.giveNum(protocol.LDAPResponseTo, uint64(q.frame))
			r.giveTime(protocol.LDAPTime, r.now().sub(q.at))
			if !q.answered {
				q.answered = true
				r.later(q.frame, protocol.LDAPResponseIn, num(r.frame.Number))
			}
			return
		}
	}
}

// number gives an unsigned number.
func (r *ldapReader) number(f *protocol.Field, v ber) uint64 {
	n := uint64(uint32(v.integer()))
	r.giveNum(f, n)
	return n
}

// text gives a text in UTF-8.
func (r *ldapReader) text(f *protocol.Field, v ber) {
	r.giveUTF8(len(r.layers)-1, f, untilNUL(v), v)
}

// texts gives a list of texts, and before them how many there are.
func (r *ldapReader) texts(count, f *protocol.Field, list ber) {
	r.giveNum(count, list.count())
	for {
		v, ok := list.take(berOctetString)
		if !ok {
			return
		}
		r.text(f, v)
	}
}

// printable gives a text; of bytes that are none, their digits.
func (r *ldapReader) printable(f *protocol.Field, v ber) {
	if r.wants(f) {
		for _, c := range string(v) {
			if c == utf8.RuneError || c < ' ' || c == 0x7f {
				r.giveHex(f, v)
				return
			}
		}
		r.text(f, v)
	}
}
