package bpfgen

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/dfc-lang/dfc/compile"
	"golang.org/x/net/bpf"
)

// Format is how a program is printed.
type Format string

// The formats.
const (
	Asm     Format = "asm"     // as tcpdump -d
	C       Format = "c"       // as tcpdump -dd: the elements of an array of struct bpf_insn
	Decimal Format = "decimal" // as tcpdump -ddd: the number of instructions, then their four numbers
	Go      Format = "go"      // a []bpf.RawInstruction of golang.org/x/net/bpf
	JSON    Format = "json"    // with what the program leaves undecided
	XTables Format = "xt_bpf"  // the argument of "iptables -m bpf --bytecode"
	EBPF    Format = "ebpf"    // assembler of an eBPF socket filter
	XDPAsm  Format = "xdp"     // assembler of an eBPF program for XDP
)

// Formats lists the formats.
var Formats = []Format{Asm, C, Decimal, Go, JSON, XTables, EBPF, XDPAsm}

// XTablesMax is how many instructions a program for iptables may have. It is run on packets from the network header on, which is Raw.
const XTablesMax = 64

// ParseFormat finds the format with a name.
func ParseFormat(name string) (Format, error) {
	for _, f := range Formats {
		if string(f) == name {
			return f, nil
		}
	}
	return "", fmt.Errorf("unknown format %q", name)
}

// Write prints a program.
func Write(w io.Writer, r *Result, f Format) error {
	raw, err := bpf.Assemble(r.Instructions)
	if err != nil {
		return fmt.Errorf("assemble: %w", err)
	}
	var b strings.Builder
	switch f {
	case Asm:
		for i, x := range r.Instructions {
			fmt.Fprintf(&b, "(%03d) %s\n", i, disassemble(i, x))
		}
	case C:
		for _, x := range raw {
			fmt.Fprintf(&b, "{ 0x%x, %d, %d, 0x%08x },\n", x.Op, x.Jt, x.Jf, x.K)
		}
	case Decimal:
		fmt.Fprintln(&b, len(raw))
		for _, x := range raw {
			fmt.Fprintln(&b, x.Op, x.Jt, x.Jf, x.K)
		}
	case Go:
		b.WriteString("[]bpf.RawInstruction{\n")
		for _, x := range raw {
			fmt.Fprintf(&b, "\t{Op: 0x%02x, Jt: %d, Jf: %d, K: 0x%08x},\n", x.Op, x.Jt, x.Jf, x.K)
		}
		b.WriteString("}\n")
	case XTables:
		fmt.Fprint(&b, len(raw))
		for _, x := range raw {
			fmt.Fprintf(&b, ",%d %d %d %d", x.Op, x.Jt, x.Jf, x.K)
		}
		b.WriteByte('\n')
	case EBPF, XDPAsm:
		extend := SocketFilter
		if f == XDPAsm {
			extend = XDP
		}
		code, err := extend(r)
		if err != nil {
			return err
		}
		fmt.Fprint(&b, code)
	case JSON:
		return writeJSON(w, r, raw)
	default:
		return fmt.Errorf("unknown format %q", f)
	}
	_, err = io.WriteString(w, b.String())
	return err
}

func writeJSON(w io.Writer, r *Result, raw []bpf.RawInstruction) error {
	out := struct {
		Exact        bool        `json:"exact"`
		Residual     string      `json:"residual,omitempty"`
		Notes        []string    `json:"notes,omitempty"`
		Instructions [][4]uint32 `json:"instructions"` // code, jt, jf, k
	}{Exact: r.Exact, Residual: r.ResidualText(), Notes: r.Notes}
	for _, x := range raw {
		out.Instructions = append(out.Instructions, [4]uint32{uint32(x.Op), uint32(x.Jt), uint32(x.Jf), x.K})
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(out)
}

// ResidualText is the residual as a filter; "" if there is none.
func (r *Result) ResidualText() string {
	if r.Residual == nil || r.Residual.Filter == nil {
		return ""
	}
	source := r.Residual.Filter.Source
	text := func(x compile.Test) (string, bool) {
		s := x.Span()
		if s.Start < 0 || s.End > len(source) || s.Start >= s.End {
			return "", false
		}
		return source[s.Start:s.End], true
	}
	and, ok := r.Residual.Root.(*compile.And)
	if !ok {
		if t, ok := text(r.Residual.Root); ok {
			return t
		}
		return source
	}
	var parts []string
	for _, x := range and.X {
		t, ok := text(x)
		if !ok {
			return source
		}
		switch x.(type) {
		case *compile.Or, *compile.Xor, *compile.And:
			t = "(" + t + ")"
		}
		parts = append(parts, t)
	}
	return strings.Join(parts, " and ")
}

var loadNames = map[int]string{1: "ldb", 2: "ldh", 4: "ld"}

var aluNames = map[bpf.ALUOp]string{
	bpf.ALUOpAdd: "add", bpf.ALUOpSub: "sub", bpf.ALUOpMul: "mul", bpf.ALUOpAnd: "and", bpf.ALUOpShiftRight: "rsh",
}

var jumpNames = map[bpf.JumpTest]string{
	bpf.JumpEqual: "jeq", bpf.JumpGreaterThan: "jgt", bpf.JumpGreaterOrEqual: "jge", bpf.JumpBitsSet: "jset",
}

var extensionNames = map[bpf.Extension]string{
	bpf.ExtLen: "#pktlen", bpf.ExtVLANTag: "vlan_tci", bpf.ExtVLANTagPresent: "vlan_avail", bpf.ExtVLANProto: "vlan_tpid",
}

// disassemble prints the instructions that programs are made of, as tcpdump does.
func disassemble(at int, x bpf.Instruction) string {
	plain := func(name, format string, args ...any) string {
		return fmt.Sprintf("%-8s %s", name, fmt.Sprintf(format, args...))
	}
	switch x := x.(type) {
	case bpf.LoadAbsolute:
		return plain(loadNames[x.Size], "[%d]", x.Off)
	case bpf.LoadIndirect:
		return plain(loadNames[x.Size], "[x + %d]", x.Off)
	case bpf.LoadMemShift:
		return plain("ldxb", "4*([%d]&0xf)", x.Off)
	case bpf.LoadScratch:
		return plain(registerName("ld", x.Dst), "M[%d]", x.N)
	case bpf.LoadConstant:
		return plain(registerName("ld", x.Dst), "#0x%x", x.Val)
	case bpf.LoadExtension:
		return plain("ld", "%s", extensionNames[x.Num])
	case bpf.StoreScratch:
		return plain(registerName("st", x.Src), "M[%d]", x.N)
	case bpf.ALUOpConstant:
		if x.Op == bpf.ALUOpAnd {
			return plain(aluNames[x.Op], "#0x%x", x.Val)
		}
		return plain(aluNames[x.Op], "#%d", x.Val)
	case bpf.ALUOpX:
		return plain(aluNames[x.Op], "x")
	case bpf.TAX:
		return plain("tax", "")
	case bpf.TXA:
		return plain("txa", "")
	case bpf.Jump:
		return plain("ja", "%d", at+1+int(x.Skip))
	case bpf.JumpIf:
		return fmt.Sprintf("%-8s %-16s jt %d\tjf %d", jumpNames[x.Cond], fmt.Sprintf("#0x%x", x.Val),
			at+1+int(x.SkipTrue), at+1+int(x.SkipFalse))
	case bpf.RetConstant:
		return plain("ret", "#%d", x.Val)
	}
	return fmt.Sprint(x)
}

func registerName(name string, r bpf.Register) string {
	if r == bpf.RegX {
		return name + "x"
	}
	return name
}
