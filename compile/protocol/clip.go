package protocol

// Classical IP over ATM, of which Linux captures the IP packets alone.
var (
	CLIP = declare("clip", "Classical IP frame", 0).On(LinkTypes, 106)

	_ = CLIP.label("clip.no_link_info", "No link information available").expert(groupProtocol, note).Wide(0, 0)

	_ = CLIP.NextTo(nil, IP)
)
