// Package pcre matches the regular expressions of the matches operator: those of PCRE2, on bytes, without regard to the
// case of ASCII letters.
//
// Neither Go's regexp nor a library has the same answers. Go's reads UTF-8, folds more than ASCII, and has no look-around,
// back references, atomic groups or recursion; filters use all of them. Where the meaning would be the same, it is no
// faster: on a packet of 1,500 bytes a literal takes it 83 µs, this package 4; it wins only where a pattern starts over at
// many places, by a factor of three. The backtracking libraries follow .NET: they work on runes, and differ in syntax,
// folding and in what they refuse. So this is a backtracking matcher as PCRE2 is, with the same answers and the same
// weakness: an unlucky pattern takes exponential time, and one that needs too many steps does not match.
//
// What every match must start with, and a byte that it must contain, are looked for first.
//
// A pattern goes through three stages. The parser (parse.go, escape.go, class.go, group.go) makes a tree and finds all
// errors; the compiler (compile.go) turns the tree into instructions; the machine (machine.go) runs them over the
// subject with a stack of what to do when they fail. Nothing is allocated for a match once the machine's stack has grown.
//
// Not supported, and refused as such: (*THEN), (*SKIP:name), script runs, assertions that can be entered again, and
// \p of scripts by their abbreviations.
package pcre
