package eval

import (
	"slices"

	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// plan is what a program needs of the dissection.
type plan struct {
	wants        []bool       // by field ID: computed fields that are asked for
	needed       []bool       // by protocol ID: something of it is asked for
	code         []code       // by protocol ID
	last         []bool       // by protocol ID: nothing that is asked for can follow
	runs         []bool       // by protocol ID: its code is asked for values, or for keeping state
	frame        []frameField // fields of the frame itself that are asked for
	inside       []bool       // by protocol ID: a layer inside the header is asked for
	tcpState     bool         // the conversation matters
	tcpAnalysis  bool         // and so does what was sent before
	tcpQuiet     bool         // no: only what relative numbers follow from
	payloadQuiet bool         // or only the payload
	inFlight     bool         // such as how much of it was not acknowledged
	completeness bool         // or which kinds of segments it had
	sctpState    bool         // SCTP associations matter
	trailers     bool         // what follows the packet in an Ethernet frame is asked for
	stateful     bool         // frames before this one matter, and not only the other fragments of a datagram
	everyFrame   bool         // all of them, whatever is in them
	sessions     bool         // what conversations over UDP carry matters
	streams      bool         // what the segments of TCP carry matters
	quotes       bool         // what those carry that quote packets does, although nothing else may
	guesses      bool         // a protocol that recognises its own bytes over TCP is asked for, or data
	guessesUDP   bool         // the same over UDP, or one that an earlier message announces
	leftover     bool         // data is asked for
	reorder      bool         // segments of TCP wait for those before them
	twice        bool         // each frame is looked at twice
	decodeAs     map[selector]*protocol.Protocol
	limits       Limits
	secrets      bool   // there are secrets that decrypt payload
	keyLog       []byte // those that an option gave
	experts      bool   // expert information is asked for, or damage

	dnsRecords bool   // more of DNS is asked for than its header and questions
	bytes      []bool // by protocol ID: the bytes of its messages are asked for, and not only whether there are some

	fields  []*protocol.Field // that it was made for
	options []Option
}

// again makes the same plan with one more option.
func (pl *plan) again(o Option) *plan {
	next := planFor(pl.fields, append(slices.Clip(pl.options), o))
	next.bytes, next.stateful, next.everyFrame, next.limits = pl.bytes, next.stateful || pl.stateful, next.everyFrame || pl.everyFrame, pl.limits
	return next
}

// newPlan finds out what programs need.
func newPlan(programs []*compile.Program, options []Option) *plan {
	var fields []*protocol.Field
	for _, p := range programs {
		compile.Walk(p.Root, func(ref *compile.FieldRef) { fields = append(fields, ref.Field) })
	}
	pl := planFor(fields, options)
	for _, p := range programs {
		compile.WalkValues(p.Root, func(ref *compile.FieldRef) {
			for _, s := range ref.Field.Sources() {
				pl.bytes[s.Protocol.ID] = pl.bytes[s.Protocol.ID] || s == s.Protocol.Self
			}
		})
	}
	return pl
}

func planFor(fields []*protocol.Field, options []Option) *plan {
	pl := &plan{
		wants:  make([]bool, protocol.NumFields()),
		code:   make([]code, len(protocol.All())+1),
		last:   make([]bool, len(protocol.All())+1),
		inside: make([]bool, len(protocol.All())+1),
		runs:   make([]bool, len(protocol.All())+1),
		needed: make([]bool, len(protocol.All())+1),
		bytes:  make([]bool, len(protocol.All())+1),
		limits: DefaultLimits,

		fields: fields, options: options,
	}
	for _, o := range options {
		o(pl)
	}
	needed := pl.needed
	for _, f := range fields {
		for _, s := range f.Sources() {
			pl.wants[s.ID] = true
			needed[s.Protocol.ID] = true
			pl.trailers = pl.trailers || trailerFields[s]
			pl.stateful = pl.stateful || s.Computed() && !stateless[s] && !trailerFields[s] || s.Protocol.Payload
			pl.everyFrame = pl.everyFrame || s.Computed() && !stateless[s] && s.Protocol == protocol.Frame
			pl.runs[s.Protocol.ID] = pl.runs[s.Protocol.ID] || s.Computed()
		}
	}
	for _, f := range [...]*echoFields{&icmpEchoFields, &icmpv6EchoFields} {
		if pl.wants[f.unanswered.ID] || pl.wants[f.notFound.ID] {
			pl.wants[f.in.ID] = true
		}
	}
	for _, p := range [...]*protocol.Protocol{protocol.ExpertInfo, protocol.Malformed, protocol.Short, protocol.Unreassembled} {
		pl.experts = pl.experts || needed[p.ID]
	}
	if pl.experts {
		pl.trailers, pl.stateful = true, true
		for _, p := range protocol.All() {
			for _, f := range p.Experts {
				pl.wants[f.ID] = true
			}
		}
	}
	if pl.wants[protocol.FrameProtocols.ID] || pl.trailers || pl.wantsAny(tcpStreamFields) { // all need the layers to the end
		for i := range needed {
			needed[i] = true
		}
	}
	leads, streams, quotes := leading(needed, pl.secrets)
	pl.streams, pl.quotes = streams, quotes
	for _, p := range protocol.All() {
		pl.code[p.ID] = codes[p]
		pl.last[p.ID] = !leads[p.ID]
		if p.Inside != nil {
			rest := p.Inside.Rest
			pl.inside[p.ID] = rest != nil && needed[rest.ID]
			p.Inside.Each(func(_ uint64, o *protocol.Protocol) { pl.inside[p.ID] = pl.inside[p.ID] || needed[o.ID] })
		}
	}
	pl.leftover = needed[protocol.Data.ID]
	pl.guesses = pl.leftover || pl.serves(slices.Collect(protocol.TCP.Guesses.All())...)
	pl.guessesUDP = pl.serves(slices.Collect(protocol.UDP.Undeclared())...)
	pl.dnsRecords = pl.asksDNSRecords()
	pl.sessions = !pl.last[protocol.UDP.ID]
	pl.stateful = pl.stateful || pl.streams || pl.decodeAs != nil // a glance knows only the tables
	pl.completeness = pl.wantsAny(tcpCompletenessFields)
	pl.tcpAnalysis = pl.streams || pl.wantsAny(tcpAnalysisFields)
	pl.inFlight = pl.wants[protocol.TCPBytesInFlight.ID] || pl.wants[protocol.TCPPushBytes.ID]
	pl.tcpState = pl.tcpAnalysis || pl.completeness || pl.wantsAny(tcpStateFields)
	pl.tcpQuiet = pl.tcpState && !pl.tcpAnalysis && !pl.completeness && !pl.wantsAny(quietFields) && !slices.Contains(pl.runs[protocol.TCP.ID+1:], true) &&
		!slices.Contains(pl.runs[:protocol.TCP.ID], true)
	pl.payloadQuiet = pl.streams && !pl.leftover && !pl.reorder && !pl.everyFrame && !pl.completeness &&
		!pl.wantsAny(tcpStateFields) && !pl.wantsAny(tcpAnalysisFields) && !pl.wantsAny(tcpStreamFields)
	for _, p := range protocol.All() {
		if pl.runs[p.ID] && !p.Payload && p != protocol.TCP && p != protocol.Frame {
			pl.payloadQuiet = false
		}
	}
	pl.runs[protocol.TCP.ID] = pl.runs[protocol.TCP.ID] || pl.tcpState
	pl.sctpState = !pl.last[protocol.SCTP.ID] || pl.wantsAny(sctpStateFields)
	for _, f := range frameFields {
		if pl.wants[f.field.ID] {
			pl.frame = append(pl.frame, f)
		}
	}
	return pl
}

// serves tells whether one of the protocols is asked for, or leads to one that is.
func (pl *plan) serves(protocols ...*protocol.Protocol) bool {
	return slices.ContainsFunc(protocols, func(p *protocol.Protocol) bool { return p != nil && (pl.needed[p.ID] || !pl.last[p.ID]) })
}

func (pl *plan) wantsAny(fields []*protocol.Field) bool {
	for _, f := range fields {
		if pl.wants[f.ID] {
			return true
		}
	}
	return false
}

// leading tells, by protocol ID, which protocols one of the needed ones can follow, at once or later; and whether that may be in any stream
// of TCP, and in packets that one quotes.
func leading(needed []bool, secrets bool) (leads []bool, streams, quotes bool) {
	before := make([][]*protocol.Protocol, len(needed)) // what a protocol can follow at once
	for _, p := range protocol.All() {
		for to := range p.Followers() {
			before[to.ID] = append(before[to.ID], p)
		}
		if secrets {
			for _, to := range revealed[p] {
				before[to.ID] = append(before[to.ID], p)
			}
		}
	}
	leads = make([]bool, len(needed))
	var visit func(id int)
	visit = func(id int) {
		for _, p := range before[id] {
			if !leads[p.ID] {
				leads[p.ID] = true
				visit(p.ID)
			}
		}
	}
	for id := range needed {
		if needed[id] {
			visit(id)
		}
	}
	streams = leads[protocol.TCP.ID]
	for _, p := range protocol.All() {
		if q := p.Quotes; q != nil && (needed[q.ID] || leads[q.ID]) {
			quotes = true
			leads[p.ID], leads[protocol.TCP.ID] = true, true
			for to := range p.Hands() {
				leads[to.ID] = true
			}
			visit(protocol.TCP.ID)
		}
	}
	return leads, streams, quotes
}
