package compile

import (
	"strings"

	"github.com/dfc-lang/dfc/compile/catalog"
	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// This file is all that the package asks the catalogue of Wireshark's fields.

// lookup finds a field that is declared, or one that only Wireshark knows: that has ID -1.
func lookup(name string) (*protocol.Field, bool) {
	if f, ok := protocol.Lookup(name); ok {
		return f, true
	}
	e, ok := catalog.Lookup(name)
	if !ok {
		return nil, false
	}
	return &protocol.Field{ID: -1, Name: name, Title: e.Title, Type: e.Types[0], As: e.Type()}, true
}

func labelsOf(f *protocol.Field) *catalog.Labels { return catalog.LabelsOf(f.Name) }

// nearest are names like the given one. It looks at all there are, which takes a tenth of a second.
var nearest = func(name string) []string { return catalog.Nearest(name, 3) }

// isReferable tells "${ip.src}", a reference, from a call of a macro: it has the name of a field with values.
func isReferable(name string) bool {
	f, ok := lookup(name)
	if !ok {
		f, _, ok = lookupAlias(name)
	}
	return ok && f.As != ftype.Protocol && f.As != ftype.None
}

// aliases are the old names of protocols that are still accepted as the first part of a name.
var aliases = map[string]string{
	"bootp":   "dhcp",
	"ssl":     "tls",
	"nm":      "autosar-nm",
	"nas_eps": "nas-eps",
	"nas_5gs": "nas-5gs",
	"104apci": "iec60870_104",
	"104asdu": "iec60870_asdu",
}

// lookupAlias finds a name that starts with the old name of a protocol, and gives the new name.
func lookupAlias(name string) (*protocol.Field, string, bool) {
	first, _, _ := strings.Cut(name, ".")
	now, ok := aliases[first]
	if !ok {
		return nil, "", false
	}
	renamed := now + name[len(first):]
	f, ok := lookup(renamed)
	return f, renamed, ok
}
