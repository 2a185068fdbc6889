package protocol

import (
	"strings"

	"github.com/dfc-lang/dfc/compile/ftype"
)

// ASN is a type of ASN.1, in the Basic Encoding Rules, as far as filters can ask for its values. What they are, a number, a text, a time
// or bytes, is what the field is.
type ASN struct {
	Tag     byte        // of the element; 0: any
	Field   *Field      // has the value; of a SEQUENCE OF, the number of elements; nil: none has
	Outer   byte        // the tag of an element that encloses each value; 0: none
	Members []ASNMember // of a SEQUENCE
	Choices []ASNMember // of a CHOICE, numbered by their whole tags
	Of      *ASN        // the type of each element of a SEQUENCE OF
	Bits    []*Field    // of a BIT STRING, from the first on
}

// application and context are the tags of constructed elements, without their numbers.
const (
	application = 0x60
	context     = 0xa0
)

// ASNMember is a type within another, in an element whose tag, specific to the context, has this number.
type ASNMember struct {
	Number byte
	*ASN
	Optional bool
}

// at is a member that must be there, may one that need not.
func at(number byte, t *ASN) ASNMember  { return ASNMember{number, t, false} }
func may(number byte, t *ASN) ASNMember { return ASNMember{number, t, true} }

// asnTags are those of types that have no parts. A number may have any.
var asnTags = map[ftype.Type]byte{
	ftype.Bytes:        0x04, // OCTET STRING
	ftype.OID:          0x06, // OBJECT IDENTIFIER
	ftype.AbsoluteTime: 0x18, // GeneralizedTime
	ftype.String:       0x1b, // GeneralString
}

// asn is a type that has no parts.
func asn(f *Field) *ASN { return &ASN{Tag: asnTags[f.Type], Field: f} }

func (p *Protocol) asnInt(name, title string) *ASN  { return asn(p.i32(name, title)) }
func (p *Protocol) asnUint(name, title string) *ASN { return asn(p.u32(name, title, Dec)) }
func (p *Protocol) asnText(name, title string) *ASN { return asn(p.string(name, title)) }
func (p *Protocol) asnBytes(name, title string) *ASN {
	return asn(p.bytes(name, title))
}

func (p *Protocol) asnTime(name, title string) *ASN {
	return asn(p.field(name, title, ftype.AbsoluteTime, Local))
}

// asnFlags is a BIT STRING; the bits' names are parted by spaces, their fields' begin with prefix.
func (p *Protocol) asnFlags(name, title, prefix, bits string) *ASN {
	t := &ASN{Tag: 0x03, Field: p.bytes(name, title)}
	for bit := range strings.FieldsSeq(bits) {
		t.Bits = append(t.Bits, p.bool(prefix+strings.ReplaceAll(bit, "-", "."), bit))
	}
	return t
}

// sequence is a SEQUENCE; f, which may be nil, tells that it is there.
func sequence(f *Field, members ...ASNMember) *ASN {
	return &ASN{Tag: 0x30, Field: f, Members: members}
}

// sequenceOf is a SEQUENCE OF; count may be nil.
func sequenceOf(count *Field, of *ASN) *ASN { return &ASN{Tag: 0x30, Field: count, Of: of} }

// as is the type for another field.
func (t *ASN) as(f *Field) *ASN {
	named := *t
	named.Field = f
	return &named
}

// BER is the encoding; its fields are Wireshark's remarks about elements that are not what their types say.
var (
	BER = declare("ber", "Basic Encoding Rules (ASN.1 X.690)", 0).payload()

	BERWrongMember   = BER.label("ber.error.sequence.field_wrong", "BER Error: Wrong field in SEQUENCE").expert(GroupMalformed, warning)
	BERUnknownMember = BER.label("ber.error.unknown_field.sequence", "BER Error: Unknown field in Sequence").expert(GroupMalformed, warning)
	BEREmptyChoice   = BER.label("ber.error.empty_choice", "BER Error: Empty choice was found").expert(GroupMalformed, warning)
	BERNoChoice      = BER.label("ber.error.choice_not_found", "BER Error: This choice field was not found").expert(GroupMalformed, warning)
	BERLength        = BER.label("ber.error.length", "BER Error: length is not valid").expert(GroupMalformed, warning)
	BERBitString     = BER.label("ber.error.constr_bitstr.len", "BER Error: malformed Bitstring encoding").expert(GroupMalformed, warning)
	BERTime          = BER.label("ber.error.invalid_format.generalized_time", "BER Error: GeneralizedTime invalid format").expert(GroupMalformed, warning)

	// BERExpected are the remarks that another tag was expected, by that.
	BERExpected = map[byte]*Field{
		0x03: BER.label("ber.error.expected.bitstring", "BER Error: BitString expected").expert(GroupMalformed, warning),
		0x04: BER.label("ber.error.expected.octet_string", "BER Error: OctetString expected").expert(GroupMalformed, warning),
		0x06: BER.label("ber.error.expected.object_identifier", "BER Error: Object Identifier expected").expert(GroupMalformed, warning),
		0x18: BER.label("ber.error.expected.generalized_time", "BER Error: GeneralizedTime expected").expert(GroupMalformed, warning),
		0x1b: BER.label("ber.error.expected.string", "BER Error: String expected").expert(GroupMalformed, warning),
		0x30: BER.label("ber.error.expected.sequence", "BER Error: Sequence expected").expert(GroupMalformed, warning),
	}
)
