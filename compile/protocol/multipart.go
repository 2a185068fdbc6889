package protocol

// Multipart (RFC 2046).
var (
	Multipart = declare("mime_multipart", "MIME Multipart Media Encapsulation", 0).payload().HandsTo(MediaTypes, Media, Data).Media(
		"multipart/alternative", "multipart/encrypted", "multipart/form-data", "multipart/mixed", "multipart/related",
		"multipart/report", "multipart/signed")

	MultipartType     = Multipart.string("mime_multipart.type", "Type")
	MultipartPreamble = Multipart.bytes("mime_multipart.preamble", "Preamble")
	MultipartFirst    = Multipart.string("mime_multipart.first_boundary", "First boundary")
	MultipartPart     = Multipart.string("mime_multipart.part", "Encapsulated multipart part")
	MultipartBoundary = Multipart.string("mime_multipart.boundary", "Boundary")
	MultipartLast     = Multipart.string("mime_multipart.last_boundary", "Last boundary")
	MultipartTrailer  = Multipart.bytes("mime_multipart.trailer", "Trailer")
)

// MultipartHeaders are the fields of the header lines of parts, by their names in small letters.
var MultipartHeaders = map[string]*Field{
	"content-description":       Multipart.string("mime_multipart.header.content-description", "Content-Description"),
	"content-disposition":       Multipart.string("mime_multipart.header.content-disposition", "Content-Disposition"),
	"content-encoding":          Multipart.string("mime_multipart.header.content-encoding", "Content-Encoding"),
	"content-id":                Multipart.string("mime_multipart.header.content-id", "Content-Id"),
	"content-language":          Multipart.string("mime_multipart.header.content-language", "Content-Language"),
	"content-length":            Multipart.string("mime_multipart.header.content-length", "Content-Length"),
	"content-transfer-encoding": Multipart.string("mime_multipart.header.content-transfer-encoding", "Content-Transfer-Encoding"),
	"content-type":              Multipart.string("mime_multipart.header.content-type", "Content-Type"),
}
