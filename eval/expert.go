package eval

import "github.com/dfc-lang/dfc/compile/protocol"

// truncated is what code returns where b, of which there were full bytes on the wire, ends before what the protocol needs there:
// the frame is short where the capture cut the packet, and malformed where the packet itself ends. [dissection.walk] sees by
// itself to headers that are shorter than the protocol's least one.
func (d *dissection) truncated(b []byte, full int) next {
	if len(b) < full {
		d.damaged(protocol.Short)
		return next{}
	}
	return d.malformed()
}

// malformed is what code returns where the bytes contradict themselves, so that Wireshark reads no further. A contradiction that has an
// expert information of its own is declared as one, of the group "malformed".
func (d *dissection) malformed() next {
	d.damaged(protocol.Malformed)
	return next{}
}

func (d *dissection) damaged(p *protocol.Protocol) {
	d.torn = true
	if d.plan.experts && (p != protocol.Malformed || d.quoting() == nil) { // ICMP quotes as much as it likes
		d.damage = append(d.damage, p)
	}
}

// experts adds the layers that tell of damage and of expert information, after all others.
func (d *dissection) experts() {
	for _, p := range d.damage {
		d.layers = append(d.layers, layer{proto: p, part: true})
		switch p {
		case protocol.Malformed:
			d.giveLabel(protocol.MalformedExpert)
		case protocol.Unreassembled:
			d.giveLabel(protocol.UnreassembledExpert)
		}
	}
	for i, found := 0, len(d.layers); i < found; i++ {
		for _, f := range d.layers[i].proto.Experts {
			if !f.Computed() {
				if _, ok := d.layers[i].value(f); ok {
					d.expert(f.Expert)
				}
			}
		}
	}
	for i, found := 0, len(d.computed); i < found; i++ {
		if e := d.computed[i].field.Expert; e != nil {
			d.expert(e)
		}
	}
}

func (d *dissection) expert(e *protocol.Expert) {
	d.layers = append(d.layers, layer{proto: protocol.ExpertInfo, part: true})
	d.giveNum(protocol.ExpertGroup, uint64(e.Group))
	d.giveNum(protocol.ExpertSeverity, uint64(e.Severity))
	if e.Group == protocol.GroupMalformed {
		d.layers = append(d.layers, layer{proto: protocol.Malformed, part: true})
	}
}
