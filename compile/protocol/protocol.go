package protocol

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"iter"
	"math/bits"
	"slices"

	"github.com/dfc-lang/dfc/compile/ftype"
)

// Protocol is a protocol as declared in its file: its name, how long its header is, how much of what follows belongs
// to it, and which values of which fields lead to the next protocol.
type Protocol struct {
	ID    int // index in [All], from 1
	Name  string
	Title string
	Self  *Field // the protocol's name as a field of type Protocol

	Fields  []*Field // in the order of their declaration
	Experts []*Field // those that are expert information

	MinHeader   int       // bytes; a shorter header is damage
	HeaderField *Field    // gives the header's length in bytes; nil: MinHeader always
	LengthField *Field    // gives how much belongs to the protocol; nil: all it was given
	LengthFrom  int       // bytes of the header that LengthField does not count
	Sound       Condition // without which the bytes are no such header, or one that is laid out in another way
	Opaque      Condition // where this packet alone does not tell what follows (fragments)
	Varies      bool      // the header's length is known to code only: what follows cannot be told from the declaration
	Lengths     []Length  // but for headers of these lengths
	Edges       []Edge    // tried in order
	Whole       bool      // its own bytes are all that it was given, not only the header
	Inside      *Table    // layers within the header, such as options, which code finds
	AnyLength   bool      // of an option: it may be longer than MinHeader
	Least       int       // captured bytes without which it is not there
	Guesses     *Guesses  // protocols that recognise their own bytes, asked where the edges lead to none that takes them
	Leftover    bool      // what follows and belongs to nobody is data
	Handed      []Handed  // what its code hands bytes to, beyond the edges
	Payload     bool      // whose bytes are its own takes the conversation or a look at the bytes to tell
	Quotes      *Protocol // what the packets begin with that it holds where it stands in a transport protocol itself
}

// Length is how many bytes a header has when a condition holds.
type Length struct {
	When  Condition
	Bytes int
}

// Handed is a set of protocols.
type Handed interface {
	each(f func(*Protocol) bool) bool
}

func (p *Protocol) each(f func(*Protocol) bool) bool { return f(p) }

// Any tells whether something is true of one of a set.
func Any(of Handed, f func(*Protocol) bool) bool {
	return !of.each(func(p *Protocol) bool { return !f(p) })
}

// Edge is one way a header leads to the next protocol.
type Edge struct {
	When  Condition // nil: always
	Table *Table    // looked up with the value of By
	By    *Field
	To    *Protocol // when Table is nil
	Skip  int       // bytes between the header and the next protocol
}

// Field is a named field of the language.
//
// A field with a Layout is read from the header; of a field of type None, the layout only says where it would stand,
// and When whether it is there. One with Text is the text of another field's value. One with Parts pools the values
// of other fields, in their order in the header. All others are computed by the protocol's code in package eval.
type Field struct {
	ID       int // unique among all fields, less than [NumFields]
	Name     string
	Title    string
	Type     ftype.Type
	As       ftype.Type // what filters take it for, where another registration of the name decides that
	Base     Base
	Naming   Naming // of Text's value
	Odd      bool   // computed, and found in headers alone that are not sound
	Protocol *Protocol
	Layout   *Layout
	When     Condition // the field is there only then; nil: always
	Text     *Field    // the value is the text of this field's value, or its name
	Expert   *Expert   // nil: it is no expert information
	Parts    []*Field
}

// Naming is which text of another field's value a field has.
type Naming uint8

// The namings.
const (
	Printed Naming = iota // the value itself
	Station               // the name of an Ethernet address
	Vendor                // whom the first bytes of an Ethernet address belong to; absent where nobody knows
)

// Layout is where a field stands in its header. The Width bytes at Offset are a big-endian number (or an address, or
// bytes); the value is (number & Mask >> Shift) * Scale + Add.
type Layout struct {
	Offset       int
	Width        int // bytes; 0: to the end of the header
	Mask         uint64
	Shift        int
	Scale        uint64
	Add          uint64
	LittleEndian bool
}

// Condition is true when the field's value lies in one of the ranges.
type Condition []Test

// Test is a field and the ranges, both ends included, that its value must lie in. A condition of several tests asks
// for all of them.
type Test struct {
	Field  *Field
	Ranges [][2]uint64
}

// Base is how Wireshark displays a number.
type Base uint8

