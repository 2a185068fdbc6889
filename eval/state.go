package eval

import (
	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
	"github.com/dfc-lang/dfc/eval/capture"
)

// state is what a stream of packets leaves behind.
type state struct {
	first, previous, displayed stamp

	eth, ip, ipv6 streams[pair]
	udp           conversations[udpConv]
	tcp           conversations[tcpConv]
	quiet         quietFlows
	icmp, icmpv6  transactions[icmpKey]
	arp           map[[4]byte]arpOwner // by IPv4 address
	fragments     reassembly
	capwap        reassembly
	buffers       buffers
	hindsight     hindsight
	sctp          sctpAssociations
	dccp          conversations[dccpConv]
	radio         radioState
	quic          quicState
	keyLog        keyLog
	cip           cipState
	wireGuard     wgState
	usb           usbState
	wpan          memory[wpanShortAddress, wpanNamed]
	btle          btleState
	att           attState
	l2cap         l2capState
	hci           hciState
	tls, dtls     uint32 // conversations over them so far

	dns      memory[dnsKey, dnsRequest]
	rpc      memory[rpcKey, rpcCall]
	smb2     memory[uint64, *smb2Session]       // by ID
	http2    memory[uint32, *protocol.Protocol] // of bodies, by the number of the stream
	ftpData  memory[ftpDataKey, *ftpTransfer]
	sip      memory[sipKey, sipSent]
	media    memory[endpoint, mediaStream]
	tftp     memory[tftpKey, *tftpTransfer]
	llmnr    conversations[session] // of those who ask
	stations conversations[session]
}

func newState(l Limits) *state {
	s := &state{}
	for _, limit := range [...]*int{&s.eth.limit, &s.ip.limit, &s.ipv6.limit, &s.udp.limit, &s.tcp.limit, &s.dccp.limit, &s.llmnr.limit, &s.stations.limit} {
		*limit = (l.Conversations + 1) / 2 // two generations of them are kept
	}
	s.fragments.limit, s.capwap.limit = l.Datagrams, l.Datagrams
	s.buffers.limit = l.Payload
	return s
}

// frameDone is called after each frame, with the filter's verdict.
func (s *state) frameDone(f *capture.Frame, displayed bool) {
	t := stamp{f.Sec, f.Nsec, f.HasTime}
	if t.set && !s.first.set {
		s.first = t
	}
	s.previous = t // of one without, nothing is told after it
	if displayed {
		s.displayed = t
	}
}

// stamp is a point in time that may not be there yet.
type stamp struct {
	sec  int64
	nsec int32
	set  bool
}

// span is a length of time: nsec is between 0 and 999,999,999, also of negative ones.
type span struct {
	sec  int64
	nsec int32
}

func (t stamp) sub(u stamp) span {
	s := span{t.sec - u.sec, t.nsec - u.nsec}
	if s.nsec < 0 {
		s.sec, s.nsec = s.sec-1, s.nsec+1e9
	}
	return s
}

// before tells whether s is shorter than t.
func (s span) before(t span) bool { return s.sec < t.sec || s.sec == t.sec && s.nsec < t.nsec }

// now is the time of the frame.
func (d *dissection) now() stamp { return stamp{d.frame.Sec, d.frame.Nsec, d.frame.HasTime} }

// since is the time from t to the frame.
func (d *dissection) since(t *stamp) (ftype.Value, bool) {
	if !d.frame.HasTime {
		return ftype.Value{}, false
	}
	if !t.set {
		return ftype.Value{}, t == &d.state.first // zero for the first frame itself, absent before it
	}
	s := d.now().sub(*t)
	return ftype.Value{Num: uint64(s.sec), Aux: uint32(s.nsec)}, true
}
