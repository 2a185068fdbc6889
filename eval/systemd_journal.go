package eval

import (
	"bytes"
	"encoding/binary"
	"math"
	"strconv"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// systemdJournal reads an entry: lines of a name, "=" and a value, or of a name alone, before the length and the bytes of a value with line ends. Of names
// that Wireshark does not know, it reads the former only.
func systemdJournal(d *dissection, l *layer) next {
	for b := l.b; len(b) > 0; {
		n, end, _ := textLine(b, false)
		line := b[:n]
		b = b[end:]
		name, value, text := bytes.Cut(line, []byte("="))
		f := protocol.JournalFields[string(name)]
		switch {
		case f != nil && text:
			d.journalValue(f, value)
		case f != nil:
			const width = 8
			if len(b) < width {
				return d.malformed()
			}
			size := binary.LittleEndian.Uint64(b)
			if b = b[width:]; size > uint64(len(b)) {
				return d.malformed()
			}
			d.journalValue(f, b[:size])
			d.giveNum(protocol.JournalBinaryLength, size)
			b = b[size:]
		case text && len(name) > 0:
			d.giveLabel(protocol.JournalUnknown)
			d.giveText(protocol.JournalUnknownName, name)
			d.giveUTF8(len(d.layers)-1, protocol.JournalUnknownValue, untilNUL(value), value)
		}
	}
	return next{}
}

// journalValue gives the value of a field from its text.
func (d *dissection) journalValue(f *protocol.Field, b []byte) {
	switch f.Type {
	case ftype.AbsoluteTime, ftype.RelativeTime:
		usec, err := strconv.ParseUint(string(bytes.TrimLeft(b, " ")), 10, 64)
		if err != nil {
			d.giveLabel(protocol.JournalUndecoded)
			return
		}
		sec, nsec := int64(usec/1e6), int64(usec%1e6*1e3)
		d.give(f, ftype.TimeValue(f.Type, sec, nsec), b)
	case ftype.String:
		d.giveUTF8(len(d.layers)-1, f, untilNUL(b), b)
	case ftype.Int32:
		d.giveNum(f, uint64(int64(int32(journalNumber(b)))))
	default: // of 32 bits, even where the field has fewer
		d.giveNum(f, uint64(journalNumber(b)))
	}
}

// journalNumber is the number that a text begins with, as C's strtoul reads it, in 32 bits.
func journalNumber(b []byte) uint32 {
	b = bytes.TrimLeft(b, " \t\v\f")
	negative := len(b) > 0 && b[0] == '-'
	if len(b) > 0 && (negative || b[0] == '+') {
		b = b[1:]
	}
	n := uint64(0)
	for _, c := range b {
		if c < '0' || c > '9' {
			break
		}
		if n > (math.MaxUint64-9)/10 {
			return math.MaxUint32
		}
		n = n*10 + uint64(c-'0')
	}
	if negative {
		n = -n
	}
	return uint32(n)
}