// The bases. The names are Wireshark's without BASE_.
const (
	NoBase Base = iota
	Dec
	Hex
	DecHex
	HexDec
	Oct
	OUI
	Port      // BASE_PT_TCP and its relatives
	UTC       // absolute time, shown in UTC
	UTCOrNull // the same, zero as NULL
	Local     // absolute time, shown in local time
	Epoch     // absolute time, shown in seconds since 1970
	Custom    // by a function
	Colon     // SEP_COLON: bytes with separators
	Dot       // SEP_DOT
	Dash      // SEP_DASH
	Space     // SEP_SPACE
	AllowZero // BASE_ALLOW_ZERO: bytes of which there may be none
)

// Table is a dissector table: it finds the protocol for the value of a field.
type Table struct {
	Name  string            // Wireshark's name of it, such as "ip.proto"
	pages [256]*[256]uint16 // IDs by the upper and the lower byte of the value: few cache lines
	list  []entry
	Rest  *Protocol // what code takes for those whose value has no entry; nil for nothing
}

type entry struct {
	value uint16
	to    *Protocol
}

// Guesses is a heuristic table: protocols that are asked in turn whether a payload is theirs.
type Guesses struct {
	Name string
	list []guess
}

type guess struct {
	name  string // Wireshark's short name of the heuristic
	to    *Protocol
	bound bool // it knows its own bytes on some ports only
}

// All are the protocols that any payload may be of.
func (g *Guesses) All() iter.Seq[*Protocol] {
	return func(yield func(*Protocol) bool) {
		if g == nil {
			return
		}
		for _, x := range g.list {
			if !x.bound && !yield(x.to) {
				return
			}
		}
	}
}

// InTurn are all protocols in the order they are asked. Wireshark asks the one registered last first, which is the reverse order of
// the names.
func (g *Guesses) InTurn() iter.Seq[*Protocol] {
	return func(yield func(*Protocol) bool) {
		if g == nil {
			return
		}
		for _, x := range g.list {
			if !yield(x.to) {
				return
			}
		}
	}
}

// Find gives the protocol for v, or nil.
func (t *Table) Find(v uint64) *Protocol {
	if v > 0xffff {
		return nil
	}
	if page := t.pages[v>>8]; page != nil {
		if id := page[v&0xff]; id != 0 {
			return all[id-1]
		}
	}
	return nil
}

// Each calls f for every entry.
func (t *Table) Each(f func(v uint64, p *Protocol)) {
	for _, e := range t.list {
		f(uint64(e.value), e.to)
	}
}

// each calls f for the protocol of every entry and that of the rest, until f returns false.
func (t *Table) each(f func(*Protocol) bool) bool {
	for _, e := range t.list {
		if !f(e.to) {
			return false
		}
	}
	return t.Rest == nil || f(t.Rest)
}

func (t *Table) set(v uint16, p *Protocol) {
	if t.pages[v>>8] == nil {
		t.pages[v>>8] = new([256]uint16)
	}
	if old := t.Find(uint64(v)); old != nil {
		panic(fmt.Sprintf("protocol: %s and %s both claim %s %d", old.Name, p.Name, t.Name, v))
	}
	t.pages[v>>8][v&0xff] = uint16(p.ID)
	t.list = append(t.list, entry{v, p})
}

// The registry. It is filled by the package's variables while they are initialised and not changed afterwards. Every run of the
// program waits for that, so the room is made at once.
var (
	all    = make([]*Protocol, 0, 1024)
	tables []*Table
	fields = make([]*Field, 0, room)
	byName = make(map[string]*Field, room)
	ids    int
	free   []Field

	freeLayouts []Layout
)

const room = 16384 // names

// newField makes a field with an ID of its own.
func newField(f Field) *Field {
	if len(free) == 0 {
		free = make([]Field, 512)
	}
	made := &free[0]
	free = free[1:]
	f.ID = ids
	ids++
	*made = f
	return made
}

// All lists the protocols; the ID of a protocol is its index plus one.
func All() []*Protocol { return all }

// Fields lists all names, protocols included.
func Fields() []*Field { return fields }

// NumFields is the number of IDs given to fields, those included that have no name or share one.
func NumFields() int { return ids }

// Lookup finds the field or protocol called name.
func Lookup(name string) (*Field, bool) {
	f, ok := byName[name]
	return f, ok
}

func table(name string) *Table {
	t := &Table{Name: name}
	tables = append(tables, t)
	return t
}

