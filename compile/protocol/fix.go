package protocol

// FIX is the Financial Information eXchange protocol, of which dfc knows where messages end.
var FIX = declare("fix", "Financial Information eXchange Protocol", 0).payload().Guess(TCPGuesses, "fix_tcp")
