package eval

// releasable are bytes that are put together from several messages, and may have to make room for others, as PDUs of a stream do.
type releasable struct {
	pdu
	length int // that there should be
}

// add appends a part. What was let go of stays away.
func (r *releasable) add(d *dissection, b []byte) {
	if r.whole() && r.length+len(b) <= maxPDUSize {
		d.state.buffers.grow(&r.pdu, len(b))
		r.data = append(r.data, b...)
		r.pieces = append(r.pieces, piece{frame: d.frame.Number})
	}
	r.length += len(b)
}

func (r *releasable) whole() bool { return len(r.data) == r.length }
