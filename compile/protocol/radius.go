package protocol

import (
	_ "embed"
	"strconv"
	"strings"

	"github.com/dfc-lang/dfc/compile/ftype"
)

// RADIUS (RFC 2865, 2866): the header, the attributes of the IETF and of some vendors, and the messages of EAP in them (RFC 3579).
var (
	RADIUS = declare("radius", "RADIUS Protocol", 0).payload().On(UDPPorts, 1645, 1646, 1700, 1812, 1813, 3799).HandsTo(EAP)

	RADIUSHeader = part(
		RADIUS.u8("radius.code", "Code", Dec).At(0),
		RADIUS.u8("radius.id", "Identifier", Dec).At(1),
		RADIUS.u16("radius.length", "Length", Dec).At(2),
		RADIUS.bytes("radius.authenticator", "Authenticator").Wide(4, 16),
	)
	RADIUSRequest       = RADIUS.bool("radius.req", "Request")
	RADIUSResponse      = RADIUS.bool("radius.rsp", "Response")
	RADIUSRequestFrame  = RADIUS.frame("radius.reqframe", "Request Frame")
	RADIUSResponseFrame = RADIUS.frame("radius.rspframe", "Response Frame")
	RADIUSTime          = RADIUS.span("radius.time", "Time from request")
	RADIUSDuplicate     = RADIUS.u32("radius.dup", "Duplicate Message ID", Dec)
	RADIUSRequestFirst  = RADIUS.frame("radius.req.dup", "Duplicate Request Frame Number")
	RADIUSResponseFirst = RADIUS.frame("radius.rsp.dup", "Duplicate Response Frame Number")

	RADIUSAttribute = part(
		RADIUS.bytes("radius.avp", "AVP").Wide(0, 0),
		RADIUS.u8("radius.avp.type", "Type", Dec).At(0),
		RADIUS.u8("radius.avp.length", "Length", Dec).At(1),
	)
	RADIUSVendor          = part(RADIUS.u32("radius.avp.vendor_id", "Vendor ID", Custom).At(0))
	RADIUSVendorAttribute = part(
		RADIUS.u8("radius.avp.vendor_type", "Type", Dec).At(0),
		RADIUS.u8("radius.avp.vendor_len", "Length", Dec).At(1),
	)
	RADIUSUnknown      = RADIUS.bytes("radius.Unknown_Attribute", "Unknown-Attribute")
	RADIUSCHAPPassword = RADIUS.bytes("radius.CHAP_Password", "CHAP-Password")
	RADIUSCHAP         = part(
		RADIUS.u8("radius.CHAP_Ident", "CHAP Ident", Hex).At(0),
		RADIUS.bytes("radius.CHAP_String", "CHAP String").Wide(1, 0),
	)
	RADIUSAuthenticator = RADIUS.bytes("radius.Message_Authenticator", "Message-Authenticator")
	RADIUSEgressVLAN    = part(
		RADIUS.u32("radius.egress_vlanid_tag", "Tag", Hex).Bits(0, 0xff000000),
		RADIUS.u32("radius.egress_vlanid_pad", "Pad", Hex).Bits(0, 0xfff000),
		RADIUS.u32("radius.egress_vlanid", "Vlan ID", Dec).Bits(0, 0xfff),
	)
	RADIUSEgressVLANTag  = part(RADIUS.u8("radius.egress_vlan_name_tag", "Tag", Hex).At(0))
	RADIUSEgressVLANName = RADIUS.string("radius.egress_vlan_name", "Vlan Name")
	RADIUSEAP            = RADIUS.bytes("radius.eap_fragment", "EAP fragment")
	RADIUSBadLength      = RADIUS.label("radius.invalid_length", "Invalid length").expert(GroupMalformed, severe)

	// RADIUSValues are the attributes by vendor and type. Vendor 0 is the IETF.
	RADIUSValues = radiusValues()
)

// RADIUSValue is what a value of an attribute is, and its field; Tag is the field of the number that groups attributes of tunnels (RFC 2868).
type RADIUSValue struct {
	Value, Tag *Field
	Prefix     bool // of IPv6 (RFC 3162)
}

// radiusList has a line for each attribute: vendor, type, kind of value, with a plus where a tag comes before it, and name.
//
//go:embed radius_attributes.txt
var radiusList string

func radiusValues() map[[2]uint32]*RADIUSValue {
	types := map[string]ftype.Type{
		"text": ftype.String, "bytes": ftype.Bytes, "prefix": ftype.Bytes, "number": ftype.Uint32, "ipv4": ftype.IPv4, "ipv6": ftype.IPv6, "time": ftype.AbsoluteTime,
	}
	bases := map[string]Base{"number": Dec, "time": Local}
	values := make(map[[2]uint32]*RADIUSValue)
	for line := range strings.Lines(radiusList) {
		words := strings.Fields(line)
		vendor, _ := strconv.ParseUint(words[0], 10, 32)
		kind, _ := strconv.ParseUint(words[1], 10, 8)
		what, tagged := strings.CutSuffix(words[2], "+")
		name, title := "radius."+words[3], strings.ReplaceAll(words[3], "_", "-")
		if clear, ok := strings.CutSuffix(title, "-encrypted"); ok {
			title = clear + " (encrypted)"
		}
		v := &RADIUSValue{Value: RADIUS.field(name, title, types[what], bases[what]), Prefix: what == "prefix"}
		if what == "number" {
			v.Value.takenAs(ftype.Uint64) // Wireshark has longer ones in the same way
		}
		if tagged {
			v.Tag = RADIUS.u8(name+".tag", "Tag", Hex)
		}
		values[[2]uint32{uint32(vendor), uint32(kind)}] = v
	}
	return values
}
