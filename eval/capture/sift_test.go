package capture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"
	"testing"
)

// seen is what is compared of a frame.
func seen(f *Frame) string {
	return fmt.Sprintf("%d %d.%09d %v %d %d %x %d %d.%d %s %x", f.Number, f.Sec, f.Nsec, f.HasTime, f.Len, f.Offset, f.Data, f.Block,
		f.Interface.Section, f.Interface.ID, f.Interface.Name, f.raw)
}

// inOrder reads a file frame by frame.
func inOrder(data []byte) (frames []string, err error) {
	r, err := NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	for {
		f, err := r.Next()
		if err == io.EOF {
			return frames, nil
		}
		if err != nil {
			return frames, err
		}
		frames = append(frames, seen(f))
	}
}

// inParts reads it with workers, in parts of a given size.
func inParts(data []byte, size int64, workers int) (frames []string, err error) {
	r, err := NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	r.file = bytes.NewReader(data)
	keepAll := func(int) Sieve {
		return Sieve{Look: func(f *Frame, words []uint64) bool {
			words[0] = uint64(len(f.Data))
			return true
		}}
	}
	err = r.sift(workers, keepAll, 3, lanesOf(len(data)/2), size, func(f *Frame, words []uint64) error {
		if words[0] != uint64(len(f.Data)) || words[1+f.Number%2] != uint64(f.Number) {
			return errors.New("words of another frame")
		}
		frames = append(frames, seen(f))
		return nil
	})
	return frames, err
}

// lanesOf makes lanes of which each takes every other frame, unless they are told to be one. At an offset in the file, one of them
// finds that it depends on another.
func lanesOf(offset int) func(most int) []Lane {
	return func(most int) (lanes []Lane) {
		n := min(most, 2)
		for i := range n {
			last := 0
			lanes = append(lanes, func(f *Frame, words []uint64) error {
				if f.Number != last+1 {
					return errors.New("a frame that does not come next")
				}
				if last = f.Number; n > 1 && i == 1 && f.Offset > int64(offset) {
					return ErrOrder
				}
				if n == 1 || f.Number%n == i {
					words[1+f.Number%2] = uint64(f.Number)
				}
				return nil
			})
		}
		return lanes
	}
}

func compareParts(t *testing.T, name string, data []byte) {
	t.Helper()
	want, wantErr := inOrder(data)
	for _, size := range []int64{4, 100, 1000, 1 << 14} {
		if int64(len(data))/size > 5000 {
			continue
		}
		got, gotErr := inParts(data, size, 3)
		if fmt.Sprint(gotErr) != fmt.Sprint(wantErr) {
			t.Errorf("%s in parts of %d: error %v, want %v", name, size, gotErr, wantErr)
		}
		if len(got) != len(want) {
			t.Errorf("%s in parts of %d: %d frames, want %d", name, size, len(got), len(want))
			continue
		}
		for i := range got {
			if got[i] != want[i] {
				t.Errorf("%s in parts of %d: frame %s\nwant %s", name, size, got[i], want[i])
				break
			}
		}
	}
}

func TestSift(t *testing.T) {
	for _, dir := range []string{"../../testdata/captures", "../../testdata/nginx-reset", filepath.Join(os.Getenv("DFC_SHARED"), "pcaps")} {
		for _, pattern := range []string{"*.pcap", "*.pcapng"} {
			paths, _ := filepath.Glob(filepath.Join(dir, pattern))
			for _, path := range paths {
				data, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				compareParts(t, path, data)
				compareParts(t, path+", cut", data[:len(data)*2/3])
			}
		}
	}
}

// TestSiftWrongGuesses has captures as the payload of packets: their records look like those of the file.
func TestSiftWrongGuesses(t *testing.T) {
	inner, err := os.ReadFile("../../testdata/captures/arp.pcap")
	if err != nil {
		t.Fatal(err)
	}
	data := bytes.Clone(inner[:pcapHeader])
	random := rand.New(rand.NewPCG(1, 2))
	for i := range 50 {
		n := random.IntN(len(inner))
		data = append(data, inner[pcapHeader:pcapHeader+8]...)
		data = binary.LittleEndian.AppendUint32(data, uint32(n))
		data = binary.LittleEndian.AppendUint32(data, uint32(n+i))
		data = append(data, inner[:n]...)
	}
	compareParts(t, "pcap in pcap", data)
}

