package pcre

import "slices"

// Regexp is a compiled pattern. It can be used by several goroutines at once.
type Regexp struct {
	code     []instruction
	regs     int // of groups, then of loops
	groups   int
	entry    []int32 // where the code of each group starts
	newline  newline
	bsrCRLF  bool
	words    *set // what \b takes for parts of words
	anchored bool
	first    *set   // the bytes that a match can start with; nil: any, or none at all
	prefix   prefix // that every match starts with; empty: none is known
	literal  bool   // the pattern is its prefix, and nothing else
	needed   prefix // of one byte, that every match contains; empty: none is known
	machines pool
}

// instruction is a step of the machine.
type instruction struct {
	code     code
	greed    greed
	fold     bool
	a, b     int32 // targets, or a register
	min, max int32
	set      *set

	otherwise int32 // iIfLook: where to go when it does not hold
}

type code uint8

const (
	iSet       code = iota
	iSetLoop        // min to max bytes of the set
	iSplit          // a first, then b
	iJump           // to a
	iSave           // the position in register a
	iCapture        // group a, from the position in register b
	iLoopCheck      // to b if nothing has been matched since register a was saved
	iAssert         // op a
	iNewline
	iAny
	iBackReference // to group a
	iLook          // op a; the code of the assertion follows, b is where to go on, min and max of a look-behind
	iIfLook        // the same as a condition
	iAtomic        // the code of the group follows, b is where to go on
	iHere          // fail unless the position is that of register a
	iDone
	iCall        // group a
	iReturn      // from group a, if it was called
	iUnlessGroup // to b unless group a has matched
	iUnlessCall  // to b unless group a is being called
	iAccept
	iFail
	iCommit
	iPrune
	iSkip
)

const maxCode = 100_000

type compiler struct {
	*Regexp
	p *parser
}

// Compile compiles a pattern. Its error is an [*Error].
func Compile(src string) (*Regexp, error) {
	p, tree, err := parse(src)
	if err != nil {
		return nil, err
	}
	c := &compiler{&Regexp{newline: p.newline, bsrCRLF: p.bsrCRLF, groups: p.groups, words: p.wordSet()}, p}
	c.regs = 2 * (p.groups + 1)
	c.entry = make([]int32, p.groups+1)
	err = c.whole(tree)
	if err != nil {
		return nil, err
	}
	c.anchored = startsAnchored(tree)
	c.findFirst(tree)
	c.findNeeded(tree)
	return c.Regexp, nil
}

func (c *compiler) whole(tree *node) (err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case *Error:
			err = r
		default:
			panic(r)
		}
	}()
	if has(tree, opCommit, opPrune, opSkip) && has(tree, opCall) {
		c.p.fail(0, "backtracking verbs together with calls of groups are not supported")
	}
	c.node(tree)
	c.emit(instruction{code: iReturn})
	c.emit(instruction{code: iDone})
	return nil
}

func has(n *node, ops ...op) bool {
	if slices.Contains(ops, n.op) {
		return true
	}
	return slices.ContainsFunc(n.sub, func(s *node) bool { return has(s, ops...) })
}

func (c *compiler) emit(i instruction) int32 {
	if len(c.code) >= maxCode {
		c.p.fail(0, "the pattern is too large")
	}
	c.code = append(c.code, i)
	return int32(len(c.code) - 1)
}

func (c *compiler) here() int32 { return int32(len(c.code)) }

func (c *compiler) register() int32 {
	c.regs++
	return int32(c.regs - 1)
}

func (c *compiler) node(n *node) {
	switch n.op {
	case opEmpty:
	case opSet:
		c.emit(instruction{code: iSet, set: n.set})
	case opAny:
		if s := c.anySet(); s != nil {
			c.emit(instruction{code: iSet, set: s})
		} else {
			c.emit(instruction{code: iAny})
		}
	case opCat:
		for _, s := range n.sub {
			c.node(s)
		}
	case opAlt:
		c.alternatives(n.sub)
	case opRepeat:
		c.repeat(n)
	case opGroup:
		// The group keeps its old text until it has matched anew, so that \1 in it means the last round's.
		reg := c.register()
		start := c.emit(instruction{code: iSave, a: reg})
		if c.entry[n.n] == 0 {
			c.entry[n.n] = start + 1 // so that 0 says there is none yet
		}
		c.node(n.sub[0])
		c.emit(instruction{code: iCapture, a: int32(n.n), b: reg})
		c.emit(instruction{code: iReturn, a: int32(n.n)})
	case opAtomic:
		c.inner(instruction{code: iAtomic}, n.sub[0])
	case opAhead, opNotAhead, opBehind, opNotBehind:
		c.look(iLook, n)
	case opBackReference:
		c.backReference(n)
	case opCall:
		c.emit(instruction{code: iCall, a: int32(n.n)})
	case opCondition:
		c.condition(n)
	case opNewline:
		c.emit(instruction{code: iNewline})
	case opAccept:
		c.emit(instruction{code: iAccept})
	case opFail:
		c.emit(instruction{code: iFail})
	case opCommit:
		c.emit(instruction{code: iCommit})
	case opPrune:
		c.emit(instruction{code: iPrune})
	case opSkip:
		c.emit(instruction{code: iSkip})
	default:
		c.emit(instruction{code: iAssert, a: int32(n.op)})
	}
}

// anySet is the set of the dot, where it needs to look at one byte only.
func (c *compiler) anySet() *set {
	switch c.newline {
	case newlineLF:
		return setOf("\n").inverted()
	case newlineCR:
		return setOf("\r").inverted()
	case newlineNUL:
		return setOf("\x00").inverted()
	case newlineAnyCRLF:
		return setOf("\r\n").inverted()
	case newlineAny:
		return vertical.inverted()
	}
	return nil
}

