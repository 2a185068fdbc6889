package eval

import (
	"encoding/binary"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/google/gopacket"
	"github.com/google/gopacket/layers"

	"github.com/dfc-lang/dfc/compile/protocol"
	"github.com/dfc-lang/dfc/eval/capture"
)

// hostilePayload is what payload protocols may hold in these tests.
const hostilePayload = 16 << 20

// hostileStream is what an attacker sends from one port to another.
type hostileStream struct {
	t      *testing.T
	fields []*protocol.Field
	reader *Fields
	seq    uint32
	n      int
	buffer gopacket.SerializeBuffer
}

func newHostileStream(t *testing.T, prefixes ...*protocol.Protocol) *hostileStream {
	var fields []*protocol.Field
	for _, p := range prefixes {
		fields = append(append(fields, p.Self), p.Fields...)
	}
	return &hostileStream{t: t, fields: fields, reader: NewFields(fields, Limit(Limits{Payload: hostilePayload})), seq: 1000, buffer: gopacket.NewSerializeBuffer()}
}

func (h *hostileStream) frame(transport gopacket.SerializableLayer, protocol layers.IPProtocol, payload []byte) {
	ip := &layers.IPv4{Version: 4, TTL: 64, Protocol: protocol, SrcIP: []byte{10, 0, 0, 1}, DstIP: []byte{10, 0, 0, 2}}
	options := gopacket.SerializeOptions{FixLengths: true}
	if err := gopacket.SerializeLayers(h.buffer, options, ip, transport, gopacket.Payload(payload)); err != nil {
		h.t.Fatal(err)
	}
	h.n++
	b := h.buffer.Bytes()
	h.reader.Read(&capture.Frame{Number: h.n, Data: b, Len: len(b), Interface: &capture.Interface{Link: capture.LinkType(layers.LinkTypeRaw)}}, true)
}

// segment sends bytes over TCP.
func (h *hostileStream) segment(b []byte) {
	h.frame(&layers.TCP{SrcPort: 40000, DstPort: 443, Seq: h.seq, ACK: true, PSH: true, Window: 65535}, layers.IPProtocolTCP, b)
	h.seq += uint32(len(b))
}

// datagram sends bytes over UDP.
func (h *hostileStream) datagram(b []byte) {
	h.frame(&layers.UDP{SrcPort: 40000, DstPort: 4433}, layers.IPProtocolUDP, b)
}

