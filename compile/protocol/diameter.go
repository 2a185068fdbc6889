package protocol

import (
	_ "embed"
	"strconv"
	"strings"

	"github.com/dfc-lang/dfc/compile/ftype"
)

// Diameter (RFC 6733).
var (
	Diameter = declare("diameter", "Diameter Protocol", 0).payload().On(TCPPorts, 3868).On(SCTPPorts, 3868).On(SCTPUsers, 46)

	DiameterHeader = part(
		Diameter.u8("diameter.version", "Version", Hex).At(0),
		Diameter.u24("diameter.length", "Length", Dec).At(1),
		Diameter.u8("diameter.flags", "Flags", Hex).At(4),
		Diameter.bool("diameter.flags.request", "Request").Bits(4, 0x80),
		Diameter.bool("diameter.flags.proxyable", "Proxyable").Bits(4, 0x40),
		Diameter.bool("diameter.flags.error", "Error").Bits(4, 0x20),
		Diameter.bool("diameter.flags.T", "T(Potentially re-transmitted message)").Bits(4, 0x10),
		Diameter.bool("diameter.flags.reserved4", "Reserved").Bits(4, 0x8),
		Diameter.bool("diameter.flags.reserved5", "Reserved").Bits(4, 0x4),
		Diameter.bool("diameter.flags.reserved6", "Reserved").Bits(4, 0x2),
		Diameter.bool("diameter.flags.reserved7", "Reserved").Bits(4, 0x1),
		Diameter.u32("diameter.cmd.code", "Command Code", Dec).Wide(5, 3),
		Diameter.u32("diameter.applicationId", "ApplicationId", Dec).At(8),
		Diameter.u32("diameter.hopbyhopid", "Hop-by-Hop Identifier", Hex).At(12),
		Diameter.u32("diameter.endtoendid", "End-to-End Identifier", Hex).At(16),
	)
	DiameterAnswerTo  = Diameter.frame("diameter.answer_to", "Request In")
	DiameterAnswerIn  = Diameter.frame("diameter.answer_in", "Answer In")
	DiameterTime      = Diameter.span("diameter.resp_time", "Response Time")
	DiameterAVP       = Diameter.bytes("diameter.avp", "AVP")
	DiameterAVPHeader = part(
		Diameter.u32("diameter.avp.code", "AVP Code", Dec).At(0),
		Diameter.u8("diameter.avp.flags", "AVP Flags", Hex).At(4),
		Diameter.bool("diameter.flags.vendorspecific", "Vendor-Specific").Bits(4, 0x80),
		Diameter.bool("diameter.flags.mandatory", "Mandatory").Bits(4, 0x40),
		Diameter.bool("diameter.avp.flags.protected", "Protected").Bits(4, 0x20),
		Diameter.bool("diameter.avp.flags.reserved3", "Reserved").Bits(4, 0x10),
		Diameter.bool("diameter.avp.flags.reserved4", "Reserved").Bits(4, 0x8),
		Diameter.bool("diameter.avp.flags.reserved5", "Reserved").Bits(4, 0x4),
		Diameter.bool("diameter.avp.flags.reserved6", "Reserved").Bits(4, 0x2),
		Diameter.bool("diameter.avp.flags.reserved7", "Reserved").Bits(4, 0x1),
		Diameter.u24("diameter.avp.len", "AVP Length", Dec).At(5),
	)
	DiameterVendor        = Diameter.u32("diameter.avp.vendorId", "AVP Vendor Id", Custom)
	DiameterPad           = Diameter.bytes("diameter.avp.pad", "Padding")
	DiameterUnknown       = Diameter.bytes("diameter.avp.unknown", "Value")
	DiameterCommandResult = Diameter.u32("diameter.Result-Code.Command-Level", "Result-Code-Command-Level", Dec)
	DiameterServiceResult = Diameter.u32("diameter.Result-Code.MSCC-Level", "Result-Code-MSCC-Level", Dec)

	// DiameterAVPs are the attributes by vendor and code. Vendor 0 is the IETF.
	DiameterAVPs = diameterAVPs()
)

// DiameterAttribute is what a value of an attribute is: one of the words in diameter_avps.txt, and its field.
type DiameterAttribute struct {
	Kind  string
	Value *Field
	// Of an address:
	Family, IPv4, IPv6, E164, Bytes *Field
}

// diameterList has a line for each attribute of the IETF and of 3GPP: vendor, code, kind of value and name.
//
//go:embed diameter_avps.txt
var diameterList string

func diameterAVPs() map[[2]uint32]*DiameterAttribute {
	types := map[string]ftype.Type{
		"group": ftype.Bytes, "bytes": ftype.Bytes, "address": ftype.Bytes, "text": ftype.String, "int32": ftype.Int32, "uint32": ftype.Uint32,
		"int64": ftype.Int64, "uint64": ftype.Uint64, "float": ftype.Float, "time": ftype.AbsoluteTime,
	}
	bases := map[string]Base{"int32": Dec, "uint32": Dec, "int64": Dec, "uint64": Dec, "time": UTC}
	attributes := make(map[[2]uint32]*DiameterAttribute)
	for line := range strings.Lines(diameterList) {
		words := strings.Fields(line)
		vendor, _ := strconv.ParseUint(words[0], 10, 32)
		code, _ := strconv.ParseUint(words[1], 10, 32)
		kind, title := words[2], words[3]
		name := "diameter." + title
		a := &DiameterAttribute{Kind: kind, Value: Diameter.field(name, title, types[kind], bases[kind])}
		if kind == "address" {
			a.Family = Diameter.u16(name+".addr_family", title+" Address Family", Dec)
			title += " Address"
			a.IPv4, a.IPv6 = Diameter.ipv4(name+".IPv4", title), Diameter.ipv6(name+".IPv6", title)
			a.E164, a.Bytes = Diameter.string(name+".E164", title), Diameter.bytes(name+".Bytes", title)
		}
		attributes[[2]uint32{uint32(vendor), uint32(code)}] = a
	}
	return attributes
}
