package catalog

import (
	"cmp"
	"encoding/binary"
	"strconv"

	"github.com/dfc-lang/dfc/compile/ftype"
)

// Labels are the texts that stand for the values of one integer or BOOLEAN field.
type Labels struct {
	rows     []labelRow
	first    map[uint64]int // the first row of a number; nil where rows are ranges or few
	disagree bool           // registrations of the name disagree about every label
	computed bool
	units    bool // the rows are the unit of 1 and of all other numbers
	mute     bool
	boolean  bool
	bits     int
	base     string
	mask     uint64 // the bits of a number that the table knows
	signed   bool
}

// labelRow is one row of a table, in the order Wireshark searches it.
type labelRow struct {
	lo, hi uint64
	text   string
	asText bool // registrations of the name disagree about the label
}

// LabelsOf returns the labels of a field, nil if it has none. That a BOOLEAN is shown as True or False where it has no
// labels of its own counts for nothing here.
func LabelsOf(name string) *Labels {
	e, ok := Lookup(name)
	if !ok {
		return nil
	}
	return e.Labels()
}

// Labels is LabelsOf(e.Name).
func (e Entry) Labels() *Labels {
	t := e.Types[0]
	computed := e.Base == "CUSTOM" && t.Family() == ftype.IntegerFamily
	if e.table == 0 && !computed && !e.unseen {
		return nil
	}
	l := &Labels{computed: computed, mute: e.mute, boolean: t == ftype.Boolean, bits: e.bits, base: e.Base, mask: 1<<64 - 1}
	if t == ftype.Char {
		l.base = "CHAR"
	}
	if t.Signed() {
		l.signed = true
		if t.Width() <= 4 {
			l.mask = 1<<32 - 1 // the tables hold -1 as 4294967295
		}
	}
	if e.table != 0 {
		l.read(e.table)
	}
	return l
}

// tables has the unpacked blocks of labels.bin, as rows not yet taken apart.
var tables cache[[]*cursor]

// read takes table number n apart:
//
//	flags (1 byte): 1 ranges, 2 all compared as text, 4 units; rows; count of the rows compared as text, the steps between them;
//	zigzag of the steps between the numbers; with ranges, the length of each less 1; the texts
func (l *Labels) read(n int) {
	file := archive(labelData)
	b := file.find(string(binary.BigEndian.AppendUint32(nil, uint32(n))))
	block := tables.get(b, func(b int) []*cursor {
		c := newCursor(file.block(b))
		var all []*cursor
		for c.at < len(c.data) {
			size := int(c.uvarint())
			all = append(all, &cursor{data: c.data[c.at : c.at+size], text: c.text[c.at : c.at+size]})
			c.at += size
		}
		return all
	})
	first := binary.BigEndian.Uint32([]byte(file.key(b)))
	c := *block[n-int(first)]

	flags := c.byte()
	l.disagree = flags&2 != 0
	l.units = flags&4 != 0
	l.rows = make([]labelRow, c.uvarint())
	at := uint64(0)
	for range c.uvarint() {
		at += c.uvarint()
		l.rows[at].asText = true
	}
	last := uint64(0)
	for i := range l.rows {
		last += uint64(unzigzag(c.uvarint()))
		l.rows[i].lo, l.rows[i].hi = last, last
	}
	if flags&1 != 0 {
		for i := range l.rows {
			l.rows[i].hi += c.uvarint()
		}
	}
	for i := range l.rows {
		l.rows[i].text = c.string()
	}
	if flags&1 == 0 && len(l.rows) > 8 {
		l.first = make(map[uint64]int, len(l.rows))
		for i, r := range l.rows {
			if _, known := l.first[r.lo]; !known {
				l.first[r.lo] = i
			}
		}
	}
}

// Computed tells that the field's texts are made by code, so that any text may be one of them; the catalogue doesn't
// know which.
func (l *Labels) Computed() bool { return l.computed }

// Comparable tells that a text on the other side of == may be one of the labels. A number with a unit has none to compare with.
func (l *Labels) Comparable() bool { return !l.units }

// Readable tells that contains, matches and vals work on the text. They don't where another registration of the name has the labels.
func (l *Labels) Readable() bool { return !l.mute }

