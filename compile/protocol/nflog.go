package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// Linux netfilter log (LINKTYPE_NFLOG): four bytes, then attributes in the byte order of the machine that captured. One of
// them is the packet.
var (
	NFLog = declare("nflog", "Linux Netfilter NFLOG", 4).On(LinkTypes, 239).Variable()

	NFLogFamily   = NFLog.u8("nflog.family", "Family", Dec).At(0)
	NFLogVersion  = NFLog.u8("nflog.version", "Version", Dec).At(1)
	NFLogResource = NFLog.u16("nflog.res_id", "Resource id", Dec).At(2)
	NFLogTLV      = NFLog.bytes("nflog.tlv", "TLV")
	NFLogLength   = NFLog.u16("nflog.tlv_length", "Length", Dec)
	NFLogType     = NFLog.u16("nflog.tlv_type", "Type", Dec)
	NFLogValue    = NFLog.bytes("nflog.tlv_value", "Value")
	NFLogProtocol = NFLog.u16("nflog.protocol", "HW protocol", Hex)
	NFLogHook     = NFLog.u8("nflog.hook", "Netfilter hook", Dec)
	NFLogInDev    = NFLog.u32("nflog.ifindex_indev", "IFINDEX_INDEV", Dec)
	NFLogOutDev   = NFLog.u32("nflog.ifindex_outdev", "IFINDEX_OUTDEV", Dec)
	NFLogPrefix   = NFLog.Field("nflog.prefix", "Prefix", ftype.StringZ, NoBase)
	NFLogUID      = NFLog.Field("nflog.uid", "UID", ftype.Int32, Dec)
	NFLogGID      = NFLog.Field("nflog.gid", "GID", ftype.Int32, Dec)

	_ = NFLog.NextTo(NFLogFamily.In(2), IP).NextTo(NFLogFamily.In(10), IPv6)
)
