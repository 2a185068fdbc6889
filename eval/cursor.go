package eval

import (
	"bytes"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// cursor goes through the bytes of a message. Where they end before what is asked for, it is short, and nothing more is there.
type cursor struct {
	b     []byte
	short bool
}

// take is the next n bytes; nil where there are fewer.
func (c *cursor) take(n int) []byte {
	if n < 0 || n > len(c.b) {
		c.b, c.short = nil, true
		return nil
	}
	b := c.b[:n]
	c.b = c.b[n:]
	return b
}

// big is the next number of n bytes, the most significant first.
func (c *cursor) big(n int) (v uint64) {
	for _, x := range c.take(n) {
		v = v<<8 | uint64(x)
	}
	return v
}

// little is the next number of n bytes, the least significant first.
func (c *cursor) little(n int) (v uint64) {
	for i, x := range c.take(n) {
		v |= uint64(x) << (8 * i)
	}
	return v
}

// takePart gives the values of a part that stands next.
func (d *dissection) takePart(c *cursor, p protocol.Part) bool {
	if c.short {
		return false
	}
	if !d.givePart(p, c.b) {
		c.take(len(c.b) + 1)
		return false
	}
	c.take(p.Size())
	return true
}

// takeWire gives the next n bytes as a value.
func (d *dissection) takeWire(c *cursor, f *protocol.Field, n int) []byte {
	b := c.take(n)
	if b != nil {
		d.giveWire(f, b)
	}
	return b
}

// takeLittle gives the next number of n bytes, the least significant first.
func (d *dissection) takeLittle(c *cursor, f *protocol.Field, n int) uint64 {
	b := c.b
	v := c.little(n)
	if !c.short && d.wants(f) {
		d.give(f, wireValue(f, &protocol.Layout{Width: n, Scale: 1, LittleEndian: true}, b), b[:n])
	}
	return v
}

// takeBig is takeLittle for the most significant byte first.
func (d *dissection) takeBig(c *cursor, f *protocol.Field, n int) (v uint64) {
	for _, x := range d.takeWire(c, f, n) {
		v = v<<8 | uint64(x)
	}
	return v
}

// takeText gives the next n bytes as a text, which a zero byte may end early.
func (d *dissection) takeText(c *cursor, f *protocol.Field, n int) {
	if b := c.take(n); b != nil {
		d.giveUTF8(len(d.layers)-1, f, untilNUL(b), b)
	}
}

// enter begins a layer of another protocol that the same code reads.
func (d *dissection) enter(p *protocol.Protocol, b []byte) {
	d.layers = append(d.layers, layer{proto: p, b: b, full: len(b), own: len(b), has: len(b), session: d.carrier.session})
}

// takeStringZ gives the text up to the next zero byte.
func (d *dissection) takeStringZ(c *cursor, f *protocol.Field) []byte {
	n := bytes.IndexByte(c.b, 0)
	b := c.take(n + 1)
	if b == nil || n < 0 {
		c.take(len(c.b) + 1)
		return nil
	}
	d.giveASCIIOf(len(d.layers)-1, f, b[:n], b)
	return b[:n]
}
