package eval

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// describer fills in what a protocol shows of itself in a summary; later layers overwrite it.
type describer struct {
	needs []*protocol.Field // computed fields that it shows
	show  func(l at, s *Summary)
	adds  bool // to what the layers before have shown

	quotes bool // packets that tell no more than their addresses
}

// describers has those of all protocols that show more than their title.
var describers = map[*protocol.Protocol]describer{
	protocol.SystemdJournal: {needs: []*protocol.Field{protocol.JournalFields["MESSAGE"]}, show: func(l at, s *Summary) {
		s.Protocol, s.Info = "systemd Journal", "Journal Entry"
		for c := range l.told() {
			if c.field == protocol.JournalFields["MESSAGE"] {
				s.Info = strings.ReplaceAll(ftype.Text(c.value), "\n", `\n`)
			}
		}
	}},
	protocol.Eth: {show: func(l at, s *Summary) {
		l.between(s, protocol.EthSrc, protocol.EthDst)
		if s.Destination == "ff:ff:ff:ff:ff:ff" {
			s.Destination = "Broadcast"
		}
		l.payloadType(s, protocol.EthType)
	}},
	protocol.VLAN: {show: func(l at, s *Summary) { l.payloadType(s, protocol.VLANType) }},
	protocol.SLL: {show: func(l at, s *Summary) {
		s.Source = l.text(protocol.SLLSrcEther)
		l.payloadType(s, protocol.SLLEtherType)
	}},
	protocol.SLL2: {show: func(l at, s *Summary) {
		s.Source = l.text(protocol.SLL2SrcEther)
		l.payloadType(s, protocol.SLL2EtherType)
	}},
	protocol.ARP: {needs: []*protocol.Field{
		protocol.ARPSrcIPv4, protocol.ARPDstIPv4, protocol.ARPSrcMAC, protocol.ARPDstMAC, protocol.ARPGratuitous, protocol.ARPProbe,
		protocol.ARPAnnouncement, protocol.ARPDuplicate,
	}, show: describeARP},
	protocol.IP: {show: func(l at, s *Summary) {
		l.between(s, protocol.IPSrc, protocol.IPDst)
		s.Protocol = "IPv4"
		if !l.last() && !l.followedBy(protocol.Data) {
			return
		}
		s.Info = label(protocol.IPProto, l.load(protocol.IPProto))
		if protocol.IP.Opaque.Holds(l.b) {
			s.Info = fmt.Sprintf("Fragmented IP protocol (proto=%s %d, off=%d, ID=%04x)",
				s.Info, l.load(protocol.IPProto), 8*l.load(protocol.IPFragOffset), l.load(protocol.IPID))
		}
	}},
	protocol.IPv6:      {show: describeIPv6},
	protocol.ESP:       {show: func(l at, s *Summary) { s.Info = fmt.Sprintf("ESP (SPI=0x%08x)", l.load(protocol.ESPSPI)) }},
	protocol.SCTP:      {needs: sctpSummaryNeeds, show: describeSCTP},
	protocol.ICMP:      {needs: []*protocol.Field{protocol.ICMPRespTo}, show: describeICMP},
	protocol.ICMPv6:    {needs: append(fieldsNamed("icmpv6.opt.src_linkaddr", "icmpv6.opt.target_linkaddr"), protocol.ICMPv6RespTo), show: describeICMPv6},
	protocol.IGMP:      {needs: []*protocol.Field{protocol.IGMPVersion, protocol.IGMPGroup}, show: describeIGMP},
	protocol.OpenFlow1: describeOpenFlow("openflow_1_0.type"),
	protocol.OpenFlow4: describeOpenFlow("openflow_v4.type"),
	protocol.OpenFlow5: describeOpenFlow("openflow_v5.type"),
	protocol.OpenFlow6: describeOpenFlow("openflow_v6.type"),

	protocol.TCP: {needs: tcpSummaryNeeds(), show: describeTCP},
	protocol.UDP: {needs: []*protocol.Field{protocol.UDPBadLength, protocol.UDPNoLength, protocol.UDPZero}, show: describeUDP},

	protocol.HTTP:       {needs: httpSummaryNeeds, show: describeHTTP},
	protocol.SSDP:       {needs: httpSummaryNeeds, show: describeHTTP},
	protocol.MDNS:       {needs: dnsSummaryNeeds, show: describeDNS},
	protocol.LLMNR:      {needs: dnsSummaryNeeds, show: describeDNS},
	protocol.DNS:        {needs: dnsSummaryNeeds, show: describeDNS},
	protocol.TLS:        {needs: tlsSummaryNeeds, show: describeTLS},
	protocol.JSON:       {show: describeBody, adds: true},
	protocol.XML:        {show: describeBody, adds: true},
	protocol.TextLines:  {show: describeBody, adds: true},
	protocol.URLEncoded: {show: describeBody, adds: true},
	protocol.Media:      {show: describeBody, adds: true},
	protocol.GIF:        {show: describeBody, adds: true},
	protocol.PNG:        {show: describeBody, adds: true},
	protocol.JFIF:       {show: describeBody, adds: true},
	protocol.Data:       {adds: true},
}

