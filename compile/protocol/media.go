package protocol

import (
	"slices"
	"strings"
)

// Bodies: what messages of other protocols contain, by media type.

// Contents is a table of the protocols of bodies, by media type and by the structured suffix of one (RFC 6839).
type Contents struct {
	types    map[string]*Protocol
	suffixes map[string]*Protocol
}

// MediaTypes are Wireshark's tables media_type and media_type.suffix.
var MediaTypes = &Contents{map[string]*Protocol{}, map[string]*Protocol{}}

// Find gives the protocol of a media type in small letters, nil where there is none.
func (c *Contents) Find(mediaType string) *Protocol {
	if p := c.types[mediaType]; p != nil {
		return p
	}
	if i := strings.LastIndexByte(mediaType, '+'); i >= 0 {
		if p := c.suffixes[mediaType[i+1:]]; p != nil {
			return p
		}
	}
	if strings.HasPrefix(mediaType, "multipart/") {
		return Multipart
	}
	return nil
}

// Exactly gives the protocol that is declared for a media type in small letters.
func (c *Contents) Exactly(mediaType string) *Protocol { return c.types[mediaType] }

// Names are parts of the media types of the protocols of which something is true: one of them stands in each such type.
func (c *Contents) Names(of func(*Protocol) bool) (names []string) {
	if of(Multipart) {
		names = append(names, "multipart/")
	}
	for t, p := range c.types {
		if p != Multipart && of(p) {
			names = append(names, t)
		}
	}
	for s, p := range c.suffixes {
		if of(p) {
			names = append(names, "+"+s)
		}
	}
	slices.Sort(names)
	return names
}

func (c *Contents) each(f func(*Protocol) bool) bool {
	for _, m := range []map[string]*Protocol{c.types, c.suffixes} {
		for _, p := range m {
			if !f(p) {
				return false
			}
		}
	}
	return true
}

// Media makes the protocol that of bodies of the given types.
func (p *Protocol) Media(types ...string) *Protocol {
	for _, t := range types {
		MediaTypes.types[t] = p
	}
	return p
}

// Suffix makes the protocol that of bodies whose types end in one of the given suffixes.
func (p *Protocol) Suffix(suffixes ...string) *Protocol {
	for _, s := range suffixes {
		MediaTypes.suffixes[s] = p
	}
	return p
}

// Bodies that Wireshark reads and dfc knows by presence only: what no other protocol is found by.
var (
	Media     = declare("media", "Media Type", 1).payload()
	MediaType = Media.bytes("media.type", "Media type")

	TextLines = declare("data-text-lines", "Line-based text data", 1).payload().HandsTo(XML).Media(
		"application/vnd.drm.message", "application/vnd.poc.refer-to", "application/x-javascript",
		"application/x-ns-proxy-autoconfig", "application/x-rtsp-udp-packetpair", "application/x-tia-p25-issi",
		"application/x-tia-p25-sndcp", "application/xml-external-parsed-entity", "text/css", "text/enriched", "text/html",
		"text/javascript", "text/parameters", "text/plain", "text/richtext", "text/vnd.sun.j2me.app-descriptor",
		"text/x-ref-list", "text/x-ref-simple", "text/xml-external-parsed-entity", "x-bt/calendar", "x-bt/calendarstatus",
		"x-bt/ctn-forward", "x-bt/ctn-notificationregistration", "x-bt/img-print", "x-bt/instancedescription",
		"x-bt/map-messageupdate", "x-bt/map-notificationregistration", "x-bt/masinstanceinformation", "x-bt/message",
		"x-bt/messagestatus", "x-bt/phonebook", "x-bt/update", "x-bt/vcard", "x-obex/rui")
	GIF  = declare("image-gif", "Compuserve GIF", 6).payload().Media("image/gif")
	PNG  = declare("png", "Portable Network Graphics", 8).payload().Media("image/png")
	JFIF = declare("image-jfif", "JPEG File Interchange Format", 4).payload().Media("image/jfif", "image/jpeg", "image/jpg")
)

