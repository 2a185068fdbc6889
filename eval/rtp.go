package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// rtpConv is what RTP remembers of each direction of a conversation.
type rtpConv struct{ ways [2]rtpWay }

type rtpWay struct {
	source    uint32 // SSRC
	sequence  uint64 // the latest ones, counted on over their ends
	timestamp uint64
	started   bool
}

// mediaOf finds what was said of the stream that a datagram belongs to.
func (d *dissection) mediaOf() (mediaStream, bool) {
	c := &d.carrier
	if d.state.media.young == nil || c.session == nil {
		return mediaStream{}, false
	}
	to, from := endpoint{c.flow.b, c.flow.bPort}, endpoint{c.flow.a, c.flow.aPort}
	if c.second {
		to, from = from, to
	}
	for _, e := range [...]endpoint{to, from} {
		if m, ok := d.state.media.get(e, maxMedia); ok {
			return m, true
		}
	}
	return mediaStream{}, false
}

const rtpVersion = 2

func rtp(d *dissection, l *layer) next {
	const rtcpFirst, rtcpLast = 192, 223
	if len(l.b) < protocol.RTP.MinHeader {
		return next{}
	}
	if l.load(protocol.RTPVersion) != rtpVersion {
		return refused
	}
	if l.b[1] >= rtcpFirst && l.b[1] <= rtcpLast {
		l.proto = protocol.RTCP
		return rtcp(d, l)
	}
	l.own = len(l.b)
	if m, ok := d.mediaOf(); ok {
		d.give(protocol.RTPSetup, ftype.Value{}, nil)
		d.giveNum(protocol.RTPSetupFrame, uint64(m.frame))
		d.give(protocol.RTPSetupMethod, text(m.method), nil)
		d.giveCall(m.call)
	}
	d.rtpCounts(l)
	at := protocol.RTP.MinHeader
	if n := int(l.load(protocol.RTPSources)); n > 0 {
		d.giveLabel(protocol.RTPSourceItems)
		for range n {
			if at+4 > len(l.b) {
				return d.truncated(l.b, l.full)
			}
			d.giveNum(protocol.RTPSourceItem, uint64(binary.BigEndian.Uint32(l.b[at:])))
			at += 4
		}
	}
	if l.load(protocol.RTPExtension) != 0 {
		if at+4 > len(l.b) {
			return d.truncated(l.b, l.full)
		}
		words := int(binary.BigEndian.Uint16(l.b[at+2:]))
		d.giveNum(protocol.RTPExtensionProfile, uint64(binary.BigEndian.Uint16(l.b[at:])))
		d.giveNum(protocol.RTPExtensionLength, uint64(words))
		if at += 4 + 4*words; at > len(l.b) {
			return d.truncated(l.b, l.full)
		}
		if words > 0 {
			d.giveLabel(protocol.RTPExtensions)
		}
	}
	payload := l.b[at:]
	if l.load(protocol.RTPPadding) != 0 && len(l.b) == l.full && len(payload) > 0 {
		if n := int(payload[len(payload)-1]); n > 0 && n <= len(payload) {
			padding := payload[len(payload)-n:]
			payload = payload[:len(payload)-n]
			if n > 1 {
				d.giveBytes(protocol.RTPPaddingData, padding[:n-1])
			}
			d.giveNum(protocol.RTPPaddingCount, uint64(n))
		}
	}
	if len(payload) > 0 {
		d.giveBytes(protocol.RTPPayload, payload)
	}
	return next{}
}

// giveCall gives the call of SIP that a stream belongs to, if it does to one.
func (d *dissection) giveCall(id string) {
	if id != "" && d.wants(protocol.SIPCallID) {
		d.give(protocol.SIPCallID, text(id), nil)
	}
}

// rtpCounts gives the sequence number and the timestamp as if they did not begin again at their ends.
func (d *dissection) rtpCounts(l *layer) {
	if !d.wantsAny(protocol.RTPExtendedSequence, protocol.RTPExtendedTimestamp) {
		return
	}
	w := &remembered[rtpConv](d, protocol.RTP).ways[0]
	if d.carrier.second {
		w = &remembered[rtpConv](d, protocol.RTP).ways[1]
	}
	if source := binary.BigEndian.Uint32(l.b[8:]); !w.started || w.source != source {
		*w = rtpWay{source: source, sequence: 1 << 16, timestamp: 1 << 32, started: true}
	}
	w.sequence = countOn(w.sequence, l.load(protocol.RTPSequence), 16)
	w.timestamp = countOn(w.timestamp, l.load(protocol.RTPTimestamp), 32)
	d.giveNum(protocol.RTPExtendedSequence, w.sequence)
	d.giveNum(protocol.RTPExtendedTimestamp, w.timestamp)
}

// countOn finds the number nearest to the one before that has the given last bits.
func countOn(before, last uint64, bits int) uint64 {
	turn := uint64(1) << bits
	n := before&^(turn-1) | last
	switch {
	case n+turn/2 < before:
		n += turn
	case before+turn/2 < n:
		n -= turn
	}
	return n
}
