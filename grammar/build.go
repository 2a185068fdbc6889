package grammar

import "github.com/alecthomas/participle/v2/lexer"

// builder turns the parsed rules into the AST. It recurses no deeper than MaxDepth; what repeats is a loop.
type builder struct {
	errs     Errors
	warnings []Diagnostic
}

// placed is an expression and the text it takes, which is wider than its own place if brackets surround it.
type placed struct {
	expr Expr
	span Span
}

// step is an operator and its right operand in a flat list.
type step struct {
	op lexer.Token
	x  placed
}

// fold turns a flat list into a tree: a tighter operator first, equal ones from the left.
func fold(x placed, steps []step, tightness func(lexer.Token) int, join func(op lexer.Token, x, y placed) Expr) placed {
	type pending struct {
		x  placed
		op lexer.Token
	}
	var left []pending
	reduce := func(least int) {
		for len(left) > 0 && tightness(left[len(left)-1].op) >= least {
			top := left[len(left)-1]
			left = left[:len(left)-1]
			x = placed{join(top.op, top.x, x), top.x.span.Join(x.span)}
		}
	}
	for _, s := range steps {
		reduce(tightness(s.op))
		left = append(left, pending{x, s.op})
		x = s.x
	}
	reduce(0)
	return x
}

func (b *builder) filter(r *filterRule) Expr {
	if r.Test == nil {
		return nil
	}
	return b.test(r.Test).expr
}

func (b *builder) test(r *testRule) placed {
	steps := make([]step, len(r.Tail))
	for i, s := range r.Tail {
		steps[i] = step{s.Op, b.not(s.X)}
	}
	return fold(b.not(r.Head), steps, testTightness, joinTests)
}

func testTightness(op lexer.Token) int {
	switch op.Type {
	case or:
		return 1
	case xor:
		return 2
	}
	return 3
}

func joinTests(op lexer.Token, x, y placed) Expr {
	at := At{x.span.Join(y.span)}
	switch op.Type {
	case or:
		return &Or{at, x.expr, y.expr}
	case xor:
		return &Xor{at, x.expr, y.expr}
	}
	return &And{at, x.expr, y.expr}
}

func (b *builder) not(r *notRule) placed {
	whole := spanOf(r.Tokens)
	var x Expr
	if r.Group != nil {
		x = b.test(r.Group).expr
	} else {
		x = b.relation(r.Relation)
	}
	for i := len(r.Nots) - 1; i >= 0; i-- {
		x = &Not{At{Span{span(r.Nots[i]).Start, whole.End}}, x}
	}
	return placed{x, whole}
}

func (b *builder) relation(r *relationRule) Expr {
	at := At{spanOf(r.Tokens)}
	if q := r.Quantified; q != nil {
		quantifier := Any
		if q.Quantifier.Type == allOf {
			quantifier = All
		}
		if len(q.Tail.Comparisons) > 1 {
			b.warnings = append(b.warnings, Diagnostic{span(q.Quantifier), CodeSurprise,
				`"` + q.Quantifier.Value + `" has no effect before a chain of comparisons`,
				`write one comparison at a time, joined by "and"`})
		}
		return b.relationOf(at, quantifier, q.Left, q.Tail)
	}
	if r.Tail == nil {
		return b.value(r.Left).expr
	}
	return b.relationOf(at, NoQuantifier, r.Left, r.Tail)
}

func (b *builder) relationOf(at At, q Quantifier, left *valueRule, tail *relationTail) Expr {
	x := b.value(left).expr
	switch {
	case tail.Text != nil:
		b.needPlain(left, tail.Text.Op)
		right := b.operand(tail.Text.Right)
		return &Relation{at, q, []Expr{x, right}, []Operator{operators[tail.Text.Op.Value]}}
	case tail.Member != nil:
		b.needPlain(left, tail.Member.In)
		return &Membership{at, q, x, len(tail.Member.Not) > 0, b.set(tail.Member.Set)}
	}
	rel := &Relation{At: at, Quantifier: q, Operands: []Expr{x}}
	for _, c := range tail.Comparisons {
		rel.Operators = append(rel.Operators, operators[c.Op.Value])
		rel.Operands = append(rel.Operands, b.value(c.Right).expr)
	}
	return rel
}

// needPlain refuses arithmetic to the left of an operator that takes only a plain operand. The grammar cannot say
// so without lookahead.
func (b *builder) needPlain(left *valueRule, op lexer.Token) {
	if len(left.Tail) == 0 && len(left.Head.Signs) == 0 && left.Head.Group == nil {
		return
	}
	b.errs = append(b.errs, Diagnostic{span(op), CodeSyntax,
		`"` + op.Value + `" cannot follow arithmetic or braces`, "put a field to its left"})
}

