package eval

import "github.com/dfc-lang/dfc/compile/protocol"

const (
	greTypeERSPAN   = 0x88be // types I and II
	erspanFrameEth  = 0
	erspanHeaderII  = 8
	erspanHeaderIII = 12
	erspanPlatform  = 8 // bytes of the optional header of type III
)

func erspan(d *dissection, l *layer) next {
	if outer := &d.layers[len(d.layers)-2]; outer.proto == protocol.GRE && // type I
		outer.load(protocol.GREProto) == greTypeERSPAN && outer.load(protocol.GREFlagS) == 0 {
		l.has = 0
		return d.edge(l, 0)
	}
	header := 0
	switch l.load(protocol.ERSPANVersion) {
	case 1:
		header = erspanHeaderII
	case 2:
		header = erspanHeaderIII
		if l.load(protocol.ERSPANOptional) == 1 {
			header += erspanPlatform
		}
		if l.load(protocol.ERSPANFrameType) != erspanFrameEth {
			l.own = min(header, len(l.b))
			return next{}
		}
	default:
		l.has = min(l.has, 2)
		return next{}
	}
	l.own = min(header, len(l.b))
	return d.edge(l, header)
}
