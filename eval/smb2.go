package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

const smb2Header = 64

// Commands.
const (
	smb2Negotiate = 0
	smb2Setup     = 1
	smb2Connect   = 3
	smb2Create    = 5
	smb2Close     = 6
	smb2Flush     = 7
	smb2Read      = 8
	smb2Write     = 9
	smb2Lock      = 10
	smb2Control   = 11
	smb2Find      = 14
	smb2Notify    = 15
	smb2GetInfo   = 16
	smb2SetInfo   = 17
)

const (
	smb2Pipe       = 2          // type of a share
	smb2Transceive = 0x0011c017 // a control that writes to a pipe and reads from it
	smb2GoesOn     = 0xc0000016 // status of a session that is being set up
	smb2Overflow   = 0x80000005 // status of data of which more are to come
)

// Bounds of what is remembered.
const (
	maxSMB2Requests = 128 // of a conversation
	maxSMB2Sessions = 4096
	maxSMB2Trees    = 256 // of a session
	maxSMB2Files    = 4096
	maxSMB2Name     = 1024 // bytes
)

// smb2Conversation are the latest requests of a conversation.
type smb2Conversation struct {
	requests [maxSMB2Requests]smb2Request
	next     int
}

// smb2Request is a request, and what its response does not say again.
type smb2Request struct {
	request
	message uint64
	name    string // of the tree or the file, in UTF-16
	file    [16]byte
	class   byte // of the information that was asked for
	level   byte
}

// smb2Session is what is known of a session, over all conversations that it has.
type smb2Session struct {
	auth                  int // frame
	named                 bool
	account, domain, host string
	trees                 map[uint32]smb2Tree
	files                 map[[16]byte]string // names by ID
}

type smb2Tree struct {
	frame int
	name  string
	kind  byte
}

// smb2 reads messages, of which several may be chained.
func smb2(d *dissection, l *layer) next {
	const clear, encrypted, session = 0xfe, 0xfd, 52
	b, full := l.b, l.full
	if !d.givePart(protocol.SMB2Protocol, b) {
		return d.truncated(b, full)
	}
	if b[0] != clear {
		if b[0] == encrypted && len(b) >= session {
			d.smb2Reader(b, session-8).authenticated()
		}
		return next{}
	}
	for {
		if len(b) < smb2Header {
			return d.truncated(b, full)
		}
		n := int(binary.LittleEndian.Uint32(b[20:]))
		last := n < smb2Header || n >= full || n >= len(b)
		message := b
		if !last {
			message = b[:n]
		}
		d.smb2Message(message)
		if last || len(d.layers) == maxLayers {
			return next{}
		}
		b, full = b[n:], full-n
		d.layers = append(d.layers, layer{proto: protocol.SMB2, b: b, full: full, own: len(b), has: len(b), again: true})
		d.givePart(protocol.SMB2Protocol, b)
	}
}

// smb2Reader reads a message.
type smb2Reader struct {
	*dissection
	b        []byte // the message
	body     []byte // behind the header
	command  uint16
	response bool
	place    []byte       // where the ID of the session stands
	session  *smb2Session // nil: nothing is known of it
	tree     uint32
	kind     byte // of the share, if that is known
	asked    *smb2Request
}

// smb2Reader reads what a message says of its session, whose ID stands in a place that is there.
func (d *dissection) smb2Reader(b []byte, session int) *smb2Reader {
	r := &smb2Reader{dissection: d, b: b, place: b[session : session+8]}
	r.session, _ = d.state.smb2.get(binary.LittleEndian.Uint64(r.place), maxSMB2Sessions)
	return r
}

