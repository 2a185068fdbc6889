package eval

import (
	"bytes"
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// browser reads what a browser says.
func browser(d *dissection, l *layer) next {
	const (
		host, request, election, ask, list, promote, domain, master, reset, local = 1, 2, 8, 9, 10, 11, 12, 13, 14, 15

		announcement, signature, text = 28, 30, 32 // where they begin
		requester, candidate, backup  = 2, 14, 6
		signed                        = 0xaa55
	)
	b := l.b
	if !d.givePart(protocol.BrowserCommand, b) {
		return d.truncated(b, l.full)
	}
	whole := true
	switch b[0] {
	case host, domain, local:
		if whole = d.givePart(protocol.BrowserAnnouncement, b) && len(b) >= text; !whole {
			break
		}
		if b[0] == domain && binary.LittleEndian.Uint16(b[signature:]) != signed {
			d.givePart(protocol.BrowserMystery, b)
		} else {
			d.givePart(protocol.BrowserSignature, b)
		}
		f := protocol.BrowserComment
		if b[0] == domain {
			f = protocol.BrowserMaster
		}
		_, whole = d.browserText(f, b[text:])
	case request:
		if whole = d.givePart(protocol.BrowserRequest, b); whole {
			_, whole = d.browserText(protocol.BrowserRequester, b[requester:])
		}
	case election:
		if whole = d.givePart(protocol.BrowserElection, b) && len(b) >= candidate; whole {
			_, whole = d.browserText(protocol.BrowserServer, b[candidate:])
		}
	case ask:
		whole = d.givePart(protocol.BrowserBackup, b)
	case list:
		if whole = d.givePart(protocol.BrowserBackup, b); whole {
			rest := b[backup:]
			for n := b[1]; n > 0 && whole; n-- {
				rest, whole = d.browserText(protocol.BrowserBackupServer, rest)
			}
		}
	case promote:
		_, whole = d.browserText(protocol.BrowserPromoted, b[1:])
	case master:
		_, whole = d.browserText(protocol.BrowserMaster, b[1:])
	case reset:
		whole = d.givePart(protocol.BrowserReset, b)
	}
	if !whole {
		return d.truncated(b, l.full)
	}
	return next{}
}

// browserText takes a text that a zero byte ends.
func (d *dissection) browserText(f *protocol.Field, b []byte) (rest []byte, whole bool) {
	n := bytes.IndexByte(b, 0)
	if n < 0 {
		return nil, false
	}
	d.giveASCII(len(d.layers)-1, f, b[:n])
	return b[n+1:], true
}
