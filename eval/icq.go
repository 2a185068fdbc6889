package eval

// icq refuses what has none of the protocol's versions.
func icq(_ *dissection, l *layer) next {
	const oldest, newest = 2, 5
	if len(l.b) < 2 || l.b[0] < oldest || l.b[0] > newest || l.b[1] != 0 {
		return refused
	}
	return next{}
}
