package grammar

import (
	"strings"
	"unicode"

	"github.com/mattn/go-runewidth"
)

// Draw shows the place of a diagnostic in the filter, for a terminal of the given width in columns (0: of any width):
//
//	ip.addr eq and tcp.flags.reset eq 1
//	           ^~~
//	hint: what to write instead
//
// The message is not part of it; the caller prints it in a line of its own before. Every line is indented by two
// blanks and ends in a line feed.
// A filter too long for the width is cut around the place. Where there is none, as the zero Span says, only the hint
// is drawn.
func Draw(src string, d Diagnostic, width int) string {
	var out strings.Builder
	if d.Span != (Span{}) {
		line, marker := excerpt(src, d.Span, width-len(indent))
		out.WriteString(indent + line + "\n")
		out.WriteString(indent + marker + "\n")
	}
	if d.Hint != "" {
		out.WriteString(indent + "hint: " + d.Hint + "\n")
	}
	return out.String()
}

const (
	indent   = "  "
	ellipsis = "…"

	// shortest is the least a line is cut to, however narrow the terminal is.
	shortest = 20
)

// cell is a character as it is shown.
type cell struct {
	start, end int // its bytes in the filter
	text       string
	width      int // columns
}

// excerpt returns the part of the filter around a place that fits the width, and the line that marks the place.
func excerpt(src string, place Span, width int) (line, marker string) {
	cells := cellsOf(src)
	from, to := 0, len(cells)
	if width > 0 {
		from, to = window(cells, place, max(width, shortest))
	}
	var text strings.Builder
	before, under := 0, 0
	if from > 0 {
		text.WriteString(ellipsis)
		before++
	}
	for _, c := range cells[from:to] {
		text.WriteString(c.text)
		switch {
		case c.end <= place.Start:
			before += c.width
		case c.start < place.End:
			under += c.width
		}
	}
	if to < len(cells) {
		text.WriteString(ellipsis)
	}
	return text.String(), strings.Repeat(" ", before) + "^" + strings.Repeat("~", max(under-1, 0))
}

// window chooses the cells to show: all if they fit, else those from a little before the place on, but no fewer than
// fit. One column on each side is left for an ellipsis.
func window(cells []cell, place Span, width int) (from, to int) {
	total, first := 0, len(cells)
	for i, c := range cells {
		total += c.width
		if c.end > place.Start && first == len(cells) {
			first = i
		}
	}
	if total < width || total == width && place.Start < place.End {
		return 0, len(cells)
	}
	room := width - 2
	from, to = first, first
	for used := 0; ; {
		// The part before the place gets a third, and all that the part behind leaves over.
		before := used < room/3 || to == len(cells)
		switch {
		case before && from > 0 && used+cells[from-1].width <= room:
			from--
			used += cells[from].width
		case to < len(cells) && used+cells[to].width <= room:
			used += cells[to].width
			to++
		default:
			return from, to
		}
	}
}

// cellsOf splits a text into what takes columns of its own. Blanks of any kind are shown as one space, what cannot be
// shown as a replacement character; combining characters stay with the one they follow.
func cellsOf(text string) []cell {
	narrow := runewidth.Condition{} // ambiguous characters take one column everywhere
	cells := make([]cell, 0, len(text))
	for start, r := range text {
		end := len(text)
		if len(cells) > 0 {
			cells[len(cells)-1].end = start
		}
		c := cell{start, end, string(r), narrow.RuneWidth(r)}
		switch {
		case strings.ContainsRune("\t\r\n", r):
			c.text, c.width = " ", 1
		case !unicode.IsPrint(r) && !unicode.Is(unicode.Mn, r):
			c.text, c.width = "\uFFFD", 1
		case c.width == 0 && len(cells) > 0:
			last := &cells[len(cells)-1]
			last.end, last.text = end, last.text+c.text
			continue
		}
		cells = append(cells, c)
	}
	return cells
}
