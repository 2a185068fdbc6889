package eval

import (
	"encoding/binary"
	"sync"

	"github.com/dfc-lang/dfc/compile/catalog"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// Versions as they stand in records and messages.
const (
	ssl2   = 0x0002
	ssl3   = 0x0300
	tls10  = 0x0301
	tls11  = 0x0302
	tls12  = 0x0303
	tls13  = 0x0304
	tlcp   = 0x0101
	dtls10 = 0xfeff
	dtls12 = 0xfefd
	dtls13 = 0xfefc
	dtlsCC = 0x0100 // OpenSSL's version 1.0 before the standard

	tls13Draft         = 0x7f00 // with the number of the draft
	tls13DraftFacebook = 0xfb00
)

// The types of records.
const (
	recordChangeCipherSpec = 20
	recordAlert            = 21
	recordHandshake        = 22
	recordAppData          = 23
	recordHeartbeat        = 24
	recordCID              = 25 // DTLS 1.2 with a connection ID
	recordAck              = 26 // DTLS 1.3
)

const (
	tlsHeader    = 5
	maxTLSRecord = 1<<14 + 2048
	unreadKept   = 64 // bytes of a record that nobody reads: the header, and more than anybody looks at behind it
)

// tlsSession is what is known of a conversation over TLS or DTLS.
type tlsSession struct {
	number       uint32 // of the stream, from 1
	version      uint16 // 0: not known yet
	draft        uint8  // of TLS 1.3
	serverKnown  bool
	serverSecond bool // the server is the flow's second end
	cipher       uint16
	resumed      bool   // the server has said hello, and not more: it resumes a session
	ticket, id   bool   // the peers have a session ticket, a session ID
	early        bool   // the client sends data before the server answers
	application  string // the protocol name of what ALPN agreed on
	begun        [2]begunMessage
	cidLength    [2]int // of connection IDs that the client and the server want to get
	messages     [2]dtlsMessages

	randoms [2]tlsRandom // of the hello messages
	known   bool         // that of the client is
	opened  *secured
}

func tls(d *dissection, l *layer) next {
	b, full := l.b, l.full
	if d.carrier.guessing && !tlsBegins(b) || printable(b) {
		return refused
	}
	s := remembered[tlsSession](d, protocol.TLS)
	if s.number == 0 {
		d.state.tls++
		s.number = d.state.tls
	}
	if d.carrier.guessing {
		d.carries(protocol.TLS)
	}
	l.own = len(b)
	d.giveNum(protocol.TLSStream, uint64(s.number-1))
	r := newSecureReader(d, s, false)
	if s.opened != nil && s.opened.inner[r.from].untilFIN {
		return d.nothingYet(len(d.layers)-1, 0)
	}
	for at := 0; at < len(b) && !r.over; {
		r.unread = false
		n, more := r.tlsRecord(b[at:], full-at)
		if more != 0 && (r.unread && d.count(at, more, unreadKept) || !r.unread && d.need(at, more)) {
			if full-at >= tlsHeader {
				d.giveBytes(protocol.TLSSegmentData, b[at:])
			}
			break
		}
		if more != 0 {
			n = r.readTLSRecord(b[at:], full-at)
		}
		if at += n; s.opened != nil && s.opened.inner[r.from].untilFIN {
			if d.need(at, untilFIN) && at == len(b) {
				d.giveAt(d.carrier.layer, protocol.TCPSegmentData, bytesValue(nil), nil)
			}
			break
		}
	}
	return next{}
}

// printable tells whether a payload begins with four printable characters: then it is none of TLS, whatever came before.
func printable(b []byte) bool {
	const enough = 4
	if len(b) < enough {
		return false
	}
	for _, c := range b[:enough] {
		if c < ' ' || c > '~' {
			return false
		}
	}
	return true
}

// tlsBegins tells whether a payload looks like the first of a conversation over TLS.
func tlsBegins(b []byte) bool {
	if ssl2Begins(b) {
		return true
	}
	if len(b) < tlsHeader || b[0] != recordHandshake && b[0] != recordAppData {
		return false
	}
	n := binary.BigEndian.Uint16(b[3:])
	return validTLSVersion(binary.BigEndian.Uint16(b[1:])) && n > 0 && n < maxTLSRecord
}

func validTLSVersion(v uint16) bool { return v >= ssl3 && v <= tls12 || v == tlcp }

func validRecord(t byte) bool { return t >= recordChangeCipherSpec && t <= recordAck }

// tlsRecord reads a record of TLS or SSL 2 and tells how many bytes it had, or how many more it needs.
func (r *secureReader) tlsRecord(b []byte, full int) (n, more int) {
	switch r.s.version {
	case ssl2:
		return r.ssl2Record(b, full)
	case ssl3, tls10, tls11, tls12, tlcp:
		if full < tlsHeader {
			return 0, nextSegment
		}
		if ssl2Hello(b) {
			return r.ssl2Record(b, full)
		}
		if r.s.version != ssl3 && !validRecord(b[0]) {
			r.label(protocol.TLSIgnoredUnknownRecord)
			return full, 0
		}
	default:
		if full < tlsHeader {
			return 0, nextSegment
		}
		if len(b) < tlsHeader {
			break
		}
		if ssl2Message(b) {
			return r.ssl2Record(b, full)
		}
		if b[0] < recordChangeCipherSpec || b[0] > recordHeartbeat || !validTLSVersion(binary.BigEndian.Uint16(b[1:])) {
			return full, 0
		}
	}
	if len(b) < tlsHeader {
		return r.readTLSRecord(b, full), 0
	}
	length := tlsHeader + int(binary.BigEndian.Uint16(b[3:]))
	if !validRecord(b[0]) {
		return length, 0
	}
	if length > full {
		r.unread = b[0] == recordAppData && !r.d.plan.readsAppData()
		return 0, length - full
	}
	return r.readTLSRecord(b, full), 0
}

// readsAppData tells whether encrypted data is asked for, or what is in it may be.
func (pl *plan) readsAppData() bool {
	return pl.secrets || pl.leftover || pl.bytes[protocol.TLS.ID] || pl.wantsAny(tlsDataFields)
}

var tlsDataFields = []*protocol.Field{protocol.TLSAppData, protocol.TLSSegmentData}

// readTLSRecord reads a record, or what there is of it.
func (r *secureReader) readTLSRecord(b []byte, full int) int {
	if full < tlsHeader {
		return full
	}
	r.label(protocol.TLSRecord)
	whole := b
	t := uint8(0)
	if len(b) > 0 {
		t = b[0]
	}
	kind := protocol.TLSRecordContentType
	early := r.s.version == 0 && r.s.early && r.from == client
	if t == recordAppData && (early || r.s.version == tls13) {
		kind = protocol.TLSRecordOpaqueType
	}
	r.number(kind, &b, 1)
	version := uint16(r.number(protocol.TLSRecordVersion, &b, 2))
	n := int(r.number(protocol.TLSRecordLength, &b, 2))
	if r.over || len(b) == 0 { // Wireshark looks at the first byte of what the record holds, even where it holds nothing
		r.end()
		return full
	}
	if n > maxTLSRecord || n == 0 && t != recordAppData {
		r.label(protocol.TLSRecordLengthInvalid)
	}
	r.cut = len(b) < n
	body := b[:min(n, len(b))]
	if r.s.version == 0 && !early && (t != recordHandshake || len(body) > 0 && validHandshake(body[0]) && body[0] != clientHello) {
		r.s.setVersion(version)
	}
	if plain, inner, ok := r.open(t, whole[:tlsHeader], body, 0); ok {
		r.openedContent(inner, body, plain)
	} else {
		r.content(t, body, n)
	}
	return min(tlsHeader+n, len(whole)+full)
}

// content reads what a record holds, of which there were full bytes on the wire.
func (r *secureReader) content(t uint8, b []byte, full int) {
	switch t {
	case recordChangeCipherSpec:
		r.changeCipherSpec()
	case recordAlert:
		r.alert(b, full)
	case recordHandshake:
		r.handshakes(b, false)
	case recordAppData:
		r.appData(b)
	case recordHeartbeat:
		r.heartbeat(b, full)
	}
}

// openedContent reads what an encrypted record holds.
func (r *secureReader) openedContent(t uint8, b, plain []byte) {
	switch t {
	case recordAppData:
		r.appData(b)
		r.inside(plain)
	case recordHandshake:
		r.handshakes(plain, true)
	default:
		r.content(t, plain, len(plain))
	}
}

// appData gives the encrypted bytes of the protocol inside.
func (r *secureReader) appData(b []byte) {
	r.bytes(protocol.TLSAppData, b)
	if r.wants(protocol.TLSAppDataProto) {
		if name := r.applicationName(); name != "" {
			r.text(protocol.TLSAppDataProto, protocolTitle(name))
		}
	}
}

// setVersion keeps what version the conversation has.
func (s *tlsSession) setVersion(v uint16) {
	switch v {
	case ssl3, tls10, tls11, tls12, tls13, tlcp, dtls10, dtls12, dtls13, dtlsCC:
		s.version, s.draft = v, 0
	case 0xfb17, 0xfb1a: // Facebook's drafts 23 and 26
		s.version, s.draft = tls13, uint8(v)
	default:
		if v>>8 == tls13Draft>>8 {
			s.version, s.draft = tls13, uint8(v)
		}
	}
}

func (r *secureReader) changeCipherSpec() {
	r.label(protocol.TLSChangeCipherSpec)
	if r.s.version == tls13 {
		return // it says nothing there
	}
	r.changeOpens()
	if r.from == server {
		if r.s.resumed && (r.s.ticket || r.s.id) {
			r.label(protocol.TLSResumed)
		}
		r.s.resumed = false // a later one belongs to another handshake
	}
}

func (r *secureReader) alert(b []byte, full int) {
	r.label(protocol.TLSAlert)
	if full != 2 && (!r.dtls || len(b) >= 2 && (b[0] < 1 || b[0] > 2 || !alertKnown(b[1]))) {
		return // encrypted
	}
	if len(b) < 2 {
		r.end()
		return
	}
	r.number(protocol.TLSAlertLevel, &b, 1)
	r.number(protocol.TLSAlertDesc, &b, 1)
}

var alertDescriptions = sync.OnceValue(func() *catalog.Labels { return catalog.LabelsOf("tls.alert_message.desc") })

func alertKnown(description byte) bool { return alertDescriptions().Has(uint64(description)) }

// The types of heartbeat messages, and the least padding.
const (
	heartbeatRequest  = 1
	heartbeatResponse = 2
	heartbeatPadding  = 16
)

func (r *secureReader) heartbeat(b []byte, full int) {
	r.label(protocol.TLSHeartbeat)
	if len(b) < 3 || b[0] != heartbeatRequest && b[0] != heartbeatResponse {
		return // encrypted
	}
	r.number(protocol.TLSHeartbeatType, &b, 1)
	n := int(r.number(protocol.TLSHeartbeatLength, &b, 2))
	if n > full-3-heartbeatPadding {
		r.label(protocol.TLSHeartbeatInvalid)
		r.bytes(protocol.TLSHeartbeatPayload, b)
		return
	}
	r.bytes(protocol.TLSHeartbeatPayload, r.take(&b, n))
	r.bytes(protocol.TLSHeartbeatPadding, b)
}

// tlsApplications are the protocols of encrypted data by the port of the server.
var tlsApplications = map[uint16]string{
	324: "rpkirtr", 443: "http", 465: "smtp", 631: "http", 636: "ldap", 802: "mbtcp", 853: "dns", 993: "imap", 995: "pop", 1300: "q931",
	2221: "enip", 2443: "skinny", 3249: "opa.fe", 3250: "opa.fe", 3251: "opa.fe", 3252: "opa.fe", 3389: "tpkt", 3496: "doip",
	4420: "nvme-tcp", 4460: "nts-ke", 5061: "sip", 5671: "amqp", 5684: "coap", 5868: "diameter", 6514: "syslog", 8009: "nvme-tcp",
	8883: "mqtt", 10050: "zabbix", 10051: "zabbix", 10809: "nbd", 11207: "couchbase", 19999: "dnp3", 27017: "mongo",
}

// dtlsApplications are those of DTLS.
var dtlsApplications = map[uint16]string{2221: "enip", 5684: "coap", 5868: "diameter", 9899: "sctp"}

// alpnApplications are the protocols that ALPN can agree on.
var alpnApplications = map[string]string{
	"coap": "coap", "doq": "dns", "dot": "dns", "h2": "http2", "h3": "http3", "http/1.1": "http", "ntske/1": "nts-ke", "stun.nat-discovery": "stun",
	"stun.turn": "turnchannel", "sunrpc": "rpc",
}

// protocolTitles are the titles of protocols, by name.
var protocolTitles sync.Map

func protocolTitle(name string) []byte {
	if t, ok := protocolTitles.Load(name); ok {
		return t.([]byte)
	}
	e, _ := catalog.Lookup(name)
	t, _ := protocolTitles.LoadOrStore(name, []byte(e.Title))
	return t.([]byte)
}

// startsTLS are the protocols that begin in the clear and go on in TLS.
var startsTLS = map[string]bool{
	"ftp": true, "imap": true, "ldap": true, "mysql": true, "pgsql": true, "pop": true, "smtp": true, "xmpp": true,
}

// applicationName is the protocol that the encrypted data belongs to, "" where nothing tells.
func (r *secureReader) applicationName() string {
	name := r.s.application
	if name == "" {
		by, src, dst := tlsApplications, r.d.carrier.src, r.d.carrier.dst
		if r.dtls {
			by = dtlsApplications
		}
		if r.from == client {
			src, dst = dst, src
		}
		if name = by[src]; name == "" {
			name = by[dst]
		}
		if p := r.d.plan.find(protocol.TCPPorts, src); name == "" && !r.dtls && p != nil && startsTLS[p.Name] {
			name = p.Name
		}
	}
	return name
}
