package eval

import (
	"bytes"
	"encoding/binary"
	"iter"
	"math"
	"math/bits"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/compile/protocol"
	"github.com/dfc-lang/dfc/eval/capture"
)

// Many filters of payload ask for what stands in few conversations over TCP: for a text, such as a method, a host, a server's name, that is in the
// stream as it is, or for a protocol that other ones carry only where they say so, as HTTP does with the type of a body. A conversation without
// such a text has no frame that matches, and what it says is nothing to the others. So a search goes through the stream first:
// it looks at single segments, side by side and in no order, which costs little, and finds the conversations that may carry one. After
// that, all frames of the others are dropped. The same goes for filters that ask for relative numbers of segments which few conversations have:
// those with RST, or between certain addresses. Of conversations over UDP, those are dropped on whose ports nothing of interest is, and that no
// datagram begins, such as QUIC's with a long header.
//
// It finds too many rather than too few: also those in frames that a glance does not see through. What it can't find, a conversation in fragments
// or in a tunnel over UDP, is not dropped; a lane that comes upon one which was not found says so, and everything is done once more without the
// search.
//
// Where a segment ends with the beginning of a text, and another one begins with the rest, what is noted of each is a mark made of the
// conversation and of where in it the text would begin. When all segments were seen, the marks of both kinds are compared.

// Search is a look at a stream before its frames are given to a [Set].
type Search struct {
	set     *Set
	texts   []sought
	ports   [1 << 16]uint8 // kinds of conversations
	kinds   []conversation // the first is that of ports that belong to nobody
	guessed textSet        // what one that nobody takes by its port must have
	greeted bool           // or it begins with what VNC does
	anchors []anchor
	ends    [256][]cut // by the last byte of a segment that ends with a piece of a text
	goOn    [256][]cut // by the first byte of a segment that begins with one
	found   *found
	headers bool // only relative numbers are asked for: what else is, headers tell

	mu      sync.Mutex
	seekers []*Seeker
}

// sought is a text that is searched for.
type sought struct {
	b       []byte
	from    int    // so many bytes at its beginning may be missing where all the others are in one piece
	records bool   // it may go on in another record of TLS
	anyCase bool   // of letters, which are small here
	anchor  int    // where in such a text the byte stands that is looked for first
	rest    needle // what is never missing
}

// textSet is a bit for each text of a search.
type textSet uint64

const (
	everything textSet = 1 << 63 // no text is needed
	maxTexts           = 60
)

func (s textSet) has(i int) bool { return s>>i&1 != 0 }

// conversation is what is known of conversations on a port.
type conversation struct {
	texts textSet // one of which must be there
	takes takes   // nil: others may be offered its payload too
}

// anchor is a byte that stands in texts whose letters may be small or not.
type anchor struct {
	b      byte
	texts  textSet
	before [256]textSet // of those, by the byte before it, the ones that may be there
}

// cut is a place in a text where a segment may end.
type cut struct{ text, at int }

// found are conversations, by parts of their hashes.
type found struct {
	bits [1 << 16]atomic.Uint64
	udp  *datagrams // nil: only those over TCP were looked for
}

func (f *found) add(c *quietFlow) { f.addBit(uint64(c.hash() >> 10)) }

func (f *found) addBit(h uint64) { f.bits[h>>6].Or(1 << (h & 63)) }

func (f *found) has(c *quietFlow) bool {
	h := c.hash() >> 10
	return f.bits[h>>6].Load()>>(h&63)&1 != 0
}

// number stands for the conversation, and for others. Zero stands for frames of none, too.
func (f *quietFlow) number() uint16 { return uint16(f.hash() >> 16) }

// Wants tells whether frames for which a [Seeker] told a number may be of interest to a [Scout] that is made now.
func (s *Set) Wants(number uint16) bool {
	return s.trying == nil || number == 0 || s.trying.bits[number].Load() != 0
}

// drops tells whether the frame that was glanced at is of a conversation that was not found.
func (f *found) drops(d *dissection) bool {
	g := d.glance
	if f == nil || d.plan.secrets {
		return false
	}
	if f.udp != nil && g.in == protocol.UDP {
		c, _, ok := g.datagram()
		return ok && !f.udp.on(c.ports) && !f.has(&c)
	}
	if !d.seen && !g.payload {
		return false
	}
	c, _, ok := g.flow()
	return ok && !f.has(&c)
}