// Number finds the number a label stands for, whatever the case of its ASCII letters. Known tells that it is a label
// of the field. Unique tells that it stands for one number in all registrations of the name: then a comparison with
// the label is one with n, otherwise with its text. The number is the table's: one of a signed field of up to 32 bits
// is not extended, -1 is 4294967295.
func (l *Labels) Number(text string) (n uint64, unique, known bool) {
	if l.units {
		return 0, false, false
	}
	for _, r := range l.rows {
		if !equalFold(r.text, text) {
			continue
		}
		if !known {
			n, unique, known = r.lo, !l.disagree, true
		}
		if r.asText || r.lo != r.hi || r.lo != n {
			unique = false
		}
	}
	return n, unique, known
}

// Text is what the field shows for the value n, with the sign extended to 64 bits in a signed field: its label, that of
// the range it falls in, otherwise the number in the field's base. Where a name has several tables, the first one
// that has n decides. Of a computed text it gives the number only.
func (l *Labels) Text(n uint64) string { return string(l.AppendText(nil, n)) }

// AppendText appends Text(n) to b.
func (l *Labels) AppendText(b []byte, n uint64) []byte {
	r := l.row(n)
	switch {
	case l.units:
		return append(l.appendNumber(b, n), l.unit(n)...)
	case r != nil:
		return append(b, r.text...)
	}
	return l.appendNumber(b, n)
}

// Each calls f for every row of the tables, in the order they are searched, until f returns false. Lo and hi are the
// first and the last number that has the label.
func (l *Labels) Each(f func(lo, hi uint64, text string) bool) {
	if l.units {
		return
	}
	for _, r := range l.rows {
		if !f(r.lo, r.hi, r.text) {
			return
		}
	}
}

// Has tells whether the tables have a label for n.
func (l *Labels) Has(n uint64) bool { return l.row(n) != nil }

func (l *Labels) unit(n uint64) string {
	if n == 1 {
		return l.rows[0].text
	}
	return l.rows[1].text
}

func (l *Labels) row(n uint64) *labelRow {
	n &= l.mask
	if l.boolean && n > 1 {
		n = 1
	}
	if l.first != nil {
		if i, ok := l.first[n]; ok {
			return &l.rows[i]
		}
		return nil
	}
	for i := range l.rows {
		if r := &l.rows[i]; r.lo <= n && n <= r.hi {
			return r
		}
	}
	return nil
}

// appendNumber appends a number as the field shows one without a label.
func (l *Labels) appendNumber(b []byte, n uint64) []byte {
	switch l.base {
	case "HEX":
		return l.appendHex(b, n)
	case "HEX_DEC":
		b = append(l.appendHex(b, n), " ("...)
		return append(l.appendDecimal(b, n), ')')
	case "DEC_HEX":
		b = append(l.appendDecimal(b, n), " ("...)
		return append(l.appendHex(b, n), ')')
	case "OCT":
		if n != 0 {
			b = append(b, '0')
		}
		return strconv.AppendUint(b, n, 8)
	case "CHAR":
		return appendChar(b, byte(n))
	}
	return l.appendDecimal(b, n)
}

func (l *Labels) appendDecimal(b []byte, n uint64) []byte {
	if l.signed {
		return strconv.AppendInt(b, int64(n), 10)
	}
	return strconv.AppendUint(b, n, 10)
}

// appendHex appends 0x and a digit for every 4 bits of the field, however large n is.
func (l *Labels) appendHex(b []byte, n uint64) []byte {
	const digits = "0123456789abcdef"
	b = append(b, "0x"...)
	for i := cmp.Or((l.bits+3)/4, 1) - 1; i >= 0; i-- {
		b = append(b, digits[n>>(4*i)&15])
	}
	return b
}

// appendChar appends a character as a C constant.
func appendChar(b []byte, c byte) []byte {
	const digits = "0123456789abcdef"
	switch {
	case c == '\'' || c == '\\':
		return append(b, '\'', '\\', c, '\'')
	case ' ' <= c && c <= '~':
		return append(b, '\'', c, '\'')
	case '\a' <= c && c <= '\r':
		return append(b, '\'', '\\', "abtnvfr"[c-'\a'], '\'')
	}
	return append(b, '\'', '\\', 'x', digits[c>>4], digits[c&15], '\'')
}

// equalFold compares two texts without regard to the case of ASCII letters, and of no others.
func equalFold(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range len(a) {
		if lower(a[i]) != lower(b[i]) {
			return false
		}
	}
	return true
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		c += 'a' - 'A'
	}
	return c
}
