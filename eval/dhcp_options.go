package eval

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"strconv"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// dhcpOption reads the value of an option.
type dhcpOption func(r *dhcpReader, b []byte)

// dhcpFixed reads a value of one length.
func dhcpFixed(f *protocol.Field) dhcpOption {
	width := wireWidth(f)
	return func(r *dhcpReader, b []byte) {
		if len(b) != width {
			r.giveLabel(protocol.DHCPBadLength)
			return
		}
		r.giveWire(f, b)
	}
}

// dhcpFirst reads a value that more may follow.
func dhcpFirst(f *protocol.Field) dhcpOption {
	width := wireWidth(f)
	return func(r *dhcpReader, b []byte) {
		if len(b) < width {
			r.giveLabel(protocol.DHCPBadLength)
			return
		}
		r.giveWire(f, b[:width])
	}
}

// dhcpList reads values that alternate.
func dhcpList(fields ...*protocol.Field) dhcpOption {
	size := 0
	for _, f := range fields {
		size += wireWidth(f)
	}
	return func(r *dhcpReader, b []byte) {
		for ; len(b) >= size; b = b[size:] {
			at := 0
			for _, f := range fields {
				r.giveWire(f, b[at:at+wireWidth(f)])
				at += wireWidth(f)
			}
		}
		if len(b) > 0 {
			r.giveLabel(protocol.DHCPBadLength)
		}
	}
}

// text adds text of ASCII characters, which a zero byte may end early.
func (r *dhcpReader) text(f *protocol.Field, b []byte) { r.giveASCII(len(r.layers)-1, f, untilNUL(b)) }

func dhcpText(f *protocol.Field) dhcpOption {
	return func(r *dhcpReader, b []byte) { r.text(f, b) }
}

// dhcpRest reads bytes of any number.
func dhcpRest(f *protocol.Field) dhcpOption {
	return func(r *dhcpReader, b []byte) { r.giveBytes(f, b) }
}

// dhcpNone is for what must have no value.
func dhcpNone(r *dhcpReader, b []byte) {
	if len(b) > 0 {
		r.giveLabel(protocol.DHCPBadLength)
	}
}

// wireWidth is how many bytes a value takes.
func wireWidth(f *protocol.Field) int { return max(f.Type.Width(), 1) }

// dhcpAtLeast checks the length of an option's value before it is read.
func dhcpAtLeast(n int, read dhcpOption) dhcpOption {
	return func(r *dhcpReader, b []byte) {
		if len(b) < n {
			r.giveLabel(protocol.DHCPBadLength)
			return
		}
		read(r, b)
	}
}

// dhcpOptions are the readers of options, by the options' numbers.
var dhcpOptions [256]dhcpOption

