package bpfgen

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"golang.org/x/net/bpf"
)

// The passes below work on a copy of the blocks, which they change in place; the blocks of the walk stay what they are.

// program is the blocks that can be reached, every one before those that follow it.
type program []*block

// order lists the blocks reachable from root. What follows when a test is true comes last, so that the usual path of a filter,
// test after test, falls through.
func order(root *block) program {
	var p program
	seen := map[*block]bool{}
	var visit func(*block)
	visit = func(b *block) {
		if seen[b] {
			return
		}
		seen[b] = true
		for _, n := range slices.Backward(b.next()) {
			visit(n)
		}
		p = append(p, b)
	}
	visit(root)
	slices.Reverse(p)
	return p
}

// optimize makes the program shorter without changing what it does.
func optimize(root *block) program {
	copies := map[*block]*block{}
	p := order(root)
	for _, b := range p {
		c := *b
		c.code = slices.Clone(b.code)
		copies[b] = &c
	}
	for i, b := range p {
		c := copies[b]
		c.t, c.f = copies[b.t], copies[b.f]
		p[i] = c
	}
	root = p[0]
	for thread(p) {
		p = order(root)
	}
	share(p)
	p = order(root)
	reuse(p)
	drop(p)
	return order(skipEmpty(root, p))
}

// regs is what is known of the registers: the expressions that they hold, "" for anything.
type regs struct{ a, x string }

// meet is what is known when either may be the case.
func (r regs) meet(s regs) regs {
	if r.a != s.a {
		r.a = ""
	}
	if r.x != s.x {
		r.x = ""
	}
	return r
}

// after is what is known after an instruction.
func (r regs) after(i bpf.Instruction) regs {
	with := func(format string, args ...string) string {
		for _, a := range args {
			if a == "" {
				return ""
			}
		}
		return fmt.Sprintf(format, anys(args)...)
	}
	switch i := i.(type) {
	case bpf.LoadConstant:
		return r.set(i.Dst, fmt.Sprintf("#%d", i.Val))
	case bpf.LoadScratch:
		return r.set(i.Dst, slotName(i.N))
	case bpf.LoadAbsolute:
		r.a = fmt.Sprintf("[%d:%d]", i.Off, i.Size)
	case bpf.LoadIndirect:
		r.a = with("[%s+"+fmt.Sprintf("%d:%d]", i.Off, i.Size), r.x)
	case bpf.LoadMemShift:
		r.x = fmt.Sprintf("nibble[%d]", i.Off)
	case bpf.LoadExtension:
		r.a = fmt.Sprintf("ext%d", i.Num)
	case bpf.ALUOpConstant:
		r.a = with("(%s "+fmt.Sprintf("op%d %d)", i.Op, i.Val), r.a)
	case bpf.ALUOpX:
		r.a = with("(%s "+fmt.Sprintf("op%d", i.Op)+" %s)", r.a, r.x)
	case bpf.TAX:
		r.x = r.a
	case bpf.TXA:
		r.a = r.x
	case bpf.StoreScratch:
		slot := slotName(i.N)
		if strings.Contains(r.a, slot) {
			r.a = ""
		}
		if strings.Contains(r.x, slot) {
			r.x = ""
		}
	default:
		return regs{}
	}
	return r
}

func slotName(n int) string { return fmt.Sprintf("M%d;", n) }

func anys(args []string) []any {
	s := make([]any, len(args))
	for i, a := range args {
		s[i] = a
	}
	return s
}

func (r regs) set(reg bpf.Register, to string) regs {
	if reg == bpf.RegX {
		r.x = to
	} else {
		r.a = to
	}
	return r
}

func (r regs) afterAll(code []bpf.Instruction) regs {
	for _, i := range code {
		r = r.after(i)
	}
	return r
}

// fact is what is known on the way into a block: the registers, and the numbers that expressions can be.
type fact struct {
	regs
	in map[string]set // never changed, only replaced
}

// known is what A can be.
func (f fact) known() set {
	if in, ok := f.in[f.a]; ok && f.a != "" {
		return in
	}
	return everything
}