// datagrams are the signs of conversations over UDP that may carry what is asked for.
type datagrams struct {
	ports  [1 << 16]bool
	begins []func(b []byte, full int) bool
}

// beginnings are what tells that a conversation over UDP carries a protocol which no port leads to: without such a datagram it does not.
var beginnings = map[*protocol.Protocol]func(b []byte, full int) bool{
	protocol.QUIC: func(b []byte, _ int) bool { return quicBegins(b) },
	protocol.DNS:  dnsLikely,
	protocol.SIP:  func(b []byte, _ int) bool { return (&sipMessage{b: b}).begins() },
}

// datagrams are the signs for the set, nil where there are none: other conversations, or what nobody here knows, may tell what one carries.
func (s *Set) datagrams() *datagrams {
	x := &datagrams{}
	pl := s.d.plan
	for p := range protocol.UDP.Undeclared() {
		if pl.serves(p) {
			if beginnings[p] == nil {
				return nil
			}
			x.begins = append(x.begins, beginnings[p])
		}
	}
	protocol.UDPPorts.Each(func(port uint64, p *protocol.Protocol) { x.ports[port] = pl.serves(p) })
	return x
}

// on tells whether one of two ports leads to what is asked for: then all datagrams between them are kept.
func (x *datagrams) on(ports uint32) bool { return x.ports[ports>>16] || x.ports[ports&0xffff] }

// begin tells whether a datagram begins what is asked for, whatever its ports.
func (x *datagrams) begin(b []byte, full int) bool {
	return slices.ContainsFunc(x.begins, func(begins func([]byte, int) bool) bool { return begins(b, full) })
}

// comesUpon adds the conversation of a datagram that a glance did not see, or says that it was not found, if others of it may have been dropped
// although this one is a sign.
func (d *dissection) comesUpon(b []byte, full int) {
	c := &d.carrier
	if d.found == nil || d.found.udp == nil || c.session == nil {
		return
	}
	flow := c.flow.quiet()
	switch udp := d.found.udp; {
	case udp.on(flow.ports) || !udp.begin(b, full):
	case d.alone:
		d.found.add(&flow)
	default:
		d.crossed = d.crossed || !d.found.has(&flow)
	}
}

// Search makes a search for the set. It is nil where that would be of no use.
func (s *Set) Search() *Search {
	pl := s.d.plan
	if s.d.glance == nil || pl.secrets || !pl.parts() {
		return nil
	}
	if pl.tcpQuiet {
		return &Search{set: s, found: new(found), headers: true}
	}
	if !pl.payloadQuiet || pl.serves(protocol.FTPData) {
		return nil // FTPData is on ports that another conversation tells
	}
	if slices.ContainsFunc(s.sources, func(p *compile.Program) bool { return !fromPayload(p.Root) }) {
		return nil
	}
	x := &Search{set: s, found: new(found)}
	values, tunnelled := x.values()
	asks := func(p *protocol.Protocol) textSet {
		if p == protocol.FTP || p.Quotes != nil { // it tells what other conversations carry, or holds them
			return everything
		}
		if !pl.serves(p) {
			return 0
		}
		if signs := x.signs(p); signs != everything {
			return signs
		}
		switch {
		case values == 0 || tunnelled && hidesTLS(p):
			return everything
		case tunnelled && p == protocol.HTTP: // to whatever port
			return values | x.add(sign(connects))
		}
		return values
	}
	for p := range protocol.TCP.Guesses.All() {
		if p == protocol.HTTP2 && pl.serves(p) {
			x.guessed |= x.add(sign(http2Version))
		} else {
			x.guessed |= asks(p)
		}
	}
	x.greeted = pl.serves(protocol.VNC)
	x.kinds = append(x.kinds, conversation{})
	known := map[*protocol.Protocol]uint8{}
	for _, ports := range [...]*protocol.Table{protocol.TCPPorts, protocol.GuessedPorts} {
		ports.Each(func(port uint64, p *protocol.Protocol) {
			k, ok := known[p]
			if !ok {
				if c := (conversation{asks(p), takesAll[p]}); c.texts != 0 || c.takes != nil {
					k = uint8(len(x.kinds))
					x.kinds = append(x.kinds, c)
				}
				known[p] = k
			}
			x.ports[port] = k
		})
	}
	if x.guessed >= everything || len(x.texts) > maxTexts || len(x.kinds) > math.MaxUint8 {
		return nil
	}
	x.ready()
	x.found.udp = s.datagrams()
	return x
}

