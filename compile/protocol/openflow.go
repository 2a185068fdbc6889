package protocol

// openFlowOldPort is that of the controller before there was a registered one.
const openFlowOldPort = 6633

// OpenFlow: what all messages begin with. The versions are protocols of their own. What finds them is known to frame.protocols only: the
// protocol of its name has fields, but no frame has it.
var (
	OpenFlows = named("openflow").On(TCPPorts, 6653).GuessOn(TCPGuesses, "openflow_tcp", GuessedPorts, openFlowOldPort).
			HandsTo(OpenFlow, OpenFlow1, OpenFlow4, OpenFlow5, OpenFlow6).quotes(Eth)

	OpenFlow        = declare("openflow", "OpenFlow", 0).payload()
	OpenFlowVersion = OpenFlow.u8("openflow.version", "Version", Hex)
	OpenFlowUnknown = OpenFlow.label("openflow.version.unknown", "Unsupported version not dissected").expert(groupUndecoded, warning)

	OpenFlow1 = declare("openflow_v1", "OpenFlow 1.0", 0).payload()
	OpenFlow4 = declare("openflow_v4", "OpenFlow 1.3", 0).payload()
	OpenFlow5 = declare("openflow_v5", "OpenFlow 1.4", 0).payload()
	OpenFlow6 = declare("openflow_v6", "OpenFlow 1.5", 0).payload()

	OpenFlow1Header = part(
		OpenFlow1.u8("openflow_1_0.type", "Type", Dec).At(1),
		OpenFlow1.u16("openflow.length", "Length", Dec).At(2),
		OpenFlow1.u32("openflow.xid", "Transaction ID", Dec).At(4),
	)
	OpenFlow4Header = OpenFlow4.openFlowHeader()
	OpenFlow5Header = OpenFlow5.openFlowHeader()
	OpenFlow6Header = OpenFlow6.openFlowHeader()
)

// openFlowHeader declares the header as later versions have it, with names of their own.
func (p *Protocol) openFlowHeader() Part {
	return part(
		p.u8(p.Name+".version", "Version", Hex).At(0),
		p.u8(p.Name+".type", "Type", Dec).At(1),
		p.u16(p.Name+".length", "Length", Dec).At(2),
		p.u32(p.Name+".xid", "Transaction ID", Dec).At(4),
	)
}
