package eval

import (
	"bytes"
	"container/list"
)

// Limits of reassembly. What goes over them is forgotten, the least recently used first, so that a capture full of fragments
// that never fit together cannot fill the memory.
const (
	maxDatagramSize  = 1 << 17 // offset and length of an IP fragment have 16 bits each
	maxDatagramParts = 1 << 14
)

// reassembly puts fragments together to datagrams.
type reassembly struct {
	by    map[datagramKey]*list.Element // of *datagram
	order list.List                     // the least recently used first
	limit int                           // of datagrams
}

type datagramKey struct {
	src, dst addr
	id       uint32
	proto    uint8
}

// datagram is what is known of a datagram until it is complete.
type datagram struct {
	key       datagramKey
	fragments []fragment // in the order of their offsets
	end       int        // length of the datagram; -1 until the last fragment is there
	data      []byte     // when it is complete
}

type fragment struct {
	frame    int
	offset   int
	data     []byte
	overlap  bool // covers bytes that another fragment has
	conflict bool // and differs from it
	tooLong  bool // reaches beyond the end of the datagram
}

// add adds a fragment to its datagram. It gives the datagram when that completes it.
func (r *reassembly) add(key datagramKey, f fragment, last bool) *datagram {
	if f.offset+len(f.data) > maxDatagramSize {
		return nil
	}
	e := r.by[key]
	if e == nil {
		e = r.start(key)
	}
	r.order.MoveToBack(e)
	dg := e.Value.(*datagram)
	if len(dg.fragments) >= maxDatagramParts {
		r.forget(e)
		return nil
	}
	f.data = bytes.Clone(f.data)
	dg.insert(f)
	if last && dg.end < 0 {
		dg.end = f.offset + len(f.data)
	}
	if !dg.complete() {
		return nil
	}
	dg.join()
	r.forget(e)
	return dg
}

func (r *reassembly) start(key datagramKey) *list.Element {
	if r.by == nil {
		r.by = map[datagramKey]*list.Element{}
	}
	if r.order.Len() >= r.limit {
		r.forget(r.order.Front())
	}
	e := r.order.PushBack(&datagram{key: key, end: -1})
	r.by[key] = e
	return e
}

func (r *reassembly) forget(e *list.Element) {
	delete(r.by, e.Value.(*datagram).key)
	r.order.Remove(e)
}

// insert keeps the fragments in the order of their offsets, and those of one offset in the order they came.
func (dg *datagram) insert(f fragment) {
	i := len(dg.fragments)
	for i > 0 && dg.fragments[i-1].offset > f.offset {
		i--
	}
	dg.fragments = append(dg.fragments, fragment{})
	copy(dg.fragments[i+1:], dg.fragments[i:])
	dg.fragments[i] = f
}

func (dg *datagram) complete() bool {
	if dg.end < 0 {
		return false
	}
	reach := 0
	for i := range dg.fragments {
		if dg.fragments[i].offset > reach {
			return false
		}
		reach = max(reach, dg.fragments[i].offset+len(dg.fragments[i].data))
	}
	return reach >= dg.end
}

// join makes the datagram's data. Of bytes that several fragments have, the first one's count.
func (dg *datagram) join() {
	dg.data = make([]byte, dg.end)
	reach := 0
	for i := range dg.fragments {
		f := &dg.fragments[i]
		end := f.offset + len(f.data)
		if end > dg.end {
			f.tooLong = true
		}
		if f.offset < reach {
			f.overlap = true
			common := min(reach, end, dg.end) - min(f.offset, dg.end)
			f.conflict = common > 0 && !bytes.Equal(f.data[:common], dg.data[f.offset:f.offset+common])
		}
		if end > reach && reach < dg.end {
			copy(dg.data[reach:], f.data[reach-f.offset:])
		}
		reach = max(reach, end)
	}
}
