package eval

import (
	"fmt"
	"strings"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

var httpSummaryNeeds = fieldsNamed(
	"http.request.method", "http.request.uri", "http.request.version", "http.response.version", "http.response.code", "http.response.phrase",
	"http.content_type",
)

// begun is a message of which the first line is there, and not yet the whole.
type begun struct {
	line []byte
	full int // bytes there are so far
}

// describeHTTP shows the first lines of messages.
func describeHTTP(l at, s *Summary) {
	if method := l.text(protocol.HTTPMethod); method != "" {
		s.say(l, fmt.Sprintf("%s %s %s ", method, l.text(protocol.HTTPURI), l.text(protocol.HTTPVersion)))
	} else if version := l.text(protocol.HTTPAnswerVersion); version != "" {
		s.say(l, fmt.Sprintf("%s %s %s ", version, l.text(protocol.HTTPCode), l.text(protocol.HTTPPhrase)))
	} else {
		s.say(l, "Continuation")
	}
}

// describeBody shows what kind of body a message has, after its first line.
func describeBody(l at, s *Summary) {
	mediaType := ""
	for i := l.index - 1; i > 0; i-- {
		if before := (at{l.d, i, &l.d.layers[i]}); before.proto == protocol.HTTP {
			mediaType, _, _ = strings.Cut(before.text(httpContentType), ";")
			mediaType = strings.ToLower(strings.TrimSpace(mediaType))
			break
		}
	}
	switch l.proto {
	case protocol.JSON:
		s.Protocol += "/JSON"
		s.Info += ", JSON (" + mediaType + ")"
	case protocol.XML:
		s.Protocol += "/XML"
	case protocol.GIF:
		s.Info += " (" + string(l.b[:min(6, len(l.b))]) + ")"
	case protocol.PNG:
		s.Info += " (PNG)"
	case protocol.JFIF:
		s.Info += " (JPEG JFIF image)"
	default:
		s.Info += " (" + mediaType + ")"
	}
}

// describeOpenFlow shows the type of a message.
func describeOpenFlow(name string) describer {
	fields := fieldsNamed(name)
	return describer{needs: fields, quotes: true, show: func(l at, s *Summary) {
		s.Protocol = "OpenFlow"
		if v, ok := l.first(fields[0]); ok {
			s.say(l, "Type: "+label(fields[0], v.Num))
		}
	}}
}

var dnsSummaryNeeds = fieldsNamed(
	"dns.id", "dns.flags.response", "dns.flags.opcode", "dns.flags.rcode", "dns.qry.name", "dns.qry.type", "dns.qry.qu", "dns.resp.type",
	"dns.resp.cache_flush", "dns.a", "dns.aaaa", "dns.ns", "dns.cname", "dns.ptr.domain_name", "dns.soa.mname", "dns.mx.preference",
	"dns.mx.mail_exchange", "dns.srv.priority", "dns.srv.weight", "dns.srv.port", "dns.srv.target",
)

func fieldsNamed(names ...string) []*protocol.Field {
	fields := make([]*protocol.Field, len(names))
	for i, name := range names {
		fields[i], _ = protocol.Lookup(name)
	}
	return fields
}

// describeDNS shows the questions of a message, and of its records the type and what the common ones lead to.
func describeDNS(l at, s *Summary) {
	var info strings.Builder
	question, id, response := "", uint64(0), false
	for c := range l.told() {
		switch n := c.value.Num; c.field.Name {
		case "dns.flags.opcode":
			info.WriteString(label(c.field, n))
			if response {
				info.WriteString(" response")
			}
			fmt.Fprintf(&info, " 0x%04x", id)
		case "dns.flags.rcode":
			if n != 0 {
				info.WriteString(" " + label(c.field, n))
			}
		case "dns.qry.name":
			question = ftype.Text(c.value)
		case "dns.qry.type":
			info.WriteString(" " + recordType(c.field, n) + " " + question)
		case "dns.qry.qu":
			info.WriteString([...]string{`, "QM" question`, `, "QU" question`}[n&1])
		case "dns.resp.type":
			info.WriteString(" " + recordType(c.field, n))
		case "dns.resp.cache_flush":
			if n != 0 {
				info.WriteString(", cache flush")
			}
		case "dns.id":
			id = n
		case "dns.flags.response":
			response = n != 0
		default:
			info.WriteString(" " + ftype.Text(c.value))
		}
	}
	s.say(l, info.String())
}

// recordType is the name of a type of records, such as AAAA.
func recordType(f *protocol.Field, n uint64) string {
	name, _, _ := strings.Cut(label(f, n), " ")
	return name
}

var tlsSummaryNeeds = []*protocol.Field{
	protocol.TLSRecord, protocol.TLSRecordContentType, protocol.TLSRecordOpaqueType, protocol.TLSRecordVersion, protocol.TLSHandshakeType,
	protocol.TLSServerName, protocol.TLSAlertLevel, protocol.TLSAlertDesc, protocol.TLSIgnoredUnknownRecord,
	protocol.TLSSegmentData,
}

// tlsVersions are the names that Wireshark has for versions in the list of packets.
var tlsVersions = map[uint16]string{
	ssl2: "SSLv2", ssl3: "SSLv3", tls10: "TLSv1", tls11: "TLSv1.1", tls12: "TLSv1.2", tls13: "TLSv1.3", tlcp: "TLCP",
}

// describeTLS shows what the records hold, and the version that the two ends speak, as far as it is known.
func describeTLS(l at, s *Summary) {
	version := known[tlsSession](l.session, protocol.TLS).version
	var messages []string
	kind, empty := uint64(0), false // of the record, and whether nothing of it was told
	end := func() {
		if !empty {
			return
		}
		switch kind {
		case recordChangeCipherSpec:
			messages = append(messages, "Change Cipher Spec")
		case recordAlert:
			messages = append(messages, "Encrypted Alert")
		case recordHandshake:
			messages = append(messages, "Encrypted Handshake Message")
		case recordAppData:
			messages = append(messages, "Application Data")
		case recordHeartbeat:
			messages = append(messages, "Heartbeat")
		}
		empty = false
	}
	level, partial := "", false
	for c := range l.told() {
		n := c.value.Num
		switch c.field {
		case protocol.TLSRecord:
			end()
		case protocol.TLSRecordContentType, protocol.TLSRecordOpaqueType:
			kind, empty = n, true
		case protocol.TLSRecordVersion:
			if version == 0 {
				version = uint16(n)
			}
		case protocol.TLSHandshakeType:
			messages, empty = append(messages, label(c.field, n)), false
		case protocol.TLSServerName:
			if len(messages) > 0 {
				messages[len(messages)-1] += " (SNI=" + ftype.Text(c.value) + ")"
			}
		case protocol.TLSAlertLevel:
			level = label(c.field, n)
		case protocol.TLSAlertDesc:
			messages, empty = append(messages, fmt.Sprintf("Alert (Level: %s, Description: %s)", level, label(c.field, n))), false
		case protocol.TLSSegmentData:
			partial = true
		case protocol.TLSIgnoredUnknownRecord:
			messages = append(messages, "Ignored Unknown Record")
		}
	}
	end()
	s.Protocol = tlsVersions[version]
	if s.Protocol == "" {
		s.Protocol = "TLS"
	}
	if messages == nil && !partial {
		messages = []string{"Continuation Data"}
	}
	text := strings.Join(messages, ", ")
	if s.mark != "" || s.said == l.proto { // Wireshark puts a comma behind whatever stands before
		text = ", " + text
	}
	if messages != nil || s.said != l.proto {
		s.say(l, text)
	}
}