func init() { // a variable initialiser would be a cycle
	dhcpOptions = [256]dhcpOption{
		1:   dhcpFixed(protocol.DHCPSubnetMask),
		2:   dhcpFixed(protocol.DHCPTimeOffset),
		3:   dhcpList(protocol.DHCPRouter),
		4:   dhcpList(protocol.DHCPTimeServer),
		5:   dhcpList(protocol.DHCPNameServer),
		6:   dhcpList(protocol.DHCPDomainNameServer),
		7:   dhcpList(protocol.DHCPLogServer),
		8:   dhcpList(protocol.DHCPQuotesServer),
		9:   dhcpList(protocol.DHCPLPRServer),
		10:  dhcpList(protocol.DHCPImpressServer),
		11:  dhcpList(protocol.DHCPLocationServer),
		12:  dhcpText(protocol.DHCPHostname),
		13:  dhcpFixed(protocol.DHCPBootFileSize),
		14:  dhcpText(protocol.DHCPDumpFile),
		15:  dhcpText(protocol.DHCPDomainName),
		16:  dhcpFixed(protocol.DHCPSwapServer),
		17:  dhcpText(protocol.DHCPRootPath),
		18:  dhcpText(protocol.DHCPExtensionPath),
		19:  dhcpFixed(protocol.DHCPIPForwarding),
		20:  dhcpFixed(protocol.DHCPSourceRouting),
		21:  dhcpList(protocol.DHCPPolicyFilter, protocol.DHCPPolicyFilterMask),
		22:  dhcpFixed(protocol.DHCPMaxReassembly),
		23:  dhcpFixed(protocol.DHCPDefaultTTL),
		24:  dhcpFixed(protocol.DHCPMTUTimeout),
		25:  dhcpList(protocol.DHCPMTUPlateau),
		26:  dhcpFixed(protocol.DHCPMTU),
		27:  dhcpFixed(protocol.DHCPSubnetsLocal),
		28:  dhcpFixed(protocol.DHCPBroadcast),
		29:  dhcpFixed(protocol.DHCPMaskDiscovery),
		30:  dhcpFixed(protocol.DHCPMaskSupplier),
		31:  dhcpFixed(protocol.DHCPRouterDiscovery),
		32:  dhcpFixed(protocol.DHCPSolicitation),
		33:  dhcpList(protocol.DHCPStaticRoute, protocol.DHCPStaticRouter),
		34:  dhcpFixed(protocol.DHCPTrailers),
		35:  dhcpFixed(protocol.DHCPARPTimeout),
		36:  dhcpFixed(protocol.DHCPEthernetEncapsulation),
		37:  dhcpFixed(protocol.DHCPTCPTTL),
		38:  dhcpFixed(protocol.DHCPKeepaliveInterval),
		39:  dhcpFixed(protocol.DHCPKeepaliveGarbage),
		40:  dhcpText(protocol.DHCPNISDomain),
		41:  dhcpList(protocol.DHCPNISServer),
		42:  dhcpList(protocol.DHCPNTPServer),
		43:  dhcpVendor,
		44:  dhcpList(protocol.DHCPWINS),
		45:  dhcpList(protocol.DHCPNBDD),
		46:  dhcpFixed(protocol.DHCPNodeType),
		47:  dhcpText(protocol.DHCPNetBIOSScope),
		48:  dhcpList(protocol.DHCPXFontServer),
		49:  dhcpList(protocol.DHCPXDisplayManager),
		50:  dhcpFixed(protocol.DHCPRequestedIP),
		51:  dhcpFixed(protocol.DHCPLeaseTime),
		52:  dhcpFirst(protocol.DHCPOverload),
		53:  dhcpFirst(protocol.DHCPMessageType),
		54:  dhcpFixed(protocol.DHCPServerID),
		55:  dhcpList(protocol.DHCPRequestItem),
		56:  dhcpText(protocol.DHCPMessage),
		57:  dhcpFixed(protocol.DHCPMaxSize),
		58:  dhcpFixed(protocol.DHCPRenewal),
		59:  dhcpFixed(protocol.DHCPRebinding),
		60:  dhcpText(protocol.DHCPVendorClass),
		61:  dhcpClientID,
		62:  dhcpText(protocol.DHCPNetwareDomain),
		63:  dhcpNetware.read,
		64:  dhcpText(protocol.DHCPNISPlusDomain),
		65:  dhcpList(protocol.DHCPNISPlusServer),
		66:  dhcpText(protocol.DHCPTFTPServerName),
		67:  dhcpText(protocol.DHCPBootfileName),
		68:  dhcpList(protocol.DHCPHomeAgent),
		69:  dhcpList(protocol.DHCPSMTPServer),
		70:  dhcpList(protocol.DHCPPOP3Server),
		71:  dhcpList(protocol.DHCPNNTPServer),
		72:  dhcpList(protocol.DHCPWWWServer),
		73:  dhcpList(protocol.DHCPFingerServer),
		74:  dhcpList(protocol.DHCPIRCServer),
		75:  dhcpList(protocol.DHCPStreetTalk),
		76:  dhcpList(protocol.DHCPStreetTalkDA),
		77:  dhcpAtLeast(2, dhcpUserClass),
		78:  dhcpAtLeast(1, dhcpSLPAgents),
		79:  dhcpSLPScope,
		81:  dhcpAtLeast(3, dhcpFQDN),
		82:  dhcpAgent.read,
		83:  dhcpAtLeast(14, dhcpUnread),
		85:  dhcpList(protocol.DHCPNDSServer),
		86:  dhcpText(protocol.DHCPNDSTree),
		87:  dhcpText(protocol.DHCPNDSContext),
		90:  dhcpAtLeast(11, dhcpAuthentication),
		91:  dhcpFixed(protocol.DHCPLastTransaction),
		92:  dhcpList(protocol.DHCPAssociatedIP),
		93:  dhcpList(protocol.DHCPArchitecture),
		94:  dhcpNetworkInterface,
		97:  dhcpUUID,
		99:  dhcpCivicLocation,
		100: dhcpText(protocol.DHCPTZPOSIX),
		101: dhcpText(protocol.DHCPTZDatabase),
		108: dhcpFixed(protocol.DHCPIPv6Only),
		112: dhcpList(protocol.DHCPNetInfoServer),
		113: dhcpText(protocol.DHCPNetInfoTag),
		114: dhcpText(protocol.DHCPCaptivePortal),
		116: dhcpFixed(protocol.DHCPAutoConfiguration),
		117: dhcpAtLeast(2, dhcpNameServiceSearch),
		118: dhcpList(protocol.DHCPSubnetSelection),
		119: dhcpSearchList,
		120: dhcpSIPServers,
		121: dhcpAtLeast(5, dhcpClasslessRoutes),
		124: dhcpEnterpriseClass,
		125: dhcpEnterpriseInformation,
		136: dhcpList(protocol.DHCPPANAAgent),
		137: dhcpText(protocol.DHCPLoSTServer),
		138: dhcpList(protocol.DHCPCAPWAP),
		142: dhcpList(protocol.DHCPANDSF),
		145: dhcpList(protocol.DHCPNonceAlgorithm),
		146: dhcpAtLeast(10, dhcpRDNSS),
		147: dhcpText(protocol.DHCPDOTS),
		148: dhcpList(protocol.DHCPDOTSAddress),
		150: dhcpList(protocol.DHCPTFTPServer),
		151: dhcpAtLeast(1, dhcpLeaseStatus),
		152: dhcpTime(protocol.DHCPLeaseBase),
		153: dhcpFixed(protocol.DHCPStateStart),
		154: dhcpTime(protocol.DHCPLeaseQueryStart),
		155: dhcpTime(protocol.DHCPLeaseQueryEnd),
		156: dhcpFixed(protocol.DHCPLeaseState),
		157: dhcpFixed(protocol.DHCPDataSource),
		159: dhcpPortParameters,
		160: dhcpText(protocol.DHCPCaptivePortal),
		161: dhcpText(protocol.DHCPMUD),
		209: dhcpText(protocol.DHCPPXEConfig),
		210: dhcpText(protocol.DHCPPXEPrefix),
		211: dhcpFixed(protocol.DHCPPXEReboot),
		212: dhcp6RD,
		249: dhcpAtLeast(5, dhcpClasslessRoutes),
		252: dhcpText(protocol.DHCPProxy),
	}
}

