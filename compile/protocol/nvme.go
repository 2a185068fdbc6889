package protocol

// NVMe over TCP (NVM Express TCP transport): the headers, and of commands what they are.
var (
	NVMeTCP = declare("nvme-tcp", "NVM Express Fabrics TCP", 0).payload().On(TCPPorts, 4420, 8009).HandsTo(NVMe)

	NVMeTCPHeader = part(
		NVMeTCP.u8("nvme-tcp.type", "Pdu Type", Dec).At(0),
		NVMeTCP.u8("nvme-tcp.flags", "Pdu Specific Flags", Hex).At(1),
		NVMeTCP.bool("nvme-tcp.flags.pdu.hdgst", "PDU Header Digest").Bits(1, 0x01),
		NVMeTCP.bool("nvme-tcp.flags.pdu.ddgst", "PDU Data Digest").Bits(1, 0x02),
		NVMeTCP.bool("nvme-tcp.flags.pdu.data_last", "PDU Data Last").Bits(1, 0x04),
		NVMeTCP.bool("nvme-tcp.flags.pdu.data_success", "PDU Data Success").Bits(1, 0x08),
		NVMeTCP.u8("nvme-tcp.hlen", "Pdu Header Length", Dec).At(2),
		NVMeTCP.u8("nvme-tcp.pdo", "Pdu Data Offset", Dec).At(3),
		NVMeTCP.u32("nvme-tcp.plen", "Packet Length", Dec).At(4).Swapped(),
	)
	NVMe = declare("nvme", "NVM Express", 0).payload()

	NVMeCommand = part(
		NVMe.u8("nvme.cmd.opc", "Opcode", Hex).At(0),
		NVMe.u16("nvme.cmd.cid", "Command ID", Hex).At(2).Swapped(),
		NVMe.u32("nvme.cmd.nsid", "Namespace Id", Hex).At(4).Swapped(),
	)
	NVMeFabrics = part(
		NVMe.bytes("nvme.fabrics.cmd.opc", "Opcode").Wide(0, 1),
		NVMe.u8("nvme.fabrics.cmd.rsvd", "Reserved", Hex).At(1),
		NVMe.u16("nvme.fabrics.cmd.cid", "Command Identifier", Hex).At(2).Swapped(),
		NVMe.u8("nvme.fabrics.cmd.fctype", "Fabric Command Type", Hex).At(4),
	)
)
