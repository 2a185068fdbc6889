package capture

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Captures made by hand. Numbers are little-endian unless a builder is given another order.

var (
	le = binary.LittleEndian
	be = binary.BigEndian
)

// start is a time, in seconds since 1970.
const start = 1_700_000_000

// udp is an Ethernet frame with an empty UDP datagram: 42 bytes.
var udp = []byte("\xff\xff\xff\xff\xff\xff\x00\x11\x22\x33\x44\x55\x08\x00" +
	"\x45\x00\x00\x1c\x00\x01\x00\x00\x40\x11\xf9\x6e\xc0\xa8\x00\x01\xc0\xa8\x00\x02\x00\x35\x00\x35\x00\x08\x00\x00")

func cat(parts ...[]byte) []byte { return bytes.Join(parts, nil) }

// nums encodes numbers of the widths that their types have.
func nums(o binary.ByteOrder, values ...any) []byte {
	var b bytes.Buffer
	for _, v := range values {
		if err := binary.Write(&b, o, v); err != nil {
			panic(err)
		}
	}
	return b.Bytes()
}

type pcapFile struct {
	order binary.ByteOrder
	magic uint32
	minor uint16
	snap  uint32
	link  uint32
}

func (p pcapFile) header() []byte {
	if p.order == nil {
		p.order = le
	}
	if p.magic == 0 {
		p.magic = magicMicro
	}
	if p.minor == 0 {
		p.minor = 4
	}
	if p.link == 0 {
		p.link = 1
	}
	return nums(p.order, p.magic, uint16(2), p.minor, int32(0), uint32(0), p.snap, p.link)
}

func record(o binary.ByteOrder, sec, frac uint32, data []byte, length int) []byte {
	return cat(nums(o, sec, frac, uint32(len(data)), uint32(length)), data)
}

func pad(b []byte) []byte { return append(bytes.Clone(b), make([]byte, -len(b)&3)...) }

func block(o binary.ByteOrder, typ uint32, body ...[]byte) []byte {
	b := pad(cat(body...))
	n := uint32(len(b) + 12)
	return cat(nums(o, typ, n), b, nums(o, n))
}

func opt(o binary.ByteOrder, code uint16, value string) []byte {
	return cat(nums(o, code, uint16(len(value))), pad([]byte(value)))
}

func sectionBlock(o binary.ByteOrder, opts ...[]byte) []byte {
	return block(o, blockSection, nums(o, uint32(byteOrderMagic), uint16(1), uint16(0), int64(-1)), cat(opts...))
}

func ifaceBlock(o binary.ByteOrder, link uint16, snap uint32, opts ...[]byte) []byte {
	return block(o, blockInterface, nums(o, link, uint16(0), snap), cat(opts...))
}

func packetBlock(o binary.ByteOrder, iface uint32, ts uint64, data []byte, length int, opts ...[]byte) []byte {
	return block(o, blockEnhanced, nums(o, iface, uint32(ts>>32), uint32(ts), uint32(len(data)), uint32(length)),
		pad(data), cat(opts...))
}

// The blocks that most tests need.
var (
	shb = sectionBlock(le)
	idb = ifaceBlock(le, 1, 0)
	epb = packetBlock(le, 0, start*1_000_000, udp, len(udp))

	journalText = "__REALTIME_TIMESTAMP=1700000000000000\nMESSAGE=xy\n"
)

// samples are the files in testdata: what the formats have to offer, and the seeds of fuzzing.
var samples = map[string][]byte{
	"micro.pcap":    cat(pcapFile{}.header(), record(le, start, 5, udp, 42), record(le, start, 999_999, udp[:20], 42)),
	"nano-be.pcap":  cat(pcapFile{order: be, magic: magicNano, snap: 65535}.header(), record(be, start, 123_456_789, udp, 42)),
	"modified.pcap": cat(pcapFile{magic: magicModified}.header(), nums(le, uint32(start), uint32(5), uint32(42), uint32(42), uint64(0)), udp),
	"cut.pcap":      cat(pcapFile{}.header(), record(le, start, 5, udp, 42), record(le, start, 6, udp, 42)[:30]),
	"sections.pcapng": cat(
		sectionBlock(le, opt(le, 4, "dfc"), opt(le, 0, "")),
		ifaceBlock(le, 1, 0, opt(le, 2, "eth0"), opt(le, 3, "uplink"), opt(le, 9, "\x09"), opt(le, 0, "")),
		block(le, blockSecrets, nums(le, uint32(0x544c534b), uint32(4)), []byte("keys")),
		packetBlock(le, 0, start*1_000_000_000+7, udp, 42, opt(le, 1, "first"), opt(le, 1, "second"),
			opt(le, 2, "\x11\x00\x00\x00"), opt(le, 5, "\x4d\x00\x00\x00\x00\x00\x00\x00"), opt(le, 0, "")),
		block(le, blockNames, opt(le, 1, "\xc0\xa8\x00\x01host\x00"), opt(le, 0, "")),
		block(le, 0x777, []byte("unknown block")),
		block(le, 5, nums(le, uint32(0), uint64(0))),
		sectionBlock(be),
		ifaceBlock(be, 1, 20, opt(be, 2, "wan"), opt(be, 0, "")),
		ifaceBlock(be, 101, 0, opt(be, 9, "\x8a"), opt(be, 14, "\x00\x00\x00\x00\x00\x00\x03\xe8"), opt(be, 0, "")),
		packetBlock(be, 1, start<<10|512, udp[14:], 28),
		block(be, blockSimple, nums(be, uint32(42)), udp[:20]),
		block(be, blockPacket, nums(be, uint16(0), uint16(7), uint32(0), uint32(9), uint32(42), uint32(42)), pad(udp)),
	),
	"frames.pcapng": cat(shb, idb, epb,
		block(le, blockJournal, []byte(journalText)),
		block(le, blockCustom, nums(le, uint32(32473)), []byte("abcd")),
		block(le, 0x204, nums(le, uint16(1), uint64(start*1_000_000_000), uint64(5), uint32(27), uint16(1)), []byte("abcde")),
		epb),
	"cut.pcapng":     cat(shb, idb, epb, epb[:len(epb)-1]),
	"damaged.pcapng": cat(shb, idb, epb, nums(le, uint32(6), uint32(1<<29)), make([]byte, 40)),
}

// TestSamples keeps the files in testdata as they are made here. With DFC_UPDATE set it writes them.
func TestSamples(t *testing.T) {
	for name, data := range samples {
		file := filepath.Join("testdata", name)
		if os.Getenv("DFC_UPDATE") != "" {
			if err := os.WriteFile(file, data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, data) {
			t.Errorf("%s is not what build_test.go makes; run with DFC_UPDATE=1", file)
		}
	}
}

// lines reads a capture and returns a line for each frame, as line has it, and the error at the end, if any.
func lines(r *Reader, err error) string {
	var b strings.Builder
	for err == nil {
		var f *Frame
		if f, err = r.Next(); err == nil {
			b.WriteString(line(f) + "\n")
		}
	}
	if err.Error() != "EOF" {
		b.WriteString(err.Error() + "\n")
	}
	return b.String()
}
