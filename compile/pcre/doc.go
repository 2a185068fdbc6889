// Package pcre matches the regular expressions of the matches operator: those of PCRE2, on bytes, without regard to the
// case of ASCII letters.
//
// Go's own regexp reads UTF-8, folds more than ASCII, and has no look-around, back references, atomic groups or recursion;
// filters use all of them. This one is a backtracking matcher as PCRE2 is, with the same answers and the same weakness:
// an unlucky pattern takes exponential time, and one that needs too many steps does not match.
//
// A pattern goes through three stages. The parser (parse.go, escape.go, class.go, group.go) makes a tree and finds all
// errors; the compiler (compile.go) turns the tree into instructions; the machine (machine.go) runs them over the
// subject with a stack of what to do when they fail. Nothing is allocated for a match once the machine's stack has grown.
//
// Not supported, and refused as such: (*THEN), (*SKIP:name), script runs, assertions that can be entered again, and
// \p of scripts by their abbreviations.
package pcre
