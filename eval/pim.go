package eval

import "github.com/dfc-lang/dfc/compile/protocol"

const (
	pimHeader   = 4
	protocolPIM = 103 // in the pseudo-header of IPv6
)

// The types of messages.
const (
	pimHello = iota
	pimRegister
	pimRegisterStop
	pimJoin
	pimBootstrap
	pimAssert
	pimGraft
	pimGraftAcknowledgment
	pimCandidate
	pimStateRefresh
	pimElection
	pimFlooding = 12
	pimPacked   = 13
)

// The options of a hello, and the one TLV of flooded sources.
const (
	pimHold         = 1
	pimDelay        = 2
	pimDesignated   = 19
	pimGeneration   = 20
	pimRefresh      = 21
	pimAddresses    = 24
	pimFloodedGroup = 1
)

func pim(d *dissection, l *layer) next {
	b := l.b
	if len(b) < 2 {
		d.drop() // Wireshark shows the first bytes together
		return next{}
	}
	n := d.follow(l)
	if len(b) < pimHeader {
		return next{}
	}
	version, kind := l.load(protocol.PIMVersion), l.load(protocol.PIMType)
	d.pimChecksum(l, version, kind)
	switch {
	case version != 2:
		d.giveLabel(protocol.PIMOptions)
		return next{}
	case l.full == pimHeader:
		return next{}
	case len(b) == pimHeader:
		return d.truncated(b, l.full)
	}
	d.giveLabel(protocol.PIMOptions)
	r := pimReader{dissection: d, b: b[pimHeader:], full: l.full - pimHeader}
	if r.message(kind, l.load(protocol.PIMSubtype)); r.bad {
		return d.truncated(b, l.full)
	}
	return n
}

// pimChecksum verifies the checksum: that of a register covers only the header, that of IPv6 also the addresses.
func (d *dissection) pimChecksum(l *layer, version, kind uint64) {
	b, whole := l.b, len(l.b) == l.full
	if kind == pimRegister {
		whole = len(b) >= 8
		b = b[:min(8, len(b))]
	}
	if version != 2 || !whole {
		d.giveNum(protocol.PIMChecksumOK, checksumUnverified)
		return
	}
	sum := uint64(0)
	if src, dst, six := d.pseudoHeader(); six {
		sum = onesSum(onesSum(uint64(len(b))+protocolPIM, src), dst)
	}
	d.giveChecksum(protocol.PIMChecksumOK, protocol.PIMChecksumBad, onesSum(sum, b))
}

// pimReader reads a message after its header. Its methods report false where nothing more is to be read: where the bytes end too early, which
// makes the message bad, and at an address of a kind that Wireshark does not know.
type pimReader struct {
	*dissection
	b    []byte
	full int
	bad  bool
}

// skip goes on to what stands n bytes later.
func (r *pimReader) skip(n int) {
	r.b, r.full = r.b[min(n, len(r.b)):], r.full-n
}

// part reads a part of n bytes.
func (r *pimReader) part(p protocol.Part, n int) bool {
	if !r.givePart(p, r.b) {
		return r.short()
	}
	r.skip(n)
	return true
}

func (r *pimReader) short() bool {
	r.bad = true
	return false
}

func (r *pimReader) message(kind, subtype uint64) {
	switch kind {
	case pimHello:
		r.hello()
	case pimRegister:
		r.register()
	case pimRegisterStop:
		_ = r.group() && r.unicast(protocol.PIMSource, protocol.PIMSourceIPv6)
	case pimJoin, pimGraft, pimGraftAcknowledgment:
		r.joins()
	case pimBootstrap:
		r.bootstrap()
	case pimAssert:
		_ = r.group() && r.unicast(protocol.PIMSource, protocol.PIMSourceIPv6) && r.part(protocol.PIMAssert, 8)
	case pimCandidate:
		r.candidate()
	case pimStateRefresh:
		_ = r.group() && r.unicast(protocol.PIMSource, protocol.PIMSourceIPv6) &&
			r.unicast(protocol.PIMOriginator, protocol.PIMOriginatorIPv6) && r.part(protocol.PIMAssert, 8) && r.part(protocol.PIMStateRefresh, 4)
	case pimElection:
		_ = r.unicast(protocol.PIMRendezvous, protocol.PIMRendezvousIPv6) && r.part(protocol.PIMElection, 8)
	case pimFlooding:
		r.flooding()
	case pimPacked:
		const least = 14 // a group and a source of IPv4
		if subtype > 1 {
			return
		}
		for range r.full / least {
			if !r.set() || !r.group() || !r.unicast(protocol.PIMSource, protocol.PIMSourceIPv6) {
				return
			}
		}
	}
}

