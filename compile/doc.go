// Package compile turns the text of a display filter into a typed program, or tells all that is wrong with it.
//
// A filter goes through these stages:
//
//	macros     textual replacement                                   (package grammar)
//	parsing    text to syntax tree                                   (package grammar)
//	names      words to fields, protocols or literals                resolve.go, names.go, removed.go
//	types      every constant gets the type of what it meets         check*.go, constant.go, label.go, functions.go
//	folding    arithmetic on constants                               fold.go
//	rewrites   the same answers with less work                       rewrite*.go
//
// So in
//
//	ip.ttl < 5 and not tcp.port in {80, 443}
//
// ip.ttl and tcp.port are found among the declarations of package protocol, 5 becomes a number of ip.ttl's 8 bits, 80 and
// 443 numbers of tcp.port's 16, and tcp.port becomes the pool of tcp.srcport and tcp.dstport. Nothing here knows packets.
//
// The catalogue of all of Wireshark's fields (package catalog) takes the place of a declaration where there is none: such a
// filter can be checked but not run.
package compile
