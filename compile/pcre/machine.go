package pcre

import "sync"

// maxSteps is how often a match may back out before it is given up; it then counts as none. So many bytes passed over count as a step.
const (
	maxSteps     = 10_000_000
	bytesPerStep = 64
)

const (
	maxCalls = 50_000 // of groups, as long as the match may come back to them
	maxRuns  = 2_000  // of assertions and atomic groups in one another
)

type pool struct{ sync.Pool }

// machine runs the code of one pattern.
type machine struct {
	*Regexp
	b      []byte
	regs   []int32 // positions; -1: not set
	stack  []entry
	frames []frame
	saved  []int32 // registers at the time of the calls in frames
	frame  int32   // the innermost call, -1 outside
	steps  int
	depth  int
	spent  bool  // a limit was reached
	skipTo int32 // (*SKIP)
}

// entry is what to do when the code after it fails.
type entry struct {
	kind   kind
	pc     int32
	pos    int32
	amount int32
}

type kind uint8

const (
	eBranch  kind = iota // go on at pc and pos
	eGreedy              // give back a byte of a loop; amount can still be given
	eLazy                // take another byte; amount can still be taken, -1: any number
	eReg                 // register pc had the value pos
	eFrame               // the innermost call was pos, and there were amount calls; amount -1: leave them
	eVerdict             // pc says what follows
)

// frame is a call of a group.
type frame struct {
	group, back, outer, pos int32
}

// verdict is how a run ends.
type verdict int32

const (
	matched  verdict = iota
	accepted         // (*ACCEPT): what is around is done, too
	failed
	failedHere  // (*PRUNE): try the next start
	failedUpTo  // (*SKIP)
	failedWhole // (*COMMIT), or a limit
)

// Match tells whether the pattern matches somewhere in b.
func (r *Regexp) Match(b []byte) bool {
	m, ok := r.machines.Get().(*machine)
	if !ok {
		m = &machine{Regexp: r, regs: make([]int32, r.regs)}
	}
	m.b, m.steps, m.spent = b, 0, false
	found := m.search()
	m.b = nil
	r.machines.Put(m)
	return found
}

func (m *machine) search() bool {
	if m.literal {
		return m.prefix.index(m.b) >= 0
	}
	if m.needed.lower != nil && m.needed.candidate(m.b) < 0 {
		return false
	}
	for start := int32(0); int(start) <= len(m.b); start++ {
		if m.first != nil {
			if start = m.next(start); start < 0 {
				return false
			}
		}
		if m.anchored && start > 0 {
			return false
		}
		for i := range m.regs {
			m.regs[i] = -1
		}
		m.stack, m.frames, m.saved, m.frame = m.stack[:0], m.frames[:0], m.saved[:0], -1
		switch _, v := m.run(0, start); v {
		case matched, accepted:
			return true
		case failedWhole:
			return false
		case failedUpTo:
			start = max(start, m.skipTo-1)
		}
	}
	return false
}

// next finds the next byte that a match can start with.
func (m *machine) next(start int32) int32 {
	rest := m.b[start:]
	if m.prefix.lower != nil {
		i := m.prefix.index(rest)
		if i < 0 {
			return -1
		}
		return start + int32(i)
	}
	for i, c := range rest {
		if m.first.has(c) {
			return start + int32(i)
		}
	}
	return -1
}

func (m *machine) push(k kind, pc, pos, amount int32) {
	m.stack = append(m.stack, entry{k, pc, pos, amount})
}

func (m *machine) setReg(r, pos int32) {
	if m.regs[r] != pos {
		m.push(eReg, r, m.regs[r], 0)
		m.regs[r] = pos
	}
}

