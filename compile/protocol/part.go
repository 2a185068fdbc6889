package protocol

// Part is a piece of a protocol that has no fixed place, such as an option: code in package eval finds it, and its fields have
// their layouts within it. A field may belong to several parts.
type Part []Placed

// Placed is a field and its place within a part.
type Placed struct {
	*Field
	At Layout
}

// part takes fields with a layout and makes it one within the part.
func part(fields ...*Field) Part {
	p := make(Part, len(fields))
	for i, f := range fields {
		p[i] = Placed{f, *f.Layout}
		f.Layout = nil
	}
	return p
}

// little is part for numbers that are stored with the least significant byte first.
func little(fields ...*Field) Part {
	for _, f := range fields {
		f.Swapped()
	}
	return part(fields...)
}

// Size is how many bytes the part has, up to the end of its last field.
func (p Part) Size() (n int) {
	for i := range p {
		n = max(n, p[i].At.Offset+p[i].At.Width)
	}
	return n
}

// Wanted tells whether one of the part's fields is marked.
func (p Part) Wanted(wants []bool) bool {
	for i := range p {
		if wants[p[i].ID] {
			return true
		}
	}
	return false
}
