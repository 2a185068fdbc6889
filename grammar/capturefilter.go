package grammar

import (
	"fmt"
	"net/netip"
	"slices"
	"strconv"
	"strings"
)

// CaptureFilterHint recognises a filter in the language of tcpdump and libpcap and says it as a display filter. It
// returns an empty text for everything else, also for what means the same in both languages. It is meant for
// filters that are no display filters, or name unknown fields.
func CaptureFilterHint(src string) string {
	const most = 2000 // bytes: people type these by hand
	if len(src) > most {
		return ""
	}
	c := captureFilter{words: captureWords(src)}
	e := c.expression()
	if c.failed || len(c.words) > 0 || !c.typical {
		return ""
	}
	return "this is a capture filter; the display filter is: " + e.text
}

// captureWords cuts a capture filter into words and brackets.
func captureWords(src string) []string {
	spaced := strings.NewReplacer(
		"(", " ( ", ")", " ) ", "&&", " and ", "||", " or ", "!=", " != ", "!", " not ",
		"[", " [ ", "]", " ] ", "&", " & ", "|", " | ", "==", " == ", "=", " = ",
	).Replace(src)
	return strings.Fields(spaced)
}

// captureFilter translates word by word. What it does not know makes it fail.
type captureFilter struct {
	words   []string
	last    qualifiers // a bare value repeats them: "port 80 or 443"
	typical bool       // something was said that a display filter says in another way
	failed  bool
	depth   int
}

// qualifiers are what stands before a value: "tcp dst port".
type qualifiers struct{ protocol, direction, kind string }

// translation is a display filter and the operator that joins its parts, if there is one.
type translation struct{ text, op string }

// under puts a filter in parentheses unless the operator around it is its own.
func (t translation) under(op string) string {
	if t.op == "" || t.op == op {
		return t.text
	}
	return "(" + t.text + ")"
}

func (c *captureFilter) peek() string {
	if len(c.words) == 0 {
		return ""
	}
	return c.words[0]
}

func (c *captureFilter) take() string {
	w := c.peek()
	if w != "" {
		c.words = c.words[1:]
	}
	return w
}

// accept takes the next word if it is one of those.
func (c *captureFilter) accept(words ...string) string {
	if slices.Contains(words, c.peek()) {
		return c.take()
	}
	return ""
}

func (c *captureFilter) fail() translation {
	c.failed = true
	c.words = nil
	return translation{}
}

// expression joins primitives. In a capture filter "and" and "or" bind alike, from the left.
func (c *captureFilter) expression() translation {
	left := c.term()
	for !c.failed {
		op := c.accept("and", "or")
		if op == "" {
			break
		}
		right := c.term()
		left = translation{left.under(op) + " " + op + " " + right.under(op), op}
	}
	return left
}

func (c *captureFilter) term() translation {
	const deepest = 50
	if c.depth++; c.depth > deepest {
		return c.fail()
	}
	defer func() { c.depth-- }()
	switch {
	case c.accept("not") != "":
		return translation{"not " + c.term().under("not"), ""}
	case c.accept("(") != "":
		inner := c.expression()
		if c.accept(")") == "" {
			return c.fail()
		}
		return inner
	}
	return c.primitive()
}

// captureProtocols are the protocols of capture filters and what display filters call them.
var captureProtocols = map[string]string{
	"ether": "eth", "wlan": "wlan", "ip": "ip", "ip6": "ipv6", "arp": "arp", "rarp": "arp", "tcp": "tcp", "udp": "udp",
	"sctp": "sctp", "icmp": "icmp", "icmp6": "icmpv6", "igmp": "igmp", "esp": "esp", "ah": "ah", "pim": "pim",
	"vrrp": "vrrp", "stp": "stp", "mpls": "mpls", "pppoes": "pppoes", "vlan": "vlan",
}

