package compile

import (
	"regexp"
	"strconv"
	"strings"
	"sync"

	"github.com/dfc-lang/dfc/compile/catalog"
	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/grammar"
)

// Completion is a way to go on at the end of a filter.
type Completion struct {
	Start int    // from here on, Text takes the place of the filter's
	Text  string // the name of a field, a protocol or a function, an operator, or a label in quotes
	Type  string // Wireshark's name of the type; "function", "operator", "label"
	Title string // of a label, the number it stands for
}

// Complete lists what the last word of a filter may become: names that start so, or operators where one has to follow; after an operator or
// inside quotes, the labels of the field to the left. It gives at most limit of them.
func Complete(filter string, limit int) []Completion {
	if quote := openQuote(filter); quote >= 0 {
		return completeLabel(filter, quote, limit)
	}
	start := len(filter)
	for start > 0 && isNameByte(filter[start-1]) {
		start--
	}
	word := filter[start:]
	var list []Completion
	switch grammar.WhatFollows(filter[:start]) {
	case grammar.FollowsOperator:
		return completeOperator(filter, start, limit)
	case grammar.FollowsJoin:
		return appendOperators(nil, start, word, "and", "or", "xor")
	case grammar.FollowsValue:
		if word == "" {
			return completeLabel(filter, start, limit)
		}
	}
	for _, f := range Functions {
		if word != "" && strings.HasPrefix(f.Name, word) {
			list = append(list, Completion{start, f.Name, "function", ""})
		}
	}
	for _, e := range catalog.Complete(word, limit) {
		list = append(list, Completion{start, e.Name, e.Code(), e.Title})
	}
	return list[:min(len(list), limit)]
}

// completeOperator lists the operators that the value to the left has, and those that join tests, where it stands for one.
func completeOperator(filter string, start, limit int) []Completion {
	var fits []string
	name := filter[:start]
	name = strings.TrimRight(name, " \t\r\n")
	name = name[strings.LastIndexFunc(name, func(r rune) bool { return r > 0x7f || !isNameByte(byte(r)) })+1:]
	f, ok := lookup(name)
	t := ftype.String // of a call or a calculation all that there is
	if ok {
		t = f.As
	}
	for _, o := range [...]struct {
		needs ftype.Ability
		texts []string
	}{
		{ftype.CanEqual, []string{"==", "!="}},
		{ftype.CanOrder, []string{">", ">=", "<", "<="}},
		{ftype.CanContain, []string{"contains"}},
		{ftype.CanMatch, []string{"matches"}},
		{ftype.CanEqual, []string{"in {"}},
	} {
		if t.Can(o.needs) {
			fits = append(fits, o.texts...)
		}
	}
	list := appendOperators(nil, start, filter[start:], fits...)
	if ok {
		list = appendOperators(list, start, filter[start:], "and", "or", "xor")
	}
	return list[:min(len(list), limit)]
}

func appendOperators(list []Completion, start int, word string, texts ...string) []Completion {
	for _, t := range texts {
		if strings.HasPrefix(t, word) {
			list = append(list, Completion{start, t, "operator", ""})
		}
	}
	return list
}

func isNameByte(c byte) bool {
	return c == '.' || c == '_' || c == '-' || c-'0' < 10 || (c|0x20)-'a' < 26
}

// openQuote is where a string begins that does not end; -1: there is none.
func openQuote(filter string) int {
	open := -1
	for i := 0; i < len(filter); i++ {
		switch {
		case filter[i] == '"' && open < 0:
			open = i
		case filter[i] == '"':
			open = -1
		case filter[i] == '\\' && open >= 0:
			i++
		}
	}
	return open
}

// comparison is a field and an operator at the end of a text, or a set that is not closed.
var comparison = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`([\w.-]+)\s*(?:[=!]=?=|[<>]=?|\s(?:any_|all_)?(?:eq|ne)|\s(?:gt|ge|lt|le|contains)|\s(?:not\s+)?in\s*\{[^{}]*)\s*$`)
})

// completeLabel lists labels that begin with what follows the quote at a place, or all where no quote is there yet.
func completeLabel(filter string, quote, limit int) []Completion {
	m := comparison().FindStringSubmatch(filter[:quote])
	if m == nil {
		return nil
	}
	f, ok := lookup(m[1])
	if !ok {
		return nil
	}
	labels := labelsOf(f)
	if labels == nil {
		return nil
	}
	begun := strings.ToLower(strings.TrimPrefix(filter[quote:], `"`))
	var list []Completion
	labels.Each(func(low, high uint64, text string) bool {
		if strings.HasPrefix(strings.ToLower(text), begun) {
			number := strconv.FormatUint(low, 10)
			if high != low {
				number += " .. " + strconv.FormatUint(high, 10)
			}
			label := grammar.Filter{Expr: &grammar.String{Value: text}}
			list = append(list, Completion{quote, label.String(), "label", number})
		}
		return len(list) < limit
	})
	return list
}
