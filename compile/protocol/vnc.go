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
	VNCAppleGroup     = part(
		VNC.u16("vnc.ard_auth_generator", "Generator", Dec).At(0),
		VNC.u16("vnc.ard_auth_key_len", "Key length", Dec).At(2),
	)
	VNCAppleModulus     = VNC.bytes("vnc.ard_auth_modulus", "Prime modulus")
	VNCAppleServerKey   = VNC.bytes("vnc.ard_auth_server_key", "Server public key")
	VNCAppleCredentials = VNC.bytes("vnc.ard_auth_credentials", "Encrypted credentials")
	VNCAppleClientKey   = VNC.bytes("vnc.ard_auth_client_key", "Client public key")
	VNCShare            = VNC.bool("vnc.share_desktop_flag", "Share desktop flag")
	VNCScreen           = part(
		VNC.u16("vnc.width", "Framebuffer width", Dec).At(0),
		VNC.u16("vnc.height", "Framebuffer height", Dec).At(2),
		VNC.u8("vnc.server_bits_per_pixel", "Bits per pixel", Dec).At(4),
		VNC.u8("vnc.server_depth", "Depth", Dec).At(5),
		VNC.bool("vnc.server_big_endian_flag", "Big endian flag").Bits(6, 0xff),
		VNC.bool("vnc.server_true_color_flag", "True color flag").Bits(7, 0xff),
		VNC.u16("vnc.server_red_max", "Red maximum", Dec).At(8),
		VNC.u16("vnc.server_green_max", "Green maximum", Dec).At(10),
		VNC.u16("vnc.server_blue_max", "Blue maximum", Dec).At(12),
		VNC.u8("vnc.server_red_shift", "Red shift", Dec).At(14),
		VNC.u8("vnc.server_green_shift", "Green shift", Dec).At(15),
		VNC.u8("vnc.server_blue_shift", "Blue shift", Dec).At(16),
		VNC.label("vnc.padding", "Padding").Wide(17, 3),
	)
	VNCNameLength = VNC.u32("vnc.desktop_name_len", "Desktop name length", Dec)
	VNCName       = VNC.string("vnc.desktop_name", "Desktop name")
)
