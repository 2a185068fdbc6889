package eval

import (
	"bytes"
	"strconv"

	"github.com/dfc-lang/dfc/compile/protocol"
)

const (
	mgcpVerb     = 4 // bytes
	maxMGCP      = 1 << 10
	maxMGCPIdent = 32 // bytes of a transaction's identifier
)

var mgcpVerbs = map[string]bool{
	"EPCF": true, "CRCX": true, "MDCX": true, "DLCX": true, "RQNT": true, "NTFY": true, "AUEP": true, "AUCX": true, "RSIP": true, "MESG": true,
}

// mgcpConversation are the commands that were sent, by the transaction they are part of.
type mgcpConversation struct{ calls memory[string, *mgcpCall] }

type mgcpCall struct {
	request
	response int // the frame that has the first; 0 for none yet
}

// mgcp reads messages, between which a line with a dot stands.
func mgcp(d *dissection, l *layer) next {
	if !mgcpBegins(l.b) {
		return refused
	}
	count := uint64(0)
	for rest := l.b; len(rest) > 0; {
		message, more, _ := bytes.Cut(rest, []byte("\n.\n"))
		if !d.mgcpMessage(message) {
			break
		}
		count++
		rest = more
	}
	d.giveNum(protocol.MGCPCount, count)
	return next{}
}

// mgcpBegins tells whether bytes begin with a verb or the code of a response.
func mgcpBegins(b []byte) bool {
	if len(b) < mgcpVerb {
		return false
	}
	if _, err := strconv.ParseUint(string(b[:3]), 10, 16); err == nil && b[3] == ' ' {
		return true
	}
	return mgcpVerbs[string(bytes.ToUpper(b[:mgcpVerb]))]
}

func (d *dissection) mgcpMessage(b []byte) bool {
	if !mgcpBegins(b) {
		return false
	}
	n, at, _ := textLine(b, false)
	words := bytes.SplitN(b[:n], []byte(" "), 4)
	word := func(i int) []byte {
		if i < len(words) {
			return words[i]
		}
		return nil
	}
	layer := len(d.layers) - 1
	give := func(f *protocol.Field, b []byte) {
		if b != nil {
			d.giveASCII(layer, f, b)
		}
	}
	calls := &remembered[mgcpConversation](d, protocol.MGCP).calls
	id := string(word(1)[:min(len(word(1)), maxMGCPIdent)])
	call, known := calls.get(id, maxMGCP)
	give(protocol.MGCPTransaction, word(1))
	if mgcpVerbs[string(bytes.ToUpper(b[:mgcpVerb]))] {
		d.giveNum(protocol.MGCPRequest, 1)
		give(protocol.MGCPVerb, word(0))
		give(protocol.MGCPEndpoint, word(2))
		give(protocol.MGCPVersion, word(3))
		if !known {
			calls.put(id, &mgcpCall{request: request{d.frame.Number, d.now()}}, maxMGCP)
		} else {
			d.giveNum(protocol.MGCPDuplicate, 1)
			d.giveNum(protocol.MGCPRequestDup, 1)
			d.giveNum(protocol.MGCPRequestFirst, uint64(call.frame))
			if call.response != 0 {
				d.giveNum(protocol.MGCPResponseFrame, uint64(call.response))
			}
		}
	} else {
		code, _ := strconv.ParseUint(string(word(0)), 10, 32)
		d.giveNum(protocol.MGCPResponse, 1)
		d.giveNum(protocol.MGCPCode, code)
		if text := bytes.Join(words[min(2, len(words)):], []byte(" ")); len(text) > 0 {
			d.giveASCII(layer, protocol.MGCPText, text)
		}
		if known {
			d.giveNum(protocol.MGCPRequestFrame, uint64(call.frame))
			d.giveTime(protocol.MGCPTime, d.now().sub(call.at))
			if call.response == 0 {
				call.response = d.frame.Number
				d.later(call.frame, protocol.MGCPResponseFrame, num(d.frame.Number))
			} else {
				d.giveNum(protocol.MGCPDuplicate, 1)
				d.giveNum(protocol.MGCPResponseDup, 1)
				d.giveNum(protocol.MGCPResponseFirst, uint64(call.response))
			}
		}
	}
	if at < len(b) {
		d.giveLabel(protocol.MGCPParameters)
		d.mgcpParameters(b[at:])
	}
	return true
}

func (d *dissection) mgcpParameters(b []byte) {
	for len(b) > 0 {
		n, at, _ := textLine(b, false)
		line := b[:n]
		b = b[at:]
		name, value, ok := bytes.Cut(line, []byte(":"))
		f := protocol.MGCPParameter[string(bytes.ToUpper(name))]
		switch {
		case f != nil && ok:
			d.giveASCIIOf(len(d.layers)-1, f, bytes.TrimLeft(value, " \t"), value)
		default:
			d.giveASCII(len(d.layers)-1, protocol.MGCPInvalid, line)
		}
		if n == 0 {
			return
		}
	}
}
