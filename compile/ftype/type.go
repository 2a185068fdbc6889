// Package ftype holds the field types of the display-filter language and their values: which type can do what,
// how values compare, and how they look in print. It knows no field, no filter and no packet.
package ftype

// Type is the type of a field, as Wireshark names them without the FT_ prefix.
type Type uint8

// The field types (language.md, section 6.1).
const (
	None     Type = iota // occurrence only
	Protocol             // a range of packet bytes
	Boolean
	Char
	Uint8
	Uint16
	Uint24
	Uint32
	Uint40
	Uint48
	Uint56
	Uint64
	Int8
	Int16
	Int24
	Int32
	Int40
	Int48
	Int56
	Int64
	FrameNum
	IPXNet
	Float
	Double
	IEEE11073SFloat
	IEEE11073Float
	AbsoluteTime
	RelativeTime
	String
	StringZ
	UintString
	StringZPad
	StringZTrunc
	AX25
	Bytes
	UintBytes
	Ether
	EUI64
	VINES
	FCWWN
	OID
	RelOID
	SystemID
	IPv4
	IPv6
	GUID
	numTypes
)

// Family is what decides whether two types can be compared (language.md, section 6.2).
type Family uint8

// The families. Types of AloneFamily compare only with themselves.
const (
	NoFamily Family = iota
	AloneFamily
	BooleanFamily
	IntegerFamily
	FloatFamily
	StringFamily
	BytesFamily
)

// Ability is a set of things a type supports (language.md, section 6.3).
type Ability uint16

// The abilities.
const (
	CanEqual Ability = 1 << iota
	CanOrder
	CanContain
	CanMatch
	CanSlice // and len()
	CanMask  // &
	CanAdd   // + -
	CanScale // * /
	CanModulo
	CanNegate // unary - and abs()
	CanMaxMin
	CanTruth // as a test by value
	CanString
	CanDecHex
	CanDouble // float() and double()
	CanUpperLower
)

type info struct {
	code  string // Wireshark's constant, without FT_
	name  string // the wording of messages
	width uint8  // bytes of an integer or of an address, 0 where it varies
	fam   Family
	can   Ability
}

const (
	ordered   = CanEqual | CanOrder | CanMaxMin
	integer   = ordered | CanMask | CanAdd | CanScale | CanModulo | CanNegate | CanTruth | CanString | CanDouble
	bytesLike = ordered | CanContain | CanSlice | CanMask | CanTruth
	float     = ordered | CanAdd | CanScale | CanNegate | CanTruth | CanString | CanDouble
	stringy   = ordered | CanContain | CanMatch | CanSlice | CanTruth | CanUpperLower
	timelike  = ordered | CanAdd | CanScale | CanNegate | CanTruth | CanDouble
	address   = ordered | CanSlice | CanMask | CanTruth | CanString
)

