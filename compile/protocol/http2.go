package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// HTTP/2 (RFC 9113). Each of its frames is a layer; so is what a client begins with.
var (
	HTTP2 = declare("http2", "HyperText Transfer Protocol 2", 0).payload().Guess(TCPGuesses, "http2_tcp").HandsTo(MediaTypes, JSON)

	// HTTPCarrier is HTTP where it only carries another protocol: it is in frame.protocols, but there is no http.
	HTTPCarrier = named("http")

	HTTP2Stream = HTTP2.label("http2.stream", "Stream")
	HTTP2Magic  = HTTP2.string("http2.magic", "Magic")

	http2NoMagic = HTTP2.hidden(ftype.Uint32).At(0).Not(0x50524920)

	HTTP2Length = HTTP2.u24("http2.length", "Length", Dec).At(0).If(http2NoMagic)
	HTTP2Type   = HTTP2.u8("http2.type", "Type", Dec).At(3).If(http2NoMagic)
	HTTP2Flags  = HTTP2.u8("http2.flags", "Flags", Hex).At(4).If(http2NoMagic)

	HTTP2EndStream  = HTTP2.bool("http2.flags.end_stream", "End Stream").Bits(4, 0x01).If(HTTP2Type.In(0, 1))
	HTTP2EndHeaders = HTTP2.bool("http2.flags.eh", "End Headers").Bits(4, 0x04).If(HTTP2Type.In(1, 5, 9))
	HTTP2Padded     = HTTP2.bool("http2.flags.padded", "Padded").Bits(4, 0x08).If(HTTP2Type.In(0, 1, 5, 9))
	HTTP2Priority   = HTTP2.bool("http2.flags.priority", "Priority").Bits(4, 0x20).If(HTTP2Type.In(1))
	HTTP2AckPing    = HTTP2.bool("http2.flags.ack.ping", "ACK").Bits(4, 0x01).If(HTTP2Type.In(6))
	HTTP2AckSet     = HTTP2.bool("http2.flags.ack.settings", "ACK").Bits(4, 0x01).If(HTTP2Type.In(4))

	_ = HTTP2.u8("http2.flags.unused", "Unused", Hex).Bits(4, 0xff).If(http2NoMagic.And(HTTP2Type.Not(0, 1, 4, 5, 6, 9)))
	_ = HTTP2.u8("http2.flags.unused_data", "Unused", Hex).Bits(4, 0xf6).If(HTTP2Type.In(0))
	_ = HTTP2.u8("http2.flags.unused_headers", "Unused", Hex).Bits(4, 0xd2).If(HTTP2Type.In(1))
	_ = HTTP2.u8("http2.flags.unused_settings", "Unused", Hex).Bits(4, 0xfe).If(HTTP2Type.In(4))
	_ = HTTP2.u8("http2.flags.unused_push_promise", "Unused", Hex).Bits(4, 0xf3).If(HTTP2Type.In(5))
	_ = HTTP2.u8("http2.flags.unused_ping", "Unused", Hex).Bits(4, 0xfe).If(HTTP2Type.In(6))
	_ = HTTP2.u8("http2.flags.unused_continuation", "Unused", Hex).Bits(4, 0xfb).If(HTTP2Type.In(9))

	_             = HTTP2.u32("http2.r", "Reserved", Hex).Bits(5, 0x80000000).If(http2NoMagic)
	HTTP2StreamID = HTTP2.u32("http2.streamid", "Stream Identifier", Dec).Bits(5, 0x7fffffff).If(http2NoMagic)

	HTTP2Padding   = HTTP2.u8("http2.padding", "Pad Length", Hex)
	HTTP2PadLength = HTTP2.u16("http2.pad_length", "Pad Length", Dec)
	HTTP2Unknown   = HTTP2.bytes("http2.unknown", "Unknown")

	HTTP2Exclusive  = HTTP2.bool("http2.exclusive", "Exclusive")
	HTTP2Dependency = HTTP2.u32("http2.stream_dependency", "Stream Dependency", Dec)
	HTTP2Weight     = HTTP2.u8("http2.headers.weight", "Weight", Dec)
	HTTP2RealWeight = HTTP2.u8("http2.headers.weight_real", "Weight real", Dec)

	HTTP2DataSegment = HTTP2.bytes("http2.data.segment", "DATA segment")
	HTTP2Data        = HTTP2.bytes("http2.data.data", "Data")
	HTTP2DataPadding = HTTP2.bytes("http2.data.padding", "Padding")

	HTTP2Fragments     = HTTP2.label("http2.body.fragments", "Body fragments")
	HTTP2Fragment      = HTTP2.frame("http2.body.fragment", "Body fragment")
	HTTP2FragmentCount = HTTP2.u32("http2.body.fragment.count", "Body fragment count", Dec)
	HTTP2ReassembledIn = HTTP2.frame("http2.body.reassembled.in", "Reassembled body in frame")
	HTTP2BodyLength    = HTTP2.u32("http2.body.reassembled.length", "Reassembled body length", Dec)
	HTTP2Body          = HTTP2.bytes("http2.body.reassembled.data", "Reassembled body data")
	HTTP2NotDecoded    = HTTP2.label("http2.body_decompression_failed", "Body decompression failed").expert(groupUndecoded, warning)

	HTTP2HeaderBlock         = HTTP2.bytes("http2.headers", "Header Block Fragment")
	HTTP2HeadersPadding      = HTTP2.bytes("http2.headers.padding", "Padding")
	HTTP2ContinuationBlock   = HTTP2.bytes("http2.continuation.header", "Header Block Fragment")
	HTTP2ContinuationPadding = HTTP2.bytes("http2.continuation.padding", "Padding")
	HTTP2PromiseBlock        = HTTP2.bytes("http2.push_promise.header", "Header Block Fragment")
	HTTP2PromisePadding      = HTTP2.bytes("http2.push_promise.padding", "Padding")
	HTTP2PromiseReserved     = HTTP2.u32("http2.push_promise.r", "Reserved", Hex)
	HTTP2Promised            = HTTP2.u32("http2.push_promise.promised_stream_id", "Promised-Stream-ID", Dec)
	HTTP2HeaderLength        = HTTP2.u32("http2.header.length", "Header Length", Dec)
	HTTP2HeaderCount         = HTTP2.u32("http2.header.count", "Header Count", Dec)
	HTTP2Header              = HTTP2.label("http2.header", "Header")
	HTTP2NameLength          = HTTP2.u32("http2.header.name.length", "Name Length", Dec)
	HTTP2Name                = HTTP2.string("http2.header.name", "Name")
	HTTP2ValueLength         = HTTP2.u32("http2.header.value.length", "Value Length", Dec)
	HTTP2Value               = HTTP2.string("http2.header.value", "Value")
	HTTP2Unescaped           = HTTP2.string("http2.header.unescaped", "Unescaped")
	HTTP2Representation      = HTTP2.string("http2.header.repr", "Representation")
	HTTP2Index               = HTTP2.u32("http2.header.index", "Index", Dec)
	HTTP2TableUpdate         = HTTP2.label("http2.header_table_size_update", "Header table size update")
	HTTP2TableSize           = HTTP2.u32("http2.header_table_size_update.header_table_size", "Header table size", Dec)
	HTTP2HeadersTooLong      = HTTP2.label("http2.header_size_exceeded", "Decompression stopped.").expert(groupUndecoded, severe)
	HTTP2HeadersTooMany      = HTTP2.label("http2.header_lines_exceeded", "Decompression stopped after 200 header lines.").expert(groupUndecoded, severe)
	HTTP2FullURI             = HTTP2.string("http2.request.full_uri", "Full request URI")
	HTTP2Time                = HTTP2.span("http2.time", "Time since request")
	HTTP2RequestIn           = HTTP2.frame("http2.request_in", "Request in frame")
	HTTP2ResponseIn          = HTTP2.frame("http2.response_in", "Response in frame")
	HTTP2ResetError          = HTTP2.u32("http2.rst_stream.error", "Error", Dec)
	HTTP2Setting             = HTTP2.label("http2.settings", "Settings")
	HTTP2SettingID           = HTTP2.u16("http2.settings.id", "Settings Identifier", Dec)
	HTTP2SettingUnknown      = HTTP2.u32("http2.settings.unknown", "Unknown Settings", Dec)
	HTTP2Ping                = HTTP2.bytes("http2.ping", "Ping")
	HTTP2Pong                = HTTP2.bytes("http2.pong", "Pong")
	HTTP2GoAwayReserved      = HTTP2.u32("http2.goaway.r", "Reserved", Hex)
	HTTP2GoAwayLast          = HTTP2.u32("http2.goaway.last_stream_id", "Last-Stream-ID", Dec)
	HTTP2GoAwayError         = HTTP2.u32("http2.goaway.error", "Error", Dec)
	HTTP2GoAwayData          = HTTP2.bytes("http2.goaway.addata", "Additional Debug Data")
	HTTP2UpdateReserved      = HTTP2.u32("http2.window_update.r", "Reserved", Hex)
	HTTP2UpdateIncrement     = HTTP2.u32("http2.window_update.window_size_increment", "Window Size Increment", Dec)
	HTTP2AltOriginLength     = HTTP2.u16("http2.altsvc.origin.len", "Origin Length", Dec)
	HTTP2AltOrigin           = HTTP2.string("http2.altsvc.origin", "Origin")
	HTTP2AltValue            = HTTP2.string("http2.altsvc.field_value", "Field/Value")
	HTTP2Origins             = HTTP2.label("http2.origin", "Origin")
	HTTP2OriginLength        = HTTP2.u16("http2.origin.origin_len", "Origin Length", Dec)
	HTTP2Origin              = HTTP2.string("http2.origin.origin", "Origin")
	HTTP2PriorityOf          = HTTP2.u64("http2.priority_update_stream_id", "Priority Update Stream ID", Dec)
	HTTP2PriorityValue       = HTTP2.string("http2.priority_update_field_value", "Priority Update Field Value")
	HTTP2ConnectionBefore    = HTTP2.i32("http2.calculated.connection.window_size.before", "Connection window size (before)")
	HTTP2ConnectionAfter     = HTTP2.i32("http2.calculated.connection.window_size.after", "Connection window size (after)")
	HTTP2StreamWindowBefore  = HTTP2.i32("http2.calculated.stream.window_size.before", "Stream window size (before)")
	HTTP2StreamWindowAfter   = HTTP2.i32("http2.calculated.stream.window_size.after", "Stream window size (after)")
)

