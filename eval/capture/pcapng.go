package capture

import (
	"bytes"
	"encoding/binary"
	"io"
	"iter"
	"math/bits"
	"strconv"
	"unicode/utf8"
)

// Types of pcapng blocks.
const (
	blockInterface  = 1
	blockPacket     = 2 // obsolete
	blockSimple     = 3
	blockNames      = 4
	blockEnhanced   = 6
	blockJournal    = 9 // systemd journal export
	blockSecrets    = 10
	blockCustom     = 0x00000bad
	blockCustomKeep = 0x40000bad // not to be copied by who does not know it
	blockSection    = 0x0a0d0d0a
)

// Option codes of packets, as [Frame.Options] gives them. Those of the hash and verdict options may occur repeatedly.
const (
	OptionEnd       = 0
	OptionComment   = 1
	OptionFlags     = 2 // 4 bytes
	OptionHash      = 3 // algorithm, 1 byte; hash
	OptionDropCount = 4 // 8 bytes
	OptionPacketID  = 5 // 8 bytes
	OptionQueue     = 6 // 4 bytes
	OptionVerdict   = 7 // type, 1 byte; 8 bytes for type 1 and 2 (eBPF TC and XDP), otherwise any number

	optionName        = 2
	optionDescription = 3
	optionResolution  = 9
	optionOffset      = 14
)

const (
	byteOrderMagic  = 0x1a2b3c4d
	noDropCount     = 0xffff
	minJournal      = 23 // bytes: the shortest entry, "__REALTIME_TIMESTAMP=1" and a new line
	maxInterfaces   = 1 << 16
	maxBlock        = maxLongPacket + 128<<10 + 32 // bytes; a packet, its options, the headers
	maxSecrets      = 64 << 20                     // bytes of all of them
	realtimeField   = "__REALTIME_TIMESTAMP="
	defaultUnits    = 1_000_000
	nanos           = 1_000_000_000
	maxPow10, max2n = 19, 63 // resolutions whose unit fits 64 bits
)

// section is what the blocks of a pcapng section share.
type section struct {
	number int
	big    bool
	ifaces []*Interface
	none   *Interface // of frames that are no packets
	events *Interface // of those that are Sysdig's

	secrets *Secrets // of all sections so far
}

func (s *section) order() binary.ByteOrder {
	if s.big {
		return binary.BigEndian
	}
	return binary.LittleEndian
}

func (s *section) uint32(b []byte) uint32 {
	if s.big {
		return binary.BigEndian.Uint32(b)
	}
	return binary.LittleEndian.Uint32(b)
}

// clock turns time stamps into seconds and nanoseconds.
type clock struct {
	units  uint64 // per second
	shift  uint8  // units is 1<<shift, unless 0
	offset int64  // seconds
}

func (c *clock) time(ts uint64) (sec int64, nsec int32) {
	switch {
	case c.units == defaultUnits: // division by a constant is faster
		sec, nsec = int64(ts/defaultUnits), int32(ts%defaultUnits*1000)
	case c.units == nanos:
		sec, nsec = int64(ts/nanos), int32(ts%nanos)
	case c.shift != 0:
		hi, lo := bits.Mul64(ts&(c.units-1), nanos)
		sec, nsec = int64(ts>>c.shift), int32(hi<<(64-c.shift)|lo>>c.shift)
	case c.units < nanos:
		sec, nsec = int64(ts/c.units), int32(ts%c.units*(nanos/c.units))
	default:
		sec, nsec = int64(ts/c.units), int32(ts%c.units/(c.units/nanos))
	}
	return sec + c.offset, nsec
}

func (r *Reader) startPcapng() error {
	if err := r.startSection(); err != nil {
		err.(*Error).Number = 0
		return err
	}
	return nil
}

