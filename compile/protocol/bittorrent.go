package protocol

// BitTorrent between peers, of which dfc knows where messages end.
var (
	BitTorrent = declare("bittorrent", "BitTorrent", 0).payload().On(TCPPorts, 6881, 6882, 6883, 6884, 6885, 6886, 6887, 6888, 6889).
			Guess(TCPGuesses, "bittorrent_tcp").HandsTo(Bencode)

	Bencode = named("bencode")
)