// dhcpSuboptions are the suboptions of an option.
type dhcpSuboptions struct {
	kind, value *protocol.Field // value nil: the bytes are not given as such
	readers     map[byte]dhcpOption
	strict      bool // a value that has no room ends all reading
	early       bool // the number is given even where the length is missing
}

// read reads suboptions, each of a number, a length and a value.
func (s *dhcpSuboptions) read(r *dhcpReader, b []byte) {
	for len(b) > 0 {
		if len(b) < 2 {
			if s.early {
				r.giveNum(s.kind, uint64(b[0]))
			}
			r.giveLabel(protocol.DHCPNoSuboptionLength)
			return
		}
		kind, size := b[0], int(b[1])
		r.giveNum(s.kind, uint64(kind))
		r.giveNum(protocol.DHCPSuboptionLength, uint64(size))
		b = b[2:]
		if size > len(b) {
			if r.bad = s.strict; !r.bad {
				r.giveLabel(protocol.DHCPNoSuboptionValue)
			}
			return
		}
		v := b[:size]
		b = b[size:]
		if s.value != nil {
			r.giveBytes(s.value, v)
		}
		if read := s.readers[kind]; read != nil {
			if read(r, v); r.bad {
				return
			}
		}
	}
}

var dhcpAgent = dhcpSuboptions{kind: protocol.DHCPAgentSuboption, value: protocol.DHCPAgentValue, readers: map[byte]dhcpOption{
	1:   dhcpRest(protocol.DHCPAgentCircuit),
	2:   dhcpRest(protocol.DHCPAgentRemote),
	3:   dhcpRest(protocol.DHCPAgentReserved),
	4:   dhcpFixed(protocol.DHCPAgentDeviceClass),
	5:   dhcpFixed(protocol.DHCPAgentLink),
	6:   dhcpText(protocol.DHCPAgentSubscriber),
	7:   dhcpRest(protocol.DHCPAgentRADIUS),
	8:   dhcpRest(protocol.DHCPAgentAuthentication),
	9:   dhcpAgentEnterprise,
	10:  dhcpFixed(protocol.DHCPAgentFlags),
	11:  dhcpFixed(protocol.DHCPAgentServer),
	12:  dhcpRest(protocol.DHCPAgentID),
	13:  dhcpAgentTechnology,
	14:  dhcpText(protocol.DHCPAgentNetwork),
	15:  dhcpText(protocol.DHCPAgentAccessPoint),
	16:  dhcpAgentBSSID,
	17:  dhcpRest(protocol.DHCPAgentOperator),
	18:  dhcpText(protocol.DHCPAgentRealm),
	150: dhcpFixed(protocol.DHCPAgentLinkCisco),
	151: dhcpAgentVRF,
	152: dhcpFixed(protocol.DHCPAgentServerCisco),
}}

var dhcpNetware = dhcpSuboptions{kind: protocol.DHCPNetwareSuboption, value: protocol.DHCPNetwareValue, strict: true, readers: map[byte]dhcpOption{
	0: dhcpRest(protocol.DHCPNetwareValue),
	1: dhcpNone, 2: dhcpNone, 3: dhcpNone, 4: dhcpNone,
	5:  dhcpFixed(protocol.DHCPNetwareBroadcast),
	6:  dhcpList(protocol.DHCPNetwarePreferred),
	7:  dhcpList(protocol.DHCPNetwareNearest),
	8:  dhcpFixed(protocol.DHCPNetwareRetries),
	9:  dhcpFixed(protocol.DHCPNetwareDelay),
	10: dhcpFixed(protocol.DHCPNetware11),
	11: dhcpFixed(protocol.DHCPNetwarePrimary),
}}