// startSection reads a section header block.
func (r *Reader) startSection() error {
	s := &r.ng
	h, err := r.peek(24)
	if err != nil {
		return r.fail("section header", err)
	}
	switch binary.LittleEndian.Uint32(h[8:]) {
	case byteOrderMagic:
		s.big = false
	case bits.ReverseBytes32(byteOrderMagic):
		s.big = true
	default:
		return r.damaged(r.offset(), "section header has the unknown byte-order magic %#x", h[8:12])
	}
	order := s.order()
	length := order.Uint32(h[4:])
	if length < 28 || length > maxBlock {
		return r.damaged(r.offset(), "section header has the impossible length of %d bytes", length)
	}
	if major, minor := order.Uint16(h[12:]), order.Uint16(h[14:]); major != 1 || minor != 0 && minor != 2 {
		return r.damaged(r.offset(), "pcapng version %d.%d is unknown", major, minor)
	}
	b, err := r.block("section header", length)
	if err != nil {
		return err
	}
	if err := r.checkOptions(b[24:len(b)-4], false); err != nil {
		return err
	}
	s.number++
	s.ifaces = nil // frames returned may still point to the old ones
	s.none = &Interface{Section: s.number, ID: -1, Link: linkNone, BigEndian: s.big, clock: clock{units: defaultUnits}}
	events := *s.none
	events.clock.units = nanos
	s.events = &events
	if r.header == nil {
		r.header = bytes.Clone(b)
	} else if r.tap != nil {
		r.tap(b)
	}
	r.pos += len(b)
	return nil
}

// block returns the whole block of the given length, which it checks against the length at its end.
func (r *Reader) block(what string, length uint32) ([]byte, error) {
	// A length should be a multiple of 4. Where it is not, the block is padded all the same.
	b, err := r.peek(int(length+3) &^ 3)
	if err != nil {
		return nil, r.fail(what, err)
	}
	if end := r.ng.uint32(b[len(b)-4:]); end != length {
		return nil, r.damaged(r.offset(), "block begins with length %d and ends with length %d", length, end)
	}
	return b, nil
}

func (r *Reader) nextPcapng() error {
	typ, length, err := r.toFrame()
	if err != nil {
		return err
	}
	return r.frameBlock(typ, length)
}

// plainBlock finds the packet of the block that comes next, and how long the block is; 0 where it is not all there or not as most are.
func (r *Reader) plainBlock() (i *Interface, data []byte, size int) {
	const header, end = 28, 4 // bytes of an enhanced packet block before and behind the packet
	s, b := &r.ng, r.buf[r.pos:r.end]
	if len(b) < header+end || s.uint32(b) != blockEnhanced {
		return nil, nil, 0
	}
	length, id, capLen := s.uint32(b[4:]), s.uint32(b[8:]), s.uint32(b[20:])
	size = header + int(capLen+3)&^3 + end
	if uint64(id) >= uint64(len(s.ifaces)) || int(length) != size || size > len(b) || s.uint32(b[size-end:]) != length {
		return nil, nil, 0
	}
	if i = s.ifaces[id]; i.pseudo != 0 || int(capLen) > i.maxLen {
		return nil, nil, 0
	}
	return i, b[header:][:capLen], size
}

// toFrame uses up the blocks before the next one that is a frame.
func (r *Reader) toFrame() (typ, length uint32, err error) {
	s := &r.ng
	for {
		if r.offset() >= r.limit {
			return 0, 0, errLimit
		}
		h, err := r.peek(8)
		if err == io.EOF {
			return 0, 0, err
		}
		if err != nil {
			return 0, 0, r.fail("packet", err)
		}
		typ, length := s.uint32(h), s.uint32(h[4:])
		if typ == blockSection { // the same in both byte orders
			if err := r.startSection(); err != nil {
				return 0, 0, err
			}
			continue
		}
		if length < 12 {
			return 0, 0, r.damaged(r.offset(), "block has the impossible length of %d bytes", length)
		}
		if length > maxBlock {
			return 0, 0, r.damaged(r.offset(), "block of %d bytes is longer than the maximum of %d", length, maxBlock)
		}
		switch typ {
		case blockInterface, blockNames, blockSecrets:
			err = r.keepBlock(typ, length)
		case blockEnhanced, blockPacket, blockSimple, blockCustom, blockCustomKeep, blockJournal,
			0x204, 0x208, 0x216, 0x217, 0x221, 0x222:
			return typ, length, nil
		default:
			err = r.skipBlock(length)
		}
		if err != nil {
			return 0, 0, err
		}
	}
}

