package eval

// memory remembers values by key in two generations: when the young one is full, the old one is forgotten, and what is asked for
// in between becomes young again. So the least recently used go first, at the cost of a map look-up, and state stays bounded.
type memory[K comparable, V any] struct {
	young, old map[K]V
	turns      int // how often the young one became the old one
}

// get finds a value.
func (m *memory[K, V]) get(k K, limit int) (V, bool) {
	v, ok := m.young[k]
	if ok {
		return v, true
	}
	if v, ok = m.old[k]; ok {
		m.put(k, v, limit)
	}
	return v, ok
}

// put remembers a value; a generation holds limit of them.
func (m *memory[K, V]) put(k K, v V, limit int) {
	if m.young == nil || len(m.young) >= limit {
		m.old, m.young = m.young, map[K]V{}
		m.turns++
	}
	m.young[k] = v
}
