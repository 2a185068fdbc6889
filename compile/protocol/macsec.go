package protocol

// MACsec (IEEE 802.1AE), by presence: what follows is encrypted.
var MACsec = declare("macsec", "802.1AE Security Tag", 0).On(EtherTypes, 0x88e5)