// frameBlock reads a block that is a frame.
func (r *Reader) frameBlock(typ, length uint32) error {
	if typ == blockEnhanced || typ == blockPacket {
		if err := r.checkLength(length); err != nil {
			return err
		}
	}
	b, err := r.block("packet", length)
	if err != nil {
		return err
	}
	f := &r.frame
	f.Block, f.options, f.drops = typ, nil, noDropCount
	f.Sec, f.Nsec, f.HasTime = 0, 0, false
	body := b[8 : len(b)-4]
	switch typ {
	case blockEnhanced, blockPacket:
		err = r.packet(typ, body)
	case blockSimple:
		err = r.simplePacket(body)
	case blockJournal:
		err = r.journal(body)
	case blockCustom, blockCustomKeep:
		err = r.custom(body)
	default:
		err = r.sysdig(typ, body)
	}
	if err != nil {
		return err
	}
	f.Number++
	f.Offset = r.offset()
	f.raw = b
	r.pos += len(b)
	return nil
}

// keepBlock reads a block on which packets depend.
func (r *Reader) keepBlock(typ, length uint32) error {
	b, err := r.block("block", length)
	if err != nil {
		return err
	}
	if typ == blockInterface {
		if err := r.addInterface(b[8 : len(b)-4]); err != nil {
			return err
		}
	}
	if typ == blockSecrets {
		r.addSecrets(b[8 : len(b)-4])
	}
	if r.tap != nil {
		r.tap(b)
	}
	r.pos += len(b)
	return nil
}

// addSecrets reads a decryption secrets block, unless it is damaged.
func (r *Reader) addSecrets(b []byte) {
	s := &r.ng
	if len(b) < 8 || int64(s.uint32(b[4:])) > int64(len(b)-8) || s.secrets != nil && s.secrets.size+len(b) > maxSecrets {
		return
	}
	s.secrets = &Secrets{Kind: s.uint32(b), Data: bytes.Clone(b[8:][:s.uint32(b[4:])]), Before: s.secrets, size: len(b)}
	if s.secrets.Before != nil {
		s.secrets.size += s.secrets.Before.size
	}
	r.frame.Secrets = s.secrets
}

// skipBlock passes over a block that is of no use.
func (r *Reader) skipBlock(length uint32) error {
	start := r.offset()
	if err := r.skip(int(length+3)&^3 - 4); err != nil {
		return r.fail("block", err)
	}
	b, err := r.peek(4)
	if err != nil {
		return r.fail("block", err)
	}
	if end := r.ng.uint32(b); end != length {
		return r.damaged(start, "block begins with length %d and ends with length %d", length, end)
	}
	r.pos += 4
	return nil
}

// addInterface reads an interface description block.
func (r *Reader) addInterface(b []byte) error {
	s := &r.ng
	if len(b) < 8 {
		return r.damaged(r.offset(), "interface description of %d bytes is too short", len(b))
	}
	if len(s.ifaces) == maxInterfaces {
		return r.damaged(r.offset(), "more than %d interfaces in a section", maxInterfaces)
	}
	opts := b[8:]
	if err := r.checkOptions(opts, false); err != nil {
		return err
	}
	i := &Interface{
		Section:   s.number,
		ID:        len(s.ifaces),
		SnapLen:   s.uint32(b[4:]),
		BigEndian: s.big,
		clock:     clock{units: defaultUnits},
	}
	i.setLink(LinkType(s.order().Uint16(b)))
	var seen uint32 // of a repeated option, the first counts
	for code, v := range options(opts, s.big) {
		if code > optionOffset || seen&(1<<code) != 0 {
			continue
		}
		seen |= 1 << code
		switch {
		case code == optionName:
			i.Name = text(v)
		case code == optionDescription:
			i.Description, i.HasDescription = text(v), true
		case code == optionResolution && len(v) == 1:
			if err := r.setResolution(&i.clock, v[0]); err != nil {
				return err
			}
		case code == optionOffset && len(v) == 8:
			i.clock.offset = int64(s.order().Uint64(v))
		}
	}
	if seen&(1<<optionName) == 0 { // Wireshark's substitutes
		i.Name = "unknown"
		if i.HasDescription {
			i.Name = i.Description
		}
	}
	s.ifaces = append(s.ifaces, i)
	return nil
}