// Bodies that dfc knows by their names only: what has such a type is no media.
var (
	_ = named("aasp").Media("message/x-aasp-signalling")
	_ = named("akp").Media("application/pkcs8")
	_ = named("amf").Media("application/x-amf")
	_ = named("ansi_637_trans").Media("application/vnd.3gpp2.sms")
	_ = named("ansi_a_dtap").Media("application/femtointerfacemsg", "application/vnd.3gpp2.femtointerfacemsg")
	_ = named("bhttp").Media("message/bhttp")
	_ = named("cbor").Media("application/cbor", "application/cbor-seq", "application/cwt").Suffix("cbor", "cbor-seq")
	_ = named("cmp").Media("application/pkixcmp", "application/pkixcmp-poll", "application/x-pkixcmp", "application/x-pkixcmp-poll")
	_ = named("cms").Media("application/hgp;encap=cms", "application/pkcs7-mime", "application/pkcs7-signature",
		"application/vnd.de-dke-k461-ic1+xml", "application/vnd.de-dke-k461-ic1+xml; encap=cms-tr03109",
		"application/vnd.de-dke-k461-ic1+xml; encap=cms-tr03109-zlib")
	_ = named("cose").Media("application/cose", "application/cose-key", "application/cose-key-set").Suffix("cose")
	_ = named("daap").Media("application/x-dmap-tagged")
	_ = named("edhoc").Media("application/cid-edhoc+cbor-seq", "application/edhoc+cbor-seq")
	_ = named("elf").Media("application/x-coredump", "application/x-executable", "application/x-object", "application/x-sharedlib")
	_ = named("git").Media("application/x-git-upload-pack-advertisement", "application/x-git-upload-pack-request",
		"application/x-git-upload-pack-result")
	_ = named("grpc").Media("application/grpc", "application/grpc+json", "application/grpc+proto", "application/grpc-web",
		"application/grpc-web+proto", "application/grpc-web-text", "application/grpc-web-text+proto")
	_ = named("gsm_a.rp").Media("application/vnd.3gpp.sms")
	_ = named("ieee1609dot2").Media("application/x-its", "application/x-its-request", "application/x-its-response")
	_ = named("ilp").Media("application/oma-supl-ilp")
	_ = named("ipp").Media("application/ipp")
	_ = named("isup").Media("application/isup")
	_ = named("jxta.message").Media("application/x-jxta-msg")
	_ = named("lpp").Media("application/vnd.3gpp.lpp")
	_ = named("lwm2mtlv").Media("application/vnd.oma.lwm2m+tlv")
	_ = named("message-http").Media("message/http")
	_ = named("mikey").Media("application/mikey")
	_ = named("mmse").Media("application/vnd.wap.mms-message")
	_ = named("mp2t").Media("video/mp2t")
	_ = named("mp4").Media("audio/mp4", "video/mp4")
	_ = named("mpeg-audio").Media("audio/mp3", "audio/mpeg")
	_ = named("msnms").Media("application/x-msn-messenger")
	_ = named("nas-5gs").Media("application/vnd.3gpp.5gnas")
	_ = named("pfcp").Media("application/vnd.3gpp.pfcp")
	_ = named("pkcs10").Media("application/pkcs10")
	_ = named("pkix-cert").Media("application/pkix-cert")
	_ = named("pkixtsp").Media("application/timestamp-query", "application/timestamp-reply")
	_ = named("protobuf").Media("application/x-protobuf")
	_ = named("q931").Media("application/qsig").On(SCTPUsers, 13)
	_ = named("rfc7468").Media("application/pem-certificate-chain")
	_ = named("riff").Media("audio/vnd.wave", "audio/wav", "audio/wave", "audio/x-wav", "image/webp", "video/avi", "video/msvideo",
		"video/vnd.avi", "video/x-msvideo")
	_ = named("rtmpt").Media("application/x-fcs")
	_ = named("sgp32").Media("application/x-gsma-rsp-asn1")
	_ = named("sipfrag").Media("message/sipfrag")
	_ = named("systemd_journal").Media("application/vnd.fdo.journal")
	_ = named("thrift").Media("application/vnd.apache.thrift.binary", "application/x-thrift")
	_ = named("tiff").Media("image/tiff")
	_ = named("tnef").Media("application/ms-tnef")
	_ = named("ulp").Media("application/oma-supl-ulp", "application/vnd.omaloc-supl-init")
	_ = named("wap-sir").Media("application/vnd.wap.sia")
	_ = named("wbxml").Media("application/vnd.ms-sync", "application/vnd.ms-sync.wbxml", "application/vnd.nokia.syncset+wbxml",
		"application/vnd.oma.drm.rights+wbxml", "application/vnd.phonecom.mmc-wbxml", "application/vnd.syncml+wbxml",
		"application/vnd.syncml.dm+wbxml", "application/vnd.uplanet.alert-wbxml",
		"application/vnd.uplanet.bearer-choice-wbxml", "application/vnd.uplanet.cacheop-wbxml",
		"application/vnd.uplanet.channel-wbxml", "application/vnd.uplanet.list-wbxml",
		"application/vnd.uplanet.listcmd-wbxml", "application/vnd.wap.coc", "application/vnd.wap.connectivity-wbxml",
		"application/vnd.wap.locc+wbxml", "application/vnd.wap.sic", "application/vnd.wap.slc", "application/vnd.wap.wbxml",
		"application/vnd.wap.wmlc", "application/vnd.wap.wta-eventc", "application/vnd.wv.csp.wbxml",
		"application/x-prov.syncset+wbxml", "application/x-wap-prov.browser-bookmarks",
		"application/x-wap-prov.browser-settings").Suffix("wbxml")
)
