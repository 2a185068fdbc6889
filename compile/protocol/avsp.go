package protocol

// Arista's header with the time a frame was seen, in seconds and nanoseconds of 64 or 48 bits. Other subtypes are told by
// presence only.
var (
	AVSP = declare("avsp", "Arista Vendor Specific Protocol", 4).On(EtherTypes, 0xd28b).On(GRETypes, 0xd28b)

	AVSPSubtype = AVSP.u16("avsp.subtype", "Subtype", Hex).At(0)
	avspTimed   = AVSPSubtype.In(1)
	AVSPVersion = AVSP.u16("avsp.ts.ver", "Version", Hex).At(2).If(avspTimed)
	avsp64      = avspTimed.And(AVSPVersion.In(0x0010, 0x0011, 0x0110, 0x0111))
	avsp48      = avspTimed.And(AVSPVersion.In(0x0020, 0x0021, 0x0120, 0x0121))
	AVSP64TAI   = AVSP.label("avsp.ts.64.tai", "Timestamp (TAI)").Wide(4, 8).If(avspTimed).If(AVSPVersion.In(0x0010, 0x0011))
	AVSP64UTC   = AVSP.label("avsp.ts.64.utc", "Timestamp (UTC)").Wide(4, 8).If(avspTimed).If(AVSPVersion.In(0x0110, 0x0111))
	AVSP64Sec   = AVSP.u32("avsp.ts.64.sec", "Seconds", Dec).At(4).If(avsp64)
	AVSP64Nsec  = AVSP.u32("avsp.ts.64.ns", "Nanoseconds", Dec).At(8).If(avsp64)
	AVSP48TAI   = AVSP.label("avsp.ts.48.tai", "Timestamp (TAI)").Wide(4, 6).If(avspTimed).If(AVSPVersion.In(0x0020, 0x0021))
	AVSP48UTC   = AVSP.label("avsp.ts.48.utc", "Timestamp (UTC)").Wide(4, 6).If(avspTimed).If(AVSPVersion.In(0x0120, 0x0121))
	AVSP48Sec   = AVSP.u16("avsp.ts.48.sec", "Seconds", Dec).At(4).If(avsp48)
	AVSP48Nsec  = AVSP.u32("avsp.ts.48.ns", "Nanoseconds", Dec).At(6).If(avsp48)
	AVSP64Type  = AVSP.u16("avsp.etype", "Type", Hex).At(12).If(avsp64)
	AVSP48Type  = AVSP.u16("avsp.etype", "Type", Hex).At(10).If(avsp48)

	_ = AVSP.NextAfter(10, avsp64, EtherTypes, AVSP64Type).NextAfter(8, avsp48, EtherTypes, AVSP48Type)
)
