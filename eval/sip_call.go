package eval

import "github.com/dfc-lang/dfc/compile/protocol"

// sipCall is a message, as descriptions of streams in it need to know it.
type sipCall struct {
	id    string
	again bool // it was sent before, and says nothing new
}

// sipKey is one end's messages of a call.
type sipKey struct {
	src, dst addr
	call     string
}

// sipSent is the latest that one end of a call sent.
type sipSent struct {
	sequence int
	method   string
	code     int
	frame    int

	asked     int // frame of the latest request
	askedAt   stamp
	askedWith string // its method
	askedAs   int    // its sequence number
}

// sipTransaction gives what links requests with responses, and tells what was sent again.
func (d *dissection) sipTransaction(m *sipMessage) {
	c := &d.carrier
	datagram := d.layers[c.layer].proto == protocol.UDP
	d.call = sipCall{id: string(m.callID[:min(len(m.callID), maxSIPCallID)])}
	if len(m.callID) == 0 {
		d.giveAt(m.layer, protocol.SIPResent, num(0), nil)
		return
	}
	key := sipKey{c.flow.a, c.flow.b, d.call.id}
	if c.second {
		key.src, key.dst = key.dst, key.src
	}
	d.crosses()
	calls, of := &d.state.sip, string(m.of[:min(len(m.of), maxSIPCallID)])
	sent, known := calls.get(key, maxSIPCalls)
	again := known && datagram && sent.sequence == m.sequence && sent.method == of && sent.code == m.code
	if m.code == 0 {
		again = again && of != "ACK" && of != "CANCEL"
	} else {
		again = again && m.code >= 200
	}
	if again {
		d.giveAt(m.layer, protocol.SIPResent, num(1), nil)
		d.giveAt(m.layer, protocol.SIPResentOf, num(sent.frame), nil)
	} else {
		d.giveAt(m.layer, protocol.SIPResent, num(0), nil)
	}
	switch {
	case of == "ACK":
		d.sipAnswers(m, &sent)
	case m.code > 0 && of != "CANCEL":
		request, _ := calls.get(sipKey{key.dst, key.src, key.call}, maxSIPCalls)
		d.sipAnswers(m, &request)
		if of == "BYE" && m.code/100 == 2 && request.askedWith == "BYE" {
			d.giveAt(m.layer, protocol.SIPReleaseTime, num(d.sipMilliseconds(request.askedAt)), nil)
		}
	}
	if d.call.again = again; again {
		return
	}
	sent.sequence, sent.method, sent.code, sent.frame = m.sequence, of, m.code, d.frame.Number
	if m.code == 0 {
		sent.asked, sent.askedAt, sent.askedWith, sent.askedAs = d.frame.Number, d.now(), of, m.sequence
	}
	calls.put(key, sent, maxSIPCalls)
}

// sipAnswers links a message with the request that it answers.
func (d *dissection) sipAnswers(m *sipMessage, request *sipSent) {
	if request.asked == 0 || request.askedAs != m.sequence {
		return
	}
	d.giveAt(m.layer, protocol.SIPRequestFrame, num(request.asked), nil)
	d.giveAt(m.layer, protocol.SIPResponseTime, num(d.sipMilliseconds(request.askedAt)), nil)
}

// sipMilliseconds is the time since t, as Wireshark rounds it: parts of a second on their own, towards zero.
func (d *dissection) sipMilliseconds(t stamp) int {
	now := d.now()
	return int(now.sec-t.sec)*1000 + int(now.nsec-t.nsec)/1e6
}