// fromPayload tells whether a test is true only of what a frame carries.
func fromPayload(t compile.Test) bool {
	switch t := t.(type) {
	case *compile.And:
		return slices.ContainsFunc(t.X, fromPayload)
	case *compile.Or:
		return !slices.ContainsFunc(t.X, func(t compile.Test) bool { return !fromPayload(t) })
	case *compile.Exists:
		return lookForNone(t.X) != nil
	case *compile.Compare:
		return lookForNone(t.X) != nil
	case *compile.In:
		return lookForNone(t.X) != nil
	case *compile.Matches:
		return lookForNone(t.X) != nil
	}
	return false
}

// values are the texts of which one stands in every conversation in which a program is true, none if they are not known; and whether it may also be
// one that is carried through a tunnel in another form.
func (x *Search) values() (of textSet, tunnelled bool) {
	var all []sought
	for _, p := range x.set.sources {
		texts := textsOf(p.Root)
		if texts == nil {
			return 0, false
		}
		all = append(all, texts...)
	}
	for _, t := range all {
		of |= x.add(t)
		tunnelled = tunnelled || t.records
	}
	return of, tunnelled
}

// add makes a text one of those that are searched for.
func (x *Search) add(t sought) textSet {
	i := slices.IndexFunc(x.texts, func(o sought) bool {
		return bytes.Equal(o.b, t.b) && o.anyCase == t.anyCase && o.records == t.records && o.from == t.from
	})
	if i < 0 {
		i = len(x.texts)
		t.rest = needleOf(t.b[t.from:])
		x.texts = append(x.texts, t)
	}
	return 1 << min(i, maxTexts)
}

// ready fills in what is looked up while searching.
func (x *Search) ready() {
	for i, t := range x.texts {
		if t.anyCase {
			b := t.b[t.anchor]
			at := slices.IndexFunc(x.anchors, func(a anchor) bool { return a.b == b })
			if at < 0 {
				at = len(x.anchors)
				x.anchors = append(x.anchors, anchor{b: b})
			}
			x.anchors[at].add(i, &t)
		}
		for n := t.from + 1; n < len(t.b); n++ {
			for _, c := range cases(t.b[n-1], t.anyCase) {
				x.ends[c] = append(x.ends[c], cut{i, n})
			}
			for _, c := range cases(t.b[n], t.anyCase) {
				x.goOn[c] = append(x.goOn[c], cut{i, n})
			}
		}
	}
}

// add adds a text of a search.
func (a *anchor) add(i int, t *sought) {
	a.texts |= 1 << i
	for c := range a.before {
		if t.anchor == 0 || slices.Contains(cases(t.b[t.anchor-1], true), byte(c)) {
			a.before[c] |= 1 << i
		}
	}
}

// cases are a byte, or a letter in both cases.
func cases(c byte, anyCase bool) []byte {
	if anyCase && 'a' <= c && c <= 'z' {
		return []byte{c, c - ('a' - 'A')}
	}
	return []byte{c}
}

// hidesTLS tells whether a protocol may carry TLS in pieces, or what does.
func hidesTLS(p *protocol.Protocol) bool { return p == protocol.OpenVPN || p == protocol.SOCKS }

// connects is what begins a tunnel through HTTP.
const connects = "CONNECT "

// announced are texts of which one stands in a conversation of a protocol before it hands bytes to others of a set. Those of media types follow
// the name of one.
var announced = map[*protocol.Protocol]map[protocol.Handed][]string{
	protocol.HTTP: {
		protocol.MediaTypes: nil,
		protocol.TCPPorts:   {connects},
		protocol.HTTP2:      {"upgrade:", http2Version},
		protocol.WebSocket:  {"upgrade:"},
		protocol.GSSAPI:     {"NTLM", "Negotiate"},
		protocol.NTLMSSP:    {"NTLM", "Negotiate"},
	},
	protocol.SIP:  {protocol.MediaTypes: nil},
	protocol.RTSP: {protocol.MediaTypes: nil},
}