var dhcpTR111 = dhcpSuboptions{kind: protocol.DHCPTR111Suboption, value: protocol.DHCPVIValue, strict: true, readers: map[byte]dhcpOption{
	1: dhcpDeviceOUI,
	2: dhcpText(protocol.DHCPTR111DeviceSerial),
	3: dhcpText(protocol.DHCPTR111DeviceClass),
	4: dhcpText(protocol.DHCPTR111GatewayOUI),
	5: dhcpText(protocol.DHCPTR111GatewaySerial),
	6: dhcpText(protocol.DHCPTR111GatewayClass),
}}

var dhcpEnterprise = dhcpSuboptions{kind: protocol.DHCPVISuboption, value: protocol.DHCPVIData, early: true}

// hexText is the hexadecimal text of bytes.
func (d *dissection) hexText(b []byte) []byte {
	start := len(d.arena)
	d.arena = hex.AppendEncode(d.arena, b)
	return d.arena[start:]
}

func dhcpClientID(r *dhcpReader, b []byte) {
	const plain, largest, unique = 0, 48, 255
	switch kind := kindOf(b); {
	case len(b) == 7 && kind > plain && kind < largest:
		r.giveNum(protocol.DHCPHardwareType, uint64(kind))
		if dhcpEthernet(kind) {
			r.giveBytes(protocol.DHCPMAC, b[1:])
		} else if r.wants(protocol.DHCPClientHardware) {
			r.giveBytes(protocol.DHCPClientHardware, r.hexText(b[1:]))
		}
	case len(b) == 17 && kind == plain:
		r.giveGUID(protocol.DHCPClientUUID, b[1:])
	case kind == unique && len(b) > 4:
		if r.wants(protocol.DHCPIAID) {
			r.giveBytes(protocol.DHCPIAID, r.hexText(b[1:5]))
		}
		r.unique(b[5:])
	case len(b) > 1 && kind == plain:
		r.giveNum(protocol.DHCPClientIDType, plain)
		r.text(protocol.DHCPClientIDText, b[1:])
	}
}

// kindOf is the first of some bytes, which tells what the rest is.
func kindOf(b []byte) byte {
	if len(b) == 0 {
		return 0
	}
	return b[0]
}

// giveGUID adds a GUID whose first three parts stand with their last byte first.
func (d *dissection) giveGUID(f *protocol.Field, b []byte) {
	if d.wants(f) {
		start := len(d.arena)
		d.arena = append(d.arena, b[3], b[2], b[1], b[0], b[5], b[4], b[7], b[6])
		d.arena = append(d.arena, b[8:16]...)
		d.give(f, ftype.Value{Bytes: d.arena[start:]}, b)
	}
}

// unique reads a unique identifier (RFC 8415).
func (r *dhcpReader) unique(b []byte) {
	if r.bad = len(b) < 2; r.bad {
		return
	}
	kind := binary.BigEndian.Uint16(b)
	r.giveNum(protocol.DHCPDUIDType, uint64(kind))
	switch b = b[2:]; kind {
	case duidTime:
		if len(b) == 0 {
			r.giveLabel(protocol.DHCPDUIDMalformed)
			return
		}
		if r.bad = len(b) < 6; r.bad {
			return
		}
		r.giveWire(protocol.DHCPDUIDTimeHardware, b[:2])
		r.giveWire(protocol.DHCPDUIDTime, b[2:6])
		r.link(b[1], b[6:])
	case duidEnterprise:
		if r.bad = len(b) < 4; r.bad {
			return
		}
		r.giveWire(protocol.DHCPDUIDEnterprise, b[:4])
		if len(b) > 4 {
			r.giveBytes(protocol.DHCPDUIDIdentifier, b[4:])
		}
	case duidLink:
		if r.bad = len(b) < 2; r.bad {
			return
		}
		r.giveWire(protocol.DHCPDUIDHardware, b[:2])
		r.link(b[1], b[2:])
	}
}

// The types of unique identifiers.
const (
	duidTime       = 1 // a link-layer address and a time
	duidEnterprise = 2
	duidLink       = 3 // a link-layer address
	duidUUID       = 4
)

// link reads a link-layer address of a kind of hardware.
func (r *dhcpReader) link(kind byte, b []byte) {
	mac := dhcpEthernet(kind) && len(b) == 6
	if mac {
		r.giveBytes(protocol.DHCPLinkAddressEther, b)
	}
	if r.wants(protocol.DHCPLinkAddress) {
		r.giveBytes(protocol.DHCPLinkAddress, r.linkText(b, mac))
	}
}

