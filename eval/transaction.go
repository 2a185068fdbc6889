package eval

// maxTransactions bounds the requests that are remembered in a generation.
const maxTransactions = 1 << 16

// transactions finds the request that a reply answers. A request is answered once.
type transactions[K comparable] struct {
	open memory[K, request]
}

type request struct {
	frame int
	at    stamp
}

// ask remembers a request; a later one with the same key takes the place of the first.
func (t *transactions[K]) ask(k K, r request) { t.open.put(k, r, maxTransactions) }

// answer finds the request that a reply belongs to.
func (t *transactions[K]) answer(k K) (request, bool) {
	r, ok := t.open.get(k, maxTransactions)
	delete(t.open.young, k)
	delete(t.open.old, k)
	return r, ok
}

// milliseconds is the time from t to u.
func milliseconds(t, u stamp) float64 {
	s := u.sub(t)
	return float64(s.sec)*1e3 + float64(s.nsec)/1e6
}
