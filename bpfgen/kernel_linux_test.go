package bpfgen

import (
	"math/rand/v2"
	"syscall"
	"testing"
	"unsafe"

	"golang.org/x/net/bpf"
)

// socket is a pair of local datagram sockets, of which the second has a program attached. That takes no privilege.
type socket struct{ in, out int }

func newSocket(t *testing.T) socket {
	fds, err := syscall.Socketpair(syscall.AF_UNIX, syscall.SOCK_DGRAM|syscall.SOCK_NONBLOCK, 0)
	if err != nil {
		t.Skipf("no local sockets: %v", err)
	}
	s := socket{fds[0], fds[1]}
	t.Cleanup(func() { syscall.Close(s.in); syscall.Close(s.out) })
	return s
}

func (s socket) attach(code []bpf.Instruction) error {
	raw, err := bpf.Assemble(code)
	if err != nil {
		return err
	}
	prog := syscall.SockFprog{Len: uint16(len(raw)), Filter: (*syscall.SockFilter)(unsafe.Pointer(&raw[0]))}
	_, _, errno := syscall.Syscall6(syscall.SYS_SETSOCKOPT, uintptr(s.out), syscall.SOL_SOCKET, syscall.SO_ATTACH_FILTER,
		uintptr(unsafe.Pointer(&prog)), unsafe.Sizeof(prog), 0)
	if errno != 0 {
		return errno
	}
	return nil
}

// accepts sends a packet and sees whether it arrives.
func (s socket) accepts(t *testing.T, b []byte) bool {
	if _, err := syscall.Write(s.in, b); err != nil {
		t.Fatal(err)
	}
	buf := make([]byte, 1<<16)
	_, err := syscall.Read(s.out, buf)
	if err == syscall.EAGAIN {
		return false
	}
	if err != nil {
		t.Fatal(err)
	}
	return true
}

// TestKernel loads every program into the kernel, and compares what it does there with the virtual machine of package bpf.
func TestKernel(t *testing.T) {
	s := newSocket(t)
	if err := s.attach([]bpf.Instruction{bpf.RetConstant{Val: 0}}); err != nil {
		t.Skipf("no socket filters: %v", err)
	}
	r := packets{rand.New(rand.NewPCG(5, 6))}
	for _, f := range sample(filters) {
		for _, outer := range []bool{false, true} {
			prog := lower(t, f, Options{Link: Ethernet, Outer: outer})
			if err := s.attach(prog.Instructions); err != nil {
				t.Fatalf("%s: the kernel refuses the program: %v (slot without content at %d)", f, err, unset(prog.Instructions))
			}
			vm, err := bpf.NewVM(prog.Instructions)
			if err != nil {
				t.Fatal(err)
			}
			for range 50 {
				b := r.packet(Ethernet)
				if len(b) == 0 {
					continue
				}
				if want, got := accepts(t, vm, b), s.accepts(t, b); want != got {
					t.Fatalf("%s: machine %v, kernel %v for % x", f, want, got, b)
				}
			}
		}
	}
}

// unset finds a load from a slot that some way to it does not store, as the kernel does, which goes on behind a return.
func unset(code []bpf.Instruction) int {
	valid := make([]uint16, len(code)+1)
	for i := range valid {
		valid[i] = 0xffff
	}
	valid[0] = 0
	for i, x := range code {
		now := valid[i]
		flow := func(skip int) { valid[i+1+skip] &= now }
		switch x := x.(type) {
		case bpf.StoreScratch:
			now |= 1 << x.N
			flow(0)
		case bpf.LoadScratch:
			if now>>x.N&1 == 0 {
				return i
			}
			flow(0)
		case bpf.Jump:
			flow(int(x.Skip))
		case bpf.JumpIf:
			flow(int(x.SkipTrue))
			flow(int(x.SkipFalse))
		default:
			flow(0)
		}
	}
	return -1
}
