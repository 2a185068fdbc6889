package bpfgen

import (
	"encoding/binary"
	"math/rand/v2"
)

// packets makes random packets whose fields take values that the filters of the tests ask for.
type packets struct{ *rand.Rand }

func pick[T any](r *rand.Rand, of ...T) T { return of[r.IntN(len(of))] }

func (p packets) one(chance int) bool { return p.IntN(chance) == 0 }

// packet is a packet of a link type; some are cut short or damaged.
func (p packets) packet(link LinkType) []byte {
	b := p.whole(link)
	if p.one(8) {
		b = b[:p.IntN(len(b)+1)]
	}
	if p.one(4) && len(b) > 0 {
		for range 1 + p.IntN(3) {
			b[p.IntN(min(len(b), 80))] = byte(p.Uint32())
		}
	}
	return b
}

// whole is a packet as it should be, perhaps with Ethernet's padding.
func (p packets) whole(link LinkType) []byte {
	b := p.link(link)
	if link == Ethernet && p.one(3) {
		b = append(b, make([]byte, max(0, 60-len(b)))...)
	}
	return b
}

func (p packets) link(link LinkType) []byte {
	v6, b := p.network()
	etherType := []byte{0x08, 0x00}
	if v6 {
		etherType = []byte{0x86, 0xdd}
	}
	if p.one(12) {
		etherType, b = []byte{0x08, 0x06}, p.arp()
	}
	switch link {
	case Null:
		return append(pick(p.Rand, []byte{2, 0, 0, 0}, []byte{0, 0, 0, 2}, []byte{30, 0, 0, 0}, []byte{0, 0, 0, 24}), b...)
	case Loop:
		return append([]byte{0, 0, 0, pick[byte](p.Rand, 2, 24, 28, 30)}, b...)
	case Raw:
		return b
	case PPP:
		return append(p.ppp(v6), b...)
	case PPPEther:
		b = append(p.ppp(v6), b...)
		return append(binary.BigEndian.AppendUint16([]byte{0x11, 0, 0, 1}, uint16(len(b))), b...)
	case PPPWithDir:
		return append(append([]byte{pick[byte](p.Rand, 0, 1)}, p.ppp(v6)...), b...)
	case IEEE80211:
		return p.wlan(etherType, b)
	case Radiotap:
		if p.one(2) {
			return append(p.radiotap(), p.wlan(etherType, b)...)
		}
		if p.one(2) {
			return append([]byte{0, 0, 8, 0, 0, 0, 0, 0}, p.wlan(etherType, b)...)
		}
		h := []byte{0, 0, 9, 0, 2, 0, 0, 0, pick[byte](p.Rand, 0, 0x10, 0x30)} // with or without a checksum at the end, and padding
		return append(append(h, p.wlan(etherType, b)...), make([]byte, pick(p.Rand, 4, 4, 0))...)
	case LinuxSLL:
		h := append([]byte{0, pick[byte](p.Rand, 0, 4), 0, 1, 0, 6}, p.mac()...)
		return append(append(append(h, 0, 0), etherType...), b...)
	case LinuxSLL2:
		h := append(etherType, 0, 0, 0, 0, 0, 1, 0, 1, pick[byte](p.Rand, 0, 4), 6)
		return append(append(append(h, p.mac()...), 0, 0), b...)
	}
	return append(append(p.mac(), p.mac()...), p.tags(etherType, b)...)
}

// radiotap is a header with some values.
func (p packets) radiotap() []byte {
	h := []byte{0, 0, 0, 0, byte(p.Uint32()) &^ pick[byte](p.Rand, 2, 0), byte(p.Uint32()) & 0x1f, 0, pick[byte](p.Rand, 0, 0, 0, 0xa0)}
	for range pick(p.Rand, 10, 30, 40) {
		h = append(h, pick[byte](p.Rand, 0, 0xc4, 0x6c, 0x09, 0x10, byte(p.Uint32())))
	}
	h[2] = byte(len(h)) - pick[byte](p.Rand, 0, 0, 0, 12)
	return h
}

// ppp is a header with or without address, control and the first byte of the protocol; or Cisco's.
func (p packets) ppp(v6 bool) []byte {
	if v6 {
		return []byte(pick(p.Rand, "\xff\x03\x00\x57", "\xff\x03\x57", "\x00\x57", "\x57", "\x0f\x00\x86\xdd"))
	}
	return []byte(pick(p.Rand, "\xff\x03\x00\x21", "\xff\x03\x21", "\x00\x21", "\x21", "\x8f\x00\x08\x00"))
}

