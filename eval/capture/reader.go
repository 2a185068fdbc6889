package capture

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"time"

	"github.com/google/gopacket"
)

// LinkType is a LINKTYPE_ number: what a packet's first byte belongs to. It is wider than gopacket's layers.LinkType,
// which has no room for numbers above 255 such as LINKTYPE_LINUX_SLL2 (276); below that the numbers are the same.
type LinkType uint16

const (
	linkRaw  LinkType = 101    // raw IP
	linkHCI  LinkType = 201    // Bluetooth HCI with direction
	linkNone LinkType = 0xffff // of frames that are no packets; reserved, stands in no file
)

// Format is the kind of a capture file, without its compression.
type Format uint8

const (
	Empty  Format = iota // no bytes at all, which Wireshark reads as a capture without packets
	Pcap                 // draft-ietf-opsawg-pcap
	Pcapng               // draft-ietf-opsawg-pcapng
)

func (f Format) String() string { return [...]string{"empty", "pcap", "pcapng"}[f] }

// Frame is one packet as the capture file holds it. It and its Data are valid until the next call of Next; Clone keeps it.
type Frame struct {
	Number  int   // from 1, over the file: frame.number
	Sec     int64 // seconds since 1970, UTC
	Nsec    int32 // nanoseconds to be added; outside 0 to 999,999,999 only when the file says so
	HasTime bool  // false for pcapng's simple packet blocks

	Len  int    // bytes on the wire: frame.len; can be less than len(Data), as Wireshark shows it
	Data []byte // captured bytes from the link header on; their number is frame.cap_len

	Offset    int64      // byte offset of the record or block in the (decompressed) file: frame.file_off
	Interface *Interface // never nil
	Received  bool       // of link type 201: it came from the controller
	Secrets   *Secrets   // pcapng: the latest of the blocks before the frame that tell secrets; nil: there was none

	// Block is the type of the pcapng block, 0 in pcap. Wireshark counts some blocks as frames that hold no packet:
	// see IsPacket.
	Block uint32

	options []byte // pcapng options, checked
	drops   uint16 // of the obsolete packet block
	raw     []byte // the whole record or block
	src     *Reader
}

// Clone returns a copy that stays valid.
func (f *Frame) Clone() *Frame {
	own := *f
	own.Data, own.raw, own.options = bytes.Clone(f.Data), bytes.Clone(f.raw), bytes.Clone(f.options)
	return &own
}

// IsPacket reports whether the frame is a packet. All are, except pcapng's custom, systemd journal and Sysdig blocks;
// the Interface of these has no link type.
func (f *Frame) IsPacket() bool { return f.Interface.Link != linkNone }

// IsCustom reports whether the frame is a pcapng custom block.
func (f *Frame) IsCustom() bool { return f.Block == blockCustom || f.Block == blockCustomKeep }

// Time returns the time stamp, in UTC; the zero time when there is none.
func (f *Frame) Time() time.Time {
	if !f.HasTime {
		return time.Time{}
	}
	return time.Unix(f.Sec, int64(f.Nsec)).UTC()
}

// CaptureInfo returns the frame's metadata as gopacket has it.
func (f *Frame) CaptureInfo() gopacket.CaptureInfo {
	return gopacket.CaptureInfo{
		Timestamp:      f.Time(),
		CaptureLength:  len(f.Data),
		Length:         f.Len,
		InterfaceIndex: max(f.Interface.ID, 0),
	}
}

// Interface is where packets were captured. The one of a pcap file has its link type and snap length only.
type Interface struct {
	Section int // frame.section_number, from 1; 0 in pcap
	ID      int // frame.interface_id, from 0 in each section; -1: there is none
	Link    LinkType
	SnapLen uint32 // bytes; 0: no limit

	Name           string // frame.interface_name; "unknown" when the pcapng file gives none
	Description    string // frame.interface_description
	HasDescription bool
	BigEndian      bool // byte order of the host that captured, in which some link headers are written

	clock  clock
	pseudo int // length of what stands before the link header
	maxLen int
}

// Digits is how many decimals of a second the interface's times have, at most 9.
func (i *Interface) Digits() int {
	digits := 0
	for unit := uint64(1); unit < i.clock.units && digits < 9; unit *= 10 {
		digits++
	}
	return digits
}

// Secrets is what a pcapng block tells for decrypting packets.
type Secrets struct {
	Kind   uint32 // such as SecretsTLS
	Data   []byte
	Before *Secrets // those of the block before

	size int // bytes, with those before
}

// SecretsTLS is the kind of [Secrets] that are a key log of TLS, as NSS writes it.
const SecretsTLS = 0x544c534b

// Error tells where a capture file is damaged, or could not be read. Next returns it after all frames before.
type Error struct {
	Number int   // of the frame that was to come; 0: the damage is in a file header or a block without packet
	Offset int64 // in bytes from the start of the (decompressed) file
	Msg    string
	Err    error // cause: io.ErrUnexpectedEOF when the file is cut short, the read's error, or nil
}