func (d *dissection) smb2Message(b []byte) {
	const response, async, session = 1, 2, 40
	r := d.smb2Reader(b, session)
	r.body, r.response, r.command = b[smb2Header:], b[16]&response != 0, binary.LittleEndian.Uint16(b[12:])
	d.givePart(protocol.SMB2Header, b)
	if b[16]&async != 0 {
		d.givePart(protocol.SMB2Async, b)
	} else {
		d.givePart(protocol.SMB2Sync, b)
		r.tree = binary.LittleEndian.Uint32(b[36:])
		r.belongs()
	}
	r.authenticated()
	d.givePart(protocol.SMB2Signature, b)
	r.pair()
	if len(r.body) < 2 {
		return
	}
	d.givePart(protocol.SMB2Body, r.body)
	if r.response {
		r.respond()
	} else {
		r.request()
	}
}

// belongs tells of the tree that a message is about.
func (r *smb2Reader) belongs() {
	if r.session == nil {
		return
	}
	if t, ok := r.session.trees[r.tree]; ok {
		r.kind = t.kind
		r.give(protocol.SMB2Tree, text(t.name), r.b[36:40])
		r.giveNum(protocol.SMB2ShareType, uint64(t.kind))
		r.giveNum(protocol.SMB2TreeFrame, uint64(t.frame))
	}
}

// authenticated tells who speaks.
func (r *smb2Reader) authenticated() {
	r.givePart(protocol.SMB2Session, r.place)
	s := r.session
	if s == nil {
		return
	}
	if s.named {
		r.give(protocol.SMB2Account, text(s.account), r.place)
		r.give(protocol.SMB2Domain, text(s.domain), r.place)
		r.give(protocol.SMB2Host, text(s.host), r.place)
	}
	if s.auth != 0 {
		r.giveNum(protocol.SMB2AuthFrame, uint64(s.auth))
	}
}

// opened gives the session, which begins if it was not known.
func (r *smb2Reader) opened() *smb2Session {
	if r.session == nil {
		r.session = &smb2Session{}
		r.state.smb2.put(binary.LittleEndian.Uint64(r.place), r.session, maxSMB2Sessions)
	}
	return r.session
}

// pair finds the request that a response answers, and remembers requests.
func (r *smb2Reader) pair() {
	c := remembered[smb2Conversation](r.dissection, protocol.SMB2)
	message := binary.LittleEndian.Uint64(r.b[24:])
	if !r.response {
		r.givePart(protocol.SMB2Request, r.b)
		r.asked = &c.requests[c.next]
		*r.asked = smb2Request{request: request{r.frame.Number, r.now()}, message: message}
		c.next = (c.next + 1) % maxSMB2Requests
		return
	}
	r.givePart(protocol.SMB2Response, r.b)
	for i := range c.requests {
		q := &c.requests[(c.next+maxSMB2Requests-1-i)%maxSMB2Requests]
		if q.frame > 0 && q.message == message {
			r.asked = q
			r.giveNum(protocol.SMB2ResponseTo, uint64(q.frame))
			r.giveTime(protocol.SMB2Time, r.now().sub(q.at))
			return
		}
	}
}

// part gives the fields of a part of the body that begins at an offset.
func (r *smb2Reader) part(p protocol.Part, at int) {
	r.givePart(p, r.body[min(at, len(r.body)):])
}

func (r *smb2Reader) u16(at int) int {
	if at+2 > len(r.body) {
		return 0
	}
	return int(binary.LittleEndian.Uint16(r.body[at:]))
}

func (r *smb2Reader) u32(at int) int {
	if at+4 > len(r.body) {
		return 0
	}
	return int(binary.LittleEndian.Uint32(r.body[at:]))
}

// blob is what stands at an offset of the message.
func (r *smb2Reader) blob(start, n int) []byte {
	start = min(start, len(r.b))
	return r.b[start:min(start+n, len(r.b))]
}

// file reads the ID of a file, at an offset of the body, and names the file.
func (r *smb2Reader) file(at int) {
	if at+16 > len(r.body) {
		return
	}
	id := [16]byte(r.body[at:])
	if r.asked != nil && !r.response {
		r.asked.file = id
	}
	r.giveGUID(protocol.SMB2File, r.body[at:at+16])
	if r.command != smb2Control {
		r.named(id, r.body[at:at+16])
	}
}

