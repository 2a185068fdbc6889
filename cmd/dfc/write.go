package main

import (
	"fmt"
	"os"

	"github.com/dfc-lang/dfc/eval/capture"
)

// writer writes the matching packets to a capture file.
type writer struct {
	file *os.File // nil for standard output
	to   *capture.Writer
}

// newWriter creates the file, unless it is one of those to be read.
func newWriter(c *console, name string, sources []string) (*writer, error) {
	if name == "-" {
		return &writer{to: capture.NewWriter(c.out)}, nil
	}
	if there, err := os.Stat(name); err == nil {
		for _, s := range sources {
			if source, err := os.Stat(s); err == nil && os.SameFile(there, source) {
				return nil, fmt.Errorf("%s would be overwritten while it is read", s)
			}
		}
	}
	file, err := os.Create(name)
	if err != nil {
		return nil, err
	}
	return &writer{file: file, to: capture.NewWriter(file)}, nil
}

func (w *writer) start(name string, r *capture.Reader) error {
	if err := w.to.From(r); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

func (w *writer) everyFrame() bool { return false }

func (w *writer) frame(f *capture.Frame, _ bool) error { return w.to.Write(f) }

func (w *writer) finish() error { return w.to.Flush() }

func (w *writer) end() error {
	if w.file == nil {
		return nil
	}
	return w.file.Close()
}
