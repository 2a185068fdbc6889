package catalog

import (
	"sort"
	"strconv"
	"strings"

	"github.com/dfc-lang/dfc/compile/ftype"
)

// Entry is what the catalogue says about one name, all its registrations together.
type Entry struct {
	Name     string
	Title    string
	Protocol bool         // the name of a protocol
	Types    []ftype.Type // of its first registration, which lists of fields show, and of the one that filters take if it has another; not to be modified
	Parent   string       // the protocol the field belongs to; a protocol's own name
	Base     string       // the display base without BASE_: "DEC", "HEX_DEC", "CUSTOM"; of a BOOLEAN the bits of its container; may be empty

	bits   int  // bits of an integer's value as displayed
	table  int  // number of its table of labels, 0 for none
	unseen bool // it has a table of labels that no dump has and in which Wireshark finds no text: an empty one
	mute   bool
}

// Type is the type that filters take.
func (e Entry) Type() ftype.Type { return e.Types[len(e.Types)-1] }

// Code is Wireshark's name of the type; names that are registered with several have all of them, with commas.
func (e Entry) Code() string {
	if e.Protocol {
		return ftype.Protocol.Code()
	}
	codes := make([]string, len(e.Types))
	for i, t := range e.Types {
		codes[i] = t.Code()
	}
	return strings.Join(codes, ",")
}

// Lookup finds a name, which is matched exactly.
func Lookup(name string) (Entry, bool) {
	// Most protocols have no dot in their names, and most fields do.
	first, second := &fields, &protocols
	if !strings.Contains(name, ".") {
		first, second = second, first
	}
	if e, ok := first.lookup(name); ok {
		return e, true
	}
	return second.lookup(name)
}

// Each calls f with every entry in the byte order of their names, until f returns false.
func Each(f func(Entry) bool) {
	p := protocols.from("")
	proto, more := p.next()
	for c := fields.from(""); ; {
		e, ok := c.next()
		for ; more && (!ok || proto.Name < e.Name); proto, more = p.next() {
			if !f(proto) {
				return
			}
		}
		if !ok || !f(e) {
			return
		}
	}
}

// Complete returns up to limit entries whose names start with prefix: the protocols, then the fields, both in order of
// their names.
func Complete(prefix string, limit int) []Entry {
	var found []Entry
	for _, l := range []*list{&protocols, &fields} {
		for c := l.from(prefix); len(found) < limit; {
			e, ok := c.next()
			if !ok || !strings.HasPrefix(e.Name, prefix) {
				break
			}
			found = append(found, e)
		}
	}
	return found
}

// list is a sorted list of entries in an archive.
type list struct {
	file     *string
	protocol bool // of protocols
	names    cache[*names]
	titles   cache[[]string]
}

var (
	protocols = list{file: &protocolData, protocol: true}
	fields    = list{file: &fieldData}
)

func (l *list) archive() archive          { return archive(*l.file) }
func (l *list) loadNames(b int) *names    { return parseNames(l.archive().block(2 * b)) }
func (l *list) loadTitles(b int) []string { return parseTitles(l.archive().block(2*b + 1)) }
func (l *list) keep(b int) *names         { return l.names.get(b, l.loadNames) }

func (l *list) lookup(name string) (Entry, bool) {
	b := l.archive().find(name)
	if b < 0 {
		return Entry{}, false
	}
	n := l.keep(b)
	i := n.search(name)
	if i == n.len() || n.name(i) != name {
		return Entry{}, false
	}
	return l.entry(n, i, l.titles.get(b, l.loadTitles)), true
}

func (l *list) entry(n *names, i int, titles []string) Entry {
	s := n.shapes[n.shape[i]]
	return Entry{
		Name: n.name(i), Title: titles[i], Protocol: l.protocol, Types: s.types, Parent: n.parents[n.parent[i]], Base: s.base,
		bits: s.bits, table: int(n.table[i]), unseen: s.unseen, mute: s.mute,
	}
}