// last tells whether no other layer will say more: only then the labels are worth loading.
func (l at) last() bool {
	for i := range l.d.layers[l.index+1:] {
		if !l.d.layers[l.index+1+i].isPart() {
			return false
		}
	}
	return true
}

// followedBy tells whether p comes next.
func (l at) followedBy(p *protocol.Protocol) bool {
	return l.index+1 < len(l.d.layers) && l.d.layers[l.index+1].proto == p
}

// below is the nearest layer of p that carries this one; one without bytes where there is none.
func (l at) below(p *protocol.Protocol) *layer {
	for i := l.index - 1; i > 0; i-- {
		if l.d.layers[i].proto == p {
			return &l.d.layers[i]
		}
	}
	return &layer{proto: p}
}

// isPart tells whether the layer is an option or an extension header: it belongs to the protocol before.
func (l *layer) isPart() bool { return strings.Contains(l.proto.Name, ".") }

// between shows the addresses, unless the header is too short for them.
func (l at) between(s *Summary, src, dst *protocol.Field) {
	s.Source = cmp.Or(l.text(src), s.Source)
	s.Destination = cmp.Or(l.text(dst), s.Destination)
}

// payloadType shows what follows as a number, for the case that nothing more is known of it.
func (l at) payloadType(s *Summary, f *protocol.Field) {
	if v, ok := l.value(f); ok && l.last() {
		s.Protocol, s.Info = fmt.Sprintf("0x%04x", v.Num), label(f, v.Num)
	}
}

func describeIPv6(l at, s *Summary) {
	l.between(s, protocol.IPv6Src, protocol.IPv6Dst)
	s.Protocol = "IPv6"
	if l.last() {
		s.Info = label(protocol.IPProto, l.load(protocol.IPv6Next))
	}
	for i := l.index + 1; i < len(l.d.layers) && l.d.layers[i].isPart(); i++ {
		if f := (at{l.d, i, &l.d.layers[i]}); f.proto == protocol.IPv6FragHdr && (f.last() || f.followedBy(protocol.Data)) {
			more := 'n'
			if f.load(protocol.IPv6FragMore) != 0 {
				more = 'y'
			}
			s.Info = fmt.Sprintf("IPv6 fragment (off=%d more=%c ident=0x%08x nxt=%d)",
				8*f.load(protocol.IPv6FragOffset), more, f.load(protocol.IPv6FragIdent), f.load(protocol.IPv6FragNext))
		}
	}
}

func describeARP(l at, s *Summary) {
	src, dst, mac := l.text(protocol.ARPSrcIPv4), l.text(protocol.ARPDstIPv4), l.text(protocol.ARPSrcMAC)
	switch op := l.load(protocol.ARPOpcode); {
	case op == 1 && l.has(protocol.ARPAnnouncement):
		s.Info = "ARP Announcement for " + dst
	case op == 1 && l.has(protocol.ARPProbe):
		s.Info = "Who has " + dst + "? (ARP Probe)"
	case op == 1 && l.has(protocol.ARPGratuitous):
		s.Info = "Gratuitous ARP for " + dst + " (Request)"
	case op == 1:
		s.Info = fmt.Sprintf("Who has %s? Tell %s", dst, src)
	case op == 2 && l.has(protocol.ARPGratuitous):
		s.Info = "Gratuitous ARP for " + dst + " (Reply)"
	case op == 2:
		s.Info = fmt.Sprintf("%s is at %s", src, mac)
	case op == 3:
		s.Protocol, s.Info = "RARP", fmt.Sprintf("Who is %s? Tell %s", l.text(protocol.ARPDstMAC), mac)
	case op == 4:
		s.Protocol, s.Info = "RARP", fmt.Sprintf("%s is at %s", l.text(protocol.ARPDstMAC), dst)
	default:
		s.Info = fmt.Sprintf("Unknown ARP opcode 0x%04x", op)
	}
	if l.has(protocol.ARPDuplicate) {
		s.Info += fmt.Sprintf(" (duplicate use of %s detected!)", src)
	}
}