// wlan is a frame of IEEE 802.11: a data frame with a packet in it, or another one.
func (p packets) wlan(etherType, b []byte) []byte {
	control := pick[byte](p.Rand, 0x08, 0x08, 0x88, 0x48, 0x80, 0x40, 0xd4, 0xb4, 0xa4, 0xe4, 0x84, byte(p.Uint32()))
	flags := pick[byte](p.Rand, 0, 1, 2, 3, 0x40, 0x80, byte(p.Uint32()))
	h := append([]byte{control, flags, 0, 0}, p.mac()...)
	if control == 0xd4 {
		return h
	}
	h = append(h, p.mac()...)
	if control&0x0c == 0x04 {
		return h
	}
	h = append(append(h, p.mac()...), 0, pick[byte](p.Rand, 0, 0x10))
	if flags&3 == 3 {
		h = append(h, p.mac()...)
	}
	if control&0x88 == 0x88 {
		h = append(h, 0, 0)
	}
	return append(append(append(h, 0xaa, 0xaa, 3, 0, 0, 0), etherType...), b...)
}

// tags is what follows the addresses of an Ethernet frame.
func (p packets) tags(etherType, b []byte) []byte {
	b = append(etherType, b...)
	if p.one(15) { // LLC and SNAP
		b = append([]byte{0xaa, 0xaa, 3, 0, 0, 0}, b...)
		b = append(binary.BigEndian.AppendUint16(nil, uint16(len(b))), b...)
	}
	for p.one(4) {
		id := pick[uint16](p.Rand, 5, 100, 0x2064)
		b = append(binary.BigEndian.AppendUint16(pick(p.Rand, []byte{0x81, 0}, []byte{0x88, 0xa8}, []byte{0x91, 0}), id), b...)
	}
	return b
}

func (p packets) mac() []byte {
	m := pick(p.Rand, "\x00\x11\x22\x33\x44\x55", "\xff\xff\xff\xff\xff\xff", "\x00\x0c\x29\x01\x02\x03", "\x80\x00\x00\x00\x00\x00", "\x00\x11\x22\x33\x44\x56")
	return []byte(m)
}

func (p packets) arp() []byte {
	b := append([]byte{0, 1, 8, 0, 6, 4, 0, pick[byte](p.Rand, 1, 2, 3)}, p.mac()...)
	b = append(append(b, p.ipv4()...), p.mac()...)
	return append(b, p.ipv4()...)
}

func (p packets) ipv4() []byte {
	return []byte(pick(p.Rand, "\x0a\x00\x00\x01", "\x0a\x14\x1e\x02", "\xc0\xa8\x01\x01", "\x0a\x00\x00\x02", "\xe0\x00\x00\x01"))
}

func (p packets) ipv6() []byte {
	return []byte(pick(p.Rand, "\x20\x01\x0d\xb8\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01", "\xfe\x80\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01",
		"\xff\x02\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01", "\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01"))
}

func (p packets) network() (v6 bool, b []byte) {
	if p.one(2) {
		return false, p.ip4()
	}
	return true, p.ip6()
}

func (p packets) ip4() []byte {
	proto, payload := p.transport(false)
	options := 4 * pick(p.Rand, 0, 0, 0, 1, 10)
	length := 20 + options + len(payload)
	if p.one(20) {
		length = p.IntN(100)
	}
	fragment := pick[uint16](p.Rand, 0, 0, 0, 0x4000, 0x4000, 0x4000, 0x2000, 0x2001, 0x00b9)
	b := []byte{0x45 + byte(options/4), pick[byte](p.Rand, 0, 0xb8, 3), byte(length >> 8), byte(length), 0, pick[byte](p.Rand, 0, 1)}
	b = append(binary.BigEndian.AppendUint16(b, fragment), pick[byte](p.Rand, 1, 4, 64, 128, 255), proto, 0, 0)
	b = append(append(b, p.ipv4()...), p.ipv4()...)
	return append(append(b, make([]byte, options)...), payload...)
}

func (p packets) ip6() []byte {
	next, payload := p.transport(true)
	for p.one(3) {
		switch kind := pick[byte](p.Rand, 0, 43, 44, 51, 60); kind {
		case 44:
			more := pick[byte](p.Rand, 0, 0, 1)
			payload = append([]byte{next, 0, 0, more, 0, 0, 0, 1}, payload...)
			next = kind
		case 51:
			payload = append(append([]byte{next, 4}, make([]byte, 22)...), payload...)
			next = kind
		default:
			units := p.IntN(2)
			payload = append(append([]byte{next, byte(units), 1, 4, 0, 0, 0, 0}, make([]byte, 8*units)...), payload...)
			next = kind
		}
	}
	length := len(payload)
	if p.one(20) {
		length = p.IntN(100)
	}
	b := []byte{0x60, 0, 0, pick[byte](p.Rand, 0, 0, 1), byte(length >> 8), byte(length), next, pick[byte](p.Rand, 1, 64, 255)}
	return append(append(append(b, p.ipv6()...), p.ipv6()...), payload...)
}

func (p packets) port() []byte {
	return binary.BigEndian.AppendUint16(nil, pick[uint16](p.Rand, 80, 443, 53, 22, 1024, 8050, 33000, 4789, 2152, 8080))
}