// TestSiftDrops pins that a sieve which drops packets by their bytes leads to the same frames as one that looks at all of them.
func TestSiftDrops(t *testing.T) {
	dull := func(data []byte) bool { return len(data)%3 != 0 }
	look := func(f *Frame, _ []uint64) bool { return !dull(f.Data) }
	var dropped atomic.Int64
	drops := func(_ LinkType, data []byte) bool {
		if dull(data) {
			dropped.Add(1)
		}
		return dull(data)
	}
	sifted := func(data []byte, workers int, sieve Sieve) (frames []string, err error) {
		r, err := NewReader(bytes.NewReader(data))
		if err != nil {
			return nil, err
		}
		r.file = bytes.NewReader(data)
		one := func(int) []Lane { return []Lane{func(*Frame, []uint64) error { return nil }} }
		each := func(f *Frame, _ []uint64) error {
			frames = append(frames, seen(f))
			return nil
		}
		if workers == 1 {
			err = r.siftOne(func(int) Sieve { return sieve }, 0, one, each)
		} else {
			err = r.sift(workers, func(int) Sieve { return sieve }, 0, one, 1000, each)
		}
		return frames, err
	}
	for _, pattern := range []string{"captures/*.pcap", "captures/*.pcapng", "nginx-reset/*.pcap"} {
		paths, _ := filepath.Glob(filepath.Join("../../testdata", pattern))
		for _, path := range paths {
			whole, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			for _, data := range [][]byte{whole, whole[:len(whole)*2/3]} {
				want, wantErr := sifted(data, 1, Sieve{Look: look})
				for _, workers := range []int{1, 3} {
					got, gotErr := sifted(data, workers, Sieve{Look: look, Drops: drops})
					if fmt.Sprint(gotErr) != fmt.Sprint(wantErr) || !slices.Equal(got, want) {
						t.Errorf("%s, %d workers: %d frames, %v; want %d, %v", path, workers, len(got), gotErr, len(want), wantErr)
					}
				}
			}
		}
	}
	if dropped.Load() == 0 {
		t.Error("nothing was dropped")
	}
}

// TestSiftOneAgain pins that a single lane may find, at any frame, that all is to be done once more: what was handed on is not handed on again.
func TestSiftOneAgain(t *testing.T) {
	sifted := func(data []byte, failsAt int) (all []string, err error) {
		r, err := NewReader(bytes.NewReader(data))
		if err != nil {
			return nil, err
		}
		r.file = bytes.NewReader(data)
		r.tap = func(block []byte) { all = append(all, fmt.Sprintf("%x", block)) }
		try := 0
		lanes := func(int) []Lane {
			first := try == 0
			try++
			return []Lane{func(f *Frame, words []uint64) error {
				if first && f.Number == failsAt {
					return ErrOrder
				}
				if words[0] != uint64(f.Number) {
					return errors.New("words of another frame")
				}
				return nil
			}}
		}
		sieve := func(int) Sieve {
			return Sieve{Look: func(f *Frame, words []uint64) bool {
				words[0] = uint64(f.Number)
				return true
			}}
		}
		err = r.siftOne(sieve, 1, lanes, func(f *Frame, _ []uint64) error {
			all = append(all, seen(f))
			return nil
		})
		return all, err
	}
	paths, _ := filepath.Glob("../../testdata/captures/*.pcapng")
	for _, path := range append(paths, "../../testdata/nginx-reset/client-side.pcap") {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		want, wantErr := sifted(data, 0)
		for _, at := range []int{1, 2, 3, 10, 50} {
			got, gotErr := sifted(data, at)
			if fmt.Sprint(gotErr) != fmt.Sprint(wantErr) || !slices.Equal(got, want) {
				t.Errorf("%s, again at frame %d: %d frames and blocks, %v; want %d, %v", path, at, len(got), gotErr, len(want), wantErr)
			}
		}
	}
}

// TestSiftStops pins that an error of the caller ends everything.
func TestSiftStops(t *testing.T) {
	r, err := Open("../../testdata/nginx-reset/client-side.pcap")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	enough := errors.New("enough")
	frames := 0
	all := Sieve{Look: func(*Frame, []uint64) bool { return true }}
	err = r.sift(4, func(int) Sieve { return all }, 3, lanesOf(1<<20), 1000, func(*Frame, []uint64) error {
		frames++
		if frames == 10 {
			return enough
		}
		return nil
	})
	if err != enough || frames != 10 {
		t.Errorf("%v after %d frames", err, frames)
	}
}
