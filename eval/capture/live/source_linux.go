package live

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"sync/atomic"
	"time"
	"unsafe"

	"golang.org/x/net/bpf"
	"golang.org/x/sys/unix"
)

// The buffer is a ring of blocks. The kernel hands a block over when it is full, or some time after its first packet.
const (
	blockSize  = 1 << 18
	handOver   = 20 * time.Millisecond
	userOwns   = unix.TP_STATUS_USER
	defaultBuf = 32 << 20
)

// Source is an interface's packets as a pcapng file. One goroutine may read it while others stop it or ask for its counters.
type Source struct {
	// Idle, if set, is called by Read whenever no packet waits.
	Idle func()

	fd       int
	ring     []byte
	next     int    // block to be read
	left     uint32 // packets left in it, if it is ours
	at       uint32 // where the next one begins, in the block
	header   []byte
	out      []byte // what has not been read yet
	buf      []byte
	name     string
	before   uint64 // packets that the interface had seen when capture began
	stopping atomic.Bool
	passed   atomic.Uint64
	dropped  atomic.Uint64
}

// Link finds out what the packets of an interface begin with, as capture files number it.
func Link(name string) (uint16, error) {
	fd, err := unix.Socket(unix.AF_PACKET, unix.SOCK_RAW|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		return 0, fmt.Errorf("packet socket: %w", err)
	}
	defer unix.Close(fd)
	link, _, err := linkOf(fd, name)
	return link, err
}

// linkOf finds the link type of an interface, and whether it is the loopback.
func linkOf(fd int, name string) (link uint16, loopback bool, err error) {
	req, err := unix.NewIfreq(name)
	if err == nil {
		err = unix.IoctlIfreq(fd, unix.SIOCGIFHWADDR, req)
	}
	if err != nil {
		return 0, false, fmt.Errorf("%s: %w", name, err)
	}
	const ethernet, raw = 1, 101
	switch req.Uint16() {
	case unix.ARPHRD_ETHER:
		return ethernet, false, nil
	case unix.ARPHRD_LOOPBACK:
		return ethernet, true, nil
	case unix.ARPHRD_NONE, unix.ARPHRD_TUNNEL, unix.ARPHRD_TUNNEL6, unix.ARPHRD_SIT, unix.ARPHRD_IPGRE, unix.ARPHRD_IP6GRE:
		return raw, false, nil
	}
	return 0, false, fmt.Errorf("%s: %w", name, errLink)
}

// Open begins to capture.
func Open(o Options) (s *Source, err error) {
	fd, err := unix.Socket(unix.AF_PACKET, unix.SOCK_RAW|unix.SOCK_CLOEXEC, 0) // of no protocol: nothing arrives before the program is there
	if err != nil {
		return nil, fmt.Errorf("packet socket: %w", err)
	}
	s = &Source{fd: fd, name: o.Interface}
	defer func() {
		if err != nil {
			s.Close()
		}
	}()
	link, loopback, err := linkOf(fd, o.Interface)
	if err != nil {
		return nil, err
	}
	card, err := net.InterfaceByName(o.Interface)
	if err != nil {
		return nil, err
	}
	if loopback { // every packet is seen twice there
		if err := unix.SetsockoptInt(fd, unix.SOL_PACKET, unix.PACKET_IGNORE_OUTGOING, 1); err != nil {
			return nil, fmt.Errorf("leave out outgoing packets: %w", err)
		}
	}
	if err := s.attach(o.Program); err != nil {
		return nil, fmt.Errorf("attach the program of %d instructions: %w", len(o.Program), err)
	}
	if err := s.share(o.Buffer); err != nil {
		return nil, fmt.Errorf("share memory with the kernel: %w", err)
	}
	if !o.Local {
		m := unix.PacketMreq{Ifindex: int32(card.Index), Type: unix.PACKET_MR_PROMISC}
		if err := unix.SetsockoptPacketMreq(fd, unix.SOL_PACKET, unix.PACKET_ADD_MEMBERSHIP, &m); err != nil {
			return nil, fmt.Errorf("promiscuous mode: %w", err)
		}
	}
	s.before, _ = seen(s.name)
	if err := unix.Bind(fd, &unix.SockaddrLinklayer{Protocol: hostToNet(unix.ETH_P_ALL), Ifindex: card.Index}); err != nil {
		return nil, fmt.Errorf("%s: %w", o.Interface, err)
	}
	s.header = fileHeader(o.Interface, link)
	s.out = s.header
	return s, nil
}

