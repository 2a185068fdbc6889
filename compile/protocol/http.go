package protocol

// HTTP/1 (RFC 9112). A message's fields are found in the frame that completes it, its body included.
var (
	HTTP = declare("http", "Hypertext Transfer Protocol", 0).payload().
		On(TCPPorts, 80, 1900, 2710, 2869, 3128, 3132, 3689, 5985, 8080, 8088, 11371).Guess(TCPGuesses, "http_tcp").
		HandsTo(MediaTypes, TCPPorts, Data, Media, HTTP2, WebSocket, GSSAPI, NTLMSSP)

	HTTPNotification = HTTP.bool("http.notification", "Notification")
	HTTPResponse     = HTTP.bool("http.response", "Response")
	HTTPRequest      = HTTP.bool("http.request", "Request")

	HTTPMethod        = HTTP.string("http.request.method", "Request Method")
	HTTPURI           = HTTP.string("http.request.uri", "Request URI")
	HTTPURIPath       = HTTP.string("http.request.uri.path", "Request URI Path")
	HTTPURISegment    = HTTP.string("http.request.uri.path.segment", "Request URI Path Segment")
	HTTPURIQuery      = HTTP.string("http.request.uri.query", "Request URI Query")
	HTTPURIParameter  = HTTP.string("http.request.uri.query.parameter", "Request URI Query Parameter")
	HTTPVersion       = HTTP.string("http.request.version", "Request Version")
	HTTPFullURI       = HTTP.string("http.request.full_uri", "Full request URI")
	HTTPAnswerVersion = HTTP.string("http.response.version", "Response Version")
	HTTPCode          = HTTP.u24("http.response.code", "Status Code", Dec)
	HTTPCodeText      = HTTP.string("http.response.code.desc", "Status Code Description")
	HTTPPhrase        = HTTP.string("http.response.phrase", "Response Phrase")

	HTTPRequestLine   = HTTP.string("http.request.line", "Request line")
	HTTPResponseLine  = HTTP.string("http.response.line", "Response line")
	HTTPUnknownHeader = HTTP.string("http.unknown_header", "Unknown header")
	HTTPContentLength = HTTP.u64("http.content_length", "Content length", Dec)
	HTTPCookiePair    = HTTP.string("http.cookie_pair", "Cookie pair")
	HTTPCredentials   = HTTP.string("http.authbasic", "Credentials")

	HTTPRequestIn    = HTTP.frame("http.request_in", "Request in frame")
	HTTPTime         = HTTP.span("http.time", "Time since request")
	HTTPProxyHost    = HTTP.string("http.proxy_connect_host", "Proxy-Connect-Hostname")
	HTTPProxyPort    = HTTP.u16("http.proxy_connect_port", "Proxy-Connect-Port", Dec)
	HTTPChunkSize    = HTTP.u32("http.chunk_size", "Chunk size", Dec)
	HTTPChunkData    = HTTP.bytes("http.chunk_data", "Chunk data")
	HTTPChunkEnd     = HTTP.bytes("http.chunk_boundary", "Chunk boundary")
	HTTPChunkTrailer = HTTP.string("http.chunked_trailer_part", "trailer-part")
	HTTPFileData     = HTTP.bytes("http.file_data", "File Data")

	HTTPBadHeader    = HTTP.label("http.bad_header_name", "Illegal characters found in header name").expert(groupProtocol, warning)
	HTTPLeadingCRLF  = HTTP.label("http.leading_crlf", "Leading CRLF previous message in the stream may have extra CRLF").expert(GroupMalformed, severe)
	HTTPExcess       = HTTP.label("http.excess_data", "Excess data after a body (not a new request/response), previous Content-Length bogus?").expert(groupProtocol, warning)
	HTTPTwoLengths   = HTTP.label("http.te_and_length", "The Content-Length and Transfer-Encoding header must not be set together").expert(GroupMalformed, warning)
	HTTPUnknownCoded = HTTP.label("http.te_unknown", "Unknown transfer coding name in Transfer-Encoding header").expert(groupUndecoded, warning)
	HTTPNotDecoded   = HTTP.label("http.decompression_failed", "Decompression failed").expert(groupUndecoded, warning)
	HTTPBodyRefused  = HTTP.label("http.subdissector_failed", "HTTP body subdissector failed, trying heuristic subdissector").expert(GroupMalformed, note)
)

// HTTPHeaders are the fields of the header lines that have one, by their names in small letters.
var HTTPHeaders = map[string]*Field{
	"accept":                   HTTP.string("http.accept", "Accept"),
	"accept-encoding":          HTTP.string("http.accept_encoding", "Accept Encoding"),
	"accept-language":          HTTP.string("http.accept_language", "Accept-Language"),
	"authorization":            HTTP.string("http.authorization", "Authorization"),
	"cache-control":            HTTP.string("http.cache_control", "Cache-Control"),
	"connection":               HTTP.string("http.connection", "Connection"),
	"content-encoding":         HTTP.string("http.content_encoding", "Content-Encoding"),
	"content-length":           HTTP.string("http.content_length_header", "Content-Length"),
	"content-range":            HTTP.string("http.content_range", "Content-Range"),
	"content-type":             HTTP.string("http.content_type", "Content-Type"),
	"cookie":                   HTTP.string("http.cookie", "Cookie"),
	"date":                     HTTP.string("http.date", "Date"),
	"host":                     HTTP.string("http.host", "Host"),
	"last-modified":            HTTP.string("http.last_modified", "Last-Modified"),
	"location":                 HTTP.string("http.location", "Location"),
	"proxy-authenticate":       HTTP.string("http.proxy_authenticate", "Proxy-Authenticate"),
	"proxy-authorization":      HTTP.string("http.proxy_authorization", "Proxy-Authorization"),
	"range":                    HTTP.string("http.range", "Range"),
	"referer":                  HTTP.string("http.referer", "Referer"),
	"sec-websocket-accept":     HTTP.string("http.sec_websocket_accept", "Sec-WebSocket-Accept"),
	"sec-websocket-extensions": HTTP.string("http.sec_websocket_extensions", "Sec-WebSocket-Extensions"),
	"sec-websocket-key":        HTTP.string("http.sec_websocket_key", "Sec-WebSocket-Key"),
	"sec-websocket-protocol":   HTTP.string("http.sec_websocket_protocol", "Sec-WebSocket-Protocol"),
	"sec-websocket-version":    HTTP.string("http.sec_websocket_version", "Sec-WebSocket-Version"),
	"server":                   HTTP.string("http.server", "Server"),
	"set-cookie":               HTTP.string("http.set_cookie", "Set-Cookie"),
	"transfer-encoding":        HTTP.string("http.transfer_encoding", "Transfer-Encoding"),
	"upgrade":                  HTTP.string("http.upgrade", "Upgrade"),
	"user-agent":               HTTP.string("http.user_agent", "User-Agent"),
	"www-authenticate":         HTTP.string("http.www_authenticate", "WWW-Authenticate"),
	"x-forwarded-for":          HTTP.string("http.x_forwarded_for", "X-Forwarded-For"),
}

// SSDP (UPnP Device Architecture) is HTTP's header lines in datagrams.
var SSDP = declare("ssdp", "Simple Service Discovery Protocol", 0).payload().On(UDPPorts, 1900).HandsTo(HTTP)