// walk goes over a list, one block unpacked at a time. It leaves the blocks it passes out of the cache, since who reads
// everything seldom does it twice.
type walk struct {
	list   *list
	block  int // the next one
	names  *names
	titles []string
	i      int
}

// from returns a walk that starts at the first name that is not less than name.
func (l *list) from(name string) *walk {
	w := &walk{list: l, block: max(l.archive().find(name), 0)}
	w.load()
	w.i = w.names.search(name)
	return w
}

func (w *walk) load() {
	w.names, w.titles, w.i = w.list.loadNames(w.block), nil, 0
	w.block++
}

func (w *walk) next() (Entry, bool) {
	for w.i == w.names.len() {
		if w.block == w.list.archive().keys() {
			return Entry{}, false
		}
		w.load()
	}
	if w.titles == nil {
		w.titles = w.list.loadTitles(w.block - 1)
	}
	w.i++
	return w.list.entry(w.names, w.i-1, w.titles), true
}

// names is a block of names with all but their titles, unpacked:
//
//	count; shapes; parents; columns, one item per name: bytes shared with the name before (1 byte), shape, parent,
//	table of labels (0 for none, otherwise 1 + the zigzag of the step from the last one); the rest of each name
//
// Numbers are uvarints, texts end in a zero byte, and a list of texts starts with their count.
type names struct {
	text    string // all names in a row
	ends    []uint32
	shape   []uint16
	parent  []uint16
	table   []uint32
	shapes  []shape
	parents []string
}

// shape is what many fields have in common; as text "UINT32 DEC_HEX 20 mute", several types joined by commas.
type shape struct {
	types        []ftype.Type
	base         string
	bits         int
	unseen, mute bool
}

func parseShape(s string) shape {
	part := strings.Split(s, " ")
	sh := shape{base: part[1], unseen: part[3] == "unseen", mute: part[3] == "mute"}
	for code := range strings.SplitSeq(part[0], ",") {
		t, ok := ftype.Parse(code)
		if !ok {
			panic("catalog: unknown type " + code)
		}
		sh.types = append(sh.types, t)
	}
	sh.bits, _ = strconv.Atoi(part[2])
	return sh
}

func parseNames(block []byte) *names {
	c := newCursor(block)
	count := int(c.uvarint())
	n := &names{
		ends:   make([]uint32, count),
		shape:  make([]uint16, count),
		parent: make([]uint16, count),
		table:  make([]uint32, count),
	}
	for range c.uvarint() {
		n.shapes = append(n.shapes, parseShape(c.string()))
	}
	n.parents = c.strings(int(c.uvarint()))
	shared := c.data[c.at : c.at+count]
	c.at += count
	for i := range n.shape {
		n.shape[i] = uint16(c.uvarint())
	}
	for i := range n.parent {
		n.parent[i] = uint16(c.uvarint())
	}
	last := int64(0)
	for i := range n.table {
		if v := c.uvarint(); v != 0 {
			last += unzigzag(v - 1)
			n.table[i] = uint32(last)
		}
	}
	all := make([]byte, 0, 32*count)
	start := 0
	for i := range count {
		prev := start
		start = len(all)
		all = append(all, all[prev:prev+int(shared[i])]...)
		all = append(all, c.string()...)
		n.ends[i] = uint32(len(all))
	}
	n.text = string(all)
	return n
}

func parseTitles(block []byte) []string {
	c := newCursor(block)
	titles := make([]string, 0, 4096)
	for c.at < len(c.data) {
		titles = append(titles, c.string())
	}
	return titles
}

func (n *names) len() int { return len(n.ends) }

func (n *names) name(i int) string {
	if i == 0 {
		return n.text[:n.ends[0]]
	}
	return n.text[n.ends[i-1]:n.ends[i]]
}

// search returns the number of the first name that is not less than name.
func (n *names) search(name string) int {
	return sort.Search(n.len(), func(i int) bool { return n.name(i) >= name })
}
