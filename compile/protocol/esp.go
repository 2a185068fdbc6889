package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// ESP (RFC 4303), whose contents are encrypted, and its encapsulation in UDP (RFC 3948), which shares a port with IKE:
// four zero bytes are the mark of that.
var (
	ESP = declare("esp", "Encapsulating Security Payload", 8).On(IPProtos, 50)

	ESPSPI      = ESP.u32("esp.spi", "ESP SPI", HexDec).At(0)
	ESPSequence = ESP.u32("esp.sequence", "ESP Sequence", Dec).At(4)

	UDPEncap = declare("udpencap", "UDP Encapsulation of IPsec Packets", 0).On(UDPPorts, 4500)

	udpEncapSPI = UDPEncap.hidden(ftype.Uint32).At(0)

	_ = UDPEncap.NextTo(udpEncapSPI.Between(1, 0xffffffff), ESP)
)
