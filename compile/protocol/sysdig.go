package protocol

// Sysdig is an event that sysdig or Falco captured, which pcapng has in blocks of its own. Of the event's parameters dfc knows how many there are.
var (
	Sysdig = declare("sysdig", "Sysdig Event", 0).whole().On(BlockTypes, 0x204, 0x208, 0x216, 0x217, 0x221, 0x222)

	SysdigCPU        = Sysdig.u16("sysdig.cpu_id", "CPU ID", Dec)
	SysdigThread     = Sysdig.u64("sysdig.thread_id", "Thread ID", Dec)
	SysdigLength     = Sysdig.u32("sysdig.event_len", "Event length", Dec)
	SysdigDataLength = Sysdig.u32("sysdig.event_data_len", "Event data length", Dec)
	SysdigParameters = Sysdig.u32("sysdig.nparams", "Number of parameters", Dec)
	SysdigType       = Sysdig.u16("sysdig.event_type", "Event type", Dec)
	SysdigName       = Sysdig.string("sysdig.event_name", "Event name")
)
