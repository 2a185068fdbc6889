package compile

import "testing"

// WithoutSuggestions keeps errors from looking for similar names during the test, which is slow.
func WithoutSuggestions(t testing.TB) {
	before := nearest
	nearest = func(string) []string { return nil }
	t.Cleanup(func() { nearest = before })
}