// linkText is a link-layer address as Wireshark prints it.
func (d *dissection) linkText(b []byte, ethernet bool) []byte {
	switch {
	case len(b) == 0:
		return []byte("<No address>")
	case !ethernet:
		return d.hexText(b)
	}
	start := len(d.arena)
	d.arena = ftype.AppendText(d.arena, ftype.Value{Type: ftype.Ether, Bytes: b})
	return d.arena[start:]
}

func dhcpUserClass(r *dhcpReader, b []byte) {
	for i := uint64(0); len(b) > 0; i++ {
		n := int(b[0])
		if n >= len(b) && n > 0 {
			r.giveLabel(protocol.DHCPNonstandard)
			r.text(protocol.DHCPUserClassText, b)
			return
		}
		r.giveNum(protocol.DHCPUserClass, i)
		r.giveNum(protocol.DHCPUserClassLength, uint64(n))
		if n == 0 {
			r.giveLabel(protocol.DHCPBadLength)
			return
		}
		r.giveBytes(protocol.DHCPUserClassData, b[1:1+n])
		b = b[1+n:]
	}
}

func dhcpSLPAgents(r *dhcpReader, b []byte) {
	r.giveNum(protocol.DHCPSLPAgent, uint64(b[0]))
	dhcpList(protocol.DHCPSLPAddress)(r, b[1:])
}

func dhcpSLPScope(r *dhcpReader, b []byte) {
	if r.bad = len(b) == 0; r.bad {
		return
	}
	r.giveNum(protocol.DHCPSLPScope, uint64(b[0]))
	r.text(protocol.DHCPSLPScopeText, b[1:])
}

func dhcpFQDN(r *dhcpReader, b []byte) {
	const encoded, header = 0x04, 3
	r.givePart(protocol.DHCPFQDN, b)
	switch name := b[header:]; {
	case len(name) == 0:
	case b[0]&encoded != 0:
		r.names(protocol.DHCPFQDNName, name, 0, false)
	default:
		r.text(protocol.DHCPFQDNName, name)
	}
}

// names reads the names, or the first name, that stand from at on as in DNS. The end of the bytes ends a name that they begin with.
func (r *dhcpReader) names(f *protocol.Field, b []byte, at int, all bool) {
	n := dnsReader{dissection: r.dissection, b: b, full: len(b), at: at}
	if at == 0 {
		start := len(r.arena)
		r.arena = append(append(r.arena, b...), 0)
		n.b, n.full = r.arena[start:], len(b)+1
	}
	for n.at < len(b) {
		if n.domain(f); n.bad || !all {
			break
		}
	}
	r.bad = n.bad
}

func dhcpAuthentication(r *dhcpReader, b []byte) {
	const delayed, hmac, header, discover, inform = 1, 1, 11, 1, 8
	r.givePart(protocol.DHCPAuthentication, b)
	algorithm := protocol.DHCPAuthAlgorithm
	if b[0] == delayed {
		algorithm = protocol.DHCPAuthDelayed
	}
	r.giveNum(algorithm, uint64(b[1]))
	r.giveNum(protocol.DHCPReplayMethod, uint64(b[2]))
	if b[2] == 0 {
		r.giveWire(protocol.DHCPReplayDetection, b[3:header])
	} else {
		r.text(protocol.DHCPReplayValue, b[3:header])
	}
	switch rest := b[header:]; {
	case b[0] == delayed && b[1] == hmac:
		if r.kind != discover && r.kind != inform && len(rest) >= 20 {
			r.givePart(protocol.DHCPSecret, rest)
		}
	case b[0] != delayed && len(rest) > 0:
		r.text(protocol.DHCPAuthInformation, rest)
	}
}

func dhcpNetworkInterface(r *dhcpReader, b []byte) {
	if r.bad = len(b) == 0; r.bad || b[0] != 1 {
		return
	}
	if len(b) > 1 {
		r.giveNum(protocol.DHCPNetworkMajor, uint64(b[1]))
	}
	if r.bad = len(b) < 3; !r.bad {
		r.giveNum(protocol.DHCPNetworkMinor, uint64(b[2]))
	}
}

func dhcpUUID(r *dhcpReader, b []byte) {
	if len(b) == 17 && b[0] == 0 {
		r.giveGUID(protocol.DHCPClientUUID, b[1:])
	}
}

func dhcpCivicLocation(r *dhcpReader, b []byte) {
	const header = 3
	if len(b) < header {
		return
	}
	r.giveNum(protocol.DHCPCivicWhat, uint64(b[0]))
	r.text(protocol.DHCPCivicCountry, b[1:header])
	for b = b[header:]; len(b) >= 2; {
		n := int(b[1])
		r.giveNum(protocol.DHCPCivicType, uint64(b[0]))
		r.giveNum(protocol.DHCPCivicLength, uint64(n))
		if b = b[2:]; n > len(b) {
			r.giveLabel(protocol.DHCPCivicBad)
			return
		}
		if n > 0 {
			r.text(protocol.DHCPCivicValue, b[:n])
		}
		b = b[n:]
	}
}