// run executes from pc on until iDone, and gives the position there. It backs out no further than to where it started.
func (m *machine) run(pc, pos int32) (int32, verdict) {
	base, outer := len(m.stack), m.frame
	m.depth++
	defer func() { m.depth-- }()
	if m.depth > maxRuns {
		m.spent = true
		return 0, failedWhole
	}
	for {
		i := &m.code[pc]
		pc++
		ok := true
		switch i.code {
		case iSet:
			if ok = int(pos) < len(m.b) && i.set.has(m.b[pos]); ok {
				pos++
			}
		case iSetLoop:
			pos, ok = m.setLoop(i, pc, pos)
		case iSplit:
			m.push(eBranch, i.b, pos, 0)
			pc = i.a
		case iJump:
			pc = i.a
		case iSave:
			m.setReg(i.a, pos)
		case iCapture:
			m.setReg(2*i.a, m.regs[i.b])
			m.setReg(2*i.a+1, pos)
		case iLoopCheck:
			if m.regs[i.a] == pos {
				pc = i.b
			}
		case iAssert:
			ok = m.assert(op(i.a), pos)
		case iAny:
			if ok = int(pos) < len(m.b) && m.newline.at(m.b, int(pos)) == 0; ok {
				pos++
			}
		case iNewline:
			n := newlineAny.at(m.b, int(pos))
			if ok = n > 0 && (!m.bsrCRLF || newlineAnyCRLF.at(m.b, int(pos)) > 0); ok {
				pos += int32(n)
			}
		case iBackReference:
			pos, ok = m.backReference(i, pos)
		case iLook:
			var v verdict
			if ok, v = m.look(i, pc, pos); v == failedWhole {
				return 0, v
			}
			pc = i.b
		case iIfLook:
			holds, v := m.look(i, pc, pos)
			if v == failedWhole {
				return 0, v
			}
			if pc = i.b; !holds {
				pc = i.otherwise
			}
		case iAtomic:
			end, v := m.alone(pc, pos)
			if v > failed {
				m.unwind(base)
				return 0, v
			}
			pc, pos, ok = i.b, end, v != failed
			if v == accepted {
				if m.frame == outer {
					return pos, accepted
				}
				pc = m.giveBack()
			}
		case iHere:
			ok = m.regs[i.a] == pos
		case iDone:
			return pos, matched
		case iCall:
			if !m.callable(i.a, pos) {
				m.spent = true
				return 0, failedWhole
			}
			pc = m.call(i.a, pc, pos)
		case iReturn:
			if m.frame >= 0 && m.frame != outer && m.frames[m.frame].group == i.a {
				pc = m.giveBack()
			}
		case iUnlessGroup:
			if m.regs[2*i.a+1] < 0 {
				pc = i.b
			}
		case iUnlessCall:
			if m.frame < 0 || i.a >= 0 && m.frames[m.frame].group != i.a {
				pc = i.b
			}
		case iAccept:
			if m.frame == outer {
				return pos, accepted
			}
			pc = m.giveBack()
		case iFail:
			ok = false
		case iCommit:
			m.push(eVerdict, int32(failedWhole), 0, 0)
		case iPrune:
			m.push(eVerdict, int32(failedHere), 0, 0)
		case iSkip:
			m.push(eVerdict, int32(failedUpTo), pos, 0)
		}
		if ok {
			continue
		}
		var v verdict
		if pc, pos, v = m.back(base); v != matched {
			m.unwind(base)
			return 0, v
		}
	}
}

// back goes back to the last place where there was a choice; the verdict is matched if there is one.
func (m *machine) back(base int) (pc, pos int32, v verdict) {
	if m.steps++; m.steps > maxSteps {
		m.spent = true
		return 0, 0, failedWhole
	}
	for len(m.stack) > base {
		last := len(m.stack) - 1
		e := &m.stack[last]
		switch e.kind {
		case eBranch:
			pc, pos = e.pc, e.pos
			m.stack = m.stack[:last]
			return pc, pos, matched
		case eGreedy:
			e.pos--
			e.amount--
			if next := &m.code[e.pc]; next.code == iSet { // give back as much as it takes
				held := e.amount
				for e.amount > 0 && !next.set.has(m.b[e.pos]) {
					e.pos--
					e.amount--
				}
				m.steps += int(held-e.amount) / bytesPerStep
			}
			pc, pos = e.pc, e.pos
			if e.amount == 0 {
				m.stack = m.stack[:last]
			}
			return pc, pos, matched
		case eLazy:
			set := m.code[e.pc-1].set
			if int(e.pos) < len(m.b) && set.has(m.b[e.pos]) {
				e.pos++
				pc, pos = e.pc, e.pos
				if e.amount--; e.amount == 0 {
					m.stack = m.stack[:last]
				}
				return pc, pos, matched
			}
			m.stack = m.stack[:last]
		case eVerdict:
			m.skipTo = e.pos
			return 0, 0, verdict(e.pc)
		default:
			m.undo(e)
			m.stack = m.stack[:last]
		}
	}
	return 0, 0, failed
}

func (m *machine) undo(e *entry) {
	switch e.kind {
	case eReg:
		m.regs[e.pc] = e.pos
	case eFrame:
		m.frame = e.pos
		if e.amount >= 0 {
			m.frames = m.frames[:e.amount]
			m.saved = m.saved[:int(e.amount)*len(m.regs)]
		}
	}
}

