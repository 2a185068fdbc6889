package protocol

// SDP (RFC 8866) says where media streams go.
var (
	SDP = declare("sdp", "Session Description Protocol", 0).payload().Media("application/sdp")

	SDPOwner      = SDP.string("sdp.owner", "Owner/Creator, Session Id (o)")
	SDPOwnerParts = []*Field{
		SDP.string("sdp.owner.username", "Owner Username"), SDP.string("sdp.owner.sessionid", "Session ID"),
		SDP.string("sdp.owner.version", "Session Version"), SDP.string("sdp.owner.network_type", "Owner Network Type"),
		SDP.string("sdp.owner.address_type", "Owner Address Type"), SDP.string("sdp.owner.address", "Owner Address"),
	}
	SDPConnection      = SDP.string("sdp.connection_info", "Connection Information (c)")
	SDPConnectionParts = []*Field{
		SDP.string("sdp.connection_info.network_type", "Connection Network Type"),
		SDP.string("sdp.connection_info.address_type", "Connection Address Type"),
		SDP.string("sdp.connection_info.address", "Connection Address"),
	}
	SDPConnectionTTL   = SDP.string("sdp.connection_info.ttl", "Connection TTL")
	SDPConnectionCount = SDP.string("sdp.connection_info.num_addr", "Connection Number of Addresses")
	SDPBandwidth       = SDP.string("sdp.bandwidth", "Bandwidth Information (b)")
	SDPModifier        = SDP.string("sdp.bandwidth.modifier", "Bandwidth Modifier")
	SDPBandwidthValue  = SDP.string("sdp.bandwidth.value", "Bandwidth Value")
	SDPTime            = SDP.string("sdp.time", "Time Description, active time (t)")
	SDPTimeParts       = []*Field{SDP.string("sdp.time.start", "Session Start Time"), SDP.string("sdp.time.stop", "Session Stop Time")}
	SDPRepeat          = SDP.string("sdp.repeat_time", "Repeat Time (r)")
	SDPKey             = SDP.string("sdp.encryption_key", "Encryption Key (k)")
	SDPKeyType         = SDP.string("sdp.encryption_key.type", "Key Type")
	SDPKeyData         = SDP.string("sdp.encryption_key.data", "Key Data")

	SDPSessionInfo           = SDP.string("sdp.session_info", "Session Information (i)")
	SDPSessionAttribute      = SDP.string("sdp.session_attr", "Session Attribute (a)")
	SDPSessionAttributeName  = SDP.string("sdp.session_attr.field", "Session Attribute Fieldname")
	SDPSessionAttributeValue = SDP.string("sdp.session_attr.value", "Session Attribute Value")

	SDPMediaTitle          = SDP.string("sdp.media_title", "Media Title (i)")
	SDPMediaAttribute      = SDP.string("sdp.media_attr", "Media Attribute (a)")
	SDPMediaAttributeName  = SDP.string("sdp.media_attribute.field", "Media Attribute Fieldname")
	SDPMediaAttributeValue = SDP.string("sdp.media_attribute.value", "Media Attribute Value")

	SDPMedia           = SDP.string("sdp.media", "Media Description, name and address (m)")
	SDPMediaType       = SDP.string("sdp.media.media", "Media Type")
	SDPMediaPort       = SDP.u16("sdp.media.port", "Media Port", Port)
	SDPMediaPortString = SDP.string("sdp.media.port_string", "Media Port")
	SDPMediaPortCount  = SDP.string("sdp.media.portcount", "Media Port Count")
	SDPMediaProto      = SDP.string("sdp.media.proto", "Media Protocol")
	SDPMediaFormat     = SDP.string("sdp.media.format", "Media Format")

	SDPMIMEType   = SDP.string("sdp.mime.type", "MIME Type")
	SDPSampleRate = SDP.string("sdp.sample_rate", "Sample Rate")
	SDPChannels   = SDP.string("sdp.channels", "Audio Channels")
	SDPParameter  = SDP.string("sdp.fmtp.parameter", "Media format specific parameters")

	SDPUnknown = SDP.string("sdp.unknown", "Unknown")
	SDPData    = SDP.bytes("sdp.data", "Data")
	SDPInvalid = SDP.string("sdp.invalid", "Invalid line")
	SDPNoEqual = SDP.label("sdp.invalid_line.no_equal", "Invalid SDP line (no '=' delimiter)").expert(GroupMalformed, note)
)

// SDPLines are the fields of lines that consist of one value, by their letters.
var SDPLines = map[byte]*Field{
	'v': SDP.string("sdp.version", "Session Description Protocol Version (v)"),
	's': SDP.string("sdp.session_name", "Session Name (s)"),
	'u': SDP.string("sdp.uri", "URI of Description (u)"),
	'e': SDP.string("sdp.email", "E-mail Address (e)"),
	'p': SDP.string("sdp.phone", "Phone Number (p)"),
	'z': SDP.string("sdp.timezone", "Time Zone Adjustments (z)"),
}
