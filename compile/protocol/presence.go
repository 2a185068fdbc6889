package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// Protocols that dfc knows by presence only: by where they stand, which a number in the header before decides. Such a protocol
// has no fields, and all bytes that were handed to it are its own. Here are those for which Wireshark says the same: TestPresence in
// package eval counts the frames. A protocol that gets fields leaves this file for one of its own.
//
// Left out are those whose presence takes more than that number: a look at the bytes (radius, sip), the conversation (tftp,
// rtp), a message that is put together from several segments (http, tls). Their ports are in ports.go.

// present declares a protocol that is known by presence only.
func present(name, title string) *Protocol {
	return declare(name, title, 1).whole()
}

// Found by the link layer.
var (
	_ = present("3comxns", "3Com XNS Encapsulation").On(SAPs, 0x80)
	_ = present("ans", "Intel ANS probe").On(EtherTypes, 0x886d)
	_ = present("aoe", "ATAoverEthernet").On(EtherTypes, 0x88a2)
	_ = present("bluecom", "bluecom Protocol").On(EtherTypes, 0x892d)
	_ = present("bofl", "Wellfleet Breath of Life").On(EtherTypes, 0x8102)
	_ = present("bpq", "Amateur Radio BPQ").On(EtherTypes, 0x8ff)
	_ = present("brdwlk", "Boardwalk").On(EtherTypes, 0x88ae, 0xabcd)
	_ = present("c15hbeat", "C15 Call History Heartbeat Protocol").On(EtherTypes, 0xc15)
	_ = present("cesoeth", "Circuit Emulation Service over Ethernet").On(EtherTypes, 0x88d8)
	_ = present("cfm", "CFM EOAM IEEE 802.1Q/ITU-T Y.1731 Protocol").On(EtherTypes, 0x8902)
	_ = present("cgmp", "Cisco Group Management Protocol").On(EtherTypes, 0x2001).On(CiscoPIDs, 0x2001)
	_ = present("cl3", "CableLabs Layer 3 Protocol").On(EtherTypes, 0xb4e3)
	_ = present("csm_encaps", "CSM_ENCAPS").On(EtherTypes, 0x889b)
	_ = present("dec_dna", "DEC DNA Routing Protocol").On(EtherTypes, 0x6003).On(PPPTypes, 0x27).On(HDLCTypes, 0x6003)
	_ = present("dec_stp", "DEC Spanning Tree Protocol").On(EtherTypes, 0x8038).On(PPPTypes, 0x205).On(HDLCTypes, 0x8038)
	_ = present("dect", "DECT Protocol").On(EtherTypes, 0x2323)
	_ = present("dect_mitel_eth", "Aastra/Mitel DECT-over-Ethernet").On(EtherTypes, 0xa000)
	_ = present("dlr", "Device Level Ring").On(EtherTypes, 0x80e1)
	_ = present("dtp", "Dynamic Trunk Protocol").On(CiscoPIDs, 0x2004)
	_ = present("ecp21", "Edge Control Protocol").On(EtherTypes, 0x8940)
	_ = present("ecpri", "evolved Common Public Radio Interface").On(EtherTypes, 0xaefe)
	_ = present("eero", "EERO Protocol").On(EtherTypes, 0x9104)
	_ = present("elmi", "Ethernet Local Management Interface").On(EtherTypes, 0x88ee)
	_ = present("etag", "802.1BR E-Tag").On(EtherTypes, 0x893f)
	_ = present("extrememesh", "Extreme Mesh").On(EtherTypes, 0x88a9)
	_ = present("fcoe", "Fibre Channel over Ethernet").On(EtherTypes, 0x8906)
	_ = present("fdp", "Foundry Discovery Protocol").On(FoundryPIDs, 0x2000)
	_ = present("fip", "FCoE Initialization Protocol").On(EtherTypes, 0x8914)
	_ = present("flip", "NSN FLIP").On(EtherTypes, 0x8901)
	_ = present("fortinet_fgcp_session", "FortiGate Cluster Protocol - Session").On(EtherTypes, 0x8893)
	_ = present("gnw", "GeoNetworking").On(EtherTypes, 0x8947)
	_ = present("goose", "GOOSE").On(EtherTypes, 0x88b8)
	_ = present("hbbak", "Palo Alto Heartbeat Backup").On(EtherTypes, 0x8988)
	_ = present("homeplug", "HomePlug protocol").On(EtherTypes, 0x887b)
	_ = present("homeplug-av", "HomePlug AV protocol").On(EtherTypes, 0x88e1)
	_ = present("hpext", "HP Extended Local-Link Control").On(SAPs, 0xf8)
	_ = present("hpna", "HomePNA, wlan link local tunnel").On(EtherTypes, 0x886c)
	_ = present("hyperscsi", "HyperSCSI").On(EtherTypes, 0x889a)
	_ = present("idp", "Internetwork Datagram Protocol").On(EtherTypes, 0x600).On(HDLCTypes, 0x600)
	_ = present("ieee1722", "IEEE 1722 Audio Video Transport Protocol (AVTP)").On(EtherTypes, 0x22f0).On(UDPPorts, 17220)
	_ = present("ieee1905", "IEEE 1905.1a").On(EtherTypes, 0x893a)
	_ = present("ieee802a", "IEEE802a OUI Extended Ethertype").On(EtherTypes, 0x88b7)
	_ = present("ismp", "InterSwitch Message Protocol").On(EtherTypes, 0x81fd)
	_ = present("lat", "Local Area Transport").On(EtherTypes, 0x6004)
	_ = present("linx", "ENEA LINX").On(EtherTypes, 0x8911)
	_ = present("llt", "Veritas Low Latency Transport (LLT)").On(EtherTypes, 0xcafe)
	_ = present("lltd", "Link Layer Topology Discovery").On(EtherTypes, 0x88d9)
	_ = present("m2m", "WiMax Mac to Mac Packet").On(EtherTypes, 0x8f0)
	_ = present("macc", "MAC Control").On(EtherTypes, 0x8808)
	_ = present("mcp", "Miscabling Protocol").On(CiscoPIDs, 0x139)
	_ = present("mdp", "Meraki Discovery Protocol").On(EtherTypes, 0x712, 0x713)
	_ = present("mrp-mmrp", "Multiple Mac Registration Protocol").On(EtherTypes, 0x88f6)
	_ = present("mrp-msrp", "Multiple Stream Reservation Protocol").On(EtherTypes, 0x22ea)
	_ = present("mrp-mvrp", "Multiple VLAN Registration Protocol").On(EtherTypes, 0x88f5)
	_ = present("msnlb", "MS Network Load Balancing").On(EtherTypes, 0x886f)
	_ = present("ncsi", "NCSI").On(EtherTypes, 0x88f8)
	_ = present("ndp", "Nortel Discovery Protocol").On(NortelPIDs, 0x1a1, 0x1a2)
	_ = present("nsrp", "Juniper Netscreen Redundant Protocol").On(EtherTypes, 0x8133)
	_ = present("nwp", "Neighborhood Watch Protocol").On(EtherTypes, 0xc0df)
	_ = present("pagp", "Port Aggregation Protocol").On(CiscoPIDs, 0x104)
	_ = present("pn_mrp", "PROFINET MRP").On(EtherTypes, 0x88e3)
	_ = present("roofnet", "Roofnet Protocol").On(EtherTypes, 0x641, 0x643, 0x644, 0x645)
	_ = present("rpl", "Remote Program Load").On(SAPs, 0xfc)
	_ = present("rtcfg", "RTcfg").On(EtherTypes, 0x9022)
	_ = present("rtmac", "Real-Time Media Access Control").On(EtherTypes, 0x9021)
	_ = present("siii", "SERCOS III V1.1").On(EtherTypes, 0x88cd)
	_ = present("slarp", "Cisco SLARP").On(HDLCTypes, 0x8035)
	_ = present("sna", "Systems Network Architecture").On(SAPs, 0x4, 0x8, 0xc, 0x40, 0xc8).On(PPPTypes, 0x4d)
	_ = present("snaeth", "SNA-over-Ethernet").On(EtherTypes, 0x80d5)
	_ = present("sv", "IEC61850 Sampled Values").On(EtherTypes, 0x88ba)
	_ = present("tdmoe", "Digium TDMoE Protocol").On(EtherTypes, 0xd00d)
	_ = present("telkonet", "Telkonet powerline").On(EtherTypes, 0x88a1)
	_ = present("trill", "TRILL").On(EtherTypes, 0x22f3)
	_ = present("tte_pcf", "TTEthernet Protocol Control Frame").On(EtherTypes, 0x891d)
	_ = present("udld", "Unidirectional Link Detection").On(CiscoPIDs, 0x111).On(HDLCTypes, 0x111)
	_ = present("vines_echo", "Banyan Vines Echo").On(EtherTypes, 0xbaf)
	_ = present("vines_ip", "Banyan Vines IP").On(EtherTypes, 0xbad).On(PPPTypes, 0x35)
	_ = present("vines_llc", "Banyan Vines LLC").On(SAPs, 0xbc)
	_ = present("vmlab", "VMware Lab Manager").On(EtherTypes, 0x88de)
	_ = present("vntag", "VN-Tag").On(EtherTypes, 0x8926)
	_ = present("vtp", "VLAN Trunking Protocol").On(CiscoPIDs, 0x2003)
	_ = present("wcp", "Wellfleet Compression").On(EtherTypes, 0x80ff).On(NLPIDs, 0xb0)
	_ = present("wlccp", "Cisco Wireless LAN Context Control Protocol").On(EtherTypes, 0x872d).On(UDPPorts, 2887)
	_ = present("wsmp", "Wave Short Message Protocol(IEEE P1609.3)").On(EtherTypes, 0x88dc)
	_ = present("xip", "eXpressive Internet Protocol").On(EtherTypes, 0xc0de)
)

