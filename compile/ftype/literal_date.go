package ftype

import (
	"strings"
	"time"
)

// dateReader reads a date from the front of a text.
type dateReader struct {
	s   string
	bad bool
}

// number reads from low to high digits.
func (r *dateReader) number(low, high int) int {
	n := min(leadingDigits(r.s), high)
	if n < low {
		r.bad = true
		return 0
	}
	x, _ := parseDigits(r.s[:n])
	r.s = r.s[n:]
	return int(x)
}

func (r *dateReader) accept(c byte) bool {
	if r.s == "" || r.s[0] != c {
		return false
	}
	r.s = r.s[1:]
	return true
}

func (r *dateReader) expect(c byte) { r.bad = !r.accept(c) || r.bad }

func (r *dateReader) blanks() { r.s = strings.TrimLeft(r.s, " \t\n\v\f\r") }

func (r *dateReader) digits() string {
	n := leadingDigits(r.s)
	d := r.s[:n]
	r.s = r.s[n:]
	return d
}

// iso8601 reads a date and a time with T or one blank between them.
func iso8601(s string, zone *time.Location) (Value, bool) {
	r := &dateReader{s: s}
	year := r.number(4, 4)
	r.expect('-')
	month := r.number(1, 2)
	r.expect('-')
	day := r.number(1, 2)
	if !r.accept('T') {
		r.expect(' ')
	}
	hour := r.number(1, 2)
	r.expect(':')
	minute := r.number(1, 2)
	sec := 0
	if r.accept(':') {
		sec = r.number(1, 2)
	}
	var nanos uint64
	if r.accept('.') || r.accept(',') {
		if d := r.digits(); len(d) <= 9 {
			nanos, _ = nanosOf(d)
		}
	}
	offset, zoned := 0, false
	switch {
	case r.accept('Z'):
		zoned = true
	case r.s != "" && (r.s[0] == '+' || r.s[0] == '-'):
		sign := 1
		if r.s[0] == '-' {
			sign = -1
		}
		r.s = r.s[1:]
		offset, zoned = r.number(1, 2)*3600, true // of any size
		if r.accept(':') || r.s != "" {
			offset += r.number(1, 2) * 60
		}
		offset *= sign
	}
	wall := time.Date(year, time.Month(month), day, hour, minute, sec, 0, time.UTC)
	// Day 0 is the last of the month before, as the C library has it.
	if r.bad || r.s != "" || month < 1 || month > 12 || day > daysIn(year, month) ||
		hour > 23 || minute > 59 || sec > 60 {
		return Value{}, false
	}
	if zoned {
		return TimeValue(AbsoluteTime, wall.Unix()-int64(offset), int64(nanos)), true
	}
	return TimeValue(AbsoluteTime, localTime(wall.Unix(), zone), int64(nanos)), true
}

func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

var monthNames = [...]string{"january", "february", "march", "april", "may", "june", "july", "august", "september",
	"october", "november", "december"}

// olderDate reads "Jul 4, 2020 12:34:56.7 UTC" and its relatives (form (c) of language.md, section 7.11).
func olderDate(s string, zone *time.Location) (Value, bool) {
	r := &dateReader{s: s}
	year, month, day := r.olderDay()
	r.blanks()
	hour, minute, sec, nanos := 0, 0, 0, uint64(0)
	if r.s != "" && isDigit(r.s[0]) {
		hour = r.number(1, 2)
		r.expect(':')
		minute = r.number(1, 2)
		if r.accept(':') {
			sec = r.number(1, 2)
			if r.accept('.') {
				n, ok := nanosOf(r.digits())
				nanos, r.bad = n, r.bad || !ok
			}
		}
	}
	r.blanks()
	if r.bad || month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || sec > 61 {
		return Value{}, false
	}
	wall := time.Date(year, time.Month(month), day, hour, minute, sec, 0, time.UTC).Unix()
	switch offset, ok := zoneOffset(strings.TrimRight(r.s, " \t\n\v\f\r"), zone); {
	case r.s == "", ok && offset == localZone:
		return TimeValue(AbsoluteTime, localTime(wall, zone), int64(nanos)), true
	case ok:
		return TimeValue(AbsoluteTime, wall-int64(offset), int64(nanos)), true
	}
	return Value{}, false
}

// olderDay reads "Jul 4, 2020", however it is spaced, or "2020-7-4".
func (r *dateReader) olderDay() (year, month, day int) {
	if r.s != "" && isDigit(r.s[0]) {
		year = r.number(1, 4)
		r.expect('-')
		month = r.number(1, 2)
		r.expect('-')
		return year, month, r.number(1, 2)
	}
	n := 0
	for n < len(r.s) && isLetter(r.s[n]) {
		n++
	}
	word := lowerASCII(r.s[:n])
	r.s = r.s[n:]
	for i, name := range monthNames {
		if word == name || word == name[:3] {
			month = i + 1
		}
	}
	r.blanks()
	day = r.number(1, 2)
	r.expect(',')
	r.blanks()
	return r.number(1, 4), month, day
}

// localZone is the offset that stands for the zone of the process.
const localZone = 1 << 30

var americanZones = map[string]int{"est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7}

// zoneOffset reads the zone of the older form and gives seconds east of Greenwich.
func zoneOffset(s string, zone *time.Location) (int, bool) {
	switch s {
	case "":
		return 0, false
	case "UTC", "GMT", "UT", "Z":
		return 0, true
	case "J":
		return localZone, true
	}
	if hours, ok := americanZones[lowerASCII(s)]; ok {
		return hours * 3600, true
	}
	if c := s[0]; len(s) == 1 && c >= 'A' && c <= 'Y' && c != 'K' {
		switch {
		case c <= 'I':
			return int(c-'A'+1) * 3600, true
		case c <= 'M': // J and K are out of the series
			return int(c-'A') * 3600, true
		}
		return -int(c-'N'+1) * 3600, true
	}
	if s[0] == '+' || s[0] == '-' {
		return numericZone(s)
	}
	return ownZone(lowerASCII(s), zone)
}

func numericZone(s string) (int, bool) {
	r := &dateReader{s: s[1:]}
	hours, minutes := r.number(2, 2), 0
	if r.accept(':') || r.s != "" {
		minutes = r.number(2, 2)
	}
	if r.bad || r.s != "" || hours > 23 || minutes > 59 {
		return 0, false
	}
	offset := hours*3600 + minutes*60
	if s[0] == '-' {
		offset = -offset
	}
	return offset, true
}

// ownZone knows the names of the process's zone. The one for daylight saving is taken with the standard offset, too,
// as the C library does it.
func ownZone(name string, zone *time.Location) (int, bool) {
	year := time.Now().Year()
	standard, found := 0, false
	for _, month := range []time.Month{time.January, time.July} {
		t := time.Date(year, month, 1, 0, 0, 0, 0, zone)
		abbreviation, offset := t.Zone()
		if !t.IsDST() {
			standard = offset
		}
		found = found || lowerASCII(abbreviation) == name
	}
	return standard, found
}

// localTime is what the C library's mktime makes of a wall clock reading: it corrects a guess by the difference between
// what the guess reads and what it should. In the hour that is left out in spring the guesses alternate, and the later
// one is taken.
func localTime(wall int64, zone *time.Location) int64 {
	t := wall
	previous := t
	for range 8 {
		_, offset := time.Unix(t, 0).In(zone).Zone()
		next := wall - int64(offset)
		switch next {
		case t:
			return t
		case previous:
			return max(t, next)
		}
		previous, t = t, next
	}
	return t
}
