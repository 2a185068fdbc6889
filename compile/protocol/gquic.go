package protocol

// GQUIC is what QUIC was before the IETF's, known by presence.
var GQUIC = declare("gquic", "GQUIC (Google Quick UDP Internet Connections)", 0).payload().Guess(UDPGuesses, "gquic")
