package eval

import "github.com/dfc-lang/dfc/compile/protocol"

// session is what payload protocols remember of a conversation.
type session struct {
	server  uint16             // the port that the handshake was made with; 0: it was not seen
	carries *protocol.Protocol // what the conversation was found to carry, whatever its ports say
	notes   []note
}

// note is one protocol's memory of a conversation.
type note struct {
	of    *protocol.Protocol
	value any
}

// carrier is the transport layer that delivers the payload which is dissected, and what a payload protocol may know and ask of it.
type carrier struct {
	layer    int // index of the transport layer
	src, dst uint16
	flow     flow
	second   bool   // the sender is the flow's second end
	seq      uint32 // of the first byte of the payload, in a stream
	session  *session
	names    *protocol.Protocol // what the transport layer itself says that it carries
	dull     bool               // it carries nothing that is asked for
	guessing bool               // the protocol was not found by a number: it must recognise its bytes, or refuse them
	stream   bool               // the payload is part of a stream of which more may be asked for
	last     bool               // the segment ends the stream
	strand   uint64             // of those that the conversation carries side by side, as HTTP/2 and QUIC do
	secure   bool               // the payload stands in TLS
	body     bool               // a body is dissected, which another protocol put together
	wish     wish
}

// wish is how much more of a stream a payload protocol needs before it can read what begins at an offset of its payload.
type wish struct {
	offset int
	more   int  // bytes beyond those given; 0: nothing is wanted
	unseen bool // they are only to be counted: what is given then has the first bytes, and the length of all
	keep   int  // how many of the first, where they are
	inner  bool // it is that of a connection within the connection
}

// What a wish may be where the length is not known.
const (
	nextSegment = -1 // whatever comes next
	untilFIN    = -2 // all there will be
)

// remembered is what a protocol keeps of the conversation whose payload is dissected: zero at first.
func remembered[T any](d *dissection, p *protocol.Protocol) *T {
	return known[T](d.carrier.session, p)
}

// sender and receiver are the addresses of the ends of the conversation whose payload is dissected.
func (d *dissection) sender() addr {
	if d.carrier.second {
		return d.carrier.flow.b
	}
	return d.carrier.flow.a
}

func (d *dissection) receiver() addr {
	if d.carrier.second {
		return d.carrier.flow.a
	}
	return d.carrier.flow.b
}

// known is what a protocol keeps in a session.
func known[T any](s *session, p *protocol.Protocol) *T {
	if s == nil {
		return new(T)
	}
	for i := range s.notes {
		if s.notes[i].of == p {
			return s.notes[i].value.(*T)
		}
	}
	v := new(T)
	s.notes = append(s.notes, note{p, v})
	return v
}

// carries says that from now on the conversation carries p, whatever its ports are.
func (d *dissection) carries(p *protocol.Protocol) {
	if s := d.carrier.session; s != nil {
		s.carries = p
	}
}

// stationCarrier begins to carry a payload that stands in no transport layer: the conversation is that of two stations.
func (d *dissection) stationCarrier() {
	i := len(d.layers) - 1
	d.carrier = carrier{layer: i}
	var src, dst addr
	for ; i > 0; i-- {
		l := &d.layers[i]
		if l.proto == protocol.Eth && l.has >= 12 {
			dst, src = newAddr(l.b[:6]), newAddr(l.b[6:12])
			break
		}
		if l.proto == protocol.WLAN && l.has >= 16 {
			dst, src = newAddr(l.b[4:10]), newAddr(l.b[10:16])
			break
		}
	}
	c := &d.carrier
	c.flow, c.second = newFlow(src, dst, 0, 0)
	if c.session = d.state.stations.get(c.flow); c.session == nil {
		c.session = d.state.stations.start(c.flow, c.session)
	}
}

// need asks for more of the stream: more bytes beyond the payload given, to read what begins at offset. It reports false where no
// more can be had, so that what is there must do. After asking, a protocol's code returns.
func (d *dissection) need(offset, more int) bool {
	if !d.carrier.stream || d.carrier.last && more == untilFIN {
		return false
	}
	d.carrier.wish = wish{offset: offset, more: more}
	return true
}

// count is need for bytes that nobody reads but the first few.
func (d *dissection) count(offset, more, keep int) bool {
	asked := d.need(offset, more)
	if asked {
		d.carrier.wish.unseen, d.carrier.wish.keep = true, keep
	}
	return asked
}