// FindTable finds a dissector table by its name; nil if there is none.
func FindTable(name string) *Table {
	for _, t := range tables {
		if t.Name == name {
			return t
		}
	}
	return nil
}

// declare adds a protocol whose header has at least minHeader bytes.
func declare(name, title string, minHeader int) *Protocol {
	p := &Protocol{ID: len(all) + 1, Name: name, Title: title, MinHeader: minHeader, Least: min(minHeader, 1)}
	all = append(all, p)
	p.Self = p.field(name, title, ftype.Protocol, NoBase)
	p.Fields = nil // the protocol itself is not one of its fields
	return p
}

// asBytes says that filters take the protocol's name for its bytes.
func (p *Protocol) asBytes() *Protocol {
	p.Self.takenAs(ftype.Bytes)
	return p
}

// unnamed adds a layer that is no protocol of the language: only its fields have names.
func unnamed(minHeader int) *Protocol {
	p := &Protocol{ID: len(all) + 1, MinHeader: minHeader}
	all = append(all, p)
	p.Self = p.hidden(ftype.Protocol)
	return p
}

// alike adds a layer that has the name of the protocol, but another header.
func (p *Protocol) alike(minHeader int) *Protocol {
	q := unnamed(minHeader)
	q.Name, q.Title, q.Least = p.Name, p.Title, min(minHeader, 1)
	q.Self = q.field(p.Name, p.Title, ftype.Protocol, NoBase)
	q.Fields = nil
	return q
}

// anyLength says that the option may be longer than its fixed part.
func (p *Protocol) anyLength() *Protocol {
	p.AnyLength = true
	return p
}

// Holds says which layers stand inside the header.
func (p *Protocol) Holds(t *Table) *Protocol {
	p.Inside = t
	return p
}

// On makes the protocol the one that t finds for each of the values.
func (p *Protocol) On(t *Table, values ...uint16) *Protocol {
	for _, v := range values {
		t.set(v, p)
	}
	return p
}

// Guess lets the protocol recognise its own bytes in a heuristic table; name is Wireshark's for that, such as "tls_tcp".
func (p *Protocol) Guess(g *Guesses, name string) *Protocol {
	i, _ := slices.BinarySearchFunc(g.list, name, func(x guess, name string) int { return -cmp.Compare(x.name, name) })
	g.list = slices.Insert(g.list, i, guess{name: name, to: p})
	return p
}

// GuessOn is Guess for a protocol that recognises its bytes on some ports only, which t lists.
func (p *Protocol) GuessOn(g *Guesses, name string, t *Table, ports ...uint16) *Protocol {
	p.Guess(g, name).On(t, ports...)
	g.list[slices.IndexFunc(g.list, func(x guess) bool { return x.name == name })].bound = true
	return p
}

// quotes says what the packets begin with that the protocol holds. They are found only where it stands in a transport protocol itself, not
// in another protocol's payload: else all that tunnels what is on some port would lead to all protocols.
func (p *Protocol) quotes(first *Protocol) *Protocol {
	p.Quotes = first
	return p
}

// Asks says which heuristic table is asked about the payload.
func (p *Protocol) Asks(g *Guesses) *Protocol {
	p.Guesses = g
	return p
}

// leftover says that what follows and belongs to nobody is data.
func (p *Protocol) leftover() *Protocol {
	p.Leftover = true
	return p
}

// payload says that the protocol travels in the payload of others, so that which bytes are its own takes the conversation or a look
// at the bytes to tell. All that it was given is its own.
func (p *Protocol) payload() *Protocol {
	p.Payload = true
	return p.whole()
}

// HeaderLength says which field holds the length of the whole header, in bytes.
func (p *Protocol) HeaderLength(f *Field) *Protocol {
	p.HeaderField = f
	return p
}

// Length says which field limits what belongs to the protocol; it does not count the first from bytes of the header.
func (p *Protocol) Length(f *Field, from int) *Protocol {
	p.LengthField, p.LengthFrom = f, from
	return p
}

// SoundWhen says that the bytes are no such header, or one that is laid out in another way, unless c holds.
func (p *Protocol) SoundWhen(c Condition) *Protocol {
	p.Sound = c
	return p
}

// OpaqueWhen says that what follows the header cannot be told from one packet when c holds.
func (p *Protocol) OpaqueWhen(c Condition) *Protocol {
	p.Opaque = c
	return p
}

