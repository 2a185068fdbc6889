package eval

import (
	"bytes"
	"encoding/base32"
	"encoding/binary"
	"strings"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

const (
	dnsOPT     = 41
	dnsClassIN = 1
	dnsClassCH = 3
)

// record reads a resource record.
func (r *dnsReader) record() {
	start := len(r.arena)
	name := r.name()
	b := r.take(10)
	if r.bad {
		return
	}
	r.dnscrypt = bytes.Contains(name, []byte("2.dnscrypt-cert."))
	kind, class := binary.BigEndian.Uint16(b), binary.BigEndian.Uint16(b[2:])
	size := int(binary.BigEndian.Uint16(b[8:]))
	r.end = r.at + size
	r.giveWire(protocol.DNSType, b[:2])
	r.giveWire(protocol.DNSDataLength, b[8:])
	if r.mdns {
		r.giveNum(protocol.DNSCacheFlush, uint64(class>>15))
		class &= 0x7fff
	}
	switch {
	case kind == dnsOPT && r.mdns:
		r.give(protocol.DNSPayloadSizeMDNS, ftype.Value{Num: uint64(class)}, b[2:4])
	case kind == dnsOPT:
		r.giveWire(protocol.DNSPayloadSize, b[2:4])
	default:
		r.give(protocol.DNSClass, ftype.Value{Num: uint64(class)}, b[2:4])
		r.giveWire(protocol.DNSTTL, b[4:8])
		if b[4]&0x80 != 0 {
			r.giveLabel(protocol.DNSTTLHigh)
		}
	}
	if kind == dnsSRV { // its owner is shown in parts only
		r.service(r.printable(name))
	} else {
		r.giveName(protocol.DNSName, name, start)
	}
	switch {
	case kind == dnsOPT:
		r.givePart(protocol.DNSOPT, b[4:])
		for r.at < r.end && !r.bad {
			r.option()
		}
	case size == 0:
	case kind == dnsA:
		r.address(class)
	default:
		r.data(kind)
	}
	r.at = r.end
}

// data reads the data of a record.
func (r *dnsReader) data(kind uint16) {
	items, ok := dnsRecords[kind]
	if !ok {
		r.giveLabel(protocol.DNSUndecoded)
		r.rest(protocol.DNSData, true)
		return
	}
	for _, read := range items {
		if read(r); r.bad {
			return
		}
	}
}

// address reads an A record, whose data depend on the class.
func (r *dnsReader) address(class uint16) {
	switch class {
	case dnsClassIN:
		r.wire(protocol.DNSA, 4)
	case dnsClassCH:
		r.domain(protocol.DNSChaosDomain)
		r.part(protocol.DNSChaos)
	default:
		r.giveLabel(protocol.DNSUndecodedClass)
		r.rest(protocol.DNSData, true)
	}
}

// service takes the owner of a service record apart: service, protocol and domain, perhaps an instance before them.
func (r *dnsReader) service(owner []byte) {
	first, rest, _ := bytes.Cut(owner, []byte("."))
	second, rest, _ := bytes.Cut(rest, []byte("."))
	if len(rest) > 0 && rest[0] == '_' {
		r.giveBytes(protocol.DNSInstance, first)
		first = second
		second, rest, _ = bytes.Cut(rest, []byte("."))
	}
	r.giveBytes(protocol.DNSService, first)
	if len(second) > 0 {
		r.giveBytes(protocol.DNSProto, second)
	}
	if len(rest) > 0 {
		r.giveBytes(protocol.DNSServiceName, rest)
	}
}

// What data consist of.

// part reads the fields of a part, and gives the bytes they stand in.
func (r *dnsReader) part(p protocol.Part) []byte {
	size := 0
	for i := range p {
		size = max(size, p[i].At.Offset+p[i].At.Width)
	}
	if !r.bad {
		r.givePart(p, r.b[r.at:])
	}
	return r.take(size)
}

// domain reads a name.
func (r *dnsReader) domain(f *protocol.Field) {
	start := len(r.arena)
	if name := r.name(); !r.bad {
		r.giveName(f, name, start)
	}
}

// wire reads a value of so many bytes.
func (r *dnsReader) wire(f *protocol.Field, n int) {
	if b := r.take(n); !r.bad {
		r.giveWire(f, b)
	}
}

// num reads a number.
func (r *dnsReader) num(f *protocol.Field) uint64 {
	n := r.number(f.Type.Width())
	if !r.bad {
		r.give(f, ftype.Value{Num: n}, r.b[r.at-f.Type.Width():r.at])
	}
	return n
}

// text reads a string behind its length.
func (r *dnsReader) text(length, f *protocol.Field) {
	n := r.number(1)
	if b := r.take(int(n)); !r.bad {
		r.giveWire(length, r.b[r.at-len(b)-1:][:1])
		r.giveString(f, b)
	}
}

// texts reads strings to the end of the data.
func (r *dnsReader) texts(length, f *protocol.Field) {
	for r.at < r.end && !r.bad {
		n := r.num(length)
		b := r.take(int(n))
		if r.bad {
			return
		}
		if r.dnscrypt && len(b) == dnsCertificate && string(b[:4]) == "DNSC" {
			r.certificate(b)
			continue
		}
		r.giveString(f, b)
	}
}

// rest reads what is left of the data; nothing is a value, too, where empty says so.
func (r *dnsReader) rest(f *protocol.Field, empty bool) {
	n := r.end - r.at
	if n <= 0 && !empty {
		return
	}
	if b := r.take(n); !r.bad {
		r.giveBytes(f, b)
	}
}

// time reads a time in seconds.
func (r *dnsReader) time(f *protocol.Field, bytes int) {
	n := r.number(bytes)
	if !r.bad {
		r.give(f, ftype.Value{Num: n}, nil)
	}
}

// prefix reads an address that is cut to n bytes, and gives it with zeros in place of what was cut.
func (r *dnsReader) prefix(f *protocol.Field, b []byte, size int) {
	if !r.wants(f) {
		return
	}
	start := len(r.arena)
	r.arena = append(r.arena, b[:min(len(b), size)]...)
	for len(r.arena)-start < size {
		r.arena = append(r.arena, 0)
	}
	r.giveWire(f, r.arena[start:])
}

// dnsItem reads a piece of the data of a record.
type dnsItem func(*dnsReader)

// The items of which most data consist.
func fixed(p protocol.Part) dnsItem         { return func(r *dnsReader) { r.part(p) } }
func domain(f *protocol.Field) dnsItem      { return func(r *dnsReader) { r.domain(f) } }
func counted(n, f *protocol.Field) dnsItem  { return func(r *dnsReader) { r.text(n, f) } }
func strung(n, f *protocol.Field) dnsItem   { return func(r *dnsReader) { r.texts(n, f) } }
func rest(f *protocol.Field) dnsItem        { return func(r *dnsReader) { r.rest(f, true) } }
func unlessNone(f *protocol.Field) dnsItem  { return func(r *dnsReader) { r.rest(f, false) } }
func wire(f *protocol.Field, n int) dnsItem { return func(r *dnsReader) { r.wire(f, n) } }
func timed(f *protocol.Field) dnsItem       { return func(r *dnsReader) { r.time(f, 4) } }
func remainder(f *protocol.Field) dnsItem {
	return func(r *dnsReader) {
		if b := r.take(r.end - r.at); !r.bad {
			r.giveString(f, b)
		}
	}
}

const (
	dnsA   = 1
	dnsSRV = 33
)

// dnsRecords are the data of records by type.
var dnsRecords = map[uint16][]dnsItem{
	2:  {domain(protocol.DNSNS)},
	3:  {domain(protocol.DNSMD)},
	4:  {domain(protocol.DNSMF)},
	5:  {domain(protocol.DNSCNAME)},
	6:  {domain(protocol.DNSSOAServer), (*dnsReader).mailbox, fixed(protocol.DNSSOA)},
	7:  {domain(protocol.DNSMB)},
	8:  {domain(protocol.DNSMG)},
	9:  {domain(protocol.DNSMR)},
	10: {rest(protocol.DNSNull)},
	11: {fixed(protocol.DNSWKS), (*dnsReader).ports},
	12: {domain(protocol.DNSPTR)},
	13: {counted(protocol.DNSCPULength, protocol.DNSCPU), counted(protocol.DNSOSLength, protocol.DNSOS)},
	14: {domain(protocol.DNSResponsible), domain(protocol.DNSErrorMailbox)},
	15: {fixed(protocol.DNSMX), domain(protocol.DNSMailExchange)},
	16: {strung(protocol.DNSTXTLength, protocol.DNSTXT)},
	17: {domain(protocol.DNSMailbox), domain(protocol.DNSMailboxTXT)},
	18: {fixed(protocol.DNSAFSDB), domain(protocol.DNSAFSDBHost)},
	19: {counted(protocol.DNSX25Length, protocol.DNSX25)},
	20: {counted(protocol.DNSISDNLength, protocol.DNSISDN), (*dnsReader).subaddress},
	21: {fixed(protocol.DNSRT), domain(protocol.DNSIntermediate)},
	22: {rest(protocol.DNSNSAP)},
	23: {domain(protocol.DNSNSAPOwner)},
	24: signature,
	25: {(*dnsReader).key},
	26: {fixed(protocol.DNSPX), domain(protocol.DNSPX822), domain(protocol.DNSPX400)},
	27: {
		counted(protocol.DNSLongitudeLength, protocol.DNSLongitude), counted(protocol.DNSLatitudeLength, protocol.DNSLatitude),
		counted(protocol.DNSAltitudeLength, protocol.DNSAltitude),
	},
	28:     {wire(protocol.DNSAAAA, 16)},
	29:     {(*dnsReader).location},
	30:     {domain(protocol.DNSNXT), (*dnsReader).types},
	dnsSRV: {fixed(protocol.DNSPriority), fixed(protocol.DNSPort), domain(protocol.DNSTarget)},
	35: {
		fixed(protocol.DNSNAPTR), counted(protocol.DNSNAPTRFlagsLength, protocol.DNSNAPTRFlags),
		counted(protocol.DNSNAPTRServiceLength, protocol.DNSNAPTRService), counted(protocol.DNSNAPTRRegexLength, protocol.DNSNAPTRRegex),
		(*dnsReader).replacement,
	},
	36:  {fixed(protocol.DNSKX), domain(protocol.DNSKeyExchange)},
	37:  {fixed(protocol.DNSCert), unlessNone(protocol.DNSCertificate)},
	38:  {(*dnsReader).address6},
	39:  {domain(protocol.DNSDNAME)},
	42:  {(*dnsReader).prefixes},
	43:  digest,
	44:  {fixed(protocol.DNSSSHFP), unlessNone(protocol.DNSFingerprint)},
	45:  {(*dnsReader).gateway, unlessNone(protocol.DNSIPSecPublicKey)},
	46:  signature,
	47:  {domain(protocol.DNSNSEC), (*dnsReader).windows},
	48:  {(*dnsReader).zoneKey},
	49:  {rest(protocol.DNSDHCID)},
	50:  {fixed(protocol.DNSNSEC3), (*dnsReader).hash, (*dnsReader).windows},
	51:  {fixed(protocol.DNSNSEC3), (*dnsReader).salt},
	52:  {fixed(protocol.DNSTLSA), rest(protocol.DNSTLSAData)},
	55:  {(*dnsReader).host},
	59:  digest,
	60:  {(*dnsReader).zoneKey},
	61:  {remainder(protocol.DNSOpenPGP)},
	62:  {fixed(protocol.DNSCSYNC), (*dnsReader).synchronized},
	63:  {fixed(protocol.DNSZONEMD), rest(protocol.DNSZONEMDDigest)},
	64:  {fixed(protocol.DNSSVCB), domain(protocol.DNSSVCBTarget), (*dnsReader).parameters},
	65:  {fixed(protocol.DNSSVCB), domain(protocol.DNSSVCBTarget), (*dnsReader).parameters},
	66:  {fixed(protocol.DNSDSYNC), domain(protocol.DNSDSYNCTarget)},
	99:  {strung(protocol.DNSSPFLength, protocol.DNSSPF)},
	104: {fixed(protocol.DNSNID), wire(protocol.DNSNodeID, 8)},
	105: {fixed(protocol.DNSL32)},
	106: {fixed(protocol.DNSL64), wire(protocol.DNSLocator64, 8)},
	107: {fixed(protocol.DNSLP), domain(protocol.DNSLocatorName)},
	108: {wire(protocol.DNSEUI48, 6)},
	109: {wire(protocol.DNSEUI64, 8)},
	249: {
		domain(protocol.DNSTKEYAlgorithm), timed(protocol.DNSTKEYInception), timed(protocol.DNSTKEYExpiration),
		(*dnsReader).exchangedKey,
	},
	250:   {(*dnsReader).transactionSignature},
	256:   {fixed(protocol.DNSPriority), remainder(protocol.DNSTarget)},
	257:   {(*dnsReader).authorization},
	32769: digest,
	65281: {fixed(protocol.DNSWINS), (*dnsReader).servers},
	65282: {fixed(protocol.DNSWINSR), domain(protocol.DNSWINSRDomain)},
	65422: {(*dnsReader).forwarded},
}

var (
	signature = []dnsItem{
		fixed(protocol.DNSRRSIG), timed(protocol.DNSExpiration), timed(protocol.DNSInception), fixed(protocol.DNSSigKey),
		domain(protocol.DNSSigner), unlessNone(protocol.DNSSignature),
	}
	digest = []dnsItem{fixed(protocol.DNSDS), rest(protocol.DNSDigest)}
)

// mailbox reads the name of a mailbox, whose first dot is an "@".
func (r *dnsReader) mailbox() {
	start := len(r.arena)
	name := r.name()
	if r.bad {
		return
	}
	text := r.printable(name)
	r.giveBytes(protocol.DNSSOAMailbox, text)
	if r.wants(protocol.DNSSOAMailboxName) {
		at := len(r.arena)
		r.arena = append(r.arena, text...)
		box := r.arena[at:]
		if i := bytes.IndexByte(box, '.'); i >= 0 {
			box[i] = '@'
		}
		r.giveBytes(protocol.DNSSOAMailboxName, box)
	} else if !r.wants(protocol.DNSSOAMailbox) {
		r.arena = r.arena[:start]
	}
}

// ports reads the bitmap of well-known services.
func (r *dnsReader) ports() {
	for r.at < r.end && !r.bad {
		if n := r.number(1); n != 0 {
			r.giveNum(protocol.DNSWKSBits, n)
		}
	}
}

func (r *dnsReader) subaddress() {
	if r.at < r.end {
		r.text(protocol.DNSISDNSubLength, protocol.DNSISDNSub)
	}
}

// location reads where a host stands (RFC 1876).
func (r *dnsReader) location() {
	if r.givePart(protocol.DNSLocationVersion, r.b[r.at:]) && r.b[r.at] != 0 {
		r.rest(protocol.DNSLocationUnknown, true)
	} else {
		r.part(protocol.DNSLocation)
	}
}

func (r *dnsReader) replacement() {
	start := len(r.arena)
	name := r.name()
	if !r.bad {
		r.giveNum(protocol.DNSNAPTRReplacementLength, uint64(len(name)))
		r.giveName(protocol.DNSNAPTRReplacement, name, start)
	}
}

// address6 reads the end of an address whose beginning has a name.
func (r *dnsReader) address6() {
	const size = 16
	if r.at >= len(r.b) || r.b[r.at] > 8*size {
		r.bad = true
		return
	}
	length := int(r.part(protocol.DNSA6Length)[0])
	if n := (8*size - length + 7) / 8; n > 0 {
		b := r.take(n)
		if r.bad {
			return
		}
		if r.wants(protocol.DNSA6) {
			start := len(r.arena)
			r.arena = append(append(r.arena, make([]byte, size-n)...), b...)
			r.giveWire(protocol.DNSA6, r.arena[start:])
		}
	}
	if length > 0 {
		r.domain(protocol.DNSA6Name)
	}
}

// prefixes reads a list of address prefixes (RFC 3123).
func (r *dnsReader) prefixes() {
	for r.at < r.end && !r.bad {
		b := r.part(protocol.DNSAPL)
		if r.bad {
			return
		}
		address := r.take(int(b[3] & 0x7f))
		switch family := binary.BigEndian.Uint16(b); {
		case r.bad:
		case family == familyIPv4 && len(address) <= 4:
			r.prefix(protocol.DNSAPLIPv4, address, 4)
		case family == familyIPv6 && len(address) <= 16:
			r.prefix(protocol.DNSAPLIPv6, address, 16)
		default:
			r.giveBytes(protocol.DNSAPLData, address)
		}
	}
}

// gateway reads a record of IPsec keys up to the key.
func (r *dnsReader) gateway() {
	b := r.part(protocol.DNSIPSecKey)
	if r.bad {
		return
	}
	switch b[1] {
	case 1:
		r.wire(protocol.DNSGatewayIPv4, 4)
	case 2:
		r.wire(protocol.DNSGatewayIPv6, 16)
	case 3:
		r.domain(protocol.DNSGatewayName)
	}
}

// zoneKey reads a key that signs a zone.
func (r *dnsReader) zoneKey() {
	r.keyID(protocol.DNSKeyID)
	r.part(protocol.DNSDNSKEY)
	r.rest(protocol.DNSPublicKey, true)
}

// key reads a key of the older kind (RFC 2535).
func (r *dnsReader) key() {
	const noKey = 0xc0
	r.keyID(protocol.DNSKEYID)
	b := r.take(4)
	if r.bad {
		return
	}
	r.givePart(protocol.DNSKEY, b)
	if b[0]&noKey != noKey {
		r.givePart(protocol.DNSKEYFlags, b)
	}
	r.givePart(protocol.DNSKEYAlgorithm, b)
	r.rest(protocol.DNSKEYPublicKey, false)
}

// keyID computes the number that signatures name a key by (RFC 4034, appendix B).
func (r *dnsReader) keyID(f *protocol.Field) {
	const md5, least = 1, 4
	b := r.b[min(r.at, len(r.b)):min(r.end, len(r.b))]
	if len(b) < least {
		r.giveLabel(protocol.DNSKeyIDShort)
		return
	}
	if b[3] == md5 {
		r.giveNum(f, uint64(binary.BigEndian.Uint16(b[len(b)-3:])))
		return
	}
	var sum uint32
	for i, c := range b {
		if i&1 == 0 {
			sum += uint32(c) << 8
		} else {
			sum += uint32(c)
		}
	}
	r.giveNum(f, uint64(uint16(sum+sum>>16)))
}

// bitmap gives the types of records that a bitmap stands for, from the first on.
func (r *dnsReader) bitmap(b []byte, first uint64) {
	if !r.wants(protocol.DNSType) {
		return
	}
	for i, c := range b {
		for bit := range 8 {
			if c<<bit&0x80 != 0 {
				r.giveNum(protocol.DNSType, first+uint64(8*i+bit))
			}
		}
	}
}

// types reads a bitmap of types.
func (r *dnsReader) types() {
	if b := r.take(max(r.end-r.at, 0)); !r.bad {
		r.bitmap(b, 0)
	}
}

// windows reads bitmaps of types, each of them for 256.
func (r *dnsReader) windows() {
	for r.at < r.end && !r.bad {
		first := r.number(1) << 8
		if b := r.take(int(r.number(1))); !r.bad {
			r.bitmap(b, first)
		}
	}
}

func (r *dnsReader) synchronized() {
	start := r.at
	if r.rest(protocol.DNSCSYNCTypes, true); !r.bad {
		r.at = start
		r.windows()
	}
}

// salt reads how often and with what a name is hashed.
func (r *dnsReader) salt() {
	if b := r.part(protocol.DNSIterations); !r.bad {
		if salt := r.take(int(b[2])); !r.bad {
			r.giveBytes(protocol.DNSSalt, salt)
		}
	}
}

// hash reads the hash of the next name.
func (r *dnsReader) hash() {
	r.givePart(protocol.DNSOptOut, r.b[r.at-1:])
	r.salt()
	n := r.num(protocol.DNSHashLength)
	b := r.take(int(n))
	if r.bad || n == 0 || !r.wants(protocol.DNSHash) {
		return
	}
	start := len(r.arena)
	r.arena = dnsHash.AppendEncode(r.arena, b)
	r.giveBytes(protocol.DNSHash, r.arena[start:])
}

var dnsHash = base32.NewEncoding("0123456789abcdefghijklmnopqrstuv").WithPadding(base32.NoPadding)

// host reads a host identity (RFC 8005).
func (r *dnsReader) host() {
	b := r.part(protocol.DNSHIP)
	if r.bad {
		return
	}
	tag := r.take(int(b[0]))
	key := r.take(int(binary.BigEndian.Uint16(b[2:])))
	if r.bad {
		return
	}
	r.giveBytes(protocol.DNSHIT, tag)
	r.giveBytes(protocol.DNSHIPKey, key)
	for r.at < r.end && !r.bad {
		r.domain(protocol.DNSRendezvous)
	}
}

// The parameters of a service binding (RFC 9460).
const (
	svcMandatory     = 0
	svcALPN          = 1
	svcNoDefaultALPN = 2
	svcPort          = 3
	svcIPv4Hint      = 4
	svcECH           = 5
	svcIPv6Hint      = 6
	svcDoHPath       = 7
	svcOHTTP         = 8
	svcODoH          = 32769
)

// parameters reads those of a service binding. Wireshark goes on where the values end that it read, whatever their length.
func (r *dnsReader) parameters() {
	for r.at < r.end && !r.bad {
		r.giveLabel(protocol.DNSSVCBParam)
		b := r.part(protocol.DNSSVCBHeader)
		if r.bad {
			return
		}
		n := int(binary.BigEndian.Uint16(b[2:]))
		end := r.at + n
		switch binary.BigEndian.Uint16(b) {
		case svcMandatory:
			for r.at < end && !r.bad {
				r.num(protocol.DNSSVCBMandatory)
			}
		case svcALPN:
			for r.at < end && !r.bad {
				r.text(protocol.DNSSVCBALPNLength, protocol.DNSSVCBALPN)
			}
		case svcPort:
			r.num(protocol.DNSSVCBPort)
		case svcIPv4Hint:
			for r.at < end && !r.bad {
				r.wire(protocol.DNSSVCBIPv4, 4)
			}
		case svcIPv6Hint:
			for r.at < end && !r.bad {
				r.wire(protocol.DNSSVCBIPv6, 16)
			}
		case svcNoDefaultALPN, svcECH, svcOHTTP:
			r.take(n)
		case svcDoHPath:
			if v := r.take(n); !r.bad {
				r.giveString(protocol.DNSSVCBPath, v)
			}
		case svcODoH:
			if v := r.take(n); !r.bad {
				r.giveBytes(protocol.DNSSVCBODoH, v)
			}
		default:
			if v := r.take(n); !r.bad && n > 0 {
				r.giveBytes(protocol.DNSSVCBValue, v)
			}
		}
	}
}

// exchangedKey reads the end of a TKEY record (RFC 2930).
func (r *dnsReader) exchangedKey() {
	b := r.part(protocol.DNSTKEY)
	if r.bad {
		return
	}
	const gss = 3
	key := r.sized(protocol.DNSTKEYData, int(binary.BigEndian.Uint16(b[4:])))
	if binary.BigEndian.Uint16(b) == gss {
		r.tokens = append(r.tokens, key)
	}
	r.sized(protocol.DNSTKEYOther, int(r.num(protocol.DNSTKEYOtherSize)))
}

// sized reads n bytes, which are no value when there are none.
func (r *dnsReader) sized(f *protocol.Field, n int) []byte {
	b := r.take(n)
	if !r.bad && n > 0 {
		r.giveBytes(f, b)
	}
	return b
}

// transactionSignature reads a TSIG record (RFC 8945). What the signature means is known of GSS-API's only.
func (r *dnsReader) transactionSignature() {
	start := len(r.arena)
	algorithm := string(r.name())
	if r.bad {
		return
	}
	r.giveName(protocol.DNSTSIGAlgorithm, r.arena[start:], start)
	r.time(protocol.DNSTSIGTime, 6)
	b := r.part(protocol.DNSTSIG)
	if r.bad {
		return
	}
	if n := int(binary.BigEndian.Uint16(b[2:])); n > 0 {
		mac := r.take(n)
		if r.bad {
			return
		}
		r.giveLabel(protocol.DNSTSIGMAC)
		if algorithm == "gss-tsig" || algorithm == "gss.microsoft.com" {
			r.tokens = append(r.tokens, mac)
		} else {
			r.giveLabel(protocol.DNSTSIGUnknown)
		}
	}
	if b := r.part(protocol.DNSTSIGError); !r.bad {
		r.sized(protocol.DNSTSIGOther, int(binary.BigEndian.Uint16(b[4:])))
	}
}

// authorization reads which authority may issue certificates (RFC 8659). Wireshark knows a tag by as many letters as it has.
func (r *dnsReader) authorization() {
	b := r.take(2)
	if r.bad {
		return
	}
	r.giveNum(protocol.DNSCAAFlags, uint64(b[0]))
	r.giveNum(protocol.DNSCAACritical, uint64(b[0]>>7))
	r.giveNum(protocol.DNSCAATagLength, uint64(b[1]))
	tag := r.take(int(b[1]))
	value := r.take(r.end - r.at)
	if r.bad {
		return
	}
	r.giveString(protocol.DNSCAATag, tag)
	r.giveString(protocol.DNSCAAValue, value)
	f := protocol.DNSCAAUnknown
	switch t := string(tag); {
	case strings.HasPrefix("issue", t):
		f = protocol.DNSCAAIssue
	case strings.HasPrefix("issuewild", t):
		f = protocol.DNSCAAWild
	case strings.HasPrefix("iodef", t):
		f = protocol.DNSCAAReport
	}
	r.giveString(f, value)
}

// servers reads the addresses of WINS servers, whose number stands before them.
func (r *dnsReader) servers() {
	for n := binary.BigEndian.Uint32(r.b[r.at-4:]); n > 0 && r.at < r.end && !r.bad; n-- {
		r.wire(protocol.DNSWINSServer, 4)
	}
}

// forwarded reads from where and to where a proxy got a query.
func (r *dnsReader) forwarded() {
	b := r.part(protocol.DNSXPFVersion)
	if r.bad {
		return
	}
	switch b[0] {
	case 4:
		r.part(protocol.DNSXPFProtocol)
		r.part(protocol.DNSXPF4)
		r.part(protocol.DNSXPFPorts)
	case 6:
		r.part(protocol.DNSXPFProtocol)
		r.part(protocol.DNSXPF6)
		r.part(protocol.DNSXPFPorts)
	}
}

// dnsCertificate is the length of a certificate of DNSCrypt.
const dnsCertificate = 124

func (r *dnsReader) certificate(b []byte) {
	r.giveLabel(protocol.DNSCrypt)
	r.giveBytes(protocol.DNSCryptMagic, b[:4])
	r.givePart(protocol.DNSCryptVersion, b)
	r.giveBytes(protocol.DNSCryptSignature, b[8:72])
	r.giveBytes(protocol.DNSCryptKey, b[72:104])
	r.giveBytes(protocol.DNSCryptClientMagic, b[104:112])
	r.giveBytes(protocol.DNSCryptSerial, b[112:116])
	r.give(protocol.DNSCryptFrom, ftype.Value{Num: uint64(binary.BigEndian.Uint32(b[116:]))}, b[116:120])
	r.give(protocol.DNSCryptTo, ftype.Value{Num: uint64(binary.BigEndian.Uint32(b[120:]))}, b[120:])
}

// The options of EDNS.
const (
	ednsDAU           = 5
	ednsDHU           = 6
	ednsN3U           = 7
	ednsSubnet        = 8
	ednsCookie        = 10
	ednsKeepalive     = 11
	ednsPadding       = 12
	ednsChain         = 13
	ednsError         = 15
	ednsAgent         = 18
	ednsZoneVersion   = 19
	ednsSubnetAtFirst = 20730 // before it had a number

	ednsCookieSize = 8
)

// option reads an option of EDNS.
func (r *dnsReader) option() {
	b := r.part(protocol.DNSOptionHeader)
	if r.bad {
		return
	}
	r.giveLabel(protocol.DNSOption)
	code, n := binary.BigEndian.Uint16(b), int(binary.BigEndian.Uint16(b[2:]))
	start := r.at
	data := r.take(n)
	if r.bad {
		return
	}
	r.giveBytes(protocol.DNSOptionData, data)
	switch code {
	case ednsDAU:
		r.giveAll(protocol.DNSDAU, data)
	case ednsDHU:
		r.giveAll(protocol.DNSDHU, data)
	case ednsN3U:
		r.giveAll(protocol.DNSN3U, data)
	case ednsSubnetAtFirst:
		r.giveLabel(protocol.DNSDeprecated)
		r.at = start
		r.subnet(n)
	case ednsSubnet:
		r.at = start
		r.subnet(n)
	case ednsCookie:
		r.at = start
		if c := r.take(ednsCookieSize); !r.bad {
			r.giveBytes(protocol.DNSCookie, c)
		}
		if c := r.take(n - ednsCookieSize); !r.bad {
			r.giveBytes(protocol.DNSServerCookie, c)
		}
	case ednsKeepalive:
		if n == 2 {
			r.giveNum(protocol.DNSKeepalive, uint64(binary.BigEndian.Uint16(data)))
		}
	case ednsPadding:
		r.giveBytes(protocol.DNSPadding, data)
	case ednsChain:
		r.giveString(protocol.DNSChain, data)
	case ednsError:
		if n < 2 {
			r.at = start // Wireshark does not skip it
			return
		}
		r.givePart(protocol.DNSExtendedError, data)
		if n > 2 {
			r.giveString(protocol.DNSErrorText, data[2:])
		}
	case ednsAgent:
		r.at = start
		r.domain(protocol.DNSAgentDomain)
	case ednsZoneVersion:
		if n < 2 {
			r.at = start // as above
			return
		}
		r.givePart(protocol.DNSZoneVersion, data)
		if version := data[2:]; data[1] == 0 && len(version) == 4 {
			r.giveNum(protocol.DNSZoneSOA, uint64(binary.BigEndian.Uint32(version)))
		} else if len(version) > 0 {
			r.giveBytes(protocol.DNSZoneVersionData, version)
		}
	}
	r.at = start + n
}

// giveAll adds every byte as a number.
func (d *dissection) giveAll(f *protocol.Field, b []byte) {
	for _, c := range b {
		d.giveNum(f, uint64(c))
	}
}

// subnet reads the network of the client that a question is asked for: an option of n bytes.
func (r *dnsReader) subnet(n int) {
	b := r.part(protocol.DNSSubnet)
	if r.bad {
		return
	}
	n -= len(b)
	family, size := binary.BigEndian.Uint16(b), n
	if n < 0 || n > 16 {
		r.giveLabel(protocol.DNSSubnetBadLength)
		size = 16
	}
	if family != familyIPv4 && family != familyIPv6 {
		size = n
	}
	address := r.take(size)
	switch {
	case r.bad:
	case family == familyIPv4:
		r.prefix(protocol.DNSSubnetIPv4, address, 4)
	case family == familyIPv6:
		r.prefix(protocol.DNSSubnetIPv6, address, 16)
	default:
		r.giveBytes(protocol.DNSSubnetOther, address)
	}
}