// Found by IP or GRE.
var (
	_ = present("ax25", "Amateur Radio AX.25").On(IPProtos, 93)
	_ = present("dsr", "Dynamic Source Routing").On(IPProtos, 48)
	_ = present("grebonding", "Huawei GRE bonding").On(GRETypes, 0x101, 0xb7ea)
	_ = present("hip", "Host Identity Protocol").On(IPProtos, 139).On(UDPPorts, 10500)
	_ = present("igrp", "Cisco Interior Gateway Routing Protocol").On(IPProtos, 9)
	_ = present("lwl4", "QNX6 QNET LWL4 protocol").On(EtherTypes, 0x8204).On(IPProtos, 106)
	_ = present("ncs", "Novell Cluster Services").On(IPProtos, 224)
	_ = present("nhrp", "NBMA Next Hop Resolution Protocol").On(IPProtos, 54).On(GRETypes, 0x2001)
	_ = present("pgm", "Pragmatic General Multicast").On(IPProtos, 113)
	_ = present("ple", "Private Line Emulation").On(IPProtos, 147)
	_ = present("rsvp", "Resource ReserVation Protocol (RSVP)").On(IPProtos, 46).On(UDPPorts, 3455)
	_ = present("shim6", "Shim6 Protocol").On(IPProtos, 140)
	_ = present("swipe", "swIPe IP Security Protocol").On(IPProtos, 53)
	_ = present("xtp", "Xpress Transport Protocol").On(IPProtos, 36)
)

