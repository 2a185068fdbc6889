// Package live captures packets from the network interfaces of Linux, without cgo. What it gives is a capture file that
// grows: a [Source] is an io.Reader of pcapng, which capture.NewReader reads like any other.
//
// The kernel writes packets into memory that it shares with the process (AF_PACKET, TPACKET_V3). A program attached to the
// socket chooses them before that: packets that it rejects cost nothing here. VLAN tags, which the kernel takes out of the bytes, are put
// back in.
package live

import (
	"errors"

	"golang.org/x/net/bpf"
)

// Options say what to capture.
type Options struct {
	Interface string
	Program   []bpf.Instruction // which packets, and how many bytes of them; made for a socket: bpfgen.Kernel
	Buffer    int               // bytes that packets wait in until they are read; 0 stands for 32 MiB
	Local     bool              // do not ask for packets that are for others (no promiscuous mode)
}

// Counters are how many packets there have been.
type Counters struct {
	Received uint64 // seen by the interface since the Source was opened, in both directions
	Passed   uint64 // accepted by the program
	Dropped  uint64 // accepted, but lost because the buffer was full
}

// ErrSystem says that there is no live capture here.
var ErrSystem = errors.New("live capture needs Linux")

// errLink says that packets of an interface begin with what nothing is declared for.
var errLink = errors.New("interface is neither Ethernet, nor loopback, nor a tunnel without link headers")
