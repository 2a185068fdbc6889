package eval

import "github.com/dfc-lang/dfc/compile/protocol"

// stateless are the computed fields that follow from a frame alone, given the whole datagram. Of all others it is taken that they depend on
// the frames before, but for trailerFields.
var stateless = map[*protocol.Field]bool{
	protocol.FrameTime: true, protocol.FrameTimeUTC: true, protocol.FrameTimeEpoch: true, protocol.FrameShift: true,
	protocol.FrameLen: true, protocol.FrameCapLen: true, protocol.FrameMarked: true, protocol.FrameIgnored: true,
	protocol.FrameProtocols: true, protocol.FrameEncoding: true, protocol.FrameCommentNote: true, protocol.FrameEncap: true, protocol.FrameSection: true, protocol.FrameInterfaceID: true,
	protocol.FrameInterfaceName: true, protocol.FrameInterfaceDesc: true, protocol.FrameComment: true, protocol.FramePacketFlags: true,
	protocol.FrameDropCount: true, protocol.FramePacketID: true, protocol.FrameQueue: true, protocol.FrameLenShort: true,

	protocol.IPOffloadLen: true, protocol.IPChecksumOK: true, protocol.IPTTLLocal: true, protocol.IPTTLTooSmall: true,
	protocol.IPBogusLength: true, protocol.IPBogusHeader: true, protocol.IPBogusVersion: true,
	protocol.TCPLen: true, protocol.TCPPayload: true, protocol.TCPFlagsStr: true, protocol.TCPChecksumOK: true,
	protocol.TCPNotEOL: true, protocol.TCPFourNOPs: true, protocol.TCPLateMSS: true, protocol.TCPLateSACK: true, protocol.TCPBogusHeader: true, protocol.TCPShortSegment: true,
	protocol.AHICV: true, protocol.UDPPayload: true, protocol.UDPChecksumOK: true, protocol.UDPBadLength: true,
}

func init() { // blocks of pcapng tell all that there is of them
	for _, p := range [...]*protocol.Protocol{protocol.SystemdJournal, protocol.Sysdig} {
		for _, f := range p.Fields {
			stateless[f] = true
		}
	}
}
