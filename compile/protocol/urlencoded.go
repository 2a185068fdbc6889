package protocol

// URLEncoded is the body of an HTML form.
var (
	URLEncoded = declare("urlencoded-form", "HTML Form URL Encoded", 0).payload().Media("application/x-www-form-urlencoded")

	URLEncodedKey   = URLEncoded.stringz("urlencoded-form.key", "Key")
	URLEncodedValue = URLEncoded.stringz("urlencoded-form.value", "Value")
)