// setResolution sets the unit of time from an if_tsresol option: a negative power of 10, or of 2 with the top bit set.
func (r *Reader) setResolution(c *clock, v byte) error {
	exp := v &^ 0x80
	switch {
	case v&0x80 == 0 && exp <= maxPow10:
		c.units = 1
		for range exp {
			c.units *= 10
		}
	case v&0x80 != 0 && exp <= max2n:
		c.units, c.shift = 1<<exp, exp
	default:
		return r.damaged(r.offset(), "time stamp resolution %#02x is finer than 64 bits can tell", v)
	}
	return nil
}

// checkLength looks at a packet's captured length before its block is read, so that a false one costs no memory.
func (r *Reader) checkLength(length uint32) error {
	if length < 32 {
		return r.damaged(r.offset(), "packet block of %d bytes is too short", length)
	}
	h, err := r.peek(24)
	if err != nil {
		return r.fail("packet", err)
	}
	if capLen := r.ng.uint32(h[20:]); capLen > length-32 {
		return r.damaged(r.offset(), "block of %d bytes is too short for a packet of %d", length, capLen)
	}
	return nil
}

// packet reads an enhanced packet block or its obsolete forerunner.
func (r *Reader) packet(typ uint32, b []byte) error {
	s, f := &r.ng, &r.frame
	id := s.uint32(b)
	if typ == blockPacket {
		id = uint32(s.order().Uint16(b))
	}
	if uint64(id) >= uint64(len(s.ifaces)) {
		return r.damaged(r.offset(), "interface %d is not among the %d of the section", id, len(s.ifaces))
	}
	i := s.ifaces[id]
	capLen := int(s.uint32(b[12:]))
	if capLen > i.maxLen {
		return r.damaged(r.offset(), "packet of %d bytes is longer than the maximum of %d", capLen, i.maxLen)
	}
	end := 20 + (capLen+3)&^3
	if end > len(b) {
		return r.damaged(r.offset(), "block of %d bytes is too short for a packet of %d", len(b)+12, capLen)
	}
	if opts := b[end:]; len(opts) >= 4 {
		if err := r.checkOptions(opts, true); err != nil {
			return err
		}
		f.options = opts
	}
	if typ == blockPacket {
		f.drops = s.order().Uint16(b[2:])
	}
	f.Sec, f.Nsec = i.clock.time(uint64(s.uint32(b[4:]))<<32 | uint64(s.uint32(b[8:])))
	f.HasTime = true
	return r.setData(i, b[20:20+capLen], s.uint32(b[16:]))
}

// simplePacket reads a simple packet block, which belongs to the section's first interface and has no time.
func (r *Reader) simplePacket(b []byte) error {
	s := &r.ng
	if len(s.ifaces) == 0 {
		return r.damaged(r.offset(), "simple packet block before the section's first interface")
	}
	i := s.ifaces[0]
	if len(b) < 4 {
		return r.damaged(r.offset(), "packet block of %d bytes is too short", len(b)+12)
	}
	length := s.uint32(b)
	capLen := length
	if i.SnapLen != 0 {
		capLen = min(capLen, i.SnapLen)
	}
	if capLen > uint32(i.maxLen) {
		return r.damaged(r.offset(), "packet of %d bytes is longer than the maximum of %d", capLen, i.maxLen)
	}
	if n := int(capLen+3) &^ 3; n != len(b)-4 {
		return r.damaged(r.offset(), "block of %d bytes does not fit a packet of %d", len(b)+12, capLen)
	}
	return r.setData(i, b[4:4+capLen], length)
}