// dhcpNameServices are the texts of services that look names up (RFC 2937).
var dhcpNameServices = map[uint16]string{
	0:  "Local naming information (e.g., an /etc/hosts file on a UNIX machine) (0)",
	6:  "Domain Name Server Option (6)",
	41: "Network Information Servers Option (41)",
	44: "NetBIOS over TCP/IP Name Server Option (44)",
	65: "Network Information Service+ Servers Option (65)",
}

func dhcpNameServiceSearch(r *dhcpReader, b []byte) {
	if len(b)%2 > 0 {
		r.giveLabel(protocol.DHCPBadLength)
		return
	}
	for ; len(b) > 0; b = b[2:] {
		if s, ok := dhcpNameServices[binary.BigEndian.Uint16(b)]; ok {
			r.giveBytes(protocol.DHCPNameService, []byte(s))
		} else {
			r.giveLabel(protocol.DHCPNameServiceBad)
		}
	}
}

func dhcpSearchList(r *dhcpReader, b []byte) { r.names(protocol.DHCPSearchDomain, b, 0, true) }

func dhcpSIPServers(r *dhcpReader, b []byte) {
	const names, addresses = 0, 1
	if r.bad = len(b) == 0; r.bad {
		return
	}
	r.giveNum(protocol.DHCPSIPEncoding, uint64(b[0]))
	switch {
	case b[0] == names && len(b) < 3, b[0] == addresses && len(b)%4 != 1, len(b) == 1 && b[0] == addresses:
		r.giveLabel(protocol.DHCPBadLength)
	case b[0] == names:
		r.names(protocol.DHCPSIPName, b, 1, true)
	case b[0] == addresses:
		dhcpList(protocol.DHCPSIPAddress)(r, b[1:])
	default:
		r.giveLabel(protocol.DHCPSIPEncodingBad)
	}
}

func dhcpClasslessRoutes(r *dhcpReader, b []byte) {
	for len(b) > 0 {
		if b[0] > 32 {
			r.giveLabel(protocol.DHCPClasslessBad)
			return
		}
		n := 1 + (int(b[0])+7)/8 + 4
		if r.bad = n > len(b); r.bad {
			return
		}
		r.giveBytes(protocol.DHCPClasslessRoute, b[:n])
		b = b[n:]
	}
}

// dhcpEnterpriseClass reads vendor classes, each of an enterprise.
func dhcpEnterpriseClass(r *dhcpReader, b []byte) {
	const header = 5
	if len(b) == 1 {
		r.giveNum(protocol.DHCPVIClassMode, uint64(b[0]))
		return
	}
	for len(b) > 0 {
		if len(b) < header {
			r.giveLabel(protocol.DHCPBadLength)
			return
		}
		r.givePart(protocol.DHCPVIClass, b)
		n := int(b[4])
		b = b[header:]
		if r.bad = n > len(b); r.bad {
			return
		}
		items := b[:n]
		b = b[n:]
		for len(items) > 0 {
			n := int(items[0])
			if n >= len(items) {
				r.giveLabel(protocol.DHCPNonstandard)
				r.giveBytes(protocol.DHCPVIClassItem, items)
				break
			}
			r.giveNum(protocol.DHCPVIClassItemLength, uint64(n))
			r.giveBytes(protocol.DHCPVIClassItem, items[1:1+n])
			items = items[1+n:]
		}
	}
}

// Enterprises with suboptions of their own.
const (
	broadbandForum = 3561
	cableLabs      = 4491
)

func dhcpEnterpriseInformation(r *dhcpReader, b []byte) {
	const header = 5
	for len(b) > 0 && !r.bad {
		if len(b) < header {
			r.giveLabel(protocol.DHCPBadLength)
			return
		}
		r.givePart(protocol.DHCPVI, b)
		enterprise, n := binary.BigEndian.Uint32(b), int(b[4])
		b = b[header:]
		if r.bad = n > 0 && len(b) == 0; r.bad {
			return
		}
		n = min(n, len(b))
		switch enterprise {
		case broadbandForum:
			dhcpTR111.read(r, b[:n])
		case cableLabs: // suboptions that are not known here
		default:
			dhcpEnterprise.read(r, b[:n])
		}
		b = b[n:]
	}
}

// dhcpDeviceOUI reads an OUI that is written in hexadecimal.
func dhcpDeviceOUI(r *dhcpReader, b []byte) {
	if n, err := strconv.ParseUint(string(untilNUL(b)), 16, 24); err == nil {
		r.giveNum(protocol.DHCPTR111DeviceOUI, n)
	}
}

