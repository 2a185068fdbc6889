package eval

import (
	"bytes"
	"encoding/binary"
	"net/netip"
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
	transfer       *ftpTransfer
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
		announced := s.transfer
		switch string(bytes.ToUpper(command)) {
		case "CWD":
			s.wanted = ftpJoin(s.folder, string(argument))
		case "AUTH":
			s.secure = true
		case "PORT":
			if ip, _, ok := d.ftpAddress(protocol.FTPActiveIP, protocol.FTPActivePort, argument); ok {
				d.announceFTPData(s, "PORT", d.receiver(), ftpDataPort, ip)
			}
		case "EPRT":
			if parts := bytes.Split(argument, []byte("|")); len(parts) == 5 {
				if ip, err := netip.ParseAddr(string(parts[2])); err == nil {
					d.announceFTPData(s, "EPRT", d.receiver(), ftpDataPort, newAddr(ip.AsSlice()))
				}
			}
		}
		if t := s.transfer; t != nil && t == announced {
			t.command, t.commandFrame = string(line[:min(len(line), maxFTPPath)]), d.frame.Number
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
				if ip, port, ok := d.ftpAddress(protocol.FTPPassiveIP, protocol.FTPPassivePort, text[i:]); ok {
					d.announceFTPData(s, "PASV", ip, port, d.receiver())
				}
			}
		case code == ftpExtendedPassive:
			if i := bytes.IndexFunc(text, isDigit); i >= 0 {
				port := uint16(decimal(text[i:]))
				d.giveNum(protocol.FTPExtendedPort, uint64(port))
				d.announceFTPData(s, "EPASV", d.sender(), port, d.receiver())
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
func (d *dissection) ftpAddress(ip, port *protocol.Field, b []byte) (a addr, p uint16, ok bool) {
	parts := bytes.SplitN(b, []byte(","), 6)
	if len(parts) < 6 {
		return a, 0, false
	}
	var n uint64
	for _, p := range parts {
		if len(p) == 0 || !isDigit(rune(p[0])) {
			return a, 0, false
		}
		n = n<<8 | uint64(decimal(p)&0xff)
	}
	if d.wants(ip) {
		d.give(ip, ftype.Value{Num: n >> 16, Aux: 32}, nil)
	}
	d.giveNum(port, n&0xffff)
	return newAddr(binary.BigEndian.AppendUint32(nil, uint32(n>>16))), uint16(n), true
}

// ftpDataPort is where a server makes its data connections from.
const ftpDataPort = 20

// ftpTransfer is what was said about a data connection.
type ftpTransfer struct {
	frame        int // that announced it
	method       string
	command      string // the latest that followed
	commandFrame int
	folder       string
}

// ftpDataKey is the server's end of a data connection, and the host at the other.
type ftpDataKey struct {
	server endpoint
	client addr
}

const maxFTPData = 1 << 12 // data connections announced, in a generation

// announceFTPData remembers that a data connection is to come.
func (d *dissection) announceFTPData(s *ftpSession, method string, server addr, port uint16, client addr) {
	s.transfer = &ftpTransfer{frame: d.frame.Number, method: method, folder: s.folder}
	d.state.ftpData.put(ftpDataKey{endpoint{server, port}, client}, s.transfer, maxFTPData)
}

// findFTPData finds out whether a conversation that begins is the one that was announced.
func (d *dissection) findFTPData(s *session, f flow) {
	for _, k := range [...]ftpDataKey{{endpoint{f.a, f.aPort}, f.b}, {endpoint{f.b, f.bPort}, f.a}} {
		if t, _ := d.state.ftpData.get(k, maxFTPData); t != nil {
			d.state.ftpData.put(k, nil, maxFTPData)
			s.carries = protocol.FTPData
			*known[*ftpTransfer](s, protocol.FTPData) = t
		}
	}
}

// ftpData reads what a data connection carries: text, if its beginning is.
func ftpData(d *dissection, l *layer) next {
	const begin = 20
	t := remembered[*ftpTransfer](d, protocol.FTPData)
	if *t == nil {
		*t = &ftpTransfer{frame: d.frame.Number}
	}
	d.giveNum(protocol.FTPDataSetup, uint64((*t).frame))
	if (*t).method != "" {
		d.giveBytes(protocol.FTPDataMethod, []byte((*t).method))
		d.giveBytes(protocol.FTPDataFolder, []byte((*t).folder))
	}
	if (*t).commandFrame != 0 {
		d.giveString(protocol.FTPDataCommand, []byte((*t).command))
		d.giveNum(protocol.FTPDataCommandFrame, uint64((*t).commandFrame))
	}
	for _, c := range l.b[:min(begin, len(l.b))] {
		if (c < ' ' || c > '~') && c != '\r' && c != '\n' {
			return next{}
		}
	}
	return next{proto: protocol.TextLines, b: l.b, full: l.full}
}

// firstLine is the first line of text, without its end.
func firstLine(b []byte) []byte {
	if i := bytes.IndexAny(b, "\r\n"); i >= 0 {
		return b[:i]
	}
	return b
}
