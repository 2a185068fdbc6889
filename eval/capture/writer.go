package capture

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// Writer writes frames of one or more capture files to a new one, in the format of these files and byte for byte as they
// stand there. It never compresses.
//
// A pcapng file gets a section for each section read, with its header, interfaces, names and decryption secrets;
// interface statistics are left out, as they would be wrong. A pcap file has room for one link type and one resolution
// of time, so all pcap files must agree on these; its header, and so its snap length, is that of the first.
type Writer struct {
	w      *bufio.Writer
	format Format // Empty: nothing written yet
	pcap   pcapLayout
	src    *Reader
}

// writeSize is how many bytes are written at once. Measured: for larger writes the kernel finds pages that are in no cache, and takes longer.
const writeSize = 64 << 10

// NewWriter returns a Writer to which [Writer.From] must tell the source of the frames.
func NewWriter(w io.Writer) *Writer { return &Writer{w: bufio.NewWriterSize(w, writeSize)} }

// From makes r the source of the frames to come. It must be called before r's first Next, and r be read to the end
// before the next source. It writes the file's header, so that a file without frames comes out right as well. The error
// says why the file can't go together with those before.
func (w *Writer) From(r *Reader) error {
	if r.frame.Number > 0 || r.ng.number > 1 || len(r.ng.ifaces) > 0 {
		return errors.New("capture.Writer: frames of the source have been read already")
	}
	if w.src != nil {
		w.src.tap = nil
	}
	w.src = r
	if r.format == Empty {
		return nil
	}
	if w.format != Empty && w.format != r.format {
		return fmt.Errorf("can't write %v packets into a %v file", r.format, w.format)
	}
	if r.format == Pcapng {
		r.tap = w.block
		w.block(r.header)
	} else if w.format == Empty {
		w.pcap = r.pcap
		w.w.Write(r.header)
	} else if a, b := w.pcap.iface.Link, r.pcap.iface.Link; a != b {
		return fmt.Errorf("can't write packets of link type %d into a pcap file of link type %d", b, a)
	} else if w.pcap.nano() != r.pcap.nano() {
		return errors.New("can't write microseconds and nanoseconds into one pcap file")
	}
	w.format = r.format
	return nil
}

// block writes a pcapng block that holds no packet. An error of the output comes again with Write or Flush.
func (w *Writer) block(b []byte) {
	if binary.BigEndian.Uint32(b) != blockSection {
		w.w.Write(b)
		return
	}
	// The section's length is no longer known.
	w.w.Write(b[:16])
	w.w.Write(bytes.Repeat([]byte{0xff}, 8))
	w.w.Write(b[24:])
}

// Write writes a frame of the source. The error is the output's.
func (w *Writer) Write(f *Frame) error {
	if f.src != w.src {
		return errors.New("capture.Writer: frame is not of the current source")
	}
	var err error
	if from, to := &f.src.pcap, &w.pcap; w.format == Pcapng ||
		from.big == to.big && from.swap == to.swap && from.header == to.header {
		_, err = w.w.Write(f.raw)
	} else {
		err = w.convert(f)
	}
	return err
}

// convert writes a record of another pcap layout.
func (w *Writer) convert(f *Frame) error {
	from, to := &f.src.pcap, &w.pcap
	data := f.raw[from.header:]
	length := uint32(f.Len + from.iface.pseudo)
	capLen := uint32(len(data))
	if to.swap == swapAlways {
		capLen, length = length, capLen
	}
	h := make([]byte, to.header) // a modified header's own fields stay zero: they tell nothing that is shown
	order := to.order()
	order.PutUint32(h, from.order().Uint32(f.raw))
	order.PutUint32(h[4:], from.order().Uint32(f.raw[4:]))
	order.PutUint32(h[8:], capLen)
	order.PutUint32(h[12:], length)
	if _, err := w.w.Write(h); err != nil {
		return err
	}
	_, err := w.w.Write(data)
	return err
}

// Flush writes what is still in the buffer. It must be called in the end; it does not close the output.
func (w *Writer) Flush() error { return w.w.Flush() }