// tunnel is what is in a datagram that carries a packet.
func (p packets) tunnel() []byte {
	frame := func() []byte { return append(append(append(p.mac(), p.mac()...), 8, 0), p.ip4()...) }
	switch p.IntN(3) {
	case 0:
		return append([]byte{8, 0, 0, 0, 0, 0, pick[byte](p.Rand, 5, 6), 0}, frame()...)
	case 1:
		return append([]byte{pick[byte](p.Rand, 0, 0, 1), 0, 0x65, 0x58, 0, 0, 5, 0}, frame()...)
	}
	b := p.ip4()
	return append(append([]byte{pick[byte](p.Rand, 0x30, 0x30, 0x32, 0x48, 0x20), 0xff}, binary.BigEndian.AppendUint16(nil, uint16(len(b)))...), append([]byte{0, 0, 0, 5}, b...)...)
}

// options are some of TCP's, filled up to a whole number of words.
func (p packets) options() []byte {
	var b []byte
	for n := pick(p.Rand, 0, 0, 1, 2, 3, 4, 6, 15); n > 0 && len(b) < 40; n-- {
		b = append(b, pick(p.Rand, "\x01", "\x01", "\x01", "\x02\x04\x05\xb4", "\x02\x04\x02\x18", "\x03\x03\x07", "\x04\x02", "\x05\x0a\x00\x00\x00\x01\x00\x00\x00\x02", "\x08\x0a\x00\x00\x00\x64\x00\x00\x00\x00",
			"\x08\x0a\x00\x00\xff\xff\x00\x00\x00\x09", "\x1e\x03\x20", "\x1e\x0c\x00\x81\x00\x00\x00\x00\x00\x00\x00\x00", "\x22\x02", "\xfd\x04\xf9\x89", "\x63\x03\x00", "\x00", "\x02\x05\x00\x00\x00", "\x03\x00", "\x05\x09\x00")...)
	}
	return append(b[:min(len(b), 40)], make([]byte, -len(b)&3)...)[:min((len(b)+3)&^3, 40)]
}

func (p packets) transport(v6 bool) (proto byte, b []byte) {
	switch p.IntN(12) {
	case 0, 1, 2, 3:
		b := append(p.port(), p.port()...)
		b = binary.BigEndian.AppendUint32(b, pick[uint32](p.Rand, 0, 1, 0x90000000))
		b = binary.BigEndian.AppendUint32(b, pick[uint32](p.Rand, 0, 1))
		options := p.options()
		b = append(b, byte(5+len(options)/4)<<4, pick[byte](p.Rand, 2, 4, 0x10, 0x12, 0x14, 0x18, 1), 0, pick[byte](p.Rand, 0, 99, 200), 0, 0, 0, 0)
		return 6, append(append(b, options...), "GET / HTTP/1.1\r\n"[:p.IntN(17)]...)
	case 4, 5, 6:
		if p.one(3) {
			b := p.tunnel()
			return 17, append(binary.BigEndian.AppendUint16(append(p.port(), pick(p.Rand, "\x12\xb5", "\x08\x68", "\x17\xc1")...), uint16(8+len(b))), append([]byte{0, 0}, b...)...)
		}
		payload := p.IntN(120)
		b := append(p.port(), p.port()...)
		return 17, append(append(b, 0, byte(8+payload*pick(p.Rand, 1, 1, 1, 0)), 0, 0), make([]byte, payload)...)
	case 7, 8:
		kind := pick[byte](p.Rand, 0, 8, 3, 11, 5, 128, 135, 136, 1)
		b := []byte{kind, pick[byte](p.Rand, 0, 1, 4), 0, 0, 0, 1, 1, pick[byte](p.Rand, 0, 7)}
		_, inner := p.network()
		if kind == 135 || kind == 136 {
			inner = p.ipv6()
		}
		if v6 != p.one(6) {
			return 58, append(b, inner...)
		}
		return 1, append(b, inner...)
	case 9:
		if p.one(2) {
			return 4, p.ip4()
		}
		return 41, p.ip6()
	case 10:
		head := pick(p.Rand, "\x00\x00", "\x00\x00", "\x20\x00\x08\x00\x00\x00\x00\x05", "\xb0\x00\x08\x00\x00\x00\x00\x05\x00\x00\x00\x01\x00\x00\x00\x02")
		if len(head) > 2 {
			return 47, append([]byte(head), p.ip4()...)
		}
		if p.one(2) {
			return 47, append([]byte(head), append(append([]byte{0x65, 0x58}, p.mac()...), append(p.mac(), append([]byte{8, 0}, p.ip4()...)...)...)...)
		}
		return 47, append([]byte(head), append([]byte{8, 0}, p.ip4()...)...)
	}
	return byte(200 + p.IntN(50)), make([]byte, p.IntN(40))
}