// bounded runs f and fails where that takes longer, or leaves more memory, than a hostile capture may cost.
func (h *hostileStream) bounded(seconds int, bytes uint64, f func()) {
	h.t.Helper()
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	began := time.Now()
	f()
	if took := time.Since(began); took > time.Duration(seconds)*time.Second {
		h.t.Errorf("it took %v", took)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	if after.HeapAlloc > before.HeapAlloc+bytes {
		h.t.Errorf("%d bytes are held", after.HeapAlloc-before.HeapAlloc)
	}
	runtime.KeepAlive(h)
}

func tlsRecordOf(t byte, b []byte) []byte {
	return append(binary.BigEndian.AppendUint16([]byte{t, 3, 3}, uint16(len(b))), b...)
}

func TestTLSTinyRecords(t *testing.T) {
	h := newHostileStream(t, protocol.TLS)
	payload := make([]byte, 0, 1500)
	for len(payload) < 1400 {
		payload = append(payload, tlsRecordOf(recordAlert, []byte{1})...)
	}
	h.bounded(120, 16<<20, func() {
		for range 3000 { // 700,000 records
			h.segment(payload)
		}
	})
}

func TestTLSEndlessMessage(t *testing.T) {
	h := newHostileStream(t, protocol.TLS, protocol.X509AF)
	h.bounded(120, 16<<20, func() {
		h.segment(tlsRecordOf(recordHandshake, []byte{certificateMessage, 0, 0xff, 0xff}))
		for range 20000 { // a byte at a time, of messages that never end
			h.segment(tlsRecordOf(recordHandshake, []byte{certificateMessage}))
		}
	})
}

func TestTLSLyingLengths(t *testing.T) {
	h := newHostileStream(t, protocol.TLS, protocol.X509AF, protocol.X509CE, protocol.X509IF, protocol.X509SAT)
	random := rand.New(rand.NewPCG(1, 2))
	h.bounded(120, 64<<20, func() {
		for range 5000 {
			body := make([]byte, 4+random.IntN(400))
			for i := range body {
				body[i] = byte(random.Uint32()) & []byte{0xff, 0x0f, 0x03}[random.IntN(3)]
			}
			body[0] = byte(slices.IndexFunc(body, func(b byte) bool { return b == 1 })&0x1f) + 1
			binary.BigEndian.PutUint16(body[2:], uint16(len(body)-4))
			body[1] = 0
			h.segment(tlsRecordOf(recordHandshake, body))
		}
	})
}

func TestCertificatesOfAnyBytes(t *testing.T) {
	h := newHostileStream(t, protocol.X509AF, protocol.X509CE, protocol.X509IF, protocol.X509SAT)
	random := rand.New(rand.NewPCG(3, 4))
	h.segment(tlsRecordOf(recordHandshake, []byte{clientHello, 0, 0, 0}))
	h.bounded(120, 64<<20, func() {
		for range 20000 {
			b := make([]byte, random.IntN(300))
			for i := range b {
				b[i] = []byte{berSequence, berSet, berOID, berContext, berOctetString, 0x55, 4, 0, 1, 0x82, 0x1d, byte(random.Uint32())}[random.IntN(12)]
			}
			h.reader.d.certificate(b)
			h.reader.d.forget(0)
		}
	})
}

func TestDTLSEndlessFragments(t *testing.T) {
	h := newHostileStream(t, protocol.DTLS)
	b := make([]byte, dtlsHeader+dtlsHandshakeHeader+1000)
	b[0] = recordHandshake
	binary.BigEndian.PutUint16(b[1:], dtls12)
	binary.BigEndian.PutUint16(b[11:], uint16(len(b)-dtlsHeader))
	m := b[dtlsHeader:]
	m[0], m[1] = certificateMessage, 0xff
	binary.BigEndian.PutUint16(m[10:], 1000)
	h.bounded(120, 2*hostilePayload, func() {
		for i := range 50000 { // 50 megabytes of messages that never end
			binary.BigEndian.PutUint16(m[4:], uint16(i))
			m[6], m[7] = byte(i>>8), byte(i)
			h.datagram(b)
		}
	})
}

// sealInitial makes a client's Initial packet with the frames.
func sealInitial(t *testing.T, id []byte, number uint32, frames []byte) []byte {
	c := &quicConnection{version: quic1, initial: newCID(id)}
	k := c.initialKeys(client)
	header := []byte{0xc3, 0, 0, 0, 1, byte(len(id))}
	header = append(append(header, id...), 0, 0)
	header = binary.BigEndian.AppendUint16(header, 0x4000|uint16(4+len(frames)+quicSample))
	at := len(header)
	header = binary.BigEndian.AppendUint32(header, number)
	setNonce(&k.nonce, k.iv, uint64(number))
	packet := k.aead.Seal(slices.Clone(header), k.nonce[:], frames, header)
	mask := k.mask(packet[at+quicSampleOffset:])
	packet[0] ^= mask[0] & 0x0f
	for i := range 4 {
		packet[at+i] ^= mask[1+i]
	}
	return packet
}

// cryptoFrame is a frame with bytes of the handshake.
func cryptoFrame(offset uint32, b []byte) []byte {
	f := binary.BigEndian.AppendUint32([]byte{quicCrypto}, 0x80000000|offset)
	f = binary.BigEndian.AppendUint16(f, 0x4000|uint16(len(b)))
	return append(f, b...)
}

func TestQUICSealed(t *testing.T) {
	h := newHostileStream(t, protocol.QUIC)
	h.datagram(sealInitial(t, []byte("12345678"), 7, append(cryptoFrame(5, make([]byte, 20)), cryptoFrame(0, make([]byte, 5))...)))
	i := slices.Index(h.fields, protocol.QUICCryptoFragmentCount)
	if got := h.reader.Values(i); len(got) != 1 || got[0].Num != 2 {
		t.Errorf("the packet was not read: %v", got)
	}
}

func TestQUICHandshakeOutOfOrder(t *testing.T) {
	h := newHostileStream(t, protocol.QUIC, protocol.TLS)
	piece := make([]byte, 1000)
	h.bounded(120, 64<<20, func() {
		for i := range 30000 { // the first byte never comes
			h.datagram(sealInitial(t, []byte("12345678"), uint32(i), cryptoFrame(1+uint32(i%100)*1000, piece)))
		}
	})
}

func TestQUICManyConnections(t *testing.T) {
	h := newHostileStream(t, protocol.QUIC)
	packet := sealInitial(t, []byte("12345678"), 0, make([]byte, 30))
	h.bounded(120, 256<<20, func() {
		for i := range 100000 {
			binary.BigEndian.PutUint64(packet[6:], uint64(i))
			h.datagram(packet)
		}
	})
}
