package protocol

// JSON (RFC 8259).
var JSON = declare("json", "JavaScript Object Notation", 1).payload().Suffix("json").Media(
	"application/3gpphal+json", "application/dds-web+json", "application/json", "application/json-patch+json",
	"application/json-rpc", "application/jsonrequest", "application/merge-patch+json", "application/problem+json",
	"application/senml+json", "application/sensml+json", "application/vnd.oma.lwm2m+json", "application/x-ndjson")
