// Package eval runs compiled display filters over packets.
//
// A [Matcher] holds one program and the state of one stream of packets. For each frame it dissects: it walks from
// layer to layer by offsets, slicing the packet in place, as the declarations of package protocol say, and only as deep
// as the program needs. Then it evaluates: closures built from the program read the fields they compare from the layers'
// headers. Nothing is allocated per packet once tables have grown to the size of the traffic.
//
// # From a header to a value
//
// Take ip.addr == 10.0.0.1. The walk leaves a list of layers: frame, eth, ip, tcp. The field pools ip.src and ip.dst,
// whose layouts say: four bytes at 12, four bytes at 16 of a header of ip. The closure goes through the list, loads both
// numbers from every layer of ip, in tunnels and in what ICMP errors quote as well, and compares.
//
// What has no fixed layout is code, one file per protocol, listed in codes.go: it computes values (the stream number, the
// options, the result of reassembly), asks first whether the program wants them, and decides what follows where the
// declaration cannot say.
//
// # Damage
//
// Where bytes end before what a protocol needs there, its code returns d.truncated(l.b, l.full): the frame is _ws.short where the
// capture cut it, _ws.malformed where the packet itself ends; the walk does so by itself for headers shorter than the
// protocol's least one. Where bytes contradict each other so that Wireshark reads no further, code returns d.malformed()
// (expert.go). What was given before stays. A remark of Wireshark's that has a field of its own is declared with its group
// and severity, .expert(groupProtocol, warning), and given as any other label: _ws.expert and, for the group "malformed",
// _ws.malformed follow from it.
//
// # State
//
// Conversations, fragments and what the analysis of TCP remembers live in the Matcher. Packets must come in the order of
// the capture. All of it is bounded, and what was not used for longest goes first: half a million to a million conversations of a
// kind (memory.go, conversation.go), 4,096 datagrams in pieces (reassembly.go), 10,000 segments waiting for an acknowledgment in
// each direction (tcp_analysis.go).
//
// # What it does not do
//
// TCP payload is not reassembled and payload protocols are not dissected: their fields make [New] fail with
// a [compile.UnsupportedError].
package eval