// pimAddress is a kind of address: what stands before it, and the fields for the address itself. What an address is good for has another field.
type pimAddress struct {
	header     protocol.Part
	size       int // of the header
	ipv4, ipv6 *protocol.Field
}

var (
	pimUnicast = pimAddress{protocol.PIMUnicast, 2, protocol.PIMUnicastIPv4, protocol.PIMUnicastIPv6}
	pimGroup   = pimAddress{protocol.PIMToGroup, 4, protocol.PIMGroup, protocol.PIMGroupIPv6}
	pimSource  = pimAddress{protocol.PIMFromSource, 4, protocol.PIMSource, protocol.PIMSourceIPv6}
)

func (r *pimReader) unicast(ipv4, ipv6 *protocol.Field) bool {
	return r.address(&pimUnicast, ipv4, ipv6)
}

func (r *pimReader) group() bool {
	return r.address(&pimGroup, protocol.PIMGroup, protocol.PIMGroupIPv6)
}

// address reads an address with its header, and gives it to one of two fields as well.
func (r *pimReader) address(kind *pimAddress, ipv4, ipv6 *protocol.Field) bool {
	const plain, withAttributes = 0, 1
	if len(r.b) == 0 {
		return r.short()
	}
	n, field, own := 4, ipv4, kind.ipv4
	switch r.b[0] {
	case familyIPv4:
	case familyIPv6:
		n, field, own = 16, ipv6, kind.ipv6
	default:
		return false
	}
	if len(r.b) < 2 {
		return r.short()
	}
	coding := r.b[1]
	if coding != plain && coding != withAttributes {
		return false
	}
	if n += kind.size; len(r.b) < n {
		return r.short()
	}
	address := r.b[kind.size:n]
	r.giveWire(field, address)
	r.givePart(kind.header, r.b)
	r.giveWire(own, address)
	r.skip(n)
	for more := coding == withAttributes && kind != &pimGroup; more && r.full >= 2; {
		if len(r.b) < 2 {
			return r.short()
		}
		more = r.b[0]&0x40 == 0
		if !r.attribute(kind, field, address) {
			return false
		}
	}
	return true
}

// attribute reads an attribute of an address. What Wireshark shows of it depends on the kind of the address.
func (r *pimReader) attribute(kind *pimAddress, f *protocol.Field, address []byte) bool {
	const kinds, transport, locator = 0x3f, 5, 6
	r.giveLabel(protocol.PIMAttribute)
	r.givePart(protocol.PIMAttributeHeader, r.b)
	what, n := r.b[0]&kinds, int(r.b[1])
	r.skip(2)
	switch {
	case what == locator:
		if !r.locator(f, address) {
			return false
		}
	case kind == &pimSource:
		if n > len(r.b) {
			return r.short()
		}
		r.giveBytes(protocol.PIMAttributeValue, r.b[:n])
	case what == transport:
		if !r.givePart(protocol.PIMTransport, r.b) {
			return r.short()
		}
	}
	r.skip(n)
	return true
}

// locator reads the address of a tunnel's end, which Wireshark takes for one of the other address's family whatever its own says.
func (r *pimReader) locator(f *protocol.Field, address []byte) bool {
	if len(r.b) < 5 {
		return r.short()
	}
	r.giveWire(f, address)
	r.givePart(protocol.PIMLocatorFamily, r.b)
	to := protocol.PIMLocator
	if len(address) == 16 {
		to = protocol.PIMLocatorIPv6
	}
	if len(r.b) < 1+len(address) {
		return r.short()
	}
	r.giveWire(to, r.b[1:1+len(address)])
	return true
}

// hello reads options. What they are made of may be longer than they say, but the next one begins where they say.
func (r *pimReader) hello() {
	for r.full >= 2 {
		if len(r.b) < 4 {
			r.short()
			return
		}
		r.givePart(protocol.PIMOption, r.b)
		kind, n := u16(r.b), int(u16(r.b[2:]))
		r.skip(4)
		b, full := r.b, r.full
		if r.option(kind, n); r.bad {
			return
		}
		r.b, r.full = b, full
		r.skip(n)
	}
}

func (r *pimReader) option(kind uint16, n int) {
	switch kind {
	case pimHold:
		r.part(protocol.PIMHold, 2)
	case pimDelay:
		r.part(protocol.PIMDelay, 4)
	case pimDesignated:
		r.part(protocol.PIMDesignated, 4)
	case pimGeneration:
		r.part(protocol.PIMGeneration, 4)
	case pimRefresh:
		r.part(protocol.PIMRefresh, 4)
	case pimAddresses:
		for end := len(r.b) - n; len(r.b) > end && r.unicast(protocol.PIMAddress, protocol.PIMAddressIPv6); {
		}
	default:
		r.value(n)
	}
}

