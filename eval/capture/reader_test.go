package capture

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/gopacket"
	"github.com/google/gopacket/layers"
	"github.com/google/gopacket/pcapgo"
	"github.com/klauspost/compress/zstd"
	"github.com/pierrec/lz4/v4"
)

// TestRead holds what Wireshark 4.6 shows for files made by hand. A line has the values of wiresharkFields, then comes
// the error, whose words are our own.
func TestRead(t *testing.T) {
	var (
		hdr = pcapFile{}.header()
		rec = record(le, start, 5, udp, 42)
		big = make([]byte, maxPacket+1)
		bad = make([]byte, 40) // garbage
	)
	withTime := func(ts uint64, opts ...[]byte) []byte {
		return cat(shb, ifaceBlock(le, 1, 0, opts...), packetBlock(le, 0, ts, udp, 42))
	}
	withOpts := func(opts ...[]byte) []byte { return cat(shb, idb, packetBlock(le, 0, 0, udp, 42, opts...)) }
	for i := range bad {
		bad[i] = 0xff
	}
	const (
		pcap1 = "1|1700000000.000005000|42|42\n"
		ng1   = "1|1700000000.000000000|42|42|0|unknown||1\n"
		ng0   = "1|0.000000000|42|42|0|unknown||1"
	)
	tests := []struct {
		name string
		file []byte
		want string
	}{
		// What is no capture
		{"empty", nil, ""},
		{"short", []byte("abc"), "at byte 0: not a pcap or pcapng file\n"},
		{"text", []byte(strings.Repeat("hello ", 9)), "at byte 0: not a pcap or pcapng file\n"},
		{"magic only", hdr[:4], "at byte 0: file is cut short in the middle of a file header\n"},
		{"header cut", hdr[:20], "at byte 0: file is cut short in the middle of a file header\n"},
		{"header only", hdr, ""},
		{"section only", shb, ""},
		{"section cut", shb[:20], "at byte 0: file is cut short in the middle of a section header\n"},

		// pcap
		{"fraction too large", cat(hdr, record(le, 100, 1_500_000, udp, 42)), "1|100.1500000000|42|42\n"},
		{"fraction wraps", cat(hdr, record(le, 100, 1<<32-1, udp, 42)), "1|100.-00001000|42|42\n"},
		{"year 2106", cat(hdr, record(le, 1<<32-1, 999_999, udp, 42)), "1|4294967295.999999000|42|42\n"},
		{"longer than original", cat(hdr, record(le, start, 5, udp, 10), rec),
			"1|1700000000.000005000|10|42\n2|1700000000.000005000|42|42\n"},
		{"no data", cat(hdr, record(le, start, 5, nil, 100)), "1|1700000000.000005000|100|0\n"},
		{"length too large", cat(hdr, record(le, start, 5, udp, 1<<32-1)), "1|1700000000.000005000|2147483647|42\n"},
		{"longer than snap length", cat(pcapFile{snap: 20}.header(), rec), pcap1},
		{"largest", cat(hdr, record(le, start, 5, big[1:], 9)), "1|1700000000.000005000|9|262144\n"},
		{"too large", cat(hdr, rec, record(le, start, 5, big, 9), rec),
			pcap1 + "packet 2 at byte 82: packet of 262145 bytes is longer than the maximum of 262144\n"},
		{"large on USB", cat(pcapFile{link: 189}.header(), record(le, start, 5, big, 9)),
			"1|1700000000.000005000|9|262145\n"},
		{"checksum length", cat(pcapFile{link: 0xf4000001}.header(), rec), pcap1},
		{"reserved link bits", cat(pcapFile{link: 0x00010001}.header(), rec), "at byte 20: reserved bits of the link type are set\n"},
		{"pseudo-header", cat(pcapFile{link: 139}.header(), rec), "1|1700000000.000005000|38|38\n"},
		{"pseudo-header cut", cat(pcapFile{link: 139}.header(), record(le, start, 5, udp[:3], 42)),
			"packet 1 at byte 24: 3-byte packet is shorter than its 4-byte pseudo-header\n"},
		{"lengths swapped in 2.2", cat(pcapFile{minor: 2}.header(), nums(le, uint32(1), uint32(2), uint32(100), uint32(42)), udp),
			"1|1.000002000|100|42\n"},
		{"lengths either way in 2.3", cat(pcapFile{minor: 3}.header(), nums(le, uint32(1), uint32(2), uint32(100), uint32(42)), udp,
			record(le, 1, 2, udp, 100)), "1|1.000002000|100|42\n2|1.000002000|100|42\n"},
		{"version 1", cat(hdr[:4], []byte{1}, hdr[5:], rec), "at byte 4: pcap version is older than 2\n"},
		{"record header cut", cat(hdr, rec, rec[:1]), pcap1 + "packet 2 at byte 82: file is cut short in the middle of a packet\n"},
		{"record cut", cat(hdr, rec, rec[:16]), pcap1 + "packet 2 at byte 82: file is cut short in the middle of a packet\n"},
		{"zeros", cat(hdr, rec, make([]byte, 32)), pcap1 + "2|0.000000000|0|0\n3|0.000000000|0|0\n"},
		{"garbage", cat(hdr, rec, bad),
			pcap1 + "packet 2 at byte 82: packet of 4294967295 bytes is longer than the maximum of 262144\n"},

		// pcapng: time
		{"1/1024 s", withTime(start<<10|1023, opt(le, 9, "\x8a")), "1|1700000000.999023437|42|42|0|unknown||1\n"},
		{"1 s", withTime(start, opt(le, 9, "\x00")), ng1},
		{"1 s by power of 2", withTime(start, opt(le, 9, "\x80")), ng1},
		{"ms", withTime(start*1000+123, opt(le, 9, "\x03")), "1|1700000000.123000000|42|42|0|unknown||1\n"},
		{"ns", withTime(start*1_000_000_000+1, opt(le, 9, "\x09")), "1|1700000000.000000001|42|42|0|unknown||1\n"},
		{"ps", withTime(1_700_000_123_456_789_012, opt(le, 9, "\x0c")), "1|1700000.123456789|42|42|0|unknown||1\n"},
		{"10^-19 s", withTime(1<<64-1, opt(le, 9, "\x13")), "1|1.844674407|42|42|0|unknown||1\n"},
		{"10^-20 s", withTime(1, opt(le, 9, "\x14")), "packet 1 at byte 28: time stamp resolution 0x14 is finer than 64 bits can tell\n"},
		{"2^-63 s", withTime(1<<64-1, opt(le, 9, "\xbf")), "1|1.999999999|42|42|0|unknown||1\n"},
		{"2^-64 s", withTime(1, opt(le, 9, "\xc0")), "packet 1 at byte 28: time stamp resolution 0xc0 is finer than 64 bits can tell\n"},
		{"largest time", withTime(1<<64 - 1), "1|18446744073709.551615000|42|42|0|unknown||1\n"},
		{"offset", withTime(start*1_000_000, opt(le, 14, "\xe8\x03\x00\x00\x00\x00\x00\x00")), "1|1700001000.000000000|42|42|0|unknown||1\n"},
		{"negative offset", withTime(7, opt(le, 14, "\xff\xff\xff\xff\xff\xff\xff\xff")), "1|-1.000007000|42|42|0|unknown||1\n"},
		{"first resolution counts", withTime(start*1_000_000_000, opt(le, 9, "\x09"), opt(le, 9, "\x03")), ng1},
		{"resolution of wrong length", withTime(start*1_000_000, opt(le, 9, "\x09\x09")), ng1},

		// pcapng: interfaces
		{"empty name", withTime(0, opt(le, 2, ""), opt(le, 3, "")), "1|0.000000000|42|42|0|||1\n"},
		{"first name counts", withTime(0, opt(le, 2, "a"), opt(le, 2, "b")), "1|0.000000000|42|42|0|a||1\n"},
		{"description is a name", withTime(0, opt(le, 3, "b")), "1|0.000000000|42|42|0|b|b|1\n"},
		{"name is no UTF-8", withTime(0, opt(le, 2, "a\xffb\x00c")), "1|0.000000000|42|42|0|a\ufffdb||1\n"},
		{"no interface", cat(shb, epb), "packet 1 at byte 28: interface 0 is not among the 0 of the section\n"},
		{"no interface for a simple packet", cat(shb, block(le, 3, nums(le, uint32(0)))),
			"packet 1 at byte 28: simple packet block before the section's first interface\n"},
		{"interface of another section", cat(shb, idb, epb, sectionBlock(be), packetBlock(be, 0, 0, udp, 42)),
			ng1 + "packet 2 at byte 152: interface 0 is not among the 0 of the section\n"},
		{"interface cut", cat(shb, block(le, 1, []byte("\x01\x00\x00\x00"))),
			"packet 1 at byte 28: interface description of 4 bytes is too short\n"},
		{"interface options cut", withTime(0, nums(le, uint16(3), uint16(100))),
			"packet 1 at byte 28: option 3 of 100 bytes is longer than its block\n"},

		// pcapng: packets
		{"simple packet", cat(shb, idb, block(le, 3, nums(le, uint32(42)), udp)), "1||42|42|0|unknown||1\n"},
		{"simple packet cut by snap length", cat(shb, ifaceBlock(le, 1, 20), block(le, 3, nums(le, uint32(42)), udp[:20])),
			"1||42|20|0|unknown||1\n"},
		{"simple packet too long", cat(shb, idb, block(le, 3, nums(le, uint32(1000)), udp)),
			"packet 1 at byte 48: block of 60 bytes does not fit a packet of 1000\n"},
		{"packet too long for block", cat(shb, idb, epb, block(le, 6, nums(le, uint32(0), uint64(0), uint32(45), uint32(45)), udp)),
			ng1 + "packet 2 at byte 124: block of 76 bytes is too short for a packet of 45\n"},
		{"packet too long", cat(shb, idb, epb, packetBlock(le, 0, 0, big, 9)),
			ng1 + "packet 2 at byte 124: packet of 262145 bytes is longer than the maximum of 262144\n"},
		{"packet long on D-Bus", cat(shb, ifaceBlock(le, 231, 0), packetBlock(le, 0, 0, big, 9)),
			"1|0.000000000|9|262145|0|unknown||1\n"},
		{"packet block cut", cat(shb, idb, epb, block(le, 6, make([]byte, 16))),
			ng1 + "packet 2 at byte 124: packet block of 28 bytes is too short\n"},

		// pcapng: options of packets
		{"options", withOpts(opt(le, 1, "one"), opt(le, 1, ""), opt(le, 2, "\x11\x00\x00\x00"), opt(le, 3, "\x02abcd"),
			opt(le, 4, "\x09\x00\x00\x00\x00\x00\x00\x00"), opt(le, 5, "\x4d\x00\x00\x00\x00\x00\x00\x00"),
			opt(le, 6, "\x03\x00\x00\x00"), opt(le, 7, "\x01\x02\x00\x00\x00\x00\x00\x00\x00"), opt(le, 0, ""), opt(le, 1, "x")),
			ng0 + "|one,|0x00000011|9|77|3\n"},
		{"first flags count", withOpts(opt(le, 2, "\x01\x00\x00\x00"), opt(le, 2, "\x02\x00\x00\x00")), ng0 + "||0x00000001\n"},
		{"comment is no UTF-8", withOpts(opt(le, 1, "a\xe2\x82x"), opt(le, 1, "a\xf0\x9f\x98"), opt(le, 1, "\xff\xff"),
			opt(le, 1, "\xc0\xaf"), opt(le, 1, "\xed\xa0\x80"), opt(le, 1, "\xf4\x90\x80\x80"), opt(le, 1, "\xe2(")),
			ng0 + "|a\ufffdx,a\ufffd,\ufffd\ufffd,\ufffd\ufffd,\ufffd\ufffd\ufffd,\ufffd\ufffd\ufffd\ufffd,\ufffd(\n"},
		{"option too long", withOpts(opt(le, 1, "ok"), nums(le, uint16(1), uint16(200))),
			"packet 1 at byte 48: option 1 of 200 bytes is longer than its block\n"},
		{"flags of 3 bytes", withOpts(opt(le, 2, "abc")), "packet 1 at byte 48: option 2 has the impossible length of 3 bytes\n"},
		{"hash of 0 bytes", withOpts(opt(le, 3, "")), "packet 1 at byte 48: option 3 has the impossible length of 0 bytes\n"},
		{"drop count of 4 bytes", withOpts(opt(le, 4, "abcd")), "packet 1 at byte 48: option 4 has the impossible length of 4 bytes\n"},
		{"verdict of 4 bytes", withOpts(opt(le, 7, "\x01abc")), "packet 1 at byte 48: option 7 has the impossible length of 4 bytes\n"},
		{"verdict of a type unknown", withOpts(opt(le, 7, "\x09abc")), ng0 + "\n"},
		{"half an option", withOpts([]byte("\x01\x00")), ng0 + "\n"},
		{"obsolete packet, no drop count", cat(shb, idb, block(le, 2, nums(le, uint16(0), uint16(0xffff), uint64(0), uint32(42), uint32(42)),
			pad(udp), opt(le, 2, "\x05\x00\x00\x00"))), ng0 + "||0x00000005\n"},

		// pcapng: blocks
		{"unknown blocks", cat(shb, idb, block(le, 0x777, udp), epb, block(le, 0x80000777, udp)), ng1},
		{"large unknown block", cat(shb, idb, block(le, 0x777, make([]byte, 3<<20)), epb), ng1},
		{"trailer differs", cat(shb, idb, epb, epb[:len(epb)-4], nums(le, uint32(99))),
			ng1 + "packet 2 at byte 124: block begins with length 76 and ends with length 99\n"},
		{"unpadded length", cat(shb, idb, nums(le, uint32(0x777), uint32(13)), make([]byte, 4), nums(le, uint32(13)), epb), ng1},
		{"block of 8 bytes", cat(shb, idb, epb, nums(le, uint32(0x777), uint32(8)), epb),
			ng1 + "packet 2 at byte 124: block has the impossible length of 8 bytes\n"},
		{"largest block, cut", cat(shb, idb, epb, nums(le, uint32(0x777), uint32(maxBlock)), epb),
			ng1 + "at byte 208: file is cut short in the middle of a block\n"},
		{"largest packet block, cut", cat(shb, idb, epb, nums(le, uint32(6), uint32(maxBlock)), epb[8:]),
			ng1 + "packet 2 at byte 124: file is cut short in the middle of a packet\n"},
		{"block too large", cat(shb, idb, epb, nums(le, uint32(0x777), uint32(maxBlock+1)), epb),
			ng1 + "packet 2 at byte 124: block of 134348833 bytes is longer than the maximum of 134348832\n"},
		{"block cut", cat(shb, idb, epb, epb[:5]), ng1 + "packet 2 at byte 124: file is cut short in the middle of a packet\n"},
		{"trailer cut", cat(shb, idb, epb, epb[:75]), ng1 + "packet 2 at byte 124: file is cut short in the middle of a packet\n"},
		{"block garbage", cat(shb, idb, epb, bad),
			ng1 + "packet 2 at byte 124: block of 4294967295 bytes is longer than the maximum of 134348832\n"},
		{"version 1.2", cat(shb[:14], []byte{2}, shb[15:], idb, epb), ng1},
		{"version 2.0", cat(shb, idb, epb, shb[:12], []byte{2}, shb[13:]),
			ng1 + "packet 2 at byte 124: pcapng version 2.0 is unknown\n"},
		{"byte order unknown", cat(shb[:8], []byte("xxxx"), shb[12:]),
			"at byte 0: section header has the unknown byte-order magic 0x78787878\n"},
		{"section length is ignored", cat(shb[:16], nums(le, int64(8)), shb[24:], idb, epb), ng1},

		// Frames that are no packets
		{"journal entry", cat(shb, block(le, 9, []byte(journalText))), "1|1700000000.000000000|49|49||||1\n"},
		{"journal entry too short", cat(shb, block(le, 9, []byte("A=1\n"))), "packet 1 at byte 28: journal entry of 4 bytes is too short\n"},
		{"custom block", cat(shb, block(le, 0xbad, []byte("\x01\x00\x00\x00abcde"))), "1||8|8||||1\n"},
		{"custom block too short", cat(shb, block(le, 0xbad)), "packet 1 at byte 28: custom block of 12 bytes is too short\n"},
		{"event", cat(shb, block(le, 0x222, nums(le, uint16(1), uint32(7), uint64(start*1_000_000_000), uint64(5), uint32(31), uint16(1), uint32(3)),
			[]byte("abcde"))), "1|1700000000.000000000|5|5||||1\n"},
		{"event too short", cat(shb, block(le, 0x204, make([]byte, 24))), "packet 1 at byte 28: event of 0 bytes is too short\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := lines(NewReader(bytes.NewReader(tt.file)))
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			// The same with a buffer that must grow and a source that trickles.
			if len(tt.file) < 1<<12 {
				got = lines(newReader(iotest.OneByteReader(bytes.NewReader(tt.file)), 16))
				if diff := cmp.Diff(tt.want, got); diff != "" {
					t.Errorf("in small pieces (-want +got):\n%s", diff)
				}
			}
		})
	}
}