// Found by PPP, and some by its numbers in an Ethernet header.
var (
	_ = present("bacp", "PPP Bandwidth Allocation Control Protocol").On(EtherTypes, 0xc02b).On(PPPTypes, 0xc02b)
	_ = present("bap", "PPP Bandwidth Allocation Protocol").On(EtherTypes, 0xc02d).On(PPPTypes, 0xc02d)
	_ = present("bcp_ncp", "PPP Bridging Control Protocol Network Control Protocol").On(PPPTypes, 0x8031)
	_ = present("cbcp", "PPP Callback Control Protocol").On(EtherTypes, 0xc029).On(PPPTypes, 0xc029)
	_ = present("cdpcp", "PPP CDP Control Protocol").On(EtherTypes, 0x8207).On(PPPTypes, 0x8207)
	_ = present("mplscp", "PPP MPLS Control Protocol").On(EtherTypes, 0x8281).On(PPPTypes, 0x8281)
	_ = present("osinlcp", "PPP OSI Network Layer Control Protocol").On(EtherTypes, 0x8023).On(PPPTypes, 0x8023)
	_ = present("vsncp", "Vendor Specific Control Protocol").On(PPPTypes, 0x805b)
	_ = present("vsnp", "Vendor Specific Network Protocol").On(PPPTypes, 0x5b)
)