func (c *compiler) alternatives(list []*node) {
	var ends []int32
	for i, n := range list {
		if i == len(list)-1 {
			c.node(n)
			break
		}
		split := c.emit(instruction{code: iSplit})
		c.code[split].a = c.here()
		c.node(n)
		ends = append(ends, c.emit(instruction{code: iJump}))
		c.code[split].b = c.here()
	}
	for _, end := range ends {
		c.code[end].a = c.here()
	}
}

// inner puts a part between an instruction that runs it by itself and iDone.
func (c *compiler) inner(i instruction, n *node) int32 {
	start := c.emit(i)
	c.node(n)
	c.emit(instruction{code: iDone})
	c.code[start].b = c.here()
	return start
}

func (c *compiler) look(kind code, n *node) int32 {
	i := instruction{code: kind, a: int32(n.op), min: int32(n.min), max: int32(n.max)}
	if n.op == opAhead || n.op == opNotAhead {
		return c.inner(i, n.sub[0])
	}
	reg := c.register()
	start := c.emit(i)
	c.emit(instruction{code: iHere, a: reg}) // the machine saves the position in there
	c.node(n.sub[0])
	c.emit(instruction{code: iHere, a: reg})
	c.emit(instruction{code: iDone})
	c.code[start].b = c.here()
	return start
}

func (c *compiler) backReference(n *node) {
	emit := func(n *node) {
		c.emit(instruction{code: iBackReference, a: int32(n.n), fold: n.fold, max: boolInt(c.p.ucp)})
	}
	// Of several groups with the name, the first that has matched is meant.
	var ends []int32
	list := append([]*node{n}, n.sub...)
	for i, m := range list {
		if i == len(list)-1 {
			emit(m)
			break
		}
		unless := c.emit(instruction{code: iUnlessGroup, a: int32(m.n)})
		emit(m)
		ends = append(ends, c.emit(instruction{code: iJump}))
		c.code[unless].b = c.here()
	}
	for _, end := range ends {
		c.code[end].a = c.here()
	}
}

func boolInt(b bool) int32 {
	if b {
		return 1
	}
	return 0
}

// condition emits the code of (?(if)then|else).
func (c *compiler) condition(n *node) {
	condition := n.sub[0]
	var unless int32
	switch condition.op {
	case opIfNever:
		unless = c.emit(instruction{code: iJump})
	case opIfGroup:
		unless = c.ifGroup(condition)
	case opIfCalled:
		unless = c.emit(instruction{code: iUnlessCall, a: int32(condition.n)})
	default:
		unless = c.look(iIfLook, condition)
	}
	c.node(n.sub[1])
	end := c.emit(instruction{code: iJump})
	switch i := &c.code[unless]; i.code {
	case iJump:
		i.a = c.here()
	case iIfLook:
		i.otherwise = c.here()
	default:
		i.b = c.here()
	}
	c.node(n.sub[2])
	c.code[end].a = c.here()
}

// ifGroup jumps unless the group has matched, or one of several groups with the name.
func (c *compiler) ifGroup(n *node) int32 {
	var hits []int32
	for _, m := range n.sub {
		miss := c.emit(instruction{code: iUnlessGroup, a: int32(m.n)})
		hits = append(hits, c.emit(instruction{code: iJump}))
		c.code[miss].b = c.here()
	}
	unless := c.emit(instruction{code: iUnlessGroup, a: int32(n.n)})
	for _, hit := range hits {
		c.code[hit].a = c.here()
	}
	return unless
}

// repeat emits copies for what must be there and a loop, or nested options, for what may.
func (c *compiler) repeat(n *node) {
	sub := n.sub[0]
	for sub.op == opCat && len(sub.sub) == 1 {
		sub = sub.sub[0]
	}
	set := sub.set
	if sub.op == opAny {
		set = c.anySet()
	}
	if (sub.op == opSet || sub.op == opAny) && set != nil {
		c.emit(instruction{code: iSetLoop, greed: n.greed, set: set, min: int32(n.min), max: int32(n.max)})
		return
	}
	if n.greed == possessive {
		once := *n
		once.greed = greedy
		c.inner(instruction{code: iAtomic}, &once)
		return
	}
	for range n.min {
		c.node(sub)
	}
	if n.max < 0 {
		c.star(sub, n.greed)
		return
	}
	var exits []int32
	for range n.max - n.min {
		exits = append(exits, c.split(n.greed))
		c.node(sub)
	}
	for _, exit := range exits {
		c.leave(exit)
	}
	if n.min == 0 && n.max == 0 && has(sub, opGroup) { // never matched here, but it may be called
		skip := c.emit(instruction{code: iJump})
		c.node(sub)
		c.code[skip].a = c.here()
	}
}

// split goes on right behind it or, later, to a place to be set by leave; a lazy one the other way round.
func (c *compiler) split(g greed) int32 {
	i := c.emit(instruction{code: iSplit, greed: g})
	if g == lazy {
		c.code[i].b = i + 1
	} else {
		c.code[i].a = i + 1
	}
	return i
}

func (c *compiler) leave(split int32) {
	if i := &c.code[split]; i.greed == lazy {
		i.a = c.here()
	} else {
		i.b = c.here()
	}
}

// star emits a loop that ends when a round has matched nothing.
func (c *compiler) star(sub *node, g greed) {
	reg := c.register()
	split := c.split(g)
	c.emit(instruction{code: iSave, a: reg})
	c.node(sub)
	check := c.emit(instruction{code: iLoopCheck, a: reg})
	c.emit(instruction{code: iJump, a: split})
	c.code[check].b = c.here()
	c.leave(split)
}
