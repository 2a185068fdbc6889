package protocol

// VNC: the remote framebuffer protocol (RFC 6143), how a session begins.
var (
	VNC = declare("vnc", "Virtual Network Computing", 0).payload().On(TCPPorts, 5500, 5501, 5900, 5901)

	VNCServerVersion  = VNC.string("vnc.server_proto_ver", "Server protocol version")
	VNCClientVersion  = VNC.string("vnc.client_proto_ver", "Client protocol version")
	VNCSecurityTypes  = VNC.u8("vnc.num_security_types", "Number of security types", Dec)
	VNCSecurityType   = VNC.u8("vnc.security_type", "Security type", Dec)
	VNCServerSecurity = VNC.u32("vnc.server_security_type", "Security type", Dec)
	VNCClientSecurity = VNC.u8("vnc.client_security_type", "Security type selected", Dec)
	VNCChallenge      = VNC.bytes("vnc.auth_challenge", "Authentication challenge")
	VNCResponse       = VNC.bytes("vnc.auth_response", "Authentication response")
	VNCResult         = VNC.bool("vnc.auth_result", "Authentication result")
	VNCErrorLength    = VNC.u32("vnc.auth_error_len", "Length of authentication error", Dec)
	VNCError          = VNC.string("vnc.auth_error", "Authentication error")
	VNCShare          = VNC.bool("vnc.share_desktop_flag", "Share desktop flag")
	VNCScreen         = part(
		VNC.u16("vnc.width", "Framebuffer width", Dec).At(0),
		VNC.u16("vnc.height", "Framebuffer height", Dec).At(2),
	)
	VNCNameLength = VNC.u32("vnc.desktop_name_len", "Desktop name length", Dec)
	VNCName       = VNC.string("vnc.desktop_name", "Desktop name")
)
