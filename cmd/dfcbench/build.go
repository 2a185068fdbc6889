package main

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"

	"github.com/dfc-lang/dfc/eval/capture"
	"github.com/google/gopacket"
	"github.com/google/gopacket/layers"
	"github.com/google/gopacket/pcapgo"
)

// file is a capture that was built.
type file struct {
	path    string
	packets int
	part    *file // its beginning, for those who would take too long
}

type files struct{ imix, imixNG, ordinary, small *file }

// writer is what pcapgo's writers have in common.
type writer interface {
	WritePacket(ci gopacket.CaptureInfo, data []byte) error
}

// build makes the captures that are not there yet.
func (b *bench) build() (*files, error) {
	if len(b.Captures) == 0 {
		return nil, errors.New("no captures that ordinary traffic could be made of")
	}
	if err := os.MkdirAll(b.Dir, 0o777); err != nil {
		return nil, err
	}
	var failed error
	make := func(name string, packets int, fill func(w writer, packets int) error) *file {
		f := &file{path: filepath.Join(b.Dir, fmt.Sprintf(name, packets)), packets: packets}
		if _, err := os.Stat(f.path); err != nil && failed == nil {
			failed = f.create(fill)
		}
		return f
	}
	ordinary := func(w writer, packets int) error { return tile(w, packets, b.Captures) }
	fs := &files{
		imix:     make("imix-%d.pcap", b.IMIX, imix),
		imixNG:   make("imix-%d.pcapng", b.IMIX, imix),
		ordinary: make("ordinary-%d.pcap", b.Ordinary, ordinary),
		small:    make("small-%d.pcap", 10, imix),
	}
	fs.imix.part = make("imix-%d.pcap", b.Short, imix)
	fs.ordinary.part = make("ordinary-%d.pcap", b.Short, ordinary)
	return fs, failed
}

// create writes a capture beside its final name first, so that half of one is never taken for the whole.
func (f *file) create(fill func(w writer, packets int) error) error {
	fmt.Fprintln(os.Stderr, "dfcbench: building", f.path)
	out, err := os.Create(f.path + ".part")
	if err != nil {
		return err
	}
	defer out.Close()
	buf := bufio.NewWriterSize(out, 1<<20)
	if filepath.Ext(f.path) == ".pcapng" {
		w, err := pcapgo.NewNgWriter(buf, layers.LinkTypeEthernet)
		if err != nil {
			return err
		}
		if err := fill(w, f.packets); err != nil {
			return err
		}
		if err := w.Flush(); err != nil {
			return err
		}
	} else {
		w := pcapgo.NewWriter(buf)
		if err := w.WriteFileHeader(1<<18, layers.LinkTypeEthernet); err != nil {
			return err
		}
		if err := fill(w, f.packets); err != nil {
			return err
		}
	}
	if err := buf.Flush(); err != nil {
		return err
	}
	return os.Rename(out.Name(), f.path)
}

// start is the time of the first packet.
var start = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

// The addresses of the Internet mix: clients in 10.200.0.0/16, servers in 10.1.0.0/22.
const (
	client  = 10<<24 | 200<<16
	server  = 10<<24 | 1<<16
	servers = 1 << 10
)

// imix writes packets of the three sizes of the Internet mix: four in five are TCP, nearly all others UDP; one in ten is IPv6; one
// in twenty resets a connection.
func imix(w writer, packets int) error {
	random := rand.New(rand.NewPCG(1, 2))
	noise := make([]byte, 1<<16)
	for i := range noise {
		noise[i] = byte(random.Uint32())
	}
	var buf [1514]byte
	for i := range packets {
		size := [12]int{60, 590, 60, 1514, 60, 590, 60, 60, 590, 60, 590, 60}[random.IntN(12)]
		kind := random.IntN(100)
		if isIPv6(kind) {
			size = max(size, 74) // room for the headers
		}
		p := buf[:size]
		copy(p, noise[random.IntN(len(noise)-len(p)):])
		mixed(p, random, kind, i)
		ci := gopacket.CaptureInfo{Timestamp: start.Add(time.Duration(i) * time.Microsecond), CaptureLength: size, Length: size}
		if err := w.WritePacket(ci, p); err != nil {
			return err
		}
	}
	return nil
}

func isReset(kind int) bool { return kind < 5 }
func isIPv6(kind int) bool  { return kind >= 5 && kind < 15 }

