package eval

import (
	"bytes"
	"strings"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// maxIMAPTags bounds the requests of a conversation that wait for their responses.
const maxIMAPTags = 64

// imapSession is what a conversation has come to.
type imapSession struct {
	asked  [maxIMAPTags]imapRequest
	next   int
	secure bool // the client asked for TLS
}

type imapRequest struct {
	request
	tag string
}

// imapFolders are the commands that name a folder, and which word does.
var imapFolders = map[string]int{
	"select": 2, "examine": 2, "create": 2, "delete": 2, "rename": 2, "subscribe": 2, "unsubscribe": 2, "status": 2, "append": 2, "copy": 3, "search": 2,
}

// imap reads the lines of a segment, and what is quoted behind them.
func imap(d *dissection, l *layer) next {
	const port = 143
	c := &d.carrier
	s := remembered[imapSession](d, protocol.IMAP)
	request := c.dst == port || c.session != nil && c.session.server != 0 && c.dst == c.session.server
	i, b := len(d.layers)-1, l.b
	if bytes.IndexByte(b, '\n') < 0 && len(b) == l.full && d.need(0, nextSegment) {
		d.drop()
		return next{}
	}
	d.giveBool(protocol.IMAPIsRequest, request)
	for at := 0; at < len(b) && len(d.layers) < maxLayers; {
		line, rest := cutLine(b[at:])
		if !bytes.HasSuffix(line, []byte("\n")) && len(b) == l.full && d.need(at, nextSegment) {
			return next{}
		}
		words := bytes.Split(bytes.TrimRight(line, "\r\n"), []byte(" "))
		quoted := 0
		if !request && len(words) > 2 && bytes.EqualFold(words[2], []byte("FETCH")) {
			quoted = imapQuoted(b[at:])
		}
		if quoted > len(rest) && len(b) == l.full && d.need(at, nextSegment) {
			return next{}
		}
		d.giveASCIIOf(i, protocol.IMAPLine, line, line)
		switch tag := string(words[0]); {
		case tag == "*" || tag == "":
		case request:
			d.imapRequest(s, i, line, words)
		default:
			d.imapResponse(s, i, line, words)
		}
		if quoted = min(quoted, len(rest)); quoted > 0 {
			d.body(protocol.IMF, nil, rest[:quoted], quoted)
		}
		at = len(b) - len(rest) + quoted
	}
	return next{}
}

// imapQuoted is how many bytes behind the line are a text of their own: the next number in braces tells, wherever it stands.
func imapQuoted(b []byte) int {
	_, b, ok := bytes.Cut(b, []byte("{"))
	if !ok {
		return 0
	}
	number, _, ok := bytes.Cut(b, []byte("}"))
	if !ok || len(number) > 9 {
		return 0
	}
	return decimal(number)
}

// word gives a word to a field, if it is there.
func (d *dissection) word(layer int, f *protocol.Field, words [][]byte, i int) {
	if i < len(words) && len(words[i]) > 0 {
		d.giveASCII(layer, f, words[i])
	}
}

func (d *dissection) imapRequest(s *imapSession, layer int, line []byte, words [][]byte) {
	d.giveASCII(layer, protocol.IMAPRequest, bytes.TrimRight(line, "\r\n"))
	d.word(layer, protocol.IMAPTag, words, 0)
	d.word(layer, protocol.IMAPRequestTag, words, 0)
	s.asked[s.next] = imapRequest{request{d.frame.Number, d.now()}, string(words[0])}
	s.next = (s.next + 1) % maxIMAPTags
	if len(words) < 2 {
		return
	}
	if bytes.EqualFold(words[1], []byte("UID")) {
		d.giveAt(layer, protocol.IMAPUID, num(1), words[1])
		if len(words) < 3 {
			return
		}
		d.word(layer, protocol.IMAPCommand, words, 1)
		words = words[1:]
	} else {
		d.word(layer, protocol.IMAPCommand, words, 1)
	}
	d.word(layer, protocol.IMAPRequestCommand, words, 1)
	command := strings.ToLower(string(words[1]))
	s.secure = s.secure || command == "starttls"
	if n := imapFolders[command]; n > 0 {
		d.word(layer, protocol.IMAPFolder, words, n)
	}
	if command == "login" {
		d.word(layer, protocol.IMAPUser, words, 2)
		if len(words) > 3 && len(words[3]) > 2 { // which is believed to be in quotes
			d.giveASCII(layer, protocol.IMAPPassword, words[3][1:len(words[3])-1])
		}
	}
}

func (d *dissection) imapResponse(s *imapSession, layer int, line []byte, words [][]byte) {
	d.giveASCII(layer, protocol.IMAPResponse, bytes.TrimRight(line, "\r\n"))
	d.word(layer, protocol.IMAPTag, words, 0)
	d.word(layer, protocol.IMAPResponseTag, words, 0)
	d.word(layer, protocol.IMAPStatus, words, 1)
	d.word(layer, protocol.IMAPCommand, words, 2)
	d.word(layer, protocol.IMAPResponseCommand, words, 2)
	for i := range s.asked {
		q := &s.asked[(s.next+maxIMAPTags-1-i)%maxIMAPTags]
		if q.frame == 0 || q.tag != string(words[0]) {
			continue
		}
		d.giveAt(layer, protocol.IMAPResponseTo, num(q.frame), nil)
		d.giveSpanAt(layer, protocol.IMAPTime, d.now().sub(q.at))
		d.later(q.frame, protocol.IMAPResponseIn, num(d.frame.Number))
		break
	}
	if s.secure && len(words) > 1 && bytes.EqualFold(words[1], []byte("OK")) {
		d.carries(protocol.TLS)
	}
}