func (e *Error) Error() string {
	if e.Number == 0 {
		return fmt.Sprintf("at byte %d: %s", e.Offset, e.Msg)
	}
	return fmt.Sprintf("packet %d at byte %d: %s", e.Number, e.Offset, e.Msg)
}

func (e *Error) Unwrap() error { return e.Err }

// ErrFormat is the cause when a file is no capture file.
var ErrFormat = errors.New("not a pcap or pcapng file")

const (
	bufSize = 1 << 20 // measured: the kernel copies faster to memory that is not in a core's own cache

	maxPacket     = 256 << 10 // bytes; Wireshark takes more as damage,
	maxLongPacket = 128 << 20 // except for links with long messages
	maxLen        = 1<<31 - 1 // Wireshark shows greater lengths as this
)

// Reader reads the frames of a capture file. It is not safe for concurrent use.
type Reader struct {
	src    io.Reader
	closer []io.Closer // in the order of closing

	buf      []byte
	pos, end int         // buf[pos:end] is read and not yet used
	base     int64       // offset of buf[0] in the file
	readErr  error       // of src: io.EOF, or what went wrong
	keep     bool        // what was read stays where it is, for frames that are still in use
	plain    bool        // src is the file as it is, not decompressed
	limit    int64       // offset from which on nothing is to be read, although there is more
	file     io.ReaderAt // of src, if it can be read in several places; nil: it can't
	size     int64       // of file

	format Format
	header []byte // pcap: the file header; pcapng: the first section header block
	frame  Frame
	err    error              // what Next returns from now on
	tap    func(block []byte) // pcapng: sees the blocks that packets depend on

	pcap pcapLayout
	ng   section

	noting *Notes // that are made; nil: none are
	notes  *Notes // that were made before
	wanted func(number uint16) bool
}

// NewReader reads a capture file's header, and decompresses the file if need be. The errors are *Error; closing the
// Reader does not close src.
func NewReader(src io.Reader) (*Reader, error) { return newReader(src, bufSize) }

// errLimit is that the reader's limit was reached.
var errLimit = errors.New("limit reached")

