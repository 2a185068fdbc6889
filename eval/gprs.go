package eval

import (
	"cmp"

	"github.com/dfc-lang/dfc/compile/protocol"
)

func gprsNS(d *dissection, l *layer) next {
	const unitData, header = 0, 4
	d.givePart(protocol.GPRSNSHead, l.b)
	if l.b[0] != unitData {
		return next{}
	}
	if !d.givePart(protocol.GPRSNSUnitData, l.b) {
		return d.truncated(l.b, l.full)
	}
	return l.rest(protocol.BSSGP, header)
}

// bssgp finds the frame of the logical link in what a phone sends or gets.
func bssgp(d *dissection, l *layer) next {
	const down, up, frame = 0, 1, 14
	const header = 8 // the type, the phone, the quality of service
	if kind := l.b[0]; kind != down && kind != up {
		return next{}
	}
	for at := header; at+2 <= len(l.b); {
		kind, n := l.b[at], int(l.b[at+1]&0x7f)
		short := l.b[at+1]&0x80 != 0
		if at += 2; !short {
			if at == len(l.b) {
				break
			}
			n = n<<8 | int(l.b[at])
			at++
		}
		if kind == frame {
			if at+n > len(l.b) {
				return d.truncated(l.b, l.full)
			}
			if n > 0 {
				d.giveBytes(protocol.BSSGPLLC, l.b[at:at+n])
			}
			return next{proto: protocol.LLCGPRS, b: l.b[at : at+n], full: n}.unlessEmpty()
		}
		at += n
	}
	return next{}
}

// llcGPRS reads the frames that bring information without numbering it, and those that supervise, behind which Wireshark takes some as well.
func llcGPRS(d *dissection, l *layer) next {
	const header, fcs = 3, 3
	const invalid, encrypted = 0x80, 0x02
	if l.b[0]&invalid != 0 {
		d.drop()
		return next{}
	}
	d.givePart(protocol.LLCGPRSAddress, l.b)
	end := l.full - fcs
	if end >= header {
		d.givePart(protocol.LLCGPRSFCS, l.b[end:])
	}
	if len(l.b) < header {
		return next{}
	}
	to := protocol.LLCGPRSUsers.Find(uint64(l.b[0] & 0x0f))
	switch control := l.b[1]; {
	case control>>5 == 0b110:
		d.givePart(protocol.LLCGPRSUI, l.b)
		if l.b[2]&encrypted != 0 {
			to = nil
		}
	case control>>6 != 0b10:
		return next{}
	}
	end = max(end, header)
	return next{proto: cmp.Or(to, protocol.Data), b: l.b[header:end], full: end - header}.unlessEmpty()
}

// sessionShapes are what stands in a message of session management before what may be left out, by its type: a byte for each v, a length
// and so many bytes for each l.
var sessionShapes = map[byte]string{
	0x41: "vvll", 0x42: "vlv", 0x43: "v", 0x44: "l", 0x45: "v", 0x46: "v", 0x47: "", 0x48: "vvl", 0x49: "", 0x4a: "", 0x4b: "", 0x4c: "v",
	0x4d: "vvll", 0x4e: "vlv", 0x4f: "v",
}

// dtap looks for the configuration options in a message of session management.
func dtap(d *dissection, l *layer) next {
	const session, extended = 10, 7
	const configuration, linkSAPI = 0x27, 0x32
	if len(l.b) < protocol.DTAP.MinHeader {
		return refused
	}
	at := 1
	if l.b[0]>>4&7 == extended {
		at++
	}
	if l.b[0]&0x0f != session || at >= len(l.b) {
		return next{}
	}
	d.giveWire(protocol.DTAPSM, l.b[at:at+1])
	b := l.b[at+1:]
	for _, kind := range sessionShapes[l.b[at]] {
		n := 1
		if kind == 'l' && len(b) > 0 {
			n += int(b[0])
		}
		b = b[min(n, len(b)):]
	}
	for len(b) >= 2 {
		n := 2 + int(b[1])
		switch kind := b[0]; {
		case kind >= 0x80:
			n = 1
		case kind == linkSAPI:
			n = 2
		case kind == configuration && b[1] > 0:
			d.configurationOptions(b[3:max(3, min(n, len(b)))])
		}
		b = b[min(n, len(b)):]
	}
	return next{}
}
