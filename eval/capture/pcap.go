package capture

import (
	"encoding/binary"
	"io"
	"math/bits"
)

// The magic numbers, as a file in the reader's byte order has them.
const (
	magicMicro    = 0xa1b2c3d4
	magicNano     = 0xa1b23c4d
	magicModified = 0xa1b2cd34 // Alexey Kuznetsov's libpcap: 8 more bytes in each record header
)

const pcapHeader = 24 // bytes

// pcapLayout is how a pcap file writes its records.
type pcapLayout struct {
	big    bool // byte order
	swap   swapRule
	header int // bytes in a record header
	iface  Interface
}

// swapRule says whether the lengths of a record have changed places, as they had before version 2.3.
type swapRule uint8

const (
	swapNever swapRule = iota
	swapAlways
	swapIfGreater // version 2.3 was written both ways
)

func (l *pcapLayout) order() binary.ByteOrder {
	if l.big {
		return binary.BigEndian
	}
	return binary.LittleEndian
}

// nano tells whether time stamps are in nanoseconds, not microseconds.
func (l *pcapLayout) nano() bool { return l.iface.clock.units == nanos }

func (r *Reader) startPcap(magic uint32) error {
	l := &r.pcap
	*l = pcapLayout{header: 16, iface: Interface{ID: -1, clock: clock{units: defaultUnits}}}
	if m := bits.ReverseBytes32(magic); m == magicMicro || m == magicNano || m == magicModified {
		l.big, magic = true, m
	}
	switch magic {
	case magicMicro:
	case magicNano:
		l.iface.clock.units = nanos
	case magicModified:
		l.header = 24
	default:
		return &Error{Msg: ErrFormat.Error(), Err: ErrFormat}
	}
	h, err := r.peek(pcapHeader)
	if err != nil {
		return r.fail("file header", err)
	}
	order := l.order()
	switch major, minor := order.Uint16(h[4:]), order.Uint16(h[6:]); {
	case major < 2:
		return &Error{Offset: 4, Msg: "pcap version is older than 2"}
	case major == 2 && minor < 3, major == 543: // 543.0 is DG/UX
		l.swap = swapAlways
	case major == 2 && minor == 3:
		l.swap = swapIfGreater
	}
	l.iface.BigEndian = l.big
	l.iface.SnapLen = order.Uint32(h[16:])
	// The upper bits tell the length of the frame check sequence; those between are reserved.
	link := order.Uint32(h[20:])
	if link&0x03ff0000 != 0 {
		return &Error{Offset: 20, Msg: "reserved bits of the link type are set"}
	}
	l.iface.setLink(LinkType(link))
	r.header = append([]byte(nil), h...)
	r.pos += pcapHeader
	return nil
}

// plainRecord finds the packet of the record that comes next, and how long the record is; 0 where it is not all there or not as most are.
func (r *Reader) plainRecord() (i *Interface, data []byte, size int) {
	l, rec := &r.pcap, r.buf[r.pos:r.end]
	if len(rec) < l.header || l.swap != swapNever || l.iface.pseudo != 0 {
		return nil, nil, 0
	}
	capLen := binary.LittleEndian.Uint32(rec[8:])
	if l.big {
		capLen = bits.ReverseBytes32(capLen)
	}
	if size = l.header + int(capLen); size > len(rec) || capLen > uint32(l.iface.maxLen) {
		return nil, nil, 0
	}
	return &l.iface, rec[l.header:size], size
}

func (r *Reader) nextPcap() error {
	l := &r.pcap
	rec := r.buf[r.pos:r.end]
	if len(rec) < l.header {
		var err error
		if rec, err = r.peek(l.header); err != nil {
			if err == io.EOF {
				return err
			}
			return r.fail("packet", err)
		}
	}
	h := rec[:l.header]
	var sec, frac, capLen, length uint32
	if l.big {
		sec, frac = binary.BigEndian.Uint32(h), binary.BigEndian.Uint32(h[4:])
		capLen, length = binary.BigEndian.Uint32(h[8:]), binary.BigEndian.Uint32(h[12:])
	} else {
		sec, frac = binary.LittleEndian.Uint32(h), binary.LittleEndian.Uint32(h[4:])
		capLen, length = binary.LittleEndian.Uint32(h[8:]), binary.LittleEndian.Uint32(h[12:])
	}
	if l.swap != swapNever && (l.swap == swapAlways || capLen > length) {
		capLen, length = length, capLen
	}
	if capLen > uint32(l.iface.maxLen) {
		return r.damaged(r.offset(), "packet of %d bytes is longer than the maximum of %d", capLen, l.iface.maxLen)
	}
	size := l.header + int(capLen)
	if len(rec) < size {
		var err error
		if rec, err = r.peek(size); err != nil {
			return r.fail("packet", err)
		}
	}
	rec = rec[:size]
	if err := r.setData(&l.iface, rec[l.header:], length); err != nil {
		return err
	}
	if !l.nano() {
		frac *= 1000 // wraps when out of range, as in Wireshark
	}
	f := &r.frame
	f.Number++
	f.Sec, f.Nsec, f.HasTime = int64(sec), int32(frac), true
	f.Offset = r.offset()
	f.raw = rec
	r.pos += size
	return nil
}
