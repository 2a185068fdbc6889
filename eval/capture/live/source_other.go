//go:build !linux

package live

import "io"

// Source is an interface's packets as a pcapng file.
type Source struct {
	io.Reader
	Idle func()
}

// Link finds out what the packets of an interface begin with, as capture files number it.
func Link(string) (uint16, error) { return 0, ErrSystem }

// Open begins to capture.
func Open(Options) (*Source, error) { return nil, ErrSystem }

// Header is the beginning of the file, before the first packet.
func (*Source) Header() []byte { return nil }

// Stop ends the file after the packets that have arrived so far.
func (*Source) Stop() {}

// Counters tell how many packets there have been.
func (*Source) Counters() (Counters, error) { return Counters{}, ErrSystem }

// Close ends the capture.
func (*Source) Close() error { return nil }