// attach gives the socket a program.
func (s *Source) attach(program []bpf.Instruction) error {
	if len(program) == 0 {
		program = []bpf.Instruction{bpf.RetConstant{Val: 1 << 18}}
	}
	raw, err := bpf.Assemble(program)
	if err != nil {
		return err
	}
	code := unix.SockFprog{Len: uint16(len(raw)), Filter: (*unix.SockFilter)(unsafe.Pointer(&raw[0]))}
	return unix.SetsockoptSockFprog(s.fd, unix.SOL_SOCKET, unix.SO_ATTACH_FILTER, &code)
}

// share makes the ring.
func (s *Source) share(size int) error {
	if size <= 0 {
		size = defaultBuf
	}
	blocks := max(2, size/blockSize)
	if err := unix.SetsockoptInt(s.fd, unix.SOL_PACKET, unix.PACKET_VERSION, unix.TPACKET_V3); err != nil {
		return err
	}
	const frame = 1 << 11 // the least room for a packet, of no other meaning in this version
	req := unix.TpacketReq3{
		Block_size: blockSize, Block_nr: uint32(blocks), Frame_size: frame, Frame_nr: uint32(blocks * blockSize / frame),
		Retire_blk_tov: uint32(handOver / time.Millisecond),
	}
	if err := unix.SetsockoptTpacketReq3(s.fd, unix.SOL_PACKET, unix.PACKET_RX_RING, &req); err != nil {
		return err
	}
	ring, err := unix.Mmap(s.fd, 0, blocks*blockSize, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_SHARED)
	s.ring = ring
	return err
}

// Header is the beginning of the file, before the first packet.
func (s *Source) Header() []byte { return s.header }

// Read waits for packets. It returns io.EOF when the Source was stopped and all packets that had arrived have been read.
func (s *Source) Read(b []byte) (int, error) {
	for len(s.out) == 0 {
		if s.left == 0 && !s.ready() {
			if s.Idle != nil {
				s.Idle()
			}
			if err := s.wait(); err != nil {
				return 0, err
			}
			continue
		}
		s.buf = s.buf[:0]
		for s.left > 0 && len(s.buf) < len(b) {
			s.buf = s.packet(s.buf)
		}
		if s.left == 0 {
			s.release()
		}
		s.out = s.buf
	}
	n := copy(b, s.out)
	s.out = s.out[n:]
	return n, nil
}

func (s *Source) block() []byte { return s.ring[s.next*blockSize : (s.next+1)*blockSize] }

func (s *Source) blockHeader() *unix.TpacketHdrV1 {
	b := s.block()
	return (*unix.TpacketHdrV1)(unsafe.Pointer(&b[unsafe.Offsetof(unix.TpacketBlockDesc{}.Hdr)]))
}

// ready begins the next block if the kernel has handed it over.
func (s *Source) ready() bool {
	h := s.blockHeader()
	if atomic.LoadUint32(&h.Block_status)&userOwns == 0 {
		return false
	}
	s.left, s.at = h.Num_pkts, h.Offset_to_first_pkt
	if s.left == 0 {
		s.release()
	}
	return s.left > 0
}

// release gives the block back.
func (s *Source) release() {
	atomic.StoreUint32(&s.blockHeader().Block_status, unix.TP_STATUS_KERNEL)
	s.next = (s.next + 1) % (len(s.ring) / blockSize)
}

