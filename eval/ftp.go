package eval

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// Replies that tell something.
const (
	ftpPassive         = 227
	ftpExtendedPassive = 229
	ftpSecured         = 234
	ftpDone            = 250
	ftpPath            = 257
)

// maxFTPPath bounds the path that is remembered.
const maxFTPPath = 4096

// ftpSession is what a conversation has come to.
type ftpSession struct {
	folder, wanted string // where the client is, and wants to be
	secure         bool   // it asked for TLS
}

// ftp reads the first line of a segment. Wireshark neither reads the others nor puts lines together.
func ftp(d *dissection, l *layer) next {
	const port, digits = 21, 3
	c := &d.carrier
	request := c.dst == port || c.session != nil && c.session.server != 0 && c.dst == c.session.server
	s := remembered[ftpSession](d, protocol.FTP)
	line := firstLine(l.b)
	if request {
		d.giveNum(protocol.FTPRequest, 1)
		d.giveNum(protocol.FTPResponse, 0)
		command, argument, _ := bytes.Cut(line, []byte(" "))
		if len(command) > 0 {
			d.giveString(protocol.FTPCommand, command)
		}
		if len(argument) > 0 {
			d.giveString(protocol.FTPArgument, argument)
		}
		switch string(bytes.ToUpper(command)) {
		case "CWD":
			s.wanted = ftpJoin(s.folder, string(argument))
		case "AUTH":
			s.secure = true
		case "PORT":
			d.ftpAddress(protocol.FTPActiveIP, protocol.FTPActivePort, argument)
		}
	} else {
		d.giveNum(protocol.FTPRequest, 0)
		d.giveNum(protocol.FTPResponse, 1)
		code, err := strconv.Atoi(string(line[:min(digits, len(line))]))
		text := line
		if err != nil || len(line) < digits {
			code = 0
		} else {
			d.giveNum(protocol.FTPCode, uint64(code))
			text = line[min(digits+1, len(line)):]
		}
		if len(text) > 0 {
			d.giveString(protocol.FTPText, text)
		}
		switch {
		case code == ftpPassive:
			if i := bytes.IndexFunc(text, isDigit); i >= 0 {
				d.ftpAddress(protocol.FTPPassiveIP, protocol.FTPPassivePort, text[i:])
			}
		case code == ftpExtendedPassive:
			if i := bytes.IndexFunc(text, isDigit); i >= 0 {
				d.giveNum(protocol.FTPExtendedPort, uint64(uint16(decimal(text[i:]))))
			}
		case code == ftpSecured && s.secure:
			d.carries(protocol.TLS)
		case code == ftpDone && s.wanted != "":
			s.folder, s.wanted = s.wanted, ""
		case code == ftpPath:
			if quoted := bytes.SplitN(text, []byte(`"`), 3); len(quoted) == 3 && len(quoted[1]) <= maxFTPPath {
				s.folder = string(quoted[1])
			}
		}
	}
	d.giveBytes(protocol.FTPFolder, []byte(s.folder))
	return next{}
}

func isDigit(c rune) bool { return c >= '0' && c <= '9' }

// decimal is the number that text begins with.
func decimal(b []byte) (n int) {
	for _, c := range b {
		if c < '0' || c > '9' || n > 1<<24 {
			break
		}
		n = n*10 + int(c-'0')
	}
	return n
}

// ftpJoin is the path that a path leads to from a folder.
func ftpJoin(folder, path string) string {
	if len(path) > 0 && path[0] != '/' && folder != "" {
		path = strings.TrimSuffix(folder, "/") + "/" + path
	}
	return path[:min(len(path), maxFTPPath)]
}

// ftpAddress reads an address and a port, written as six numbers.
func (d *dissection) ftpAddress(ip, port *protocol.Field, b []byte) {
	parts := bytes.SplitN(b, []byte(","), 6)
	if len(parts) < 6 {
		return
	}
	var n uint64
	for _, p := range parts {
		if len(p) == 0 || !isDigit(rune(p[0])) {
			return
		}
		n = n<<8 | uint64(decimal(p)&0xff)
	}
	if d.wants(ip) {
		d.give(ip, ftype.Value{Num: n >> 16, Aux: 32}, nil)
	}
	d.giveNum(port, n&0xffff)
}

// firstLine is the first line of text, without its end.
func firstLine(b []byte) []byte {
	if i := bytes.IndexAny(b, "\r\n"); i >= 0 {
		return b[:i]
	}
	return b
}
