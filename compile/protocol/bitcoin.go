package protocol

// Bitcoin: what its messages begin with.
var (
	Bitcoin = declare("bitcoin", "Bitcoin protocol", 0).payload().Guess(TCPGuesses, "bitcoin_tcp").HandsTo(BitcoinCommand)

	BitcoinHeader = part(
		Bitcoin.u32("bitcoin.magic", "Packet magic", Hex).At(0),
		Bitcoin.string("bitcoin.command", "Command name").Wide(4, 12),
		Bitcoin.u32("bitcoin.length", "Payload Length", Dec).At(16).Swapped(),
		Bitcoin.u32("bitcoin.checksum", "Payload checksum", Hex).At(20),
	)

	// BitcoinCommand is a command that has a dissector of its own, of the same name.
	BitcoinCommand = named("bitcoin")
)