func (c *captureFilter) primitive() translation {
	if length := c.accept("less", "greater"); length != "" {
		return c.length(map[string]string{"less": "<=", "greater": ">="}[length])
	}
	if cast := c.accept("broadcast", "multicast"); cast != "" {
		return c.cast("ether", cast)
	}
	var q qualifiers
	if _, ok := captureProtocols[c.peek()]; ok {
		q.protocol = c.take()
	}
	if q.protocol == "tcp" && c.peek() == "[" {
		return c.tcpFlags()
	}
	if q.protocol == "icmp" && c.peek() == "[" {
		return c.icmpField()
	}
	if cast := c.accept("broadcast", "multicast"); cast != "" {
		return c.cast(q.protocol, cast)
	}
	if tag := c.tag(q.protocol); tag != "" {
		return translation{tag, ""}
	}
	q.direction = c.direction()
	q.kind = c.accept("host", "net", "port", "portrange", "proto")
	switch {
	case q == qualifiers{}: // a bare value
		if c.last == (qualifiers{}) {
			return c.fail()
		}
		q = c.last
	case q.direction == "" && q.kind == "":
		return translation{captureProtocols[q.protocol], ""}
	case q.kind == "":
		q.kind = "host"
	}
	c.last = q
	c.typical = true
	return c.value(q)
}

// direction is "src", "dst", "src or dst" or "src and dst".
func (c *captureFilter) direction() string {
	d := c.accept("src", "dst")
	if d == "" || len(c.words) < 2 || c.words[1] == d || c.words[1] != "src" && c.words[1] != "dst" {
		return d
	}
	if op := c.accept("or", "and"); op != "" {
		c.take()
		if op == "and" {
			return "both"
		}
		return ""
	}
	return d
}

func (c *captureFilter) value(q qualifiers) translation {
	v := c.take()
	if v == "" || strings.ContainsAny(v, "()[]&|=!") {
		return c.fail()
	}
	switch q.kind {
	case "host":
		return c.host(q, v)
	case "net":
		return c.net(q, v)
	case "port":
		return c.port(q, v)
	case "portrange":
		return c.portRange(q, v)
	}
	return c.proto(q, v)
}

// pair names the fields of a direction: the one for both ends, the source and the destination.
type pair struct{ either, source, destination string }

// test says the same of the field or fields a direction asks for.
func (p pair) test(direction, rest string) translation {
	switch direction {
	case "src":
		return translation{p.source + rest, ""}
	case "dst":
		return translation{p.destination + rest, ""}
	case "both":
		return translation{p.source + rest + " and " + p.destination + rest, "and"}
	}
	return translation{p.either + rest, ""}
}

var (
	etherFields = pair{"eth.addr", "eth.src", "eth.dst"}
	wlanFields  = pair{"wlan.addr", "wlan.sa", "wlan.da"}
	ipv4Fields  = pair{"ip.addr", "ip.src", "ip.dst"}
	ipv6Fields  = pair{"ipv6.addr", "ipv6.src", "ipv6.dst"}
	arpFields   = pair{"", "arp.src.proto_ipv4", "arp.dst.proto_ipv4"}
	hostFields  = pair{"ip.host", "ip.src_host", "ip.dst_host"}
)

func (c *captureFilter) host(q qualifiers, v string) translation {
	switch q.protocol {
	case "ether":
		return etherFields.test(q.direction, " == "+v)
	case "wlan":
		return wlanFields.test(q.direction, " == "+v)
	}
	a, err := netip.ParseAddr(v)
	if err != nil {
		if !strings.Contains(v, ".") || strings.ContainsAny(v, `"/`) {
			return c.fail()
		}
		return hostFields.test(q.direction, ` == "`+v+`"`)
	}
	return c.address(q, a.Is6(), v)
}

// address tests the addresses of a packet, or of an ARP message.
func (c *captureFilter) address(q qualifiers, six bool, v string) translation {
	fields := ipv4Fields
	if six {
		fields = ipv6Fields
	}
	if q.protocol != "arp" && q.protocol != "rarp" {
		return fields.test(q.direction, " == "+v)
	}
	if q.direction != "" {
		return arpFields.test(q.direction, " == "+v)
	}
	return translation{arpFields.source + " == " + v + " or " + arpFields.destination + " == " + v, "or"}
}