// wait waits for a block, and ends the file when none comes after Stop.
func (s *Source) wait() error {
	patience, last := 100*time.Millisecond, s.stopping.Load()
	if last {
		patience = 5 * handOver
	}
	fds := []unix.PollFd{{Fd: int32(s.fd), Events: unix.POLLIN | unix.POLLERR}}
	n, err := unix.Poll(fds, int(patience/time.Millisecond))
	switch {
	case errors.Is(err, unix.EINTR):
		return nil
	case err != nil:
		return fmt.Errorf("wait for packets: %w", err)
	case n == 0 && last:
		return io.EOF
	case n > 0 && fds[0].Revents&unix.POLLERR != 0:
		if code, err := unix.GetsockoptInt(s.fd, unix.SOL_SOCKET, unix.SO_ERROR); err == nil && code != 0 {
			return fmt.Errorf("%s: %w", s.name, unix.Errno(code))
		}
	}
	return nil
}

// packet appends the next packet of the block, as a block of the file.
func (s *Source) packet(b []byte) []byte {
	block := s.block()
	h := (*unix.Tpacket3Hdr)(unsafe.Pointer(&block[s.at]))
	data := block[s.at+uint32(h.Mac):][:h.Snaplen]
	length := h.Len
	var tag []byte
	if h.Status&unix.TP_STATUS_VLAN_VALID != 0 && len(data) >= tagAt {
		tpid := uint16(unix.ETH_P_8021Q)
		if h.Status&unix.TP_STATUS_VLAN_TPID_VALID != 0 {
			tpid = h.Hv1.Vlan_tpid
		}
		tag = binary.BigEndian.AppendUint16(binary.BigEndian.AppendUint16(make([]byte, 0, 4), tpid), uint16(h.Hv1.Vlan_tci))
		length += uint32(len(tag))
	}
	b = appendPacket(b, int64(h.Sec)*1e9+int64(h.Nsec), data, tag, length)
	s.at += h.Next_offset
	s.left--
	return b
}

// rejectAll is a program that accepts nothing.
var rejectAll = []bpf.Instruction{bpf.RetConstant{Val: 0}}

// Stop ends the file after the packets that have arrived so far.
func (s *Source) Stop() {
	if s.attach(rejectAll) == nil {
		s.stopping.Store(true)
	}
}

// Counters tell how many packets there have been.
func (s *Source) Counters() (Counters, error) {
	stats, err := unix.GetsockoptTpacketStatsV3(s.fd, unix.SOL_PACKET, unix.PACKET_STATISTICS) // since the last time it was asked
	if err != nil {
		return Counters{}, fmt.Errorf("counters: %w", err)
	}
	now, err := seen(s.name)
	return Counters{
		Received: now - s.before,
		Passed:   s.passed.Add(uint64(stats.Packets)),
		Dropped:  s.dropped.Add(uint64(stats.Drops)),
	}, err
}

// seen is how many packets an interface has sent and received. On the loopback each is both.
func seen(name string) (uint64, error) {
	text, err := os.ReadFile("/proc/thread-self/net/dev")
	if err != nil {
		return 0, fmt.Errorf("counters: %w", err)
	}
	for line := range strings.Lines(string(text)) {
		head, rest, _ := strings.Cut(line, ":")
		if strings.TrimSpace(head) != name {
			continue
		}
		var received, sent, other uint64
		if _, err := fmt.Sscan(rest, &other, &received, &other, &other, &other, &other, &other, &other, &other, &sent); err != nil {
			return 0, fmt.Errorf("counters: %w", err)
		}
		if name == "lo" {
			return received, nil
		}
		return received + sent, nil
	}
	return 0, fmt.Errorf("counters: no interface %s", name)
}

// Close ends the capture.
func (s *Source) Close() error {
	var errs []error
	if s.ring != nil {
		errs = append(errs, unix.Munmap(s.ring))
		s.ring = nil
	}
	return errors.Join(append(errs, unix.Close(s.fd))...)
}

func hostToNet(n uint16) uint16 {
	return binary.NativeEndian.Uint16(binary.BigEndian.AppendUint16(nil, n))
}
