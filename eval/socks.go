package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// What one end of a connection over SOCKS 5 sends next.
const (
	socksHello = iota // the methods offered, or the one chosen
	socksAuth
	socksRequest // or the reply
	socksLast    // a second reply
	socksData    // of the connection that was asked for
	socksOver    // nothing that is read
)

const (
	socksConnect = 1
	socksBind    = 2
	socksGranted = 90 // in version 4

	socksIPv4 = 1
	socksName = 3
	socksIPv6 = 4

	socksNoAuth   = 0
	socksGSSAPI   = 1
	socksPassword = 2
)

// socksConversation is what is known of a connection to a proxy.
type socksConversation struct {
	version byte // of its first message; 0: there was none yet
	second  bool // the client is the flow's second end
	next    [2]int
	method  byte
	command byte
	address socksAddress
	port    uint16 // of the far end
	inner   session
}

// socksAddress is where the far end is, if that was said by an address.
type socksAddress struct {
	kind byte
	addr addr
}

// socks reads the messages that set a connection up, each a segment of its own, and hands on what comes through. Who sends first is the client.
func socks(d *dissection, l *layer) next {
	c := remembered[socksConversation](d, protocol.SOCKS)
	if len(l.b) == 0 {
		return next{}
	}
	if c.version == 0 {
		c.version, c.second = l.b[0], d.carrier.second
		if c.version != 4 && c.version != 5 {
			c.next = [2]int{socksOver, socksOver}
		}
	}
	from := client
	if d.carrier.second != c.second {
		from = server
	}
	if c.next[client] == socksData && c.next[server] == socksData {
		return d.socksInner(c, from, l)
	}
	if c.next[from] == socksOver {
		return next{}
	}
	r := socksReader{d: d, l: l, c: c, b: l.b}
	if c.version == 4 {
		r.version4(from)
	} else {
		r.version5(from)
	}
	if r.short {
		return d.truncated(l.b, l.full)
	}
	return next{}
}

// socksInner hands on what comes through the proxy.
func (d *dissection) socksInner(c *socksConversation, from int, l *layer) next {
	d.giveNum(protocol.SOCKSVersion, uint64(c.version))
	d.giveNum(protocol.SOCKSCommand, uint64(c.command))
	switch a := &c.address; a.kind {
	case socksIPv4:
		d.giveWire(protocol.SOCKSAddress, a.addr.b[:4])
	case socksIPv6:
		d.giveWire(protocol.SOCKSAddress6, a.addr.b[:])
	}
	d.giveNum(protocol.SOCKSFarPort, uint64(c.port))
	if protocol.TCPPorts.Find(uint64(c.port)) == protocol.SOCKS {
		return next{proto: protocol.Data, b: l.b, full: l.full}
	}
	carrier := &d.carrier
	outer := *carrier
	if from == client {
		carrier.dst = c.port
	} else {
		carrier.src = c.port
	}
	carrier.session = &c.inner
	d.deliver(carrier.layer, protocol.TCPPorts, l.b, l.full)
	asked := carrier.wish
	asked.inner = true
	*carrier = outer
	carrier.wish = asked
	return next{}
}

// socksReader reads a message.
type socksReader struct {
	d     *dissection
	l     *layer
	c     *socksConversation
	b     []byte // the rest
	short bool   // it ended too early
}

// take takes the next n bytes; where there are fewer, reading is over.
func (r *socksReader) take(n int) []byte {
	if n > len(r.b) {
		r.short, r.b = true, nil
		return nil
	}
	taken := r.b[:n]
	r.b = r.b[n:]
	return taken
}

// number gives a number, and tells it.
func (r *socksReader) number(f *protocol.Field, width int) (n uint64) {
	raw := r.take(width)
	for _, c := range raw {
		n = n<<8 | uint64(c)
	}
	if raw != nil {
		r.d.giveWire(f, raw)
	}
	return n
}

// text gives a text with its length before it.
func (r *socksReader) text(f *protocol.Field) {
	if n := r.take(1); n != nil {
		if text := r.take(int(n[0])); text != nil {
			r.d.giveText(f, text)
		}
	}
}

// untilNUL takes a text that a zero ends.
func (r *socksReader) untilNUL() []byte {
	text := untilNUL(r.b)
	r.b = r.b[min(len(text)+1, len(r.b)):]
	return text
}

func (r *socksReader) version4(from int) {
	const least = 8
	c := r.c
	if len(r.b) < least {
		r.short = true
		return
	}
	if from == server {
		r.number(protocol.SOCKSVersion, 1)
		granted := r.number(protocol.SOCKSResults, 1) == socksGranted
		r.number(protocol.SOCKSFarPort, 2)
		r.number(protocol.SOCKSAddress, 4)
		c.next = [2]int{socksOver, socksOver}
		if granted {
			c.next = [2]int{socksData, socksData}
		}
		return
	}
	if c.next[client] != socksHello {
		return
	}
	c.next[client] = socksData
	c.address = socksAddress{socksIPv4, newAddr(r.b[:4])} // so Wireshark shows it later
	r.number(protocol.SOCKSVersion, 1)
	c.command = byte(r.number(protocol.SOCKSCommand, 1))
	c.port = uint16(r.number(protocol.SOCKSFarPort, 2))
	address := r.number(protocol.SOCKSAddress, 4)
	r.d.giveText(protocol.SOCKSUser, r.untilNUL())
	if address != 0 && address < 1<<8 {
		r.d.giveText(protocol.SOCKSName4A, r.untilNUL())
	}
}