// icmpCodes say what the code of an ICMP message means: RFC 792, 1122, 1812.
var icmpCodes = map[uint64][]string{
	3: {
		"Network unreachable", "Host unreachable", "Protocol unreachable", "Port unreachable", "Fragmentation needed",
		"Source route failed", "Destination network unknown", "Destination host unknown", "Source host isolated",
		"Network administratively prohibited", "Host administratively prohibited", "Network unreachable for TOS",
		"Host unreachable for TOS", "Communication administratively filtered", "Host precedence violation", "Precedence cutoff in effect",
	},
	5:  {"Redirect for network", "Redirect for host", "Redirect for TOS and network", "Redirect for TOS and host"},
	11: {"Time to live exceeded in transit", "Fragment reassembly time exceeded"},
	12: {"Pointer indicates the error", "Required option missing", "Bad length"},
	42: {"No error"},
	43: {"No error", "Malformed Query", "No Such Interface", "No Such Table Entry", "Multiple Interfaces Satisfy Query"},
}

// icmpv6Codes are those of ICMPv6: RFC 2894, 4443, 4620, 7112, 8335.
var icmpv6Codes = map[uint64][]string{
	1: {
		"No route to destination", "Administratively prohibited", "Beyond scope of source address", "Address unreachable",
		"Port unreachable", "Source address failed ingress/egress policy", "Reject route to destination", "Error in Source Routing Header",
	},
	3: {"Hop limit exceeded in transit", "Fragment reassembly time exceeded"},
	4: {
		"Erroneous header field encountered", "Unrecognized Next Header type encountered", "Unrecognized IPv6 option encountered",
		"IPv6 First Fragment has incomplete IPv6 Header Chain",
	},
	138: {"Command", "Result"},
	139: {"Query subject = IPv6 addresses", "Query subject = DNS name or empty", "Query subject = IPv4 addresses"},
	140: {"Successful", "Refused", "Unknown query type"},
	160: {"No error"},
	161: {"No error", "Malformed Query", "No Such Interface", "No Such Table Entry", "Multiple Interfaces Satisfy Query"},
}

// meaning is what a code says more of a message, as it follows its type.
func meaning(codes map[uint64][]string, kind, code uint64) string {
	if of := codes[kind]; code < uint64(len(of)) {
		return " (" + of[code] + ")"
	}
	return ""
}

func describeICMP(l at, s *Summary) {
	kind := l.load(protocol.ICMPType)
	s.Info = fmt.Sprintf("%-20s", label(protocol.ICMPType, kind))
	if kind != 0 && kind != 8 && (kind < 13 || kind > 18) { // neither an echo nor a question of RFC 792 and RFC 950
		s.Info = strings.TrimRight(s.Info+meaning(icmpCodes, kind, l.load(protocol.ICMPCode)), " ")
		return
	}
	s.Info = fmt.Sprintf("%s id=0x%04x, seq=%d/%d, ttl=%d", s.Info,
		l.load(protocol.ICMPIdent), l.load(protocol.ICMPSeq), l.load(protocol.ICMPSeqLE), l.below(protocol.IP).load(protocol.IPTTL))
	l.answers(s, protocol.ICMPRespTo)
}

// answers tells which frame has the request.
func (l at) answers(s *Summary, f *protocol.Field) {
	if request := l.text(f); request != "" {
		s.Info += " (request in " + request + ")"
	}
}

