package eval

import "github.com/dfc-lang/dfc/compile/protocol"

// tokenRing finds the end of the header, which a route makes longer.
func tokenRing(d *dissection, l *layer) next {
	const source, route, routed = 8, 14, 0x80
	isRouted := len(l.b) > source && l.b[source]&routed != 0
	if len(l.b) < protocol.TokenRing.MinHeader { // nothing is shown, not even the protocol
		d.layers = d.layers[:len(d.layers)-1]
		return next{}
	}
	if d.wants(protocol.TRSource) {
		start := len(d.arena)
		d.arena = append(d.arena, l.b[source:route]...)
		d.arena[start] &^= routed
		d.give(protocol.TRSource, bytesValue(d.arena[start:]), l.b[source:route])
	}
	header, whole := route, true
	if isRouted {
		header += int(l.load(protocol.TRBytes))
		whole = d.giveRoute(l.b[route:])
	}
	if l.own = min(header, len(l.b)); !whole || header > l.full {
		l.own = len(l.b)
		return d.truncated(l.b, l.full)
	}
	if l.load(protocol.TRKind) > 1 { // neither MAC nor LLC
		return l.rest(protocol.Data, header).unlessEmpty()
	}
	return d.edge(l, header)
}

// giveRoute reads rings with bridges between them. It reports false where bytes are lacking.
func (d *dissection) giveRoute(b []byte) bool {
	const control, most, hex = 2, 14, "0123456789ABCDEF"
	size := int(b[0] & 0x1f)
	if len(b) < control {
		return false
	}
	if size <= control {
		return true
	}
	rings := min((size-control+1)/2, most)
	if rings == 1 { // with no other, it is none
		d.giveBytes(protocol.TRPairs, nil)
		return true
	}
	start := len(d.arena)
	for i := range rings {
		v := b[control+2*i:]
		if len(v) < 2 {
			return false
		}
		if i > 0 {
			before := b[control+2*i-2:]
			d.givePart(protocol.TRBridge, before)
			d.arena = append(d.arena, '-', hex[before[1]&15], '-')
		}
		d.givePart(protocol.TRRing, v)
		d.arena = append(d.arena, hex[v[0]>>4], hex[v[0]&15], hex[v[1]>>4])
	}
	d.giveBytes(protocol.TRPairs, d.arena[start:])
	if end := control + 2*most; size > end {
		if len(b) < size {
			return false
		}
		d.giveBytes(protocol.TRMore, b[end:size])
	}
	return true
}
