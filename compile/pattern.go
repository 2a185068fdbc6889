package compile

import "github.com/dfc-lang/dfc/compile/pcre"

// Pattern is the right side of matches: a regular expression as PCRE2 has them, on bytes. See package pcre.
type Pattern struct {
	Source string // the escapes of the filter's string are decoded
	re     *pcre.Regexp
}

func newPattern(src string) (*Pattern, error) {
	re, err := pcre.Compile(src)
	return &Pattern{Source: src, re: re}, err
}

// Match tells whether the pattern matches somewhere in b. It can be called by several goroutines at once.
func (p *Pattern) Match(b []byte) bool { return p.re.Match(b) }
