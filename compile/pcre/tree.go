package pcre

// node is a part of a pattern.
type node struct {
	op       op
	set      *set    // opSet
	sub      []*node // what it is made of
	min, max int     // opRepeat; max -1: without limit
	greed    greed   // opRepeat
	n        int     // a group's number; of a back reference or a call, the group's
	name     string  // of a group referred to by name, until it is resolved
	fold     bool    // opBackReference: without regard to case
	at       int     // where in the pattern it stands, for messages
}

type greed uint8

const (
	greedy greed = iota
	lazy
	possessive
)

type op uint8

const (
	opEmpty  op = iota
	opSet       // one byte of a set
	opCat       // one after the other
	opAlt       // one of several
	opRepeat    // between min and max times
	opGroup     // captures
	opAtomic    // without backtracking into it
	opAhead     // look-around
	opNotAhead
	opBehind
	opNotBehind
	opBackReference
	opCall         // a group as a subroutine; 0 is the whole pattern
	opCondition    // sub[0] is the condition, sub[1] and sub[2] what follows
	opIfGroup      // conditions: the group has matched
	opIfCalled     // … we are in a call of the group; n -1: in any call
	opIfNever      // … DEFINE
	opAny          // any byte that does not start a newline
	opStart        // \A
	opLineStart    // ^ with (?m)
	opEnd          // \z
	opEndOrNewline // $ and \Z
	opLineEnd      // $ with (?m)
	opFirst        // \G
	opWordBoundary // \b
	opNoBoundary   // \B
	opNewline      // \R
	opAccept       // verbs
	opFail
	opCommit
	opPrune
	opSkip
)

// set is a set of bytes.
type set [4]uint64

func (s *set) add(c byte)      { s[c>>6] |= 1 << (c & 63) }
func (s *set) has(c byte) bool { return s[c>>6]>>(c&63)&1 != 0 }

func (s *set) addRange(low, high byte) {
	for c := int(low); c <= int(high); c++ {
		s.add(byte(c))
	}
}

func (s *set) addSet(t *set) {
	for i := range s {
		s[i] |= t[i]
	}
}

func (s *set) invert() {
	for i := range s {
		s[i] = ^s[i]
	}
}

func (s *set) inverted() *set {
	t := *s
	t.invert()
	return &t
}

// foldCase adds the other case of every letter in the set; with latin1, of the letters above ASCII too.
func (s *set) foldCase(latin1 bool) {
	t := *s
	for c := range 256 {
		if t.has(byte(c)) {
			s.add(otherCase(byte(c), latin1))
		}
	}
}

func otherCase(c byte, latin1 bool) byte {
	switch lower := c | 0x20; {
	case lower >= 'a' && lower <= 'z':
		return c ^ 0x20
	case latin1 && lower >= 0xe0 && lower <= 0xfe && lower != 0xf7:
		return c ^ 0x20
	}
	return c
}

func setOf(bytes string) *set {
	s := new(set)
	for i := range len(bytes) {
		s.add(bytes[i])
	}
	return s
}

func setOfRange(pairs ...byte) *set {
	s := new(set)
	for i := 0; i < len(pairs); i += 2 {
		s.addRange(pairs[i], pairs[i+1])
	}
	return s
}

// The sets behind the escapes and the POSIX classes.
var (
	anyByte    = setOfRange(0, 255)
	digits     = setOfRange('0', '9')
	word       = setOfRange('0', '9', 'A', 'Z', 'a', 'z', '_', '_')
	space      = setOf(" \t\n\v\f\r")
	horizontal = setOf(" \t\xa0")
	vertical   = setOf("\n\v\f\r\x85")
	posix      = map[string]*set{
		"alpha":  setOfRange('A', 'Z', 'a', 'z'),
		"lower":  setOfRange('a', 'z'),
		"upper":  setOfRange('A', 'Z'),
		"alnum":  setOfRange('0', '9', 'A', 'Z', 'a', 'z'),
		"ascii":  setOfRange(0, 127),
		"blank":  setOf(" \t"),
		"cntrl":  setOfRange(0, 31, 127, 127),
		"digit":  digits,
		"graph":  setOfRange(33, 126),
		"print":  setOfRange(32, 126),
		"punct":  setOfRange(33, 47, 58, 64, 91, 96, 123, 126),
		"space":  space,
		"word":   word,
		"xdigit": setOfRange('0', '9', 'A', 'F', 'a', 'f'),
	}
)
