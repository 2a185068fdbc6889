package eval

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/http2/hpack"

	"github.com/dfc-lang/dfc/compile/protocol"
	"github.com/dfc-lang/dfc/eval/capture"
)

// talk is a TCP conversation that a test makes up, read for all fields.
type talk struct {
	t      *testing.T
	reader *Fields
	fields []*protocol.Field
	frame  capture.Frame
	port   uint16    // of the server
	next   [2]uint32 // sequence numbers of the client and the server
}

func newTalk(t *testing.T, port uint16) *talk {
	fields := protocol.Fields()
	k := &talk{t: t, reader: NewFields(fields), fields: fields, port: port}
	k.frame = capture.Frame{HasTime: true, Interface: &capture.Interface{Link: 101}}
	k.segment(client, 0x02, nil)
	k.segment(server, 0x12, nil)
	k.segment(client, 0x10, nil)
	return k
}

// send sends bytes in segments.
func (k *talk) send(from int, b []byte) {
	const size = 1400
	for len(b) > 0 {
		n := min(len(b), size)
		k.segment(from, 0x18, b[:n])
		b = b[n:]
	}
}

func (k *talk) segment(from int, flags byte, b []byte) {
	const headers = 40
	p := make([]byte, headers, headers+len(b))
	p[0], p[8], p[9], p[12], p[16] = 0x45, 64, 6, 10, 10
	p[15], p[19] = byte(1+from), byte(2-from)
	binary.BigEndian.PutUint16(p[2:], uint16(headers+len(b)))
	ports := [2]uint16{50123, k.port}
	binary.BigEndian.PutUint16(p[20:], ports[from])
	binary.BigEndian.PutUint16(p[22:], ports[1-from])
	binary.BigEndian.PutUint32(p[24:], k.next[from])
	binary.BigEndian.PutUint32(p[28:], k.next[1-from])
	p[32], p[33] = 0x50, flags
	binary.BigEndian.PutUint16(p[34:], 65535)
	p = append(p, b...)
	k.next[from] += uint32(len(b)) + uint32(flags&0x02)>>1
	k.frame.Number++
	k.frame.Sec++
	k.frame.Data, k.frame.Len = p, len(p)
	k.reader.Read(&k.frame, true)
}

// values are those of a field in the latest frame.
func (k *talk) values(f *protocol.Field) (list []string) {
	for i := range k.fields {
		if k.fields[i] == f {
			for _, v := range k.reader.Values(i) {
				list = append(list, string(AppendField(nil, f, v, time.UTC)))
			}
		}
	}
	return list
}