// BFD also runs over MPLS.
var BFD = present("bfd", "Bidirectional Forwarding Detection Control Message").On(UDPPorts, 3784, 4784, 6784, 7784)

// Found by a port of UDP, a few also by one of TCP.
var (
	_    = present("bfd_echo", "Bidirectional Forwarding Detection Echo Packet").On(UDPPorts, 3785)
	_    = present("cflow", "Cisco NetFlow/IPFIX").On(UDPPorts, 2055, 4739, 9996).On(TCPPorts, 4739).On(SCTPPorts, 4739)
	DoIP = present("doip", "DoIP (ISO13400) Protocol").On(UDPPorts, 13400).On(TCPPorts, 13400)
	_    = present("iax2", "Inter-Asterisk eXchange v2").On(UDPPorts, 4569)
	_    = present("mndp", "Mikrotik Neighbor Discovery Protocol").On(UDPPorts, 5678)
	_    = present("mpls-echo", "Multiprotocol Label Switching Echo").On(UDPPorts, 3503)
	_    = present("omron", "OMRON FINS Protocol").On(UDPPorts, 9600).On(TCPPorts, 9600)
	_    = present("ptp", "Precision Time Protocol (IEEE1588)").On(EtherTypes, 0x88f7).On(UDPPorts, 319, 320)
	_    = present("sflow", "InMon sFlow").On(UDPPorts, 6343)
	_    = present("srvloc", "Service Location Protocol").On(UDPPorts, 427).On(TCPPorts, 427)
	_    = present("syslog", "Syslog Message").On(UDPPorts, 514)
)

// Found by a port of TCP: protocols of short messages, which mostly do not need to be put together.
var (
	_ = present("rlogin", "Rlogin Protocol").On(TCPPorts, 513)
)

