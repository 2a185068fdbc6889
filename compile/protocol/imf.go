package protocol

// Messages (RFC 5322): their header lines.
var (
	IMF = declare("imf", "Internet Message Format", 0).payload().HandsTo(MediaTypes, Media).Media("message/rfc822")

	IMFExtension   = IMF.string("imf.extension", "Unknown-Extension")
	IMFName        = IMF.string("imf.extension.type", "Type")
	IMFValue       = IMF.string("imf.extension.value", "Value")
	IMFType        = IMF.string("imf.content.type.type", "Type")
	IMFParameters  = IMF.string("imf.content.type.parameters", "Parameters")
	IMFMailbox     = IMF.string("imf.mailbox_list.item", "Item")
	IMFItem        = IMF.string("imf.address_list.item", "Item")
	IMFDisplayName = IMF.string("imf.display_name", "Display-Name")
	IMFAddress     = IMF.string("imf.address", "Address")
	IMFText        = IMF.label("imf.message_text", "Message-Text")
)

// IMFHeaders are the fields of header lines, by their names in small letters.
var IMFHeaders = map[string]*Field{
	"date":                               IMF.string("imf.date", "Date"),
	"from":                               IMF.string("imf.from", "From"),
	"sender":                             IMF.string("imf.sender", "Sender"),
	"reply-to":                           IMF.string("imf.reply_to", "Reply-To"),
	"to":                                 IMF.string("imf.to", "To"),
	"cc":                                 IMF.string("imf.cc", "Cc"),
	"bcc":                                IMF.string("imf.bcc", "Bcc"),
	"message-id":                         IMF.string("imf.message_id", "Message-ID"),
	"in-reply-to":                        IMF.string("imf.in_reply_to", "In-Reply-To"),
	"references":                         IMF.string("imf.references", "References"),
	"subject":                            IMF.string("imf.subject", "Subject"),
	"comments":                           IMF.string("imf.comments", "Comments"),
	"user-agent":                         IMF.string("imf.user_agent", "User-Agent"),
	"keywords":                           IMF.string("imf.keywords", "Keywords"),
	"resent-date":                        IMF.string("imf.resent.date", "Resent-Date"),
	"resent-from":                        IMF.string("imf.resent.from", "Resent-From"),
	"resent-sender":                      IMF.string("imf.resent.sender", "Resent-Sender"),
	"resent-to":                          IMF.string("imf.resent.to", "Resent-To"),
	"resent-cc":                          IMF.string("imf.resent.cc", "Resent-Cc"),
	"resent-bcc":                         IMF.string("imf.resent.bcc", "Resent-Bcc"),
	"resent-message-id":                  IMF.string("imf.resent.message_id", "Resent-Message-ID"),
	"return-path":                        IMF.string("imf.return_path", "Return-Path"),
	"received":                           IMF.string("imf.received", "Received"),
	"content-type":                       IMF.string("imf.content.type", "Content-Type"),
	"content-description":                IMF.string("imf.content.description", "Content-Description"),
	"content-id":                         IMF.string("imf.content.id", "Content-ID"),
	"content-transfer-encoding":          IMF.string("imf.content.transfer_encoding", "Content-Transfer-Encoding"),
	"mime-version":                       IMF.string("imf.mime_version", "MIME-Version"),
	"autoforwarded":                      IMF.string("imf.autoforwarded", "Autoforwarded"),
	"autosubmitted":                      IMF.string("imf.autosubmitted", "Autosubmitted"),
	"x400-content-identifier":            IMF.string("imf.x400_content_identifier", "X400-Content-Identifier"),
	"content-language":                   IMF.string("imf.content_language", "Content-Language"),
	"conversion":                         IMF.string("imf.conversion", "Conversion"),
	"conversion-with-loss":               IMF.string("imf.conversion_with_loss", "Conversion-With-Loss"),
	"delivery-date":                      IMF.string("imf.delivery_date", "Delivery-Date"),
	"discarded-x400-ipms-extensions":     IMF.string("imf.discarded_x400_ipms_extensions", "Discarded-X400-IPMS-Extensions"),
	"discarded-x400-mts-extensions":      IMF.string("imf.discarded_x400_mts_extensions", "Discarded-X400-MTS-Extensions"),
	"dl-expansion-history":               IMF.string("imf.dl_expansion_history", "DL-Expansion-History"),
	"deferred-delivery":                  IMF.string("imf.deferred_delivery", "Deferred-Delivery"),
	"expires":                            IMF.string("imf.expires", "Expires"),
	"importance":                         IMF.string("imf.importance", "Importance"),
	"incomplete-copy":                    IMF.string("imf.incomplete_copy", "Incomplete-Copy"),
	"latest-delivery-time":               IMF.string("imf.latest_delivery_time", "Latest-Delivery-Time"),
	"message-type":                       IMF.string("imf.message_type", "Message-Type"),
	"original-encoded-information-types": IMF.string("imf.original_encoded_information_types", "Original-Encoded-Information-Types"),
	"originator-return-address":          IMF.string("imf.originator_return_address", "Originator-Return-Address"),
	"priority":                           IMF.string("imf.priority", "Priority"),
	"reply-by":                           IMF.string("imf.reply_by", "Reply-By"),
	"sensitivity":                        IMF.string("imf.sensitivity", "Sensitivity"),
	"supersedes":                         IMF.string("imf.supersedes", "Supersedes"),
	"x400-content-type":                  IMF.string("imf.x400_content_type", "X400-Content-Type"),
	"x400-mts-identifier":                IMF.string("imf.x400_mts_identifier", "X400-MTS-Identifier"),
	"x400-originator":                    IMF.string("imf.x400_originator", "X400-Originator"),
	"x400-received":                      IMF.string("imf.x400_received", "X400-Received"),
	"x400-recipients":                    IMF.string("imf.x400_recipients", "X400-Recipients"),
	"delivered-to":                       IMF.string("imf.delivered_to", "Delivered-To"),
	"x-mailer":                           IMF.string("imf.ext.mailer", "X-Mailer"),
	"x-mimeole":                          IMF.string("imf.ext.mimeole", "X-MimeOLE"),
	"expiry-date":                        IMF.string("imf.ext.expiry-date", "Expiry-Date"),
	"x-ms-tnef-correlator":               IMF.string("imf.ext.tnef-correlator", "X-MS-TNEF-Correlator"),
	"x-uidl":                             IMF.string("imf.ext.uidl", "X-UIDL"),
	"x-authentication-warning":           IMF.string("imf.ext.authentication_warning", "X-Authentication-Warning"),
	"x-virus-scanned":                    IMF.string("imf.ext.virus_scanned", "X-Virus-Scanned"),
	"x-original-to":                      IMF.string("imf.ext.original-to", "X-Original-To"),
	"thread-index":                       IMF.string("imf.thread-index", "Thread-Index"),
	"lines":                              IMF.string("imf.lines", "Lines"),
	"precedence":                         IMF.string("imf.precedence", "Precedence"),
}

// What such a line has.
var (
	IMFMailboxes = []*Field{IMFHeaders["from"], IMFHeaders["resent-from"]}
	IMFAddresses = []*Field{IMFHeaders["reply-to"], IMFHeaders["to"], IMFHeaders["cc"], IMFHeaders["bcc"], IMFHeaders["resent-to"], IMFHeaders["resent-cc"], IMFHeaders["resent-bcc"], IMFHeaders["x-original-to"]}
	IMFSingle    = []*Field{IMFHeaders["sender"], IMFHeaders["resent-sender"], IMFHeaders["delivered-to"]}
)