// named gives the name of a file that was seen to be opened.
func (r *smb2Reader) named(id [16]byte, raw []byte) {
	if r.session == nil {
		return
	}
	if name, ok := r.session.files[id]; ok {
		if name == "" {
			r.give(protocol.SMB2FileName, text("<share>"), raw)
			return
		}
		r.giveUTF16(protocol.SMB2FileName, []byte(name))
	}
}

func (r *smb2Reader) request() {
	switch r.command {
	case smb2Setup:
		r.part(protocol.SMB2SetupRequest, 0)
		r.token(12)
	case smb2Connect:
		name := r.blob(r.u16(4), r.u16(6))
		r.giveUTF16(protocol.SMB2Tree, name)
		r.asked.name = string(name[:min(len(name), maxSMB2Name)])
	case smb2Create:
		r.part(protocol.SMB2CreateRequest, 0)
		r.part(protocol.SMB2Attributes, 28)
		name := r.blob(r.u16(44), r.u16(46))
		r.asked.name = string(name[:min(len(name), maxSMB2Name)])
		r.contexts(48)
	case smb2Close:
		r.part(protocol.SMB2CloseFlags, 0)
		r.file(8)
	case smb2Flush, smb2Lock, smb2Find, smb2Notify:
		if r.command == smb2Find {
			if len(r.body) > 2 {
				r.asked.level = r.body[2]
				r.giveNum(protocol.SMB2FindLevel, uint64(r.asked.level))
			}
		}
		r.file(8)
		if r.command == smb2Find {
			r.giveUTF16(protocol.SMB2FindPattern, r.blob(r.u16(24), r.u16(26)))
		}
	case smb2Read:
		r.part(protocol.SMB2ReadRequest, 0)
		r.file(16)
	case smb2Write:
		r.part(protocol.SMB2WriteRequest, 0)
		r.file(16)
		if r.kind == smb2Pipe {
			r.pipe(r.blob(r.u16(2), r.u32(4)), r.u32(4))
		}
	case smb2Control:
		r.part(protocol.SMB2Control, 0)
		r.file(8)
		r.part(protocol.SMB2ControlRequest, 0)
		if r.u32(4) == smb2Transceive {
			r.pipe(r.blob(r.u32(24), r.u32(28)), r.u32(28))
		}
	case smb2GetInfo:
		r.class()
		r.file(24)
	case smb2SetInfo:
		r.class()
		r.file(16)
		r.info(r.blob(r.u16(8), r.u32(4)))
	}
}

func (r *smb2Reader) respond() {
	switch {
	case r.command == smb2GetInfo, r.command == smb2SetInfo:
		r.level()
	case r.command == smb2Find && r.asked != nil:
		r.giveNum(protocol.SMB2FindLevel, uint64(r.asked.level))
	}
	status := binary.LittleEndian.Uint32(r.b[8:])
	if status != 0 && status != smb2Overflow && (r.command != smb2Setup || status != smb2GoesOn) {
		return
	}
	switch r.command {
	case smb2Negotiate:
		const withContexts = 0x0311
		r.token(56)
		if r.u16(4) != withContexts && r.u32(60) != 0 {
			r.giveLabel(protocol.SMB2BadReserved)
		}
	case smb2Setup:
		r.token(4)
		if status == 0 {
			r.opened().auth = r.frame.Number
		}
	case smb2Connect:
		r.connected()
	case smb2Create:
		r.created()
	case smb2Close:
		r.part(protocol.SMB2CloseFlags, 0)
		r.times(r.body, 8)
		r.part(protocol.SMB2Allocation, 40)
		r.part(protocol.SMB2EndOfFile, 48)
		r.part(protocol.SMB2Attributes, 56)
	case smb2Read:
		r.part(protocol.SMB2ReadResponse, 0)
		if r.kind == smb2Pipe && len(r.body) > 2 {
			r.answered(int(r.body[2]), r.u32(4))
		}
	case smb2Write:
		r.part(protocol.SMB2WriteResponse, 0)
	case smb2Control:
		r.part(protocol.SMB2Control, 0)
		r.file(8)
		r.part(protocol.SMB2ControlResponse, 0)
		if r.u32(4) == smb2Transceive {
			r.answered(r.u32(32), r.u32(36))
		}
	case smb2GetInfo:
		r.info(r.blob(r.u16(2), r.u32(4)))
	case smb2Find:
		r.found(r.blob(r.u16(2), r.u32(4)))
	}
}

