package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// Kinds of messages.
const (
	s7Job      = 1
	s7Ack      = 2
	s7AckData  = 3
	s7UserData = 7
)

// Functions.
const (
	s7Read          = 0x04
	s7Write         = 0x05
	s7Download      = 0x1a
	s7DownloadBlock = 0x1b
	s7DownloadEnd   = 0x1c
	s7UploadStart   = 0x1d
	s7Upload        = 0x1e
	s7UploadEnd     = 0x1f
	s7Control       = 0x28
	s7Stop          = 0x29
	s7Setup         = 0xf0
)

const (
	s7Header  = 10 // bytes, without errors
	s7OK      = 0xff
	s7Address = 10 // length of the usual way to tell a variable
)

func s7Begins(b []byte) bool {
	if len(b) < s7Header || b[0] != 0x32 {
		return false
	}
	switch b[1] {
	case s7Job, s7Ack, s7AckData, s7UserData:
		return true
	}
	return false
}

// s7Reader reads a message.
type s7Reader struct {
	*dissection
	b   []byte
	at  int
	bad bool // it ended too early
}

func s7comm(d *dissection, l *layer) next {
	r := &s7Reader{dissection: d, b: l.b}
	r.message()
	if r.bad {
		return d.truncated(l.b, l.full)
	}
	return next{}
}

// take gives the next n bytes.
func (r *s7Reader) take(n int) []byte {
	if r.bad || r.at+n > len(r.b) {
		r.bad = true
		return nil
	}
	r.at += n
	return r.b[r.at-n : r.at : r.at]
}

// wire gives a field that takes the next n bytes.
func (r *s7Reader) wire(f *protocol.Field, n int) {
	if b := r.take(n); !r.bad {
		r.giveWire(f, b)
	}
}

// number gives a field of the next n bytes, and what it says.
func (r *s7Reader) number(f *protocol.Field, n int) (v int) {
	b := r.take(n)
	if !r.bad {
		r.giveWire(f, b)
	}
	for _, c := range b {
		v = v<<8 | int(c)
	}
	return v
}

// text gives a string of the next n bytes.
func (r *s7Reader) text(f *protocol.Field, n int) {
	if b := r.take(n); !r.bad {
		r.giveASCII(len(r.layers)-1, f, untilNUL(b))
	}
}

// part gives the fields of the next n bytes, as far as they are there.
func (r *s7Reader) part(p protocol.Part, n int) []byte {
	if !r.bad {
		r.givePart(p, r.b[r.at:min(r.at+n, len(r.b))])
	}
	return r.take(n)
}

func (r *s7Reader) message() {
	r.giveLabel(protocol.S7HeaderLabel)
	r.givePart(protocol.S7Header, r.b)
	kind := r.b[1]
	parameters, data := int(binary.BigEndian.Uint16(r.b[6:])), int(binary.BigEndian.Uint16(r.b[8:]))
	r.at = s7Header
	if kind == s7Ack || kind == s7AckData {
		if r.bad = !r.givePart(protocol.S7HeaderError, r.b); r.bad {
			return
		}
		if code := r.b[s7Header : s7Header+2]; code[0] != 0 || code[1] != 0 {
			r.giveWire(protocol.S7Error, code)
		}
		r.at += 2
	}
	if parameters == 0 || kind == s7Ack {
		return
	}
	end := r.at + parameters
	r.giveLabel(protocol.S7Parameter)
	function := r.number(protocol.S7Function, 1)
	switch kind {
	case s7Job:
		r.job(function, end, data)
	case s7AckData:
		r.answer(function, end, data)
	case s7UserData:
		r.userData(end, data)
	}
}

