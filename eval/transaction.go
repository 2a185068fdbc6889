package eval

// maxTransactions bounds the requests that are remembered: when there are as many, those of the generation before are forgotten.
const maxTransactions = 1 << 16

// transactions finds the request that a reply answers. A request is answered once.
type transactions[K comparable] struct {
	young, old map[K]request
}

type request struct {
	frame int
	at    stamp
}

// ask remembers a request; a later one with the same key takes the place of the first.
func (t *transactions[K]) ask(k K, r request) {
	if t.young == nil || len(t.young) >= maxTransactions {
		t.old, t.young = t.young, map[K]request{}
	}
	t.young[k] = r
}

// answer finds the request that a reply belongs to.
func (t *transactions[K]) answer(k K) (request, bool) {
	for _, m := range []map[K]request{t.young, t.old} {
		if r, ok := m[k]; ok {
			delete(t.young, k)
			delete(t.old, k)
			return r, true
		}
	}
	return request{}, false
}

// milliseconds is the time from t to u.
func milliseconds(t, u stamp) float64 {
	s := u.sub(t)
	return float64(s.sec)*1e3 + float64(s.nsec)/1e6
}