// Found by SCTP: by the payload protocol identifier of a chunk, or by the port.
var (
	_ = declare("bicc", "Bearer Independent Call Control", 0).payload().On(SCTPUsers, 8)
	_ = declare("calcappprotocol", "Calculation Application Protocol", 0).payload().On(SCTPUsers, 34)
	_ = declare("dua", "DPNSS/DASS2-User Adaptation Layer", 0).payload().On(SCTPUsers, 10)
	_ = declare("e1ap", "E1 Application Protocol", 0).payload().On(SCTPUsers, 64).On(SCTPPorts, 38462)
	_ = declare("e2ap", "E2 Application Protocol", 0).payload().On(SCTPUsers, 70, 71, 72).On(SCTPPorts, 37464)
	_ = declare("f1ap", "F1 Application Protocol", 0).payload().On(SCTPUsers, 62).On(SCTPPorts, 38472)
	_ = declare("fractalgeneratorprotocol", "Fractal Generator Protocol", 0).payload().On(SCTPUsers, 32)
	_ = declare("gdt", "Generic Data Transfer Protocol", 0).payload().On(SCTPUsers, 49)
	_ = declare("hnbap", "UTRAN Iuh interface HNBAP signalling", 0).payload().On(SCTPUsers, 20)
	_ = declare("iua", "ISDN Q.921-User Adaptation Layer", 0).payload().On(SCTPUsers, 1).On(SCTPPorts, 9900)
	_ = declare("lcsap", "LCS Application Protocol", 0).payload().On(SCTPUsers, 29).On(SCTPPorts, 9082)
	_ = declare("m2ap", "M2 Application Protocol", 0).payload().On(SCTPUsers, 43).On(SCTPPorts, 36443)
	_ = declare("m2pa", "MTP2 Peer Adaptation Layer", 0).payload().On(SCTPUsers, 5).On(SCTPPorts, 3565)
	_ = declare("m2tp", "MTP 2 Transparent Proxy", 0).payload().On(SCTPUsers, 99).On(SCTPPorts, 9908)
	_ = declare("m2ua", "MTP 2 User Adaptation Layer", 0).payload().On(SCTPUsers, 2).On(SCTPPorts, 2904)
	_ = declare("m3ap", "M3 Application Protocol", 0).payload().On(SCTPUsers, 44).On(SCTPPorts, 36444)
	_ = declare("m3ua", "MTP 3 User Adaptation Layer", 0).payload().On(SCTPUsers, 3).On(SCTPPorts, 2905).On(TCPPorts, 2905)
	_ = declare("nbap", "UTRAN Iub interface NBAP signalling", 0).payload().On(SCTPUsers, 25)
	_ = declare("pingpongprotocol", "Ping Pong Protocol", 0).payload().On(SCTPUsers, 33)
	_ = declare("rtcdc", "WebRTC Datachannel Protocol", 0).payload().On(SCTPUsers, 50)
	_ = declare("rua", "UTRAN Iuh interface RUA signalling", 0).payload().On(SCTPUsers, 19).On(SCTPPorts, 29169)
	_ = declare("sbcap", "SBc Application Part", 0).payload().On(SCTPUsers, 24).On(SCTPPorts, 29168)
	_ = declare("sgsap", "SGs Application Part (SGsAP)", 0).payload().On(SCTPPorts, 29118)
	_ = declare("ssp", "Scripting Service Protocol", 0).payload().On(SCTPUsers, 35)
	_ = declare("sua", "SS7 SCCP-User Adaptation Layer", 0).payload().On(SCTPUsers, 4).On(SCTPPorts, 14001)
	_ = declare("v5ua", "V5.2-User Adaptation Layer", 0).payload().On(SCTPUsers, 6).On(SCTPPorts, 5675, 10001)
	_ = declare("x2ap", "EUTRAN X2 Application Protocol (X2AP)", 0).payload().On(SCTPUsers, 27).On(SCTPPorts, 36422)
	_ = declare("xnap", "NG-RAN Xn Application Protocol (XnAP)", 0).payload().On(SCTPUsers, 61).On(SCTPPorts, 38422)
)

// Those that lead to others, mostly without fields of their own.
var (
	DropboxLAN = present("db-lsp-disc", "Dropbox LAN sync Discovery Protocol").On(UDPPorts, 17500).HandsTo(JSON)

	OpenVPN = present("openvpn", "OpenVPN Protocol").On(UDPPorts, 1194).On(TCPPorts, 1194).HandsTo(TLS)

	// Of these, where a message ends.
	Kafka   = present("kafka", "Kafka").On(TCPPorts, 9092)
	RPKIRTR = present("rpkirtr", "RPKI-Router Protocol").On(TCPPorts, 323)

	AMQP = present("amqp", "Advanced Message Queuing Protocol").On(TCPPorts, 5672).HandsTo(MediaTypes)

	// Of these, only what they lead to is known.
	PostgreSQL = named("pgsql").On(TCPPorts, 5432).HandsTo(TLS)
	XMPP       = named("xmpp").On(TCPPorts, 5222).HandsTo(XML, TLS)

	Megaco = present("megaco", "MEGACO").On(UDPPorts, 2944).On(TCPPorts, 2944).On(SCTPPorts, 2944).On(SCTPUsers, 7).HandsTo(SDP)

	IPXSAP = present("ipxsap", "Service Advertisement Protocol").On(ipxSockets, 0x0452)
	_      = present("ipxrip", "IPX Routing Information Protocol").On(ipxSockets, 0x0453)

	// OSI is no protocol to Wireshark's filters, but it is one to frame.protocols.
	osi = around("osi").On(SAPs, 0x14, 0x20, 0x34, 0x54, 0xfe).On(GRETypes, 0x00fe).On(PPPTypes, 0x23)

	_ = osi.NextTo(osi.hidden(ftype.Uint8).At(0).In(0x83), ISIS)
	_ = CHDLC.NextToAfter(1, CHDLCProtocol.In(0xfefe), osi)
)