// net is an address with a prefix length, with a mask, or cut short.
func (c *captureFilter) net(q qualifiers, v string) translation {
	if c.accept("mask") != "" {
		mask, err := netip.ParseAddr(c.take())
		if err != nil || !mask.Is4() {
			return c.fail()
		}
		v = fmt.Sprintf("%s/%d", v, prefixLength(mask.As4()))
	}
	if !strings.ContainsAny(v, ":/") {
		given := strings.Count(v, ".") + 1
		if given > 4 {
			return c.fail()
		}
		v = v + strings.Repeat(".0", 4-given) + "/" + strconv.Itoa(8*given)
	}
	p, err := netip.ParsePrefix(v)
	if err != nil {
		return c.fail()
	}
	return c.address(q, p.Addr().Is6(), p.String())
}

// prefixLength counts the leading ones of a mask.
func prefixLength(mask [4]byte) int {
	n := 0
	for n < 32 && mask[n/8]&(0x80>>(n%8)) != 0 {
		n++
	}
	return n
}

// portProtocols are those a port may belong to when none is named.
var portProtocols = []string{"tcp", "udp"}

// ports tests the ports of the protocol, or of all that have some.
func (c *captureFilter) ports(q qualifiers, rest string) translation {
	protocols := portProtocols
	switch q.protocol {
	case "tcp", "udp", "sctp":
		protocols = []string{q.protocol}
	case "", "ip", "ip6":
	default:
		return c.fail()
	}
	var tests []string
	var t translation
	for _, p := range protocols {
		t = pair{p + ".port", p + ".srcport", p + ".dstport"}.test(q.direction, rest)
		tests = append(tests, t.text)
	}
	if len(tests) == 1 {
		return t
	}
	return translation{strings.Join(tests, " or "), "or"}
}

// servicePorts are the names of ports that are often used in filters.
var servicePorts = map[string]int{
	"ftp-data": 20, "ftp": 21, "ssh": 22, "telnet": 23, "smtp": 25, "domain": 53, "bootps": 67, "bootpc": 68, "tftp": 69,
	"http": 80, "pop3": 110, "sunrpc": 111, "ntp": 123, "imap": 143, "snmp": 161, "bgp": 179, "ldap": 389, "https": 443,
	"syslog": 514, "imaps": 993, "sip": 5060,
}

// ServicePort is the number of a port with a name.
func ServicePort(name string) (port int, ok bool) {
	port, ok = servicePorts[strings.ToLower(name)]
	return port, ok
}

func (c *captureFilter) port(q qualifiers, v string) translation {
	n, err := strconv.ParseUint(v, 10, 16)
	if err != nil {
		service, ok := servicePorts[v]
		if !ok {
			return c.fail()
		}
		n = uint64(service)
	}
	return c.ports(q, fmt.Sprintf(" == %d", n))
}

func (c *captureFilter) portRange(q qualifiers, v string) translation {
	low, high, _ := strings.Cut(v, "-")
	a, err1 := strconv.ParseUint(low, 10, 16)
	b, err2 := strconv.ParseUint(high, 10, 16)
	if err1 != nil || err2 != nil {
		return c.fail()
	}
	return c.ports(q, fmt.Sprintf(" in {%d .. %d}", a, b))
}