// value reads what is not known any further.
func (r *pimReader) value(n int) bool {
	if n > len(r.b) {
		return r.short()
	}
	if n > 0 {
		r.giveBytes(protocol.PIMValue, r.b[:n])
	}
	return true
}

// register reads what is no packet in a register: a header of zeros but for its addresses, which are of the version of IP that carries PIM.
func (r *pimReader) register() {
	const flags = 4
	if len(r.b) <= flags {
		r.short()
		return
	}
	if r.skip(flags); r.b[0]>>4 != 0 {
		return
	}
	at, n, source, group := 12, 4, protocol.PIMSource, protocol.PIMGroup
	if _, _, six := r.pseudoHeader(); six {
		at, n, source, group = 8, 16, protocol.PIMSourceIPv6, protocol.PIMGroupIPv6
	}
	for _, f := range [...]*protocol.Field{source, group} {
		if len(r.b) < at+n {
			r.short()
			return
		}
		r.giveWire(f, r.b[at:at+n])
		at += n
	}
}

// joins reads who joins and who leaves which groups.
func (r *pimReader) joins() {
	if !r.unicast(protocol.PIMNeighbor, protocol.PIMNeighborIPv6) {
		return
	}
	head := r.b
	if !r.part(protocol.PIMGroups, 4) {
		return
	}
	for range head[1] {
		if !r.set() || !r.group() {
			return
		}
		if len(r.b) < 4 {
			r.short()
			return
		}
		counts := r.b[:4]
		r.givePart(protocol.PIMJoins, counts)
		r.skip(4)
		if !r.sources(u16(counts), protocol.PIMJoin, protocol.PIMJoinIPv6) {
			return
		}
		r.giveWire(protocol.PIMPrunes, counts[2:])
		if !r.sources(u16(counts[2:]), protocol.PIMPrune, protocol.PIMPruneIPv6) {
			return
		}
	}
}

// set begins what is about one group.
func (r *pimReader) set() bool {
	if len(r.b) == 0 {
		return r.short()
	}
	r.giveText(protocol.PIMSet, nil)
	return true
}

func (r *pimReader) sources(n uint16, ipv4, ipv6 *protocol.Field) bool {
	for ; n > 0; n-- {
		if !r.address(&pimSource, ipv4, ipv6) {
			return false
		}
	}
	return true
}

// bootstrap reads the rendezvous points of each group.
func (r *pimReader) bootstrap() {
	if !r.part(protocol.PIMBootstrapHeader, 4) || !r.unicast(protocol.PIMBootstrap, protocol.PIMBootstrapIPv6) {
		return
	}
	for r.full > 0 {
		if !r.group() {
			return
		}
		counts := r.b
		if !r.part(protocol.PIMCounts, 4) {
			return
		}
		for range counts[1] {
			if !r.unicast(protocol.PIMRendezvous, protocol.PIMRendezvousIPv6) || !r.part(protocol.PIMCandidate, 4) {
				return
			}
		}
	}
}

// candidate reads the groups that a router would be the rendezvous point of.
func (r *pimReader) candidate() {
	head := r.b
	if !r.part(protocol.PIMAdvertise, 4) || !r.unicast(protocol.PIMRendezvous, protocol.PIMRendezvousIPv6) {
		return
	}
	for range head[0] {
		if !r.group() {
			return
		}
	}
}

// flooding reads the sources of each group. Where a group is of a kind that Wireshark does not know, it goes on with the same bytes.
func (r *pimReader) flooding() {
	if !r.unicast(protocol.PIMOriginator, protocol.PIMOriginatorIPv6) {
		return
	}
	for r.full > 0 {
		if len(r.b) < 4 {
			r.short()
			return
		}
		r.givePart(protocol.PIMFlooded, r.b)
		kind, n := u16(r.b)&0x7fff, int(u16(r.b[2:]))
		r.skip(4)
		if kind != pimFloodedGroup {
			if !r.value(n) {
				return
			}
			r.skip(n)
			continue
		}
		if !r.group() {
			if r.bad {
				return
			}
			continue
		}
		counts := r.b
		if !r.part(protocol.PIMSources, 4) {
			return
		}
		for range u16(counts) {
			if !r.unicast(protocol.PIMSource, protocol.PIMSourceIPv6) {
				return
			}
		}
	}
}
