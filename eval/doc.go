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
// the capture. All of it is bounded, and what was not used for longest goes first. [Limits], an option, are about conversations of each
// kind (memory.go, conversation.go; they are kept in two generations, so that a quarter of a million to half a million are remembered unless
// said otherwise), datagrams in pieces (reassembly.go), segments that wait for an acknowledgment (tcp_analysis.go) and the payload that waits
// for the end of its message (stream.go). What is bounded by less stands as a constant beside the code.
//
// # Two passes
//
// What only later frames tell of a frame, such as where its answer is, is absent in one pass. With [TwoPasses], the code that finds
// it out says d.later(frame, field, value), and the frame has the value when Rewind was called and the stream is given
// again (hindsight.go).
//
// # What a packet costs
//
// Measured with cmd/dfcbench on a busy machine, in nanoseconds of one core; what counts is the proportion. Reading a packet of the Internet
// mix from the page cache, copied by the kernel, takes 20 to 35, more where others want the memory as well; finding its record takes 8. A
// glance (glance.go) walks the headers by the numbers of their declarations and decides nearly all packets for filters of header fields; that
// takes 50 to 60, but only for the first packet of a kind: those after it with the same bits go along its route (route.go), for 20 to 30 with the
// filter, of which 10 are for telling the route, 10 for where the headers end if that matters, 4 for each number compared. What is dropped so, by
// its bytes alone, costs nothing else (capture.Sieve). Each further filter of a set takes 5 to 10.
//
// By processor time, tcpdump takes 108 for such a packet, dfc 66, the loop that looks at nothing 42: so dfc can be 1.6 times as fast as tcpdump with one
// worker and 3.2 times with two, of which 2.7 are left where both wait for the same memory. For 1.8 and 4 times a packet may cost 60 and 54.
// The kernel's copy is 32 of it and the record 8; what route and filter take is mostly waiting for headers that the copy left outside the core's own cache, and for branches that nobody can foresee in a mix.
//
// Mapping the file does not pay. Followed one after the other, the headers come from memory for 75. Sixteen chains of records side by side bring that
// down to 18, and faults add 2 where the page cache holds the file in large pieces: 20 against the 24 of reading into 256 KiB of a few MiB of buffers,
// before the guesses that chains begin with. Page by page, as a writer with a small buffer leaves the page cache, faults add 25. Windows that are mapped
// anew or filled in advance (MAP_POPULATE, MADV_POPULATE_READ, 256 KiB to 16 MiB) add 13 to 30, and asking for huge pages changes nothing.
//
// Writing the twentieth part of the packets adds 10 to 25 to each that is read, most of it the kernel's copy into new pages of the page cache, 3 our own
// into the buffer: 2.6 to 2.9 times as fast as tcpdump with two workers, where 3 were asked for. What matches lies apart, so that copying within
// the kernel would take a call for each, which costs more than its bytes.
//
// Scouts do all of this side by side. What comes after is done in the order of the stream; where a filter asks for nothing that
// counts conversations, those over TCP are spread over lanes (lane.go), each in its order, side by side with the others.
//
// A dissection takes 100 to 300, and for TCP with its conversation, mostly looking it up, 500; its analysis 100 more. So segments that say
// nothing new are passed over: for relative numbers by the scouts already, for 30, so that one in five is left to the lanes; for payload filters
// those of conversations that carry another protocol, for 20, and acknowledgments and the middle of bodies that nobody reads for 100
// (tcp_quiet.go). Where the filter asks for a text that stands in the stream as it is, a line of HTTP or the name of a server in TLS, or for a protocol
// that others carry only where they say so, the file is read twice: a search (search.go) takes 60 to 150 to find the conversations that have such a
// text, most of it for looking at each byte once or a few times, and the others are dropped; of UDP, those on whose ports nothing of interest is and
// that no datagram of QUIC begins. It notes of each frame, in four bytes, how long it is and which conversation it belongs to, so that the
// second time only what is found is read, and looked at. With one worker this takes a third of the time that it takes without. Filters for relative
// numbers of segments that few conversations have, such as those with RST, are answered so, too. A message of HTTP takes 2,000 to
// 4,000, of which header lines are the most; a record of TLS 500. Bodies are kept only if something of them is asked for, and unpacked as well; so is encrypted
// data. What is put together from many segments is mostly copied into buffers that were used before.
//
// # Payload
//
// TCP and UDP deliver their payload (payload.go): to the protocol that the conversation was found to carry, those of the ports, those that
// recognise their bytes, and else to data. Segments of TCP are put together when a protocol asks for more than it was given
// (stream.go); what a PDU says stands in the frame that completes it. All of this is done only for programs that ask for a
// payload protocol, and only for conversations that may carry it. Packets that a stream quotes, as OpenFlow's controller gets them, may be asked for
// by any filter; for one that asks for no payload, only the conversations on OpenFlow's ports are put together. What waits for its end is bounded to 256 MiB,
// bodies and messages in several frames with it. A compressed body is unpacked up to 16 MiB, a block of HTTP/2 headers up to 200 lines or 256 KiB.
//
// A payload protocol is one file of declarations and one of code. Take one whose messages begin with a length of two bytes:
//
//	// compile/protocol/note.go
//	var (
//		Note     = declare("note", "Note Protocol", 0).payload().On(TCPPorts, 7777)
//		NoteKind = Note.u8("note.kind", "Kind", Dec)
//		NoteText = Note.string("note.text", "Text")
//	)
//
//	// eval/note.go, listed in codes.go
//	func note(d *dissection, l *layer) next {
//		return d.pdus(l, 2, func(b []byte) int { return 2 + int(binary.BigEndian.Uint16(b)) }, func(l *layer) {
//			if len(l.b) < 3 {
//				return
//			}
//			d.giveNum(protocol.NoteKind, uint64(l.b[2]))
//			d.giveText(protocol.NoteText, l.b[3:])
//		})
//	}
//
// What tells where a message ends in another way asks with need. Code that was asked because nothing else took the bytes returns refused when
// they are not its own; remembered keeps what the protocol must know of the conversation; a return of next with another protocol hands a
// part on.
package eval
