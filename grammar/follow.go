package grammar

// Follow is what can come next in a filter that is not finished.
type Follow uint8

// What can come next.
const (
	FollowsTest     Follow = iota // a test: at the beginning, after "and", "("
	FollowsValue                  // a value: after "==", "{", ","
	FollowsOperator               // an operator: after the first value of a test
	FollowsJoin                   // "and", "or": after a test
)

// WhatFollows tells what can come next where a filter breaks off between two words. Of a filter that is wrong already it says what fits the last
// of its words.
func WhatFollows(src string) Follow {
	tokens, _ := scan(src[:min(len(src), MaxLength)])
	last := len(tokens) - 2 // before the end
	if last < 0 {
		return FollowsTest
	}
	t := tokens[last]
	if !endsValue(t) {
		s := stop{src, tokens, last + 1}
		if e := s.expected(); e == "a test" {
			return FollowsTest
		}
		return FollowsValue
	}
	depth := 0
scan:
	for i := last; i >= 0; i-- {
		switch t := tokens[i]; {
		case t.Value == ")" || t.Value == "}" || t.Value == "]":
			depth++
		case t.Value == "(" || t.Value == "{" || t.Value == "[":
			if depth--; depth < 0 && i > 0 && (tokens[i-1].Type == identifier || tokens[i-1].Type == in || t.Value == "{") {
				return FollowsValue // of a call or a set
			}
		case depth == 0 && comparesWith(t):
			return FollowsJoin
		}
		if depth < 0 || depth == 0 && joinsTests(tokens[i].Type) {
			break scan
		}
	}
	if t.Value == ")" {
		if open := (stop{src, tokens, last}).openerIndex(last - 1); open < 1 || tokens[open-1].Type != identifier {
			return FollowsJoin
		}
	}
	return FollowsOperator
}