func dhcpRDNSS(r *dhcpReader, b []byte) {
	const header = 9
	r.givePart(protocol.DHCPRDNSS, b)
	r.names(protocol.DHCPRDNSSDomain, b[header:], 0, false)
}

func dhcpLeaseStatus(r *dhcpReader, b []byte) {
	r.giveNum(protocol.DHCPLeaseStatus, uint64(b[0]))
	if len(b) > 1 {
		r.text(protocol.DHCPLeaseStatusText, b[1:])
	}
}

func dhcpPortParameters(r *dhcpReader, b []byte) {
	if len(b) != 4 {
		r.giveLabel(protocol.DHCPBadLength)
		return
	}
	r.givePart(protocol.DHCPPortParameters, b)
}

func dhcp6RD(r *dhcpReader, b []byte) {
	const header = 18
	if len(b) < header+4 {
		r.giveLabel(protocol.DHCP6RDMalformed)
		return
	}
	r.givePart(protocol.DHCP6RD, b)
	dhcpList(protocol.DHCP6RDRelay)(r, b[header:])
}

func dhcpAgentEnterprise(r *dhcpReader, b []byte) {
	for len(b) > 0 {
		if len(b) >= 4 {
			r.giveWire(protocol.DHCPAgentEnterprise, b[:4])
		}
		if r.bad = len(b) < 5; r.bad {
			return
		}
		n := int(b[4])
		r.giveNum(protocol.DHCPAgentEnterpriseLength, uint64(n))
		enterprise := binary.BigEndian.Uint32(b)
		b = b[5:]
		if r.bad = n > len(b); r.bad {
			return
		}
		if enterprise != cableLabs { // whose suboptions are not known here
			r.giveBytes(protocol.DHCPAgentValue, b[:n])
		}
		b = b[n:]
	}
}

func dhcpAgentTechnology(r *dhcpReader, b []byte) {
	if r.bad = len(b) == 0 || len(b) > 4; len(b) > 0 {
		r.giveWire(protocol.DHCPAgentTechnology, b[:min(len(b), 4)])
	}
}

func dhcpAgentBSSID(r *dhcpReader, b []byte) {
	if r.bad = len(b) != 6; len(b) >= 6 {
		r.giveBytes(protocol.DHCPAgentBSSID, b[:6])
	}
}

func dhcpAgentVRF(r *dhcpReader, b []byte) {
	if len(b) == 1 {
		r.giveNum(protocol.DHCPAgentVRFGlobal, uint64(b[0]))
	} else {
		r.text(protocol.DHCPAgentVRF, b)
	}
}

// dhcpVendor reads what a vendor defines, which the vendor's class tells; where it does not, suboptions if all of the value looks like them.
func dhcpVendor(r *dhcpReader, b []byte) {
	switch {
	case bytes.HasPrefix(r.vendor, []byte("PXEClient")):
		dhcpPXE(r, b)
	case bytes.HasPrefix(r.vendor, []byte("ArubaAP")):
		r.text(protocol.DHCPArubaController, b)
	case len(b) == 0:
	case dhcpSuboptionsFit(b):
		for len(b) > 0 {
			n := dhcpSuboptionSize(b)
			r.giveNum(protocol.DHCPVendorSuboption, uint64(b[0]))
			if n > 1 {
				r.giveNum(protocol.DHCPSuboptionLength, uint64(b[1]))
				r.giveBytes(protocol.DHCPVendorValue, b[2:n])
			}
			b = b[n:]
		}
	default:
		r.giveBytes(protocol.DHCPVendorValue, b)
	}
}

// dhcpSuboptionsFit tells whether bytes are suboptions to the last byte.
func dhcpSuboptionsFit(b []byte) bool {
	for len(b) > 0 {
		n := dhcpSuboptionSize(b)
		if n == 0 || n > len(b) {
			return false
		}
		b = b[n:]
	}
	return true
}

// dhcpSuboptionSize is the size of the suboption that bytes begin with; 0 where its length is missing.
func dhcpSuboptionSize(b []byte) int {
	switch {
	case b[0] == dhcpPad || b[0] == dhcpEnd:
		return 1
	case len(b) == 1:
		return 0
	}
	return 2 + int(b[1])
}

// dhcpPXESuboptions are those that consist of one value.
var dhcpPXESuboptions = map[byte]*protocol.Field{
	1: protocol.DHCPPXEMTFTP,
	4: protocol.DHCPPXETimeout,
	5: protocol.DHCPPXEDelay,
	7: protocol.DHCPPXEMulticast,
}

