package eval

import (
	"bytes"
	"net/netip"
	"strconv"

	"github.com/dfc-lang/dfc/compile/protocol"
)

const maxMedia = 1 << 16 // ends of media streams remembered in a generation

// endpoint is where a media stream goes to.
type endpoint struct {
	host addr
	port uint16
}

// media is what was said of a stream.
type mediaStream struct {
	proto  *protocol.Protocol
	frame  int
	method string // that said it
	call   string // of SIP
}

// sdpReader reads a description line by line.
type sdpReader struct {
	d       *dissection
	layer   int
	session addr // the address of streams that have none of their own
	host    addr // of the stream
	port    int  // that it goes to; 0: none
	proto   *protocol.Protocol
	control int // port of RTCP; 0: the one after
	inMedia bool
}

func sdp(d *dissection, l *layer) next {
	l.own = len(l.b)
	r := sdpReader{d: d, layer: len(d.layers) - 1}
	for at := 0; at < len(l.b); {
		n, end, _ := textLine(l.b[at:], false)
		if n < 2 { // so Wireshark ends
			d.giveAt(r.layer, protocol.SDPData, bytesValue(l.b[at:]), l.b[at:])
			break
		}
		r.line(l.b[at : at+n])
		at += end
	}
	r.done()
	return next{}
}

func (r *sdpReader) give(f *protocol.Field, b []byte) { r.d.giveLine(r.layer, f, b) }

func (r *sdpReader) line(line []byte) {
	if line[1] != '=' {
		r.give(protocol.SDPInvalid, line)
		r.d.giveLabelAt(r.layer, protocol.SDPNoEqual)
		return
	}
	value := line[2:]
	switch line[0] {
	case 'o':
		r.parts(protocol.SDPOwner, protocol.SDPOwnerParts, value)
	case 'c':
		r.connection(value)
	case 'b':
		r.give(protocol.SDPBandwidth, value)
		modifier, amount, _ := bytes.Cut(value, []byte(":"))
		r.give(protocol.SDPModifier, modifier)
		r.give(protocol.SDPBandwidthValue, amount)
	case 't':
		r.parts(protocol.SDPTime, protocol.SDPTimeParts, value)
	case 'r':
		r.give(protocol.SDPRepeat, value)
	case 'k':
		r.give(protocol.SDPKey, value)
		kind, data, ok := bytes.Cut(value, []byte(":"))
		r.give(protocol.SDPKeyType, kind)
		if ok {
			r.give(protocol.SDPKeyData, data)
		}
	case 'i':
		if r.inMedia {
			r.give(protocol.SDPMediaTitle, value)
		} else {
			r.give(protocol.SDPSessionInfo, value)
		}
	case 'a':
		r.attribute(value)
	case 'm':
		r.media(value)
	default:
		if f := protocol.SDPLines[line[0]]; f != nil {
			r.give(f, value)
		} else {
			r.give(protocol.SDPUnknown, line)
		}
	}
}

// parts gives a line, and its words.
func (r *sdpReader) parts(whole *protocol.Field, fields []*protocol.Field, value []byte) {
	r.give(whole, value)
	for _, f := range fields {
		var word []byte
		word, value, _ = bytes.Cut(value, []byte(" "))
		if len(word) == 0 {
			return
		}
		r.give(f, word)
	}
}

func (r *sdpReader) connection(value []byte) {
	address, scope, scoped := bytes.Cut(value, []byte("/"))
	r.give(protocol.SDPConnection, value)
	for _, f := range protocol.SDPConnectionParts {
		var word []byte
		word, address, _ = bytes.Cut(address, []byte(" "))
		if len(word) == 0 {
			return
		}
		r.give(f, word)
		if f == protocol.SDPConnectionParts[2] {
			r.host = parseAddr(word)
		}
	}
	if !r.inMedia {
		r.session = r.host
	}
	if scoped {
		ttl, count, several := bytes.Cut(scope, []byte("/"))
		r.give(protocol.SDPConnectionTTL, ttl)
		if several {
			r.give(protocol.SDPConnectionCount, count)
		}
	}
}

// parseAddr reads an address; what is none is the zero value.
func parseAddr(b []byte) (a addr) {
	ip, err := netip.ParseAddr(string(b))
	if err == nil {
		a.size = uint64(copy(a.b[:], ip.AsSlice()))
	}
	return a
}

