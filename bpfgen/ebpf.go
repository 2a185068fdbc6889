package bpfgen

import (
	"errors"
	"fmt"

	"github.com/cilium/ebpf/asm"
	"golang.org/x/net/bpf"
)

// What registers hold in an eBPF program.
const (
	regA     = asm.R0
	regData  = asm.R6 // the packet; of a socket filter: its context
	regX     = asm.R7
	regEnd   = asm.R8 // of XDP: the end of the packet
	regSaved = asm.R9
)

// Where a socket filter's context (struct __sk_buff) has what classic BPF calls extensions.
var contextAt = map[bpf.Extension]int16{bpf.ExtLen: 0, bpf.ExtVLANTagPresent: 20, bpf.ExtVLANTag: 24, bpf.ExtVLANProto: 28}

// What an XDP program answers.
const (
	xdpDrop = 1
	xdpPass = 2
)

// rejected is the label of where loads beyond the end of the packet go.
const rejected = "reject"

// ErrTag says that a program asks for the VLAN tag in the metadata of a packet, which XDP does not have: the tag is in the bytes.
var ErrTag = errors.New("XDP has no VLAN tag apart from the bytes: make the program for a file")

// SocketFilter is the program for eBPF, to be attached to a socket with SO_ATTACH_BPF.
func SocketFilter(r *Result) (asm.Instructions, error) {
	return (&extended{labels: targets(r.Instructions)}).program(r.Instructions, asm.Instructions{asm.Mov.Reg(regData, asm.R1)})
}

// XDP is the program for eBPF, to be attached to a network interface: what it rejects is dropped.
func XDP(r *Result) (asm.Instructions, error) {
	for _, i := range r.Instructions {
		if i, ok := i.(bpf.LoadExtension); ok && i.Num != bpf.ExtLen {
			return nil, ErrTag
		}
	}
	x := &extended{labels: targets(r.Instructions), direct: true}
	return x.program(r.Instructions, asm.Instructions{asm.LoadMem(regData, asm.R1, 0, asm.Word), asm.LoadMem(regEnd, asm.R1, 4, asm.Word)})
}

// targets are the instructions that others jump to.
func targets(code []bpf.Instruction) map[int]bool {
	to := map[int]bool{}
	for at, i := range code {
		switch i := i.(type) {
		case bpf.Jump:
			to[at+1+int(i.Skip)] = true
		case bpf.JumpIf:
			if i.SkipTrue > 0 || i.Cond == bpf.JumpBitsSet {
				to[at+1+int(i.SkipTrue)] = true
			}
			if i.SkipFalse > 0 {
				to[at+1+int(i.SkipFalse)] = true
			}
		}
	}
	return to
}

// extended is a program of eBPF that grows.
type extended struct {
	code   asm.Instructions
	labels map[int]bool
	direct bool // the packet is read from memory, and not by the instructions made for that
	short  bool // some load may lie beyond the end of the packet
}

func label(at int) string { return fmt.Sprintf("l%d", at) }

func (e *extended) put(code ...asm.Instruction) { e.code = append(e.code, code...) }

func (e *extended) program(code []bpf.Instruction, start asm.Instructions) (asm.Instructions, error) {
	e.put(start...)
	e.put(asm.Mov.Imm32(regA, 0), asm.Mov.Imm32(regX, 0))
	for at, i := range code {
		from := len(e.code)
		if err := e.instruction(at, i); err != nil {
			return nil, err
		}
		if e.labels[at] {
			e.code[from] = e.code[from].WithSymbol(label(at))
		}
	}
	if e.short {
		e.put(asm.Mov.Imm32(regA, xdpDrop).WithSymbol(rejected), asm.Return())
	}
	return e.code, nil
}

