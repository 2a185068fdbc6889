package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// Remote procedure calls of ONC (RFC 5531). What they call is known by presence only.
var (
	RPC = declare("rpc", "Remote Procedure Call", 0).payload().On(UDPPorts, 111).On(TCPPorts, 111).
		Guess(UDPGuesses, "rpc_udp").Guess(TCPGuesses, "rpc_tcp").HandsTo(Data)

	RPCRecord = part(
		RPC.bool("rpc.lastfrag", "Last Fragment").Bits(0, 0x80000000),
		RPC.u32("rpc.fraglen", "Fragment Length", Dec).Bits(0, 0x7fffffff),
	)
	RPCContinuation      = RPC.bytes("rpc.continuation_data", "Continuation data")
	RPCFragmentData      = RPC.bytes("rpc.fragment_data", "Fragment Data")
	RPCFragments         = RPC.label("rpc.fragments", "RPC Fragments")
	RPCFragment          = RPC.frame("rpc.fragment", "RPC Fragment")
	RPCFragmentCount     = RPC.u32("rpc.fragment.count", "Fragment count", Dec)
	RPCReassembledLength = RPC.u32("rpc.reassembled.length", "Reassembled RPC length", Dec)

	RPCXID       = RPC.u32("rpc.xid", "XID", HexDec)
	RPCType      = RPC.u32("rpc.msgtyp", "Message Type", Dec)
	RPCVersion   = RPC.u32("rpc.version", "RPC Version", Dec)
	RPCProgram   = RPC.u32("rpc.program", "Program", Dec)
	RPCRelease   = RPC.u32("rpc.programversion", "Program Version", Dec)
	RPCProcedure = RPC.u32("rpc.procedure", "Procedure", Dec)

	RPCReplyState = RPC.u32("rpc.replystat", "Reply State", Dec)
	RPCAccept     = RPC.u32("rpc.state_accept", "Accept State", Dec)
	RPCReject     = RPC.u32("rpc.state_reject", "Reject State", Dec)
	RPCAuthState  = RPC.u32("rpc.state_auth", "Auth State", Dec)
	RPCLeast      = RPC.u32("rpc.version.min", "RPC Version (Minimum)", Dec)
	RPCMost       = RPC.u32("rpc.version.max", "RPC Version (Maximum)", Dec)
	RPCOldest     = RPC.u32("rpc.programversion.min", "Program Version (Minimum)", Dec)
	RPCNewest     = RPC.u32("rpc.programversion.max", "Program Version (Maximum)", Dec)

	RPCReplyIn    = RPC.frame("rpc.reqframe", "Request Frame")
	RPCReplyTo    = RPC.frame("rpc.repframe", "Reply Frame")
	RPCTime       = RPC.span("rpc.time", "Time from request")
	RPCAgain      = RPC.label("rpc.dup", "Duplicate Call/Reply")
	RPCCallAgain  = RPC.frame("rpc.call.dup", "Duplicate to the call in")
	RPCReplyAgain = RPC.frame("rpc.reply.dup", "Duplicate to the reply in")

	RPCFlavor  = RPC.u32("rpc.auth.flavor", "Flavor", Dec)
	RPCLength  = RPC.u32("rpc.auth.length", "Length", Dec)
	RPCStamp   = RPC.u32("rpc.auth.stamp", "Stamp", Hex)
	RPCMachine = RPC.string("rpc.auth.machinename", "Machine Name")
	RPCUID     = RPC.u32("rpc.auth.uid", "UID", Dec)
	RPCGID     = RPC.u32("rpc.auth.gid", "GID", Dec)
	RPCPID     = RPC.u32("rpc.auth.pid", "PID", Dec)
	RPCFlags   = RPC.u32("rpc.auth.flags", "FLAGS", Hex)
	RPCCreated = RPC.field("rpc.auth.ctime", "CTIME", ftype.AbsoluteTime, Local)
	RPCOwner   = RPC.bytes("rpc.auth.lk_owner", "Lock Owner")

	RPCGSSVersion   = RPC.u32("rpc.authgss.version", "GSS Version", Dec)
	RPCGSSProcedure = RPC.u32("rpc.authgss.procedure", "GSS Procedure", Dec)
	RPCGSSService   = RPC.u32("rpc.authgss.service", "GSS Service", Dec)
)