// http2Version stands in what a conversation of HTTP/2 begins with.
const http2Version = "* http/2.0"

// signs are texts of which one stands in every conversation of a protocol that carries something that is asked for; everything, if there may be
// none.
func (x *Search) signs(p *protocol.Protocol) (of textSet) {
	sets := announced[p]
	if sets == nil || x.set.d.plan.needed[p.ID] {
		return everything
	}
	serves := func(p *protocol.Protocol) bool { return x.set.d.plan.serves(p) }
	for _, h := range p.Handed {
		if !protocol.Any(h, serves) {
			continue
		}
		texts, ok := sets[h]
		if !ok {
			return everything
		}
		if h == protocol.MediaTypes {
			texts = protocol.MediaTypes.Names(serves)
		}
		for _, t := range texts {
			of |= x.add(sign(t))
		}
	}
	return of
}

// sign is a text that announces something. One with an anchor in it may have letters of any case; they are small here.
func sign(text string) sought {
	i := strings.IndexAny(text, "/:*+")
	return sought{b: []byte(text), anyCase: i >= 0, anchor: max(i, 0)}
}

// Done makes the set use what was found, when all of the stream was looked at.
func (x *Search) Done() {
	ended := map[uint64]bool{}
	for _, k := range x.seekers {
		for m := range k.ended.all() {
			ended[m] = true
		}
	}
	for _, k := range x.seekers {
		for m := range k.goesOn.all() {
			if ended[m] {
				x.found.addBit(m >> markBits)
			}
		}
	}
	x.set.found = x.found
}

// verbatim are the fields whose values stand in the stream as they are, but for bytes that are no ASCII.
var verbatim = map[*protocol.Field]bool{
	protocol.HTTPMethod: true, protocol.HTTPURI: true, protocol.HTTPVersion: true, protocol.HTTPPhrase: true,
}

// lengthy are the fields before whose values stand bytes that follow from their length: the last of them always, those that are told to be from
// what writes them as everybody does.
var lengthy = map[*protocol.Field]func(n int) (before []byte, from int){
	protocol.TLSServerName: func(n int) ([]byte, int) {
		const hostName = 0
		b := binary.BigEndian.AppendUint16(nil, uint16(n+3)) // the length of a list of one name
		return binary.BigEndian.AppendUint16(append(b, hostName), uint16(n)), len(b) + 1
	},
}

func init() {
	verbatim[protocol.TLSServerName] = true
	for _, f := range protocol.HTTPHeaders {
		verbatim[f] = true
	}
}

const leastText = 3 // bytes; shorter ones are everywhere

// textsOf are texts of which one stands in the stream where the test is true; nil if there are none known.
func textsOf(t compile.Test) (best []sought) {
	switch t := t.(type) {
	case *compile.And:
		for _, x := range t.X {
			if texts := textsOf(x); texts != nil && (best == nil || len(texts) < len(best)) {
				best = texts
			}
		}
	case *compile.Or:
		for _, x := range t.X {
			texts := textsOf(x)
			if texts == nil {
				return nil
			}
			best = append(best, texts...)
		}
	case *compile.Compare:
		if t.Relation == compile.Equal || t.Relation == compile.Contains {
			best = textOf(t.X, t.Y, t.Relation == compile.Equal)
		}
	case *compile.In:
		for _, e := range t.Set {
			text := textOf(t.X, e.Low, true)
			if text == nil || e.High != nil {
				return nil
			}
			best = append(best, text...)
		}
	}
	return best
}

// textOf is the text that stands in the stream where a field's value is a constant, or contains it.
func textOf(x, y compile.Operand, whole bool) []sought {
	ref, ok := x.(*compile.FieldRef)
	c, constant := y.(*compile.Const)
	if !ok || !constant || ref.Raw || ref.Label || ref.Layers != nil {
		return nil
	}
	text := sought{b: c.Value.Bytes}
	for _, f := range ref.Field.Sources() {
		if !verbatim[f] {
			return nil
		}
		text.records = f.Protocol == protocol.TLS
		if frame := lengthy[f]; whole && frame != nil && len(ref.Field.Sources()) == 1 {
			text.b, text.from = frame(len(c.Value.Bytes))
			text.b = append(text.b, c.Value.Bytes...)
		}
	}
	if len(text.b)-text.from < leastText || slices.ContainsFunc(c.Value.Bytes, func(b byte) bool { return b < ' ' || b >= 0x7f }) {
		return nil
	}
	return []sought{text}
}

