package protocol

// Expert is what makes a field an expert information: Wireshark's remark about something odd in a frame.
type Expert struct{ Group, Severity uint32 }

// The groups of expert information.
const (
	groupChecksum   = 0x01000000
	groupSequence   = 0x02000000
	groupResponse   = 0x03000000
	groupRequest    = 0x04000000
	groupUndecoded  = 0x05000000
	groupReassemble = 0x06000000
	GroupMalformed  = 0x07000000
	groupProtocol   = 0x09000000
	groupSecurity   = 0x0a000000
	groupComment    = 0x0b000000
	groupDecryption = 0x0c000000
	groupAssumption = 0x0d000000
	groupDeprecated = 0x0e000000
)

// The severities of expert information.
const (
	comment = 0x00100000
	chat    = 0x00200000
	note    = 0x00400000
	warning = 0x00600000
	severe  = 0x00800000
)

// expert says that the field is an expert information. All that a frame has stand in layers of [ExpertInfo], after all others.
func (f *Field) expert(group, severity uint32) *Field {
	f.Expert = &Expert{group, severity}
	f.Protocol.Experts = append(f.Protocol.Experts, f)
	return f
}

// The expert information of a frame, and damage to it, which bytes that end too early are. Their layers stand after all others.
var (
	ExpertInfo     = declare("_ws.expert", "Expert Info", 0).payload()
	ExpertGroup    = ExpertInfo.u32("_ws.expert.group", "Group", NoBase)
	ExpertSeverity = ExpertInfo.u32("_ws.expert.severity", "Severity level", NoBase)

	Malformed       = declare("_ws.malformed", "Malformed Packet", 0).payload() // the packet itself is too short, or contradicts itself
	MalformedExpert = Malformed.label("_ws.malformed.expert", "Malformed Packet (Exception occurred)").expert(GroupMalformed, severe)

	Short = declare("_ws.short", "Short Frame", 0).payload() // the capture cut off what is missing

	Unreassembled       = declare("_ws.unreassembled", "Unreassembled Fragmented Packet", 0).payload() // it is in another fragment
	UnreassembledExpert = Unreassembled.label("_ws.unreassembled.expert",
		"Unreassembled fragment (change preferences to enable reassembly)").expert(groupReassemble, note)
)
