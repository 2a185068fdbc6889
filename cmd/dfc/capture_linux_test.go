package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/dfc-lang/dfc/eval/capture"
	"github.com/google/gopacket"
	"github.com/google/gopacket/layers"
	"golang.org/x/sys/unix"
)

// liveFilters are captured with, side by side.
var liveFilters = []string{
	"", "arp", "ip", "ipv6", "tcp", "udp.port == 5000", "!(udp.port == 5000)", "vlan", "vlan.id == 100", "!vlan", "vlan and tcp.flags.syn == 1",
	"vlan.id == 100 and ip.dst == 10.1.0.2 and udp", "eth.type == 0x8100", "ip.addr == 10.0.0.0/24 and tcp.port == 7000", "icmp.type == 3",
	"ip.flags.mf == 1 or ip.frag_offset > 0", "udp.length > 2000", "frame.len > 500", "tcp.seq == 1 and tcp.len > 0", "tcp.stream == 1",
	"icmpv6 or ipv6.nxt == 17", "frame[12:2] == 81:00",
}

// network is two network namespaces, joined by a pair of interfaces.
type network struct{ a, b string }

func newNetwork(t *testing.T) network {
	if os.Geteuid() != 0 {
		t.Skip("network namespaces need root")
	}
	for _, tool := range []string{"ip", "tcpdump"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip(err)
		}
	}
	n := network{fmt.Sprintf("dfc-a-%d", os.Getpid()), fmt.Sprintf("dfc-b-%d", os.Getpid())}
	if out, err := exec.Command("ip", "netns", "add", n.a).CombinedOutput(); err != nil {
		t.Skipf("no network namespaces here: %s", out)
	}
	t.Cleanup(func() { exec.Command("ip", "netns", "del", n.a).Run() })
	const script = `
netns add B
link add eth0 netns A type veth peer name eth0 netns B
-n A addr add 10.0.0.1/24 dev eth0
-n B addr add 10.0.0.2/24 dev eth0
-n A addr add fd00::1/64 dev eth0 nodad
-n B addr add fd00::2/64 dev eth0 nodad
-n A link set eth0 up
-n B link set eth0 up
-n A link set lo up
-n B link set lo up`
	t.Cleanup(func() { exec.Command("ip", "netns", "del", n.b).Run() })
	for line := range strings.Lines(strings.TrimSpace(script)) {
		args := strings.Fields(line)
		for i, a := range args {
			switch a {
			case "A":
				args[i] = n.a
			case "B":
				args[i] = n.b
			}
		}
		if out, err := exec.Command("ip", args...).CombinedOutput(); err != nil {
			t.Skipf("ip %s: %s", strings.Join(args, " "), out)
		}
	}
	return n
}

// start runs a command in a namespace.
func start(t *testing.T, namespace string, stderr io.Writer, args ...string) *exec.Cmd {
	cmd := exec.Command("ip", append([]string{"netns", "exec", namespace}, args...)...)
	cmd.Stderr = stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill() })
	return cmd
}

// within does something in a namespace.
func within(t *testing.T, namespace string, do func() error) {
	t.Helper()
	done := make(chan error)
	go func() {
		runtime.LockOSThread() // and never unlocked: the thread ends with the goroutine
		ns, err := os.Open(filepath.Join("/run/netns", namespace))
		if err == nil {
			err = unix.Setns(int(ns.Fd()), unix.CLONE_NEWNET)
			ns.Close()
		}
		if err == nil {
			err = do()
		}
		done <- err
	}()
	if err := <-done; err != nil {
		t.Fatal(err)
	}
}

