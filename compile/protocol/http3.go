package protocol

import "strings"

// HTTP/3 (RFC 9114), as far as the secrets in a capture decrypt the QUIC that it stands in. What a frame of QUIC has of a stream is a layer.
var (
	HTTP3 = declare("http3", "Hypertext Transfer Protocol Version 3", 0).payload()

	HTTP3UniStream     = HTTP3.label("http3.stream.uni", "Uni Stream")
	HTTP3UniStreamType = HTTP3.u64("http3.stream_uni_type", "Uni Stream Type", Hex)
	HTTP3Stream        = HTTP3.label("http3.stream", "Request Stream")
	HTTP3PushID        = HTTP3.u64("http3.push_id", "Push ID", Dec)
	HTTP3Frame         = HTTP3.label("http3.frame", "Frame")
	HTTP3FrameType     = HTTP3.u64("http3.frame_type", "Type", Hex)
	HTTP3FrameStream   = HTTP3.u64("http3.frame_streamid", "Stream ID", Dec)
	HTTP3FrameLength   = HTTP3.u64("http3.frame_length", "Length", Dec)
	HTTP3FramePayload  = HTTP3.bytes("http3.frame_payload", "Frame Payload")
	HTTP3Data          = HTTP3.bytes("http3.data", "Data")

	HTTP3HeaderCount  = HTTP3.u32("http3.headers.count", "Headers Count", Dec)
	HTTP3HeaderLength = HTTP3.u32("http3.headers.decoded_length", "Decoded Headers Length", Dec)
	HTTP3Header       = HTTP3.label("http3.headers.header", "Header")
	HTTP3NameLength   = HTTP3.u32("http3.headers.header.name.length", "Name Length", Dec)
	HTTP3Name         = HTTP3.string("http3.header.header.name", "Name")
	HTTP3ValueLength  = HTTP3.u32("http3.headers.header.value.length", "Value Length", Dec)
	HTTP3Value        = HTTP3.string("http3.headers.header.value", "Value")
	HTTP3FullURI      = HTTP3.string("http3.request.full_uri", "Full request URI")

	HTTP3Setting      = HTTP3.label("http3.settings", "Settings")
	HTTP3SettingID    = HTTP3.u64("http3.settings.id", "Settings Identifier", Hex)
	HTTP3SettingValue = HTTP3.u64("http3.settings.value", "Settings Value", Dec)
)

// HTTP3Settings are the fields of settings, by their identifiers.
var HTTP3Settings = map[uint64]*Field{
	0x01:       HTTP3.u64("http3.settings.qpack.max_table_capacity", "Max Table Capacity", Dec),
	0x06:       HTTP3.u64("http3.settings.max_field_section_size", "Max header list size", Dec),
	0x07:       HTTP3.u64("http3.settings.qpack.blocked_streams", "Blocked Streams", Dec),
	0x08:       HTTP3.u64("http3.settings.extended_connect", "Extended CONNECT", Dec),
	0x33:       HTTP3.u64("http3.settings.h3_datagram", "H3 DATAGRAM", Dec),
	0x276:      HTTP3.u64("http3.settings.h3_datagram_draft04", "H3 DATAGRAM Draft04", Dec),
	0x2b603742: HTTP3.u64("http3.settings.webtransport", "WebTransport", Dec),
}

// HTTP3Headers are the fields of headers, by their names: the same that HTTP/2 has.
var HTTP3Headers = map[string]*Field{}

func init() {
	for name, f := range HTTP2Headers {
		HTTP3Headers[name] = HTTP3.field("http3"+strings.TrimPrefix(f.Name, HTTP2.Name), f.Title, f.Type, f.Base)
	}
}
