package eval

import "github.com/dfc-lang/dfc/compile/protocol"

// netbiosConversation are the messages between two stations whose end is still to come, by who sends.
type netbiosConversation struct {
	open [2]*releasable
}

// netbios finds what datagrams and sessions over LLC carry. A message of a session may come in several frames.
func netbios(d *dissection, l *layer) next {
	const datagram, broadcast, middle, last = 0x08, 0x09, 0x15, 0x16
	if len(l.b) < protocol.NetBIOS.MinHeader {
		return next{}
	}
	n := int(l.load(protocol.NetBIOSLength))
	command := l.load(protocol.NetBIOSCommand)
	switch command {
	case datagram, broadcast, middle, last:
	default:
		return next{}
	}
	if n > len(l.b) {
		return d.truncated(l.b, l.full)
	}
	b, full := l.b[n:], l.full-n
	if command == datagram || command == broadcast {
		return next{proto: smbOf(b), b: b, full: full}.unlessEmpty()
	}
	d.stationCarrier()
	open := &remembered[netbiosConversation](d, protocol.NetBIOS).open[0]
	if d.carrier.second {
		open = &remembered[netbiosConversation](d, protocol.NetBIOS).open[1]
	}
	if command == middle {
		if *open == nil {
			*open = &releasable{}
		}
		(*open).add(d, b)
		return next{proto: protocol.Data, b: b, full: full}.unlessEmpty()
	}
	if m := *open; m != nil {
		*open = nil
		m.add(d, b)
		b, full = m.data, m.length
	}
	return next{proto: smbOf(b), b: b, full: full}.unlessEmpty()
}

// nbipxRouters are bytes of a broadcast before what other packets begin with: the networks that it went through.
const nbipxRouters = 32

// nbipx finds what datagrams and sessions over IPX carry.
func nbipx(d *dissection, l *layer) next {
	const broadcast, session, sessionEnd, sessionEndAck, datagram = 0x14, 6, 7, 8, 11
	at := 0
	if d.layers[len(d.layers)-2].load(protocol.IPXType) == broadcast {
		at = nbipxRouters
	}
	if at+2 > len(l.b) {
		return d.truncated(l.b, l.full)
	}
	switch l.b[at+1] {
	case session, sessionEnd, sessionEndAck:
		at += 18
	case datagram: // with the names of both
		at += 34
	default:
		return next{}
	}
	if at > len(l.b) {
		return d.truncated(l.b, l.full)
	}
	return l.rest(smbOf(l.b[at:]), at).unlessEmpty()
}

// nmpi finds what goes to a mailslot.
func nmpi(d *dissection, l *layer) next {
	const header, mailslot = nbipxRouters + 36, 0xfc
	if len(l.b) < header {
		return d.truncated(l.b, l.full)
	}
	if l.b[nbipxRouters] != mailslot {
		return next{}
	}
	return l.rest(smbOf(l.b[header:]), header).unlessEmpty()
}