// custom reads a custom block: a private enterprise number, and what only its owner knows.
func (r *Reader) custom(b []byte) error {
	if len(b) < 4 {
		return r.damaged(r.offset(), "custom block of %d bytes is too short", len(b)+12)
	}
	return r.setData(r.ng.none, b[4:], uint32(len(b)-4))
}

// journal reads a systemd journal export block: one entry in journald's export format.
func (r *Reader) journal(b []byte) error {
	b = bytes.TrimRight(b, "\x00")
	if len(b) < minJournal {
		return r.damaged(r.offset(), "journal entry of %d bytes is too short", len(b))
	}
	for line := range bytes.Lines(b) {
		v, ok := bytes.CutPrefix(line, []byte(realtimeField))
		if !ok {
			continue
		}
		if usec, err := strconv.ParseUint(string(bytes.TrimSpace(v)), 10, 64); err == nil {
			c := clock{units: defaultUnits}
			r.frame.Sec, r.frame.Nsec = c.time(usec)
			r.frame.HasTime = true
		}
		break
	}
	return r.setData(r.ng.none, b, uint32(len(b)))
}

// Event is what stands before the parameters of an event in a Sysdig event block.
type Event struct {
	CPU        uint16
	Time       uint64 // nanoseconds since 1970
	Thread     uint64
	Length     uint32 // of the event with its header, in bytes
	Header     int    // its length, without the CPU and flags
	Type       uint16
	Parameters uint32 // 0 in the first version, which does not tell
}

// event reads a Sysdig event block: CPU (2 bytes), flags (4) in some, and the event: time in nanoseconds (8), thread
// (8), the event's length (4), its type (2), and in version 2 the number of its parameters (4). It reports false where
// the block is too short.
func event(order binary.ByteOrder, typ uint32, b []byte) (e Event, rest []byte, ok bool) {
	start := 2
	if e.Header = 22; typ >= 0x216 {
		e.Header = 26
	}
	if typ == 0x208 || typ == 0x217 || typ == 0x222 {
		start = 6
	}
	if len(b) < start+e.Header {
		return e, nil, false
	}
	e.CPU = order.Uint16(b)
	b = b[start:]
	e.Time, e.Thread, e.Length, e.Type = order.Uint64(b), order.Uint64(b[8:]), order.Uint32(b[16:]), order.Uint16(b[20:])
	if typ >= 0x216 {
		e.Parameters = order.Uint32(b[22:])
	}
	return e, b[e.Header:], true
}

func (r *Reader) sysdig(typ uint32, b []byte) error {
	e, rest, ok := event(r.ng.order(), typ, b)
	if !ok {
		return r.damaged(r.offset(), "event block of %d bytes is too short", len(b)+12)
	}
	if e.Length < uint32(e.Header) {
		return r.damaged(r.offset(), "event of %d bytes is too short", e.Length)
	}
	rest = rest[:min(int64(e.Length)-int64(e.Header), int64(len(rest)))]
	c := clock{units: nanos}
	r.frame.Sec, r.frame.Nsec = c.time(e.Time)
	r.frame.HasTime = true
	return r.setData(r.ng.events, rest, uint32(len(rest)))
}

// Event returns the event of a frame that stands in a Sysdig event block.
func (f *Frame) Event() (Event, bool) {
	const around = 8 // bytes of the block before its body
	if f.IsPacket() || len(f.raw) < around {
		return Event{}, false
	}
	s := section{big: f.Interface.BigEndian}
	e, _, ok := event(s.order(), f.Block, f.raw[around:])
	return e, ok
}

