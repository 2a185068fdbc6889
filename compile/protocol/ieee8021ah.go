package protocol

// The service instance tag of provider backbone bridges (IEEE 802.1ah), with the customer's addresses. The EtherType in a
// service tag of 802.1ad has the name of this one.
var (
	InstanceTag = declare("ieee8021ah", "IEEE 802.1ah", 18).On(EtherTypes, 0x88e7)

	InstanceTagPriority = InstanceTag.u32("ieee8021ah.priority", "Priority", Dec).Bits(0, 0xe0000000)
	InstanceTagDrop     = InstanceTag.u32("ieee8021ah.drop", "DROP", Dec).Bits(0, 0x10000000)
	InstanceTagNCA      = InstanceTag.u32("ieee8021ah.nca", "NCA", Dec).Bits(0, 0x08000000)
	InstanceTagRes1     = InstanceTag.u32("ieee8021ah.res1", "RES1", Dec).Bits(0, 0x04000000)
	InstanceTagRes2     = InstanceTag.u32("ieee8021ah.res2", "RES2", Dec).Bits(0, 0x03000000)
	InstanceTagISID     = InstanceTag.u32("ieee8021ah.isid", "I-SID", Dec).Bits(0, 0x00ffffff)
	InstanceTagDst      = InstanceTag.ether("ieee8021ah.cdst", "C-Destination").At(4)
	InstanceTagSrc      = InstanceTag.ether("ieee8021ah.csrc", "C-Source").At(10)
	InstanceTagType     = InstanceTag.u16("ieee8021ah.etype", "Type", Hex).At(16)
	ServiceTagEtherType = ServiceTag.u16("ieee8021ah.etype", "Type", Hex).At(2)

	_ = InstanceTag.Next(EtherTypes, InstanceTagType)
)