var infos = [numTypes]info{
	None:            {"NONE", "Label", 0, NoFamily, 0},
	Protocol:        {"PROTOCOL", "Protocol", 0, AloneFamily, ordered | CanContain | CanMatch | CanSlice | CanTruth},
	Boolean:         {"BOOLEAN", "Boolean", 0, BooleanFamily, ordered | CanTruth | CanDouble},
	Char:            {"CHAR", "Character (8 bits)", 1, IntegerFamily, integer&^CanString | CanDecHex},
	Uint8:           {"UINT8", "Unsigned integer (8 bits)", 1, IntegerFamily, integer | CanDecHex},
	Uint16:          {"UINT16", "Unsigned integer (16 bits)", 2, IntegerFamily, integer | CanDecHex},
	Uint24:          {"UINT24", "Unsigned integer (24 bits)", 3, IntegerFamily, integer | CanDecHex},
	Uint32:          {"UINT32", "Unsigned integer (32 bits)", 4, IntegerFamily, integer | CanDecHex},
	Uint40:          {"UINT40", "Unsigned integer (40 bits)", 5, IntegerFamily, integer | CanDecHex},
	Uint48:          {"UINT48", "Unsigned integer (48 bits)", 6, IntegerFamily, integer | CanDecHex},
	Uint56:          {"UINT56", "Unsigned integer (56 bits)", 7, IntegerFamily, integer | CanDecHex},
	Uint64:          {"UINT64", "Unsigned integer (64 bits)", 8, IntegerFamily, integer | CanDecHex},
	Int8:            {"INT8", "Signed integer (8 bits)", 1, IntegerFamily, integer},
	Int16:           {"INT16", "Signed integer (16 bits)", 2, IntegerFamily, integer},
	Int24:           {"INT24", "Signed integer (24 bits)", 3, IntegerFamily, integer &^ CanString}, // an omission of 4.6.9, kept
	Int32:           {"INT32", "Signed integer (32 bits)", 4, IntegerFamily, integer},
	Int40:           {"INT40", "Signed integer (40 bits)", 5, IntegerFamily, integer},
	Int48:           {"INT48", "Signed integer (48 bits)", 6, IntegerFamily, integer},
	Int56:           {"INT56", "Signed integer (56 bits)", 7, IntegerFamily, integer},
	Int64:           {"INT64", "Signed integer (64 bits)", 8, IntegerFamily, integer},
	FrameNum:        {"FRAMENUM", "Frame number", 4, IntegerFamily, integer | CanDecHex},
	IPXNet:          {"IPXNET", "IPX network number", 4, IntegerFamily, ordered | CanMask | CanNegate | CanTruth | CanString | CanDouble},
	Float:           {"FLOAT", "Floating point (single-precision)", 4, FloatFamily, float},
	Double:          {"DOUBLE", "Floating point (double-precision)", 8, FloatFamily, float},
	IEEE11073SFloat: {"IEEE_11073_SFLOAT", "IEEE-11073 floating point (16-bit)", 2, AloneFamily, float &^ (CanAdd | CanScale)},
	IEEE11073Float:  {"IEEE_11073_FLOAT", "IEEE-11073 Floating point (32-bit)", 4, AloneFamily, float &^ (CanAdd | CanScale)},
	AbsoluteTime:    {"ABSOLUTE_TIME", "Date and time", 0, AloneFamily, timelike},
	RelativeTime:    {"RELATIVE_TIME", "Time offset", 0, AloneFamily, timelike},
	String:          {"STRING", "Character string", 0, StringFamily, stringy},
	StringZ:         {"STRINGZ", "Character string", 0, StringFamily, stringy},
	UintString:      {"UINT_STRING", "Character string", 0, StringFamily, stringy},
	StringZPad:      {"STRINGZPAD", "Character string", 0, StringFamily, stringy},
	StringZTrunc:    {"STRINGZTRUNC", "Character string", 0, StringFamily, stringy},
	AX25:            {"AX25", "AX.25 address", 7, StringFamily, stringy | CanString},
	Bytes:           {"BYTES", "Byte sequence", 0, BytesFamily, bytesLike | CanMatch},
	UintBytes:       {"UINT_BYTES", "Byte sequence", 0, BytesFamily, bytesLike},
	Ether:           {"ETHER", "Ethernet or other MAC address", 6, BytesFamily, bytesLike | CanMatch | CanString},
	EUI64:           {"EUI64", "EUI64 address", 8, BytesFamily, bytesLike | CanMatch | CanString},
	VINES:           {"VINES", "VINES address", 6, BytesFamily, bytesLike | CanMatch | CanString},
	FCWWN:           {"FCWWN", "FCWWN address", 8, BytesFamily, bytesLike | CanMatch | CanString},
	OID:             {"OID", "ASN.1 object identifier", 0, BytesFamily, bytesLike | CanString},
	RelOID:          {"REL_OID", "ASN.1 relative object identifier", 0, BytesFamily, bytesLike | CanString},
	SystemID:        {"SYSTEM_ID", "OSI System-ID", 0, BytesFamily, bytesLike | CanString},
	IPv4:            {"IPv4", "IPv4 address", 4, AloneFamily, address},
	IPv6:            {"IPv6", "IPv6 address", 16, AloneFamily, address},
	GUID:            {"GUID", "Globally Unique Identifier", 16, AloneFamily, ordered | CanString},
}

// Code is Wireshark's constant for the type without its FT_ prefix: "UINT16".
func (t Type) Code() string { return infos[t].code }

// String is the type as messages name it: "Unsigned integer (16 bits)".
func (t Type) String() string { return infos[t].name }

// Width is the number of bytes of a value of the type, 0 where that varies.
func (t Type) Width() int { return int(infos[t].width) }

// Family is the family the type belongs to.
func (t Type) Family() Family { return infos[t].fam }

// Can tells whether the type supports all of a.
func (t Type) Can(a Ability) bool { return infos[t].can&a == a }

// Signed tells whether t is a signed integer type.
func (t Type) Signed() bool { return t >= Int8 && t <= Int64 }

// Time tells whether t is one of the two time types.
func (t Type) Time() bool { return t == AbsoluteTime || t == RelativeTime }

// Parse finds the type with Wireshark's constant, with or without FT_.
func Parse(code string) (Type, bool) {
	if len(code) > 3 && code[:3] == "FT_" {
		code = code[3:]
	}
	for t := range infos {
		if infos[t].code == code {
			return Type(t), true
		}
	}
	return None, false
}
