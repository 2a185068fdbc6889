package bpfgen

import (
	"fmt"
	"maps"
	"net/netip"
	"slices"
	"strings"

	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// Expression is a filter in the language of tcpdump, with tcpdump's reading of it (see [Options].Outer): "" accepts all packets. Where the
// language has no words for a test, the expression accepts more than the filter, and the notes say so.
func Expression(p *compile.Program) (text string, notes []string) {
	reasons := map[string]bool{}
	e := &expression{formulas: newFormulas(), assume: func(reason string) bool { reasons[reason] = true; return true }}
	t := &translator{formulas: e.formulas, graph: parseGraph(), assume: e.assume}
	if p.Filter != nil {
		t.source = p.Filter.Source
	}
	f := e.true
	if p.Root != nil {
		f = t.test(p.Root)
	}
	c := e.tagged(f)
	return c.text, slices.Sorted(maps.Keys(reasons))
}

// expression writes formulas in tcpdump's language.
type expression struct {
	*formulas
	assume func(reason string) bool
}

// clause is a part of an expression, and what it is made of.
type clause struct {
	text string // "" for what is always true
	op   op
}

var (
	always = clause{}
	never  = clause{text: "not (ip or not ip)", op: opAnd}
)

// all joins clauses; tcpdump's "and" and "or" bind alike, so that one within the other is put in parentheses.
func all(op op, word string, clauses ...clause) clause {
	var parts []clause
	for _, c := range clauses {
		switch {
		case c == always && op == opOr, c == never && op == opAnd:
			return c
		case c != always && c != never:
			parts = append(parts, c)
		}
	}
	switch len(parts) {
	case 0:
		if op == opOr {
			return never
		}
		return always
	case 1:
		return parts[0]
	}
	texts := make([]string, len(parts))
	for i, c := range parts {
		texts[i] = c.text
		if c.op != opHere && c.op != op {
			texts[i] = "(" + c.text + ")"
		}
	}
	return clause{strings.Join(texts, " "+word+" "), op}
}

func both(clauses ...clause) clause   { return all(opAnd, "and", clauses...) }
func either(clauses ...clause) clause { return all(opOr, "or", clauses...) }

func leaf(format string, args ...any) clause { return clause{fmt.Sprintf(format, args...), opHere} }

func not(c clause) clause {
	switch {
	case c == always:
		return never
	case c == never:
		return always
	case c.op == opHere:
		return leaf("not %s", c.text)
	}
	return leaf("not (%s)", c.text)
}

// tagged writes a formula whose tests of a VLAN tag come first: behind "vlan", tcpdump counts from the end of the tag.
func (e *expression) tagged(f *node) clause {
	kids := []*node{f}
	if f.op == opAnd {
		kids = f.kids
	}
	var tag, rest []clause
	for _, k := range kids {
		if k.op == opLater && k.atom.proto == protocol.VLAN && !k.neg {
			tag = append(tag, e.tag(k.atom))
		} else {
			rest = append(rest, e.write(k))
		}
	}
	if len(tag) > 0 {
		tag = append([]clause{leaf("vlan")}, tag...)
	}
	return both(append(tag, rest...)...)
}

// tag tests a field of the outermost tag, which stands behind the addresses.
func (e *expression) tag(a *atom) clause {
	const base = 14
	var any []clause
	for _, f := range a.fields {
		if a.want == wantAny && f.Type == ftype.Protocol && a.view.count == 0 {
			return always
		}
		any = append(any, e.field(a, f, "ether", base))
	}
	return either(any...)
}

func (e *expression) write(n *node) clause {
	switch n.op {
	case opTrue:
		return always
	case opFalse:
		return never
	case opLater:
		return e.later(n)
	}
	kids := make([]clause, len(n.kids))
	for i, k := range n.kids {
		kids[i] = e.write(k)
	}
	if n.op == opAnd {
		return both(kids...)
	}
	return either(kids...)
}

func (e *expression) unknown(reason string) clause {
	e.assume(reason)
	return always
}

// words are what tcpdump calls protocols.
var words = map[*protocol.Protocol]string{
	protocol.IP: "ip", protocol.IPv6: "ip6", protocol.ARP: "arp", protocol.TCP: "tcp", protocol.UDP: "udp", protocol.ICMP: "icmp", protocol.ICMPv6: "icmp6",
	protocol.Eth: "ether", protocol.Frame: "ether",
}

// later writes a test; one that tcpdump has no words for is true, whether it is negated or not.
func (e *expression) later(n *node) clause {
	a := n.atom
	word, ok := words[a.proto]
	switch {
	case a.proto == protocol.UDPLite && n.neg: // tcpdump's udp is UDP alone
		return always
	case a.proto == protocol.UDPLite:
		return never
	case !ok:
		return e.unknown(a.proto.Name + ": tcpdump has no word for it here")
	}
	if a.want != wantIn && a.want != wantAny {
		return e.unknown(a.proto.Name + ": no test that tcpdump can do")
	}
	said := false
	say := e.assume
	e.assume = func(reason string) bool { said = true; return say(reason) }
	var any []clause
	if c, ok := e.pooled(a, word); ok {
		any = []clause{c}
	} else {
		for _, f := range a.fields {
			if f.Odd || f.Computed() && len(f.When) > 0 { // tcpdump takes headers for sound, and for what they say
				continue
			}
			any = append(any, e.field(a, f, word, 0))
		}
	}
	e.assume = say
	c := either(any...)
	switch {
	case said:
		return always
	case n.neg:
		return not(c)
	}
	return c
}

// pooled writes tests for which tcpdump has a word for either direction.
func (e *expression) pooled(a *atom, word string) (clause, bool) {
	if len(a.fields) != 2 || a.want != wantIn || a.view != (view{}) {
		return clause{}, false
	}
	known := directions[a.fields[0].Name] != "" && directions[a.fields[1].Name] != "" && a.fields[0].Name != a.fields[1].Name
	return e.named(a, word, "", a.fields[0], known)
}

// named writes a test of a port or an address in tcpdump's own terms, for a direction.
func (e *expression) named(a *atom, word, direction string, f *protocol.Field, known bool) (clause, bool) {
	if !known {
		return clause{}, false
	}
	if direction != "" {
		direction += " "
	}
	var list []clause
	for _, x := range a.in.intersect(set{{num{}, ones(8 * f.Layout.Width)}}) {
		switch {
		case f.Base == protocol.Port && (f.Protocol == protocol.TCP || f.Protocol == protocol.UDP):
			if x.lo == x.hi {
				list = append(list, leaf("%s %sport %d", word, direction, x.lo.lo))
			} else {
				list = append(list, leaf("%s %sportrange %d-%d", word, direction, x.lo.lo, x.hi.lo))
			}
		case f.Type == ftype.IPv4 && f.Protocol == protocol.IP, f.Type == ftype.IPv6 && f.Protocol == protocol.IPv6:
			for _, p := range x.prefixes(8 * f.Layout.Width) {
				addr := p.lo.address(f.Layout.Width)
				if p.lo == p.hi {
					list = append(list, leaf("%s %shost %s", word, direction, addr))
				} else {
					list = append(list, leaf("%s %snet %s/%d", word, direction, addr, p.bits))
				}
			}
		case f.Type == ftype.Ether && f.Protocol == protocol.Eth && x.lo == x.hi:
			if direction == "" {
				list = append(list, leaf("ether host %s", hardware(x.lo)))
			} else {
				list = append(list, leaf("ether %s%s", direction, hardware(x.lo)))
			}
		default:
			return clause{}, false
		}
		if len(list) > maxRanges {
			return clause{}, false
		}
	}
	return either(list...), true
}

func hardware(n num) string {
	return fmt.Sprintf("%02x:%02x:%02x:%02x:%02x:%02x", n.lo>>40&0xff, n.lo>>32&0xff, n.lo>>24&0xff, n.lo>>16&0xff, n.lo>>8&0xff, n.lo&0xff)
}

// prefix is the numbers that begin with the same bits.
type prefix struct {
	span
	bits int
}

// prefixes takes a span apart into numbers that begin with the same bits.
func (x span) prefixes(width int) []prefix {
	var list []prefix
	for from := x.lo; ; {
		host := 0
		for host < width && from.and(ones(host+1)) == (num{}) && !x.hi.less(from.or(ones(host+1))) {
			host++
		}
		to := from.or(ones(host))
		list = append(list, prefix{span{from, to}, width - host})
		if to == x.hi {
			return list
		}
		from = to.plus1()
	}
}

func (a num) address(width int) netip.Addr {
	var b [16]byte
	for i := range b {
		b[i] = byte(a.shr(8 * (15 - i)).lo)
	}
	addr, _ := netip.AddrFromSlice(b[16-width:])
	return addr
}

// field writes a test of a field in a header that tcpdump has a name for, or that begins at a place in the frame.
func (e *expression) field(a *atom, f *protocol.Field, word string, base int) clause {
	l := f.Layout
	switch {
	case f.Type == ftype.Protocol && a.view.count == 0 && a.want == wantAny:
		if word == "ether" {
			return always
		}
		return leaf("%s", word)
	case f.Type == ftype.Protocol && a.view.count > 0:
		l = &protocol.Layout{Offset: a.view.skip, Width: a.view.count, Scale: 1}
	case f == protocol.UDPPayload && a.want == wantIn && a.view.count > 0:
		return e.number(f, word, protocol.UDP.MinHeader+a.view.skip, a.view.count, a.view.mask.or(a.all()), a.in, 0)
	case f == protocol.TCPPayload && a.want == wantIn && a.view.count > 0:
		carries := e.number(protocol.TCPFlagRST, word, 13, 1, small(protocol.TCPFlagRST.Layout.Mask), only(num{}), 0)
		return both(carries, e.number(f, behindTCP, a.view.skip, a.view.count, a.view.mask.or(a.all()), a.in, 0))
	case a.want == wantAny:
		return e.unknown(f.Name + ": whether it is there")
	case f.Computed() || l == nil || l.LittleEndian || l.Width == 0:
		return e.unknown(f.Name + ": computed, not read from the header")
	case a.view.count > 0:
		l = &protocol.Layout{Offset: l.Offset + a.view.skip, Width: a.view.count, Scale: 1}
	}
	in := a.in
	if f.Type == ftype.Boolean {
		in = truth(in)
	}
	if a.view == (view{}) && base == 0 {
		if c, ok := e.named(a, word, directions[f.Name], f, directions[f.Name] != ""); ok {
			return c
		}
	}
	if f.Base == protocol.Port {
		return e.unknown(f.Name + ": tcpdump has it over IPv6 as a whole only")
	}
	mask := small(l.Mask)
	if l.Mask == 0 {
		mask = ones(8 * l.Width)
	}
	if a.view.masked {
		if l.Scale > 1 || l.Add != 0 {
			return e.unknown(f.Name + ": a mask of a number that is not read as it stands")
		}
		mask = mask.and(shl(a.view.mask, l.Shift))
	}
	var others []clause
	for _, c := range f.When {
		k := c.Field.Layout
		switch {
		case presumed(c):
		case a.view == (view{}) && *k == *l: // the field itself says whether it is there
			in = in.intersect(ranges(c.Ranges))
		default:
			m := small(k.Mask)
			if k.Mask == 0 {
				m = ones(8 * k.Width)
			}
			others = append(others, e.number(f, word, base+k.Offset, k.Width, m, ranges(c.Ranges).scaled(k.Scale, k.Add), k.Shift))
		}
	}
	test := e.number(f, word, base+l.Offset, l.Width, mask, in.scaled(l.Scale, l.Add), l.Shift)
	return both(append([]clause{test}, others...)...)
}

var directions = map[string]string{
	"tcp.srcport": "src", "tcp.dstport": "dst", "udp.srcport": "src", "udp.dstport": "dst", "ip.src": "src", "ip.dst": "dst",
	"ipv6.src": "src", "ipv6.dst": "dst", "eth.src": "src", "eth.dst": "dst",
}

// all is all bits of the bytes that are looked at, if there is no mask.
func (a *atom) all() num {
	if a.view.masked {
		return num{}
	}
	return ones(8 * a.view.count)
}

// behindTCP is what bytes behind the header of TCP are counted from.
const behindTCP = "tcp[((tcp[12] & 0xf0) >> 2) + "

// bytesAt names bytes behind what a word or [behindTCP] stands for.
func bytesAt(word string, off, width int) string {
	if word != behindTCP {
		word += "["
	}
	if width == 1 {
		return fmt.Sprintf("%s%d]", word, off)
	}
	return fmt.Sprintf("%s%d:%d]", word, off, width)
}

// number writes a test of some bits of one, two or four bytes.
func (e *expression) number(f *protocol.Field, word string, off, width int, mask num, in set, shift int) clause {
	for ; width > 1 && shift >= 8 && mask.and(ones(8)) == (num{}); width-- { // the last byte does not count
		mask, shift = mask.shr(8), shift-8
	}
	for ; width > 1 && mask.shr(8*(width-1)) == (num{}); width-- { // nor does the first
		off++
	}
	if chunk := chunk(width); in.single() && mask == ones(8*width) && width > chunk { // a part at a time
		rest := width - chunk
		return both(e.number(f, word, off, chunk, ones(8*chunk), only(in[0].lo.shr(8*rest)), 0), e.number(f, word, off+chunk, rest, ones(8*rest), only(in[0].lo.and(ones(8*rest))), 0))
	}
	if width != 1 && width != 2 && width != 4 {
		return e.unknown(f.Name + ": more bytes than tcpdump compares at once")
	}
	value := bytesAt(word, off, width)
	if mask != ones(8*width) {
		value += fmt.Sprintf(" & 0x%x", mask.lo)
	}
	top := mask.lo
	in = in.intersect(set{{num{}, small(top >> shift)}})
	if rest := in.complement().intersect(set{{num{}, small(top >> shift)}}); len(rest) == 1 && rest[0].lo == rest[0].hi {
		return leaf("%s != %d", value, rest[0].lo.lo<<shift)
	}
	var any []clause
	for _, x := range in {
		lo, hi := x.lo.lo<<shift, x.hi.lo<<shift
		var c []clause
		switch {
		case lo == hi:
			c = append(c, leaf("%s = %d", value, lo))
		default:
			if lo > 0 {
				c = append(c, leaf("%s >= %d", value, lo))
			}
			if x.hi.lo < top>>shift {
				c = append(c, leaf("%s <= %d", value, hi))
			}
			if len(c) == 0 {
				c = append(c, leaf("%s >= 0", value))
			}
		}
		any = append(any, both(c...))
	}
	return either(any...)
}

// chunk is how many of some bytes are compared first: what tcpdump compares at once.
func chunk(width int) int {
	if width >= 4 {
		return 4
	}
	return min(width, 2)
}
