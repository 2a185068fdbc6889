package capture

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"
	"testing"
)

// TestNotes pins that of a file which is read once more, the frames that are wanted are the same as without notes, and few others are looked at.
func TestNotes(t *testing.T) {
	paths, _ := filepath.Glob("../../testdata/captures/*.pcap*")
	looked, total := int64(0), 0
	for _, path := range append(paths, "../../testdata/nginx-reset/client-side.pcap") {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, data := range [][]byte{data, data[:len(data)*2/3]} {
			for _, size := range []int64{100, 1000, 1 << 14} {
				n, of := compareNotes(t, path, data, size)
				looked, total = looked+n, total+of
			}
		}
	}
	if looked == 0 || int(looked) > total/2 {
		t.Errorf("%d of %d frames were looked at", looked, total)
	}
}

func compareNotes(t *testing.T, path string, data []byte, size int64) (looked int64, total int) {
	t.Helper()
	number := func(f *Frame) uint16 { return uint16(f.Offset) * 0x9e37 >> 8 }
	wanted := func(number uint16) bool { return number < 20 }
	open := func() *Reader {
		r, err := NewReader(bytes.NewReader(data))
		if err != nil {
			return nil
		}
		r.file = bytes.NewReader(data)
		return r
	}
	plain, noting, again := open(), open(), open()
	if plain == nil {
		return 0, 0
	}
	var want, got []string
	f, wantErr := plain.Next()
	for ; wantErr == nil; f, wantErr = plain.Next() {
		if total++; wanted(number(f)) {
			want = append(want, seen(f))
		}
	}
	notes, err := noting.note(func() Noter { return func(f *Frame) (uint16, bool) { return number(f), true } },
		func(sieve func(int) Sieve, lanes func(int) []Lane, each Lane) error {
			return noting.sift(3, sieve, 1, lanes, size, each)
		})
	again.Want(notes, wanted)
	sieve := func(int) Sieve {
		return Sieve{Look: func(f *Frame, _ []uint64) bool {
			atomic.AddInt64(&looked, 1)
			return wanted(number(f))
		}}
	}
	nothing := func(*Frame, []uint64) error { return nil }
	gotErr := again.sift(3, sieve, 0, func(int) []Lane { return []Lane{nothing} }, size, func(f *Frame, _ []uint64) error {
		got = append(got, seen(f))
		return nil
	})
	if !slices.Equal(got, want) || fmt.Sprint(gotErr) != fmt.Sprint(atEnd(wantErr)) || fmt.Sprint(err) != fmt.Sprint(gotErr) {
		t.Errorf("%s in parts of %d: %d frames and %v, want %d and %v; while noting %v", path, size, len(got), gotErr, len(want), wantErr, err)
	}
	return looked, total
}

// TestNotesOfAnother pins that a file which has changed since it was noted is read without harm.
func TestNotesOfAnother(t *testing.T) {
	data, err := os.ReadFile("../../testdata/nginx-reset/client-side.pcap")
	if err != nil {
		t.Fatal(err)
	}
	for _, longer := range []byte{0, 1, 0xff} { // each record claims to be
		changed := bytes.Clone(data)
		for at := pcapHeader; at+16 < len(data); {
			n := 16 + int(data[at+8]) + int(data[at+9])<<8
			changed[at+9] += longer
			at += n
		}
		first, _ := NewReader(bytes.NewReader(data))
		first.file = bytes.NewReader(data)
		notes, err := first.note(func() Noter { return func(f *Frame) (uint16, bool) { return uint16(f.Offset) * 0x9e37 >> 8, true } },
			func(sieve func(int) Sieve, lanes func(int) []Lane, each Lane) error {
				return first.sift(2, sieve, 1, lanes, 1<<14, each)
			})
		if err != nil {
			t.Fatal(err)
		}
		again, _ := NewReader(bytes.NewReader(changed))
		again.file = bytes.NewReader(changed)
		again.Want(notes, func(number uint16) bool { return number < 20 })
		frames := 0
		nothing := func(*Frame, []uint64) error { return nil }
		keepAll := func(int) Sieve { return Sieve{Look: func(*Frame, []uint64) bool { return true }} }
		err = again.sift(2, keepAll, 0, func(int) []Lane { return []Lane{nothing} }, 1<<14, func(*Frame, []uint64) error {
			frames++
			return nil
		})
		if longer == 0 && (err != nil || frames == 0) {
			t.Errorf("%d frames, %v", frames, err)
		}
	}
}
