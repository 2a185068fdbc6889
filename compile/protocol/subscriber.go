package protocol

// The numbers of a subscriber (ITU-T E.212 and E.164), which stand in elements of other protocols and are no layers.
var (
	E212 = declare("e212", "ITU-T E.212 number", 0)
	E164 = declare("e164", "ITU-T E.164 number", 0)

	E212IMSI       = E212.string("e212.imsi", "IMSI")
	E212Associated = E212.string("e212.assoc.imsi", "Association IMSI")
	E164MSISDN     = E164.string("e164.msisdn", "E.164 number (MSISDN)")
)