var _ = HTTP2.HandsTo(HTTP) // its fields of paths

// The settings that have fields, by their identifiers, and those that are asked for by name.
const (
	HTTP2TableSizeSetting = 1
	HTTP2WindowSetting    = 4
)

// HTTP2Settings are the fields of settings.
var HTTP2Settings = map[uint16]*Field{
	HTTP2TableSizeSetting: HTTP2.u32("http2.settings.header_table_size", "Header table size", Dec),
	2:                     HTTP2.u32("http2.settings.enable_push", "Enable PUSH", Dec),
	3:                     HTTP2.u32("http2.settings.max_concurrent_streams", "Max concurrent streams", Dec),
	HTTP2WindowSetting:    HTTP2.u32("http2.settings.initial_window_size", "Initial Window Size", Dec),
	5:                     HTTP2.u32("http2.settings.max_frame_size", "Max frame size", Dec),
	6:                     HTTP2.u32("http2.settings.max_header_list_size", "Max header list size", Dec),
	8:                     HTTP2.u32("http2.settings.extended_connect", "Extended CONNECT", Dec),
	9:                     HTTP2.u32("http2.settings.no_rfc7540_priorities", "No RFC7540 Priorities", Dec),
	16:                    HTTP2.u32("http2.settings.tls_reneg_permitted", "TLS Renegotiation Permitted", Dec),
}