// Variable says that the header's length is known to code only. The edges then tell what can follow, not where.
func (p *Protocol) Variable() *Protocol {
	p.Varies = true
	return p
}

// butFor says that a header of variable length has the given one when c holds.
func (p *Protocol) butFor(c Condition, bytes int) *Protocol {
	p.Lengths = append(p.Lengths, Length{c, bytes})
	return p
}

// whole says that the protocol's own bytes are all that it was given.
func (p *Protocol) whole() *Protocol {
	p.Whole = true
	return p
}

// least says how many of its bytes must have been captured for the protocol to be there: of most with a header it is one.
func (p *Protocol) least(n int) *Protocol {
	p.Least = n
	return p
}

// Next adds an edge: the protocol that t finds for the value of by follows.
func (p *Protocol) Next(t *Table, by *Field) *Protocol { return p.NextIf(nil, t, by) }

// NextIf adds an edge that is taken only when c holds.
func (p *Protocol) NextIf(c Condition, t *Table, by *Field) *Protocol {
	p.Edges = append(p.Edges, Edge{When: c, Table: t, By: by})
	return p
}

// NextAfter adds an edge to what follows skip bytes after the header.
func (p *Protocol) NextAfter(skip int, c Condition, t *Table, by *Field) *Protocol {
	p.Edges = append(p.Edges, Edge{When: c, Table: t, By: by, Skip: skip})
	return p
}

// NextTo adds an edge to one protocol, taken when c holds.
func (p *Protocol) NextTo(c Condition, to *Protocol) *Protocol {
	p.Edges = append(p.Edges, Edge{When: c, To: to})
	return p
}

// NextToAfter adds an edge to one protocol that begins skip bytes after the header.
func (p *Protocol) NextToAfter(skip int, c Condition, to *Protocol) *Protocol {
	p.Edges = append(p.Edges, Edge{When: c, To: to, Skip: skip})
	return p
}

// HandsTo says which protocols the code hands bytes to.
func (p *Protocol) HandsTo(sets ...Handed) *Protocol {
	p.Handed = append(p.Handed, sets...)
	return p
}

// Followers are the protocols that can come next, those inside the header among them; some come several times.
func (p *Protocol) Followers() iter.Seq[*Protocol] {
	return func(yield func(*Protocol) bool) {
		for to := range p.Undeclared() {
			if !yield(to) {
				return
			}
		}
		for _, e := range p.Edges {
			if e.To != nil && !yield(e.To) || e.Table != nil && !e.Table.each(yield) {
				return
			}
		}
	}
}

// Undeclared are the followers that no edge leads to: those inside the header, and what code and the bytes themselves tell.
func (p *Protocol) Undeclared() iter.Seq[*Protocol] {
	return func(yield func(*Protocol) bool) {
		if p.Inside != nil && !p.Inside.each(yield) || p.Leftover && !yield(Data) {
			return
		}
		for to := range p.Hands() {
			if !yield(to) {
				return
			}
		}
		for to := range p.Guesses.All() {
			if !yield(to) {
				return
			}
		}
	}
}

// Hands are the protocols that the code hands bytes to, beyond the edges.
func (p *Protocol) Hands() iter.Seq[*Protocol] {
	return func(yield func(*Protocol) bool) {
		for _, h := range p.Handed {
			if !h.each(yield) {
				return
			}
		}
	}
}

func (p *Protocol) field(name, title string, t ftype.Type, b Base) *Field {
	f := newField(Field{Name: name, Title: title, Type: t, As: t, Base: b, Protocol: p})
	if first := byName[name]; first != nil {
		pool(first, f)
		return f
	}
	byName[name] = f
	fields = append(fields, f)
	p.Fields = append(p.Fields, f)
	return f
}

// pool makes f one more field whose values have the name of first. It is how a name with several registrations is
// declared: once for each place it can stand in.
func pool(first, f *Field) {
	if first.Parts == nil || first.Parts[0].Name != first.Name { // not a pool yet
		all := newField(Field{Name: f.Name, Title: first.Title, Type: first.Type, As: first.As, Base: first.Base, Protocol: first.Protocol})
		all.Parts = []*Field{first}
		byName[f.Name] = all
		i := len(fields) - 1
		for fields[i] != first { // most often it was declared right before
			i--
		}
		fields[i] = all
		first = all
	}
	first.Parts = append(first.Parts, f)
}