// facts finds what is known at the end of each block.
func facts(p program) map[*block]fact {
	before, after := map[*block]fact{}, map[*block]fact{}
	for _, b := range p {
		f := before[b]
		f.regs = f.afterAll(b.code)
		for _, i := range b.code {
			if s, ok := i.(bpf.StoreScratch); ok {
				f.in = maps.Clone(f.in)
				maps.DeleteFunc(f.in, func(x string, _ set) bool { return strings.Contains(x, slotName(s.N)) })
			}
		}
		after[b] = f
		for _, n := range b.next() {
			g := f.along(b, n)
			if old, ok := before[n]; ok {
				g = old.meet(g)
			}
			before[n] = g
		}
		delete(before, b)
	}
	return after
}

// maxKnown bounds how many ranges are remembered of what a number can be.
const maxKnown = 64

// meet is what is known when either may be the case.
func (f fact) meet(g fact) fact {
	m := fact{f.regs.meet(g.regs), map[string]set{}}
	for x, in := range f.in {
		if other, ok := g.in[x]; ok && len(in)+len(other) <= maxKnown {
			m.in[x] = in.union(other)
		}
	}
	return m
}

// along is what is known on the way from b to n.
func (f fact) along(b, n *block) fact {
	if in, ok := b.choice(n == b.t); ok && f.a != "" {
		m := maps.Clone(f.in)
		if m == nil {
			m = map[string]set{}
		}
		m[f.a] = f.known().intersect(in)
		f.in = m
	}
	return f
}

// choice is the numbers for which a choice goes either way, if they are a simple set.
func (b *block) choice(yes bool) (set, bool) {
	var in set
	switch b.end {
	case ifEqual:
		in = only(small(uint64(b.value)))
	case ifGreater:
		in = atLeast(uint64(b.value) + 1)
	case ifAtLeast:
		in = atLeast(uint64(b.value))
	case ifBits:
		if yes {
			return nonzero, true // no more than that
		}
		return nil, false
	default:
		return nil, false
	}
	if !yes {
		in = in.complement()
	}
	return in, true
}

// decided is where a choice leads when A is known to be in a set; nil if either way is possible.
func (b *block) decided(in set) *block {
	yes, ok := b.choice(true)
	switch {
	case !ok || b.end == ifBits:
		return nil
	case in.intersect(yes).empty():
		return b.f
	case in.intersect(yes.complement()).empty():
		return b.t
	}
	return nil
}

// thread lets jumps go past blocks that would only find out again what is known on the way to them. It reports whether it
// changed anything.
func thread(p program) bool {
	changed := false
	after, needs := facts(p), liveness(p)
	redirect := func(b *block, to **block) {
		for {
			n := *to
			f := after[b].along(b, n)
			g := f
			g.regs = f.afterAll(n.code)
			t := n.decided(g.known())
			if t == nil || stores(n.code) || needs[t].a && f.a != g.a || needs[t].x && f.x != g.x {
				return
			}
			*to, changed = t, true
		}
	}
	for _, b := range p {
		if b.end == returns {
			continue
		}
		redirect(b, &b.t)
		if b.end != jumps {
			redirect(b, &b.f)
			if b.t == b.f {
				b.end, b.f = jumps, nil
			}
		}
	}
	return changed
}

func stores(code []bpf.Instruction) bool {
	return slices.ContainsFunc(code, func(i bpf.Instruction) bool {
		_, ok := i.(bpf.StoreScratch)
		return ok
	})
}

// registers finds what the registers hold at the beginning of each block.
func registers(p program) map[*block]regs {
	before := map[*block]regs{}
	for _, b := range p {
		r := before[b].afterAll(b.code)
		for _, n := range b.next() {
			if old, ok := before[n]; ok {
				before[n] = old.meet(r)
			} else {
				before[n] = r
			}
		}
	}
	return before
}

// share puts a block that loads a number and compares it in the place of one that only compares it, where these know the number to be in
// A already: one comparison less to write down.
func share(p program) {
	type comparison struct {
		end   ending
		value uint32
		t, f  *block
	}
	loading := map[comparison]*block{}
	for _, b := range p {
		if len(b.code) > 0 && !stores(b.code) {
			loading[comparison{b.end, b.value, b.t, b.f}] = b
		}
	}
	before := registers(p)
	instead := map[*block]*block{}
	for _, b := range p {
		c := loading[comparison{b.end, b.value, b.t, b.f}]
		if r := before[b]; c != nil && len(b.code) == 0 && r.a != "" && r.afterAll(c.code) == r {
			instead[b] = c
		}
	}
	for _, b := range p {
		if c := instead[b.t]; c != nil {
			b.t = c
		}
		if c := instead[b.f]; c != nil {
			b.f = c
		}
	}
}