// mixed writes the headers of the i-th packet of the mix. The kind, of a hundred, says what it is.
func mixed(p []byte, random *rand.Rand, kind, i int) {
	copy(p, []byte{2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 0x08, 0x00})
	proto := byte(layers.IPProtocolTCP)
	switch {
	case kind >= 98:
		proto = byte(layers.IPProtocolICMPv4)
	case kind >= 80:
		proto = byte(layers.IPProtocolUDP)
	}
	from, to := uint32(client|random.IntN(1<<16)), uint32(server|random.IntN(servers))
	if random.IntN(2) == 0 {
		from, to = to, from
	}
	ip := p[14:]
	var transport []byte
	if isIPv6(kind) {
		binary.BigEndian.PutUint16(p[12:], uint16(layers.EthernetTypeIPv6))
		copy(ip, []byte{0x60, 0, 0, 0, 0, 0, proto, 64})
		binary.BigEndian.PutUint16(ip[4:], uint16(len(ip)-40))
		for n, a := range [...]uint32{from, to} {
			address := ip[8+16*n:][:16]
			copy(address, []byte{0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0})
			binary.BigEndian.PutUint32(address[12:], a)
		}
		transport = ip[40:]
	} else {
		copy(ip, []byte{0x45, 0, 0, 0, byte(i >> 8), byte(i), 0x40, 0, 64, proto, 0, 0})
		binary.BigEndian.PutUint16(ip[2:], uint16(len(ip)))
		binary.BigEndian.PutUint32(ip[12:], from)
		binary.BigEndian.PutUint32(ip[16:], to)
		fixChecksum(ip[:20])
		transport = ip[20:]
	}
	switch proto {
	case byte(layers.IPProtocolTCP):
		binary.BigEndian.PutUint16(transport[2:], 443)
		transport[12], transport[13] = 5<<4, 0x10
		if isReset(kind) {
			transport[13] = 0x14
		}
	case byte(layers.IPProtocolUDP):
		binary.BigEndian.PutUint16(transport[2:], 443)
		binary.BigEndian.PutUint16(transport[4:], uint16(len(transport)))
	default:
		transport[0], transport[1] = 8, 0
	}
}

// tile writes the captures over and over, each time later and between other addresses: what is read is only Ethernet.
func tile(w writer, packets int, captures []string) error {
	frames, length, err := load(captures)
	if err != nil {
		return err
	}
	for i := range packets {
		n := i / len(frames)
		f := &frames[i%len(frames)]
		f.move(uint16(n))
		ci := gopacket.CaptureInfo{
			Timestamp: start.Add(f.at + time.Duration(n)*length), CaptureLength: len(f.data), Length: f.length,
		}
		err := w.WritePacket(ci, f.data)
		f.move(uint16(n)) // back
		if err != nil {
			return err
		}
	}
	return nil
}

// tiled is a frame that is written over and over.
type tiled struct {
	at     time.Duration // since the first one
	data   []byte
	length int
}

// load reads the captures, one after the other in time.
func load(captures []string) (frames []tiled, length time.Duration, err error) {
	for _, name := range captures {
		r, err := capture.Open(name)
		if err != nil {
			return nil, 0, fmt.Errorf("%s: %w", name, err)
		}
		var first time.Time
		begin := length
		for {
			f, err := r.Next()
			if err == io.EOF {
				break
			}
			if err != nil {
				return nil, 0, fmt.Errorf("%s: %w", name, err)
			}
			if f.Interface.Link != capture.LinkType(layers.LinkTypeEthernet) {
				continue
			}
			if first.IsZero() {
				first = f.Time()
			}
			at := begin + f.Time().Sub(first)
			length = max(length, at+time.Millisecond)
			frames = append(frames, tiled{at, append([]byte(nil), f.Data...), max(f.Len, len(f.Data))})
		}
		r.Close()
	}
	if len(frames) == 0 {
		return nil, 0, errors.New("the captures have no Ethernet frames")
	}
	return frames, length, nil
}

// move changes the upper halves of the IP addresses. Moving by the same number once more changes them back.
func (f *tiled) move(n uint16) {
	if len(f.data) < 14 {
		return
	}
	ip := f.data[14:]
	switch layers.EthernetType(binary.BigEndian.Uint16(f.data[12:])) {
	case layers.EthernetTypeIPv4:
		if len(ip) < 20 {
			return
		}
		flip(ip[12:], n)
		flip(ip[16:], n)
		if header := int(ip[0]&15) * 4; header >= 20 && header <= len(ip) {
			fixChecksum(ip[:header])
		}
	case layers.EthernetTypeIPv6:
		if len(ip) >= 40 {
			flip(ip[8+6:], n)
			flip(ip[24+6:], n)
		}
	}
}

func flip(b []byte, n uint16) { binary.BigEndian.PutUint16(b, binary.BigEndian.Uint16(b)^n) }

// fixChecksum fills in the checksum of an IPv4 header (RFC 1071).
func fixChecksum(header []byte) {
	binary.BigEndian.PutUint16(header[10:], 0)
	var sum uint32
	for i := 0; i+1 < len(header); i += 2 {
		sum += uint32(binary.BigEndian.Uint16(header[i:]))
	}
	sum = sum&0xffff + sum>>16
	sum = sum&0xffff + sum>>16
	binary.BigEndian.PutUint16(header[10:], ^uint16(sum))
}