// token reads what a message has to prove who speaks: where it stands is said in a place of the body.
func (r *smb2Reader) token(place int) {
	if len(r.body) < place+4 {
		return
	}
	n := r.u16(place + 2)
	token := r.blob(r.u16(place), n)
	r.giveBytes(protocol.SMB2SecurityBlob, token)
	r.walk(next{proto: gssToken(token), b: token, full: n}.unlessEmpty())
	if r.command == smb2Setup && !r.response {
		if a, ok := ntlmAccount(token); ok {
			s := r.opened()
			s.auth, s.named, s.account, s.domain, s.host = r.frame.Number, true, a.user, a.domain, a.host
		}
	}
}

func (r *smb2Reader) connected() {
	if len(r.body) < 3 {
		return
	}
	kind := r.body[2]
	r.give(protocol.SMB2ShareType, num(int(kind)), r.body[2:3])
	if r.asked == nil {
		return
	}
	s := r.opened()
	if s.trees == nil || len(s.trees) >= maxSMB2Trees {
		s.trees = map[uint32]smb2Tree{}
	}
	s.trees[r.tree] = smb2Tree{r.frame.Number, utf16Text([]byte(r.asked.name)), kind}
}

func (r *smb2Reader) created() {
	r.part(protocol.SMB2CreateResponse, 0)
	r.times(r.body, 8)
	r.part(protocol.SMB2Allocation, 40)
	r.part(protocol.SMB2EndOfFile, 48)
	r.part(protocol.SMB2Attributes, 56)
	if len(r.body) < 80 {
		return
	}
	if r.asked != nil {
		s := r.opened()
		if s.files == nil || len(s.files) >= maxSMB2Files {
			s.files = map[[16]byte]string{}
		}
		s.files[[16]byte(r.body[64:])] = r.asked.name
	}
	r.file(64)
	r.contexts(80)
}

// times gives when a file was made, and what became of it.
func (r *smb2Reader) times(b []byte, at int) {
	for _, f := range protocol.SMB2FileTimes {
		if at+8 <= len(b) {
			r.giveFileTime(f, b[at:at+8])
		}
		at += 8
	}
}

// contexts reads the list of what else is asked for with a file, or told of it. Where it stands is said in a place of the body.
func (r *smb2Reader) contexts(place int) {
	const header = 16
	if place+8 > len(r.body) {
		return
	}
	r.giveLabel(protocol.SMB2Contexts)
	b := r.blob(r.u32(place), r.u32(place+4))
	for len(b) >= header {
		skip := int(binary.LittleEndian.Uint32(b))
		name, size := int(binary.LittleEndian.Uint16(b[4:])), int(binary.LittleEndian.Uint16(b[6:]))
		at, n := int(binary.LittleEndian.Uint16(b[10:])), int(binary.LittleEndian.Uint32(b[12:]))
		r.givePart(protocol.SMB2ContextPart, b)
		tag := b[min(name, len(b)):min(name+size, len(b))]
		r.giveText(protocol.SMB2Tag, tag)
		r.giveLabel(protocol.SMB2ContextData)
		data := b[min(at, len(b)):min(at+n, len(b))]
		switch string(tag) {
		case "MxAc":
			if r.response {
				r.givePart(protocol.SMB2MaxAccess, data)
			}
		case "DHnQ", "DHnC", "DH2C":
			if !r.response && len(data) >= 16 {
				r.giveGUID(protocol.SMB2File, data)
			}
		}
		if skip < header || skip > len(b) {
			return
		}
		b = b[skip:]
	}
}

