package eval

import "github.com/dfc-lang/dfc/compile/protocol"

// The codes of the protocols that configure, and of PAP, and the bytes of their header.
const (
	pppConfigures = 4 // up to this code there are options
	lcpEcho       = 9 // from here to the next there is a magic number
	lcpDiscard    = 11
	papRequest    = 1
	chapResponse  = 2

	pppControlHeader = 4
)

// pppOptions are the options of a protocol that configures: the part that they begin with, and by type what follows.
type pppOptions struct {
	header protocol.Part
	value  map[byte]protocol.Part
}

var (
	lcpOptions = pppOptions{protocol.LCPOption, map[byte]protocol.Part{
		1: protocol.LCPMRU,
		3: protocol.LCPAuthentication,
		5: protocol.LCPMagicOption,
	}}
	ipcpOptions = pppOptions{protocol.IPCPOption, map[byte]protocol.Part{
		3:   protocol.IPCPAddress,
		129: protocol.IPCPPrimaryDNS,
		131: protocol.IPCPSecondaryDNS,
	}}
	ipv6cpOptions = pppOptions{protocol.IPv6CPOption, map[byte]protocol.Part{1: protocol.IPv6CPInterface}}
)

func lcp(d *dissection, l *layer) next {
	n := d.pppConfigure(l, &lcpOptions)
	if len(l.b) > pppControlHeader && lcpEcho <= l.b[0] && l.b[0] <= lcpDiscard {
		if b := l.b[pppControlHeader:]; d.givePart(protocol.LCPMagic, b) && len(b) > 4 {
			d.giveBytes(protocol.LCPData, b[4:])
		}
	}
	return n
}

func ipcp(d *dissection, l *layer) next   { return d.pppConfigure(l, &ipcpOptions) }
func ipv6cp(d *dissection, l *layer) next { return d.pppConfigure(l, &ipv6cpOptions) }

// pppConfigure reads the options of a message that configures: a type, a length that counts both, and a value.
func (d *dissection) pppConfigure(l *layer, options *pppOptions) next {
	n := d.follow(l)
	l.own = len(l.b)
	if len(l.b) < pppControlHeader || l.b[0] == 0 || l.b[0] > pppConfigures {
		return n
	}
	for b := l.b[pppControlHeader:]; len(b) >= 2; {
		d.givePart(options.header, b)
		size := int(b[1])
		if size < 2 || size > len(b) {
			break
		}
		d.givePart(options.value[b[0]], b[2:size])
		b = b[size:]
	}
	return n
}

func pap(d *dissection, l *layer) next {
	n := d.follow(l)
	l.own = len(l.b)
	if len(l.b) <= pppControlHeader {
		return n
	}
	d.giveLabel(protocol.PAPData)
	b := l.b[pppControlHeader:]
	if l.b[0] != papRequest {
		d.papText(protocol.PAPMessageLength, protocol.PAPMessage, b)
	} else if b, ok := d.papText(protocol.PAPPeerLength, protocol.PAPPeer, b); ok {
		d.papText(protocol.PAPPasswordLength, protocol.PAPPassword, b)
	}
	return n
}

// papText reads a text, or bytes, after its length, and gives what follows.
func (d *dissection) papText(length protocol.Part, text *protocol.Field, b []byte) ([]byte, bool) {
	if !d.givePart(length, b) || 1+int(b[0]) > len(b) {
		return nil, false
	}
	n := 1 + int(b[0])
	d.giveBytes(text, b[1:n])
	return b[n:], true
}

func chap(d *dissection, l *layer) next {
	n := d.follow(l)
	l.own = len(l.b)
	if len(l.b) <= pppControlHeader {
		return n
	}
	d.giveLabel(protocol.CHAPData)
	if l.b[0] > chapResponse {
		return n // a message, which has no field here
	}
	name, ok := d.papText(protocol.CHAPValueSize, protocol.CHAPValue, l.b[pppControlHeader:])
	if ok && len(name) > 0 {
		d.giveBytes(protocol.CHAPName, name)
	}
	return n
}
