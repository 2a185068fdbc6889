package eval

import (
	"bytes"
	"encoding/binary"
	"strings"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// smbHeader is the size of the header of SMB's first version.
const smbHeader = 32

// smbNone ends a chain of commands.
const smbNone = 0xff

// Commands.
const (
	smbMakeDirectory   = 0x00
	smbRemoveDirectory = 0x01
	smbClose           = 0x04
	smbDelete          = 0x06
	smbQuery           = 0x08
	smbCheck           = 0x10
	smbTransaction     = 0x25
	smbOpen            = 0x2d
	smbRead            = 0x2e
	smbWrite           = 0x2f
	smbTransaction2    = 0x32
	smbConnect         = 0x75
	smbCreate          = 0xa2
)

// smbChained are the commands that say which one follows.
var smbChained = [256]bool{0x24: true, smbOpen: true, smbRead: true, smbWrite: true, 0x73: true, 0x74: true, smbConnect: true, smbCreate: true}

// Subcommands of transactions about files.
const (
	smbFindFirst = 1
	smbFindNext  = 2
	smbAskPath   = 5
	smbSetPath   = 6
)

// Bounds of what is remembered of a conversation.
const (
	maxSMBRequests = 128
	maxSMBTrees    = 256
)

// smbConversation are the trees of a conversation, and its latest requests.
type smbConversation struct {
	trees    map[uint16]string // paths, by ID
	requests [maxSMBRequests]smbRequest
	next     int
}

// smbRequest is a request, and what its response does not say again.
type smbRequest struct {
	request
	id       uint32 // of the process, and of the message
	name     string // of the tree or the file
	pipe     bool   // a transaction with a pipe
	function uint16 // of the pipe, or the subcommand
	file     uint16 // the pipe
	level    uint16 // of the information that was asked for
}

func smb(d *dissection, l *layer) next {
	const ntStatus = 0x4000
	b := l.b
	if len(b) < smbHeader {
		return d.truncated(b, l.full)
	}
	d.givePart(protocol.SMBHeader, b)
	status := protocol.SMBError
	if binary.LittleEndian.Uint16(b[10:])&ntStatus != 0 {
		status = protocol.SMBStatus
	}
	d.givePart(status, b)
	d.givePart(protocol.SMBFlags, b)
	if d.layers[len(d.layers)-2].proto == protocol.IPX {
		d.givePart(protocol.SMBOverIPX, b)
	} else {
		d.givePart(protocol.SMBSignature, b)
	}
	r := d.smbReader(b)
	at, command := smbHeader, b[4]
	for d.giveWire(protocol.SMBCommand, b[4:5]); ; {
		r.read(command, at)
		if !smbChained[command] || at+5 > len(b) || b[at] == 0 {
			break
		}
		command = b[at+1]
		d.giveWire(protocol.SMBCommand, b[at+1:at+2])
		r.word(protocol.SMBNext, b[at+3:])
		to := int(binary.LittleEndian.Uint16(b[at+3:]))
		if command == smbNone || to <= at { // a chain does not go back
			break
		}
		at = to
	}
	if token, ok := d.smbToken(b); ok {
		d.giveBytes(protocol.SMBSecurityBlob, token)
		return next{proto: gssToken(token), b: token, full: len(token)}.unlessEmpty()
	}
	return r.follows
}

// smbReader reads the commands of a message.
type smbReader struct {
	*dissection
	c        *smbConversation
	b        []byte // the message
	response bool
	unicode  bool
	tree     uint16
	asked    *smbRequest // nil: there was none
	words    []byte      // of a command
	data     int         // where its bytes begin
	end      int         // and where they end
	follows  next
}

func (d *dissection) smbReader(b []byte) *smbReader {
	const response, unicode = 0x80, 0x80
	r := &smbReader{dissection: d, c: remembered[smbConversation](d, protocol.SMB), b: b, response: b[9]&response != 0, unicode: b[11]&unicode != 0}
	r.tree = binary.LittleEndian.Uint16(b[24:])
	id := uint32(binary.LittleEndian.Uint16(b[26:]))<<16 | uint32(binary.LittleEndian.Uint16(b[30:]))
	c := r.c
	if path, ok := c.trees[r.tree]; ok && !(r.response && b[4] == smbConnect) {
		d.give(protocol.SMBPath, text(path), b[24:26])
	}
	if !r.response {
		r.asked = &c.requests[c.next]
		*r.asked = smbRequest{request: request{d.frame.Number, d.now()}, id: id}
		c.next = (c.next + 1) % maxSMBRequests
		return r
	}
	for i := range c.requests {
		if q := &c.requests[(c.next+maxSMBRequests-1-i)%maxSMBRequests]; q.frame > 0 && q.id == id {
			r.asked = q
			d.giveNum(protocol.SMBResponseTo, uint64(q.frame))
			d.giveTime(protocol.SMBTime, d.now().sub(q.at))
			break
		}
	}
	return r
}

// read reads a command: a number of words, and then a number of bytes.
func (r *smbReader) read(command byte, at int) {
	if at >= len(r.b) {
		return
	}
	setup := 26 // how many words of a transaction's own there are, which not all count
	if r.response {
		setup = 18
	}
	r.giveWire(protocol.SMBWords, r.b[at:at+1])
	end := at + 1 + 2*int(r.b[at])
	if n := at + 1 + setup; command == smbTransaction && r.b[at] > 0 && n < min(end, len(r.b)) {
		end = max(end, n+2+2*int(r.b[n]))
	}
	if end+2 > len(r.b) {
		return
	}
	r.word(protocol.SMBBytes, r.b[end:])
	r.words, r.data = r.b[at+1:end], end+2
	r.end = min(r.data+int(binary.LittleEndian.Uint16(r.b[end:])), len(r.b))
	if r.asked == nil {
		return
	}
	if r.response {
		r.respond(command)
	} else {
		r.request(command)
	}
}

// word gives a number that begins b.
func (r *smbReader) word(f *protocol.Field, b []byte) {
	r.give(f, num(int(binary.LittleEndian.Uint16(b))), b[:2])
}

// u16 is a number among the words.
func (r *smbReader) u16(at int) uint16 {
	if at+2 > len(r.words) {
		return 0
	}
	return binary.LittleEndian.Uint16(r.words[at:])
}

// file gives the file that a word tells. Zero is none.
func (r *smbReader) file(at int) {
	if n := r.u16(at); n != 0 {
		r.word(protocol.SMBFID, r.words[at:])
	}
}

// same gives the file that the request told.
func (r *smbReader) same() {
	if r.asked.file != 0 {
		r.giveNum(protocol.SMBFID, uint64(r.asked.file))
	}
}

// text reads a text at an offset of the message, and gives what follows it. One in UTF-16 begins at an even offset.
func (r *smbReader) text(at, end int) (s string, next int) {
	if !r.unicode {
		n := bytes.IndexByte(r.b[min(at, end):end], 0)
		if n < 0 {
			n = max(end-at, 0)
		}
		return string(r.b[min(at, end):min(at+n, end)]), at + n + 1
	}
	for next = at + at&1; next+2 <= end; next += 2 {
		if r.b[next] == 0 && r.b[next+1] == 0 {
			break
		}
	}
	start := min(at+at&1, end)
	return utf16Text(r.b[start:max(min(next, end), start)]), next + 2
}

// textOf gives a text to a field.
func (r *smbReader) textOf(f *protocol.Field, at, end int) (s string, next int) {
	if at > len(r.b) || end > len(r.b) {
		return "", at
	}
	s, next = r.text(at, end)
	r.give(f, text(s), r.b[min(at, end):min(next, end)])
	return s, next
}

func (r *smbReader) request(command byte) {
	switch command {
	case smbConnect:
		at := r.data + int(r.u16(6))
		name, at := r.textOf(protocol.SMBPath, at, r.end)
		if r.b[4] == smbConnect { // and not behind another command
			r.asked.name = name
			r.connect()
		}
		if at < r.end {
			r.give(protocol.SMBService, text(string(untilNUL(r.b[at:r.end]))), r.b[at:r.end])
		}
	case smbCreate, smbOpen:
		r.textOf(protocol.SMBFile, r.data, r.end)
	case smbDelete, smbQuery:
		r.asked.name, _ = r.textOf(protocol.SMBFile, r.data+1, r.end)
	case smbMakeDirectory, smbRemoveDirectory, smbCheck:
		r.asked.name, _ = r.textOf(protocol.SMBDirectory, r.data+1, r.end)
	case smbClose:
		r.file(0)
		r.asked.file = r.u16(0)
	case smbRead, smbWrite:
		r.file(4)
		r.asked.file = r.u16(4)
		if command == smbWrite {
			r.piped(int(r.u16(22)), int(r.u16(20)))
		}
	case smbTransaction:
		r.transaction()
	case smbTransaction2:
		r.transaction2()
	}
}

// connect remembers the tree that a request is about, and its response.
func (r *smbReader) connect() {
	if r.c.trees == nil || len(r.c.trees) >= maxSMBTrees {
		r.c.trees = map[uint16]string{}
	}
	r.c.trees[r.tree] = r.asked.name
}

func (r *smbReader) respond(command byte) {
	switch command {
	case smbConnect:
		if r.asked.name != "" {
			r.connect()
			r.give(protocol.SMBPath, text(r.asked.name), r.b[24:26])
		}
		if r.data < r.end {
			r.give(protocol.SMBService, text(string(untilNUL(r.b[r.data:r.end]))), r.b[r.data:r.end])
		}
	case smbCreate:
		if r.file(5); len(r.words) > 0 {
			r.givePart(protocol.SMBAction, r.words)
		}
	case smbOpen:
		r.file(4)
	case smbClose:
		r.same()
	case smbMakeDirectory, smbRemoveDirectory, smbCheck, smbDelete:
		r.give(protocol.SMBFile, text(r.asked.name), nil)
	case smbRead, smbWrite:
		r.same()
		if command == smbRead {
			r.piped(int(r.u16(12)), int(r.u16(10)))
		}
	case smbTransaction:
		if r.asked.pipe {
			r.pipe(int(r.u16(14)), int(r.u16(12)))
		}
	case smbTransaction2:
		r.found()
	}
}

// transaction reads a call of a pipe, or what is put into the mailslot of the browsers.
func (r *smbReader) transaction() {
	const setup, pipes, browse = 28, `\PIPE\`, `\MAILSLOT\BROWSE`
	name, _ := r.textOf(protocol.SMBTransaction, r.data, r.end)
	start, n := int(r.u16(24)), int(r.u16(22))
	switch words := r.words[min(setup, len(r.words)):]; {
	case strings.HasPrefix(name, pipes) && len(words) >= 4:
		r.asked.pipe, r.asked.function, r.asked.file = true, binary.LittleEndian.Uint16(words), binary.LittleEndian.Uint16(words[2:])
		r.pipe(start, n)
	case strings.EqualFold(name, browse):
		b := r.blob(start, n)
		if len(b) == 0 {
			return
		}
		r.layers = append(r.layers, layer{proto: protocol.Mailslot, again: true})
		r.give(protocol.MailslotName, text(name), nil)
		r.givePart(protocol.MailslotPart, words)
		r.giveNum(protocol.MailslotSize, uint64(binary.LittleEndian.Uint16(r.b[r.data-2:])))
		r.follows = next{proto: protocol.Browser, b: b, full: n}
	}
}

func (r *smbReader) blob(start, n int) []byte {
	start = min(start, len(r.b))
	return r.b[start:min(start+n, len(r.b))]
}

// pipe reads what goes through a pipe with a transaction.
func (r *smbReader) pipe(start, n int) {
	const transact = 0x26
	r.giveNum(protocol.SMBFID, uint64(r.asked.file))
	r.layers = append(r.layers, layer{proto: protocol.SMBPipe, again: true})
	r.giveNum(protocol.SMBPipeFunction, uint64(r.asked.function))
	if r.asked.function == transact && n > 0 {
		r.pipeData(uint64(r.asked.file), r.blob(start, n), n)
	}
}

// piped reads what goes through a file, if that is a pipe.
func (r *smbReader) piped(start, n int) {
	if n > 0 && strings.HasSuffix(r.c.trees[r.tree], `\IPC$`) {
		r.pipeData(uint64(r.asked.file), r.blob(start, n), n)
	}
}

// transaction2 reads which files are asked for.
func (r *smbReader) transaction2() {
	const setup, level, path, findLevel, pattern = 28, 0, 6, 6, 12
	r.asked.function = r.u16(setup)
	if setup+2 <= len(r.words) {
		r.word(protocol.SMBSubcommand, r.words[setup:])
	}
	start := int(r.u16(20))
	parameters, end := r.blob(start, int(r.u16(18))), min(start+int(r.u16(18)), len(r.b))
	at := 0
	switch r.asked.function {
	case smbFindFirst:
		r.asked.name, _ = r.textOf(protocol.SMBPattern, start+pattern, end)
		at = findLevel
	case smbFindNext:
		at = findLevel - 2
	case smbAskPath, smbSetPath:
		r.asked.name, _ = r.textOf(protocol.SMBFile, start+path, end)
		at = level
	default:
		return
	}
	if at+2 <= len(parameters) {
		r.asked.level = binary.LittleEndian.Uint16(parameters[at:])
	}
}

// found reads the names of files that a transaction found.
func (r *smbReader) found() {
	const all, both, length, name, allLength = 0x107, 0x104, 60, 94, 68
	r.giveNum(protocol.SMBSubcommand, uint64(r.asked.function))
	b := r.blob(int(r.u16(14)), int(r.u16(12)))
	if r.asked.function == smbFindFirst {
		r.give(protocol.SMBPattern, text(r.asked.name), nil)
	}
	switch {
	case r.asked.function == smbAskPath:
		r.give(protocol.SMBFile, text(r.asked.name), nil)
		if r.asked.level == all && len(b) >= allLength+4 {
			r.fileName(b[allLength+4:], binary.LittleEndian.Uint32(b[allLength:]))
		}
	case (r.asked.function == smbFindFirst || r.asked.function == smbFindNext) && r.asked.level == both:
		for len(b) >= name {
			r.fileName(b[name:], binary.LittleEndian.Uint32(b[length:]))
			skip := binary.LittleEndian.Uint32(b)
			if skip == 0 || uint64(skip) > uint64(len(b)) {
				return
			}
			b = b[skip:]
		}
	}
}

// fileName gives a name of so many bytes.
func (r *smbReader) fileName(b []byte, n uint32) {
	if n == 0 || uint64(n) > uint64(len(b)) {
		return
	}
	if r.unicode {
		r.giveUTF16(protocol.SMBFile, b[:n])
	} else {
		r.giveASCII(len(r.layers)-1, protocol.SMBFile, untilNUL(b[:n]))
	}
}

// smbToken finds what a message has to prove who speaks. A message has words, whose number comes first, and then bytes, whose number does.
func (d *dissection) smbToken(b []byte) ([]byte, bool) {
	const negotiate, session, guid, extended = 0x72, 0x73, 16, 0x80
	rest := b[smbHeader:]
	if len(rest) == 0 || len(rest) < 3+2*int(rest[0]) {
		return nil, false
	}
	end := 1 + 2*int(rest[0])
	words, data := rest[1:end], rest[end+2:]
	data = data[:min(int(binary.LittleEndian.Uint16(rest[end:])), len(data))]
	length := 0 // where the length of the token stands
	switch command, n := b[4], rest[0]; {
	case command == session && n == 12:
		length = 14
	case command == session && n == 4:
		length = 6
	case command == negotiate && n == 17 && words[22]&extended != 0:
		return data[min(guid, len(data)):], true
	default:
		return nil, false
	}
	d.givePart(protocol.SMBSecurityBlobLength, words[length:])
	n := int(binary.LittleEndian.Uint16(words[length:]))
	return data[:min(n, len(data))], true
}
