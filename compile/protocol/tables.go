package protocol

// The dissector tables, with Wireshark's names for them.
var (
	LinkTypes    = table("link")              // LINKTYPE_ number of the interface
	BlockTypes   = table("pcapng.block_type") // of blocks without a link type
	EtherTypes   = table("ethertype")         // of Ethernet, VLAN, SLL, SNAP, GRE, …
	SAPs         = table("llc.dsap")
	CiscoPIDs    = table("llc.cisco_pid")
	NortelPIDs   = table("llc.nortel_pid")
	ExtremePIDs  = table("llc.extreme_pid")
	FoundryPIDs  = table("llc.foundry_pid")
	Families     = table("null.bsd")
	IPProtos     = table("ip.proto")
	PPPTypes     = table("ppp.protocol")
	PCOTypes     = table("sm_pco.protocol") // of what PPP would negotiate, in mobile networks
	HDLCTypes    = table("chdlc.protocol")
	NLPIDs       = table("fr.nlpid")
	GRETypes     = table("gre.proto")
	UDPPorts     = table("udp.port")
	LLCGPRSUsers = table("llcgprs.sapi")
	TCPPorts     = table("tcp.port")
	DCCPPorts    = table("dccp.port")
	SCTPPorts    = table("sctp.port")
	SCTPUsers    = table("sctp.ppi") // payload protocol identifiers
)

// The heuristic tables, with Wireshark's names for them.
var (
	TCPGuesses = &Guesses{Name: "tcp"}
	UDPGuesses = &Guesses{Name: "udp"}
	IPGuesses  = &Guesses{Name: "ip"}
)

// GuessedPorts are those of TCP that some of the heuristics ask for.
var GuessedPorts = &Table{}