func (b *builder) set(rules []*elementRule) []Element {
	set := make([]Element, len(rules))
	for i, r := range rules {
		set[i].Low = b.value(r.Low).expr
		if r.High != nil {
			set[i].High = b.value(r.High).expr
		}
	}
	return set
}

func (b *builder) value(r *valueRule) placed {
	steps := make([]step, len(r.Tail))
	for i, s := range r.Tail {
		steps[i] = step{s.Op, b.sign(s.X)}
	}
	return fold(b.sign(r.Head), steps, valueTightness, joinValues)
}

func valueTightness(op lexer.Token) int {
	switch arithmetic[op.Value] {
	case BitAnd:
		return 1
	case Plus, Minus:
		return 2
	}
	return 3
}

func joinValues(op lexer.Token, x, y placed) Expr {
	return &Binary{At{x.span.Join(y.span)}, arithmetic[op.Value], x.expr, y.expr}
}

func (b *builder) sign(r *signRule) placed {
	whole := spanOf(r.Tokens)
	var x Expr
	if r.Group != nil {
		x = b.value(r.Group).expr
	} else {
		x = b.operand(r.Operand)
	}
	for i := len(r.Signs) - 1; i >= 0; i-- {
		x = &Unary{At{Span{span(r.Signs[i]).Start, whole.End}}, r.Signs[i].Value == "-", x}
	}
	return placed{x, whole}
}

func (b *builder) operand(r *operandRule) Expr {
	x := b.base(r)
	for _, s := range r.Slices {
		place := Span{span(r.Tokens[0]).Start, spanOf(s.Tokens).End}
		x = &Slice{At{place}, x, ranges(s)}
	}
	return x
}

func (b *builder) base(r *operandRule) Expr {
	switch {
	case r.Named != nil:
		return b.named(r.Named)
	case r.Field != nil:
		return field(r.Field)
	case r.Reference != nil:
		return reference(r.Reference)
	}
	return constant(r.Constant[0])
}

func (b *builder) named(r *namedRule) Expr {
	if r.Args == nil {
		return item(r.Tokens, r.Name, false, r.Layers)
	}
	call := &Call{At: At{spanOf(r.Tokens)}, Name: wordOf(r.Name)}
	for _, a := range r.Args.Args {
		call.Args = append(call.Args, b.value(a).expr)
	}
	return call
}

func reference(r *referenceRule) Expr {
	x := r.Plain
	if x == nil {
		x = r.Braced
	}
	return &Reference{At{spanOf(r.Tokens)}, field(x)}
}

func field(r *fieldRule) Expr {
	return item(r.Tokens, r.Word, len(r.Raw) > 0, r.Layers)
}

// item is a word, or a field if anything is attached to it.
func item(tokens []lexer.Token, word lexer.Token, raw bool, layers *layersRule) Expr {
	w := wordOf(word)
	if !raw && layers == nil {
		return w
	}
	f := &Field{At: At{spanOf(tokens)}, Name: w, Raw: raw}
	switch {
	case layers == nil:
	case layers.List != nil:
		f.Layers = ranges(layers.List)
	default:
		f.Layers = []Range{rangeOf(layers.Index)}
	}
	return f
}

func ranges(r *listRule) []Range {
	out := make([]Range, len(r.Ranges))
	for i, x := range r.Ranges {
		out[i] = rangeOf(x.Text)
	}
	return out
}

// The lexer has checked the texts of the tokens below; what they give cannot fail.

func rangeOf(t lexer.Token) Range {
	r, _ := parseRange(t.Value)
	r.Place = span(t)
	return r
}

func wordOf(t lexer.Token) *Word {
	w := &Word{At{span(t)}, t.Value, Identifier}
	switch t.Type {
	case name:
		w.Form = Name
	case literal:
		w.Form = Literal
	case forced:
		w.Text, w.Form = t.Value[1:], Literal
	case fieldOnly:
		w.Text, w.Form = t.Value[1:], FieldOnly
	}
	return w
}

func constant(t lexer.Token) Expr {
	at := At{span(t)}
	switch t.Type {
	case stringText:
		s, _ := unquote(t.Value)
		return &String{at, s, false}
	case rawString:
		s, _ := unquoteRaw(t.Value)
		return &String{at, s, true}
	case char:
		c, _ := unquoteChar(t.Value)
		return &Char{at, c}
	case integer:
		n, _ := parseInteger(t.Value)
		return &Number{At: at, Text: t.Value, Int: n}
	case float:
		f, _ := parseFloat(t.Value)
		return &Number{At: at, Text: t.Value, Float: true, Value: f}
	}
	return wordOf(t)
}