// proto is the number or name of the next protocol.
func (c *captureFilter) proto(q qualifiers, v string) translation {
	if p, ok := captureProtocols[strings.TrimPrefix(v, `\`)]; ok {
		return translation{p, ""}
	}
	if _, err := strconv.ParseUint(v, 0, 16); err != nil {
		return c.fail()
	}
	field := map[string]string{"": "ip.proto", "ip": "ip.proto", "ip6": "ipv6.nxt", "ether": "eth.type"}[q.protocol]
	if field == "" {
		return c.fail()
	}
	return translation{field + " == " + v, ""}
}

// tag is the number after "vlan" and "mpls".
func (c *captureFilter) tag(protocol string) string {
	field := map[string]string{"vlan": "vlan.id", "mpls": "mpls.label"}[protocol]
	if _, err := strconv.ParseUint(c.peek(), 10, 32); field == "" || err != nil {
		return ""
	}
	c.typical = true
	return field + " == " + c.take()
}

func (c *captureFilter) length(op string) translation {
	n := c.take()
	if _, err := strconv.ParseUint(n, 10, 32); err != nil {
		return c.fail()
	}
	c.typical = true
	return translation{"frame.len " + op + " " + n, ""}
}

func (c *captureFilter) cast(protocol, cast string) translation {
	text := map[string]string{
		"ether broadcast": "eth.dst == ff:ff:ff:ff:ff:ff",
		"ether multicast": "eth.dst.ig == 1",
		"ip broadcast":    "ip.dst == 255.255.255.255",
		"ip multicast":    "ip.dst == 224.0.0.0/4",
		"ip6 multicast":   "ipv6.dst == ff00::/8",
	}[protocol+" "+cast]
	if text == "" {
		return c.fail()
	}
	c.typical = true
	return translation{text, ""}
}

var icmpTypes = map[string]int{
	"icmp-echoreply": 0, "icmp-unreach": 3, "icmp-sourcequench": 4, "icmp-redirect": 5, "icmp-echo": 8, "icmp-routeradvert": 9,
	"icmp-routersolicit": 10, "icmp-timxceed": 11, "icmp-paramprob": 12, "icmp-tstamp": 13, "icmp-tstampreply": 14,
}

// icmpField is icmp[icmptype] == icmp-echo and the like.
func (c *captureFilter) icmpField() translation {
	c.accept("[")
	field := map[string]string{"icmptype": "icmp.type", "icmpcode": "icmp.code"}[c.accept("icmptype", "icmpcode")]
	c.accept("]")
	op := c.accept("==", "!=", "<", ">", "<=", ">=", "=")
	if op == "=" {
		op = "=="
	}
	w := c.take()
	value, known := icmpTypes[w]
	if !known {
		n, err := strconv.ParseUint(w, 0, 8)
		if err != nil {
			return c.fail()
		}
		value = int(n)
	}
	if field == "" || op == "" {
		return c.fail()
	}
	c.typical = true
	return translation{fmt.Sprintf("%s %s %d", field, op, value), ""}
}

// flagBits are the names capture filters have for the bits of the TCP flags.
var flagBits = map[string]int{
	"tcp-fin": 0x01, "tcp-syn": 0x02, "tcp-rst": 0x04, "tcp-push": 0x08, "tcp-ack": 0x10, "tcp-urg": 0x20,
	"tcp-ece": 0x40, "tcp-cwr": 0x80,
}

// tcpFlags is tcp[tcpflags] & (tcp-syn|tcp-ack) != 0 and the like. With a number as offset it is a slice, and valid.
func (c *captureFilter) tcpFlags() translation {
	if c.accept("[") == "" || c.accept("tcpflags") == "" || c.accept("]") == "" {
		return c.fail()
	}
	c.typical = true
	field := "tcp.flags"
	if c.accept("&") != "" {
		field = fmt.Sprintf("tcp.flags & %#02x", c.flags())
	}
	op := c.accept("=", "==", "!=")
	if op == "=" {
		op = "=="
	}
	value := c.flags()
	if op == "" || c.failed {
		return c.fail()
	}
	return translation{fmt.Sprintf("%s %s %#02x", field, op, value), ""}
}

// flags is a number, the name of a flag, or several joined by "|", perhaps in parentheses.
func (c *captureFilter) flags() int {
	bracket := c.accept("(")
	bits := 0
	for {
		w := c.take()
		bit, known := flagBits[w]
		if !known {
			n, err := strconv.ParseUint(w, 0, 8)
			if err != nil {
				c.fail()
				return 0
			}
			bit = int(n)
		}
		bits |= bit
		if c.accept("|") == "" {
			break
		}
	}
	if bracket != "" && c.accept(")") == "" {
		c.fail()
	}
	return bits
}
