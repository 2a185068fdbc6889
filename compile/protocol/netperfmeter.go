package protocol

// NetPerfMeter measures how fast a network is.
var (
	NetPerfMeter = declare("netperfmeter", "NetPerfMeter Protocol", 0).payload().On(SCTPUsers, 36, 37).
			Guess(TCPGuesses, "netperfmeter_tcp").Guess(UDPGuesses, "netperfmeter_udp")

	NetPerfMeterHeader = part(
		NetPerfMeter.u8("netperfmeter.message_type", "Type", Dec).At(0),
		NetPerfMeter.u8("netperfmeter.message_flags", "Flags", Dec).At(1),
		NetPerfMeter.u16("netperfmeter.message_length", "Length", Dec).At(2),
	)
)
