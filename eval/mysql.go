package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

const (
	mysqlPort   = 3306
	mysqlHeader = 4
)

// Commands.
const (
	mysqlUse       = 2
	mysqlQuery     = 3
	mysqlFields    = 4
	mysqlCreate    = 5
	mysqlDrop      = 6
	mysqlPrepare   = 22
	mysqlExecute   = 23
	mysqlLongData  = 24
	mysqlClose     = 25
	mysqlReset     = 26
	mysqlFetch     = 28
	mysqlNoCommand = 0xff
)

// Capabilities that say how what follows is laid out; the upper two bytes count from 16.
const (
	mysqlWithSchema    = 1 << 3
	mysqlProtocol41    = 1 << 9
	mysqlSecure        = 1 << 15
	mysqlLengthEncoded = 1 << 21
	mysqlAttributes    = 1 << 27
)

// mysqlSession is what is known of a conversation.
type mysqlSession struct {
	capabilities uint32
	loggedIn     bool
	awaits       bool // the first packet of a response
}

func mysql(d *dissection, l *layer) next {
	if d.layers[d.carrier.layer].proto != protocol.TCP {
		return next{}
	}
	return d.pdus(l, mysqlHeader-1, func(b []byte) int { return mysqlHeader + int(b[0]) + int(b[1])<<8 + int(b[2])<<16 }, d.mysqlPacket)
}

func (d *dissection) mysqlPacket(l *layer) {
	r := cursor{b: l.b}
	if !d.takePart(&r, protocol.MySQLPacket) || len(r.b) == 0 {
		return
	}
	s, number := remembered[mysqlSession](d, protocol.MySQL), l.b[3]
	switch {
	case d.carrier.src == mysqlPort && number == 0 && !s.loggedIn && !s.awaits:
		d.mysqlGreeting(&r)
	case d.carrier.src == mysqlPort:
		d.mysqlResponse(r, s)
	case number == 0:
		s.loggedIn, s.awaits = true, true
		d.mysqlRequest(&r, s)
	case number == 1 && !s.loggedIn:
		s.awaits = true
		d.mysqlLogin(&r, s)
	}
}

func (d *dissection) mysqlGreeting(r *cursor) {
	const failed = 0xff
	if r.b[0] == failed {
		d.mysqlError(r)
		return
	}
	d.giveLabel(protocol.MySQLGreeting)
	d.takePart(r, protocol.MySQLProtocol)
	d.takeStringZ(r, protocol.MySQLVersion)
	d.takePart(r, protocol.MySQLThread)
}

func (d *dissection) mysqlLogin(r *cursor, s *mysqlSession) {
	const after = 24 // the character set, and bytes that nobody uses
	d.giveLabel(protocol.MySQLLogin)
	if len(r.b) < 4 {
		return
	}
	s.capabilities = binary.LittleEndian.Uint32(r.b)
	if s.capabilities&mysqlProtocol41 == 0 {
		s.capabilities &= 1<<16 - 1
		return
	}
	r.take(4)
	d.takePart(r, protocol.MySQLMaxPacket)
	r.take(after)
	if len(r.b) == 0 {
		return
	}
	d.takeStringZ(r, protocol.MySQLUser)
	n := 0
	switch {
	case s.capabilities&mysqlLengthEncoded != 0:
		n = int(mysqlNumber(r))
	case s.capabilities&mysqlSecure != 0:
		n = int(r.little(1))
	}
	if n > 0 {
		d.takeWire(r, protocol.MySQLPassword, n)
	}
	if s.capabilities&mysqlWithSchema != 0 && len(r.b) > 0 {
		d.takeStringZ(r, protocol.MySQLSchema)
	}
}

// mysqlNumber reads a number that says by its first byte how long it is.
func mysqlNumber(r *cursor) uint64 {
	switch n := r.little(1); n {
	case 0xfc:
		return r.little(2)
	case 0xfd:
		return r.little(3)
	case 0xfe:
		return r.little(8)
	default:
		return n
	}
}

func (d *dissection) mysqlRequest(r *cursor, s *mysqlSession) {
	d.giveLabel(protocol.MySQLRequest)
	command := r.b[0]
	d.takePart(r, protocol.MySQLCommand)
	all := len(r.b)
	switch command {
	case mysqlUse, mysqlCreate, mysqlDrop:
		d.takeText(r, protocol.MySQLSchema, all)
	case mysqlQuery:
		if s.capabilities&mysqlAttributes != 0 {
			n := mysqlNumber(r)
			d.giveNum(protocol.MySQLParameters, n)
			mysqlNumber(r) // sets of them, one
			if n > 0 && !mysqlSkipParameters(r, n) {
				return
			}
		}
		d.takeText(r, protocol.MySQLQuery, len(r.b))
	case mysqlPrepare:
		d.takeText(r, protocol.MySQLQuery, all)
	case mysqlFields:
		d.takeStringZ(r, protocol.MySQLTable)
	case mysqlExecute, mysqlLongData, mysqlClose, mysqlReset, mysqlFetch:
		d.takePart(r, protocol.MySQLStatement)
	}
}

// mysqlSkipParameters passes over the attributes of a query, which have texts as values. It reports false for others.
func mysqlSkipParameters(r *cursor, n uint64) bool {
	if n > uint64(len(r.b)) {
		return false
	}
	nulls := r.take(int(n+7) / 8)
	r.take(1) // that types follow
	for range n {
		switch kind := r.little(2) & 0xff; kind {
		case 0x0f, 0xfc, 0xfd, 0xfe:
		default:
			return false
		}
		r.take(int(mysqlNumber(r)))
	}
	for i := range n {
		if nulls != nil && nulls[i/8]>>(i%8)&1 == 0 {
			r.take(int(mysqlNumber(r)))
		}
	}
	return !r.short
}

func (d *dissection) mysqlResponse(r cursor, s *mysqlSession) {
	const good, moreLogin, end, failed, mostEnd = 0x00, 0x01, 0xfe, 0xff, 9
	first := s.awaits
	s.awaits = !s.loggedIn && r.b[0] == moreLogin
	switch kind := r.b[0]; {
	case kind == failed:
		d.mysqlError(&r)
	case kind == good && first, kind == end && len(r.b) < mostEnd && s.loggedIn:
		eof := kind == end && len(r.b) == 5
		d.takePart(&r, protocol.MySQLResponse)
		s.loggedIn = true
		if !eof {
			d.giveNum(protocol.MySQLAffected, mysqlNumber(&r))
			d.giveNum(protocol.MySQLInserted, mysqlNumber(&r))
		}
	}
}

func (d *dissection) mysqlError(r *cursor) {
	d.takePart(r, protocol.MySQLResponse)
	d.takePart(r, protocol.MySQLError)
	if len(r.b) > 0 && r.b[0] == '#' {
		r.take(1)
		d.takeText(r, protocol.MySQLState, 5)
	}
	d.takeText(r, protocol.MySQLMessage, len(r.b))
}
