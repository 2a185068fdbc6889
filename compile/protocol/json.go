package protocol

// JSON (RFC 8259).
var (
	JSON = declare("json", "JavaScript Object Notation", 1).payload().HandsTo(TextLines).Suffix("json").Media(
		"application/3gpphal+json", "application/dds-web+json", "application/json", "application/json-patch+json",
		"application/json-rpc", "application/jsonrequest", "application/merge-patch+json", "application/problem+json",
		"application/senml+json", "application/sensml+json", "application/vnd.oma.lwm2m+json", "application/x-ndjson")

	JSONArray       = JSON.label("json.array", "Array")
	JSONObject      = JSON.string("json.object", "Object")
	JSONMember      = JSON.string("json.member", "Member")
	JSONKey         = JSON.string("json.key", "Key")
	JSONPath        = JSON.string("json.path", "Path")
	JSONPathValue   = JSON.string("json.path_with_value", "Path with value")
	JSONMemberValue = JSON.string("json.member_with_value", "Member with value")
	JSONString      = JSON.string("json.value.string", "String value")
	JSONNumber      = JSON.double("json.value.number", "Number value")
	JSONFalse       = JSON.label("json.value.false", "False value")
	JSONNull        = JSON.label("json.value.null", "Null value")
	JSONTrue        = JSON.label("json.value.true", "True value")
	JSONNaN         = JSON.label("json.value.nan", "NaN value")
)