// deliver hands the payload of the transport layer i to the protocol it belongs to: the one that the conversation was found to carry,
// those of the ports, the server's first, then the lower one, and those that recognise their own bytes. What nobody takes is data.
// A protocol that dfc knows by name only is taken to hand over to TLS or DTLS, by STARTTLS or the like, where that begins.
func (d *dissection) deliver(i int, ports *protocol.Table, b []byte, full int) {
	c, outer, first := &d.carrier, d.carrier, len(d.layers)
	c.layer, c.wish = i, wish{}
	t := d.layers[i].proto
	offers := d.offers(ports)
	if m, ok := d.mediaOf(); ok && t == protocol.UDP {
		offers[0] = m.proto
	} else if t == protocol.UDP && d.tftpTransferOf() != nil {
		offers[0] = protocol.TFTP
	}
	guesses := d.plan.guessesUDP
	if t == protocol.TCP {
		guesses = d.plan.guesses || d.plan.serves(protocol.GuessedPorts.Find(uint64(c.src)), protocol.GuessedPorts.Find(uint64(c.dst)))
	}
	if !guesses && !d.plan.serves(offers[:]...) {
		return
	}
	if d.alone {
		d.unsure = true
		return
	}
	taken := len(b) == 0
	secure := tlsBegins(b)
	if t == protocol.UDP {
		secure = dtlsRecords(b, full)
	}
	for _, p := range offers {
		taken = taken || p != nil && !((p.Unknown() || p == protocol.MySQL) && secure) && d.walk(next{proto: p, b: b, full: full})
	}
	c.guessing = true
	for p := range t.Guesses.InTurn() {
		taken = taken || d.walk(next{proto: p, b: b, full: full})
	}
	if !taken {
		d.walk(next{proto: protocol.Data, b: b, full: full})
	}
	asked := c.wish
	if asked.more != 0 && asked.offset == 0 && !asked.inner && first < len(d.layers) {
		d.layers[first].again = true // Wireshark does not count it among the frame's protocols
	}
	*c = outer
	c.wish = asked
}

// offers are the protocols that a conversation is found to carry by itself and by its ports.
func (d *dissection) offers(ports *protocol.Table) [4]*protocol.Protocol {
	c := &d.carrier
	low, high := min(c.src, c.dst), max(c.src, c.dst)
	offers := [...]*protocol.Protocol{nil, nil, d.plan.find(ports, low), d.plan.find(ports, high)}
	if s := c.session; s != nil {
		offers[0] = s.carries
		if s.server != 0 {
			offers[1] = d.plan.find(ports, s.server)
		}
	}
	if c.names != nil {
		offers[0] = c.names
	}
	if low == 0 {
		offers[2] = nil
	}
	return offers
}

// pdus reads a payload that consists of PDUs which say how long they are: length gives that from the first header bytes, 0 where they
// make no sense. Of a stream, the rest of a PDU is asked for before it is read. read dissects each PDU, in a layer of its own; it gets the
// bytes of the PDU that were captured, and how many there are on the wire.
func (d *dissection) pdus(l *layer, header int, length func(b []byte) int, read func(l *layer)) next {
	p, b, full := l.proto, l.b, l.full
	first := len(d.layers) - 1
	for at := 0; at < full && len(d.layers) < maxLayers; {
		left := full - at
		if left < header && d.need(at, nextSegment) {
			return d.nothingYet(first, at)
		}
		rest := b[min(at, len(b)):]
		if len(rest) < header {
			break
		}
		n := length(rest)
		if n < header {
			break
		}
		if n > left && d.need(at, n-left) {
			return d.nothingYet(first, at)
		}
		if p != protocol.NBSS && p != protocol.ISCSI && d.layers[d.carrier.layer].proto == protocol.TCP { // whose dissectors look for the ends themselves
			d.giveAt(d.carrier.layer, protocol.TCPPDUSize, num(n), nil)
		}
		n = min(n, left)
		read(d.pdu(p, at, rest[:min(n, len(rest))], n))
		at += n
	}
	return next{}
}

// pdu is the layer of the PDU that begins at an offset of the payload: the payload's own for the first.
func (d *dissection) pdu(p *protocol.Protocol, at int, b []byte, full int) *layer {
	if at > 0 {
		d.layers = append(d.layers, layer{proto: p, again: true})
	}
	l := &d.layers[len(d.layers)-1]
	l.b, l.full, l.own, l.has = b, full, len(b), len(b)
	return l
}

// nothingYet takes the layer of the first PDU away where none could be read.
func (d *dissection) nothingYet(first, at int) next {
	if at == 0 {
		d.layers = d.layers[:first]
	}
	return next{}
}
