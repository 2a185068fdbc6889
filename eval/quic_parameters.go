package eval

import (
	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// quicNumbers are the transport parameters that are a number of variable length.
var quicNumbers = map[uint64]*protocol.Field{
	1: protocol.TLSQUICMaxIdleTimeout, 3: protocol.TLSQUICMaxUDPPayloadSize, 4: protocol.TLSQUICInitialMaxData,
	5: protocol.TLSQUICStreamDataBidiLocal, 6: protocol.TLSQUICStreamDataBidiRemote, 7: protocol.TLSQUICStreamDataUni,
	8: protocol.TLSQUICMaxStreamsBidi, 9: protocol.TLSQUICMaxStreamsUni, 10: protocol.TLSQUICAckDelayExponent,
	11: protocol.TLSQUICMaxAckDelay, 14: protocol.TLSQUICActiveConnectionIDLimit, 32: protocol.TLSQUICMaxDatagramFrameSize,
	0x1057: protocol.TLSQUICLossBits, 0x9f81a176: protocol.TLSQUICAddressDiscovery, 0x7157: protocol.TLSQUICEnableTimeStampV2,
	0x7158: protocol.TLSQUICEnableTimeStampV2, 0xff04de1a: protocol.TLSQUICMinAckDelay, 0xff04de1b: protocol.TLSQUICMinAckDelay,
	0xff03de1a: protocol.TLSQUICMinAckDelay, 0x3127: protocol.TLSQUICGoogleInitialRTT, 0xff00: protocol.TLSQUICFacebookPartialReliability,
	0xbaba: protocol.TLSQUICEnableMultipath, 0x0f739bbc1b666d05: protocol.TLSQUICInitialMaxPaths, 0x0f739bbc1b666d06: protocol.TLSQUICInitialMaxPaths,
	0x0f739bbc1b666d07: protocol.TLSQUICInitialMaxPathID, 0x0f739bbc1b666d09: protocol.TLSQUICInitialMaxPathID,
}

// quicBytes are those that are bytes.
var quicBytes = map[uint64]*protocol.Field{
	0: protocol.TLSQUICOriginalDestinationConnectionID, 2: protocol.TLSQUICStatelessResetToken,
	15: protocol.TLSQUICInitialSourceConnectionID, 16: protocol.TLSQUICRetrySourceConnectionID,
	0x312c: protocol.TLSQUICGoogleConnectionOptions, 0x4751: protocol.TLSQUICGoogleParams,
}

// Parameters that are neither.
const (
	quicPreferredAddress    = 13
	quicVersionInformation  = 17
	quicVersionInfoDraft    = 0xff73db
	quicCIBIR               = 0x1000
	quicGoogleUserAgent     = 0x3129
	quicGoogleKeyUpdate     = 0x312b
	quicGoogleVersion       = 0x4752
	quicGoogleHandshakeDone = 0x312a
)

// quicParameters reads the transport parameters of QUIC. Old drafts have other lengths.
func (r *secureReader) quicParameters(b *[]byte, kind uint16) {
	old := kind == extQUICParametersDraft && len(*b) >= 6 && int(u16(*b)) == len(*b)-2
	list := *b
	*b = nil
	if old {
		list, _ = r.vector(protocol.TLSQUICLen, &list, 2, 0)
	}
	for len(list) > 0 && !r.over {
		var t uint64
		var v []byte
		if old {
			t = r.number(protocol.TLSQUICType, &list, 2)
			v, _ = r.vector(protocol.TLSQUICLengthOld, &list, 2, 0)
		} else {
			t = r.varint(protocol.TLSQUICType, &list)
			n := r.varint(protocol.TLSQUICLength, &list)
			v = r.take(&list, int(min(n, uint64(len(list)))))
		}
		if len(v) > 0 {
			r.bytes(protocol.TLSQUICValue, v)
		}
		r.quicParameter(t, v)
	}
}

func (r *secureReader) quicParameter(t uint64, v []byte) {
	if f := quicNumbers[t]; f != nil {
		if len(v) > 0 {
			r.varint(f, &v)
		}
		return
	}
	if f := quicBytes[t]; f != nil {
		r.bytes(f, v)
		return
	}
	switch t {
	case quicPreferredAddress:
		r.preferredAddress(v)
	case quicVersionInformation, quicVersionInfoDraft:
		r.number(protocol.TLSQUICViChosenVersion, &v, 4)
		r.numbers(protocol.TLSQUICViOtherVersion, v, 4)
	case quicCIBIR:
		r.varint(protocol.TLSQUICCibirEncodingLength, &v)
		r.varint(protocol.TLSQUICCibirEncodingOffset, &v)
	case quicGoogleUserAgent:
		r.text(protocol.TLSQUICGoogleUserAgent, v)
	case quicGoogleKeyUpdate:
		r.label(protocol.TLSQUICGoogleKeyUpdateNotYetSupported)
	case quicGoogleHandshakeDone:
		r.label(protocol.TLSQUICGoogleSupportHandshakeDone)
	case quicGoogleVersion:
		r.number(protocol.TLSQUICGoogleQUICVersion, &v, 4)
		if len(v) > 0 { // the server's
			list, _ := r.vector(protocol.TLSQUICGoogleSupportedVersionsLength, &v, 1, 0)
			r.numbers(protocol.TLSQUICGoogleSupportedVersion, list, 4)
		}
	}
}

func (r *secureReader) preferredAddress(b []byte) {
	a := r.take(&b, 4)
	if r.over {
		return
	}
	r.d.give(r.field(protocol.TLSQUICPreferredIPv4address), ftype.Value{Num: uint64(be32(a)), Aux: 32}, a)
	r.number(protocol.TLSQUICPreferredIPv4port, &b, 2)
	a = r.take(&b, 16)
	if r.over {
		return
	}
	r.d.give(r.field(protocol.TLSQUICPreferredIPv6address), ftype.Value{Bytes: a, Aux: 128}, a)
	r.number(protocol.TLSQUICPreferredIPv6port, &b, 2)
	n := int(r.number(protocol.TLSQUICPreferredConnectionidLength, &b, 1))
	r.bytes(protocol.TLSQUICPreferredConnectionid, r.take(&b, n))
	r.bytes(protocol.TLSQUICPreferredStatelessresettoken, r.take(&b, 16))
}

// varint takes a number of variable length, as QUIC writes them.
func (r *secureReader) varint(f *protocol.Field, b *[]byte) uint64 {
	n, width, ok := varint(*b)
	if !ok {
		r.end()
		return 0
	}
	raw := r.take(b, width)
	r.d.give(r.field(f), ftype.Value{Num: n}, raw)
	return n
}

// varint reads a number of variable length: the first two bits say how many bytes it has.
func varint(b []byte) (n uint64, width int, ok bool) {
	if len(b) == 0 {
		return 0, 0, false
	}
	width = 1 << (b[0] >> 6)
	if width > len(b) {
		return 0, 0, false
	}
	n = uint64(b[0] & 0x3f)
	for _, c := range b[1:width] {
		n = n<<8 | uint64(c)
	}
	return n, width, true
}
