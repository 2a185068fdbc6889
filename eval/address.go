package eval

import (
	"net/netip"

	"github.com/dfc-lang/dfc/compile/ftype"
)

// addressFunctions are the functions of addresses (language.md, section 10). Each reports false where it has no value.
var addressFunctions = map[string]func(ftype.Value) (ftype.Value, bool){
	"ip_linklocal": inBlocks("169.254.0.0/16", "fe80::/10"),
	"ip_multicast": inBlocks("224.0.0.0/4", "ff00::/8"),
	"ip_rfc1918":   inBlocks("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"),
	"ip_ula":       inBlocks("fc00::/7"),
	"ip_special_name": func(v ftype.Value) (ftype.Value, bool) {
		b := specialBlock(v)
		if b == nil {
			return ftype.Value{}, false
		}
		return ftype.Value{Type: ftype.String, Bytes: []byte(b.name)}, true
	},
	"ip_special_mask": func(v ftype.Value) (ftype.Value, bool) {
		b := specialBlock(v)
		if b == nil {
			return ftype.Value{}, false
		}
		return ftype.Value{Type: ftype.Uint32, Num: b.mask}, true
	},
}

func address(v ftype.Value) netip.Addr {
	if v.Type == ftype.IPv4 {
		return netip.AddrFrom4([4]byte{byte(v.Num >> 24), byte(v.Num >> 16), byte(v.Num >> 8), byte(v.Num)})
	}
	a, _ := netip.AddrFromSlice(v.Bytes)
	return a
}

func inBlocks(blocks ...string) func(ftype.Value) (ftype.Value, bool) {
	prefixes := make([]netip.Prefix, len(blocks))
	for i, b := range blocks {
		prefixes[i] = netip.MustParsePrefix(b)
	}
	return func(v ftype.Value) (ftype.Value, bool) {
		a, r := address(v), ftype.Value{Type: ftype.Boolean}
		for _, p := range prefixes {
			if p.Contains(a) {
				r.Num = 1
			}
		}
		return r, true
	}
}

// special is a block of the IANA special-purpose address registries (RFC 6890), as Wireshark 4.6 answers for it: its mask has
// the bits source, destination, forwardable, globally reachable and reserved by protocol, from high to low.
type special struct {
	block string
	name  string
	mask  uint64
}

var specials = []special{
	{"0.0.0.0/32", `"This host on this network"`, 17}, // the quotation marks are part of Wireshark's answer
	{"10.0.0.0/8", "Private-Use", 28},
	{"172.16.0.0/12", "Private-Use", 28},
	{"192.168.0.0/16", "Private-Use", 28},
	{"100.64.0.0/10", "Shared Address Space", 28},
	{"127.0.0.0/8", "Loopback", 1},
	{"169.254.0.0/16", "Link Local", 25},
	{"192.0.0.0/29", "IPv4 Service Continuity Prefix", 28},
	{"192.0.0.8/32", "IPv4 dummy address", 16},
	{"192.0.0.9/32", "Port Control Protocol Anycast", 30},
	{"192.0.0.10/32", "Traversal Using Relays around NAT Anycast", 30},
	{"192.0.0.170/32", "NAT64/DNS64 Discovery", 1},
	{"192.0.0.171/32", "NAT64/DNS64 Discovery", 1},
	{"192.0.2.0/24", "Documentation (TEST-NET-1)", 0},
	{"192.31.196.0/24", "AS112-v4", 30},
	{"192.52.193.0/24", "AMT", 30},
	{"192.88.99.2/32", "6a44-relay anycast address", 28},
	{"192.175.48.0/24", "Direct Delegation AS112 Service", 30},
	{"198.18.0.0/15", "Benchmarking", 28},
	{"198.51.100.0/24", "Documentation (TEST-NET-2)", 0},
	{"203.0.113.0/24", "Documentation (TEST-NET-3)", 0},
	{"240.0.0.0/4", "Reserved", 1},
	{"255.255.255.255/32", "Limited Broadcast", 9},
	{"::/128", "Unspecified Address", 17},
	{"::1/128", "Loopback Address", 1},
	{"::ffff:0:0/96", "IPv4-mapped Address", 1},
	{"64:ff9b::/96", "IPv4-IPv6 Translat.", 30},
	{"64:ff9b:1::/48", "IPv4-IPv6 Translat.", 28},
	{"100::/64", "Discard-Only Address Block", 28},
	{"100:0:0:1::/64", "Dummy IPv6 Prefix", 16},
	{"2001::/32", "TEREDO", 28},
	{"2001:1::1/128", "Port Control Protocol Anycast", 30},
	{"2001:1::2/128", "Traversal Using Relays around NAT Anycast", 30},
	{"2001:1::3/128", "DNS-SD Service Registration Protocol Anycast", 30},
	{"2001:2::/48", "Benchmarking", 28},
	{"2001:3::/32", "AMT", 30},
	{"2001:4:112::/48", "AS112-v6", 30},
	{"2001:20::/28", "ORCHIDv2", 30},
	{"2001:30::/28", "Drone Remote ID Protocol Entity Tags (DETs) Prefix", 30},
	{"2001:db8::/32", "Documentation", 0},
	{"3fff::/20", "Documentation", 0},
	{"2002::/16", "6to4", 28},
	{"2620:4f:8000::/48", "Direct Delegation AS112 Service", 30},
	{"5f00::/16", "Segment Routing (SRv6) SIDs", 28},
	{"fc00::/7", "Unique-Local", 28},
	{"fe80::/10", "Link-Local Unicast", 25},
}

// specialBlock is the smallest block that holds the address.
func specialBlock(v ftype.Value) *special {
	a := address(v)
	var found *special
	var bits int
	for i := range specials {
		p := netip.MustParsePrefix(specials[i].block)
		if contains(p, a) && (found == nil || p.Bits() > bits) {
			found, bits = &specials[i], p.Bits()
		}
	}
	return found
}

// contains is like Prefix.Contains, which holds no IPv4-mapped address in an IPv6 block.
func contains(p netip.Prefix, a netip.Addr) bool {
	if p.Addr().Is4() != a.Is4() {
		return false
	}
	q, err := a.Prefix(p.Bits())
	return err == nil && q.Addr() == p.Addr()
}
