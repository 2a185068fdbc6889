// Package grammar reads Wireshark display filters: text to syntax tree, and back.
//
// It knows the language, and neither fields nor packets: whether "tcp.port" is a field, and "10.0.0.1" an address or
// a version number, is for the reader of the tree to say. Macros are a matter of text and come first, see [Expand];
// then [Parse] does these three things, each of which reports all it finds as [Errors].
//
// The lexer takes the longest token at every place, and among equal ones that of the class listed first. Keywords
// have classes of their own, so that a missing value is noticed at the keyword in its place. In the filter
//
//	not ip.addr == 10.0.0.0/8 and tcp.port + 1 in {80, 443 .. 445}
//
// it finds
//
//	not              keyword Not; "!" would be the same
//	ip.addr          Name: letters, digits, "_", "-" and single dots
//	==               Compare
//	10.0.0.0/8       Literal: with a slash it is no name
//	and              keyword And
//	…
//	443, .., 445     Integer, "..", Integer: no token holds two dots in a row
//
// The parser is a participle grammar in which one token decides between alternatives. It refuses the "in": arithmetic
// may not stand left of it. Without the "+ 1" it gives
//
//	And
//	├── Not                        "not" is looser than "=="
//	│   └── Relation               NoQuantifier, AnyEqual
//	│       ├── Word ip.addr       Name: a field or, further right, a text
//	│       └── Word 10.0.0.0/8    Literal: never a field
//	└── Membership
//	    ├── Word tcp.port
//	    └── Element 80, Element 443 .. 445
//
// and every node knows its place in the text. Printing a tree with [Print] and parsing that gives the tree again;
// canonical spelling makes two filters comparable that differ in blanks, brackets and synonyms only.
//
// Errors are data, with a place, a class and often a hint; [Draw] makes them readable. Filters come from strangers:
// length and nesting are limited before anything recurses, and trees of any depth can be printed and walked.
package grammar