func (e *extended) instruction(at int, i bpf.Instruction) error {
	switch i := i.(type) {
	case bpf.LoadConstant:
		e.put(asm.Mov.Imm32(register(i.Dst), int32(i.Val)))
	case bpf.LoadScratch:
		e.put(asm.LoadMem(register(i.Dst), asm.RFP, slotAt(i.N), asm.Word))
	case bpf.StoreScratch:
		e.put(asm.StoreMem(asm.RFP, slotAt(i.N), register(i.Src), asm.Word))
	case bpf.LoadAbsolute:
		e.absolute(i.Off, i.Size)
	case bpf.LoadIndirect:
		e.indirect(i.Off, i.Size)
	case bpf.LoadMemShift:
		e.put(asm.Mov.Reg32(regSaved, regA))
		e.absolute(i.Off, 1)
		e.put(asm.And.Imm32(regA, 0xf), asm.LSh.Imm32(regA, 2), asm.Mov.Reg32(regX, regA), asm.Mov.Reg32(regA, regSaved))
	case bpf.LoadExtension:
		e.extension(i.Num)
	case bpf.ALUOpConstant:
		e.put(operations[i.Op].Imm32(regA, int32(i.Val)))
	case bpf.ALUOpX:
		e.put(operations[i.Op].Reg32(regA, regX))
	case bpf.TAX:
		e.put(asm.Mov.Reg32(regX, regA))
	case bpf.TXA:
		e.put(asm.Mov.Reg32(regA, regX))
	case bpf.Jump:
		e.put(asm.Ja.Label(label(at + 1 + int(i.Skip))))
	case bpf.JumpIf:
		e.choose(at, i)
	case bpf.RetConstant:
		e.answer(i.Val)
	default:
		return fmt.Errorf("no eBPF for %v", i)
	}
	return nil
}

func register(r bpf.Register) asm.Register {
	if r == bpf.RegX {
		return regX
	}
	return regA
}

// slotAt is the place of a scratch slot on the stack.
func slotAt(n int) int16 { return int16(-4 * (n + 1)) }

var sizes = map[int]asm.Size{1: asm.Byte, 2: asm.Half, 4: asm.Word}

var operations = map[bpf.ALUOp]asm.ALUOp{
	bpf.ALUOpAdd: asm.Add, bpf.ALUOpSub: asm.Sub, bpf.ALUOpMul: asm.Mul, bpf.ALUOpAnd: asm.And, bpf.ALUOpShiftRight: asm.RSh,
}

var jumpOps = map[bpf.JumpTest]struct{ yes, no asm.JumpOp }{
	bpf.JumpEqual: {asm.JEq, asm.JNE}, bpf.JumpGreaterThan: {asm.JGT, asm.JLE}, bpf.JumpGreaterOrEqual: {asm.JGE, asm.JLT}, bpf.JumpBitsSet: {yes: asm.JSet},
}

// absolute loads from a place counted from the beginning of the packet.
func (e *extended) absolute(off uint32, size int) {
	if !e.direct {
		e.put(asm.LoadAbs(int32(off), sizes[size]))
		return
	}
	e.put(asm.Mov.Reg(asm.R1, regData))
	e.within(int32(off), size)
}

// indirect loads from a place counted from X.
func (e *extended) indirect(off uint32, size int) {
	if !e.direct {
		e.put(asm.LoadInd(regA, regX, int32(off), sizes[size]))
		return
	}
	const most = 0xf000 // the kernel allows no access further away
	e.put(asm.Mov.Reg32(asm.R1, regX), asm.Add.Imm32(asm.R1, int32(off)), asm.JGT.Imm(asm.R1, most, rejected), asm.Add.Reg(asm.R1, regData))
	e.within(0, size)
}

// within loads from a distance to R1, after a look at whether the packet is long enough.
func (e *extended) within(off int32, size int) {
	e.short = true
	e.put(asm.Add.Imm(asm.R1, off+int32(size)), asm.JGT.Reg(asm.R1, regEnd, rejected), asm.LoadMem(regA, asm.R1, int16(-size), sizes[size]))
	if size > 1 {
		e.put(asm.HostTo(asm.BE, regA, sizes[size]))
	}
}

// extension loads what is known of a packet beside its bytes.
func (e *extended) extension(x bpf.Extension) {
	if e.direct {
		e.put(asm.Mov.Reg(regA, regEnd), asm.Sub.Reg(regA, regData))
		return
	}
	e.put(asm.LoadMem(regA, regData, contextAt[x], asm.Word))
	if x == bpf.ExtVLANProto {
		e.put(asm.HostTo(asm.BE, regA, asm.Half))
	}
}

func (e *extended) choose(at int, i bpf.JumpIf) {
	op, value := jumpOps[i.Cond], int32(i.Val)
	yes, no := label(at+1+int(i.SkipTrue)), label(at+1+int(i.SkipFalse))
	if i.SkipTrue == 0 && i.Cond != bpf.JumpBitsSet {
		e.put(op.no.Imm32(regA, value, no))
		return
	}
	e.put(op.yes.Imm32(regA, value, yes))
	if i.SkipFalse > 0 {
		e.put(asm.Ja.Label(no))
	}
}

// answer ends the program.
func (e *extended) answer(value uint32) {
	switch {
	case e.direct && value > 0:
		value = xdpPass
	case e.direct:
		value = xdpDrop
	}
	e.put(asm.Mov.Imm32(regA, int32(value)), asm.Return())
}