// Seeker does a search, beside others.
type Seeker struct {
	*Search
	own       *Set
	d         *dissection
	ended     marks // of the beginnings of texts
	goesOn    marks // of what may go on with one
	data, hit int   // segments that count, and those of conversations that are found
}

const (
	markBits   = 42      // of a mark beside those that stand for the conversation
	maxMarks   = 1 << 22 // of each kind and worker, of eight bytes
	marksPiece = 1 << 13
	enoughSeen = 1 << 14 // segments
	sample     = 8       // of these, one is looked up
)

// Seeker makes a seeker.
func (x *Search) Seeker() *Seeker {
	s := x.set
	set := newSet(s.sources, s.options, s.d.plan, s.d.glance.another())
	set.d.alone, set.d.found = true, x.found
	k := &Seeker{Search: x, own: set, d: &set.d}
	x.mu.Lock()
	defer x.mu.Unlock()
	x.seekers = append(x.seekers, k)
	return k
}

// Look looks at a frame, and tells a number that may be asked of [Set.Wants] after the search. It reports false when it is of no use to go on: too many
// conversations are found.
func (k *Seeker) Look(f *capture.Frame) (number uint16, goOn bool) {
	d := k.d
	if d.see(f); d.plan.secrets { // texts may be encrypted
		return 0, false
	}
	g := d.glance
	if udp := k.found.udp; udp != nil && g.in == protocol.UDP {
		c, b, ok := g.datagram()
		switch {
		case !ok:
			d.dissectSeen(f) // which adds the conversation
			return 0, true
		case udp.on(c.ports):
			return 0, true
		case udp.begin(b, len(b)):
			k.found.add(&c)
		}
		return c.number(), true
	}
	c, dir, ok := g.flow()
	if k.headers && ok && d.seen {
		if k.mayMatch() {
			k.found.add(&c)
		}
		return c.number(), k.counts(&c)
	}
	if !ok || !g.payload {
		if ok && d.seen {
			number = c.number()
		}
		if last := g.last(); last == protocol.TCP && !ok || !d.seen && g.in != protocol.UDP {
			d.dissectSeen(f) // which adds the conversation
		}
		return number, true
	}
	spot := &g.spots[len(g.spots)-1]
	segment := f.Data[spot.at:spot.end]
	if b := segment[spot.size:]; k.seek(&c, dir, uint32(tcpSeqBits.load(segment)), b, k.asked(&c, b)) {
		k.found.add(&c)
	}
	return c.number(), k.counts(&c)
}

// counts counts a segment, and tells whether few enough are of conversations that are found so far.
func (k *Seeker) counts(c *quietFlow) bool {
	if k.data++; k.data%sample == 0 && k.found.has(c) {
		k.hit += sample
	}
	return k.data < enoughSeen || k.hit < k.data/2
}

// mayMatch tells whether a program may be true for the frame that was glanced at.
func (k *Seeker) mayMatch() bool {
	for i := range k.own.programs {
		if k.own.tell(i) != no {
			return true
		}
	}
	return false
}

// asked are the texts of which a conversation with such a payload must have one.
func (k *Seeker) asked(c *quietFlow, b []byte) textSet {
	p, q := &k.kinds[k.ports[c.ports>>16]], &k.kinds[k.ports[c.ports&0xffff]]
	texts := p.texts | q.texts
	switch {
	case k.greeted && vncGreets(b):
		return everything
	case p.takes != nil && p.takes(b) || q.takes != nil && q.takes(b):
	case p.takes == nil && q.takes == nil:
		texts |= k.guessed
	case k.guessed != 0 && recognised(b): // only the first segment tells that the port says nothing
		return everything
	}
	return texts
}