// unwind undoes everything down to base.
func (m *machine) unwind(base int) {
	for len(m.stack) > base {
		last := len(m.stack) - 1
		m.undo(&m.stack[last])
		m.stack = m.stack[:last]
	}
}

// alone runs a part without a way back into it: of what it leaves on the stack only that remains which must be undone.
func (m *machine) alone(pc, pos int32) (int32, verdict) {
	base := len(m.stack)
	end, v := m.run(pc, pos)
	if v <= accepted {
		kept := m.stack[:base]
		for _, e := range m.stack[base:] {
			if e.kind == eReg || e.kind == eFrame {
				kept = append(kept, e)
			}
		}
		m.stack = kept
	}
	return end, v
}

// look runs an assertion. Its verdict matters only when a limit was reached; a verb in it ends the assertion.
func (m *machine) look(i *instruction, pc, pos int32) (bool, verdict) {
	base := len(m.stack)
	kind := op(i.a)
	v := failed
	switch kind {
	case opAhead, opNotAhead:
		_, v = m.alone(pc, pos)
	default:
		m.setReg(m.code[pc].a, pos)
		for n := i.min; n <= i.max && n <= pos && v > accepted; n++ {
			_, v = m.alone(pc+1, pos-n)
		}
	}
	if m.spent {
		return false, failedWhole
	}
	if kind == opNotAhead || kind == opNotBehind {
		m.unwind(base)
		return v > accepted, failed
	}
	return v <= accepted, failed
}

func (m *machine) setLoop(i *instruction, pc, pos int32) (int32, bool) {
	limit := int32(len(m.b)) - pos
	if i.max >= 0 {
		limit = min(limit, i.max)
	}
	most := limit
	if i.greed == lazy {
		most = min(limit, i.min)
	}
	n := int32(0)
	for n < most && i.set.has(m.b[pos+n]) {
		n++
	}
	m.steps += int(n / bytesPerStep)
	if n < i.min {
		return pos, false
	}
	switch more := n - i.min; {
	case i.greed == lazy && limit > n:
		m.push(eLazy, pc, pos+n, limit-n)
	case i.greed == greedy && more > 0:
		m.push(eGreedy, pc, pos+n, more)
	}
	return pos + n, true
}

func (m *machine) backReference(i *instruction, pos int32) (int32, bool) {
	start, end := m.regs[2*i.a], m.regs[2*i.a+1]
	if start < 0 || end < start || int(pos+end-start) > len(m.b) {
		return pos, false
	}
	m.steps += int(end-start) / bytesPerStep
	for _, c := range m.b[start:end] {
		if d := m.b[pos]; c != d && !(i.fold && otherCase(c, i.max == 1) == d) {
			return pos, false
		}
		pos++
	}
	return pos, true
}

// callable refuses a call that would repeat one that has not moved on since, and too many of them.
func (m *machine) callable(group, pos int32) bool {
	for f := m.frame; f >= 0 && m.frames[f].pos == pos; f = m.frames[f].outer {
		if m.frames[f].group == group {
			return false
		}
	}
	return len(m.frames) < maxCalls
}

func (m *machine) call(group, back, pos int32) int32 {
	m.push(eFrame, 0, m.frame, int32(len(m.frames)))
	m.saved = append(m.saved, m.regs...)
	m.frames = append(m.frames, frame{group, back, m.frame, pos})
	m.frame = int32(len(m.frames) - 1)
	if group == 0 {
		return 0
	}
	return m.entry[group] - 1
}

// giveBack ends the innermost call: what was captured in it is forgotten.
func (m *machine) giveBack() int32 {
	f := m.frames[m.frame]
	saved := m.saved[int(m.frame)*len(m.regs):][:len(m.regs)]
	for r, pos := range saved {
		m.setReg(int32(r), pos)
	}
	m.push(eFrame, 0, m.frame, -1)
	m.frame = f.outer
	return f.back
}

func (m *machine) assert(o op, pos int32) bool {
	p, end := int(pos), len(m.b)
	switch o {
	case opStart, opFirst:
		return p == 0
	case opEnd:
		return p == end
	case opEndOrNewline:
		n := m.newline.at(m.b, p)
		return p == end || n > 0 && p+n == end
	case opLineStart:
		return p == 0 || p < end && m.newline.endsAt(m.b, p)
	case opLineEnd:
		return p == end || m.newline.at(m.b, p) > 0
	}
	before := p > 0 && m.words.has(m.b[p-1])
	after := p < end && m.words.has(m.b[p])
	return (before != after) == (o == opWordBoundary)
}
