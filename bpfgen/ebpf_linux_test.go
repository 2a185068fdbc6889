package bpfgen

import (
	"errors"
	"math/rand/v2"
	"testing"

	"github.com/cilium/ebpf"
	"github.com/cilium/ebpf/asm"
	"golang.org/x/net/bpf"
)

// extendedProgram loads a program into the kernel; it skips the test where the machine does not allow that.
func extendedProgram(t *testing.T, kind ebpf.ProgramType, code asm.Instructions) *ebpf.Program {
	p, err := ebpf.NewProgram(&ebpf.ProgramSpec{Type: kind, Instructions: code, License: "GPL"})
	var refused *ebpf.VerifierError
	if errors.As(err, &refused) {
		t.Fatalf("the kernel refuses the program: %+v", refused)
	}
	if err != nil {
		t.Skipf("no eBPF here: %v", err)
	}
	t.Cleanup(func() { p.Close() })
	return p
}

// TestTagApart loads a program that asks for the VLAN tag in the metadata, which XDP does not have.
func TestTagApart(t *testing.T) {
	prog := lower(t, `vlan.id == 100 and ip`, Options{Link: Ethernet, Target: Kernel})
	if _, err := XDP(prog); !errors.Is(err, ErrTag) {
		t.Errorf("XDP: %v", err)
	}
	code, err := SocketFilter(prog)
	if err != nil {
		t.Fatal(err)
	}
	extendedProgram(t, ebpf.SocketFilter, code)
}

// TestExtended runs the programs for eBPF in the kernel, and compares them with the virtual machine of package bpf.
func TestExtended(t *testing.T) {
	r := packets{rand.New(rand.NewPCG(10, 11))}
	var some [][]byte
	for len(some) < 40 {
		if b := r.packet(Ethernet); len(b) >= 14 { // the kernel wants an Ethernet header
			some = append(some, b)
		}
	}
	for _, f := range sample(sample(filters)) {
		prog := lower(t, f, Options{Link: Ethernet})
		vm, err := bpf.NewVM(prog.Instructions)
		if err != nil {
			t.Fatal(err)
		}
		code, err := SocketFilter(prog)
		if err != nil {
			t.Fatalf("%s: %v", f, err)
		}
		socket := extendedProgram(t, ebpf.SocketFilter, code)
		if code, err = XDP(prog); err != nil {
			t.Fatalf("%s: %v", f, err)
		}
		xdp := extendedProgram(t, ebpf.XDP, code)
		for _, b := range some {
			want := accepts(t, vm, b)
			// A socket filter is run behind the first 14 bytes.
			got, err := socket.Run(&ebpf.RunOptions{Data: append(make([]byte, 14), b...)})
			if err != nil {
				t.Skipf("programs can't be run: %v", err)
			}
			if got > 0 != want {
				t.Fatalf("%s: machine %v, socket filter %d for % x", f, want, got, b)
			}
			if got, err = xdp.Run(&ebpf.RunOptions{Data: b}); err != nil {
				t.Fatal(err)
			}
			if got == xdpPass != want {
				t.Fatalf("%s: machine %v, XDP %d for % x", f, want, got, b)
			}
		}
	}
}