// recognised tells whether one of the protocols that printable bytes on a port of another one may belong to would know them.
func recognised(b []byte) bool {
	return httpGuess(b) || bytes.HasPrefix(b, []byte(http2Magic)) || (&sipMessage{b: b}).begins()
}

// seek tells whether the payload of a segment has one of the texts, and notes what may be pieces of one.
func (k *Seeker) seek(c *quietFlow, dir int, seq uint32, b []byte, of textSet) bool {
	if of == 0 || len(b) == 0 {
		return false
	}
	if of >= everything || k.ended.tooMany() || k.goesOn.tooMany() || k.has(b, of) {
		return true
	}
	for _, e := range k.ends[b[len(b)-1]] {
		if t := &k.texts[e.text]; of.has(e.text) && t.ends(b, e.at) {
			end := seq + uint32(len(b))
			k.ended.add(c.mark(dir, end-uint32(e.at), e.text))
			if t.records {
				k.ended.add(c.mark(dir, end, anyRecord))
			}
		}
	}
	for _, e := range k.goOn[b[0]] {
		if of.has(e.text) && k.texts[e.text].goesOn(b, e.at) {
			k.goesOn.add(c.mark(dir, seq-uint32(e.at), e.text))
		}
	}
	if validRecord(b[0]) {
		for i := range k.texts {
			if t := &k.texts[i]; of.has(i) && t.records && t.goesOnInRecord(b) {
				k.goesOn.add(c.mark(dir, seq, anyRecord))
				break
			}
		}
	}
	return false
}

// anyRecord stands for a text in a mark of where a record begins, or a segment ends before.
const anyRecord = -1

// marks are many of them, in pieces: a slice that grows would be copied again and again.
type marks struct {
	full [][]uint64
	last []uint64
}

func (m *marks) add(mark uint64) {
	if len(m.last) == cap(m.last) {
		if m.last != nil {
			m.full = append(m.full, m.last)
		}
		m.last = make([]uint64, 0, marksPiece)
	}
	m.last = append(m.last, mark)
}

func (m *marks) tooMany() bool { return len(m.full) >= maxMarks/marksPiece }

func (m *marks) all() iter.Seq[uint64] {
	return func(yield func(uint64) bool) {
		for _, piece := range append(m.full, m.last) {
			for _, mark := range piece {
				if !yield(mark) {
					return
				}
			}
		}
	}
}

// mark is a number that stands for a place in one direction of a conversation where a text begins.
func (f *quietFlow) mark(dir int, at uint32, text int) uint64 {
	sum := f.sum()
	return sum>>markBits<<markBits | ((sum^uint64(at)<<8^uint64(text)<<1^uint64(dir))*0x9e3779b97f4a7c15)>>(64-markBits)
}

// has tells whether bytes have one of the texts.
func (k *Seeker) has(b []byte, of textSet) bool {
	for i := range k.texts {
		if t := &k.texts[i]; of.has(i) && !t.anyCase && (t.rest.in(b) || t.records && t.continued(b)) {
			return true
		}
	}
	for i := range k.anchors {
		if a := &k.anchors[i]; a.texts&of != 0 && k.hasAt(a, b, of) {
			return true
		}
	}
	return false
}

// hasAt tells whether bytes have one of the texts with an anchor.
func (k *Seeker) hasAt(a *anchor, b []byte, of textSet) bool {
	for at := 0; ; at++ {
		i := bytes.IndexByte(b[at:], a.b)
		if i < 0 {
			return false
		}
		left := of & a.texts
		if at += i; at > 0 {
			left &= a.before[b[at-1]]
		}
		for ; left != 0; left &= left - 1 {
			t := &k.texts[bits.TrailingZeros64(uint64(left))]
			if from := at - t.anchor; from >= 0 && t.is(b[from:]) {
				return true
			}
		}
	}
}

// is tells whether bytes begin with the text.
func (t *sought) is(b []byte) bool { return len(b) >= len(t.b) && t.same(b[:len(t.b)], t.b) }

// same tells whether bytes are the same as a part of the text.
func (t *sought) same(b, part []byte) bool {
	if !t.anyCase {
		return bytes.Equal(b, part)
	}
	last := len(part) - 1 // which most often differs
	return b[last]|0x20 == part[last]|0x20 && bytes.EqualFold(b, part)
}