func (r *sdpReader) attribute(value []byte) {
	whole, nameField, valueField := protocol.SDPSessionAttribute, protocol.SDPSessionAttributeName, protocol.SDPSessionAttributeValue
	if r.inMedia {
		whole, nameField, valueField = protocol.SDPMediaAttribute, protocol.SDPMediaAttributeName, protocol.SDPMediaAttributeValue
	}
	r.give(whole, value)
	name, value, ok := bytes.Cut(value, []byte(":"))
	if !ok {
		return
	}
	r.give(nameField, name)
	switch {
	case !r.inMedia:
	case string(name) == "rtpmap":
		format, encoding, _ := bytes.Cut(bytes.TrimLeft(value, " "), []byte(" "))
		r.give(protocol.SDPMediaFormat, format)
		mime, rate, ok := bytes.Cut(encoding, []byte("/"))
		r.give(protocol.SDPMIMEType, mime)
		if ok {
			rate, channels, several := bytes.Cut(rate, []byte("/"))
			r.give(protocol.SDPSampleRate, rate)
			if several {
				r.give(protocol.SDPChannels, channels)
			}
		}
		return
	case string(name) == "fmtp":
		format, parameters, ok := bytes.Cut(bytes.TrimLeft(value, " "), []byte(" "))
		r.give(protocol.SDPMediaFormat, format)
		if ok {
			for p := range bytes.SplitSeq(parameters, []byte(";")) {
				r.give(protocol.SDPParameter, bytes.TrimLeft(p, " "))
			}
		}
		return
	case string(name) == "rtcp":
		r.control = max(leadingNumber(value), 0)
	}
	r.give(valueField, value)
}

// media begins the description of a stream.
func (r *sdpReader) media(value []byte) {
	r.done()
	r.inMedia, r.host, r.control = true, r.session, 0
	r.give(protocol.SDPMedia, value)
	kind, rest, _ := bytes.Cut(value, []byte(" "))
	ports, rest, _ := bytes.Cut(rest, []byte(" "))
	proto, formats, _ := bytes.Cut(rest, []byte(" "))
	r.give(protocol.SDPMediaType, kind)
	port, count, several := bytes.Cut(ports, []byte("/"))
	r.give(protocol.SDPMediaPortString, port)
	r.port = 0
	if n, err := strconv.ParseUint(string(port), 10, 16); err == nil {
		r.port = int(n)
		r.d.giveAt(r.layer, protocol.SDPMediaPort, num(r.port), port)
	}
	if several {
		r.give(protocol.SDPMediaPortCount, count)
	}
	r.give(protocol.SDPMediaProto, proto)
	r.proto = nil
	switch {
	case bytes.Contains(proto, []byte("RTP/")):
		r.proto = protocol.RTP
	case bytes.EqualFold(proto, []byte("udptl")):
		r.proto = protocol.T38
	}
	for format := range bytes.FieldsSeq(formats) {
		if n, err := strconv.ParseUint(string(format), 10, 7); r.proto == protocol.RTP && err == nil {
			r.give(protocol.SDPMediaFormat, []byte(rtpPayload(int(n))))
		} else {
			r.give(protocol.SDPMediaFormat, format)
		}
	}
}

// done remembers where the stream that was described goes to.
func (r *sdpReader) done() {
	if r.proto == nil || r.port == 0 || r.host.size == 0 || r.d.call.again {
		return
	}
	r.d.crosses()
	streams, frame := &r.d.state.media, r.d.frame.Number
	streams.put(endpoint{r.host, uint16(r.port)}, mediaStream{r.proto, frame, "SDP", r.d.call.id}, maxMedia)
	control := r.control
	if control == 0 {
		control = r.port + 1
	}
	if r.proto == protocol.RTP && control != r.port {
		streams.put(endpoint{r.host, uint16(control)}, mediaStream{protocol.RTCP, frame, "SDP", r.d.call.id}, maxMedia)
	}
	r.proto = nil
}

// rtpPayload is the name of a payload type of RTP.
func rtpPayload(n int) string {
	switch {
	case n >= 96:
		return "DynamicRTP-Type-" + strconv.Itoa(n)
	case rtpPayloads[n] != "":
		return rtpPayloads[n]
	}
	return "Unknown"
}

var rtpPayloads = map[int]string{
	0: "ITU-T G.711 PCMU", 1: "USA Federal Standard FS-1016", 2: "ITU-T G.721", 3: "GSM 06.10", 4: "ITU-T G.723",
	5: "DVI4 8000 samples/s", 6: "DVI4 16000 samples/s", 7: "Experimental linear predictive encoding from Xerox PARC",
	8: "ITU-T G.711 PCMA", 9: "ITU-T G.722", 10: "16-bit uncompressed audio, stereo", 11: "16-bit uncompressed audio, monaural",
	12: "Qualcomm Code Excited Linear Predictive coding", 13: "Comfort noise", 14: "MPEG-I/II Audio", 15: "ITU-T G.728",
	16: "DVI4 11025 samples/s", 17: "DVI4 22050 samples/s", 18: "ITU-T G.729", 19: "Comfort noise (old)",
	25: "Sun CellB video encoding", 26: "JPEG-compressed video", 28: "'nv' program", 31: "ITU-T H.261", 32: "MPEG-I/II Video",
	33: "MPEG-II transport streams", 34: "ITU-T H.263",
}