func (r *s7Reader) job(function, end, data int) {
	switch function {
	case s7Read, s7Write:
		n := r.number(protocol.S7Count, 1)
		r.items(n)
		if function == s7Write && data > 0 && !r.bad {
			r.giveLabel(protocol.S7Data)
			r.values(n)
		}
	case s7Setup:
		r.part(protocol.S7Setup, 7)
	case s7Download, s7DownloadBlock, s7DownloadEnd, s7UploadStart, s7Upload, s7UploadEnd:
		r.part(protocol.S7FunctionStatus, 1)
		if function == s7DownloadEnd || function == s7UploadEnd {
			r.wire(protocol.S7BlockError, 2)
		} else {
			r.wire(protocol.S7Unknown, 2)
		}
		if function >= s7UploadStart {
			r.wire(protocol.S7UploadID, 4)
		} else {
			r.wire(protocol.S7Unknown, 4)
		}
		if function == s7Upload || function == s7UploadEnd {
			return
		}
		n := r.number(protocol.S7FileNameLength, 1)
		r.fileName(n)
		if function == s7Download && r.at < end {
			r.wire(protocol.S7Part2Length, 1)
			r.text(protocol.S7Part2Unknown, 1)
			r.text(protocol.S7LoadMemory, 6)
			r.text(protocol.S7CodeLength, 6)
		}
	case s7Control:
		r.control()
	case s7Stop:
		r.wire(protocol.S7ProgramUnknown, 5)
		if n := r.take(1); !r.bad {
			r.text(protocol.S7ProgramName, int(n[0]))
		}
	default:
		r.rest(end)
	}
}

// rest gives parameters that have no meaning here.
func (r *s7Reader) rest(end int) {
	if n := end - r.at; n > 0 {
		r.wire(protocol.S7ParameterData, n)
	}
}

// fileName reads the name of a block, n bytes long.
func (r *s7Reader) fileName(n int) {
	b := r.take(n)
	if r.bad {
		return
	}
	r.giveASCII(len(r.layers)-1, protocol.S7FileName, untilNUL(b))
	const identifier, kind, number, system = 1, 2, 5, 1
	if n == identifier+kind+number+system {
		r.giveText(protocol.S7FileIdentifier, b[:identifier])
		b = b[identifier:]
	}
	if len(b) == kind+number+system {
		r.giveText(protocol.S7BlockType, b[:kind])
		r.giveText(protocol.S7BlockNumber, b[kind:kind+number])
		r.giveText(protocol.S7FileSystem, b[kind+number:])
	}
}

// control reads what a program of the controller is to do.
func (r *s7Reader) control() {
	r.wire(protocol.S7ProgramUnknown, 7)
	n := r.number(protocol.S7ProgramBlockLength, 2)
	r.giveLabel(protocol.S7ProgramBlock)
	block := s7Reader{dissection: r.dissection, b: r.take(n)}
	size := r.number(protocol.S7ProgramNameLength, 1)
	name := string(r.take(size))
	if r.bad {
		return
	}
	r.giveASCII(len(r.layers)-1, protocol.S7ProgramName, []byte(name))
	switch name {
	case "_INSE", "_INS2", "_DELE":
		count := block.number(protocol.S7ProgramBlocks, 1)
		block.wire(protocol.S7ProgramByte, 1)
		for ; count > 0 && !block.bad && block.at < len(block.b); count-- {
			block.fileName(8)
		}
	}
}

// items reads the variables that are asked for. Each begins at an even place.
func (r *s7Reader) items(n int) {
	for ; n > 0 && !r.bad; n-- {
		start := r.at
		head := r.part(protocol.S7ItemHead, 3)
		if r.bad {
			return
		}
		r.giveLabel(protocol.S7Item)
		size := int(head[1]) + 2
		if r.at = start; head[0] == 0x12 && size == s7Address+2 && head[2] == 0x10 {
			const counter, timer = 28, 29
			b := r.part(protocol.S7ItemAny, size)
			if r.bad {
				return
			}
			if b[8] == counter || b[8] == timer {
				r.givePart(protocol.S7ItemNumber, b)
			} else {
				r.givePart(protocol.S7ItemBits, b)
			}
		} else {
			r.take(size)
		}
		if size%2 != 0 && n > 1 {
			r.take(1)
		}
	}
}