// listening waits until so many packet sockets are open in a namespace.
func listening(t *testing.T, namespace string, n int) {
	for range 300 {
		out, err := exec.Command("ip", "netns", "exec", namespace, "cat", "/proc/net/packet").Output()
		if err != nil {
			t.Fatal(err)
		}
		bound := 0
		for line := range strings.Lines(string(out)) {
			if f := strings.Fields(line); len(f) > 4 && f[3] == "0003" && f[4] != "0" {
				bound++
			}
		}
		if bound >= n {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatal("the captures do not begin")
}

// talk makes traffic between A and B. Tagged frames come from packet sockets, so that no kernel needs to know of tagged networks.
func talk(t *testing.T, n network) {
	servers := make([]net.Listener, 0, 2)
	within(t, n.b, func() error {
		for _, a := range []string{"10.0.0.2:7000", "[fd00::2]:7000"} {
			l, err := net.Listen("tcp", a)
			if err != nil {
				return err
			}
			servers = append(servers, l)
		}
		return nil
	})
	for _, l := range servers {
		defer l.Close()
		go func() {
			for {
				c, err := l.Accept()
				if err != nil {
					return
				}
				go func() { io.Copy(c, c); c.Close() }()
			}
		}()
	}
	within(t, n.a, func() error {
		for _, a := range []string{"10.0.0.2", "fd00::2"} {
			for _, port := range []int{5000, 5001, 53} {
				c, err := net.Dial("udp", net.JoinHostPort(a, fmt.Sprint(port)))
				if err != nil {
					return err
				}
				for size := range 20 {
					c.Write(make([]byte, 1+size*250)) // the larger ones go in fragments; nobody listens
					time.Sleep(2 * time.Millisecond)
				}
				c.Close()
			}
		}
		for _, l := range servers {
			c, err := net.Dial("tcp", l.Addr().String())
			if err != nil {
				return err
			}
			for size := range 10 {
				b := make([]byte, 1+size*700)
				c.Write(b)
				if _, err := io.ReadFull(c, b); err != nil {
					return err
				}
			}
			c.Close()
		}
		return nil
	})
	for i, from := range []string{n.a, n.b} {
		within(t, from, func() error { return sendTagged(byte(1 + i)) })
	}
	time.Sleep(300 * time.Millisecond)
}

// sendTagged sends frames with one and two tags, of both kinds. Those that leave have the tags in their bytes; of those that arrive, the
// kernel has taken the outermost one out.
func sendTagged(host byte) error {
	fd, err := unix.Socket(unix.AF_PACKET, unix.SOCK_RAW, 0)
	if err != nil {
		return err
	}
	defer unix.Close(fd)
	card, err := net.InterfaceByName("eth0")
	if err != nil {
		return err
	}
	dot1q := func(id uint16, next layers.EthernetType) *layers.Dot1Q {
		return &layers.Dot1Q{VLANIdentifier: id, Priority: 3, Type: next}
	}
	const v4, q = layers.EthernetTypeIPv4, layers.EthernetTypeDot1Q
	stacks := []struct {
		first layers.EthernetType
		tags  []gopacket.SerializableLayer
	}{
		{v4, nil}, {q, []gopacket.SerializableLayer{dot1q(100, v4)}}, {q, []gopacket.SerializableLayer{dot1q(5, v4)}},
		{q, []gopacket.SerializableLayer{dot1q(100, q), dot1q(7, v4)}}, {layers.EthernetTypeQinQ, []gopacket.SerializableLayer{dot1q(200, q), dot1q(100, v4)}},
	}
	for i := range 20 {
		for _, x := range stacks {
			ip := &layers.IPv4{Version: 4, TTL: 64, SrcIP: net.IP{10, 1, 0, host}, DstIP: net.IP{10, 1, 0, 3 - host}}
			eth := &layers.Ethernet{SrcMAC: card.HardwareAddr, DstMAC: net.HardwareAddr{2, 0, 0, 0, 0, 9}, EthernetType: x.first}
			all := append([]gopacket.SerializableLayer{eth}, x.tags...)
			if i%2 == 0 {
				ip.Protocol = layers.IPProtocolUDP
				udp := &layers.UDP{SrcPort: 5000, DstPort: layers.UDPPort(5000 + i%4)}
				udp.SetNetworkLayerForChecksum(ip)
				all = append(all, ip, udp)
			} else {
				ip.Protocol = layers.IPProtocolTCP
				tcp := &layers.TCP{SrcPort: 7000, DstPort: layers.TCPPort(40000 + i), SYN: i%3 == 0, RST: i%3 != 0, Seq: uint32(i)}
				tcp.SetNetworkLayerForChecksum(ip)
				all = append(all, ip, tcp)
			}
			all = append(all, gopacket.Payload(make([]byte, 30*i)))
			b := gopacket.NewSerializeBuffer()
			if err := gopacket.SerializeLayers(b, gopacket.SerializeOptions{FixLengths: true, ComputeChecksums: true}, all...); err != nil {
				return err
			}
			if err := unix.Sendto(fd, b.Bytes(), 0, &unix.SockaddrLinklayer{Ifindex: card.Index}); err != nil {
				return err
			}
		}
	}
	return nil
}

// marks are what the first and the last frame of the traffic say.
var marks = [2]string{"dfc: the traffic begins", "dfc: the traffic ends"}

// mark sends a frame that is no part of the traffic.
func mark(text string) error {
	fd, err := unix.Socket(unix.AF_PACKET, unix.SOCK_RAW, 0)
	if err != nil {
		return err
	}
	defer unix.Close(fd)
	card, err := net.InterfaceByName("eth0")
	if err != nil {
		return err
	}
	const experimental = "\x88\xb5"
	return unix.Sendto(fd, []byte("\xff\xff\xff\xff\xff\xff\x02\x00\x00\x00\x00\x01"+experimental+text), 0, &unix.SockaddrLinklayer{Ifindex: card.Index})
}

type packet struct {
	microseconds int64
	data         []byte
}

// packetsOf are the packets of a file.
func packetsOf(t *testing.T, name string) []packet {
	r, err := capture.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	var all []packet
	for {
		f, err := r.Next()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		all = append(all, packet{f.Sec*1e6 + int64(f.Nsec)/1e3, bytes.Clone(f.Data)})
	}
}

// between are the packets from one time to another.
func between(ps []packet, from, to int64) []packet {
	return slices.DeleteFunc(slices.Clone(ps), func(p packet) bool { return p.microseconds < from || p.microseconds > to })
}

// TestCaptureSeesWhatTcpdumpSees captures with many filters at once: each must have written what match finds in all the packets that tcpdump saw.
func TestCaptureSeesWhatTcpdumpSees(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	n := newNetwork(t)
	dir := t.TempDir()
	path := func(i int, name string) string { return filepath.Join(dir, fmt.Sprintf("%d-%s", i, name)) }
	var heard bytes.Buffer
	all := start(t, n.a, &heard, "tcpdump", "-i", "eth0", "-U", "-B", "65536", "-Z", "root", "-w", path(0, "all.pcap"))
	captures := make([]*exec.Cmd, len(liveFilters))
	said := make([]bytes.Buffer, len(liveFilters))
	for i, f := range liveFilters {
		captures[i] = start(t, n.a, &said[i], "dfc", "capture", "-i", "eth0", "-B", "16", "-w", path(i, "live.pcapng"), f)
	}
	listening(t, n.a, 1+len(liveFilters))
	within(t, n.a, func() error { return mark(marks[0]) })
	time.Sleep(200 * time.Millisecond)
	talk(t, n)
	within(t, n.a, func() error { return mark(marks[1]) })
	for range 100 { // until tcpdump has written everything
		if b, _ := os.ReadFile(path(0, "all.pcap")); bytes.Contains(b, []byte(marks[1])) {
			break
		}
		time.Sleep(100 * time.Millisecond)
	}
	for _, c := range append(captures, all) {
		c.Process.Signal(syscall.SIGINT)
	}
	all.Wait()
	if !strings.Contains(heard.String(), "\n0 packets dropped by kernel") {
		t.Skipf("tcpdump lost packets: %s", heard.String())
	}
	everything := packetsOf(t, path(0, "all.pcap"))
	marked := func(text string) int64 {
		i := slices.IndexFunc(everything, func(p packet) bool { return bytes.Contains(p.data, []byte(text)) })
		if i < 0 {
			t.Fatalf("tcpdump has not seen %q", text)
		}
		return everything[i].microseconds
	}
	from, to := marked(marks[0])+100_000, marked(marks[1])-100_000 // each capture has its own clock for a frame
	total := len(between(everything, from, to))
	if total < 300 {
		t.Fatalf("tcpdump saw only %d packets", total)
	}
	for i, f := range liveFilters {
		if err := captures[i].Wait(); err != nil {
			t.Errorf("%q: %v: %s", f, err, said[i].String())
			continue
		}
		if out, err := exec.Command("dfc", "match", "-w", path(i, "want.pcap"), f, path(0, "all.pcap")).CombinedOutput(); err != nil {
			t.Fatalf("%q: %s", f, out)
		}
		want := between(packetsOf(t, path(i, "want.pcap")), from, to)
		got := between(packetsOf(t, path(i, "live.pcapng")), from, to)
		t.Logf("%q: %d of %d; %s", f, len(got), total, strings.TrimSpace(said[i].String()))
		if len(want) != len(got) {
			t.Errorf("%q: %d packets, want %d", f, len(got), len(want))
			continue
		}
		// Two sockets may get packets that two processors receive at once in another order.
		byData := func(a, b packet) int { return bytes.Compare(a.data, b.data) }
		slices.SortFunc(want, byData)
		slices.SortFunc(got, byData)
		for j := range want {
			if !bytes.Equal(want[j].data, got[j].data) {
				t.Errorf("%q: packet %d is\n% x\nwant\n% x", f, j+1, got[j].data, want[j].data)
				break
			}
		}
	}
}

// flood sends small packets, 100,000 a second, and tells how many it sent.
func flood(seconds int) (sent int, err error) {
	fd, err := unix.Socket(unix.AF_PACKET, unix.SOCK_RAW, 0)
	if err != nil {
		return 0, err
	}
	defer unix.Close(fd)
	card, err := net.InterfaceByName("eth0")
	if err != nil {
		return 0, err
	}
	b := gopacket.NewSerializeBuffer()
	eth := &layers.Ethernet{SrcMAC: card.HardwareAddr, DstMAC: net.HardwareAddr{2, 0, 0, 0, 0, 9}, EthernetType: layers.EthernetTypeIPv4}
	ip := &layers.IPv4{Version: 4, TTL: 64, SrcIP: net.IP{10, 2, 0, 1}, DstIP: net.IP{10, 2, 0, 2}, Protocol: layers.IPProtocolUDP}
	udp := &layers.UDP{SrcPort: 9, DstPort: 4242}
	if err := gopacket.SerializeLayers(b, gopacket.SerializeOptions{FixLengths: true}, eth, ip, udp, gopacket.Payload("small")); err != nil {
		return 0, err
	}
	to := &unix.SockaddrLinklayer{Ifindex: card.Index}
	const most = 100_000
	for began := time.Now(); sent < seconds*most; {
		due := min(seconds*most, int(time.Since(began).Seconds()*most))
		for ; sent < due; sent++ {
			if err := unix.Sendto(fd, b.Bytes(), 0, to); err != nil {
				return sent, err
			}
		}
		time.Sleep(time.Millisecond)
	}
	return sent, nil
}

// TestCaptureKeepsUp floods an interface with small packets for a second, or for ten if DFC_LONG is set: all must have been written.
func TestCaptureKeepsUp(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	n := newNetwork(t)
	out := filepath.Join(t.TempDir(), "live.pcapng")
	var said bytes.Buffer
	live := start(t, n.a, &said, "dfc", "capture", "-i", "eth0", "-B", "128", "-w", out, "udp.dstport == 4242 and ip.src == 10.2.0.0/16")
	listening(t, n.a, 1)
	seconds, sent := 1, 0
	if os.Getenv("DFC_LONG") != "" {
		seconds = 10
	}
	began := time.Now()
	within(t, n.b, func() (err error) {
		sent, err = flood(seconds)
		return err
	})
	took := time.Since(began)
	live.Process.Signal(syscall.SIGINT)
	if err := live.Wait(); err != nil {
		t.Fatalf("%v: %s", err, said.String())
	}
	t.Logf("%d packets in %v; %s", sent, took.Round(time.Millisecond), strings.TrimSpace(said.String()))
	if got := len(packetsOf(t, out)); got != sent {
		t.Errorf("%d packets written, %d sent", got, sent)
	}
	if want := fmt.Sprintf("%d matched, 0 dropped\n", sent); !strings.HasSuffix(said.String(), want) {
		t.Errorf("it says %q", said.String())
	}
}

// TestCaptureShowsAtOnce looks at the output of a capture that goes on, and ends it as a terminal does that is closed.
func TestCaptureShowsAtOnce(t *testing.T) {
	n := newNetwork(t)
	cmd := exec.Command("ip", "netns", "exec", n.a, "dfc", "capture", "-i", "eth0", "-T", "fields", "-e", "eth.src", "eth.type == 0x88b5")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Process.Kill()
	listening(t, n.a, 1)
	within(t, n.a, func() error { return mark(marks[0]) })
	late := time.AfterFunc(20*time.Second, func() { cmd.Process.Kill() })
	defer late.Stop()
	line, err := bufio.NewReader(out).ReadString('\n')
	if line != "02:00:00:00:00:01\n" {
		t.Fatalf("%q, %v", line, err)
	}
	end := syscall.SIGHUP
	if signal.Ignored(end) { // as nohup has it, for what it starts too
		end = syscall.SIGTERM
	}
	cmd.Process.Signal(end)
	if err := cmd.Wait(); err != nil {
		t.Error(err)
	}
}
