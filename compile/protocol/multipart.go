package protocol

// Multipart (RFC 2046).
var Multipart = declare("mime_multipart", "MIME Multipart Media Encapsulation", 0).payload().Media(
	"multipart/alternative", "multipart/encrypted", "multipart/form-data", "multipart/mixed", "multipart/related",
	"multipart/report", "multipart/signed")