// checkOptions walks over a block's options, so that what reads them later need not check them.
func (r *Reader) checkOptions(b []byte, packet bool) error {
	order := r.ng.order()
	for len(b) >= 4 {
		code, n := order.Uint16(b), int(order.Uint16(b[2:]))
		if code == OptionEnd {
			return nil
		}
		size := 4 + (n+3)&^3
		if size > len(b) {
			return r.damaged(r.offset(), "option %d of %d bytes is longer than its block", code, n)
		}
		bad := false
		switch code {
		case 2988, 2989, 19372, 19373: // custom: begins with a private enterprise number
			bad = n < 4
		}
		if packet {
			switch code {
			case OptionFlags, OptionQueue:
				bad = n != 4
			case OptionDropCount, OptionPacketID:
				bad = n != 8
			case OptionHash:
				bad = n < 1
			case OptionVerdict:
				bad = n < 1 || (b[4] == 1 || b[4] == 2) && n != 9
			}
		}
		if bad {
			return r.damaged(r.offset(), "option %d has the impossible length of %d bytes", code, n)
		}
		b = b[size:]
	}
	return nil
}

// options yields the options of a block that checkOptions accepted.
func options(b []byte, big bool) iter.Seq2[uint16, []byte] {
	return func(yield func(uint16, []byte) bool) {
		s := section{big: big}
		order := s.order()
		for len(b) >= 4 {
			code, n := order.Uint16(b), int(order.Uint16(b[2:]))
			if code == OptionEnd || !yield(code, b[4:4+n]) {
				return
			}
			b = b[4+(n+3)&^3:]
		}
	}
}

// Options yields code and value of each option of a pcapng packet, in order. Numbers in the values are in the byte order
// that the Interface tells. The values are valid as long as Data.
func (f *Frame) Options() iter.Seq2[uint16, []byte] { return options(f.options, f.Interface.BigEndian) }

// option returns the value of the first option with a code.
func (f *Frame) option(code uint16) ([]byte, binary.ByteOrder) {
	if f.options == nil {
		return nil, nil
	}
	s := section{big: f.Interface.BigEndian}
	for c, v := range f.Options() {
		if c == code {
			return v, s.order()
		}
	}
	return nil, nil
}

// Comments returns the packet's comments: frame.comment.
func (f *Frame) Comments() []string {
	if f.options == nil {
		return nil
	}
	var all []string
	for code, v := range f.Options() {
		if code == OptionComment {
			all = append(all, text(v))
		}
	}
	return all
}

// Flags returns the packet's flags word, if it has one: frame.packet_flags.
func (f *Frame) Flags() (flags uint32, ok bool) { return f.uint32Option(OptionFlags) }

// Queue returns the interface's queue that received the packet, if told: frame.interface_queue.
func (f *Frame) Queue() (queue uint32, ok bool) { return f.uint32Option(OptionQueue) }

// PacketID returns the packet's identifier, if it has one: frame.packet_id.
func (f *Frame) PacketID() (id uint64, ok bool) { return f.uint64Option(OptionPacketID) }

// DropCount returns how many packets were lost between this one and the one before, if told: frame.drop_count.
func (f *Frame) DropCount() (packets uint64, ok bool) {
	if f.Block == blockPacket && f.drops != noDropCount {
		return uint64(f.drops), true
	}
	return f.uint64Option(OptionDropCount)
}

func (f *Frame) uint32Option(code uint16) (uint32, bool) {
	v, order := f.option(code)
	if v == nil {
		return 0, false
	}
	return order.Uint32(v), true
}

func (f *Frame) uint64Option(code uint16) (uint64, bool) {
	v, order := f.option(code)
	if v == nil {
		return 0, false
	}
	return order.Uint64(v), true
}

// text returns the text of an option as Wireshark shows it: up to a zero byte, with U+FFFD for what is no UTF-8. A
// character that breaks off counts once (Unicode's "substitution of maximal subparts"), not once for each byte.
func text(b []byte) string {
	if i := bytes.IndexByte(b, 0); i >= 0 {
		b = b[:i]
	}
	if utf8.Valid(b) {
		return string(b)
	}
	var out []byte
	for len(b) > 0 {
		c, n := utf8.DecodeRune(b)
		if c == utf8.RuneError && n == 1 {
			for n < len(b) && !utf8.FullRune(b[:n+1]) {
				n++
			}
		}
		out = utf8.AppendRune(out, c)
		b = b[n:]
	}
	return string(out)
}
