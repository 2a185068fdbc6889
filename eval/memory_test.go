package eval

import "testing"

// TestMemoryIsBounded floods a memory and expects what is asked for in between to stay.
func TestMemoryIsBounded(t *testing.T) {
	const limit = 100
	var m memory[int, int]
	m.put(-1, 42, limit)
	for i := range 100 * limit {
		m.put(i, i, limit)
		if n := len(m.young) + len(m.old); n > 2*limit {
			t.Fatalf("%d values are remembered, at most %d may be", n, 2*limit)
		}
		if i%(limit/2) == 0 {
			if v, ok := m.get(-1, limit); !ok || v != 42 {
				t.Fatalf("after %d others, a value in use is forgotten", i)
			}
		}
	}
	if _, ok := m.get(0, limit); ok {
		t.Error("a value not asked for since long is still there")
	}
}
