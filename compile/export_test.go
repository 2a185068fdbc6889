package compile

// WithoutSuggestions keeps errors from looking for similar names, which is slow.
func WithoutSuggestions() { nearest = func(string) []string { return nil } }