func TestSections(t *testing.T) {
	r, err := Open("testdata/sections.pcapng")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	type row struct {
		Line   string
		Offset int64
		Link   LinkType
		Block  uint32
	}
	want := []row{
		{"1|1700000000.000000007|42|42|0|eth0|uplink|1|first,second|0x00000011||77", 116, 1, 6},
		{"2|1700001000.500000000|28|28|1|unknown||2", 428, 101, 6},
		{"3||42|20|0|wan||2", 488, 1, 3},
		{"4|0.000009000|42|42|0|wan||2|||7", 524, 1, 2},
	}
	var got []row
	for {
		f, err := r.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, row{line(f), f.Offset, f.Interface.Link, f.Block})
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestRawLinkTypes(t *testing.T) {
	for link, want := range map[uint32]LinkType{12: 101, 14: 101, 101: 101, 228: 228, 276: 276, 1: 1} {
		r, err := NewReader(bytes.NewReader(cat(pcapFile{link: link}.header(), record(le, 1, 2, udp, 42))))
		if err != nil {
			t.Fatal(err)
		}
		f, err := r.Next()
		if err != nil {
			t.Fatal(err)
		}
		if f.Interface.Link != want {
			t.Errorf("link type %d: got %d, want %d", link, f.Interface.Link, want)
		}
	}
}

func TestIsPacket(t *testing.T) {
	r, err := Open("testdata/frames.pcapng")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	var got []bool
	for {
		f, err := r.Next()
		if err != nil {
			break
		}
		got = append(got, f.IsPacket())
	}
	if diff := cmp.Diff([]bool{true, false, false, false, true}, got); diff != "" {
		t.Error(diff)
	}
}

// TestGopacket reads what gopacket writes.
func TestGopacket(t *testing.T) {
	info := gopacket.CaptureInfo{Timestamp: time.Unix(start, 123456789).UTC(), CaptureLength: 42, Length: 99}
	var micro, nano, ng bytes.Buffer
	w := pcapgo.NewWriter(&micro)
	w.WriteFileHeader(65535, layers.LinkTypeEthernet)
	w.WritePacket(info, udp)
	n := pcapgo.NewWriterNanos(&nano)
	n.WriteFileHeader(65535, layers.LinkTypeEthernet)
	n.WritePacket(info, udp)
	g, err := pcapgo.NewNgWriter(&ng, layers.LinkTypeEthernet)
	if err != nil {
		t.Fatal(err)
	}
	g.WritePacket(info, udp)
	g.Flush()
	for name, b := range map[string]*bytes.Buffer{"micro": &micro, "nano": &nano, "pcapng": &ng} {
		r, err := NewReader(b)
		if err != nil {
			t.Fatal(err)
		}
		f, err := r.Next()
		if err != nil {
			t.Fatal(err)
		}
		want := info
		if name == "micro" {
			want.Timestamp = want.Timestamp.Truncate(time.Microsecond)
		}
		if diff := cmp.Diff(want, f.CaptureInfo()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if !bytes.Equal(f.Data, udp) {
			t.Errorf("%s: got data %x", name, f.Data)
		}
		if _, err := r.Next(); err != io.EOF {
			t.Errorf("%s: got %v at the end", name, err)
		}
	}
}

func compressed(t testing.TB, plain []byte) map[string][]byte {
	t.Helper()
	var gz, zs, l4 bytes.Buffer
	zw, err := zstd.NewWriter(&zs)
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range []io.WriteCloser{gzip.NewWriter(&gz), zw, lz4.NewWriter(&l4)} {
		if _, err := w.Write(plain); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return map[string][]byte{"gz": gz.Bytes(), "zst": zs.Bytes(), "lz4": l4.Bytes()}
}

func TestCompressed(t *testing.T) {
	plain := samples["sections.pcapng"]
	want := lines(NewReader(bytes.NewReader(plain)))
	for name, data := range compressed(t, plain) {
		file := filepath.Join(t.TempDir(), "x.pcapng."+name)
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		r, err := Open(file)
		if diff := cmp.Diff(want, lines(r, err)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if err := r.Close(); err != nil {
			t.Errorf("%s: close: %v", name, err)
		}
		if got := lines(NewReader(bytes.NewReader(cat(data, data)))); name == "gz" && !strings.HasPrefix(got, want) {
			t.Errorf("%s: two members: got %q", name, got)
		}
	}
}

// TestCompressedDamage cuts and garbles compressed files everywhere: there must be an error that is no panic, and no
// frame that is not in the file.
func TestCompressedDamage(t *testing.T) {
	plain := samples["micro.pcap"]
	whole := lines(NewReader(bytes.NewReader(plain)))
	for name, data := range compressed(t, plain) {
		for n := 1; n < len(data); n++ {
			r, err := NewReader(bytes.NewReader(data[:n]))
			got := lines(r, err)
			frames, _, _ := strings.Cut(got, "packet ")
			frames, _, _ = strings.Cut(frames, "at byte")
			if !strings.HasPrefix(whole, frames) {
				t.Errorf("%s cut at %d: got %q", name, n, got)
			}
			garbled := bytes.Clone(data)
			garbled[n] ^= 0x55
			lines(NewReader(bytes.NewReader(garbled)))
		}
	}
	// Wireshark: the frame, then an error.
	got := lines(NewReader(bytes.NewReader(cat(compressed(t, samples["nano-be.pcap"])["gz"], []byte("garbage at the end")))))
	if want := "1|1700000000.123456789|42|42\npacket 2 at byte 82: gzip: invalid header\n"; got != want {
		t.Errorf("garbage after gzip: got %q, want %q", got, want)
	}
}

func TestReadError(t *testing.T) {
	broken := errors.New("disk on fire")
	file := samples["micro.pcap"]
	r, err := NewReader(io.MultiReader(bytes.NewReader(file[:82]), iotest.ErrReader(broken)))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Next(); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		_, err = r.Next()
		var e *Error
		if !errors.As(err, &e) || !errors.Is(err, broken) || e.Number != 2 || e.Offset != 82 {
			t.Errorf("got error %#v", err)
		}
	}
	if _, err := NewReader(iotest.ErrReader(broken)); !errors.Is(err, broken) {
		t.Errorf("got error %v", err)
	}
	if _, err := NewReader(strings.NewReader("no capture")); !errors.Is(err, ErrFormat) {
		t.Errorf("got error %v", err)
	}
	r, _ = NewReader(bytes.NewReader(file[:90]))
	r.Next()
	if _, err := r.Next(); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("got error %v", err)
	}
	if _, err := Open("testdata/absent.pcap"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got error %v", err)
	}
}

// idle is a source that never has anything.
type idle struct{}

func (idle) Read([]byte) (int, error) { return 0, nil }

func TestNoProgress(t *testing.T) {
	r, err := NewReader(io.MultiReader(bytes.NewReader(samples["micro.pcap"]), idle{}))
	if err != nil {
		t.Fatal(err)
	}
	if got := lines(r, nil); !strings.HasSuffix(got, "packet 3 at byte 118: multiple Read calls return no data or error\n") {
		t.Errorf("got %q", got)
	}
}

// TestFalseLengthCostsNothing gives lengths up to the allowed maximum in small files.
func TestFalseLengthCostsNothing(t *testing.T) {
	for name, file := range map[string][]byte{
		"pcap":   cat(pcapFile{link: 189}.header(), nums(le, uint32(1), uint32(2), uint32(maxLongPacket), uint32(9)), udp),
		"pcapng": cat(shb, ifaceBlock(le, 189, 0), nums(le, uint32(6), uint32(maxBlock)), epb[8:20], nums(le, uint32(maxLongPacket)), epb[24:]),
		"custom": cat(shb, nums(le, uint32(0xbad), uint32(maxBlock)), udp),
	} {
		r, err := NewReader(bytes.NewReader(file))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := r.Next(); !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Errorf("%s: got %v", name, err)
		}
		if len(r.buf) != bufSize {
			t.Errorf("%s: buffer is %d bytes", name, len(r.buf))
		}
	}
}

// traffic returns a capture of n packets of 380 bytes: the average of Internet traffic (IMIX).
func traffic(format string, n int) []byte {
	data := append(bytes.Clone(udp), make([]byte, 380-len(udp))...)
	file, one := pcapFile{snap: maxPacket}.header(), record(le, start, 5, data, 380)
	if format == "pcapng" {
		file, one = cat(shb, idb), packetBlock(le, 0, start*1_000_000, data, 380)
	}
	return append(file, bytes.Repeat(one, n)...)
}

func TestAllocs(t *testing.T) {
	for _, format := range []string{"pcap", "pcapng"} {
		r, err := NewReader(bytes.NewReader(traffic(format, 20_000)))
		if err != nil {
			t.Fatal(err)
		}
		if got := testing.AllocsPerRun(10_000, func() {
			f, err := r.Next()
			if err != nil || f.CaptureInfo().Length != 380 {
				t.Fatal(err)
			}
			f.Flags()
			f.Comments()
		}); got != 0 {
			t.Errorf("%s: %v allocations per packet", format, got)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	for _, format := range []string{"pcap", "pcapng"} {
		b.Run(format, func(b *testing.B) {
			const packets = 200_000
			file := traffic(format, packets)
			b.SetBytes(int64(len(file)))
			b.ReportAllocs()
			for b.Loop() {
				r, err := NewReader(bytes.NewReader(file))
				if err != nil {
					b.Fatal(err)
				}
				n := 0
				for {
					if _, err := r.Next(); err != nil {
						break
					}
					n++
				}
				if n != packets {
					b.Fatal(n)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/packets, "ns/packet")
		})
	}
}

// frames counts the frames of a file, up to a few.
func frames(file []byte) (n int) {
	r, err := NewReader(bytes.NewReader(file))
	for err == nil && n < 2000 {
		if _, err = r.Next(); err == nil {
			n++
		}
	}
	return n
}

// FuzzReader looks for panics, endless loops and answers that depend on how the file arrives, and writes all frames to
// a new file, which must read the same.
func FuzzReader(f *testing.F) {
	for _, data := range samples {
		f.Add(data)
		for _, c := range compressed(f, data) {
			f.Add(c)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if frames(data) > 1000 {
			t.Skip("a bomb: correct, and slow")
		}
		want := lines(NewReader(bytes.NewReader(data)))
		if got := lines(newReader(iotest.HalfReader(bytes.NewReader(data)), 4)); got != want {
			t.Fatalf("in pieces: %s", cmp.Diff(want, got))
		}
		r, err := NewReader(bytes.NewReader(data))
		if err != nil {
			return
		}
		var out bytes.Buffer
		w := NewWriter(&out)
		if err := w.From(r); err != nil {
			t.Fatal(err)
		}
		for {
			fr, err := r.Next()
			if err != nil {
				break
			}
			if err := w.Write(fr); err != nil {
				t.Fatal(err)
			}
		}
		w.Flush()
		if i := strings.LastIndex(want, "at byte "); i >= 0 { // without the error
			want = want[:strings.LastIndex(want[:i], "\n")+1]
		}
		if got := lines(NewReader(&out)); got != want {
			t.Fatalf("written and read: %s", cmp.Diff(want, got))
		}
	})
}
