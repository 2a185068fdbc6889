package eval

import (
	"bytes"
	"strconv"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// How deep values may stand in each other. Wireshark counts the rules that it is in: so many for an item of an array and for a member of an
// object, and some more for those that are not the first.
const (
	jsonItem    = 4
	jsonMember  = 5
	jsonLater   = 2
	maxNumberIn = 95
	maxStringIn = 96
	maxListIn   = 97
	maxWordIn   = 99
)

// jsonText reads the arrays and objects of a text one by one, each only if it is one as a whole. What is none is lines of text.
func jsonText(d *dissection, l *layer) next {
	l.own = len(l.b)
	r := jsonReader{d: d, layer: len(d.layers) - 1, b: l.b}
	for r.space(); r.at < len(r.b); r.space() {
		start := r.at
		if c := r.b[start]; c != '{' && c != '[' || !r.value(0) {
			return next{proto: protocol.TextLines, b: r.b[start:], full: l.full - start}
		}
		if d.wantsAny(jsonFields...) {
			end := r.at
			r.at, r.gives = start, true
			r.element("")
			r.at, r.gives = end, false
		}
	}
	return next{}
}

var jsonFields = protocol.JSON.Fields

// jsonReader reads a text: to check it, or to give what it says.
type jsonReader struct {
	d     *dissection
	layer int
	b     []byte
	at    int
	gives bool
	path  []byte
}

func (r *jsonReader) space() {
	for r.at < len(r.b) && bytes.IndexByte([]byte(" \t\r\n"), r.b[r.at]) >= 0 {
		r.at++
	}
}

// take goes past a character, and the blanks behind it, if it comes next.
func (r *jsonReader) take(c byte) bool {
	if r.at >= len(r.b) || r.b[r.at] != c {
		return false
	}
	r.at++
	r.space()
	return true
}

// value goes past a value, and reports whether there is one.
func (r *jsonReader) value(depth int) bool {
	if r.at >= len(r.b) || depth > maxWordIn {
		return false
	}
	switch r.b[r.at] {
	case '{':
		return depth <= maxListIn && r.list('{', '}', func(later int) bool {
			if _, ok := r.string(); !ok {
				return false
			}
			r.space()
			return r.take(':') && r.value(depth+jsonMember+later)
		})
	case '[':
		return depth <= maxListIn && r.list('[', ']', func(later int) bool { return r.value(depth + jsonItem + later) })
	case '"':
		_, ok := r.string()
		return ok && depth <= maxStringIn
	}
	w, ok := r.word()
	return ok && (depth <= maxNumberIn || w[0] >= 'N')
}

// list goes past what stands between two brackets, with commas in between. The blanks behind it are left.
func (r *jsonReader) list(open, end byte, item func(later int) bool) bool {
	r.take(open)
	for later := 0; ; later = jsonLater {
		if r.at < len(r.b) && r.b[r.at] == end && later == 0 {
			r.at++
			return true
		}
		if !item(later) {
			return false
		}
		r.space()
		if r.at < len(r.b) && r.b[r.at] == end {
			r.at++
			return true
		}
		if !r.take(',') {
			return false
		}
	}
}

// string reads a string, without its quotes.
func (r *jsonReader) string() ([]byte, bool) {
	if r.at >= len(r.b) || r.b[r.at] != '"' {
		return nil, false
	}
	for i := r.at + 1; i < len(r.b); i++ {
		switch r.b[i] {
		case '"':
			s := r.b[r.at+1 : i]
			r.at = i + 1
			return s, true
		case '\\':
			i++
			if i >= len(r.b) || bytes.IndexByte([]byte(`"\/bfnrtu`), r.b[i]) < 0 {
				return nil, false
			}
			if r.b[i] == 'u' {
				for range 4 {
					if i++; i >= len(r.b) || !isHexDigit(r.b[i]) {
						return nil, false
					}
				}
			}
		}
	}
	return nil, false
}

// word reads a number, true, false, null or NaN.
func (r *jsonReader) word() ([]byte, bool) {
	i := r.at
	for i < len(r.b) && (r.b[i]|0x20 >= 'a' && r.b[i]|0x20 <= 'z' || r.b[i] >= '0' && r.b[i] <= '9' || bytes.IndexByte([]byte("+-."), r.b[i]) >= 0) {
		i++
	}
	w := r.b[r.at:i]
	switch string(w) {
	case "true", "false", "null", "NaN":
	default:
		if !jsonNumber(w) {
			return nil, false
		}
	}
	r.at = i
	return w, true
}

func jsonNumber(b []byte) bool {
	digits := func() bool {
		rest := bytes.TrimLeft(b, "0123456789")
		ok := len(rest) < len(b)
		b = rest
		return ok
	}
	b = bytes.TrimPrefix(b, []byte("-"))
	if len(b) > 1 && b[0] == '0' && b[1] >= '0' && b[1] <= '9' || !digits() {
		return false
	}
	if len(b) > 0 && b[0] == '.' {
		if b = b[1:]; !digits() {
			return false
		}
	}
	if len(b) > 0 && b[0]|0x20 == 'e' {
		b = b[1:]
		if len(b) > 0 && (b[0] == '+' || b[0] == '-') {
			b = b[1:]
		}
		return digits() && len(b) == 0
	}
	return len(b) == 0
}

// element gives a value that was found to be one; name is that of its member, or "[]".
func (r *jsonReader) element(name string) {
	d := r.d
	switch r.b[r.at] {
	case '{':
		start := r.at
		r.value(0)
		r.giveUTF8(protocol.JSONObject, r.b[start:r.at])
		r.at = start
		r.list('{', '}', r.member)
		return
	case '[':
		d.giveLabelAt(r.layer, protocol.JSONArray)
		outer := len(r.path)
		r.path = append(r.path, "/[]"...)
		r.list('[', ']', func(int) bool { r.element("[]"); return true })
		r.path = r.path[:outer]
		return
	}
	var v []byte
	var f *protocol.Field
	if r.b[r.at] == '"' {
		v, _ = r.string()
		f = protocol.JSONString
	} else {
		v, _ = r.word()
	}
	if d.wants(protocol.JSONPathValue) {
		r.giveUTF8(protocol.JSONPathValue, r.join(r.path, v))
	}
	if d.wants(protocol.JSONMemberValue) {
		r.giveUTF8(protocol.JSONMemberValue, r.join([]byte(name), v))
	}
	switch {
	case f != nil:
		r.giveUTF8(f, v)
	case string(v) == "true":
		d.giveLabelAt(r.layer, protocol.JSONTrue)
	case string(v) == "false":
		d.giveLabelAt(r.layer, protocol.JSONFalse)
	case string(v) == "null":
		d.giveLabelAt(r.layer, protocol.JSONNull)
	case string(v) == "NaN":
		d.giveLabelAt(r.layer, protocol.JSONNaN)
	case d.wants(protocol.JSONNumber):
		n, _ := strconv.ParseFloat(string(v), 64)
		d.giveAt(r.layer, protocol.JSONNumber, ftype.FloatValue(ftype.Double, n), v)
	}
}

func (r *jsonReader) member(int) bool {
	key, _ := r.string()
	r.space()
	r.take(':')
	r.giveUTF8(protocol.JSONMember, key)
	outer := len(r.path)
	r.path = append(append(r.path, '/'), key...)
	r.element(string(key))
	r.giveUTF8(protocol.JSONKey, key)
	if r.d.wants(protocol.JSONPath) {
		r.giveUTF8(protocol.JSONPath, r.join(r.path, nil))
	}
	r.path = r.path[:outer]
	return true
}

// join puts a name and a value together, in the memory of the frame; without a value, it is the name alone.
func (r *jsonReader) join(name, value []byte) []byte {
	d := r.d
	start := len(d.arena)
	d.arena = append(d.arena, name...)
	if value != nil {
		d.arena = append(append(d.arena, ':'), value...)
	}
	return d.arena[start:]
}

func (r *jsonReader) giveUTF8(f *protocol.Field, b []byte) { r.d.giveUTF8(r.layer, f, b, b) }

// dropboxLAN is a text, mostly in JSON.
func dropboxLAN(_ *dissection, l *layer) next {
	l.own = len(l.b)
	if !isJSON(l.b) {
		return next{}
	}
	return l.rest(protocol.JSON, 0)
}

// isJSON tells whether a text is an array or an object.
func isJSON(b []byte) bool {
	r := jsonReader{b: b}
	r.space()
	if r.at == len(b) || b[r.at] != '{' && b[r.at] != '[' || !r.value(0) {
		return false
	}
	r.space()
	return r.at == len(b)
}