// values reads n values with their lengths. Some lengths count bits; each value begins at an even place.
func (r *s7Reader) values(n int) {
	const bits, bytes, integer = 3, 4, 5
	for ; n > 0 && !r.bad; n-- {
		r.giveLabel(protocol.S7DataItem)
		code := r.number(protocol.S7ReturnCode, 1)
		kind := r.number(protocol.S7TransportSize, 1)
		b := r.take(2)
		if r.bad {
			return
		}
		size := int(binary.BigEndian.Uint16(b))
		if kind == bits || kind == bytes || kind == integer {
			size = (size + 7) / 8
		}
		r.giveNum(protocol.S7DataLength, uint64(size))
		if code != s7OK && code != 0 {
			continue
		}
		r.wire(protocol.S7ResponseData, size)
		if size%2 != 0 && n > 1 {
			r.wire(protocol.S7Fill, 1)
		}
	}
}

func (r *s7Reader) answer(function, end, data int) {
	switch function {
	case s7Read, s7Write:
		n := r.number(protocol.S7Count, 1)
		if r.bad {
			return
		}
		r.giveLabel(protocol.S7Data)
		if function == s7Read {
			r.values(n)
			return
		}
		for ; n > 0 && !r.bad; n-- {
			r.giveLabel(protocol.S7DataItem)
			r.wire(protocol.S7ReturnCode, 1)
		}
	case s7Setup:
		r.part(protocol.S7Setup, 7)
	case s7DownloadBlock, s7Upload:
		r.part(protocol.S7FunctionStatus, 1)
		if data == 0 || r.bad {
			return
		}
		r.giveLabel(protocol.S7Data)
		n := r.number(protocol.S7DataLength, 2)
		r.wire(protocol.S7Unknown, 2)
		r.wire(protocol.S7ResponseData, n)
	case s7UploadStart:
		r.part(protocol.S7FunctionStatus, 1)
		r.wire(protocol.S7Unknown, 2)
		r.wire(protocol.S7UploadID, 4)
		n := r.number(protocol.S7BlockSizeLength, 1)
		r.text(protocol.S7BlockSize, n)
	case s7Download, s7DownloadEnd, s7UploadEnd, s7Control, s7Stop:
	default:
		r.rest(end)
	}
}

// Groups of the functions for user data, and functions of each.
const (
	s7Cyclic     = 2
	s7CyclicRead = 1
	s7Blocks     = 3
	s7List       = 1
	s7ListType   = 2
	s7Describe   = 3
	s7CPU        = 4
	s7ReadSZL    = 1
)

func (r *s7Reader) userData(end, data int) {
	const request, head = 1, 3
	r.wire(protocol.S7Count, 1)
	r.part(protocol.S7ItemHead, head)
	kind := r.part(protocol.S7UserKind, head)
	if r.bad {
		return
	}
	if end-r.at >= 4 {
		r.at -= head
		r.part(protocol.S7UserUnit, head+4)
	}
	if r.at = end; data == 0 || r.bad {
		return
	}
	r.giveLabel(protocol.S7Data)
	code := r.number(protocol.S7ReturnCode, 1)
	r.wire(protocol.S7TransportSize, 1)
	size := r.number(protocol.S7DataLength, 2)
	if r.bad || code != s7OK || size == 0 {
		return
	}
	switch way, group, function := kind[0]>>6, kind[0]&0x3f, kind[1]; {
	case group == s7CPU && function == s7ReadSZL && size >= 4:
		r.part(protocol.S7UserSZL, 4)
	case group == s7Blocks && function == s7ListType && way == request:
		r.text(protocol.S7BlockListType, 2)
	case group == s7Blocks && function == s7Describe && way == request:
		r.text(protocol.S7BlockListType, 2)
		r.text(protocol.S7BlockListNumber, 5)
		r.text(protocol.S7BlockListSystem, 1)
	case group == s7Blocks && (function == s7List || function == s7ListType) && way != request:
		for n := size / 4; n > 0 && !r.bad; n-- {
			r.giveLabel(protocol.S7DataItem)
			if function == s7List {
				r.text(protocol.S7BlockListType, 2)
				r.part(protocol.S7BlockListCount, 2)
			} else {
				r.part(protocol.S7BlockListEntry, 4)
			}
		}
	case group == s7Cyclic && function == s7CyclicRead:
		r.take(1)
		n := r.number(protocol.S7Count, 1)
		if way == request {
			r.take(2)
			r.items(n)
		} else {
			r.values(n)
		}
	}
}