// Open opens a capture file; "-" is standard input. An error that is no *Error is the operating system's.
func Open(path string) (*Reader, error) {
	if path == "-" {
		return NewReader(os.Stdin)
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	r, err := NewReader(file)
	if err != nil {
		file.Close()
		return nil, err
	}
	r.closer = append(r.closer, file)
	if info, err := file.Stat(); err == nil && info.Mode().IsRegular() && r.plain {
		r.file, r.size = file, info.Size()
	}
	return r, nil
}

// Parts tells whether [Reader.Sift] reads the file at several places, with more than one worker at once.
func (r *Reader) Parts() bool { return r.size > partSize }

func newReader(src io.Reader, size int) (*Reader, error) {
	in := bufio.NewReader(src) // only for what the decompressor must see again; large reads pass it by
	plain, closer, err := decompress(in)
	if err != nil {
		return nil, &Error{Msg: err.Error(), Err: err}
	}
	r := &Reader{src: plain, plain: plain == in, buf: make([]byte, size), limit: math.MaxInt64}
	if closer != nil {
		r.closer = append(r.closer, closer)
	}
	r.frame.src = r
	if err := r.start(); err != nil {
		r.Close()
		return nil, err
	}
	return r, nil
}

// start finds out what the file is.
func (r *Reader) start() error {
	magic, err := r.peek(4)
	switch {
	case err == io.EOF:
		r.err = io.EOF
		return nil
	case err == io.ErrUnexpectedEOF:
		return &Error{Msg: ErrFormat.Error(), Err: ErrFormat}
	case err != nil:
		return r.fail("file", err)
	}
	if binary.BigEndian.Uint32(magic) == blockSection {
		r.format = Pcapng
		return r.startPcapng()
	}
	r.format = Pcap
	return r.startPcap(binary.LittleEndian.Uint32(magic))
}

// Format returns what kind of capture file it is.
func (r *Reader) Format() Format { return r.format }

// Next returns the next frame. It returns io.EOF at the end of the file, and an *Error where the file is damaged or
// could not be read; it stays with either.
func (r *Reader) Next() (*Frame, error) {
	if r.err != nil {
		return nil, r.err
	}
	var err error
	if r.format == Pcap {
		err = r.nextPcap()
	} else {
		err = r.nextPcapng()
	}
	if err != nil {
		r.err = err
		return nil, err
	}
	return &r.frame, nil
}

// skim passes over the packets that come next as long as drops tells that they are of no interest. It stops at everything that is not
// a plain packet, all of which is in the buffer: that is for Next.
func (r *Reader) skim(drops func(link LinkType, data []byte) bool) {
	if drops == nil || r.err != nil || r.frame.Secrets != nil {
		return
	}
	for r.offset() < r.limit {
		var i *Interface
		var data []byte
		var size int
		if r.format == Pcap {
			i, data, size = r.plainRecord()
		} else {
			i, data, size = r.plainBlock()
		}
		if size == 0 || !drops(i.Link, data) {
			return
		}
		r.frame.Number++
		r.pos += size
	}
}

// Close ends decompression, and closes the file if Open opened it.
func (r *Reader) Close() error {
	var errs []error
	for _, c := range r.closer {
		errs = append(errs, c.Close())
	}
	r.closer = nil
	return errors.Join(errs...)
}

// offset returns the place in the file up to which all was used.
func (r *Reader) offset() int64 { return r.base + int64(r.pos) }

// peek returns the next n bytes, without using them up. It returns io.EOF when nothing is left, io.ErrUnexpectedEOF
// when less than n bytes are, and the error of the source otherwise.
func (r *Reader) peek(n int) ([]byte, error) {
	if r.end-r.pos < n {
		if err := r.fill(n); err != nil {
			return nil, err
		}
	}
	return r.buf[r.pos : r.pos+n], nil
}

// fill reads until n bytes are there. The buffer grows only as bytes arrive, so that a false length costs nothing.
func (r *Reader) fill(n int) error {
	to := r.buf
	if r.keep {
		to = make([]byte, max(r.end-r.pos, min(max(n, partTail), bufSize)))
	}
	copy(to, r.buf[r.pos:r.end])
	r.buf = to
	r.base += int64(r.pos)
	r.end -= r.pos
	r.pos = 0
	for idle := 0; r.end < n; {
		if r.readErr == io.EOF && r.end > 0 {
			return io.ErrUnexpectedEOF
		}
		if r.readErr != nil {
			return r.readErr
		}
		if r.end == len(r.buf) {
			r.buf = append(r.buf, make([]byte, len(r.buf))...)
		}
		var got int
		got, r.readErr = r.src.Read(r.buf[r.end:min(len(r.buf), r.end+bufSize)])
		r.end += got
		if got > 0 {
			idle = 0
		} else if idle++; idle == 100 && r.readErr == nil {
			r.readErr = io.ErrNoProgress
		}
	}
	return nil
}

// skip uses up n bytes without keeping them.
func (r *Reader) skip(n int) error {
	for n > r.end-r.pos {
		n -= r.end - r.pos
		r.pos = r.end
		if err := r.fill(1); err == io.EOF {
			return io.ErrUnexpectedEOF
		} else if err != nil {
			return err
		}
	}
	r.pos += n
	return nil
}

// fail is the error for a read of what that ended in err.
func (r *Reader) fail(what string, err error) error {
	e := &Error{Offset: r.offset(), Msg: err.Error(), Err: err}
	if what == "packet" {
		e.Number = r.frame.Number + 1
	}
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		e.Msg, e.Err = "file is cut short in the middle of a "+what, io.ErrUnexpectedEOF
	}
	return e
}

// damaged is the error for a packet or block at offset that can't be right.
func (r *Reader) damaged(offset int64, format string, args ...any) error {
	return &Error{Number: r.frame.Number + 1, Offset: offset, Msg: fmt.Sprintf(format, args...)}
}

// setLink sets the link type and what follows from it.
func (i *Interface) setLink(link LinkType) {
	i.Link = link
	i.maxLen = maxPacket
	switch link {
	case 12, 14: // DLT_RAW as BSD and OpenBSD number it
		i.Link = linkRaw
	case 186, 189, 220, 249, 266, 231, 279: // USB, USB 2.0, D-Bus, EBHSCR
		i.maxLen = maxLongPacket
	case 123, 139, linkHCI, 254: // Sun ATM, MTP2, Bluetooth HCI with direction, Bluetooth Linux monitor
		i.pseudo = 4
	case 196, 209: // RTAC serial, I2C
		i.pseudo = 5
	case 204: // PPP with direction
		i.pseudo = 1
	case 245: // NFC LLCP
		i.pseudo = 2
	}
}

// setData sets the frame's data and length.
func (r *Reader) setData(i *Interface, data []byte, length uint32) error {
	if i.pseudo != 0 {
		return r.setPastPseudo(i, data, length)
	}
	r.frame.Data, r.frame.Len, r.frame.Interface = data, int(min(length, maxLen)), i
	return nil
}

// setPastPseudo is setData where something stands before the link header. That is not counted, as in Wireshark.
func (r *Reader) setPastPseudo(i *Interface, data []byte, length uint32) error {
	if len(data) < i.pseudo {
		return r.damaged(r.offset(), "%d-byte packet is shorter than its %d-byte pseudo-header", len(data), i.pseudo)
	}
	if i.Link == linkHCI {
		r.frame.Received = data[i.pseudo-1]&1 != 0
	}
	r.frame.Data, r.frame.Len, r.frame.Interface = data[i.pseudo:], max(int(min(length, maxLen))-i.pseudo, 0), i
	return nil
}