// class reads which information a request is about.
func (r *smb2Reader) class() {
	if len(r.body) >= 4 {
		r.asked.class, r.asked.level = r.body[2], r.body[3]
		r.level()
	}
}

// level tells which information a message is about.
func (r *smb2Reader) level() {
	if r.asked == nil {
		return
	}
	r.giveNum(protocol.SMB2Class, uint64(r.asked.class))
	if levels := protocol.SMB2InfoLevels; r.asked.class > 0 && int(r.asked.class) < len(levels) {
		r.giveNum(levels[r.asked.class], uint64(r.asked.level))
	}
}

// info reads what is told of a file, or changed ([MS-FSCC], section 2.4).
func (r *smb2Reader) info(b []byte) {
	const files, basic, rename, all, open = 1, 4, 10, 18, 34
	if r.asked == nil || r.asked.class != files {
		return
	}
	part := func(p protocol.Part, at int) { r.givePart(p, b[min(at, len(b)):]) }
	name := func(at int) {
		if at+4 > len(b) {
			return
		}
		n, rest := int(binary.LittleEndian.Uint32(b[at:])), b[at+4:]
		if n > 0 && n <= len(rest) {
			r.giveUTF16(protocol.SMB2FileName, rest[:n])
		}
	}
	switch r.asked.level {
	case basic:
		r.times(b, 0)
		part(protocol.SMB2Attributes, 32)
	case all:
		r.times(b, 0)
		part(protocol.SMB2Attributes, 32)
		part(protocol.SMB2Allocation, 40)
		part(protocol.SMB2EndOfFile, 48)
		name(96)
	case open:
		r.times(b, 0)
		part(protocol.SMB2Allocation, 32)
		part(protocol.SMB2EndOfFile, 40)
		part(protocol.SMB2Attributes, 48)
	case rename:
		name(16)
	}
}

// found reads a list of files.
func (r *smb2Reader) found(b []byte) {
	const directory, full, both, names, bothID, fullID = 1, 2, 3, 12, 37, 38
	if r.asked == nil {
		return
	}
	length, name := 60, 0 // where an entry has its name's length, and the name
	switch r.asked.level {
	case directory:
		name = 64
	case full:
		name = 68
	case both:
		name = 94
	case bothID:
		name = 104
	case fullID:
		name = 80
	case names:
		length, name = 8, 12
	default:
		return
	}
	for len(b) >= name {
		if r.asked.level != names {
			r.times(b, 8)
			r.givePart(protocol.SMB2EndOfFile, b[40:])
			r.givePart(protocol.SMB2Allocation, b[48:])
			r.givePart(protocol.SMB2Attributes, b[56:])
		}
		n := int(binary.LittleEndian.Uint32(b[length:]))
		if end := name + n; n > 0 && end <= len(b) {
			r.giveUTF16(protocol.SMB2FileName, b[name:end])
		}
		skip := int(binary.LittleEndian.Uint32(b))
		if skip == 0 || skip > len(b) {
			return
		}
		b = b[skip:]
	}
}

// answered reads what came from the pipe that the request was about.
func (r *smb2Reader) answered(start, n int) {
	if r.asked != nil {
		r.pipe(r.blob(start, n), n)
	}
}

// pipe reads what goes through a pipe: procedures are called.
func (r *smb2Reader) pipe(b []byte, full int) {
	if len(b) == 0 || r.asked == nil {
		return
	}
	id := r.asked.file[:]
	r.pipeData(binary.LittleEndian.Uint64(id)^binary.LittleEndian.Uint64(id[8:]), b, full)
}

// pipeData hands on what goes through one of the pipes of a conversation.
func (d *dissection) pipeData(id uint64, b []byte, full int) {
	strand := d.carrier.strand
	d.carrier.strand = id | 1<<63
	d.walk(next{proto: protocol.DCERPC, b: b, full: full})
	d.carrier.strand = strand
}