// ends tells whether a segment ends with the first n bytes of the text. Those of them that may be missing are where the segment or its last record
// begins behind them.
func (t *sought) ends(b []byte, n int) bool {
	if missing := max(0, n-len(b)); missing <= t.from && t.same(b[len(b)-n+missing:], t.b[missing:n]) {
		return true
	}
	for first := 1; first <= t.from; first++ {
		record := len(b) - (n - first) - tlsHeader
		if record >= 0 && b[record] == recordHandshake && bytes.HasSuffix(b, t.b[first:n]) {
			return true
		}
	}
	return false
}

// goesOn tells whether a segment begins with the text from a place on, or is a part of it from there on; what is in the middle of it may be a
// record's header.
func (t *sought) goesOn(b []byte, from int) bool {
	n := min(len(b), len(t.b)-from)
	if t.same(b[:n], t.b[from:from+n]) {
		return true
	}
	for i := 1; t.records && i < n && b[i-1] == t.b[from+i-1]; i++ {
		if validRecord(b[i]) && goesOn(b[i:], t.b[from+i:]) {
			return true
		}
	}
	return false
}

// goesOnInRecord tells whether the text may go on with the record that a segment begins with.
func (t *sought) goesOnInRecord(b []byte) bool {
	if len(b) > 1 && b[1] != tls10>>8 {
		return false
	}
	for n := t.from + 1; n < len(t.b); n++ {
		if goesOn(b, t.b[n:]) {
			return true
		}
	}
	return false
}

// continued tells whether a text begins in one record of TLS and may go on in the next. That may be of another kind, if its version is one of
// TLS.
func (t *sought) continued(b []byte) bool {
	if len(b) == 0 {
		return false
	}
	if b[0] == recordHandshake { // and the record before ended with the segment before
		for n := 1; n <= t.from; n++ {
			if goesOn(b, t.b[n:]) {
				return true
			}
		}
	}
	for at := 1; at < len(b); at++ {
		i := bytes.IndexByte(b[at:], recordHandshake)
		if i < 0 {
			break
		}
		if at += i; t.continuedAt(b, at, 0) {
			return true
		}
	}
	for at := 2; at < len(b); at++ {
		i := bytes.IndexByte(b[at:], tls10>>8)
		if i < 0 {
			break
		}
		if at += i; validRecord(b[at-1]) && t.continuedAt(b, at-1, t.from) {
			return true
		}
	}
	last := len(b) - 1
	return last > 0 && validRecord(b[last]) && t.continuedAt(b, last, t.from)
}

// continuedAt is continued for a record that begins at a place, and more than least bytes before it.
func (t *sought) continuedAt(b []byte, at, least int) bool {
	for n := t.begunBy(b[:at], len(t.b)-1, least); n > 0; n = t.begunBy(b[:at], n-1, least) {
		if goesOn(b[at:], t.b[n:]) {
			return true
		}
	}
	return false
}

// begunBy is with how many bytes of the text, more than least and not more than most, a segment ends up to here; 0 if with none. The first of them may
// be those of the segment or the record before.
func (t *sought) begunBy(b []byte, most, least int) int {
	if len(b) == 0 {
		return 0
	}
	last := b[len(b)-1]
	for n := most; n > least; n-- {
		if t.b[n-1] != last {
			continue
		}
		if bytes.HasSuffix(b, t.b[:n]) || bytes.HasSuffix(t.b[:n], b) {
			return n
		}
		for first := 1; first <= min(t.from, n-1); first++ {
			record := len(b) - (n - first) - tlsHeader
			if record >= 0 && b[record] == recordHandshake && bytes.HasSuffix(b, t.b[first:n]) {
				return n
			}
		}
	}
	return 0
}

// goesOn tells whether the messages in records may begin with a text.
func goesOn(records, text []byte) bool {
	for len(records) >= tlsHeader {
		n := int(u16(records[3:]))
		body := records[tlsHeader:]
		switch {
		case !validRecord(records[0]):
			return false
		case records[0] == recordHandshake:
			same := min(n, len(text), len(body))
			if !bytes.Equal(body[:same], text[:same]) {
				return false
			}
			if text = text[same:]; len(text) == 0 {
				return true
			}
		}
		records = body[min(n, len(body)):]
	}
	return true
}
