package eval

import (
	"github.com/dfc-lang/dfc/compile/catalog"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// sysdig gives what stands before the parameters of an event.
func sysdig(d *dissection, _ *layer) next {
	e, ok := d.frame.Event()
	if !ok {
		return next{}
	}
	d.giveNum(protocol.SysdigCPU, uint64(e.CPU))
	d.giveNum(protocol.SysdigThread, e.Thread)
	d.giveNum(protocol.SysdigLength, uint64(e.Length))
	d.giveNum(protocol.SysdigDataLength, uint64(e.Length)-uint64(e.Header))
	if e.Parameters > 0 {
		d.giveNum(protocol.SysdigParameters, uint64(e.Parameters))
	}
	d.giveNum(protocol.SysdigType, uint64(e.Type))
	if d.wants(protocol.SysdigName) {
		d.giveText(protocol.SysdigName, []byte(catalog.LabelsOf(protocol.SysdigType.Name).Text(uint64(e.Type))))
	}
	return next{}
}
