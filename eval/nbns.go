package eval

import (
	"bytes"
	"encoding/binary"
	"strconv"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// Types of records.
const (
	nbnsAddress = 32 // names and where they are
	nbnsStatus  = 33 // what names a node has
)

// nbnsWait is the operation that asks to wait for the answer to another, whose flags are the data of the record.
const nbnsWait = 7

// nbnsReader reads a message of the name service, which is laid out like DNS's.
type nbnsReader struct{ dnsReader }

func nbns(d *dissection, l *layer) next {
	r := nbnsReader{dnsReader{dissection: d, b: l.b, full: l.full}}
	r.message()
	if r.bad {
		return d.truncated(r.b, r.full)
	}
	return next{}
}

func (r *nbnsReader) message() {
	if len(r.b) < 4 {
		r.drop()
		r.bad = true
		return
	}
	r.givePart(protocol.NBNSID, r.b)
	r.flagWord(r.b[2:])
	if r.bad = !r.givePart(protocol.NBNSCounts, r.b); r.bad {
		return
	}
	r.at = dnsHeader
	for n := binary.BigEndian.Uint16(r.b[4:]); n > 0 && !r.bad; n-- {
		r.question(0)
	}
	for i := 6; i < dnsHeader; i += 2 {
		for n := binary.BigEndian.Uint16(r.b[i:]); n > 0 && !r.bad; n-- {
			r.record()
		}
	}
}

func (r *nbnsReader) flagWord(b []byte) {
	r.givePart(protocol.NBNSFlagWord, b)
	if binary.BigEndian.Uint16(b)&dnsResponse != 0 {
		r.givePart(protocol.NBNSResponse, b)
	}
}

// question reads a name and what is asked about it, and gives the type. A record of the type described has the meaning of the name's type
// beside it.
func (r *nbnsReader) question(described uint64) uint64 {
	name, kind := r.netbiosName()
	asked := r.number(2)
	class := r.number(2)
	if r.bad {
		return 0
	}
	if described > 0 && asked == described {
		r.arena = append(r.arena, netbiosTypes[kind]...)
		name = r.arena[len(r.arena)-len(name)-len(netbiosTypes[kind]):]
	}
	r.giveBytes(protocol.NBNSName, name)
	r.giveNum(protocol.NBNSType, asked)
	r.giveNum(protocol.NBNSClass, class)
	return asked
}

func (r *nbnsReader) record() {
	kind, waits := r.question(nbnsAddress), r.b[2]>>3&0xf == nbnsWait
	ttl, size := r.number(4), r.number(2)
	if r.bad {
		return
	}
	r.giveNum(protocol.NBNSTTL, ttl)
	r.giveNum(protocol.NBNSDataLength, size)
	r.end = r.at + int(size)
	switch {
	case waits:
		if b := r.take(int(size)); len(b) >= 2 {
			r.flagWord(b)
		}
	case kind == nbnsAddress:
		for r.at < r.end && !r.bad && r.fits(2) {
			r.part(protocol.NBNSFlags)
			if !r.fits(4) {
				return
			}
			r.wire(protocol.NBNSAddress, 4)
		}
	case kind == nbnsStatus:
		r.status()
	default:
		if b := r.take(int(size)); !r.bad {
			r.giveBytes(protocol.NBNSData, b)
		}
	}
}

// fits tells whether n more bytes belong to the data of the record. Wireshark reads on behind what fits.
func (r *nbnsReader) fits(n int) bool {
	if r.bad || r.at+n > r.end {
		if !r.bad {
			r.giveLabel(protocol.NBNSIncomplete)
		}
		return false
	}
	return true
}

// status reads which names a node has, and its statistics.
func (r *nbnsReader) status() {
	if !r.fits(1) {
		return
	}
	for n := r.num(protocol.NBNSNames); n > 0; n-- {
		if !r.fits(netbiosNameSize) {
			return
		}
		b := r.take(netbiosNameSize)
		if r.bad {
			return
		}
		start := len(r.arena)
		r.netbiosLetters(b)
		r.giveBytes(protocol.NBNSNodeName, r.arena[start:])
		if r.part(protocol.NBNSNameFlags); r.bad {
			return
		}
	}
	b := r.take(max(min(r.end, len(r.b))-r.at, 0))
	if !r.givePart(protocol.NBNSStatistics, b) {
		r.giveLabel(protocol.NBNSIncomplete)
	}
}

// netbiosNameSize is the size of a name whose last byte is its type.
const netbiosNameSize = 16

// netbiosName reads an encoded name into the arena, and tells its type. What is no such name has a text that says why.
func (r *nbnsReader) netbiosName() ([]byte, byte) {
	start := len(r.arena)
	encoded := r.name()
	if r.bad {
		return nil, 0
	}
	label, scope, scoped := bytes.Cut(encoded, []byte("."))
	var plain [netbiosNameSize]byte
	problem, n := "", 0
	for ; len(label) > 0 && problem == ""; n++ {
		switch {
		case label[0] < 'A' || label[0] > 'Z':
			problem = "1st character not between A and Z in first-level encoding"
		case len(label) == 1:
			problem = "odd number of bytes"
		case label[1] < 'A' || label[1] > 'Z':
			problem = "2nd character not between A and Z in first-level encoding"
		default:
			if n < len(plain) {
				plain[n] = (label[0]-'A')<<4 | (label[1] - 'A')
			}
			label = label[2:]
		}
	}
	text := len(r.arena)
	switch {
	case problem != "":
		r.arena = append(append(append(r.arena, "Illegal NetBIOS name ("...), problem...), ')')
		return r.arena[text:], 0xff
	case n != netbiosNameSize:
		r.arena = append(strconv.AppendUint(append(r.arena, "Illegal NetBIOS name ("...), uint64(n), 10), " bytes long)"...)
		return r.arena[text:], 0xff
	}
	scopeAt := start + len(encoded) - len(scope)
	r.netbiosLetters(plain[:])
	r.arena = appendBracketed(r.arena, plain[netbiosNameSize-1])
	if scoped {
		r.arena = append(append(r.arena, '.'), r.arena[scopeAt:scopeAt+len(scope)]...)
	}
	return r.arena[text:], plain[netbiosNameSize-1]
}

// netbiosLetters writes a name without its type into the arena.
func (d *dissection) netbiosLetters(b []byte) {
	name := b[:netbiosNameSize-1]
	if trimmed := bytes.TrimRight(name, " "); len(trimmed) > 0 {
		name = trimmed
	}
	for _, c := range name {
		if c < ' ' || c > '~' {
			d.arena = appendBracketed(d.arena, c)
		} else {
			d.arena = append(d.arena, c)
		}
	}
}

func appendBracketed(dst []byte, c byte) []byte {
	const digits = "0123456789abcdef"
	return append(dst, '<', digits[c>>4], digits[c&0xf], '>')
}

// netbiosTypes are the meanings of the types of names.
var netbiosTypes = func() (t [256]string) {
	for i := range t {
		t[i] = " (Unknown)"
	}
	for k, s := range map[byte]string{
		0x00: "Workstation/Redirector",
		0x01: "Browser",
		0x02: "Workstation/Redirector",
		0x03: "Messenger service/Main name",
		0x05: "Forwarded name",
		0x06: "RAS Server service",
		0x1b: "Domain Master Browser",
		0x1c: "Domain Controllers",
		0x1d: "Local Master Browser",
		0x1e: "Browser Election Service",
		0x1f: "Net DDE Service",
		0x20: "Server service",
		0x21: "RAS client service",
		0x22: "Exchange Interchange (MSMail Connector)",
		0x23: "Exchange Store",
		0x24: "Exchange Directory",
		0x2b: "Lotus Notes Server service",
		0x30: "Modem sharing server service",
		0x31: "Modem sharing client service",
		0x43: "SMS Clients Remote Control",
		0x44: "SMS Administrators Remote Control Tool",
		0x45: "SMS Clients Remote Chat",
		0x46: "SMS Clients Remote Transfer",
		0x4c: "DEC Pathworks TCP/IP Service on Windows NT",
		0x52: "DEC Pathworks TCP/IP Service on Windows NT",
		0x6a: "Microsoft Exchange IMC",
		0x87: "Microsoft Exchange MTA",
		0xbe: "Network Monitor Agent",
		0xbf: "Network Monitor Analyzer",
	} {
		t[k] = " (" + s + ")"
	}
	return t
}()

// Types of datagrams.
const (
	nbdgmDirectUnique = 0x10
	nbdgmBroadcast    = 0x12
	nbdgmError        = 0x13
	nbdgmQuery        = 0x14
	nbdgmNegative     = 0x16
)

func nbdgm(d *dissection, l *layer) next {
	const header, more = 10, 4
	r := nbnsReader{dnsReader{dissection: d, b: l.b, full: l.full, at: header}}
	if !r.givePart(protocol.NBDGMHeader, r.b) {
		return d.truncated(r.b, r.full)
	}
	switch kind := r.b[0]; {
	case kind >= nbdgmDirectUnique && kind <= nbdgmBroadcast:
		r.bad = !r.givePart(protocol.NBDGMLength, r.b)
		r.at += more
		r.giveEncoded(protocol.NBDGMSource)
		r.giveEncoded(protocol.NBDGMDestination)
		if !r.bad && r.at < r.full {
			return l.rest(smbOf(r.b[min(r.at, len(r.b)):]), r.at)
		}
	case kind == nbdgmError:
		r.bad = !r.givePart(protocol.NBDGMError, r.b)
	case kind >= nbdgmQuery && kind <= nbdgmNegative:
		r.giveEncoded(protocol.NBDGMDestination)
	}
	if r.bad {
		return d.truncated(r.b, r.full)
	}
	return next{}
}

// giveEncoded reads an encoded name.
func (r *nbnsReader) giveEncoded(f *protocol.Field) {
	if r.bad {
		return
	}
	if name, _ := r.netbiosName(); !r.bad {
		r.giveBytes(f, name)
	}
}