// Sources are the fields that the values come from: the field itself, or the ones it pools.
func (f *Field) Sources() []*Field {
	if f.Parts == nil {
		return []*Field{f}
	}
	var s []*Field
	for _, p := range f.Parts {
		s = append(s, p.Sources()...)
	}
	return s
}

// Field adds a field of any type. Without At it is computed.
func (p *Protocol) Field(name, title string, t ftype.Type, b Base) *Field {
	return p.field(name, title, t, b)
}

// Either adds a field that pools the values of others, in their order.
func (p *Protocol) Either(name, title string, parts ...*Field) *Field {
	f := p.field(name, title, parts[0].Type, parts[0].Base)
	f.Parts = parts
	return f
}

// hidden is a part of the header that decides something but is no field of the language.
func (p *Protocol) hidden(t ftype.Type) *Field {
	return newField(Field{Type: t, Protocol: p})
}

func (p *Protocol) hiddenBits(offset int, mask uint64) *Field {
	return p.hidden(ftype.Boolean).Bits(offset, mask)
}

// Shorthands for the common types.

func (p *Protocol) label(name, title string) *Field { return p.field(name, title, ftype.None, NoBase) }
func (p *Protocol) bool(name, title string) *Field {
	return p.field(name, title, ftype.Boolean, NoBase)
}
func (p *Protocol) u8(name, title string, b Base) *Field {
	return p.field(name, title, ftype.Uint8, b)
}
func (p *Protocol) u16(name, title string, b Base) *Field {
	return p.field(name, title, ftype.Uint16, b)
}
func (p *Protocol) u24(name, title string, b Base) *Field {
	return p.field(name, title, ftype.Uint24, b)
}
func (p *Protocol) u32(name, title string, b Base) *Field {
	return p.field(name, title, ftype.Uint32, b)
}
func (p *Protocol) u64(name, title string, b Base) *Field {
	return p.field(name, title, ftype.Uint64, b)
}
func (p *Protocol) i32(name, title string) *Field  { return p.field(name, title, ftype.Int32, Dec) }
func (p *Protocol) ipv4(name, title string) *Field { return p.field(name, title, ftype.IPv4, NoBase) }
func (p *Protocol) ipv6(name, title string) *Field { return p.field(name, title, ftype.IPv6, NoBase) }
func (p *Protocol) ether(name, title string) *Field {
	return p.field(name, title, ftype.Ether, NoBase)
}
func (p *Protocol) bytes(name, title string) *Field {
	return p.field(name, title, ftype.Bytes, NoBase)
}
func (p *Protocol) string(name, title string) *Field {
	return p.field(name, title, ftype.String, NoBase)
}
func (p *Protocol) stringz(name, title string) *Field {
	return p.field(name, title, ftype.StringZ, NoBase)
}
func (p *Protocol) guid(name, title string) *Field { return p.field(name, title, ftype.GUID, NoBase) }
func (p *Protocol) double(name, title string) *Field {
	return p.field(name, title, ftype.Double, NoBase)
}
func (p *Protocol) frame(name, title string) *Field {
	return p.field(name, title, ftype.FrameNum, NoBase)
}
func (p *Protocol) span(name, title string) *Field { // a time span
	return p.field(name, title, ftype.RelativeTime, NoBase)
}

// At places the field offset bytes into the header, as wide as its type.
func (f *Field) At(offset int) *Field { return f.Wide(offset, f.Type.Width()) }

// Wide places a field whose type has no width of its own, or is stored in another one. Width 0 reaches to the end of the header.
func (f *Field) Wide(offset, width int) *Field {
	if len(freeLayouts) == 0 {
		freeLayouts = make([]Layout, 512)
	}
	f.Layout, freeLayouts = &freeLayouts[0], freeLayouts[1:]
	*f.Layout = Layout{Offset: offset, Width: width, Scale: 1}
	return f
}

// Bits restricts the field to the bits of mask. A field without a width of its own is as wide as the mask asks for.
func (f *Field) Bits(offset int, mask uint64) *Field {
	width := f.Type.Width()
	if width == 0 {
		width = (bits.Len64(mask) + 7) / 8
	}
	f.Wide(offset, width)
	f.Layout.Mask, f.Layout.Shift = mask, bits.TrailingZeros64(mask)
	return f
}

// Times multiplies what stands in the header, which counts in units of n.
func (f *Field) Times(n uint64) *Field {
	f.Layout.Scale = n
	return f
}

