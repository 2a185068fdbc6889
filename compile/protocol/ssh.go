package protocol

// SSH, as far as it is not encrypted: what the ends are and can do, and how they agree on keys.
var SSH = declare("ssh", "SSH Protocol", 0).payload().On(TCPPorts, 22).Guess(TCPGuesses, "ssh_tcp")

// Packets.
var (
	SSHProtocol        = SSH.string("ssh.protocol", "Protocol")
	SSHPacketLength    = SSH.u32("ssh.packet_length", "Packet Length", Dec)
	SSHPaddingLength   = SSH.u8("ssh.padding_length", "Padding Length", Dec)
	SSHMessageCode     = SSH.u8("ssh.message_code", "Message Code", Dec)
	SSHPayload         = SSH.bytes("ssh.payload", "Payload")
	SSHPaddingString   = SSH.bytes("ssh.padding_string", "Padding String")
	SSHSequenceNumber  = SSH.u32("ssh.seq_num", "Sequence number", Dec)
	SSHEncryptedLength = SSH.bytes("ssh.packet_length_encrypted", "Packet Length (encrypted)")
	SSHEncryptedPacket = SSH.bytes("ssh.encrypted_packet", "Encrypted Packet")
	SSHMAC             = SSH.bytes("ssh.mac", "MAC")
	SSHDirection       = SSH.bool("ssh.direction", "Direction")
)

// SSHNames are a list of names and its length.
type SSHNames struct{ Length, List *Field }

func sshNames(name string) SSHNames {
	return SSHNames{SSH.u32("ssh."+name+"_length", name+" length", Dec), SSH.string("ssh."+name, name+" string")}
}

// What the ends can do.
var (
	SSHCookie     = SSH.bytes("ssh.cookie", "Cookie")
	SSHAlgorithms = [...]SSHNames{ // in the order of the message
		sshNames("kex_algorithms"), sshNames("server_host_key_algorithms"),
		sshNames("encryption_algorithms_client_to_server"), sshNames("encryption_algorithms_server_to_client"),
		sshNames("mac_algorithms_client_to_server"), sshNames("mac_algorithms_server_to_client"),
		sshNames("compression_algorithms_client_to_server"), sshNames("compression_algorithms_server_to_client"),
		sshNames("languages_client_to_server"), sshNames("languages_server_to_client"),
	}
	SSHFirstKexFollows = SSH.u8("ssh.first_kex_packet_follows", "First KEX Packet Follows", Dec)
	SSHKexReserved     = SSH.bytes("ssh.kex.reserved", "Reserved")
	SSHHasshAlgorithms = SSH.string("ssh.kex.hassh_algorithms", "hasshAlgorithms")
	SSHHassh           = SSH.string("ssh.kex.hassh", "hassh")
	SSHHasshServerAlgs = SSH.string("ssh.kex.hasshserver_algorithms", "hasshServerAlgorithms")
	SSHHasshServer     = SSH.string("ssh.kex.hasshserver", "hasshServer")
)

// How they agree on keys.
var (
	SSHMPIntLength = SSH.u32("ssh.mpint_length", "Multi Precision Integer Length", Dec)
	SSHDHClient    = SSH.bytes("ssh.dh.e", "DH client e")
	SSHDHServer    = SSH.bytes("ssh.dh.f", "DH server f")
	SSHGexMin      = SSH.u32("ssh.dh_gex.min", "DH GEX Min", Dec)
	SSHGexBits     = SSH.u32("ssh.dh_gex.nbits", "DH GEX Number of Bits", Dec)
	SSHGexMax      = SSH.u32("ssh.dh_gex.max", "DH GEX Max", Dec)
	SSHGexP        = SSH.bytes("ssh.dh_gex.p", "DH GEX modulus (P)")
	SSHGexG        = SSH.bytes("ssh.dh_gex.g", "DH GEX base (G)")
	SSHQCLength    = SSH.u32("ssh.ecdh.q_c_length", "ECDH client's ephemeral public key length", Dec)
	SSHQC          = SSH.bytes("ssh.ecdh.q_c", "ECDH client's ephemeral public key (Q_C)")
	SSHQSLength    = SSH.u32("ssh.ecdh.q_s_length", "ECDH server's ephemeral public key length", Dec)
	SSHQS          = SSH.bytes("ssh.ecdh.q_s", "ECDH server's ephemeral public key (Q_S)")
	SSHKeyLength   = SSH.u32("ssh.host_key.length", "Host key length", Dec)
	SSHKeyTypeLen  = SSH.u32("ssh.host_key.type_length", "Host key type length", Dec)
	SSHKeyType     = SSH.string("ssh.host_key.type", "Host key type")
	SSHKeyRSAE     = SSH.bytes("ssh.host_key.rsa.e", "RSA public exponent (e)")
	SSHKeyRSAN     = SSH.bytes("ssh.host_key.rsa.n", "RSA modulus (N)")
	SSHKeyDSA      = [...]*Field{
		SSH.bytes("ssh.host_key.dsa.p", "DSA prime modulus (p)"), SSH.bytes("ssh.host_key.dsa.q", "DSA prime divisor (q)"),
		SSH.bytes("ssh.host_key.dsa.g", "DSA subgroup generator (g)"), SSH.bytes("ssh.host_key.dsa.y", "DSA public key (y)"),
	}
	SSHKeyCurveLength = SSH.u32("ssh.host_key.ecdsa.id_length", "ECDSA elliptic curve identifier length", Dec)
	SSHKeyCurve       = SSH.string("ssh.host_key.ecdsa.id", "ECDSA elliptic curve identifier")
	SSHKeyQLength     = SSH.u32("ssh.host_key.ecdsa.q_length", "ECDSA public key length", Dec)
	SSHKeyQ           = SSH.bytes("ssh.host_key.ecdsa.q", "ECDSA public key (Q)")
	SSHKeyEdDSALength = SSH.u32("ssh.host_key.eddsa.key_length", "EdDSA public key length", Dec)
	SSHKeyEdDSA       = SSH.bytes("ssh.host_key.eddsa.key", "EdDSA public key")
	SSHSigLength      = SSH.u32("ssh.host_sig.length", "Host signature length", Dec)
	SSHSigTypeLength  = SSH.u32("ssh.host_sig.type_length", "Host signature type length", Dec)
	SSHSigType        = SSH.string("ssh.host_sig.type", "Host signature type")
	SSHSigData        = SSH.bytes("ssh.host_sig.data", "Host signature data")
	SSHSigRSA         = SSH.bytes("ssh.host_sig.rsa", "RSA signature")
	SSHSigDSA         = SSH.bytes("ssh.host_sig.dsa", "DSA signature")
)
