package eval

import (
	"bytes"
	"slices"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// imf reads the header lines of a message, and hands on what follows them.
func imf(d *dissection, l *layer) next {
	i, b := len(d.layers)-1, l.b
	var kind []byte // what follows the header, where it has parameters
	at, ended := 0, false
	for at < len(b) {
		colon := bytes.IndexByte(b[at:], ':') // of a name Wireshark believes all that stands before it
		if colon < 0 {
			break
		}
		name := b[at : at+colon]
		start := at + colon + 1
		end, last, whole := imfEnd(b, start)
		if !whole {
			break
		}
		start += blanks(b[start:end])
		d.imfField(i, name, b[at:end], b[start:end])
		if string(appendLower(nil, name)) == "content-type" && bytes.IndexByte(b[start:end], ';') >= 0 {
			kind = bytes.TrimRight(b[start:end], "\r\n")
		}
		if at = end; last {
			at, ended = min(at+len("\r\n"), len(b)), true
			break
		}
	}
	rest := b
	if ended { // and not in the middle of the header
		rest = b[at:]
	}
	switch p := protocol.MediaTypes.Exactly(mediaType(kind)); {
	case len(kind) == 0:
		d.giveLabelAt(i, protocol.IMFText)
	case p == nil:
	case len(rest) == 0:
		d.layers = append(d.layers, layer{proto: p, again: true})
	default:
		d.body(p, kind, rest, len(rest))
	}
	return next{}
}

func blanks(b []byte) int { return len(b) - len(bytes.TrimLeft(b, " \t")) }

// imfEnd finds the end of a field: behind a line that no blank follows. It tells whether the field is the last one, and whether it ends at all.
func imfEnd(b []byte, start int) (end int, last, whole bool) {
	for at := start; ; {
		n := bytes.Index(b[at:], []byte("\r\n"))
		if n < 0 {
			return len(b), false, false
		}
		if at += n + 2; at >= len(b) {
			return len(b), false, true
		}
		if c := b[at]; c != ' ' && c != '\t' {
			return at, c == '\r', true
		}
	}
}

// imfField gives a field: of one that is not known also its name. The value has the end of its line.
func (d *dissection) imfField(layer int, name, whole, value []byte) {
	text := bytes.TrimSuffix(value, []byte("\r\n"))
	f := protocol.IMFHeaders[string(appendLower(nil, name))]
	if f == nil {
		d.giveASCII(layer, protocol.IMFExtension, bytes.TrimSuffix(whole, []byte("\r\n")))
		d.giveASCII(layer, protocol.IMFName, name)
		d.giveASCII(layer, protocol.IMFValue, text)
		return
	}
	d.giveASCII(layer, f, text)
	switch {
	case slices.Contains(protocol.IMFMailboxes, f):
		d.imfAddresses(layer, protocol.IMFMailbox, value)
	case slices.Contains(protocol.IMFAddresses, f):
		d.imfAddresses(layer, protocol.IMFItem, value)
	case slices.Contains(protocol.IMFSingle, f):
		d.imfAddress(layer, value)
	case f == imfContentType:
		if kind, parameters, ok := bytes.Cut(text, []byte(";")); ok {
			d.giveASCII(layer, protocol.IMFType, kind)
			d.giveASCII(layer, protocol.IMFParameters, parameters)
		}
	}
}

var imfContentType = protocol.IMFHeaders["content-type"]

// imfAddresses reads a list. Wireshark believes commas in quotes, too.
func (d *dissection) imfAddresses(layer int, f *protocol.Field, list []byte) {
	for more := true; more; {
		var item []byte
		item, list, more = bytes.Cut(list, []byte(","))
		d.giveASCII(layer, f, item)
		d.imfAddress(layer, item)
	}
}

// imfAddress reads an address, with a name or without.
func (d *dissection) imfAddress(layer int, item []byte) {
	if group, members, ok := bytes.Cut(item, []byte(":")); ok { // whose name Wireshark believes to be in quotes
		if group = bytes.Trim(group, " \t"); len(group) > 0 {
			d.giveASCII(layer, protocol.IMFDisplayName, group[:len(group)-1])
		}
		d.giveASCII(layer, protocol.IMFMailbox, members)
		item = members
	}
	name, rest, ok := bytes.Cut(item, []byte("<"))
	if !ok {
		d.giveASCII(layer, protocol.IMFAddress, item)
		return
	}
	if name = bytes.TrimRight(bytes.TrimLeft(name, " \t\r\n"), " \t"); len(name) > 0 {
		d.giveASCII(layer, protocol.IMFDisplayName, name)
	}
	address, _, _ := bytes.Cut(rest, []byte(">"))
	d.giveASCII(layer, protocol.IMFAddress, address)
}