// HTTP2Headers are the fields of headers, by their names.
var HTTP2Headers = map[string]*Field{
	":authority":                  HTTP2.string("http2.headers.authority", ":authority"),
	":status":                     HTTP2.u16("http2.headers.status", ":status", Dec),
	":path":                       HTTP2.string("http2.headers.path", ":path"),
	":method":                     HTTP2.string("http2.headers.method", ":method"),
	":scheme":                     HTTP2.string("http2.headers.scheme", ":scheme"),
	":protocol":                   HTTP2.string("http2.headers.protocol", ":protocol"),
	"accept":                      HTTP2.string("http2.headers.accept", "accept"),
	"accept-charset":              HTTP2.string("http2.headers.accept_charset", "accept-charset"),
	"accept-encoding":             HTTP2.string("http2.headers.accept_encoding", "accept-encoding"),
	"accept-language":             HTTP2.string("http2.headers.accept_language", "accept-language"),
	"accept-ranges":               HTTP2.string("http2.headers.accept_ranges", "accept-ranges"),
	"access-control-allow-origin": HTTP2.string("http2.headers.access_control_allow_origin", "access-control-allow-origin"),
	"age":                         HTTP2.u64("http2.headers.age", "age", Dec),
	"allow":                       HTTP2.string("http2.headers.allow", "allow"),
	"authorization":               HTTP2.string("http2.headers.authorization", "authorization"),
	"cache-control":               HTTP2.string("http2.headers.cache_control", "cache-control"),
	"content-disposition":         HTTP2.string("http2.headers.content_disposition", "content-disposition"),
	"content-encoding":            HTTP2.string("http2.headers.content_encoding", "content-encoding"),
	"content-language":            HTTP2.string("http2.headers.content_language", "content-language"),
	"content-length":              HTTP2.u64("http2.headers.content_length", "content-length", Dec),
	"content-location":            HTTP2.string("http2.headers.content_location", "content-location"),
	"content-range":               HTTP2.string("http2.headers.content_range", "content-range"),
	"content-type":                HTTP2.string("http2.headers.content_type", "content-type"),
	"cookie":                      HTTP2.string("http2.headers.cookie", "cookie"),
	"date":                        HTTP2.string("http2.headers.date", "date"),
	"etag":                        HTTP2.string("http2.headers.etag", "etag"),
	"expect":                      HTTP2.string("http2.headers.expect", "expect"),
	"expires":                     HTTP2.string("http2.headers.expires", "expires"),
	"from":                        HTTP2.string("http2.headers.from", "from"),
	"if-match":                    HTTP2.string("http2.headers.if_match", "if-match"),
	"if-modified-since":           HTTP2.string("http2.headers.if_modified_since", "if-modified-since"),
	"if-none-match":               HTTP2.string("http2.headers.if_none_match", "if-none-match"),
	"if-range":                    HTTP2.string("http2.headers.if_range", "if-range"),
	"if-unmodified-since":         HTTP2.string("http2.headers.if_unmodified_since", "if-unmodified-since"),
	"last-modified":               HTTP2.string("http2.headers.last_modified", "last-modified"),
	"link":                        HTTP2.string("http2.headers.link", "link"),
	"location":                    HTTP2.string("http2.headers.location", "location"),
	"max-forwards":                HTTP2.u64("http2.headers.max_forwards", "max-forwards", Dec),
	"proxy-authenticate":          HTTP2.string("http2.headers.proxy_authenticate", "proxy-authenticate"),
	"proxy-authorization":         HTTP2.string("http2.headers.proxy_authorization", "proxy-authorization"),
	"range":                       HTTP2.string("http2.headers.range", "range"),
	"referer":                     HTTP2.string("http2.headers.referer", "referer"),
	"refresh":                     HTTP2.string("http2.headers.refresh", "refresh"),
	"retry-after":                 HTTP2.string("http2.headers.retry_after", "retry-after"),
	"server":                      HTTP2.string("http2.headers.server", "server"),
	"set-cookie":                  HTTP2.string("http2.headers.set_cookie", "set-cookie"),
	"strict-transport-security":   HTTP2.string("http2.headers.strict_transport_security", "strict-transport-security"),
	"user-agent":                  HTTP2.string("http2.headers.user_agent", "user-agent"),
	"vary":                        HTTP2.string("http2.headers.vary", "vary"),
	"via":                         HTTP2.string("http2.headers.via", "via"),
	"www-authenticate":            HTTP2.string("http2.headers.www_authenticate", "www-authenticate"),
}