// Plus adds n to what stands in the header.
func (f *Field) Plus(n uint64) *Field {
	f.Layout.Add = n
	return f
}

// narrow says that the field is read only from the bytes that its bits stand in, which "@" shows.
func (f *Field) narrow() *Field {
	at := f.Layout
	before, behind := (at.Width*8-bits.Len64(at.Mask))/8, bits.TrailingZeros64(at.Mask)/8
	at.Width -= before + behind
	if at.LittleEndian {
		at.Offset += behind
	} else {
		at.Offset += before
	}
	at.Mask, at.Shift = at.Mask>>(8*behind), at.Shift-8*behind
	return f
}

// Swapped says that the field is stored with the least significant byte first.
func (f *Field) Swapped() *Field {
	f.Layout.LittleEndian = true
	return f
}

// takenAs says what filters take the field for.
func (f *Field) takenAs(t ftype.Type) *Field {
	byName[f.Name].As = t
	return f
}

// odd says that the field, a computed one, is found in headers alone that are not sound.
func (f *Field) odd() *Field {
	f.Odd = true
	return f
}

// If says that the field is there only when c holds.
func (f *Field) If(c Condition) *Field {
	f.When = append(f.When, c...)
	return f
}

// In is the condition that the field has one of the values.
func (f *Field) In(values ...uint64) Condition {
	t := Test{Field: f}
	for _, v := range values {
		t.Ranges = append(t.Ranges, [2]uint64{v, v})
	}
	return Condition{t}
}

// Not is the condition that the field has none of the values, which are given in ascending order.
func (f *Field) Not(values ...uint64) Condition {
	t := Test{Field: f}
	low := uint64(0)
	for _, v := range values {
		if v > low {
			t.Ranges = append(t.Ranges, [2]uint64{low, v - 1})
		}
		low = v + 1
	}
	t.Ranges = append(t.Ranges, [2]uint64{low, 1<<64 - 1})
	return Condition{t}
}

// Between is the condition that the field's value lies between low and high, both included.
func (f *Field) Between(low, high uint64) Condition {
	return Condition{{Field: f, Ranges: [][2]uint64{{low, high}}}}
}

// TextOf makes the field the text of another one's value, as it is printed.
func (f *Field) TextOf(of *Field) *Field {
	f.Text, f.When = of, of.When
	return f
}

// stationOf makes the field the name of another one's Ethernet address.
func (f *Field) stationOf(of *Field) *Field {
	f.Naming = Station
	return f.TextOf(of)
}

// vendorOf makes the field the name of whom another one's OUI belongs to.
func (f *Field) vendorOf(of *Field) *Field {
	f.Naming = Vendor
	return f.TextOf(of)
}

// And joins conditions.
func (c Condition) And(d Condition) Condition { return append(c[:len(c):len(c)], d...) }

// Computed tells whether the field's values come from code in package eval rather than from a layout.
func (f *Field) Computed() bool {
	return f.Layout == nil && f.Text == nil && f.Parts == nil && f.Type != ftype.Protocol
}

// Load reads the number of an integer or boolean field from a header. It reports false where the header is too short.
func (l *Layout) Load(header []byte) (uint64, bool) {
	if l.Offset+l.Width > len(header) {
		return 0, false
	}
	b := header[l.Offset : l.Offset+l.Width]
	var n uint64
	switch {
	case len(b) == 1:
		n = uint64(b[0])
	case l.LittleEndian:
		for i := len(b) - 1; i >= 0; i-- {
			n = n<<8 | uint64(b[i])
		}
	case len(b) == 2:
		n = uint64(binary.BigEndian.Uint16(b))
	case len(b) == 4:
		n = uint64(binary.BigEndian.Uint32(b))
	default:
		for _, c := range b {
			n = n<<8 | uint64(c)
		}
	}
	if l.Mask != 0 {
		n = n & l.Mask >> l.Shift
	}
	return n*l.Scale + l.Add, true
}

// Holds tells whether the condition is true for a header. A field that the header is too short for makes it false.
func (c Condition) Holds(header []byte) bool {
	for i := range c {
		n, ok := c[i].Field.Layout.Load(header)
		if !ok || !c[i].has(n) {
			return false
		}
	}
	return true
}

func (t *Test) has(n uint64) bool {
	for _, r := range t.Ranges {
		if r[0] <= n && n <= r[1] {
			return true
		}
	}
	return false
}
