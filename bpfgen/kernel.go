package bpfgen

import (
	"slices"

	"github.com/dfc-lang/dfc/compile/protocol"
	"golang.org/x/net/bpf"
)

// A socket on Linux gets Ethernet frames without their outermost VLAN tag, which the kernel, or the network card, has taken out and put
// into the packet's metadata. A program for such a socket asks first whether there is one. If so, the walk begins in a frame as it was:
// what stands in front of the tag is where it is now, the tag is in the metadata, and what stands behind it is four bytes nearer.

// Where the tag was, and the bytes of it.
const (
	tagAt  = 12
	tagEnd = tagAt + tagLen
	tagLen = 4
)

// socket makes the program for packets of a link type as a Linux socket gets them.
func (w *walk) socket(link *protocol.Protocol, f *node) *block {
	plain := w.begin(link, place{}, f)
	if link != protocol.Eth {
		return plain
	}
	tagged := w.begin(link, place{base: base{kind: atTagged}}, f)
	return w.prefix([]bpf.Instruction{bpf.LoadExtension{Num: bpf.ExtVLANTagPresent}}, w.choose(ifEqual, 0, plain, tagged))
}

// apart loads a number from a frame whose tag is apart.
func (s source) apart() []bpf.Instruction {
	tag := bpf.LoadExtension{Num: bpf.ExtVLANTag}
	switch {
	case s.at.off >= tagEnd:
		return []bpf.Instruction{bpf.LoadAbsolute{Off: uint32(s.at.off - tagLen), Size: s.size}}
	case s.at.off+s.size <= tagAt:
		return []bpf.Instruction{bpf.LoadAbsolute{Off: uint32(s.at.off), Size: s.size}}
	case s.at.off == tagAt:
		return []bpf.Instruction{bpf.LoadExtension{Num: bpf.ExtVLANProto}}
	case s.size == 2:
		return []bpf.Instruction{tag}
	case s.at.off == tagAt+2:
		return []bpf.Instruction{tag, bpf.ALUOpConstant{Op: bpf.ALUOpShiftRight, Val: 8}}
	}
	return []bpf.Instruction{tag, bpf.ALUOpConstant{Op: bpf.ALUOpAnd, Val: 0xff}}
}

// loadable tells whether a program can load a number of some bytes: it cannot where these lie partly in a tag that is apart.
func (at place) loadable(width int) bool {
	if width == 3 { // loaded as part of four: see word
		at.off, width = at.off-1, 4
	}
	from, to := at.off, at.off+width
	switch {
	case at.base.kind != atTagged, to <= tagAt, from >= tagEnd:
		return true
	case width == 2:
		return from == tagAt || from == tagAt+2
	}
	return width == 1 && from >= tagAt+2
}

// behind is a place behind a header. Behind the tag that is apart, places are counted in the frame as it is.
func (at place) behind() place {
	if at.base.kind == atTagged && at.off >= tagEnd {
		return place{off: at.off - tagLen}
	}
	return at
}

// missing tells whether a header cannot follow, because a tag does, which is apart.
func missing(p *protocol.Protocol, s *state) bool {
	return s.at.base.kind == atTagged && s.from != nil && !slices.Contains(tags, p)
}

// frameLength is the formula for the length of a frame, which a socket's program can ask for.
func (w *walk) frameLength(a *atom, at place) *node {
	if a.want == wantAny {
		return w.true
	}
	if a.view.masked || a.view.count > 0 {
		return w.unknown("frame.len: computed, not read from the header")
	}
	in := a.in
	if at.base.kind == atTagged {
		in = in.scaled(1, tagLen)
	}
	return w.here(test{from: source{kind: fromLength}, in: in})
}
