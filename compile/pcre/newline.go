package pcre

// newline is what counts as the end of a line.
type newline uint8

const (
	newlineLF newline = iota
	newlineCR
	newlineNUL
	newlineCRLF
	newlineAnyCRLF
	newlineAny
)

var newlines = map[string]newline{
	"LF": newlineLF, "CR": newlineCR, "NUL": newlineNUL, "CRLF": newlineCRLF, "ANYCRLF": newlineAnyCRLF, "ANY": newlineAny,
}

// at gives the length of the newline that starts at position i of b, 0 if there is none.
func (n newline) at(b []byte, i int) int {
	if i >= len(b) {
		return 0
	}
	crlf := b[i] == '\r' && i+1 < len(b) && b[i+1] == '\n'
	found := false
	switch n {
	case newlineLF:
		found = b[i] == '\n'
	case newlineCR:
		found = b[i] == '\r'
	case newlineNUL:
		found = b[i] == 0
	case newlineCRLF:
		found = crlf
	case newlineAnyCRLF:
		found = b[i] == '\r' || b[i] == '\n'
	case newlineAny:
		found = vertical.has(b[i])
	}
	switch {
	case !found:
		return 0
	case crlf && n >= newlineCRLF:
		return 2
	}
	return 1
}

// endsAt tells whether a newline ends at position i.
func (n newline) endsAt(b []byte, i int) bool {
	if n == newlineCRLF {
		return i >= 2 && b[i-2] == '\r' && b[i-1] == '\n'
	}
	return i >= 1 && n.at(b, i-1) > 0 && !(n >= newlineCRLF && b[i-1] == '\r' && i < len(b) && b[i] == '\n')
}