// RemoteProgram is a set of procedures that RPC can call, in the versions that Wireshark knows.
type RemoteProgram struct {
	*Protocol
	Versions []uint32
}

func program(name, title string, versions ...uint32) RemoteProgram {
	p := declare(name, title, 0).payload()
	RPC.HandsTo(p)
	return RemoteProgram{p, versions}
}

// RemotePrograms are the programs by their numbers.
var RemotePrograms = map[uint32]RemoteProgram{
	2112:       program("kadm5", "Kerberos Administration", 2),
	100000:     program("portmap", "Portmap", 1, 2, 3, 4),
	100001:     program("rstat", "RSTAT", 1, 2, 3, 4),
	100003:     program("nfs", "Network File System", 2, 3, 4),
	100004:     program("ypserv", "Yellow Pages Service", 1, 2),
	100005:     program("mount", "Mount Service", 1, 2, 3),
	100007:     program("ypbind", "Yellow Pages Bind", 1, 2),
	100008:     program("rwall", "Remote Wall protocol", 1),
	100009:     program("yppasswd", "Yellow Pages Passwd", 1),
	100011:     program("rquota", "Remote Quota", 1, 2),
	100012:     program("spray", "SPRAY", 1),
	100020:     program("klm", "Kernel Lock Manager", 1),
	100021:     program("nlm", "Network Lock Manager Protocol", 1, 2, 3, 4),
	100024:     program("stat", "Network Status Monitor Protocol", 1),
	100026:     program("bootparams", "Boot Parameters", 1),
	100069:     program("ypxfr", "Yellow Pages Transfer", 1),
	100227:     program("nfsacl", "NFSACL", 1, 2, 3),
	100231:     program("nfsauth", "NFSAUTH", 1),
	100232:     program("sadmind", "SADMIND", 1, 2, 3),
	100300:     program("nisplus", "NIS+", 3),
	100302:     program("nispluscb", "NIS+ Callback", 1),
	150001:     program("pcnfsd", "PC NFS", 1, 2),
	200048:     program("statnotify", "Network Status Monitor CallBack Protocol", 1),
	390512:     program("clearcase", "Clearcase NFS", 3),
	391004:     program("sgimount", "SGI Mount Service", 1),
	395183:     program("vxi11_core", "VXI-11 Core Protocol", 1),
	395184:     program("vxi11_async", "VXI-11 Asynchronous Abort", 1),
	395185:     program("vxi11_intr", "VXI-11 Interrupt", 1),
	1001911:    program("fmp", "File Mapping Protocol", 3),
	1001912:    program("fmp_notify", "File Mapping Protocol Notify", 2),
	1298437:    program("glusterfs", "GlusterFS", 310, 330, 400),
	14398633:   program("glusterfs.hndsk", "GlusterFS Handshake", 1, 2),
	34123456:   program("gluster.pmap", "Gluster Portmap", 1),
	52743234:   program("glusterfs.cbk", "GlusterFS Callback", 1),
	123451501:  program("gluster.dump", "Gluster Dump", 1),
	1238463:    program("gluster.cli", "Gluster CLI", 1, 2),
	1238433:    program("glusterd.mgmt", "Gluster Daemon Management", 1, 2, 3),
	1238437:    program("glusterd.friend", "Gluster Daemon Friend Operations", 2),
	4867634:    program("glusterd.brick", "Gluster Daemon Brick Operations", 2),
	0x40000000: program("nfs.cb", "Network File System CB", 1, 4),
}
