// Package protocol declares the protocols that dfc dissects: their fields with name, type, title and place in the
// header, the length of the header, and which value of which field leads to which next protocol. It is the one place
// that knows a field: name lookup, type check, the loads and the walk of eval and of bpfgen, and dfc's catalogue all
// read it from here.
//
// One protocol is one file. A declaration is a block of package variables, which Go initialises in the order that
// their dependencies ask for:
//
//	var (
//		UDP = declare("udp", "User Datagram Protocol", 8).On(IPProtos, 17)
//
//		UDPSrcPort = UDP.u16("udp.srcport", "Source Port", Port).At(0)
//		UDPDstPort = UDP.u16("udp.dstport", "Destination Port", Port).At(2)
//		UDPPort    = UDP.Either("udp.port", "Source or Destination Port", UDPSrcPort, UDPDstPort)
//		UDPLength  = UDP.u16("udp.length", "Length", Dec).At(4)
//		UDPStream  = UDP.u32("udp.stream", "Stream index", Dec) // no place: code in package eval gives it
//
//		_ = UDP.Length(UDPLength, 0).Next(UDPPorts, UDPDstPort)
//	)
//
// Names, types and titles are Wireshark 4.6's.
package protocol