// dhcpPXE reads what a PXE client and its server tell each other.
func dhcpPXE(r *dhcpReader, b []byte) {
	for len(b) > 0 && !r.bad {
		kind := b[0]
		switch {
		case kind == dhcpEnd:
			r.giveNum(protocol.DHCPPXEEnd, dhcpEnd)
			return
		case kind == dhcpPad:
			r.giveNum(protocol.DHCPPXEPadding, dhcpPad)
			b = b[1:]
			continue
		case len(b) == 1:
			r.giveLabel(protocol.DHCPNoSuboptionLength)
			return
		}
		n := int(b[1])
		b = b[2:]
		r.giveNum(protocol.DHCPPXESuboption, uint64(kind))
		r.giveNum(protocol.DHCPSuboptionLength, uint64(n))
		if r.bad = n > len(b); r.bad {
			return
		}
		r.giveBytes(protocol.DHCPVendorValue, b[:n])
		r.pxe(kind, b[:n])
		b = b[n:]
	}
}

// pxe reads a suboption of a PXE client.
func (r *dhcpReader) pxe(kind byte, b []byte) {
	switch kind {
	case 1, 7: // addresses
		dhcpList(dhcpPXESuboptions[kind])(r, b)
		if len(b) < 4 {
			r.giveLabel(protocol.DHCPPXEUnknown)
		}
	case 2, 3: // ports, with the last byte first
		if len(b) != 2 {
			r.giveLabel(protocol.DHCPBadLength)
			r.giveLabel(protocol.DHCPPXEUnknown)
			return
		}
		port := protocol.DHCPPXEClientPort
		if kind == 3 {
			port = protocol.DHCPPXEServerPort
		}
		r.giveNum(port, uint64(binary.LittleEndian.Uint16(b)))
	case 4, 5:
		if dhcpFixed(dhcpPXESuboptions[kind])(r, b); len(b) != 1 {
			r.giveLabel(protocol.DHCPPXEUnknown)
		}
	case 6:
		r.bad = !r.givePart(protocol.DHCPPXEControl, b)
	case 8:
		r.giveBytes(protocol.DHCPPXEServers, b)
		for len(b) > 1 && !r.bad {
			b = r.bootServers(b)
		}
	case 9:
		r.giveBytes(protocol.DHCPPXEMenu, b)
		for len(b) > 1 && !r.bad {
			r.giveWire(protocol.DHCPPXEMenuType, b[:2])
			if r.bad = len(b) < 3; r.bad {
				return
			}
			n := 3 + int(b[2])
			r.giveNum(protocol.DHCPPXEMenuLength, uint64(b[2]))
			if r.bad = n > len(b); r.bad {
				return
			}
			r.text(protocol.DHCPPXEMenuText, b[3:n])
			b = b[n:]
		}
	case 10:
		r.giveBytes(protocol.DHCPPXEPrompt, b)
		if r.bad = len(b) == 0; !r.bad {
			r.giveNum(protocol.DHCPPXEPromptTimeout, uint64(b[0]))
			r.text(protocol.DHCPPXEPromptText, b[1:])
		}
	case 11:
		r.giveBytes(protocol.DHCPPXEAllocation, b)
	case 12:
		r.giveBytes(protocol.DHCPPXECredentials, b)
	case 71:
		r.giveBytes(protocol.DHCPPXEItem, b)
		if len(b) >= 2 {
			r.giveWire(protocol.DHCPPXEItemType, b[:2])
		}
		if r.bad = len(b) < 4; !r.bad {
			r.giveBytes(protocol.DHCPPXEItemLayer, b[2:4])
		}
	default:
		r.giveLabel(protocol.DHCPPXEUnknown)
	}
}

// bootServers reads the addresses of servers of one type, and gives what follows them.
func (r *dhcpReader) bootServers(b []byte) []byte {
	r.giveWire(protocol.DHCPPXEServerType, b[:2])
	if r.bad = len(b) < 3; r.bad {
		return nil
	}
	r.giveNum(protocol.DHCPPXEServerCount, uint64(b[2]))
	n := int(b[2])
	for b = b[3:]; n > 0; n-- {
		if r.bad = len(b) < 4; r.bad {
			return nil
		}
		r.giveWire(protocol.DHCPPXEServerIP, b[:4])
		b = b[4:]
	}
	return b
}

// dhcpUnread is for options of which only the length is checked.
func dhcpUnread(*dhcpReader, []byte) {}

// dhcpTime reads the seconds of a time as in NTP, which begin anew in 2036.
func dhcpTime(f *protocol.Field) dhcpOption {
	return func(r *dhcpReader, b []byte) {
		if len(b) != 4 {
			r.giveLabel(protocol.DHCPBadLength)
			return
		}
		r.give(f, ftype.Value{Num: uint64(ntpSeconds(binary.BigEndian.Uint32(b)))}, b)
	}
}

// ntpSeconds turns the seconds of an NTP timestamp, which count from 1900, or from 2036 where the first bit is not set, into Unix time.
func ntpSeconds(n uint32) int64 {
	const from1900, from2036 = -2208988800, 2085978496
	if n&0x80000000 != 0 {
		return int64(n) + from1900
	}
	return int64(n) + from2036
}
