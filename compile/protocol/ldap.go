package protocol

// LDAP (RFC 4511): its messages, which are of ASN.1 with implicit tags. Of the controls, the values are read that Active Directory's clients send
// with any search.
var (
	LDAP = declare("ldap", "Lightweight Directory Access Protocol", 0).payload().On(TCPPorts, 389, 3268).HandsTo(TLS, GSSAPI, SPNEGO, NTLMSSP)

	LDAPSealed     = LDAP.u32("ldap.sasl_buffer_length", "SASL Buffer Length", Dec)
	LDAPResponseIn = LDAP.frame("ldap.response_in", "Response In")
	LDAPResponseTo = LDAP.frame("ldap.response_to", "Response To")
	LDAPTime       = LDAP.span("ldap.time", "Time")

	LDAPMessage   = LDAP.label("ldap.LDAPMessage_element", "LDAPMessage")
	LDAPMessageID = LDAP.u32("ldap.messageID", "messageID", Dec)
	LDAPOperation = LDAP.u32("ldap.protocolOp", "protocolOp", Dec)

	LDAPBind           = LDAP.label("ldap.bindRequest_element", "bindRequest")
	LDAPVersion        = LDAP.u32("ldap.version", "version", Dec)
	LDAPName           = LDAP.string("ldap.name", "name")
	LDAPAuthentication = LDAP.u32("ldap.authentication", "authentication", Dec)
	LDAPSimple         = LDAP.string("ldap.simple", "simple")
	LDAPSASL           = LDAP.label("ldap.sasl_element", "sasl")
	LDAPMechanism      = LDAP.string("ldap.mechanism", "mechanism")
	LDAPCredentials    = LDAP.bytes("ldap.credentials", "credentials")
	LDAPBound          = LDAP.label("ldap.bindResponse_element", "bindResponse")
	LDAPBindResult     = LDAP.u32("ldap.bindResponse_resultCode", "resultCode", Dec)
	LDAPServerToken    = LDAP.bytes("ldap.serverSaslCreds", "serverSaslCreds")
	LDAPUnbind         = LDAP.label("ldap.unbindRequest_element", "unbindRequest")

	LDAPResult    = LDAP.u32("ldap.resultCode", "resultCode", Dec)
	LDAPMatchedDN = LDAP.string("ldap.matchedDN", "matchedDN")
	LDAPError     = LDAP.string("ldap.errorMessage", "errorMessage")
	LDAPReferral  = LDAP.u32("ldap.referral", "referral", Dec)
	LDAPURL       = LDAP.string("ldap.LDAPURL", "LDAPURL")

	LDAPSearch     = LDAP.label("ldap.searchRequest_element", "searchRequest")
	LDAPBaseObject = LDAP.string("ldap.baseObject", "baseObject")
	LDAPLimits     = [...]*Field{ // in their order
		LDAP.u32("ldap.scope", "scope", Dec),
		LDAP.u32("ldap.derefAliases", "derefAliases", Dec),
		LDAP.u32("ldap.sizeLimit", "sizeLimit", Dec),
		LDAP.u32("ldap.timeLimit", "timeLimit", Dec),
	}
	LDAPTypesOnly    = LDAP.bool("ldap.typesOnly", "typesOnly")
	LDAPAsked        = LDAP.u32("ldap.searchRequest_attributes", "attributes", Dec)
	LDAPAttribute    = LDAP.string("ldap.AttributeDescription", "AttributeDescription")
	LDAPEntry        = LDAP.label("ldap.searchResEntry_element", "searchResEntry")
	LDAPObjectName   = LDAP.string("ldap.objectName", "objectName")
	LDAPFound        = LDAP.u32("ldap.searchResultEntry_attributes", "attributes", Dec)
	LDAPFoundItem    = LDAP.label("ldap.PartialAttributeList_item_element", "PartialAttributeList item")
	LDAPType         = LDAP.string("ldap.type", "type")
	LDAPValues       = LDAP.u32("ldap.vals", "vals", Dec)
	LDAPValue        = LDAP.bytes("ldap.AttributeValue", "AttributeValue")
	LDAPSearchDone   = LDAP.label("ldap.searchResDone_element", "searchResDone")
	LDAPSearchedFrom = LDAP.u32("ldap.searchResRef", "searchResRef", Dec)

	// The filter of a search: which kind it is, and what kinds of filters it is made of.
	LDAPFilter         = LDAP.u32("ldap.filter", "filter", Dec)
	LDAPAnd            = LDAP.u32("ldap.and", "and", Dec)
	LDAPAndItem        = LDAP.u32("ldap.and_item", "and item", Dec)
	LDAPOr             = LDAP.u32("ldap.or", "or", Dec)
	LDAPOrItem         = LDAP.u32("ldap.or_item", "or item", Dec)
	LDAPNot            = LDAP.u32("ldap.not", "not", Dec)
	LDAPEqual          = LDAP.label("ldap.equalityMatch_element", "equalityMatch")
	LDAPSubstrings     = LDAP.label("ldap.substrings_element", "substrings")
	LDAPGreater        = LDAP.label("ldap.greaterOrEqual_element", "greaterOrEqual")
	LDAPLess           = LDAP.label("ldap.lessOrEqual_element", "lessOrEqual")
	LDAPPresent        = LDAP.string("ldap.present", "present")
	LDAPApproximate    = LDAP.label("ldap.approxMatch_element", "approxMatch")
	LDAPExtensible     = LDAP.label("ldap.extensibleMatch_element", "extensibleMatch")
	LDAPCompared       = LDAP.string("ldap.attributeDesc", "attributeDesc")
	LDAPComparedWith   = LDAP.string("ldap.assertionValue", "assertionValue")
	LDAPSubstringCount = LDAP.u32("ldap.substringFilter_substrings", "substrings", Dec)
	LDAPSubstringItem  = LDAP.u32("ldap.substringFilter_substrings_item", "substrings item", Dec)
	LDAPSubstring      = [...]*Field{ // by the numbers of their tags
		LDAP.string("ldap.initial", "initial"),
		LDAP.string("ldap.any", "any"),
		LDAP.string("ldap.final", "final"),
	}
	LDAPMatchingRule = LDAP.string("ldap.matchingRule", "matchingRule")
	LDAPMatchValue   = LDAP.string("ldap.matchValue", "matchValue")
	LDAPDNAttributes = LDAP.bool("ldap.dnAttributes", "dnAttributes")

	LDAPModify       = LDAP.label("ldap.modifyRequest_element", "modifyRequest")
	LDAPObject       = LDAP.string("ldap.object", "object")
	LDAPChanges      = LDAP.u32("ldap.modifyRequest_modification", "modification", Dec)
	LDAPChange       = LDAP.label("ldap.modifyRequest_modification_item_element", "modification item")
	LDAPChangeKind   = LDAP.u32("ldap.operation", "operation", Dec)
	LDAPModification = LDAP.label("ldap.modification_element", "modification")
	LDAPModified     = LDAP.label("ldap.modifyResponse_element", "modifyResponse")
	LDAPAdd          = LDAP.label("ldap.addRequest_element", "addRequest")
	LDAPEntryName    = LDAP.string("ldap.entry", "entry")
	LDAPAttributes   = LDAP.u32("ldap.attributes", "attributes", Dec)
	LDAPAddItem      = LDAP.label("ldap.AttributeList_item_element", "AttributeList item")
	LDAPAdded        = LDAP.label("ldap.addResponse_element", "addResponse")
	LDAPDelete       = LDAP.string("ldap.delRequest", "delRequest")
	LDAPDeleted      = LDAP.label("ldap.delResponse_element", "delResponse")
	LDAPRename       = LDAP.label("ldap.modDNRequest_element", "modDNRequest")
	LDAPNewRDN       = LDAP.string("ldap.newrdn", "newrdn")
	LDAPDeleteOldRDN = LDAP.bool("ldap.deleteoldrdn", "deleteoldrdn")
	LDAPNewSuperior  = LDAP.string("ldap.newSuperior", "newSuperior")
	LDAPRenamed      = LDAP.label("ldap.modDNResponse_element", "modDNResponse")
	LDAPCompare      = LDAP.label("ldap.compareRequest_element", "compareRequest")
	LDAPAssertion    = LDAP.label("ldap.ava_element", "ava")
	LDAPComparison   = LDAP.label("ldap.compareResponse_element", "compareResponse")
	LDAPAbandon      = LDAP.u32("ldap.abandonRequest", "abandonRequest", Dec)

	LDAPExtended       = LDAP.label("ldap.extendedReq_element", "extendedReq")
	LDAPRequestName    = LDAP.string("ldap.requestName", "requestName")
	LDAPRequestValue   = LDAP.bytes("ldap.requestValue", "requestValue")
	LDAPExtendedReply  = LDAP.label("ldap.extendedResp_element", "extendedResp")
	LDAPExtendedResult = LDAP.u32("ldap.extendedResponse_resultCode", "resultCode", Dec)
	LDAPResponseName   = LDAP.string("ldap.responseName", "responseName")
	LDAPResponse       = LDAP.bytes("ldap.response", "response")
	LDAPIntermediate   = LDAP.label("ldap.intermediateResponse_element", "intermediateResponse")

	LDAPControls    = LDAP.u32("ldap.controls", "controls", Dec)
	LDAPControl     = LDAP.label("ldap.Control_element", "Control")
	LDAPControlType = LDAP.string("ldap.controlType", "controlType")
	LDAPCriticality = LDAP.bool("ldap.criticality", "criticality")
	LDAPPages       = LDAP.label("ldap.SearchControlValue_element", "SearchControlValue")
	LDAPPageSize    = LDAP.i32("ldap.size", "size")
	LDAPPageCookie  = LDAP.bytes("ldap.cookie", "cookie")
)
