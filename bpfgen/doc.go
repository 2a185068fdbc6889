// Package bpfgen lowers display filters to classic BPF, the machine that kernels run for tcpdump, iptables and SO_ATTACH_FILTER.
//
// # What a program can know
//
// A program sees the bytes of one packet. A display filter is about more: the conversation that a segment belongs to, a
// datagram put together from its fragments, a header inside of a tunnel inside of a tunnel. So each test of a filter ends in
// one of three ways: yes, no, or "can't tell from here". A program must not lose a packet that the filter would show, so it accepts
// when it can't tell, and a [Result] says whether that can happen (Exact), why (Notes), and what is left to be tested on the
// packets that pass (Residual).
//
// Negation is where this is easily got wrong. The filter
//
//	!(tcp.seq == 1)
//
// must accept all TCP packets, because tcp.seq is a relative number and nothing is known of it, and all packets without TCP, because the
// comparison is false of them. Three values with the usual tables (Kleene's) give that: not "can't tell" is "can't tell".
//
// The package does it with two values. All negations are moved to the leaves of the filter, where they turn "less" into "not less".
// What remains is made of and, or and leaves, and so is monotone: if a leaf that can't be told is taken to be true, the filter can
// only become true of more packets. So the program is made with all such leaves true. It is made a second time with all of them
// false, and is exact if that is the same program.
//
// # How a filter becomes a program
//
// A filter's leaves ask whether some value of a field is in a set: "ip.addr == 10.0.0.0/8" asks for one between 10.0.0.0 and
// 10.255.255.255, in any IP header, and there may be several. The walk goes through the parse graph of package protocol, from the
// link layer on, and takes the filter along. At each header every leaf about the header's protocol is replaced by "here, or in
// a later header", which makes a filter about the header's bytes and the headers still to come. (It is the derivative of the filter
// by the header, as regular expressions have derivatives by a letter.) What is known is tested at once. Where a header's next
// protocol leads to nothing that the filter asks for, the leaves about later headers are false; where the walk can't follow, they can't
// be told. That is
//
//   - behind fragments, and inside of tunnels that the filter does not name: packets within packets, what an ICMP error quotes;
//   - in headers whose length only code knows, and in what runs on a port, such as packets that OpenFlow quotes;
//   - behind more options of TCP than the program looks at: there are no loops, each more costs its code once more;
//   - behind more tags, labels or extension headers than the walk takes in a row;
//   - in headers that are damaged or cut short, since package eval reads as much of them as it can.
//
// The destination of a packet with a source route is another one to package eval: the last of the route.
//
// Everything else is decided by the declarations: there is no second idea here of where a field is.
//
// The program is a graph of blocks without cycles in which equal blocks are one. Passes let jumps skip what is known on the way to
// them, and leave out loads of what a register holds already and code without use. Layout writes the blocks from the last
// to the first, so that jumps that would not reach go to a jump or return of their own.
//
// # tcpdump's reading
//
// With [Options].Outer a filter means what tcpdump would take it to mean: the outermost headers only, no look at whether they are
// sound. Only 0x0806 is ARP, and 0x8100, 0x88a8 and 0x9100 are tags. Fields behind IPv6, other than ports, are not read; fragments count by their protocol number only. That gives the
// shortest programs, which accept what the capture filter accepts and not what the display filter shows:
//
//	tcp.flags.reset == 1        tcp[tcpflags] & tcp-rst != 0
//	tcp.port == 80              tcp port 80
//	vlan.id == 100              vlan 100
package bpfgen