// within fails when f takes longer than a limit that is far above what it should take, or leaves more than a limit of memory behind.
func within(t *testing.T, limit time.Duration, memory uint64, f func()) {
	t.Helper()
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	start := time.Now()
	f()
	if took := time.Since(start); took > limit {
		t.Errorf("took %v", took)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	if after.HeapAlloc > before.HeapAlloc+memory {
		t.Errorf("holds %d bytes more", after.HeapAlloc-before.HeapAlloc)
	}
}

// TestCompressionBomb answers with bodies that grow a thousandfold.
func TestCompressionBomb(t *testing.T) {
	var packed bytes.Buffer
	w, _ := gzip.NewWriterLevel(&packed, gzip.BestSpeed)
	zeros := make([]byte, 1<<20)
	for range 4 * maxDecoded >> 20 {
		w.Write(zeros)
	}
	w.Close()
	k := newTalk(t, 80)
	within(t, 20*time.Second, 8*maxDecoded, func() {
		k.send(client, []byte("GET / HTTP/1.1\r\nHost: h\r\n\r\n"))
		k.send(server, fmt.Appendf(nil, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n", packed.Len()))
		k.send(server, packed.Bytes())
	})
	data := k.values(protocol.HTTPFileData)
	if len(data) != 1 || len(data[0]) != 2*maxDecoded { // two digits for each byte
		t.Errorf("%d bodies", len(data))
	}
}

// TestHeaderBomb refers to a long header again and again (HPACK bomb).
func TestHeaderBomb(t *testing.T) {
	var block bytes.Buffer
	hpack.NewEncoder(&block).WriteField(hpack.HeaderField{Name: "x", Value: strings.Repeat("v", 4000)})
	block.Write(bytes.Repeat([]byte{0x80 | 62}, 16_000))
	n := block.Len()
	frame := append([]byte{byte(n >> 16), byte(n >> 8), byte(n), http2Headers, http2EndHeaders, 0, 0, 0, 1}, block.Bytes()...)
	k := newTalk(t, 29518)
	within(t, 10*time.Second, 32<<20, func() {
		k.send(client, []byte(http2Magic))
		for range 20 {
			k.send(client, frame)
		}
	})
	if v := k.values(protocol.HTTP2HeadersTooLong); len(v) != 1 {
		t.Errorf("the size of the headers is not said to be exceeded: %q", v)
	}
	if v := k.values(protocol.HTTP2Header); len(v) > maxHTTP2Lines {
		t.Errorf("%d headers", len(v))
	}
}

// TestEndless sends what never ends: header lines, chunks, frames of one message, streams.
func TestEndless(t *testing.T) {
	line := []byte(strings.Repeat("X-Long: "+strings.Repeat("y", 90)+"\r\n", 100))
	chunk := []byte("1\r\nx\r\n")
	websocket := append([]byte{0x00, 126, 0x03, 0xe8}, make([]byte, 1000)...)
	upgrade := "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n"
	for name, c := range map[string]struct {
		port   uint16
		answer string
		part   []byte
	}{
		"headers":   {80, "HTTP/1.1 200 OK\r\n", line},
		"chunks":    {80, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", bytes.Repeat(chunk, 200)},
		"lines":     {80, "HTTP/1.1 200 OK\r\n", bytes.Repeat([]byte("x"), 1400)},
		"websocket": {80, upgrade, websocket},
		"sip":       {5060, "SIP/2.0 200 OK\r\n", line},
	} {
		t.Run(name, func(t *testing.T) {
			k := newTalk(t, c.port)
			within(t, 20*time.Second, 64<<20, func() {
				k.send(client, []byte("GET / HTTP/1.1\r\nHost: h\r\n\r\n"))
				k.send(server, []byte(c.answer))
				for range 400 {
					k.send(server, c.part)
				}
			})
		})
	}
	t.Run("streams", func(t *testing.T) {
		k := newTalk(t, 29518)
		within(t, 20*time.Second, 64<<20, func() {
			k.send(client, []byte(http2Magic))
			frame := []byte{0, 0, 1, http2Data, 0, 0, 0, 0, 0, 'x'}
			for i := range 5_000 {
				binary.BigEndian.PutUint32(frame[5:], uint32(i))
				k.send(client, frame)
			}
		})
	})
}

// TestLyingLengths sends messages that claim to be larger than anything.
func TestLyingLengths(t *testing.T) {
	const request = "GET / HTTP/1.1\r\nHost: h\r\n\r\n"
	for name, c := range map[string]struct {
		port   uint16
		answer string
	}{
		"content length": {80, "HTTP/1.1 200 OK\r\nContent-Length: 9223372036854775807\r\n\r\nx"},
		"negative":       {80, "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nx"},
		"chunk":          {80, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nx"},
		"chunk of 2 GiB": {80, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7fffffff\r\nx"},
		"websocket":      {80, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n\x81\x7f\x7f\xff\xff\xff\xff\xff\xff\xffx"},
		"http2":          {80, http2Magic + "\xff\xff\xff\x00\x00\x00\x00\x00\x01x"},
		"sip":            {5060, "SIP/2.0 200 OK\r\nCall-ID: a\r\nContent-Length: 4294967295\r\n\r\nx"},
	} {
		t.Run(name, func(t *testing.T) {
			k := newTalk(t, c.port)
			within(t, 10*time.Second, 64<<20, func() {
				if !strings.HasPrefix(c.answer, http2Magic) {
					k.send(client, []byte(request))
				}
				k.send(server, []byte(c.answer))
				for range 1000 {
					k.send(server, bytes.Repeat([]byte("x"), 1400))
				}
			})
		})
	}
}

// TestDeepJSON nests arrays deeper than anybody reads.
func TestDeepJSON(t *testing.T) {
	body := strings.Repeat("[", 1<<20)
	k := newTalk(t, 80)
	within(t, 10*time.Second, 64<<20, func() {
		k.send(client, fmt.Appendf(nil, "POST / HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", len(body), body))
	})
	if v := k.values(protocol.TextLines.Self); len(v) != 1 {
		t.Errorf("text lines: %q", v)
	}
}