func describeICMPv6(l at, s *Summary) {
	kind := l.load(protocol.ICMPv6Type)
	code := l.load(protocol.ICMPv6Code)
	s.Protocol, s.Info = "ICMPv6", label(protocol.ICMPv6Type, kind)+meaning(icmpv6Codes, kind, code)
	target := l.text(protocol.ICMPv6NSTarget) + l.text(protocol.ICMPv6NATarget)
	switch {
	case kind >= 138 && kind <= 140 && code >= uint64(len(icmpv6Codes[kind])):
		s.Info += fmt.Sprintf(" (Unknown (%d))", code)
	case len(l.b) < protocol.ICMPv6.MinHeader:
	case kind == 128, kind == 129:
		s.Info += fmt.Sprintf(" id=0x%04x, seq=%d", l.load(protocol.ICMPv6Ident), l.load(protocol.ICMPv6Seq))
		s.Info += fmt.Sprintf(", hop limit=%d", l.below(protocol.IPv6).load(protocol.IPv6HopLimit))
		l.answers(s, protocol.ICMPv6RespTo)
	case target == "":
	case kind == 135:
		s.Info += " for " + target
	case kind == 136:
		var flags []string
		for i, f := range [...]*protocol.Field{protocol.ICMPv6NAFlagR, protocol.ICMPv6NAFlagS, protocol.ICMPv6NAFlagO} {
			if l.load(f) != 0 {
				flags = append(flags, [...]string{"rtr", "sol", "ovr"}[i])
			}
		}
		s.Info += fmt.Sprintf(" %s (%s)", target, cmp.Or(strings.Join(flags, ", "), "none"))
	}
	for c := range l.told() {
		switch c.field.Name {
		case "icmpv6.opt.src_linkaddr":
			s.Info += " from " + ftype.Text(c.value)
		case "icmpv6.opt.target_linkaddr":
			s.Info += " is at " + ftype.Text(c.value)
		}
	}
}

func describeIGMP(l at, s *Summary) {
	if v := l.text(protocol.IGMPVersion); v != "" {
		s.Protocol = "IGMPv" + v
	}
	group := l.text(protocol.IGMPGroup)
	switch l.load(protocol.IGMPType) {
	case 0x11:
		s.Info = "Membership Query, general"
		if group != "0.0.0.0" {
			s.Info = "Membership Query, specific for group " + group
		}
	case 0x12, 0x16:
		s.Info = "Membership Report group " + group
	case 0x17:
		s.Info = "Leave Group " + group
	}
}

func describeUDP(l at, s *Summary) {
	s.Info = fmt.Sprintf("%d → %d", l.load(protocol.UDPSrcPort), l.load(protocol.UDPDstPort))
	if len(l.b) < 6 {
		return
	}
	n := int(l.load(protocol.UDPLength))
	jumbogram, bad := l.has(protocol.UDPNoLength), l.has(protocol.UDPBadLength)
	switch {
	case bad && n < protocol.UDP.MinHeader:
		s.Info += fmt.Sprintf(" [BAD UDP LENGTH %d < 8]", n)
		return
	case bad:
		s.Info += fmt.Sprintf(" [BAD UDP LENGTH %d > IP PAYLOAD LENGTH]", n)
	case jumbogram:
		n = l.full
	}
	s.Info += fmt.Sprintf(" Len=%d", max(n-protocol.UDP.MinHeader, 0))
	if jumbogram {
		s.Info += " [Jumbogram]"
	}
	if l.has(protocol.UDPZero) {
		s.Info += " [ILLEGAL CHECKSUM (0)]"
	}
}

var sctpSummaryNeeds = fieldsNamed("sctp.chunk_type", "sctp.data_tsn", "sctp.sack_cumulative_tsn_ack", "sctp.sack_a_rwnd")

// describeSCTP lists the chunks.
func describeSCTP(l at, s *Summary) {
	var info strings.Builder
	acked := uint64(0)
	for c := range l.told() {
		switch n := c.value.Num; c.field.Name {
		case "sctp.chunk_type":
			info.WriteString(label(c.field, n) + " ")
		case "sctp.data_tsn":
			fmt.Fprintf(&info, "(TSN=%d) ", n)
		case "sctp.sack_cumulative_tsn_ack":
			acked = n
		case "sctp.sack_a_rwnd":
			fmt.Fprintf(&info, "(Ack=%d, Arwnd=%d) ", acked, n)
		}
	}
	s.Info = info.String()
}

// tcpMarks are what the analysis says of a segment before everything else: Wireshark puts what it finds later in front.
var tcpMarks = []struct {
	field *protocol.Field
	text  string
}{
	{protocol.TCPZeroProbeAck, "TCP ZeroWindowProbeAck"},
	{protocol.TCPZeroWindow, "TCP ZeroWindow"},
	{protocol.TCPZeroWindowProbe, "TCP ZeroWindowProbe"},
	{protocol.TCPWindowFull, "TCP Window Full"},
	{protocol.TCPKeepAliveAck, "TCP Keep-Alive ACK"},
	{protocol.TCPKeepAlive, "TCP Keep-Alive"},
	{protocol.TCPDuplicateAck, "TCP Dup ACK"},
	{protocol.TCPWindowUpdate, "TCP Window Update"},
	{protocol.TCPAckLostSegment, "TCP ACKed unseen segment"},
	{protocol.TCPLostSegment, "TCP Previous segment not captured"},
	{protocol.TCPReusedPorts, "TCP Port numbers reused"},
	{protocol.TCPOutOfOrder, "TCP Out-Of-Order"},
	{protocol.TCPSpuriousRetrans, "TCP Spurious Retransmission"},
	{protocol.TCPFastRetrans, "TCP Fast Retransmission"},
	{protocol.TCPRetransmission, "TCP Retransmission"},
}