func (r *socksReader) version5(from int) {
	c := r.c
	switch state := &c.next[from]; *state {
	case socksHello:
		if from == client {
			r.hello()
		} else {
			r.choice()
		}
	case socksAuth:
		r.d.giveNum(protocol.SOCKSVersion, 5)
		if c.method == socksPassword {
			r.auth(from)
		}
		if c.method == socksPassword || from == client {
			*state = socksRequest
		}
	case socksRequest:
		if from == client {
			r.request()
		} else {
			r.reply(protocol.SOCKSPort)
		}
	case socksLast:
		r.reply(protocol.SOCKSHostPort)
		c.next = [2]int{socksOver, socksOver}
	}
}

// hello reads the methods that the client offers, and his request where it does not wait for the answer.
func (r *socksReader) hello() {
	if len(r.b) < 2 {
		r.short = true
		return
	}
	r.number(protocol.SOCKSVersion, 1)
	n := int(r.number(protocol.SOCKSMethods, 1))
	for range n {
		if r.short {
			return
		}
		r.number(protocol.SOCKSMethod, 1)
	}
	if len(r.b) > 0 {
		r.request()
	}
}

// choice reads which method the server takes: that tells what follows.
func (r *socksReader) choice() {
	c := r.c
	r.number(protocol.SOCKSVersion, 1)
	c.method = byte(r.number(protocol.SOCKSAccepted, 1))
	switch c.method {
	case socksNoAuth:
		c.next = [2]int{socksRequest, socksRequest}
	case socksPassword, socksGSSAPI:
		c.next = [2]int{socksAuth, socksAuth}
	default:
		c.next = [2]int{socksRequest, socksOver}
	}
}

func (r *socksReader) auth(from int) {
	r.number(protocol.SOCKSSubversion, 1)
	if from == server {
		r.number(protocol.SOCKSAuthStatus, 1)
		return
	}
	r.text(protocol.SOCKSUser)
	r.text(protocol.SOCKSPassword)
}

// request reads what the client asks for, if it is there as a whole.
func (r *socksReader) request() {
	c := r.c
	if !socksWhole(r.b) {
		r.short = true
		return
	}
	r.number(protocol.SOCKSVersion, 1)
	c.command = byte(r.number(protocol.SOCKSCommand, 1))
	r.number(protocol.SOCKSReserved, 1)
	address, port := r.destination(protocol.SOCKSPort)
	if c.port == 0 {
		c.address, c.port = address, port
	}
	if c.next[client] == socksRequest {
		c.next[client] = socksData
	}
}

// socksWhole tells whether all of a request of version 5 is there.
func socksWhole(b []byte) bool {
	const fixed = 4 // the kind of the address is the last
	if len(b) <= fixed {
		return false
	}
	n := fixed + 2
	switch b[fixed-1] {
	case socksIPv4:
		n += 4
	case socksIPv6:
		n += 16
	case socksName:
		n += 1 + int(b[fixed])
	}
	return len(b) >= n
}

// reply reads the server's answer. To wait for a connection it gives two.
func (r *socksReader) reply(port *protocol.Field) {
	c := r.c
	r.number(protocol.SOCKSVersion, 1)
	r.number(protocol.SOCKSResults, 1)
	r.number(protocol.SOCKSReserved, 1)
	r.destination(port)
	switch c.command {
	case socksConnect:
		c.next = [2]int{socksData, socksData}
	case socksBind:
		c.next[server] = socksLast
	default:
		c.next = [2]int{socksOver, socksOver}
	}
}

// destination reads an address, or a name, and a port.
func (r *socksReader) destination(f *protocol.Field) (a socksAddress, port uint16) {
	a.kind = byte(r.number(protocol.SOCKSAddressType, 1))
	switch a.kind {
	case socksIPv4:
		a.addr = r.address(protocol.SOCKSAddress, 4)
	case socksIPv6:
		a.addr = r.address(protocol.SOCKSAddress6, 16)
	case socksName:
		r.text(protocol.SOCKSName)
	}
	if raw := r.take(2); raw != nil {
		r.d.giveWire(f, raw)
		port = binary.BigEndian.Uint16(raw)
	}
	return a, port
}

func (r *socksReader) address(f *protocol.Field, n int) addr {
	raw := r.take(n)
	if raw != nil {
		r.d.giveWire(f, raw)
	}
	return newAddr(raw)
}