// reuse leaves out what loads a register with what it holds already.
func reuse(p program) {
	before := registers(p)
	for _, b := range p {
		r := before[b]
		for n := len(b.code); n > 0; n-- {
			if s := r.afterAll(b.code[:n]); !stores(b.code[:n]) && s == r && s.a != "" {
				b.code = b.code[n:]
				break
			}
		}
		var code []bpf.Instruction
		for _, i := range b.code {
			s := r.after(i)
			if s == r && !stores([]bpf.Instruction{i}) && (s.a != "" && !loadsX(i) || s.x != "" && loadsX(i)) {
				continue
			}
			code = append(code, i)
			r = s
		}
		b.code = code
	}
}

func loadsX(i bpf.Instruction) bool {
	switch i := i.(type) {
	case bpf.LoadMemShift, bpf.TAX:
		return true
	case bpf.LoadScratch:
		return i.Dst == bpf.RegX
	case bpf.LoadConstant:
		return i.Dst == bpf.RegX
	}
	return false
}

// live is the registers and slots whose content may still be used.
type live struct {
	a, x bool
	m    [16]bool
}

// before is what is live before an instruction, and whether the instruction does anything for what is live after it.
func (l live) before(i bpf.Instruction) (live, bool) {
	put := func(reg bpf.Register) bool {
		if reg == bpf.RegX {
			useful := l.x
			l.x = false
			return useful
		}
		useful := l.a
		l.a = false
		return useful
	}
	useful := true
	switch i := i.(type) {
	case bpf.LoadConstant:
		useful = put(i.Dst)
	case bpf.LoadScratch:
		if useful = put(i.Dst); useful {
			l.m[i.N] = true
		}
	case bpf.LoadAbsolute, bpf.LoadExtension:
		useful = put(bpf.RegA)
	case bpf.LoadIndirect:
		if useful = put(bpf.RegA); useful {
			l.x = true
		}
	case bpf.LoadMemShift:
		useful = put(bpf.RegX)
	case bpf.ALUOpConstant:
		useful = l.a
	case bpf.ALUOpX:
		if useful = l.a; useful {
			l.x = true
		}
	case bpf.TAX:
		if useful = put(bpf.RegX); useful {
			l.a = true
		}
	case bpf.TXA:
		if useful = put(bpf.RegA); useful {
			l.x = true
		}
	case bpf.StoreScratch:
		if useful = l.m[i.N]; useful {
			l.m[i.N] = false
			if i.Src == bpf.RegX {
				l.x = true
			} else {
				l.a = true
			}
		}
	}
	return l, useful
}

// out is what is live at the end of a block.
func (b *block) out(in map[*block]live) live {
	var l live
	for _, n := range b.next() {
		m := in[n]
		l.a, l.x = l.a || m.a, l.x || m.x
		for i := range l.m {
			l.m[i] = l.m[i] || m.m[i]
		}
	}
	if b.end != returns && b.end != jumps {
		l.a = true
	}
	return l
}

// liveness finds what is live at the beginning of each block.
func liveness(p program) map[*block]live {
	in := map[*block]live{}
	for _, b := range slices.Backward(p) {
		l := b.out(in)
		for _, i := range slices.Backward(b.code) {
			l, _ = l.before(i)
		}
		in[b] = l
	}
	return in
}

// drop leaves out what nobody uses.
func drop(p program) {
	in := liveness(p)
	for _, b := range p {
		l := b.out(in)
		var code []bpf.Instruction
		for _, i := range slices.Backward(b.code) {
			var useful bool
			if l, useful = l.before(i); useful {
				code = append(code, i)
			}
		}
		slices.Reverse(code)
		b.code = code
	}
}

// skipEmpty leaves out blocks that only jump.
func skipEmpty(root *block, p program) *block {
	to := map[*block]*block{}
	for _, b := range slices.Backward(p) {
		if b.end == jumps && len(b.code) == 0 {
			to[b] = b.t
			if t := to[b.t]; t != nil {
				to[b] = t
			}
		}
	}
	for _, b := range p {
		if t := to[b.t]; t != nil {
			b.t = t
		}
		if f := to[b.f]; f != nil {
			b.f = f
		}
	}
	if t := to[root]; t != nil {
		return t
	}
	return root
}