func tcpSummaryNeeds() []*protocol.Field {
	needs := []*protocol.Field{
		protocol.TCPSeq, protocol.TCPAck, protocol.TCPLen, protocol.TCPWindow, protocol.TCPReassembledIn,
		protocol.TCPDuplicateAckFrame, protocol.TCPDuplicateAckNum,
		protocol.TCPOptScaleMultiplier, protocol.TCPOptSACKLeft, protocol.TCPOptSACKRight,
	}
	for _, m := range tcpMarks {
		needs = append(needs, m.field)
	}
	return needs
}

func describeTCP(l at, s *Summary) {
	again := false
	for _, m := range tcpMarks {
		if !l.has(m.field) {
			continue
		}
		text := m.text
		switch m.field {
		case protocol.TCPDuplicateAck:
			text += fmt.Sprintf(" %s#%s", l.text(protocol.TCPDuplicateAckFrame), l.text(protocol.TCPDuplicateAckNum))
		case protocol.TCPSpuriousRetrans, protocol.TCPFastRetrans:
			again = true
		case protocol.TCPRetransmission:
			if again { // a kind of it was named
				continue
			}
		}
		s.mark += "[" + text + "] "
	}
	if in := l.text(protocol.TCPReassembledIn); in != "" {
		s.tail = " [TCP PDU reassembled in " + in + "]"
	}
	if line := l.d.begun.line; line != nil {
		s.Info = string(line) + " "
		if l.d.begun.full > l.full-l.own {
			s.tail = fmt.Sprintf(" [TCP PDU reassembled in %d]", s.Number)
		}
		return
	}
	ports := fmt.Sprintf("%d → %d", l.load(protocol.TCPSrcPort), l.load(protocol.TCPDstPort))
	if len(l.b) < protocol.TCP.MinHeader {
		s.Info = ports
		return
	}
	flags := l.load(protocol.TCPFlags)
	s.Info = fmt.Sprintf("%s [%s] Seq=%s", ports, tcpFlagNames(flags), l.text(protocol.TCPSeq))
	if flags&tcpACK != 0 {
		s.Info += " Ack=" + l.text(protocol.TCPAck)
	}
	s.Info += " Win=" + l.text(protocol.TCPWindow)
	if flags&tcpURG != 0 {
		s.Info += fmt.Sprintf(" Urg=%d", l.load(protocol.TCPUrgent))
	}
	s.Info += " Len=" + l.text(protocol.TCPLen)
	for i := l.index + 1; i < len(l.d.layers) && l.d.layers[i].part; i++ {
		s.Info += at{l.d, i, &l.d.layers[i]}.tcpOption()
	}
}

// tcpOption is how a segment's line shows an option; most are not shown.
func (l at) tcpOption() string {
	switch l.proto {
	case protocol.TCPOptMSS:
		return " MSS=" + l.text(protocol.TCPOptMSSValue)
	case protocol.TCPOptScale:
		return " WS=" + l.text(protocol.TCPOptScaleMultiplier)
	case protocol.TCPOptSACKPermitted:
		return " SACK_PERM"
	case protocol.TCPOptTimestamp:
		return " TSval=" + l.text(protocol.TCPOptTSVal) + " TSecr=" + l.text(protocol.TCPOptTSEcr)
	case protocol.TCPOptMD5:
		return " MD5"
	case protocol.TCPOptSACK:
		text := ""
		for c := range l.told() {
			switch c.field {
			case protocol.TCPOptSACKLeft:
				text += fmt.Sprintf(" SLE=%d", c.value.Num)
			case protocol.TCPOptSACKRight:
				text += fmt.Sprintf(" SRE=%d", c.value.Num)
			}
		}
		return text
	}
	return ""
}

func tcpFlagNames(flags uint64) string {
	var set []string
	for i, name := range [...]string{"FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR", "AE"} {
		if flags>>i&1 != 0 {
			set = append(set, name)
		}
	}
	if set == nil {
		return "<None>"
	}
	return strings.Join(set, ", ")
}
